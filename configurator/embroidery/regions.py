"""Regions: every connected area to sew, cut free of what lies on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.layers import Layer, layers, mended
from configurator.embroidery.plan import Omission, Points, Purpose
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Kind, Reading, SewShape
from configurator.ground.outlines import polygons_in

DETAIL_MM = 1.0
"""What lies on top and is narrower than twice this, letters say, is sewn over whole cloth."""
DETAIL_MM2 = 12.0
SLIVER_MM = 0.16
TWICE_MM = 0.15
"""Below two later shapes a shape is cut away up to this far from the edge of the upper one."""
TUCKED_MM = 0.4
"""An edge below a later shape, its rim say, draws back by this much."""
BELOW_MM = 0.2
"""It is below one where the two overlap by more than this."""
BESIDE_MM = 0.05
"""An edge so near to a later shape counts as below it."""
BARED_MM = 0.1
"""Beside the later shape no more than this of the lower one is given up, or cloth would show."""
CARRIED_MM = 1.6
"""An overlap wider than this is more than the underlap of a neighbor."""
GROWN_MM = 0.03
THIN_SHARE, CLEARLY = 0.35, 1.2
"""A shape is called too thin when more of it than this is narrower than a column can be; where what
is wide enough clearly is more, nobody looks closer."""


@dataclass(frozen=True, eq=False)
class Region:
    """A connected area, or lines, of one thread; lowest first by `number`.

    `shape` is its place in the list that is digitised. `under` are the numbers of the regions
    that have to be sewn before it. `carries` tells whether details are sewn on top of it,
    `rides` whether all of it is sewn on top of others, `meets` whether it lies over or under any,
    `coverage` how full its rows are.
    """

    number: int
    shape: int
    thread: str
    kind: Kind
    reading: Reading
    purpose: Purpose
    stop: bool
    area: BaseGeometry
    lines: tuple[Points, ...] = ()
    under: frozenset[int] = frozenset()
    carries: bool = False
    rides: bool = False
    meets: bool = False
    coverage: float = 1.0

    @property
    def block(self) -> tuple[str, Purpose, int]:
        """Regions that agree in this may share a color block."""
        return self.thread, self.purpose, self.shape if self.stop else -1


@dataclass(frozen=True, slots=True)
class Regions:
    """Everything to sew, lowest first, and what is not sewn as drawn."""

    every: tuple[Region, ...]
    omissions: tuple[Omission, ...]


def regions(shapes: Sequence[SewShape], settings: SewSettings) -> Regions:
    """Shapes, lowest first, as the connected areas that are sewn."""
    every = layers(shapes, settings)
    found: list[Region] = []
    omissions: list[Omission] = []
    for number, layer in enumerate(every):
        if layer.lines:
            found.append(_region(len(found), layer, layer.area))
            continue
        sewn, seen = _uncovered(layer, every[number + 1 :], settings)
        for part in sorted(polygons_in(sewn), key=lambda part: part.bounds):
            if part.area < settings.detail_mm2:
                if seen.intersection(part).area > settings.detail_mm2 / 6:
                    omissions.append(_too_small(layer, part, settings))
                continue
            thin = _too_thin(layer, part, settings)
            omissions += [thin] if thin is not None else []
            found.append(_region(len(found), layer, part))
    return Regions(_ordered(found), tuple(omissions))


def _region(number: int, layer: Layer, area: BaseGeometry) -> Region:
    return Region(
        number,
        layer.shape,
        layer.thread,
        layer.kind,
        layer.reading,
        layer.purpose,
        layer.stop,
        area,
        layer.lines,
        coverage=layer.coverage,
    )


def _uncovered(
    layer: Layer, later: list[Layer], settings: SewSettings
) -> tuple[BaseGeometry, BaseGeometry]:
    """What is sewn of a layer, and what is seen of it, below all the later ones."""
    area = layer.area
    if layer.purpose != "art":
        return area, area
    for above in later:
        if above.keeps is not None:
            # Only areas are sewn; what touches leaves points and lines behind.
            area = shapely.union_all(polygons_in(area.intersection(above.keeps)))
    if area.is_empty:
        return area, area
    near = [each.hides for each in later if not each.hides.is_empty]
    near = [each for each in near if shapely.box(*each.bounds).intersects(area)]
    if area.is_empty or (area is layer.area and not near):
        return area, area
    rims = [above.area for above in later if above.keeps is not None]
    seen = area.difference(shapely.union_all([*near, *rims]))
    eroded = [each.buffer(-settings.underlap_mm, quad_segs=4) for each in near]
    hidden = shapely.union_all([*eroded, _twice(near)]).buffer(-DETAIL_MM, quad_segs=4)
    hidden = hidden.buffer(DETAIL_MM, quad_segs=4)
    large = shapely.union_all([part for part in polygons_in(hidden) if part.area > DETAIL_MM2])
    parts = polygons_in(mended(area.difference(shapely.union_all([large, _tuck(area, near)]))))
    return shapely.union_all([part for part in parts if _shows(part, seen)]), seen


def _twice(near: list[BaseGeometry]) -> BaseGeometry:
    """Where two later shapes lie over each other, below which nothing has to reach any farther."""
    once: BaseGeometry = shapely.Polygon()
    twice: list[BaseGeometry] = []
    for each in near:
        twice.append(each.intersection(once))
        once = once.union(each)
    return shapely.union_all(twice).buffer(-TWICE_MM, quad_segs=4)


def _shows(part: Polygon, seen: BaseGeometry) -> bool:
    """Whether more of a part is seen than a sliver."""
    return not part.intersection(seen).buffer(-SLIVER_MM / 2, quad_segs=1).is_empty


def _tuck(area: BaseGeometry, near: list[BaseGeometry]) -> BaseGeometry:
    """Where an edge lies below a later shape it draws back, so that it peeps out nowhere."""
    above = shapely.union_all(near).buffer(-TUCKED_MM, quad_segs=2).buffer(TUCKED_MM + BESIDE_MM)
    edge = area.boundary.intersection(above)
    if edge.is_empty:
        return edge
    # Beside a later shape, and not below it, an edge stays where it is.
    below = area.intersection(above).buffer(-BELOW_MM / 2, quad_segs=2)
    edge = edge.intersection(below.buffer(BELOW_MM, quad_segs=2))
    return edge.buffer(TUCKED_MM, quad_segs=4).intersection(above.buffer(BARED_MM - BESIDE_MM))


def _too_small(layer: Layer, part: Polygon, settings: SewSettings) -> Omission:
    at = part.representative_point()
    return Omission("too-small", layer.name, (at.x, at.y), part.area, settings.detail_mm2)


def _too_thin(layer: Layer, part: Polygon, settings: SewSettings) -> Omission | None:
    """A part of which too much is narrower than a column can be."""
    reach = settings.running_width_mm / 2
    core = part.buffer(-reach, quad_segs=2)
    if core.area + reach * core.length > CLEARLY * (1 - THIN_SHARE) * part.area:
        return None
    solid = core.buffer(reach + GROWN_MM, quad_segs=4)
    if part.area - solid.area + GROWN_MM * solid.length < THIN_SHARE * part.area:
        return None
    thin = part.difference(solid)
    if thin.area < THIN_SHARE * part.area:
        return None
    at = thin.representative_point()
    width = 2 * part.area / part.length
    return Omission("too-thin", layer.name, (at.x, at.y), width, settings.running_width_mm)


def _ordered(found: list[Region]) -> tuple[Region, ...]:
    """Regions with the numbers of those that are sewn before them."""
    areas = [region.area for region in found]
    if not areas:
        return ()
    below: list[set[int]] = [set() for _ in found]
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    for upper, lower in zip(one.tolist(), other.tolist(), strict=True):
        if lower < upper and found[lower].shape < found[upper].shape:
            below[upper].add(lower)
    meeting = {number for upper, under in enumerate(below) for number in (upper, *under) if under}
    carrying = set[int]()
    for upper, under in enumerate(below):
        for lower in tuple(under):
            if areas[upper].intersection(areas[lower]).buffer(-CARRIED_MM / 2).area > 0:
                carrying.add(lower)
            elif found[lower].block == found[upper].block:
                # Of two neighbors of one thread either may come first.
                under.remove(lower)
    rims = {region.number for region in found if region.purpose == "border"}
    for number, region in enumerate(found):
        if number not in rims:
            below[number] -= rims
        if region.purpose == "border":
            below[number] |= {each.number for each in found} - rims
        # An applique's cloth lies below all that follows it in the list.
        elif region.purpose in ("placement", "tack-down"):
            for above in range(number + 1, len(found)):
                below[above].add(number)
    riding = {number for number, under in enumerate(below) if _rides(number, under, areas)}
    return tuple(
        replace(
            region,
            under=frozenset(under),
            carries=number in carrying,
            rides=number in riding,
            meets=number in meeting,
        )
        for number, (region, under) in enumerate(zip(found, below, strict=True))
    )


def _rides(number: int, under: set[int], areas: list[BaseGeometry]) -> bool:
    """Whether nearly all of an area lies on areas below it."""
    if not under:
        return False
    ground = shapely.union_all([areas[lower] for lower in under])
    return bool(areas[number].intersection(ground).area > 0.9 * areas[number].area)
