"""Routes: the short way from one place of an area to another without leaving it."""

from __future__ import annotations

import heapq

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points

INSETS_MM = (0.5, 0.1)
"""A way around a corner keeps this far inside; through a neck too narrow for that, less."""
SIMPLE_MM = 0.3
MOST_CORNERS = 160


class Router:
    """Finds ways inside one area; what it learned about corners serves every way."""

    def __init__(self, area: BaseGeometry) -> None:
        self._area = area.buffer(0.05, quad_segs=1)
        shapely.prepare(self._area)
        self._inner = area
        self._known: dict[float, tuple[Points, np.ndarray]] = {}

    def open(self, line: Points) -> bool:
        """Whether a line of points stays inside."""
        return bool(shapely.covers(self._area, shapely.LineString(line)))

    def way(self, start: Points, end: Points) -> Points:
        """Points from `start` to `end`, both with them; straight where nothing is in the way."""
        straight = np.array([start, end])
        if self.open(straight):
            return straight
        inside = [self._entered(place) for place in (start, end)]
        for inset in INSETS_MM:
            corners, between = self._learn(inset)
            if len(corners) == 0:
                continue
            came, last = _shortest(between, *(self._views(place, corners) for place in inside))
            if last < 0:
                continue
            path = [end]
            while last >= 0:
                path.append(corners[last])
                last = int(came[last])
            return np.array([*path, start])[::-1]
        return straight

    def _entered(self, place: Points) -> Points:
        """The place, or the nearest one inside: a row ends a little outside its area."""
        nearest: Points = shapely.get_coordinates(
            shapely.shortest_line(self._inner, shapely.Point(place))
        )[0]
        return nearest

    def _learn(self, inset_mm: float) -> tuple[Points, np.ndarray]:
        if inset_mm not in self._known:
            corners = _corners(self._inner, inset_mm)
            count = len(corners)
            one, other = np.triu_indices(count, 1)
            seen = np.full((count, count), np.inf)
            if len(one):
                gaps = self._gaps(corners[one], corners[other])
                seen[one, other] = seen[other, one] = gaps
            self._known[inset_mm] = corners, seen
        return self._known[inset_mm]

    def _views(self, place: Points, corners: Points) -> np.ndarray:
        return self._gaps(np.broadcast_to(place, corners.shape), corners)

    def _gaps(self, ones: Points, others: Points) -> np.ndarray:
        """Distances between points that see each other, infinite between those that do not."""
        lines = shapely.linestrings(np.stack([ones, others], axis=1))
        free = shapely.covers(self._area, lines)
        return np.where(free, np.hypot(*(others - ones).T), np.inf)


def _corners(area: BaseGeometry, inset_mm: float) -> Points:
    """The corners of an area a little inside it; coarser ones where there are too many."""
    inner = area.buffer(-inset_mm, quad_segs=1)
    if inner.is_empty:
        inner = area
    simple = min(SIMPLE_MM, inset_mm)
    corners = shapely.get_coordinates(inner.simplify(simple))
    while len(corners) > MOST_CORNERS and simple < 20:
        simple *= 1.7
        corners = shapely.get_coordinates(inner.simplify(simple))
    order = corners[np.lexsort((corners[:, 1], corners[:, 0]))]
    kept = np.concatenate([[True], (order[1:] != order[:-1]).any(axis=1)])
    return np.asarray(order[kept])


def _shortest(
    between: np.ndarray, from_start: np.ndarray, from_end: np.ndarray
) -> tuple[np.ndarray, int]:
    """By each corner the one before it, and the shortest way's last corner; -1 for no way."""
    count = len(between)
    best, came = from_start.copy(), np.full(count, -1)
    queue = [(float(far), i) for i, far in enumerate(best) if np.isfinite(far)]
    heapq.heapify(queue)
    done = np.zeros(count, dtype=bool)
    while queue:
        far, here = heapq.heappop(queue)
        if done[here]:
            continue
        done[here] = True
        longer = far + between[here]
        better = (longer < best) & ~done
        best[better], came[better] = longer[better], here
        for there in np.flatnonzero(better).tolist():
            heapq.heappush(queue, (float(best[there]), there))
    total = best + from_end
    last = int(total.argmin())
    return came, last if np.isfinite(total[last]) else -1
