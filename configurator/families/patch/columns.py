"""Columns: narrow shapes as satin, every stitch lying across from one edge to the other."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

from configurator.families.patch.rows import Stitches, rows_across
from configurator.families.patch.spine import Spine, spines

FINEST_MM, COARSEST_MM = 0.35, 1.1
"""Distance of the outline points from which a shape's middle is found: a quarter of its width."""
REACH = 1.5
"""How far across a stitch looks for the edge, in half-widths of the column."""
BLOB = 1.6
"""A shape of less area than this many squares of its width is a blob; a circle's is 0.79."""
BUTT = 0.6
"""How far a column reaches into the one it butts on, in half-widths."""


def satin(area: Polygon, spacing_mm: float) -> Stitches:
    """A narrow shape in satin: columns follow its strokes; a blob is sewn straight across."""
    if _is_blob(area):
        return rows_across(area, _short_way(area), spacing_mm, math.inf)
    width = 2 * area.area / area.length
    found = spines(area, min(max(width / 4, FINEST_MM), COARSEST_MM))
    columns = [across(area, spine, spacing_mm) for spine in found if _has_length(spine)]
    if not columns:
        return rows_across(area, _short_way(area), spacing_mm, math.inf)
    # Long columns are sewn last, so that they pass over the ends of the short ones.
    columns.sort(key=len)
    return np.concatenate(columns)


def _is_blob(area: Polygon) -> bool:
    """Whether a shape is hardly longer than it is wide, so that it has no strokes to follow."""
    wide = 2 * float(shapely.maximum_inscribed_circle(area, tolerance=0.1).length)
    return bool(area.area < BLOB * wide**2)


def _has_length(spine: Spine) -> bool:
    steps = np.diff(spine.points, axis=0)
    return float(np.hypot(steps[:, 0], steps[:, 1]).sum()) > 0.8 * float(
        np.median(spine.half_widths)
    )


def _short_way(area: Polygon) -> float:
    """The direction of a blob's shorter side, in degrees."""
    corners = np.asarray(area.minimum_rotated_rectangle.exterior.coords)
    sides = np.diff(corners[:3], axis=0)
    short = sides[int(np.argmin(np.hypot(sides[:, 0], sides[:, 1])))]
    return math.degrees(math.atan2(short[1], short[0]))


def across(area: Polygon, spine: Spine, spacing_mm: float) -> Stitches:
    """Stitches square to a spine, from edge to edge, `spacing_mm` apart along it."""
    points, half_widths = _evenly(spine, spacing_mm)
    tangents = _tangents(points, spine.closed)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], axis=1)
    reach = (half_widths * REACH + 0.3)[:, None]
    lines = shapely.linestrings(np.stack([points - normals * reach, points + normals * reach], 1))
    pieces = shapely.intersection(lines, area)
    kept, owner = shapely.get_parts(pieces, return_index=True)
    is_line = shapely.get_type_id(kept) == shapely.GeometryType.LINESTRING
    kept, owner = kept[is_line], owner[is_line]
    # Of several pieces, the stitch is the one its own spine runs through.
    near = shapely.distance(kept, shapely.points(points[owner])) < 0.05
    ends = shapely.get_coordinates(kept[near]).reshape(-1, 2, 2)
    lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    stitches: Stitches = ends[lengths > 0.25]
    return stitches


def _evenly(spine: Spine, spacing: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The spine smoothed over its width, reaching its shape's ends, in even steps."""
    points, halves = spine.points, spine.half_widths
    if not spine.closed:
        points, halves = _reaching(spine)
    run = _distances(points, spine.closed)
    count = max(int(run[-1] / spacing), 2)
    fine = np.linspace(0, run[-1], count, endpoint=not spine.closed)
    if spine.closed:
        points, halves = np.vstack([points, points[:1]]), np.append(halves, halves[:1])
    even = np.stack([np.interp(fine, run, points[:, axis]) for axis in (0, 1)], axis=1)
    widths = np.interp(fine, run, halves)
    window = max(int(float(np.median(widths)) * 1.2 / spacing) | 1, 3)
    return _smoothed(even, window, spine.closed), widths


def _reaching(spine: Spine) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Free ends go on straight to the edge; joined ends go a little into their neighbor."""
    points, halves = spine.points, spine.half_widths
    for at_start, is_open in ((True, spine.open_start), (False, spine.open_end)):
        if at_start:
            points, halves = points[::-1], halves[::-1]
        half = float(np.median(halves[-6:]))
        run = _distances(points, False)
        back = int(np.searchsorted(run, max(run[-1] - 1.2 * half, 0.0)))
        before = int(np.searchsorted(run, max(run[-1] - 3.0 * half, 0.0)))
        if is_open and back > before:
            # The last stretch leans into a corner; go on the way the column came.
            ahead = points[back] - points[before]
            length = float(run[-1] - run[back]) + 1.6 * half
            points, halves = points[: back + 1], halves[: back + 1]
        else:
            ahead = points[-1] - points[max(len(points) - 4, 0)]
            length = half * (1.6 if is_open else BUTT)
        ahead = ahead / max(float(np.hypot(*ahead)), 1e-9)
        points = np.vstack([points, points[-1] + ahead * length])
        halves = np.append(halves, half)
        if at_start:
            points, halves = points[::-1], halves[::-1]
    return points, halves


def _distances(points: NDArray[np.float64], closed: bool) -> NDArray[np.float64]:
    around = np.vstack([points, points[:1]]) if closed else points
    steps = np.hypot(*np.diff(around, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _smoothed(points: NDArray[np.float64], window: int, closed: bool) -> NDArray[np.float64]:
    """A moving mean that keeps the ends of an open line where they are."""
    half = window // 2
    if closed:
        padded = np.vstack([points[-half:], points, points[:half]])
    else:
        before = 2 * points[0] - points[1 : half + 1][::-1]
        after = 2 * points[-1] - points[-half - 1 : -1][::-1]
        padded = np.vstack([before, points, after])
    kernel = np.ones(min(window, len(padded))) / min(window, len(padded))
    smooth = [np.convolve(padded[:, axis], kernel, mode="valid") for axis in (0, 1)]
    made = np.stack(smooth, axis=1)
    return made if len(made) == len(points) else points


def _tangents(points: NDArray[np.float64], closed: bool) -> NDArray[np.float64]:
    if closed:
        along = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    else:
        along = np.gradient(points, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])[:, None]
    made: NDArray[np.float64] = along / np.maximum(length, 1e-9)
    return made
