"""The standard: one flat drawing of half an upper, from which every panel is taken.

Its style lines are named cubics in mm at size 42: x from heel to toe, y upwards around the last. A
panel is a loop of those lines; neighbors use the very same line, so sewn seams are equally long.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.footwear.allowances import EdgeKind, Making
from configurator.footwear.fairing import faired_ring
from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import polygons_in

Line = NDArray[np.float64]

TRACE_MM = 0.003
MERGE_MM = 0.02
JOIN_MM = 0.005
RUN_OUT_MM = 30.0
SHARP_DEG = 50.0
BLUNT = 1.7
"""How far a sharp corner may run out, in allowances, before it is cut blunt."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a panel in walking order: its line as traced points, and how it is made up."""

    name: str
    line: Line
    kind: EdgeKind

    @property
    def length(self) -> float:
        """Length along the line in mm."""
        return float(LineString(self.line).length)


@dataclass(frozen=True, slots=True)
class Panel:
    """A flat panel: its edges in order around it, anticlockwise as seen with y down."""

    edges: tuple[Edge, ...]

    @property
    def net(self) -> Polygon:
        """The finished panel, without allowances."""
        return Polygon(np.concatenate([edge.line[:-1] for edge in self.edges]))

    def gross(self, making: Making) -> Polygon:
        """The panel as it is cut: edges moved out by their allowance, corners run out straight."""
        return cut_area(self, making.allowances_mm)

    def cut(self, making: Making) -> Path:
        """The cut outline as smooth cubics."""
        ring = np.asarray(self.gross(making).exterior.coords)[:-1]
        steps = np.hypot(*(np.roll(ring, -1, axis=0) - ring).T)
        return faired_ring(ring[steps > MERGE_MM])

    def edge(self, name: str) -> Edge:
        """The first edge of that name. Raises KeyError."""
        for edge in self.edges:
            if edge.name == name:
                return edge
        raise KeyError(name)

    def moved(self, affine: Affine) -> Panel:
        """The panel under a transform; a mirroring one also turns the walking order round."""
        edges = tuple(Edge(e.name, _moved(e.line, affine), e.kind) for e in self.edges)
        if affine.determinant < 0:
            edges = tuple(Edge(e.name, e.line[::-1], e.kind) for e in reversed(edges))
        return Panel(edges)


def traced(path: Path) -> Line:
    """A style line as points close enough to cut by, in walking order."""
    return path.flattened(TRACE_MM)[0]


def loop(lines: dict[str, Path], sides: tuple[tuple[str, EdgeKind], ...]) -> Panel:
    """A panel from named style lines; a leading '-' walks a line backwards.

    Raises ValueError when the lines do not join into a ring.
    """
    edges = []
    for name, kind in sides:
        line = traced(lines[name.removeprefix("-")])
        edges.append(Edge(name.removeprefix("-"), line[::-1] if name[0] == "-" else line, kind))
    for edge, follow in zip(edges, [*edges[1:], edges[0]], strict=True):
        if np.hypot(*(edge.line[-1] - follow.line[0])) > 0.05:
            raise ValueError(f"{edge.name} does not end where {follow.name} begins")
    return _turning_left(Panel(tuple(edges)))


def opened(panel: Panel) -> Panel:
    """A half panel opened out about its foldline. Raises ValueError when it has none."""
    at = next((i for i, e in enumerate(panel.edges) if e.kind is EdgeKind.FOLDLINE), None)
    if at is None:
        raise ValueError("the panel has no foldline")
    fold = panel.edges[at].line
    half = [*panel.edges[at + 1 :], *panel.edges[:at]]
    mirror = _mirror_about(fold[0], fold[-1])
    other = [Edge(edge.name, _moved(edge.line, mirror)[::-1], edge.kind) for edge in reversed(half)]
    return Panel((*half, *other))


def _mirror_about(start: Line, end: Line) -> Affine:
    angle = float(np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])))
    x, y = float(start[0]), float(start[1])
    return (
        Affine.translate(-x, -y)
        .then(Affine.rotate(-angle))
        .then(Affine.scale(1, -1))
        .then(Affine.rotate(angle))
        .then(Affine.translate(x, y))
    )


def cut_area(panel: Panel, widths_mm: Mapping[EdgeKind, float]) -> Polygon:
    """A panel with every edge moved out by so many mm for its kind; sharp corners run out."""
    panel = _turning_left(panel)
    edges = tuple(_Strip(edge.line, widths_mm[edge.kind]) for edge in panel.edges)
    strips = [
        _strip(edges[at - 1], edge, edges[(at + 1) % len(edges)]) for at, edge in enumerate(edges)
    ]
    wedges = [_wedge(edge, edges[(at + 1) % len(edges)]) for at, edge in enumerate(edges)]
    added = [piece.buffer(JOIN_MM) for piece in (*strips, *wedges)]
    whole = shapely.union_all([panel.net, *added])
    return max(polygons_in(whole), key=lambda polygon: polygon.area)


@dataclass(frozen=True, slots=True)
class _Strip:
    """An edge's line and the width to be added along it, in mm."""

    line: Line
    width: float


def _strip(before: _Strip, edge: _Strip, after: _Strip) -> BaseGeometry:
    """The allowance along one edge: run out past sharp corners, cut off by the neighbors' own."""
    line, width, trims = edge.line, edge.width, []
    if width == 0:
        return Polygon()
    reach: list[BaseGeometry] = [LineString(line).buffer(width)]
    if _turn_deg(before.line[-2:], line[:2]) > SHARP_DEG:
        line = np.vstack([line[:1] - RUN_OUT_MM * _heading(line[:2]), line])
        trims.append(_beyond(before.line[-2:], before.line[-1], before.width))
        reach.append(_blunt(before.line[-1], width, before.width))
    if _turn_deg(line[-2:], after.line[:2]) > SHARP_DEG:
        line = np.vstack([line, line[-1:] + RUN_OUT_MM * _heading(line[-2:])])
        trims.append(_beyond(after.line[:2], after.line[0], after.width))
        reach.append(_blunt(after.line[0], width, after.width))
    strip = shapely.make_valid(Polygon(np.vstack([line, _shifted(line, width)[::-1]])))
    if trims:
        strip = strip.intersection(shapely.union_all(reach)).difference(shapely.union_all(trims))
    return strip


def _blunt(corner: Line, *widths_mm: float) -> BaseGeometry:
    return shapely.Point(corner).buffer(BLUNT * max(widths_mm))


def _wedge(edge: _Strip, after: _Strip) -> BaseGeometry:
    """The gap that opens between two allowances where an outline turns gently."""
    widths = edge.width, after.width
    turn = _turn_deg(edge.line[-2:], after.line[:2])
    if min(widths) == 0 or not -1 < turn <= SHARP_DEG:
        return Polygon()
    ends = _shifted(edge.line[-2:], widths[0])[-1], _shifted(after.line[:2], widths[1])[0]
    return shapely.MultiPoint([edge.line[-1], *ends]).convex_hull


def _beyond(pair: Line, corner: Line, allowance_mm: float) -> Polygon:
    """What lies outside a neighbor's allowance close to the corner it shares."""
    along = _heading(pair)
    out = np.array([along[1], -along[0]])
    near, reach = corner + allowance_mm * out, 2 * RUN_OUT_MM
    ends = [near - reach * along, near + reach * along]
    area = Polygon([*ends, *(end + reach * out for end in reversed(ends))])
    return area.intersection(shapely.Point(corner).buffer(reach))


def _heading(pair: Line) -> Line:
    step = pair[-1] - pair[0]
    return np.asarray(step / (np.hypot(*step) or 1.0), dtype=np.float64)


def _turn_deg(into: Line, out: Line) -> float:
    """How far the outline turns left at a corner; negative where it turns right."""
    a, b = _heading(into), _heading(out)
    return float(np.degrees(np.arctan2(a[0] * b[1] - a[1] * b[0], float(a @ b))))


def _shifted(line: Line, by_mm: float) -> Line:
    """A line moved to its right-hand side, which is a left-turning panel's outside."""
    sides = np.diff(line, axis=0)
    sides = sides / np.maximum(np.hypot(*sides.T), 1e-12)[:, None]
    along = np.vstack([sides[:1], sides[:-1] + sides[1:], sides[-1:]])
    along = along / np.maximum(np.hypot(*along.T), 1e-12)[:, None]
    return np.asarray(line + by_mm * np.column_stack([along[:, 1], -along[:, 0]]))


def _moved(line: Line, affine: Affine) -> Line:
    matrix = np.array([[affine.a, affine.b], [affine.c, affine.d]])
    return np.asarray(line @ matrix + (affine.e, affine.f), dtype=np.float64)


def _turning_left(panel: Panel) -> Panel:
    """The panel walked so that its inside lies to the left in x right, y up."""
    if shapely.is_ccw(panel.net.exterior):
        return panel
    return Panel(tuple(Edge(e.name, e.line[::-1], e.kind) for e in reversed(panel.edges)))
