"""Blobs: compact shapes that have no stroke to follow, as one column sewn straight across."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import Polygon

from configurator.embroidery.columns import Column

NOTCH_MM = 0.24
"""A blob has no notch wider than this."""
LONGEST = 1.45
"""A blob is no longer than this many of its widths."""
COMPACT = 0.02
"""Its area is at least this share of its outline's square: half of what a slim triangle has."""
STEP_MM = 0.1
END_MM = 0.35
"""Its ends are sewn up to where it is this wide."""


def blob(area: Polygon, push_mm: float) -> Column | None:
    """A compact area as a column along its longer side; None for anything else."""
    if area.area < COMPACT * area.length**2:
        return None
    hull = area.convex_hull
    # Notches no wider than that have no more room than this along both outlines.
    if area.interiors or hull.area - area.area > NOTCH_MM / 2 * (hull.length + area.length):
        return None
    notches = hull.difference(area)
    if not notches.buffer(-NOTCH_MM / 2).is_empty:
        return None
    corners = np.asarray(shapely.minimum_rotated_rectangle(area).exterior.coords)
    sides = np.diff(corners[:3], axis=0)
    across, along = sorted(np.hypot(*sides.T).tolist())
    if along > LONGEST * max(across, 1e-6):
        return None
    way = sides[int(np.hypot(*sides.T).argmax())] / along
    square = np.array([-way[1], way[0]])
    places = np.asarray(area.exterior.coords) @ way
    low, high = float(places.min()) + push_mm / 2, float(places.max()) - push_mm / 2
    spots = np.linspace(low, high, max(int((high - low) / STEP_MM), 4) + 1)
    middle = float(np.asarray(area.centroid.coords[0]) @ square)
    reach = along + across
    starts = spots[:, None] * way + (middle - reach) * square
    lines = shapely.linestrings(np.stack([starts, starts + 2 * reach * square], axis=1))
    cut = shapely.intersection(lines, area)
    known = ~shapely.is_empty(cut) & (shapely.length(cut) > END_MM)
    if known.sum() < 4:
        return None
    ends = np.array([_ends(part, square) for part in cut[known]])
    left = spots[known][:, None] * way + ends[:, :1] * square
    right = spots[known][:, None] * way + ends[:, 1:] * square
    return Column(left, right, spots[known] - spots[known][0], False, (True, True))


def _ends(cut: shapely.Geometry, square: np.ndarray) -> tuple[float, float]:
    far = shapely.get_coordinates(cut) @ square
    return float(far.min()), float(far.max())
