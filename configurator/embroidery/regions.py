"""Regions: what is really sewn of every shape, mended, cut free of what lies on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Omission
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Kind, Reading, SewShape
from configurator.ground.outlines import polygons_in

SIMPLE_MM = 0.02
"""Outlines are drawn with as few points as keep them this exact: a fifth of a machine step."""
THIN_SHARE = 0.35
"""A shape is called too thin when more of it than this is narrower than a column can be."""


@dataclass(frozen=True, eq=False)
class Region:
    """A connected area of one thread. `shape` is its place in the list it came from.

    `area` is what is sewn, `seen` what shows of it, `under` which regions lie below it by number.
    """

    number: int
    shape: int
    thread: str
    kind: Kind
    reading: Reading
    area: Polygon
    seen: BaseGeometry
    under: frozenset[int]


@dataclass(frozen=True, slots=True)
class Regions:
    """Everything to sew, lowest first, and what was left out."""

    every: tuple[Region, ...]
    omissions: tuple[Omission, ...]


def regions(shapes: Sequence[SewShape], settings: SewSettings) -> Regions:
    """Shapes, lowest first, as the connected areas that are sewn."""
    whole = [mended(shape.area) for shape in shapes]
    found: list[Region] = []
    omissions: list[Omission] = []
    for number, shape in enumerate(shapes):
        sewn, seen = _uncovered(number, whole, shapes, settings)
        parts = sorted(polygons_in(sewn), key=lambda part: part.bounds)
        for part in parts:
            if part.area < settings.detail_mm2:
                if seen.intersection(part).area > settings.detail_mm2 / 6:
                    omissions.append(_too_small(shape, part, settings))
                continue
            thin = _too_thin(shape, part, settings)
            if thin is not None:
                omissions.append(thin)
            found.append(
                Region(
                    len(found),
                    number,
                    shape.thread,
                    shape.kind,
                    shape.reading,
                    part,
                    seen.intersection(part),
                    frozenset(),
                )
            )
    return Regions(_ordered(found), tuple(omissions))


def mended(area: BaseGeometry) -> BaseGeometry:
    """An area without self-crossings, loose points and needless points."""
    area = shapely.set_precision(shapely.make_valid(area), 0.0005)
    solid = shapely.union_all(polygons_in(area))
    simple = solid.simplify(SIMPLE_MM)
    return shapely.union_all(polygons_in(simple if simple.is_valid else solid))


def _uncovered(
    number: int, whole: list[BaseGeometry], shapes: Sequence[SewShape], settings: SewSettings
) -> tuple[BaseGeometry, BaseGeometry]:
    """What is sewn of a shape, and what is seen of it, below all the later ones."""
    area = whole[number]
    later = range(number + 1, len(whole))
    if area.is_empty or not later:
        return area, area
    near = [i for i in later if shapely.box(*whole[i].bounds).intersects(area)]
    near = [i for i in near if shapes[i].kind not in ("placement", "cut-line")]
    if not near:
        return area, area
    seen = area.difference(shapely.union_all([whole[i] for i in near]))
    hidden = shapely.union_all([_eroded(whole[i], shapes[i], settings) for i in near])
    sewn = mended(area.difference(hidden))
    kept = [part for part in polygons_in(sewn) if part.intersection(seen).area > 0.02]
    return shapely.union_all(kept), seen


def _eroded(area: BaseGeometry, shape: SewShape, settings: SewSettings) -> BaseGeometry:
    """What a later shape surely hides: itself less the underlap."""
    by = (
        settings.border_underlap_mm
        if shape.kind in ("border", "applique")
        else settings.underlap_mm
    )
    return area.buffer(-by, quad_segs=4)


def _too_small(shape: SewShape, part: Polygon, settings: SewSettings) -> Omission:
    at = part.representative_point()
    return Omission("too-small", shape.id, (at.x, at.y), part.area, settings.detail_mm2)


def _too_thin(shape: SewShape, part: Polygon, settings: SewSettings) -> Omission | None:
    """A part of which too much is narrower than a column can be."""
    core = part.buffer(-settings.running_width_mm / 2, quad_segs=2)
    solid = core.buffer(settings.running_width_mm / 2 + 0.03, quad_segs=4)
    thin = part.difference(solid)
    if thin.area < THIN_SHARE * part.area:
        return None
    at = thin.representative_point()
    width = 2 * part.area / part.length
    return Omission("too-thin", shape.id, (at.x, at.y), width, settings.running_width_mm)


def _ordered(found: list[Region]) -> tuple[Region, ...]:
    """Regions with the numbers of those below them that they touch."""
    areas = [region.area for region in found]
    if not areas:
        return ()
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    below: list[set[int]] = [set() for _ in found]
    for upper, lower in zip(one.tolist(), other.tolist(), strict=True):
        if found[lower].shape < found[upper].shape:
            below[upper].add(lower)
    return tuple(
        Region(r.number, r.shape, r.thread, r.kind, r.reading, r.area, r.seen, frozenset(under))
        for r, under in zip(found, below, strict=True)
    )
