"""Fineness: how thin a shape's columns and how tight its gaps are, against what thread can do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import area_of, polygons_in, sound

CORNER = 0.15
"""How much of a corner is forgiven, in limits; a sharp tip tapers to nothing and sews well."""
TAIL = 2.2
"""A part counts as thin when it stays thin for more than this many times the limit: not a tip."""
TOUCHING_MM = 0.1
"""Holes and gaps narrower than this are hairlines between pieces, closed without anyone seeing."""
HALVINGS = 5
ROUGH_MM = 0.04
"""An outline drawn anew at another size may be off by this much: twice its tolerance and more."""
TOLERANCE_MM = 0.03
SEGMENTS = 3


class Piece:
    """A polygon known by its shape alone: equal letters, wherever they stand, are one piece."""

    __slots__ = ("_known_by", "area")

    def __init__(self, area: Polygon) -> None:
        self.area = area
        corner = np.array(area.bounds[:2])
        self._known_by = tuple(
            np.round(shapely.get_coordinates(ring) - corner, 3).tobytes()
            for ring in (area.exterior, *area.interiors)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Piece) and self._known_by == other._known_by

    def __hash__(self) -> int:
        return hash(self._known_by)


@lru_cache(maxsize=2048)
def home_of(path: Path) -> Path:
    """The path moved so that it begins at the origin; equal shapes are measured once."""
    if not len(path.points):
        return path
    x, y = path.points[0].tolist()
    moved = path.transformed(Affine.translate(-x, -y))
    return Path(moved.verbs, np.round(moved.points, 4))


@lru_cache(maxsize=1024)
def area_at(path: Path) -> BaseGeometry:
    """The area of a path where it lies; a shape that only moved is not worked out again."""
    if not len(path.points):
        return MultiPolygon()
    x, y = path.points[0].tolist()
    return sound(shapely.affinity.translate(_area(home_of(path)), x, y))


@lru_cache(maxsize=1024)
def _area(path: Path) -> BaseGeometry:
    return area_of(path, TOLERANCE_MM)


@lru_cache(maxsize=1024)
def _pieces(path: Path) -> tuple[Polygon, ...]:
    return tuple(polygons_in(_area(path)))


def thinnest_column(path: Path, limit_mm: float) -> float | None:
    """The width in mm of the thinnest column that is thinner than the limit; None when none is."""
    return _thinnest(home_of(path), limit_mm)


@lru_cache(maxsize=2048)
def _thinnest(path: Path, limit: float) -> float | None:
    kinds = dict.fromkeys(map(Piece, _pieces(path)))
    widths = (_column(kind, limit) for kind in kinds)
    return min((width for width in widths if width is not None), default=None)


@lru_cache(maxsize=8192)
def _column(piece: Piece, limit: float) -> float | None:
    """The largest limit one piece would have met; None when it meets the one there is."""
    return _limit_met(piece.area, limit) if is_thin(piece.area, limit) else None


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
    holes = (Polygon(ring) for piece in _pieces(path) for ring in piece.interiors)
    widths = map(_inner_width, dict.fromkeys(map(Piece, holes)))
    return min((width for width in widths if TOUCHING_MM < width < limit), default=None)


@lru_cache(maxsize=8192)
def _inner_width(hole: Piece) -> float:
    return 2 * float(shapely.maximum_inscribed_circle(hole.area, tolerance=0.02).length)


def tightest_gap(path: Path, limit_mm: float) -> tuple[float, float] | None:
    """The smallest gap between two pieces that is under the limit, and the way across it.

    In mm, and degrees from the x axis; None when there is no such gap. Pieces that all but touch
    are one to a needle and leave no gap.
    """
    return _tightest_gap(home_of(path), limit_mm)


@lru_cache(maxsize=2048)
def _tightest_gap(path: Path, limit: float) -> tuple[float, float] | None:
    gaps = _gaps(_pieces(path), limit)
    return min((gap for gap in gaps if gap[0] > TOUCHING_MM), default=None)


@lru_cache(maxsize=1024)
def openings(path: Path, counter_mm: float, gap_mm: float) -> tuple[tuple[float, float], ...]:
    """Every hole and gap under its limit, hairlines among them: its width and its limit, in mm."""
    pieces = _pieces(home_of(path))
    holes = (Polygon(ring) for piece in pieces for ring in piece.interiors)
    widths = [(_inner_width(hole), counter_mm) for hole in dict.fromkeys(map(Piece, holes))]
    widths += [(gap, gap_mm) for gap, _ in _gaps(pieces, gap_mm)]
    return tuple((width, limit) for width, limit in widths if 0 < width < limit)


def grows_open(found: Sequence[tuple[float, float]], by: float) -> bool:
    """Whether art that grows by a factor has no opening left that closes up.

    A hairline may not become one: it stays a hairline, or opens all the way.
    """
    return not any(TOUCHING_MM - ROUGH_MM < width * by < limit + ROUGH_MM for width, limit in found)


def growth(found: Sequence[tuple[float, float]], least: float) -> float:
    """The smallest factor from `least` on by which art grows open; infinite where none is found."""
    ways = sorted({least, *((limit + ROUGH_MM) / width * 1.001 for width, limit in found)})
    return next((by for by in ways if by >= least and grows_open(found, by)), math.inf)


def _gaps(pieces: Sequence[BaseGeometry], limit: float) -> Iterator[tuple[float, float]]:
    """Every gap of at most the limit between two pieces; none where there are no two."""
    if len(pieces) < 2:
        return
    one, other = shapely.STRtree(pieces).query(pieces, predicate="dwithin", distance=limit)
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        if a < b:
            yield _gap(pieces[a], pieces[b])


def _gap(one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    across = shapely.shortest_line(one, other)
    (x0, y0), (x1, y1) = shapely.get_coordinates(across)
    return float(across.length), math.degrees(math.atan2(y1 - y0, x1 - x0))
