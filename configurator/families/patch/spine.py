"""Spines: the middle lines of a narrow shape, found through its triangles, trimmed and smoothed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

Points = NDArray[np.float64]

TWIG = 1.25
"""A branch shorter than this many half-widths of the column it leaves is only its corner."""
STRAIGHT_ON = -0.5
"""Cosine under which two branches count as one column passing through (60 degrees of bend)."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The middle line of one column, the column's half-width along it, and how it ends."""

    points: Points
    half_widths: NDArray[np.float64]
    closed: bool
    open_start: bool
    """Whether it begins at a free end of the shape, not at a junction."""
    open_end: bool


class _Graph:
    """Midpoints of the triangles' inner edges, joined where a triangle joins them."""

    def __init__(self) -> None:
        self.at: list[tuple[float, float]] = []
        self.half: list[float] = []
        self.near: dict[int, list[int]] = defaultdict(list)

    def add(self, point: tuple[float, float], half: float) -> int:
        self.at.append(point)
        self.half.append(half)
        return len(self.at) - 1

    def join(self, one: int, other: int) -> None:
        self.near[one].append(other)
        self.near[other].append(one)

    def cut(self, branch: list[int]) -> None:
        """Take a twig away, all but the junction it leaves."""
        for one, other in pairwise(branch):
            self.near[one].remove(other)
            self.near[other].remove(one)

    def length(self, branch: list[int]) -> float:
        points = np.array([self.at[node] for node in branch])
        return float(np.hypot(*np.diff(points, axis=0).T).sum())

    def branches(self) -> list[list[int]]:
        """Every run of nodes between ends and junctions, and every closed loop."""
        nodes = [node for node in self.near if self.near[node]]
        seen: set[tuple[int, int]] = set()
        found = []
        for start in [node for node in nodes if len(self.near[node]) != 2] + nodes:
            for first in self.near[start]:
                if (start, first) not in seen:
                    found.append(self._run(start, first, seen))
        return found

    def _run(self, start: int, first: int, seen: set[tuple[int, int]]) -> list[int]:
        run = [start, first]
        while len(self.near[run[-1]]) == 2 and run[-1] != start:
            one, other = self.near[run[-1]]
            run.append(other if one == run[-2] else one)
        for one, other in pairwise(run):
            seen.update({(one, other), (other, one)})
        return run


def spines(area: Polygon, sample_mm: float) -> list[Spine]:
    """The middle lines of a shape's columns; empty for a blob that has no length.

    The chordal axis of Prasad (1997): triangles between points of the outline, `sample_mm` apart;
    their inner edges' midpoints are the axis.
    """
    graph = _axis(area, sample_mm)
    for _ in range(2):
        _prune(graph)
    return [_spine(graph, run) for run in _passed_through(graph)]


def _outline_points(area: Polygon, sample_mm: float) -> tuple[Points, NDArray[np.int64]]:
    """Points along the outline, and for each the index of the next one on its ring."""
    points: list[Points] = []
    follows: list[NDArray[np.int64]] = []
    at = 0
    for ring in (area.exterior, *area.interiors):
        dense = np.asarray(shapely.segmentize(ring, sample_mm).coords)[:-1]
        count = len(dense)
        points.append(dense)
        follows.append(at + (np.arange(count) + 1) % count)
        at += count
    return np.concatenate(points), np.concatenate(follows)


def _axis(area: Polygon, sample_mm: float) -> _Graph:
    points, follow = _outline_points(area, sample_mm)
    triangles = _triangles(points, area)
    graph = _Graph()
    middles: dict[tuple[int, int], int] = {}
    for triangle in triangles.tolist():
        inner = []
        for a, b in ((0, 1), (1, 2), (2, 0)):
            low, high = sorted((triangle[a], triangle[b]))
            if follow[low] == high or follow[high] == low:
                continue
            if (low, high) not in middles:
                span = points[high] - points[low]
                middle = (points[high] + points[low]) / 2
                middles[low, high] = graph.add(
                    (float(middle[0]), float(middle[1])), float(np.hypot(*span)) / 2
                )
            inner.append(middles[low, high])
        if len(inner) == 2:
            graph.join(*inner)
        elif len(inner) == 3:
            center = points[triangle].mean(axis=0)
            half = max(graph.half[node] for node in inner)
            hub = graph.add((float(center[0]), float(center[1])), half)
            for node in inner:
                graph.join(hub, node)
    return graph


def _triangles(points: Points, area: Polygon) -> NDArray[np.int64]:
    """Delaunay triangles of the outline's points that lie inside, as indices."""
    made = shapely.get_parts(shapely.delaunay_triangles(shapely.multipoints(points)))
    corners = shapely.get_coordinates(made).reshape(-1, 4, 2)[:, :3]
    shapely.prepare(area)
    inside = shapely.contains_xy(area, corners.mean(axis=1))
    order = np.lexsort((points[:, 1], points[:, 0]))
    keys = points[order, 0] + 1j * points[order, 1]
    wanted = corners[inside]
    index = np.searchsorted(keys, wanted[..., 0] + 1j * wanted[..., 1])
    found: NDArray[np.int64] = order[np.minimum(index, len(order) - 1)]
    return found


def _prune(graph: _Graph) -> None:
    """Corners make twigs on the axis; a column's own ends are longer than it is wide."""
    branches = graph.branches()
    if len(branches) <= 1:
        return
    for run in branches:
        start, end = run[0], run[-1]
        loose = [node for node in (start, end) if len(graph.near[node]) == 1]
        if len(loose) != 1 or start == end:
            continue
        joint = end if loose[0] == start else start
        if graph.length(run) < TWIG * graph.half[joint]:
            graph.cut(run)


def _passed_through(graph: _Graph) -> list[list[int]]:
    """Branches, the two straightest at each junction joined into one column."""
    runs = dict(enumerate(graph.branches()))
    joints: dict[int, list[int]] = defaultdict(list)
    for number, run in runs.items():
        if run[0] != run[-1]:
            joints[run[0]].append(number)
            joints[run[-1]].append(number)
    for joint, numbers in joints.items():
        pair = _straightest(graph, joint, [n for n in numbers if n in runs], runs)
        if pair is None:
            continue
        one, other = runs.pop(pair[0]), runs.pop(pair[1])
        one = one if one[-1] == joint else one[::-1]
        other = other if other[0] == joint else other[::-1]
        joined = one + other[1:]
        runs[pair[0]] = joined
        for number in joints[joined[-1]]:
            if number == pair[1]:
                joints[joined[-1]] = [pair[0] if n == pair[1] else n for n in joints[joined[-1]]]
                break
    return list(runs.values())


def _straightest(
    graph: _Graph, joint: int, numbers: list[int], runs: dict[int, list[int]]
) -> tuple[int, int] | None:
    leaving = {}
    for number in numbers:
        run = runs[number] if runs[number][0] == joint else runs[number][::-1]
        if run[0] != joint or run[-1] == joint:
            continue
        reach = min(len(run) - 1, 8)
        away = np.subtract(graph.at[run[reach]], graph.at[joint])
        leaving[number] = away / max(float(np.hypot(*away)), 1e-9)
    pairs = [(one, two) for one in leaving for two in leaving if one < two]
    if not pairs:
        return None
    best = min(pairs, key=lambda pair: float(leaving[pair[0]] @ leaving[pair[1]]))
    straight = float(leaving[best[0]] @ leaving[best[1]]) < STRAIGHT_ON
    return best if straight else None


def _spine(graph: _Graph, run: list[int]) -> Spine:
    closed = run[0] == run[-1] and len(run) > 3
    nodes = run[:-1] if closed else run
    return Spine(
        points=np.array([graph.at[node] for node in nodes]),
        half_widths=np.array([graph.half[node] for node in nodes]),
        closed=closed,
        open_start=len(graph.near[run[0]]) == 1,
        open_end=len(graph.near[run[-1]]) == 1,
    )
