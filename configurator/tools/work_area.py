"""Work area: where on a part new things go, how large they begin, and in which colors."""

from __future__ import annotations

import math
from dataclasses import dataclass

from configurator.ground.color import contrast, lab_of, nearest
from configurator.ground.geometry import Box, Path, Point
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.flatten import layer_box
from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.model.product import Part
from configurator.model.resizing import resized, tidy
from configurator.tools.inside import TOLERANCE_MM, covers

FOLD_MM = 3.0
"""How far inside a zone's edge, a fold mostly, important things stay; as inside a trim (ink.md)."""

LEAST_ROOM = 0.25
SPOTS = (0.0, -1.0, 1.0, -0.5, 0.5)
"""Places tried for something new, as shares of the way from the room's middle to its edge."""

FAR_OF_WIDTH = 0.02
"""Being a mm further from the middle weighs as much as covering this share of one's width."""

ROOM_STEPS = 8
"""Halvings that find the room of a round or slender part to a three-hundredth of its size."""


@dataclass(frozen=True, slots=True)
class WorkArea:
    """A part as a tool sees it: its id, the room in mm, its ground color, and its swatches.

    `safe` is the box of the part's focus zone inside its safe area, `room` the box about its
    middle that is safe to its corners, and `square_side` the side of the largest such square;
    `ground` a '#rrggbb'; `colors` are swatch ids, any of the library's when the part names none.
    `taken` are the boxes of what lies there already.
    """

    part: str
    safe: Box
    room: Box
    square_side: float
    ground: str
    colors: tuple[str, ...]
    taken: tuple[Box, ...] = ()

    def free_spot(self, width_mm: float, height_mm: float) -> Point:
        """The middle of the emptiest place for something so large, near the middle of the room."""
        x, y = self.room.center
        reach_x = max(0.0, (self.room.width - width_mm) / 2)
        reach_y = max(0.0, (self.room.height - height_mm) / 2)
        spots = [(x + reach_x * across, y + reach_y * down) for down in SPOTS for across in SPOTS]

        def cost(spot: Point) -> float:
            left, top = spot[0] - width_mm / 2, spot[1] - height_mm / 2
            around = Box(left, top, left + width_mm, top + height_mm)
            covered = sum(_shared(around, each) for each in self.taken)
            return covered + FAR_OF_WIDTH * width_mm * math.dist(spot, (x, y))

        best = min(spots, key=cost)
        return round(best[0], 3), round(best[1], 3)


def work_area(design: Design, part: Part, shape: PartShape, library: Library) -> WorkArea:
    """The work area of a part of a design. Raises MissingAsset."""
    safe = shape.safe.box
    if part.focus is not None:
        safe = _overlap(safe, shape.zone(part.focus).outline.box.grown(-FOLD_MM))
    color = design.part(shape.part).color or part.default_color
    paint = shape.base if color is None else library.paint(color)
    colors = tuple(each for each in part.colors if each in library.swatches)
    room = _inscribed(safe, shape.safe)
    return WorkArea(
        shape.part,
        safe,
        room,
        _square_side(room, safe, shape.safe),
        "#ffffff" if paint is None else paint.srgb,
        colors or tuple(library.swatches),
    )


def _inscribed(box: Box, outline: Path) -> Box:
    """The box, made smaller about its middle until its corners are inside an outline."""
    if covers(outline, box.grown(-TOLERANCE_MM)):
        return box
    low, high = LEAST_ROOM, 1.0
    for _ in range(ROOM_STEPS):
        share = (low + high) / 2
        low, high = (share, high) if covers(outline, _scaled(box, share)) else (low, share)
    return _scaled(box, low)


def _square_side(room: Box, safe: Box, outline: Path) -> float:
    """The side of the largest upright square about the room's middle that is inside an outline."""
    low, high = min(room.width, room.height), min(safe.width, safe.height)
    x, y = room.center
    for _ in range(ROOM_STEPS):
        side = (low + high) / 2
        square = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
        low, high = (side, high) if covers(outline, square) else (low, side)
    return low


def _scaled(box: Box, share: float) -> Box:
    (x, y), half_width, half_height = box.center, box.width * share / 2, box.height * share / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def _overlap(one: Box, other: Box) -> Box:
    box = Box(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )
    return box if box.width > 0 and box.height > 0 else one


def _shared(one: Box, other: Box) -> float:
    """The area two boxes have in common, in square mm."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)


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
