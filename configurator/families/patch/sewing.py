"""Sewing: an area of one thread laid in stitches, satin where it is narrow and rows where wide."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
import skia
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.families.patch.columns import satin
from configurator.families.patch.rows import Stitches, rows_across
from configurator.families.patch.thread import RIM_LOOK, ROPE_LOOK, SATIN_LOOK, TATAMI_LOOK, mesh
from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import area_of, polygons_in
from configurator.ground.seeds import seed_from

SATIN_WIDEST_MM = 6.6
"""Wider than this a satin stitch would snag; the area is filled with rows instead."""
ROW_MM, STITCH_MM = 0.4, 4.0
BORDER_MM = 0.33
ROPE_MM = 0.52
ROPE_SLANT_MM = 1.3
"""How far a merrowed yarn has moved on along the rim by the time it reaches the inner side."""
OVERHANG_MM = 0.25
RIM_SEGMENTS = 16
ANGLES_DEG = (24.0, 68.0, 112.0, 156.0)


@dataclass(frozen=True, slots=True)
class Sewn:
    """The meshes of an area, and where the area's own origin lies."""

    meshes: tuple[skia.Vertices, ...]
    origin: tuple[float, float]


def sewn(path: Path) -> Sewn:
    """An area in stitches. Moving a shape does not sew it again."""
    x, y = path.points[0].tolist() if len(path.points) else (0.0, 0.0)
    home = path.transformed(Affine.translate(-x, -y))
    return Sewn(_sewn_at_home(Path(home.verbs, np.round(home.points, 4))), (x, y))


@lru_cache(maxsize=512)
def _sewn_at_home(path: Path) -> tuple[skia.Vertices, ...]:
    narrow, wide = [], []
    for polygon in polygons_in(area_of(path, 0.04)):
        if is_wide(polygon):
            angle = ANGLES_DEG[seed_from(path.svg()) % len(ANGLES_DEG)]
            wide.append(rows_across(polygon, angle, ROW_MM, STITCH_MM))
        else:
            narrow.append(satin(polygon, ROW_MM))
    found = (
        mesh(_together(wide), TATAMI_LOOK),
        mesh(_together(narrow), SATIN_LOOK),
    )
    return tuple(each for each in found if each is not None)


def is_wide(area: Polygon) -> bool:
    """Whether a circle as wide as the widest satin fits inside."""
    return not area.buffer(-SATIN_WIDEST_MM / 2, quad_segs=4).is_empty


def _together(stitches: list[Stitches]) -> Stitches:
    return np.concatenate(stitches) if stitches else np.empty((0, 2, 2))


@lru_cache(maxsize=32)
def border(trim: Path, border_mm: float, kind: str) -> tuple[skia.Vertices, ...]:
    """The rim of a patch: satin square to the edge, or the slanted roll of a merrowed one."""
    lay: Callable[[Polygon, float], Stitches] = _rope if kind == "merrowed" else _rim
    look = ROPE_LOOK if kind == "merrowed" else RIM_LOOK
    laid = [lay(polygon, border_mm) for polygon in polygons_in(area_of(trim))]
    made = mesh(_together(laid), look)
    return () if made is None else (made,)


def _rim(area: Polygon, border_mm: float) -> Stitches:
    """Satin from the edge to the nearest point of the border's inner side, closed up in bays."""
    edge, outwards = _edge(area, BORDER_MM)
    inner_side = area.buffer(-border_mm, quad_segs=RIM_SEGMENTS).boundary
    inner = _nearest_on(inner_side, edge)
    gaps = np.hypot(*(np.roll(inner, -1, axis=0) - inner).T)
    # Around a bay the edge is short and the inner side long: more stitches between two.
    between = np.maximum(np.ceil(gaps / BORDER_MM - 0.5), 1).astype(int)
    share = np.concatenate([np.arange(count) / count for count in between])[:, None]
    at = np.repeat(np.arange(len(edge)), between)
    after = (at + 1) % len(edge)
    ends = [each[at] * (1 - share) + each[after] * share for each in (inner, edge, outwards)]
    return np.stack([ends[1] + ends[2] * OVERHANG_MM, _nearest_on(inner_side, ends[0])], 1)


def _nearest_on(line: BaseGeometry, points: Stitches) -> Stitches:
    to_line = shapely.shortest_line(shapely.points(points), line)
    return np.asarray(shapely.get_coordinates(to_line).reshape(-1, 2, 2)[:, 1])


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


def stitch_count(area_mm2: float, length_mm: float) -> float:
    """About how many stitches an area takes: its thread over the length of one stitch.

    `length_mm` is the outline's; a narrow column's stitch is as long as the column is wide.
    """
    width = 2 * area_mm2 / max(length_mm, 1e-9)
    return area_mm2 / (ROW_MM * min(max(width, 1.0), STITCH_MM)) if math.isfinite(width) else 0.0
