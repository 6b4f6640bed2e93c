"""Snap: a layer settles on the middle of its part, on the safe edge, or in line with another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from configurator.ground.geometry import Box
from configurator.model.artwork import Fill, PartShape
from configurator.model.design import Design
from configurator.model.edits import ReplaceLayer
from configurator.model.flatten import layer_marks, upright_box
from configurator.model.layers import Layer, Lettering, Pattern, Placement
from configurator.model.library import Library
from configurator.model.resizing import tidy
from configurator.tools.arrange import moved
from configurator.tools.work_area import WorkArea

Axis = Literal["x", "y"]
Toward = Literal["left", "center", "right", "top", "middle", "bottom"]

TOLERANCE_MM = 1.5
"""How near counts as meant: about half a fingertip at the kiosk's usual scale."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line shown while a layer is moved: `x` lines stand upright at `at_mm`, `y` lines lie.

    `first_mm` and `last_mm` are its ends; `kind` tells what it follows.
    """

    axis: Axis
    at_mm: float
    first_mm: float
    last_mm: float
    kind: Literal["middle", "edge", "layer"]


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where a layer settles, and the guides it settled on; none where nothing was near."""

    placement: Placement
    guides: tuple[Guide, ...]


def guides_for(
    design: Design, shape: PartShape, area: WorkArea, library: Library, layer_id: str | None = None
) -> tuple[Guide, ...]:
    """Every line a layer may settle on: the safe middle and edges, then the other layers'.

    Ask once when a gesture begins; the stage can then draw and settle without asking again.
    """
    room = area.safe
    lines = [*_lines(room, room, "middle", (0.5,)), *_lines(room, room, "edge", (0.0, 1.0))]
    for layer in design.part(shape.part).layers:
        if layer.id != layer_id and not isinstance(layer, Pattern):
            box = upright_box(layer, library, shape)
            lines += _lines(box, room.union(box), "layer", (0.5, 0.0, 1.0))
    return tuple(lines)


def snapped(
    layer: Layer,
    placement: Placement,
    guides: Iterable[Guide],
    library: Library,
    tolerance_mm: float = TOLERANCE_MM,
) -> Snapped:
    """The layer let go at `placement` settles on the nearest guide of each direction.

    Its upright box's middle and edges settle; the middle first when both are as near. Equal
    guides go by their order, so the part's middle comes before everything else.
    """
    box = upright_box(layer.model_copy(update={"placement": placement}), library)
    lines = tuple(guides)
    across = _nearest(lines, "x", (box.center[0], box.left, box.right), tolerance_mm)
    down = _nearest(lines, "y", (box.center[1], box.top, box.bottom), tolerance_mm)
    spot = placement.model_copy(
        update={
            "x_mm": tidy(placement.x_mm + (across[1] if across else 0.0)),
            "y_mm": tidy(placement.y_mm + (down[1] if down else 0.0)),
        }
    )
    return Snapped(spot, tuple(found[0] for found in (across, down) if found))


def aligned(layer: Layer, area: WorkArea, library: Library, toward: Toward) -> ReplaceLayer:
    """The layer's upright box against one safe side, or in the middle of one direction.

    Words are taken for what is seen of them, not for the line they are fitted into.
    """
    box, room, spot = _seen_box(layer, library), area.safe, layer.placement
    by = {
        "left": (room.left - box.left, 0.0),
        "center": (room.center[0] - box.center[0], 0.0),
        "right": (room.right - box.right, 0.0),
        "top": (0.0, room.top - box.top),
        "middle": (0.0, room.center[1] - box.center[1]),
        "bottom": (0.0, room.bottom - box.bottom),
    }[toward]
    place = {"x_mm": tidy(spot.x_mm + by[0]), "y_mm": tidy(spot.y_mm + by[1])}
    return moved(layer, spot.model_copy(update=place))


def _seen_box(layer: Layer, library: Library) -> Box:
    if isinstance(layer, Lettering) and layer.fit != "fixed":
        boxes = [mark.path.box for mark in layer_marks(layer, library) if isinstance(mark, Fill)]
        if boxes:
            return reduce(Box.union, boxes)
    return upright_box(layer, library)


def _lines(
    box: Box, reach: Box, kind: Literal["middle", "edge", "layer"], shares: tuple[float, ...]
) -> list[Guide]:
    """Upright and lying lines at shares of a box, as long as `reach`."""
    upright = (box.left + share * box.width for share in shares)
    lying = (box.top + share * box.height for share in shares)
    return [
        *(Guide("x", at, reach.top, reach.bottom, kind) for at in upright),
        *(Guide("y", at, reach.left, reach.right, kind) for at in lying),
    ]


def _nearest(
    guides: tuple[Guide, ...], axis: Axis, marks: tuple[float, ...], tolerance_mm: float
) -> tuple[Guide, float] | None:
    """The guide nearest to any of a box's marks along one axis, and the way to it."""
    ways = [(guide, guide.at_mm - mark) for guide in guides if guide.axis == axis for mark in marks]
    near = [way for way in ways if abs(way[1]) <= tolerance_mm]
    return min(near, key=lambda way: round(abs(way[1]), 6), default=None)
