"""Triangles: an area cut between points of its outline, so that its strokes can be followed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
import shapely.errors
from numpy.typing import NDArray
from shapely.geometry import Polygon

from configurator.embroidery.plan import Points

PARTED_MM = 0.02


@dataclass(frozen=True, slots=True)
class Triangles:
    """The constrained Delaunay triangles of an area.

    `corners[t]` are three point numbers with the inside to their left; `beyond[t][k]` is the
    triangle on the other side of the edge from corner k to the next, or -1 on the outline.
    `following` and `preceding` walk the rings, the inside to the left; a point's ring has the
    numbers from `rings[point][0]` up to, but not with, `rings[point][1]`.
    """

    points: Points
    following: list[int]
    preceding: list[int]
    rings: list[tuple[int, int]]
    corners: list[list[int]]
    beyond: list[list[int]]
    degree: list[int]

    def along(self, start: int, end: int) -> Points:
        """The ring's points from `start` forward to `end`, both with it."""
        low, high = self.rings[start]
        if start <= end < high:
            return self.points[start : end + 1]
        until = end if low <= end < start else start - 1
        return np.concatenate([self.points[start:high], self.points[low : until + 1]])


def triangulated(area: Polygon, sample_mm: float) -> Triangles | None:
    """The triangles of a valid area whose outline has a point every `sample_mm` or so.

    None where no triangle is left.
    """
    outline = shapely.geometry.polygon.orient(area)
    points, sizes = _ring_points(outline, sample_mm)
    try:
        made = shapely.constrained_delaunay_triangles(_drawn(points, sizes))
    except shapely.errors.GEOSException:
        # The outline touches itself and GEOS finds no corner to begin with: part it there.
        parted = shapely.get_parts(area.buffer(-PARTED_MM, join_style="mitre"))
        largest = max(parted, key=lambda part: float(part.area), default=area)
        return triangulated(largest, sample_mm) if largest.area < area.area else None
    if made.is_empty:
        return None
    found = shapely.get_coordinates(made).reshape(-1, 4, 2)[:, :3]
    corners = _numbered(found, points)
    corners = corners[_distinct(corners)]
    if _turns(points[corners]).sum() < 0:
        # All turn alike; which way one of no area turns could not be told by itself.
        corners = corners[:, ::-1]
    beyond = _beyond(corners, len(points))
    degree = (beyond >= 0).sum(axis=1)
    return Triangles(points, *_order(sizes), corners.tolist(), beyond.tolist(), degree.tolist())


def _ring_points(area: Polygon, sample_mm: float) -> tuple[Points, list[int]]:
    """The points of all rings, one ring after the other, and how many each has."""
    dense = shapely.segmentize(np.array([area.exterior, *area.interiors]), sample_mm)
    rings = [shapely.get_coordinates(ring)[:-1] for ring in dense]
    return np.concatenate(rings), [len(ring) for ring in rings]


def _order(sizes: list[int]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """For every point the next one of its ring, the one before, and where its ring lies."""
    following: list[int] = []
    preceding: list[int] = []
    rings: list[tuple[int, int]] = []
    for size in sizes:
        low, high = len(following), len(following) + size
        following += [*range(low + 1, high), low]
        preceding += [high - 1, *range(low, high - 1)]
        rings += [(low, high)] * size
    return following, preceding, rings


def _drawn(points: Points, sizes: list[int]) -> Polygon:
    """The area again, through all its points."""
    rings = [shapely.linearrings(ring) for ring in np.split(points, np.cumsum(sizes)[:-1])]
    return shapely.polygons(rings[0], rings[1:] or None)


def _numbered(found: NDArray[np.float64], points: Points) -> NDArray[np.int64]:
    keys = points[:, 0] + 1j * points[:, 1]
    order = np.argsort(keys, kind="stable")
    wanted = found[..., 0] + 1j * found[..., 1]
    index = np.searchsorted(keys[order], wanted)
    return np.asarray(order[np.minimum(index, len(order) - 1)])


def _distinct(corners: NDArray[np.int64]) -> NDArray[np.bool_]:
    a, b, c = corners.T
    return np.asarray((a != b) & (b != c) & (c != a))


def _turns(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return np.asarray(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0])


def _beyond(corners: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For every edge of every triangle the triangle that shares it, or -1."""
    starts, ends = corners, np.roll(corners, -1, axis=1)
    keys = (np.minimum(starts, ends) * count + np.maximum(starts, ends)).ravel()
    order = np.argsort(keys, kind="stable")
    same = keys[order][1:] == keys[order][:-1]
    one, other = order[:-1][same], order[1:][same]
    beyond = np.full(len(keys), -1, dtype=np.int64)
    beyond[one], beyond[other] = other // 3, one // 3
    return beyond.reshape(-1, 3)
