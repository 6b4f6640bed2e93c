"""Leads: how a thread may go on from one region to the next of its color without a cut.

What lies on both later hides any way between them; a digitiser plans so that little is left to
cut. Without such cover only neighbors are led to, as joining.py has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.connectors import Onward
from configurator.embroidery.joining import OUTSIDE_MM, one_letter, stand_close
from configurator.embroidery.plan import Points
from configurator.embroidery.regions import Region
from configurator.embroidery.settings import SewSettings
from configurator.ground.outlines import polygons_in

TUCKED_MM = 0.25
"""A hidden way begins so far below its cover's edge, where there is room."""
TOUCHING_MM, ACROSS_MM = 0.1, 1.6
"""Between areas of one thread that touch, a way up to this is sewn."""


@dataclass(frozen=True, eq=False, slots=True)
class Lead:
    """How a thread leads uncut from one region to the next: what the one ends towards, and where
    the other begins when that way is `hidden` below what is still to come."""

    towards: BaseGeometry
    hidden: Points | None = None


def lead_on(
    region: Region, onward: Region, later: dict[int, BaseGeometry], settings: SewSettings
) -> Lead | None:
    """How a thread may lead from one region to the next of its thread; None where it is cut."""
    if region.meets and onward.meets:
        cover = later[region.number]
        starts = pockets(region.area, cover, settings)
        goals = [onward.area, *pockets(onward.area, later[onward.number], settings)]
        way = tucked(starts, goals, cover, settings)
        if way is not None:
            return Lead(shapely.get_point(way, 0), shapely.get_coordinates(way)[-1])
    lettering = "free" not in (region.reading, onward.reading)
    if lettering and one_letter(region.area, onward.area):
        return None
    near = bool(shapely.dwithin(region.area, onward.area, settings.trim_mm + OUTSIDE_MM))
    return Lead(onward.area) if near else None


def pockets(area: BaseGeometry, cover: BaseGeometry, settings: SewSettings) -> list[Polygon]:
    """The parts of an area that `cover` will lie on, a little below its edge."""
    shared = area.intersection(cover)
    if shared.area < settings.detail_mm2:
        return []
    inner = shared.buffer(-TUCKED_MM, quad_segs=1)
    return polygons_in(shared if inner.is_empty else inner)


def tucked(
    starts: Sequence[BaseGeometry],
    goals: Sequence[BaseGeometry],
    cover: BaseGeometry,
    settings: SewSettings,
) -> LineString | None:
    """The shortest way from one of some areas to one of others that stays below `cover`."""
    ways = [shapely.shortest_line(start, goal) for start in starts for goal in goals]
    for way in sorted(ways, key=lambda way: float(way.length)):
        if way.length > settings.hidden_mm:
            break
        if cover.covers(way):
            return way
    return None


def onwards(
    order: list[Region], later: dict[int, BaseGeometry], settings: SewSettings
) -> list[Onward]:
    """What follows each run, given the region that each is of."""
    found = []
    for here, there in zip_longest(order, order[1:]):
        sewn_mm, uncut_mm = settings.sewn_gap_mm, settings.trim_mm
        if there is not None and there is not here:
            if "free" in (here.reading, there.reading):
                if shapely.dwithin(here.area, there.area, TOUCHING_MM):
                    # All of the way lies on thread of its color.
                    sewn_mm = ACROSS_MM
            elif one_letter(here.area, there.area):
                sewn_mm = uncut_mm = 0.0
            elif not stand_close(here.area, there.area, settings):
                sewn_mm = 0.0
        found.append(Onward(later[here.number], sewn_mm, uncut_mm))
    return found
