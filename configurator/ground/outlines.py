"""Outlines as areas: grow, shrink, join and cut paths through shapely, in mm."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Path

CURVE_SEGMENTS = 24


def area_of(path: Path, tolerance: float = 0.02) -> BaseGeometry:
    """The area a closed path fills by the nonzero rule, as shapely polygons."""
    signed: list[tuple[Polygon, int]] = []
    for line in path.flattened(tolerance):
        if len(line) >= 4:
            ring = Polygon(line)
            clockwise = 1 if shapely.is_ccw(ring.exterior) else -1
            signed.append((ring if ring.is_valid else ring.buffer(0), clockwise))
    return _nonzero(signed)


def _nonzero(signed: list[tuple[Polygon, int]]) -> BaseGeometry:
    """Outer rings turn one way and holes the other, as fonts and our own drawings have it."""
    if not signed:
        return MultiPolygon()
    biggest = max(signed, key=lambda pair: pair[0].area)[1]
    solid = shapely.union_all([area for area, turn in signed if turn == biggest])
    holes = [area for area, turn in signed if turn != biggest]
    return solid.difference(shapely.union_all(holes)) if holes else solid


def path_of(area: BaseGeometry) -> Path:
    """The outline of an area: outer rings one way, holes the other."""
    verbs: list[str] = []
    points: list[np.ndarray] = []
    for polygon in polygons_in(area):
        oriented = shapely.geometry.polygon.orient(polygon)
        for ring in (oriented.exterior, *oriented.interiors):
            corners = np.asarray(ring.coords)[:-1]
            verbs.append("M" + "L" * (len(corners) - 1) + "Z")
            points.append(corners)
    if not points:
        return Path("", np.zeros((0, 2)))
    return Path("".join(verbs), np.concatenate(points))


def polygons_in(area: BaseGeometry) -> list[Polygon]:
    """Every polygon of an area; points and lines are left out."""
    if isinstance(area, Polygon):
        return [] if area.is_empty else [area]
    return [part for geom in getattr(area, "geoms", ()) for part in polygons_in(geom)]


def grown(path: Path, by_mm: float) -> Path:
    """The closed path moved outwards by `by_mm` with round corners (inwards when negative)."""
    return path_of(area_of(path).buffer(by_mm, quad_segs=CURVE_SEGMENTS))


def stroked(path: Path, width_mm: float) -> Path:
    """The area a round pen of `width_mm` covers along a path, open or closed."""
    lines = [
        shapely.LineString(line) if len(line) > 1 else shapely.Point(line[0])
        for line in path.flattened()
    ]
    pen = [line.buffer(width_mm / 2, quad_segs=CURVE_SEGMENTS) for line in lines]
    return path_of(shapely.union_all(pen))
