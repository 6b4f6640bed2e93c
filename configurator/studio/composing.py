"""Composing: a design made in one go from a theme, a photo and words, as the commands do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import shapely

from configurator.ground.geometry import Box, Point
from configurator.ground.outlines import area_of
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.edits import (
    AddLayer,
    Edit,
    RemoveLayer,
    ReplaceLayer,
    SetOption,
    Together,
    apply,
)
from configurator.model.layers import Layer, Lettering, Motif, Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.product import Part, ProductFamily
from configurator.model.resizing import resized
from configurator.model.words import Language
from configurator.studio.fitting import applied
from configurator.studio.session import parts_of
from configurator.tools.photo import PHOTO_PLACE
from configurator.tools.rewording import reworded
from configurator.tools.work_area import standing_out, work_area

WIDE = 1.25
"""From this aspect on, a photograph stands beside the words instead of above them."""
PHOTO_SHARE = 0.46
GAP_SHARE = 0.06
LEAD = 1.35
"""Line to line, in ems."""
LARGEST_EM_SHARE = 0.3
"""Largest em of words, as a share of the column's width."""
LESSER = 0.75
"""Size of the further lines, as a share of the first: a headline and what follows it."""
MEDALLION_SHARE = 0.74
"""How much of a medallion a photograph on it covers."""
SMALL_SHARE = 0.4
"""Drawings narrower than this share of the room move with the words; larger ones are scenery."""
AIR = 0.92
"""How much of the room is used, so that nothing touches its edge."""
FINEST_STEP = 0.02


class WishRefused(Exception):
    """Something asked for that this product does not have; the message names what there is."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a design should be: names of the family's own, a cleaned photo, screened texts."""

    size: str | None = None
    theme: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    photo: PhotoRef | None = None
    texts: tuple[str, ...] = ()
    language: Language = "en"


def compose(family: ProductFamily, library: Library, wishes: Wishes) -> Design:
    """A design that has everything wished for. Raises WishRefused."""
    return _Composer(family, library, wishes).composed()


class _Composer:
    def __init__(self, family: ProductFamily, library: Library, wishes: Wishes) -> None:
        self._family = family
        self._library = library
        self._wishes = wishes
        self._start = _started(family, wishes)

    def composed(self) -> Design:
        return apply(self._start, Together(edits=(*self._with_words, *self._with_photo())))

    @cached_property
    def _with_words(self) -> list[Edit]:
        """The texts in place of the theme's own, the largest first; others join the last one."""
        texts = self._wishes.texts
        there = [layer for layer in self._layers if isinstance(layer, Lettering)]
        there.sort(key=lambda layer: -layer.size_mm)
        if texts and not there:
            return self._own_words(texts)
        last = len(there) - 1
        said = [*texts[:last], "\n".join(texts[last:])] if len(texts) > len(there) else texts
        return [
            reworded(self._start, layer, text, self._library, self._shape_under(layer))
            for layer, text in zip(there, said, strict=False)
        ]

    def _shape_under(self, layer: Lettering) -> PartShape:
        parts = parts_of(self._family, self._start)
        return next(
            self._shape(part) for part in parts if layer in self._start.part(part.id).layers
        )

    def _own_words(self, texts: tuple[str, ...]) -> list[Edit]:
        part = self._part_for("lettering")
        room = self._room(part)
        column = _columns(room)[1] if self._wishes.photo is not None else room
        em = min(column.height / (LEAD * len(texts)), column.width * LARGEST_EM_SHARE)
        x, y = column.center
        top = y - (len(texts) - 1) * em * LEAD / 2
        return [
            AddLayer(
                part=part.id,
                layer=Lettering(
                    id=f"words-{number + 1}",
                    placement=_at((x, top + number * em * LEAD)),
                    text=text,
                    font=self._library.fonts.families[0].id,
                    size_mm=_tidy(em * (1 if number == 0 else LESSER)),
                    color=self._readable_on(part),
                    fit="shrink",
                    box_width_mm=_tidy(column.width * (1 if number == 0 else LESSER)),
                ),
            )
            for number, text in enumerate(texts)
        ]

    def _with_photo(self) -> list[Edit]:
        """The photo in the theme's place for one; else the theme moves together to make room."""
        ref = self._wishes.photo
        if ref is None:
            return []
        for layer in self._layers:
            if isinstance(layer, Photo):
                return [ReplaceLayer(layer=layer.model_copy(update={"photo": ref}))]
        place = self._start.layer(PHOTO_PLACE)
        if place is not None and isinstance(place[1], Motif):
            side = self._side_at(place[0], place[1])
            photo = _photo(ref, Box.sized(side, side), place[1].placement, "circle")
            return [AddLayer(part=place[0], layer=photo), RemoveLayer(layer_id=PHOTO_PLACE)]
        part = self._part_for("photo")
        spot, rest = _columns(self._room(part))
        photo = _photo(ref, spot, _at(spot.center))
        return [*self._moved_together(part, rest), AddLayer(part=part.id, layer=photo)]

    def _side_at(self, part: str, place: Motif) -> float:
        """How large the photo is there: it fills the medallion under the place, if there is one."""
        x, y = place.placement.x_mm, place.placement.y_mm
        around = [
            layer.width_mm * MEDALLION_SHARE
            for layer in self._start.part(part).layers
            if isinstance(layer, Motif)
            and layer.width_mm > place.width_mm
            and abs(layer.placement.x_mm - x) + abs(layer.placement.y_mm - y) < place.width_mm / 4
        ]
        return max([place.width_mm, *around])

    def _moved_together(self, part: Part, into: Box) -> list[Edit]:
        """The theme's words and small drawings, made smaller to fit where the photo is not."""
        room = self._room(part)
        by = min(into.width / room.width, into.height / room.height)
        return [
            ReplaceLayer(layer=_carried(self._reworded(layer), room, into, by))
            for layer in self._start.part(part.id).layers
            if isinstance(layer, Lettering)
            or (isinstance(layer, Motif) and layer.width_mm < room.width * SMALL_SHARE)
        ]

    def _reworded(self, layer: Layer) -> Layer:
        """The layer as the texts wished for have made it."""
        for edit in self._with_words:
            if isinstance(edit, ReplaceLayer) and edit.layer.id == layer.id:
                return edit.layer
        return layer

    @cached_property
    def _layers(self) -> list[Lettering | Photo]:
        return [
            layer
            for part in parts_of(self._family, self._start)
            for layer in self._start.part(part.id).layers
            if isinstance(layer, Lettering | Photo)
        ]

    def _part_for(self, tool: str) -> Part:
        for part in parts_of(self._family, self._start):
            if tool in part.tools:
                return part
        what = {"photo": "photos", "lettering": "words"}[tool]
        raise WishRefused(f"A {self._family.id} takes no {what}.")

    def _readable_on(self, part: Part) -> str:
        area = work_area(self._start, part, self._shape(part), self._library)
        return standing_out(area, self._library)

    def _room(self, part: Part) -> Box:
        return roomiest(self._shape(part), part.focus)

    @cached_property
    def _shapes(self) -> dict[str, PartShape]:
        return {shape.part: shape for shape in self._family.shapes(self._start, self._library)}

    def _shape(self, part: Part) -> PartShape:
        if part.id in self._shapes:
            return self._shapes[part.id]
        raise WishRefused(f"This {self._family.id} has no {part.words.en} with these options.")


def _photo(ref: PhotoRef, spot: Box, at: Placement, frame: str = "rounded") -> Photo:
    return Photo(
        id="photo-1",
        placement=at,
        photo=ref,
        width_mm=_tidy(spot.width),
        height_mm=_tidy(spot.height),
        frame=frame,
    )


def _at(spot: Point) -> Placement:
    return Placement(x_mm=_tidy(spot[0]), y_mm=_tidy(spot[1]))


def _carried(layer: Layer, room: Box, into: Box, by: float) -> Layer:
    """The layer at the same spot of a smaller room."""
    x = into.center[0] + (layer.placement.x_mm - room.center[0]) * by
    y = into.center[1] + (layer.placement.y_mm - room.center[1]) * by
    turn = layer.placement.rotation_deg
    at = Placement(x_mm=_tidy(x), y_mm=_tidy(y), rotation_deg=turn)
    return resized(layer, by).model_copy(update={"placement": at})


def roomiest(shape: PartShape, focus: str | None) -> Box:
    """A large upright box inside a part's safe area, within its focus zone where it has one."""
    area = area_of(shape.safe)
    if focus is not None:
        area = area.intersection(area_of(shape.zone(focus).outline))
    left, top, right, bottom = area.bounds
    wide = min(max((right - left) / max(bottom - top, 1e-6), 0.5), 2.6)
    center = shapely.maximum_inscribed_circle(area).coords[0]
    middle = ((left + right) / 2, (top + bottom) / 2)
    boxes = [_largest(area, spot, wide) for spot in (center, middle)]
    return max(boxes, key=lambda box: box.width)


def _largest(area: shapely.Geometry, center: tuple[float, ...], wide: float) -> Box:
    """The largest box of an aspect around a point that stays inside the area."""
    x, y = center[0], center[1]

    def box_of(height: float) -> Box:
        return Box(x - height * wide / 2, y - height / 2, x + height * wide / 2, y + height / 2)

    low, high = 0.0, area.bounds[3] - area.bounds[1]
    while high - low > FINEST_STEP:
        middle = (low + high) / 2
        box = box_of(middle)
        inside = area.covers(shapely.box(box.left, box.top, box.right, box.bottom))
        low, high = (middle, high) if inside else (low, middle)
    return box_of(low * AIR)


def _columns(room: Box) -> tuple[Box, Box]:
    """Where a photograph stands, and where words go: beside it in a wide room, else below."""
    if room.width > room.height * WIDE:
        cut, gap = room.left + room.width * PHOTO_SHARE, room.width * GAP_SHARE
        return (
            Box(room.left, room.top, cut, room.bottom),
            Box(cut + gap, room.top, room.right, room.bottom),
        )
    cut, gap = room.top + room.height * (1 - PHOTO_SHARE), room.height * GAP_SHARE
    return (
        Box(room.left, room.top, room.right, cut),
        Box(room.left, cut + gap, room.right, room.bottom),
    )


def _started(family: ProductFamily, wishes: Wishes) -> Design:
    """The theme in its size with the options chosen. Raises WishRefused."""
    _known(wishes.size, [size.id for size in family.sizes], "size", family)
    _known(wishes.theme, [theme.id for theme in family.themes], "theme", family)
    offered = {option.id: [choice.id for choice in option.choices] for option in family.options}
    design = family.new_design(wishes.theme, wishes.size, wishes.language)
    for option, choice in wishes.options.items():
        _known(option, list(offered), "option", family)
        _known(choice, offered[option], f"choice for {option}", family)
        design = applied(family, design, SetOption(option=option, choice=choice))
    return design


def _known(wish: str | None, there: list[str], what: str, family: ProductFamily) -> None:
    if wish is not None and wish not in there:
        raise WishRefused(
            f"A {family.id} has no {what} {wish!r}. There is: {', '.join(there) or 'none'}."
        )


def _tidy(length: float) -> float:
    return round(length, 2)
