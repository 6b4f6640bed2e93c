"""Lines: distances along a line of points, and the points at given distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Points

Lengths = NDArray[np.float64]
"""Distances along a line, in mm."""


def lengths(points: Points) -> Lengths:
    """The distance of each point from the first, along the line."""
    gone = np.zeros(len(points))
    across, down = points[:, 0], points[:, 1]
    np.hypot(across[1:] - across[:-1], down[1:] - down[:-1]).cumsum(out=gone[1:])
    return gone


def at(line: Points, distance: Lengths) -> Points:
    """The points of a line at distances along it."""
    return interpolated(distance, lengths(line), line)


def interpolated(wanted: Lengths, known: Lengths, line: Points) -> Points:
    """The points of a line at places, given the place of each of its own points."""
    # Both axes at once, as one complex number.
    plane = np.ascontiguousarray(line, dtype=np.float64).view(np.complex128)[:, 0]
    found: Points = np.interp(wanted, known, plane).view(np.float64).reshape(-1, 2)
    return found


def distinct(values: Lengths) -> Lengths:
    """The values in order, each once; numpy's own loads its masked arrays the first time."""
    order = np.sort(values)
    return np.asarray(order[np.concatenate([[True], order[1:] != order[:-1]])])


def quantile(values: Lengths, share: float = 0.5) -> float:
    """What a share of the values stays under; numpy's own takes ten times as long for so few."""
    order = values.copy()
    order.sort()
    place = share * (len(order) - 1)
    low = int(place)
    under, over = order.item(low), order.item(min(low + 1, len(order) - 1))
    return float(under + (over - under) * (place - low))
