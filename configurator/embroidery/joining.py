"""Joining: where the sewing of one shape ends, so that the next one can begin close by.

Ending a letter on the side of the next saves a cut of seven seconds. Only letters that all but
touch are sewn on: a bar across a wider gap spoils a word. Up to the length of a trim a float is
left there instead, locked at both ends, and snipped by hand as the trade does it. Parts of one
letter are always cut from each other, for one thread forgotten there turns a he into a het.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.columns import Column
from configurator.embroidery.field import Field
from configurator.embroidery.plan import Points
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.strips import Strip, Strips

INSETS_MM = (0.35, 0.1, 0.02)
"""The needle goes in this far inside the edge, where cover comes to lie on it; less to reach it."""
OUTSIDE_MM = 0.04
"""Compensated for its pull, the narrowest satin ends this far outside its area."""
WITHIN = 0.6
"""Parts of a letter share this much of the width of the narrower one."""
GUEST_MM = 0.4
"""A column that others are sewn over ends a shape only where it is nearer by this much."""


@dataclass(frozen=True, eq=False, slots=True)
class Exit:
    """The strip that is sewn last, the place on it where it ends, and what it ends towards."""

    strip: Strip
    place: float | Points
    towards: Points


def stand_close(one: BaseGeometry, other: BaseGeometry, settings: SewSettings) -> bool:
    """Whether a thread across the gap between two areas is too short to be noticed."""
    heights = (area.bounds[3] - area.bounds[1] for area in (one, other))
    reach = min(settings.join_mm, settings.join_share * min(heights))
    return bool(shapely.dwithin(one, other, reach))


def one_letter(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two areas are parts of one letter: one stands above, below or inside the other."""
    widths = [area.bounds[2] - area.bounds[0] for area in (one, other)]
    shared = min(one.bounds[2], other.bounds[2]) - max(one.bounds[0], other.bounds[0])
    return bool(shared > WITHIN * min(widths))


def may_join(strips: Strips) -> bool:
    """Whether a way through an area stays short and soft: letters, and fields without arms."""
    return len(strips.every) == 1 or all(isinstance(each, Column) for each in strips.every)


def exit_of(
    strips: Strips, area: BaseGeometry, onward: BaseGeometry, settings: SewSettings
) -> Exit | None:
    """Where an area's sewing ends best when `onward` follows; None where that lies too far off."""
    reach = settings.trim_mm + OUTSIDE_MM - INSETS_MM[-1]
    if not strips.every or not shapely.dwithin(area, onward, reach):
        return None
    guests = {id(join.guest) for join in strips.joins}
    best: tuple[float, Exit] | None = None
    for strip in strips.every:
        far, place, end = _nearest(strip, area, onward, settings)
        if far <= reach:
            far += GUEST_MM * (id(strip) in guests)
            if best is None or far < best[0]:
                line = shapely.shortest_line(onward, shapely.Point(end))
                best = far, Exit(strip, place, shapely.get_coordinates(line)[0])
    return None if best is None else best[1]


def _nearest(
    strip: Strip, area: BaseGeometry, onward: BaseGeometry, settings: SewSettings
) -> tuple[float, float | Points, Points]:
    """How far the nearest place of a strip is from what follows, which place that is, and its
    point at the strip's edge."""
    if isinstance(strip, Field):
        near, target = shapely.get_coordinates(shapely.shortest_line(area, onward))
        inner = strip.area.buffer(-INSETS_MM[0], quad_segs=1)
        if inner.is_empty:
            return np.inf, near, near
        place = shapely.get_coordinates(shapely.shortest_line(inner, shapely.Point(near)))[0]
        return float(np.hypot(*(place - target))), place, place
    rails = np.stack([strip.left, strip.right])
    low, high = np.array(onward.bounds).reshape(2, 2)
    # No point is nearer to what follows than to the box around it.
    beside = np.maximum(np.maximum(low - rails, rails - high), 0.0)
    far = np.hypot(beside[..., 0], beside[..., 1])
    first = np.unravel_index(int(far.argmin()), far.shape)
    if far[first] > settings.trim_mm + OUTSIDE_MM:
        return np.inf, 0.0, rails[first]
    close = far <= shapely.distance(shapely.Point(rails[first]), onward) + 1e-9
    far[~close] = np.inf
    far[close] = shapely.distance(shapely.points(rails[close]), onward)
    side, number = np.unravel_index(int(far.argmin()), far.shape)
    place = float(strip.along[number])
    if strip.closed:
        # It ends past its beginning, by as much as it is sewn over.
        place = (place - settings.ring_overlap_mm) % strip.length
    return float(far[side, number]), place, rails[side, number]


def entry_of(area: BaseGeometry, end: Points, settings: SewSettings) -> Points | None:
    """Where the needle goes into an area when it comes from `end`; None where that is too far."""
    came = shapely.Point(end)
    if not shapely.dwithin(area, came, settings.trim_mm):
        return None
    edge: Points = shapely.get_coordinates(shapely.shortest_line(area, came))[0]
    far = max(float(np.hypot(*(edge - end))), 1e-6)
    straight = edge + (edge - end) / far * INSETS_MM[0]
    if far + INSETS_MM[0] <= settings.trim_mm and shapely.contains_xy(area, *straight):
        return straight
    for inset in INSETS_MM:
        inner = area.buffer(-inset, quad_segs=1)
        if not inner.is_empty:
            place: Points = shapely.get_coordinates(shapely.shortest_line(inner, came))[0]
            if float(np.hypot(*(place - end))) <= settings.trim_mm:
                return place
    return None


def place_on(strip: Strip, point: Points) -> tuple[float, float | Points]:
    """How far a point lies from a strip, and the strip's place beside it."""
    if isinstance(strip, Column):
        lines = np.stack([strip.left, strip.middle, strip.right])
        far = np.hypot(*(lines - point).transpose(2, 0, 1)).min(axis=0)
        return float(far.min()), float(strip.along[int(far.argmin())])
    return float(shapely.distance(strip.area, shapely.Point(point))), point
