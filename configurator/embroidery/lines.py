"""Lines: distances along a line of points, and the points at given distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Points

Lengths = NDArray[np.float64]
"""Distances along a line, in mm."""


def lengths(points: Points) -> Lengths:
    """The distance of each point from the first, along the line."""
    steps = np.diff(points, axis=0)
    return np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])


def at(line: Points, distance: Lengths) -> Points:
    """The points of a line at distances along it."""
    known = lengths(line)
    return np.column_stack([np.interp(distance, known, axis) for axis in line.T])


def resampled(line: Points, step_mm: float) -> Points:
    """A line as points no more than `step_mm` apart, evenly, its ends kept."""
    known = lengths(line)
    count = max(int(np.ceil(known[-1] / step_mm - 1e-6)), 1)
    return at(line, np.linspace(0.0, known[-1], count + 1))
