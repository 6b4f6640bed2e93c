"""Outlines as areas: grow, shrink, join and cut paths through shapely, in mm."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Path

CURVE_SEGMENTS = 24


def area_of(path: Path, tolerance: float = 0.02) -> BaseGeometry:
    """The area a closed path fills by the nonzero rule, as shapely polygons."""
    rings = [line for line in path.flattened(tolerance) if len(line) >= 3]
    if not rings:
        return MultiPolygon()
    areas = [Polygon(ring) for ring in rings]
    if all(area.is_valid for area in areas) and not _touching(areas):
        return _nested(areas)
    return _wound(rings)


def _touching(areas: list[Polygon]) -> bool:
    """Whether any two outlines meet."""
    lines = [area.exterior for area in areas]
    first, second = shapely.STRtree(lines).query(lines, predicate="intersects")
    return bool((first != second).any())


def _nested(areas: list[Polygon]) -> BaseGeometry:
    """The area of outlines that never meet: each fills or empties what the ones around it left."""
    turns = np.array([1 if area.exterior.is_ccw else -1 for area in areas])
    inner, outer = shapely.STRtree(areas).query(
        [area.exterior for area in areas], predicate="within"
    )
    winding, depth = turns.copy(), np.zeros(len(areas), dtype=int)
    np.add.at(winding, inner, turns[outer])
    np.add.at(depth, inner, 1)
    around = np.full(len(areas), -1)
    for ring, other in zip(inner.tolist(), outer.tolist(), strict=True):
        if around[ring] < 0 or depth[other] > depth[around[ring]]:
            around[ring] = other
    # Outlines that never meet are put together as they are: an edge of the area is a ring whose
    # inside is filled where its outside is not, or the other way around.
    holes: dict[int, list[NDArray[np.float64]]] = {}
    owner = np.full(len(areas), -1)
    for ring in np.argsort(depth, kind="stable").tolist():
        parent = int(around[ring])
        within = parent >= 0 and winding[parent] != 0
        owner[ring] = owner[parent] if parent >= 0 else -1
        if winding[ring] != 0 and not within:
            owner[ring], holes[ring] = ring, []
        elif winding[ring] == 0 and within:
            holes[int(owner[parent])].append(shapely.get_coordinates(areas[ring].exterior))
    solid = [Polygon(areas[ring].exterior, inside) for ring, inside in holes.items()]
    return solid[0] if len(solid) == 1 else MultiPolygon(solid)


def _wound(rings: list[NDArray[np.float64]]) -> BaseGeometry:
    """The area of outlines that cross: every face between them with a winding number not zero."""
    closed = [np.vstack([ring, ring[:1]]) for ring in rings]
    edges = shapely.union_all([shapely.LineString(ring) for ring in closed])
    faces = [face for face in polygons_in(shapely.polygonize([edges])) if face.area > 0]
    starts = np.concatenate([ring[:-1] for ring in closed])
    ends = np.concatenate([ring[1:] for ring in closed])
    inside = [
        face for face in faces if _winding(face.representative_point().coords[0], starts, ends)
    ]
    return shapely.union_all(inside)


def _winding(
    point: tuple[float, ...], starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> int:
    """How often the edges go around a point, by counting those that cross a ray to its right."""
    x, y = point[:2]
    (ax, ay), (bx, by) = starts.T, ends.T
    side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
    up = (ay <= y) & (by > y) & (side > 0)
    down = (ay > y) & (by <= y) & (side < 0)
    return int(up.sum()) - int(down.sum())


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


def sound(area: BaseGeometry) -> BaseGeometry:
    """The area, mended where it meets itself: rounding may do that to one that was only moved."""
    return area if area.is_valid else area.buffer(0.0)


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
