"""Rows: wide areas as staggered rows of short stitches, as a tatami fill lies on the cloth."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import Polygon

Stitches = NDArray[np.float64]
"""Shape (n, 2, 2): for each stitch where the needle goes in and where it comes out, in mm."""

STAGGER = (0.0, 0.5, 0.25, 0.75)
"""Share of a stitch each row is shifted by, so that needle points never line up."""
SHORTEST_MM = 0.3


def rows_across(area: Polygon, angle_deg: float, spacing_mm: float, stitch_mm: float) -> Stitches:
    """The area filled with rows turned `angle_deg`, each cut into stitches of `stitch_mm`.

    A row shorter than one and a half stitches is one stitch. Pass infinity for uncut rows.
    """
    turned = affinity.rotate(area, -angle_deg, origin=(0, 0))
    ends = _row_pieces(turned, spacing_mm)
    if not len(ends):
        return np.empty((0, 2, 2))
    stitches = _cut(ends, spacing_mm, stitch_mm) if math.isfinite(stitch_mm) else _whole(ends)
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    turned_back: Stitches = stitches @ np.array([[cos, sin], [-sin, cos]])
    return turned_back


def _row_pieces(area: Polygon, spacing: float) -> NDArray[np.float64]:
    """Where level rows lie inside the area: (n, 3) of left, right and height."""
    left, top, right, bottom = area.bounds
    heights = np.arange(math.floor(top / spacing) + 0.5, math.ceil(bottom / spacing)) * spacing
    corners = np.empty((len(heights), 2, 2))
    corners[:, 0, 0], corners[:, 1, 0] = left - 1, right + 1
    corners[:, :, 1] = heights[:, None]
    inside = shapely.intersection(shapely.linestrings(corners), area)
    pieces = shapely.get_parts(inside)
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING]
    if not len(pieces):
        return np.empty((0, 3))
    bounds = shapely.bounds(pieces)
    kept = bounds[bounds[:, 2] - bounds[:, 0] >= SHORTEST_MM]
    ends: NDArray[np.float64] = kept[:, [0, 2, 1]]
    return ends


def _whole(ends: NDArray[np.float64]) -> Stitches:
    left, right, height = ends.T
    return np.stack([np.stack([left, height], 1), np.stack([right, height], 1)], 1)


def _cut(ends: NDArray[np.float64], spacing: float, stitch: float) -> Stitches:
    """Every row cut at its own shifted grid, so that neighbors' needle points differ."""
    made = []
    for left, right, height in ends:
        row = round(height / spacing - 0.5)
        shift = STAGGER[row % len(STAGGER)] * stitch
        first = math.ceil((left + stitch / 4 - shift) / stitch) * stitch + shift
        cuts = np.arange(first, right - stitch / 4, stitch)
        xs = np.concatenate([[left], cuts, [right]])
        row_points = np.stack([xs, np.full_like(xs, height)], 1)
        made.append(np.stack([row_points[:-1], row_points[1:]], 1))
    return np.concatenate(made)
