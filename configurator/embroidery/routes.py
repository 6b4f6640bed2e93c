"""Routes: the short way from one place of an area to another without leaving it."""

from __future__ import annotations

import heapq

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points

INSET_MM = 0.5
"""A way around a corner keeps this far inside."""
SIMPLE_MM = 0.3
MOST_CORNERS = 160


class Router:
    """Finds ways inside one area; what it learned about corners serves every way."""

    def __init__(self, area: BaseGeometry) -> None:
        self._area = area.buffer(0.05, quad_segs=1)
        shapely.prepare(self._area)
        self._inner = area
        self._corners: Points | None = None
        self._seen: np.ndarray | None = None

    def way(self, start: Points, end: Points) -> Points:
        """Points from `start` to `end`, both with them; straight where nothing is in the way."""
        straight = np.array([start, end])
        if bool(shapely.covers(self._area, shapely.LineString(straight))):
            return straight
        corners, between = self._learn()
        if len(corners) == 0:
            return straight
        came, last = _shortest(between, self._views(start, corners), self._views(end, corners))
        path = [end]
        while last >= 0:
            path.append(corners[last])
            last = int(came[last])
        return np.array([*path, start])[::-1]

    def _learn(self) -> tuple[Points, np.ndarray]:
        if self._corners is None or self._seen is None:
            self._corners = _corners(self._inner)
            count = len(self._corners)
            one, other = np.triu_indices(count, 1)
            seen = np.full((count, count), np.inf)
            if len(one):
                gaps = self._open(self._corners[one], self._corners[other])
                seen[one, other] = seen[other, one] = gaps
            self._seen = seen
        return self._corners, self._seen

    def _views(self, place: Points, corners: Points) -> np.ndarray:
        return self._open(np.broadcast_to(place, corners.shape), corners)

    def _open(self, ones: Points, others: Points) -> np.ndarray:
        """Distances between points that see each other, infinite between those that do not."""
        lines = shapely.linestrings(np.stack([ones, others], axis=1))
        free = shapely.covers(self._area, lines)
        return np.where(free, np.hypot(*(others - ones).T), np.inf)


def _corners(area: BaseGeometry) -> Points:
    """The corners of an area a little inside it; coarser ones where there are too many."""
    inner = area.buffer(-INSET_MM, quad_segs=1)
    if inner.is_empty:
        inner = area
    simple = SIMPLE_MM
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
