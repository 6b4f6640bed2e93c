"""Fineness: how thin a shape's columns and how tight its gaps are, against what thread can do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import area_of, polygons_in

CORNER = 0.15
"""How much of a corner is forgiven, in limits; a sharp tip tapers to nothing and sews well."""
TAIL = 2.2
"""A part counts as thin when it stays thin for more than this many times the limit: not a tip."""
TOUCHING_MM = 0.1
"""Holes and gaps narrower than this are hairlines between pieces, closed without anyone seeing."""
HALVINGS = 5
SEGMENTS = 3


def home_of(path: Path) -> Path:
    """The path moved so that it begins at the origin; equal shapes are measured once."""
    if not len(path.points):
        return path
    x, y = path.points[0].tolist()
    moved = path.transformed(Affine.translate(-x, -y))
    return Path(moved.verbs, np.round(moved.points, 4))


def thinnest_column(path: Path, limit_mm: float) -> float | None:
    """The width in mm of the thinnest column that is thinner than the limit; None when none is."""
    return _thinnest(home_of(path), limit_mm)


@lru_cache(maxsize=2048)
def _thinnest(path: Path, limit: float) -> float | None:
    thin = [p for p in polygons_in(area_of(path, 0.03)) if is_thin(p, limit)]
    return min((_limit_met(p, limit) for p in thin), default=None)


def _limit_met(area: Polygon, limit: float) -> float:
    """The largest limit the area would have met, to a few hundredths of a millimetre."""
    low, high = 0.0, limit
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_thin(area, middle) else (middle, high)
    return max(low, 0.05)


def is_thin(area: Polygon, limit_mm: float) -> bool:
    """Whether opening the area by a disc of the limit loses more than its corners and tips."""
    eaten = area.buffer(-limit_mm / 2, quad_segs=SEGMENTS)
    if eaten.is_empty:
        return True
    kept = eaten.buffer(limit_mm * (0.5 + CORNER), quad_segs=SEGMENTS)
    return any(_long(lost, TAIL * limit_mm) for lost in polygons_in(area.difference(kept)))


def _long(area: Polygon, than_mm: float) -> bool:
    return bool(area.length / 2 > than_mm)


def tightest_counter(path: Path, limit_mm: float) -> float | None:
    """The width in mm of the narrowest hole that thread would close; None when all stay open."""
    return _tightest_counter(home_of(path), limit_mm)


@lru_cache(maxsize=2048)
def _tightest_counter(path: Path, limit: float) -> float | None:
    widths = (2 * _inner_radius(hole) for hole in _holes(path))
    return min((width for width in widths if TOUCHING_MM < width < limit), default=None)


def _holes(path: Path) -> Iterator[Polygon]:
    for polygon in polygons_in(area_of(path, 0.03)):
        yield from (Polygon(ring) for ring in polygon.interiors)


def _inner_radius(hole: Polygon) -> float:
    return float(shapely.maximum_inscribed_circle(hole, tolerance=0.02).length)


def tightest_gap(path: Path, limit_mm: float) -> tuple[float, float] | None:
    """The smallest gap between two pieces that is under the limit, and the way across it.

    In mm, and degrees from the x axis; None when there is no such gap. Pieces that all but touch
    are one to a needle and leave no gap.
    """
    return _tightest_gap(home_of(path), limit_mm)


@lru_cache(maxsize=2048)
def _tightest_gap(path: Path, limit: float) -> tuple[float, float] | None:
    pieces: list[BaseGeometry] = list(polygons_in(area_of(path, 0.03)))
    tree = shapely.STRtree(pieces)
    one, other = tree.query(pieces, predicate="dwithin", distance=limit)
    pairs = [(a, b) for a, b in zip(one.tolist(), other.tolist(), strict=True) if a < b]
    gaps = (_gap(pieces[a], pieces[b]) for a, b in pairs)
    return min((gap for gap in gaps if gap[0] > TOUCHING_MM), default=None)


def _gap(one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    across = shapely.shortest_line(one, other)
    (x0, y0), (x1, y1) = shapely.get_coordinates(across)
    return float(across.length), math.degrees(math.atan2(y1 - y0, x1 - x0))
