"""Place: where words stand on a part, inside it or not, and what they stand clear of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import shapely

from configurator.ground.geometry import Box
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.flatten import placed, upright_box
from configurator.model.layers import Layer, Lettering, Pattern
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.tools.inside import TOLERANCE_MM, area, ink_of, open_room


class Place:
    """Where words stood, to be asked what else may stand there. Areas and boxes are in part mm."""

    def __init__(
        self, others: Sequence[Layer], layer: Lettering, library: Library, shape: PartShape
    ) -> None:
        self._others, self._layer, self._library, self._shape = others, layer, library, shape

    def ink(self, said: Lettering) -> shapely.Geometry:
        """What words cover."""
        return ink_of(said, self._library)

    def keeps_clear(self, ink: shapely.Geometry) -> bool:
        """Whether words touch nothing that the others stood clear of."""
        return not self._neighbors.intersects(ink)

    def holds(self, ink: shapely.Geometry) -> bool:
        """Whether words are as much inside and as clear as the others were."""
        return self.keeps_clear(ink) and (not self._inside or bool(self._room.covers(ink)))

    def has_room_for(self, said: Lettering, air_mm: float) -> bool:
        """Whether words lie inside with air around them, and meet nothing the others did not."""
        box = letters_box(said, self._library).grown(air_mm)
        if any(box.meets(each) for each in self._beside):
            return False
        if not self._room.covers(shapely.box(box.left, box.top, box.right, box.bottom)):
            return False
        return self._around.is_empty or not self._around.intersects(self.ink(said))

    @cached_property
    def _room(self) -> shapely.Geometry:
        room = area(open_room(self._shape)).buffer(TOLERANCE_MM)
        shapely.prepare(room)
        return room

    @cached_property
    def _stood(self) -> shapely.Geometry:
        return self.ink(self._layer)

    @cached_property
    def _inside(self) -> bool:
        return bool(self._room.covers(self._stood))

    @cached_property
    def _neighbors(self) -> shapely.Geometry:
        inks = [_ink(each, self._library) for each in self._others]
        clear = shapely.union_all([ink for ink in inks if not ink.intersects(self._stood)])
        shapely.prepare(clear)
        return clear

    @cached_property
    def _own(self) -> Box:
        return letters_box(self._layer, self._library)

    @cached_property
    def _boxes(self) -> list[tuple[Layer, Box]]:
        return [(each, upright_box(each, self._library, self._shape)) for each in self._others]

    @cached_property
    def _beside(self) -> list[Box]:
        """The boxes of what stands clear of the words' own."""
        return [box for _, box in self._boxes if not box.meets(self._own)]

    @cached_property
    def _around(self) -> shapely.Geometry:
        """What lies all around the words without touching them, as confetti does."""
        meeting = [each for each, box in self._boxes if box.meets(self._own)]
        inks = [_ink(each, self._library) for each in meeting]
        around = shapely.union_all([ink for ink in inks if not ink.intersects(self._stood)])
        shapely.prepare(around)
        return around


def place_of(design: Design, layer: Lettering, library: Library, shape: PartShape) -> Place:
    """The place of words on a part, whose patterns are its ground. Raises MissingAsset."""
    here = design.part(shape.part).layers
    others = [each for each in here if not isinstance(each, Pattern) and each.id != layer.id]
    return Place(others, layer, library, shape)


@lru_cache(maxsize=256)
def _ink(layer: Layer, library: Library) -> shapely.Geometry:
    """What a neighbor covers; typing asks again with every letter."""
    return ink_of(layer, library)


def letters_box(said: Lettering, library: Library) -> Box:
    """The upright box around the letters themselves, however long their line may be, in part mm."""
    return set_lettering(said, library).path.transformed(placed(said.placement)).box
