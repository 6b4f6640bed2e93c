"""Draw: the trembling trace of a finger made into a few points of a calm line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Point
from configurator.model.design import Design
from configurator.model.edits import AddLayer, Edit, RemoveLayer, ReplaceLayer, Together
from configurator.model.flatten import placed
from configurator.model.layers import MAX_POINTS, MAX_STROKES, Drawing, Placement, Stroke
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced

WIDTH = ToolParameter("width", "width_mm", Words(en="Width", he="עובי"), "mm", 0.4, 16, 0.2)
SCALE = ToolParameter("scale", "scale", Words(en="Size", he="גודל"), "times", 0.1, 8, 0.05)
PARAMETERS = (WIDTH, SCALE)

STEP_MM = 0.3
"""Points nearer than this are the same place to a finger."""

TREMBLE_PASSES = 2
STRAY_OF_WIDTH = 0.08
LEAST_STRAY_MM, MOST_STRAY_MM = 0.04, 0.25
"""How far the kept line may stray from the trace: a share of the pen, within these."""


@dataclass(frozen=True, slots=True)
class PenInHand:
    """What draws next: a swatch, and a width in mm."""

    color: str
    width_mm: float = 1.6


def drawn(design: Design, part: str, pen: PenInHand, points: Sequence[Point]) -> Edit:
    """A finished stroke, its points in part mm; strokes gather on the part's topmost drawing.

    Raises ValueError when there are no points.
    """
    layers = design.part(part).layers
    top = layers[-1] if layers else None
    if isinstance(top, Drawing) and not top.locked and len(top.strokes) < MAX_STROKES:
        home = Affine.scale(top.scale).then(placed(top.placement)).inverse()
        return replaced(top, strokes=(*top.strokes, _stroke(pen, points, home, top.scale)))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    spot = Placement(x_mm=round((min(xs) + max(xs)) / 2, 3), y_mm=round((min(ys) + max(ys)) / 2, 3))
    stroke = _stroke(pen, points, placed(spot).inverse(), 1.0)
    layer = Drawing(id=design.free_layer_id(), placement=spot, strokes=(stroke,))
    return AddLayer(part=part, layer=layer)


def _stroke(pen: PenInHand, points: Sequence[Point], home: Affine, scale: float) -> Stroke:
    width = WIDTH.settled(pen.width_mm)
    calm = [home.apply(x, y) for x, y in calmed(points, width)]
    rounded = tuple((round(x, 3), round(y, 3)) for x, y in calm)
    return Stroke(points=rounded, width_mm=round(width / scale, 4), color=pen.color)


def calmed(points: Sequence[Point], width_mm: float) -> tuple[Point, ...]:
    """A trace without its tremble, in as few points as draw the same line; its ends stay.

    Near points are dropped, a small binomial filter takes the tremble out, and the Ramer-Douglas-
    Peucker rule (shapely's) drops what a smooth curve does not need. Raises ValueError for none.
    """
    if not points:
        raise ValueError("a stroke needs a point")
    trace = _spaced(np.array(points, dtype=np.float64))
    if len(trace) < 3:
        return tuple((float(x), float(y)) for x, y in trace)
    for _ in range(TREMBLE_PASSES):
        trace[1:-1] = (trace[:-2] + 2 * trace[1:-1] + trace[2:]) / 4
    stray = min(max(width_mm * STRAY_OF_WIDTH, LEAST_STRAY_MM), MOST_STRAY_MM)
    kept = shapely.LineString(trace).simplify(stray, preserve_topology=False).coords
    while len(kept) > MAX_POINTS:
        stray *= 2
        kept = shapely.LineString(trace).simplify(stray, preserve_topology=False).coords
    return tuple((float(x), float(y)) for x, y in kept)


def _spaced(trace: NDArray[np.float64]) -> NDArray[np.float64]:
    """The trace with points at least STEP_MM apart, its first and last among them."""
    kept = [trace[0]]
    for point in trace[1:]:
        if np.hypot(*(point - kept[-1])) >= STEP_MM:
            kept.append(point)
    if len(kept) > 1:
        kept[-1] = trace[-1]
    return np.array(kept)


def rubbed_out(layer: Drawing, x_mm: float, y_mm: float, reach_mm: float) -> Edit | None:
    """Strokes within reach of a spot of the part taken away; None where there are none."""
    return _rubbed(layer, ((x_mm, y_mm),), reach_mm)


def rubbed_along(
    design: Design, part: str, points: Sequence[Point], reach_mm: float
) -> Edit | None:
    """Strokes within reach of a trace on the part taken away, from every drawing not locked.

    Points are in part mm; None where the trace meets no stroke.
    """
    drawings = (each for each in design.part(part).layers if isinstance(each, Drawing))
    found = (_rubbed(each, points, reach_mm) for each in drawings if points and not each.locked)
    edits = tuple(edit for edit in found if edit is not None)
    return Together(edits=edits) if edits else None


def last_taken_back(layer: Drawing) -> Edit:
    """The drawing without its last stroke; gone when that was the only one."""
    if len(layer.strokes) <= 1:
        return RemoveLayer(layer_id=layer.id)
    return replaced(layer, strokes=layer.strokes[:-1])


def top_drawing(design: Design, part: str) -> Drawing | None:
    """The topmost drawing of a part that is not locked, if there is one."""
    for layer in reversed(design.part(part).layers):
        if isinstance(layer, Drawing) and not layer.locked:
            return layer
    return None


def _rubbed(layer: Drawing, points: Sequence[Point], reach_mm: float) -> Edit | None:
    home = Affine.scale(layer.scale).then(placed(layer.placement)).inverse()
    trace = _line(tuple(home.apply(x, y) for x, y in points))
    reach = reach_mm / layer.scale
    left = tuple(
        stroke
        for stroke in layer.strokes
        if _line(stroke.points).distance(trace) > reach + stroke.width_mm / 2
    )
    if len(left) == len(layer.strokes):
        return None
    return replaced(layer, strokes=left) if left else RemoveLayer(layer_id=layer.id)


def _line(points: Sequence[Point]) -> shapely.Geometry:
    return shapely.Point(points[0]) if len(points) == 1 else shapely.LineString(points)


def in_color(layer: Drawing, color: str) -> ReplaceLayer:
    """Every stroke in one color."""
    strokes = tuple(stroke.model_copy(update={"color": color}) for stroke in layer.strokes)
    return replaced(layer, strokes=strokes)
