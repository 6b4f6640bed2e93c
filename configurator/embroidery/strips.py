"""Strips: one connected area taken apart into columns, lines and fields, and where they meet."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.blobs import blob
from configurator.embroidery.branches import CORNER, Skeleton, skeleton
from configurator.embroidery.columns import Column, columns
from configurator.embroidery.field import Field
from configurator.embroidery.lines import quantile
from configurator.embroidery.plan import Points
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Kind
from configurator.embroidery.triangles import triangulated
from configurator.ground.outlines import polygons_in

Strip = Column | Field

CORE_MM = 2.5
"""The middles of circles as wide as the widest satin reach this far in anything really wide."""
CORE_SIMPLE_MM = 0.05
STUB_MM, STUB = 1.6, 1.8
"""What sticks out of a wide part by less than this, or than that many widths, is sewn with it."""
SEAM_MM = 0.05
SEWN_OVER_MM = 0.6
"""A column's end so near to where a field meets it is sewn over."""
FINEST_MM, COARSEST_MM = 0.25, 0.6
"""Outline points lie a fifth of the width apart, within these."""
MITRE = 2.5
LEAST_COLUMN_MM = 0.3
LEAST_FIELD_MM2 = 25.0
LUMP, LUMP_MM = 1.7, 4.0
"""Where strokes meet in a circle wider than this many strokes, and than this, rows fill it all."""


@dataclass(frozen=True, slots=True)
class Join:
    """Where two strips meet. The host is sewn last, over the guest's end.

    A place is a distance along a column, or a point of a field.
    """

    host: Strip
    at: float | Points
    guest: Strip
    place: float | Points


@dataclass(slots=True)
class Strips:
    """The strips of one connected area."""

    every: list[Strip] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)


def strips(area: Polygon, settings: SewSettings, kind: Kind = "auto") -> Strips:
    """An area by its local width: columns up to the widest satin, fields above."""
    if kind == "tatami":
        return Strips([Field(area, settings)])
    if kind == "border":
        return _narrow(area, settings, math.inf)
    if kind in ("satin", "running"):
        return _narrow(area, settings)
    wide = _wide(area, settings.satin_mm / 2)
    if not wide:
        return _narrow(area, settings)
    home = shapely.union_all(wide)
    rest = polygons_in(area.difference(home))
    edge = home.simplify(CORE_SIMPLE_MM).buffer(SEAM_MM, quad_segs=1)
    least = settings.detail_mm2
    stubs: list[Polygon] = []
    arms: list[Polygon] = []
    for part in rest:
        (stubs if part.area < least or _is_stub(part, home, edge) else arms).append(part)
    joined = [stub.buffer(0.02, quad_segs=1) for stub in stubs]
    fields = polygons_in(shapely.union_all([*wide, *joined]))
    if not arms:
        return Strips([Field(area, settings)])
    return _mixed(area, fields, arms, settings)


def _wide(area: Polygon, radius: float) -> list[Polygon]:
    """The parts in which a circle of that radius can move about."""
    left, top, right, bottom = area.bounds
    if min(right - left, bottom - top) < 2 * radius:
        return []
    # What a circle sweeps that moves about so far is never smaller than along a straight line.
    if area.area < math.pi * radius**2 + 2 * radius * CORE_MM * math.sin(math.pi / 3):
        return []
    core = [
        part
        for part in polygons_in(area.buffer(-radius, quad_segs=8))
        if shapely.length(shapely.minimum_bounding_circle(part).boundary) / np.pi > CORE_MM
    ]
    plain = [part.simplify(CORE_SIMPLE_MM) for part in core]
    grown = [part.buffer(radius * 1.01, join_style="mitre", mitre_limit=MITRE) for part in plain]
    return polygons_in(shapely.union_all(grown).intersection(area)) if grown else []


def _is_stub(part: Polygon, home: BaseGeometry, edge: BaseGeometry) -> bool:
    """Whether a part sticks out of the wide ones by less than it is wide there."""
    outline = shapely.points(np.asarray(part.exterior.coords))
    seam = part.intersection(edge).area / SEAM_MM
    return bool(shapely.distance(outline, home).max() < max(STUB_MM, STUB * seam))


def _mixed(
    area: Polygon, fields: list[Polygon], arms: list[Polygon], settings: SewSettings
) -> Strips:
    made = Strips()
    homes = []
    for wide in fields:
        reached = polygons_in(wide.buffer(settings.seam_mm).intersection(area))
        sewn = [part for part in reached if part.intersects(wide)]
        home = Field(max(sewn, key=lambda part: part.area), settings)
        made.every.append(home)
        homes.append((wide, home))
    for arm in arms:
        found = _narrow(arm, settings)
        made.every += found.every
        made.joins += found.joins
        guests = [each for each in found.every if isinstance(each, Column)]
        for wide, home in homes if guests else ():
            edge = arm.intersection(wide.buffer(SEAM_MM))
            for seam in polygons_in(edge):
                if seam.area > 0.01:
                    made.joins.append(_join(home, seam, guests))
    _link(made, homes[0][1])
    return made


def _link(made: Strips, home: Field) -> None:
    """Join what nothing leads to from a field, where it is nearest."""
    known = _led_to(home, made.joins)
    while left := [strip for strip in made.every if id(strip) not in known]:
        fields = [one for one in made.every if isinstance(one, Field) and id(one) in known]
        ways = [(one, other, _between(one, other)) for one in fields for other in left]
        one, other, way = min(ways, key=lambda way: float(way[2].length))
        at, there = shapely.get_coordinates(way)
        place = there if isinstance(other, Field) else other.beside(there)
        made.joins.append(Join(one, at, other, place))
        known |= _led_to(other, made.joins)


def _between(one: Field, other: Strip) -> BaseGeometry:
    """The shortest line from a field to a strip."""
    there = other.area if isinstance(other, Field) else shapely.LineString(other.middle)
    line: BaseGeometry = shapely.shortest_line(one.area, there)
    return line


def _led_to(strip: Strip, joins: list[Join]) -> set[int]:
    """Every strip that joins lead to from one, by its identity."""
    found, border = {id(strip)}, [strip]
    while border:
        here = border.pop()
        for join in joins:
            for one, other in ((join.host, join.guest), (join.guest, join.host)):
                if one is here and id(other) not in found:
                    found.add(id(other))
                    border.append(other)
    return found


def _join(home: Field, seam: BaseGeometry, guests: list[Column]) -> Join:
    """A field with the column whose middle line comes nearest to the seam between them."""
    middle = shapely.get_coordinates(seam.centroid)[0]
    nearest = min(guests, key=lambda guest: float(np.hypot(*(guest.middle - middle).T).min()))
    place = nearest.beside(middle)
    first, last = nearest.free
    nearest.free = first and place > SEWN_OVER_MM, last and nearest.length - place > SEWN_OVER_MM
    return Join(home, middle, nearest, place)


def _is_lump(bones: Skeleton) -> bool:
    """Whether a shape's strokes are mere points around a body much wider than they are."""
    points = bones.triangles.points
    chords = [chord for branch in bones.branches if branch.kept for chord in branch.chords]
    if not chords:
        return False
    across = points[[left for left, _ in chords]] - points[[right for _, right in chords]]
    usual = quantile(np.hypot(*across.T))
    bodies = [
        2 * circle[2] for joint, circle in bones.circles.items() if len(bones.living(joint)) > 2
    ]
    return max(bodies, default=0.0) > max(LUMP * usual, LUMP_MM)


def _narrow(area: Polygon, settings: SewSettings, corner: float = CORNER) -> Strips:
    compact = blob(area, settings.fabric.push_mm) if corner == CORNER else None
    if compact is not None:
        return Strips([compact])
    width = 2 * area.area / area.length
    sample = min(max(width / 5, FINEST_MM), COARSEST_MM, area.length / 24)
    triangles = triangulated(area, sample)
    if triangles is None:
        return Strips()
    bones = skeleton(triangles, corner)
    if corner == CORNER and area.area > LEAST_FIELD_MM2 and _is_lump(bones):
        return Strips([Field(area, settings)])
    found, butts = columns(bones, settings.fabric.push_mm)
    real: list[Strip] = [column for column in found if column.length > LEAST_COLUMN_MM]
    joins = [
        Join(butt.host, butt.at, butt.guest, butt.place)
        for butt in butts
        if butt.host in real and butt.guest in real
    ]
    return Strips(real, joins)
