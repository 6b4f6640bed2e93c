"""Drawings as marks: each pen stroke smoothed into a curve, then thickened into an area."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import stroked
from configurator.model.artwork import Fill
from configurator.model.layers import Drawing, Stroke
from configurator.model.library import Library

NEAR_MM = 1e-3
"""Points nearer than this are one point: a finger that rests."""


def marks(layer: Drawing, library: Library, spot: Affine) -> tuple[Fill, ...]:
    """A fill for every stroke, first drawn lowest."""
    home = Affine.scale(layer.scale).then(spot)
    return tuple(
        Fill(stroke_area(stroke).transformed(home), library.paint(stroke.color), "art", layer.id)
        for stroke in layer.strokes
    )


@lru_cache(maxsize=1024)
def stroke_area(stroke: Stroke) -> Path:
    """What a stroke covers, in its drawing's own mm."""
    return stroked(smoothed(stroke.points), stroke.width_mm)


def smoothed(points: tuple[tuple[float, float], ...]) -> Path:
    """A smooth open curve through points: a centripetal Catmull-Rom spline, as cubics.

    The centripetal kind neither loops nor overshoots where a hand slowed down (Yuksel, Schaefer
    and Keyser, 2011). One point, or points all in one place, give a path of that point.
    """
    knots = _apart(np.array(points, dtype=np.float64))
    if len(knots) < 3:
        return Path("M" + "L" * (len(knots) - 1), knots)
    ends = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    p0, p1, p2, p3 = ends[:-3], ends[1:-2], ends[2:-1], ends[3:]
    d1, d2, d3 = (_root_distance(a, b) for a, b in ((p0, p1), (p1, p2), (p2, p3)))
    first = p1 + (p2 * d1**2 - p0 * d2**2 + p1 * (d2**2 - d1**2)) / (3 * d1 * (d1 + d2))
    second = p2 + (p1 * d3**2 - p3 * d2**2 + p2 * (d2**2 - d3**2)) / (3 * d3 * (d3 + d2))
    curves = np.stack([first, second, p2], axis=1).reshape(-1, 2)
    return Path("M" + "C" * len(p1), np.vstack([knots[:1], curves]))


def _apart(points: NDArray[np.float64]) -> NDArray[np.float64]:
    steps = np.hypot(*np.diff(points, axis=0).T)
    return points[np.r_[True, steps > NEAR_MM]]


def _root_distance(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    distance: NDArray[np.float64] = np.sqrt(np.hypot(b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]))
    return distance[:, None]
