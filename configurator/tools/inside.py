"""Inside: whether a layer lies within an outline, and the nearest place where it would."""

from __future__ import annotations

from functools import lru_cache

import shapely

from configurator.ground.geometry import Box, Path, Point
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import Fill, PartShape
from configurator.model.flatten import layer_marks, upright_box
from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.model.resizing import resized, tidy

TOLERANCE_MM = 0.05
"""How far something may stick out and still count as inside; finer than a cut is placed."""

STEPS = 24
SHRINK = 0.92
DRAW_IN = 0.06


@lru_cache(maxsize=128)
def area(outline: Path) -> shapely.Geometry:
    """The area of an outline, made ready for many questions."""
    found = area_of(outline, 0.05)
    shapely.prepare(found)
    return found


def ink_of(layer: Layer, library: Library, shape: PartShape | None = None) -> shapely.Geometry:
    """The area a layer's marks cover, in part mm; a pattern needs its part's shape."""
    marks = layer_marks(layer, library, shape)
    outlines = (mark.path if isinstance(mark, Fill) else mark.clip for mark in marks)
    return shapely.union_all([area_of(outline, 0.1) for outline in outlines])


def covers(outline: Path, box: Box) -> bool:
    """Whether an outline holds a whole box."""
    return bool(
        shapely.covers(area(outline), shapely.box(box.left, box.top, box.right, box.bottom))
    )


def lies_inside(layer: Layer, library: Library, shape: PartShape, outline: Path) -> bool:
    """Whether all of a layer's marks lie within an outline, but for a hair."""
    if covers(outline, upright_box(layer, library, shape)):
        return True
    # Where an outline has no holes, what has its rim inside lies inside; rims are quick to ask.
    if not shapely.get_num_interior_rings(shapely.get_parts(area(outline))).any():
        return bool(shapely.covers(_roomier(outline), _rim_of(layer, library, shape)))
    strays = ink_of(layer, library, shape).difference(area(outline))
    return bool(strays.buffer(-TOLERANCE_MM / 2).is_empty)


@lru_cache(maxsize=128)
def _roomier(outline: Path) -> shapely.Geometry:
    """The area of an outline grown by the tolerance, made ready for many questions."""
    found = area(outline).buffer(TOLERANCE_MM)
    shapely.prepare(found)
    return found


def _rim_of(layer: Layer, library: Library, shape: PartShape) -> shapely.Geometry:
    """The lines around a layer's marks, in part mm."""
    marks = layer_marks(layer, library, shape)
    outlines = (mark.path if isinstance(mark, Fill) else mark.clip for mark in marks)
    lines = (line for outline in outlines for line in outline.flattened(0.1))
    return shapely.multilinestrings([shapely.linestrings(line) for line in lines if len(line) > 1])


def brought_inside(
    layer: Layer, library: Library, shape: PartShape, focus: str | None = None
) -> Layer:
    """The layer moved where it is safe and uncovered, by as little as will do; smaller if it must.

    It first tries the shortest upright move, then nearer and nearer to the middle of the `focus`
    zone (or of the room), then smaller there.
    """
    box, room = upright_box(layer, library, shape), open_room(shape)
    across = _shift(box.left, box.right, room.box.left, room.box.right)
    down = _shift(box.top, box.bottom, room.box.top, room.box.bottom)
    near = _moved(layer, across, down)
    if lies_inside(near, library, shape, room):
        return near
    x, y = _middle(shape, room, focus)
    to_x, to_y = x - box.center[0], y - box.center[1]
    for step in range(1, STEPS + 1):
        nearer = _moved(layer, to_x * step / STEPS, to_y * step / STEPS)
        if lies_inside(nearer, library, shape, room):
            return nearer
    return _shrunk(nearer, library, shape, room)


def open_room(shape: PartShape) -> Path:
    """The safe area without the label and the glue flaps, which cover what lies under them."""
    covered = tuple(zone.outline for zone in shape.zones if zone.kind in ("legal", "glue"))
    return _without(shape.safe, covered) if covered else shape.safe


@lru_cache(maxsize=64)
def _without(safe: Path, covered: tuple[Path, ...]) -> Path:
    return path_of(area(safe).difference(shapely.union_all([area(each) for each in covered])))


def _middle(shape: PartShape, room: Path, focus: str | None) -> Point:
    if focus is not None:
        return shape.zone(focus).outline.box.center
    point = area(room).representative_point()
    return point.x, point.y


def drawn_in(layer: Layer, library: Library, shape: PartShape) -> Layer:
    """The layer made smaller, and nearer to the safe area's middle, until it is inside."""
    middle = area(shape.safe).centroid
    for _ in range(STEPS):
        if lies_inside(layer, library, shape, shape.safe):
            break
        spot = layer.placement
        across, down = (middle.x - spot.x_mm) * DRAW_IN, (middle.y - spot.y_mm) * DRAW_IN
        layer = _moved(resized(layer, SHRINK), across, down)
    return layer


def _shrunk(layer: Layer, library: Library, shape: PartShape, room: Path) -> Layer:
    for step in range(1, STEPS + 1):
        smaller = resized(layer, SHRINK**step)
        if lies_inside(smaller, library, shape, room):
            return smaller
    return smaller


def _shift(low: float, high: float, room_low: float, room_high: float) -> float:
    """The shortest move of a span into its room; to the middle when it is too long for it."""
    if high - low > room_high - room_low:
        return (room_low + room_high - low - high) / 2
    return max(room_low - low, 0.0) + min(room_high - high, 0.0)


def _moved(layer: Layer, across: float, down: float) -> Layer:
    spot = layer.placement
    place = {"x_mm": tidy(spot.x_mm + across), "y_mm": tidy(spot.y_mm + down)}
    return layer.model_copy(update={"placement": spot.model_copy(update=place)})
