"""Work area: where on a part new things go, how large they begin, and in which colors."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.ground.color import contrast, lab_of, nearest
from configurator.ground.geometry import Box
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.flatten import layer_box
from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.model.product import Part
from configurator.model.resizing import resized, tidy


@dataclass(frozen=True, slots=True)
class WorkArea:
    """A part as a tool sees it: its id, the room in mm, its ground color, and its swatches.

    `room` is the part's focus zone inside its safe area; `ground` a '#rrggbb'; `colors` are swatch
    ids, any of the library's when the part names none.
    """

    part: str
    room: Box
    ground: str
    colors: tuple[str, ...]

    @property
    def short_side(self) -> float:
        """The shorter side of the room, in mm."""
        return min(self.room.width, self.room.height)


def work_area(design: Design, part: Part, shape: PartShape, library: Library) -> WorkArea:
    """The work area of a part of a design. Raises MissingAsset."""
    room = shape.safe.box
    if part.focus is not None:
        room = _overlap(room, shape.zone(part.focus).outline.box)
    color = design.part(shape.part).color or part.default_color
    paint = shape.base if color is None else library.paint(color)
    colors = tuple(each for each in part.colors if each in library.swatches)
    return WorkArea(
        shape.part,
        room,
        "#ffffff" if paint is None else paint.srgb,
        colors or tuple(library.swatches),
    )


def _overlap(one: Box, other: Box) -> Box:
    box = Box(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )
    return box if box.width > 0 and box.height > 0 else one


def standing_out(area: WorkArea, library: Library) -> str:
    """The area's plain swatch that stands out most from its ground."""
    plain = [each for each in area.colors if library.swatches[each].spot is None]
    return max(
        plain or area.colors, key=lambda each: contrast(library.swatches[each].srgb, area.ground)
    )


def nearest_color(srgb: str, area: WorkArea, library: Library) -> str:
    """The area's plain swatch that looks nearest to a color."""
    plain = [each for each in area.colors if library.swatches[each].spot is None]
    labs = {each: lab_of(library.swatches[each].srgb) for each in plain or area.colors}
    return nearest(lab_of(srgb), labs)[0]


def fitted_in(layer: Layer, room: Box, library: Library) -> Layer:
    """The layer as large as fits a room, upright boxes compared, and in its middle."""
    box = layer_box(layer, library)
    scale = min(room.width / box.width, room.height / box.height)
    sized = resized(layer, scale)
    middle, (x, y) = layer_box(sized, library).center, room.center
    place = {"x_mm": tidy(x - middle[0]), "y_mm": tidy(y - middle[1])}
    return sized.model_copy(update={"placement": sized.placement.model_copy(update=place)})
