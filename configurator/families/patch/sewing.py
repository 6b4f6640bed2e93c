"""Sewing: what a rim looks like that another machine sews, and how many stitches an area takes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
import skia
from shapely.geometry import Polygon

from configurator.embroidery.settings import SewSettings
from configurator.families.patch.catalog import Limits
from configurator.families.patch.thread import ROPE_LOOK, Stitches, mesh
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of, polygons_in

SATIN_MM = SewSettings().satin_spacing_mm
COLUMN_MM, NARROWEST_MM = 5.0, 0.5
"""Art that is this wide in the middle is filled with rows; none is reckoned narrower than that."""
ROW_FULL = 0.86
"""How long a stitch of a row is on the whole, of the longest: rows end before it is full."""
ROPE_MM = 0.52
ROPE_SLANT_MM = 1.3
"""How far a merrowed yarn has moved on along the rim by the time it reaches the inner side."""
OVERHANG_MM = 0.25


@lru_cache(maxsize=32)
def border(trim: Path, border_mm: float) -> tuple[skia.Vertices, ...]:
    """The slanted roll of yarn of a merrowed rim."""
    laid = [_rope(polygon, border_mm) for polygon in polygons_in(area_of(trim))]
    made = mesh(np.concatenate(laid) if laid else np.empty((0, 2, 2)), ROPE_LOOK)
    return () if made is None else (made,)


def _rope(area: Polygon, border_mm: float) -> Stitches:
    edge, outwards = _edge(area, ROPE_MM)
    onwards = np.stack([-outwards[:, 1], outwards[:, 0]], 1) * ROPE_SLANT_MM / 2
    out = edge + outwards * 2 * OVERHANG_MM - onwards
    return np.stack([out, edge - outwards * border_mm + onwards], 1)


def _edge(area: Polygon, step_mm: float) -> tuple[Stitches, Stitches]:
    """Even points along an outline, and which way is out at each, smoothed around corners."""
    ring = shapely.geometry.polygon.orient(area).exterior
    count = max(round(ring.length / step_mm), 8)
    places = np.arange(count) * ring.length / count
    points = shapely.get_coordinates(shapely.line_interpolate_point(ring, places))
    along = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    reach = max(round(1.2 / step_mm), 1)
    kernel = np.ones(2 * reach + 1)
    padded = np.vstack([along[-reach:], along, along[:reach]])
    along = np.stack([np.convolve(padded[:, axis], kernel, "valid") for axis in (0, 1)], 1)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1])[:, None], 1e-9)
    # The ring turns counterclockwise by shapely's reckoning, so out lies to its right.
    return points, np.stack([along[:, 1], -along[:, 0]], 1)


def thread_laid(
    area_mm2: float, length_mm: float, limits: Limits, rim: bool
) -> tuple[float, float]:
    """About how many stitches an area takes, and the mm of thread on its face, without underlay.

    `length_mm` is the outline's; a narrow column's stitch is as long as the column is wide, and two
    of them make a step. Fitted, with `thread_share`, on 230 digitised patches.
    """
    width = max(2 * area_mm2 / max(length_mm, 1e-9), NARROWEST_MM)
    if not rim and width >= COLUMN_MM:
        laid = area_mm2 / limits.row_spacing_mm
        return laid / (limits.stitch_mm * ROW_FULL), laid
    laid = area_mm2 / ((limits.border_spacing_mm if rim else SATIN_MM) / 2)
    return laid / width, laid
