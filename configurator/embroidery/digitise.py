"""Digitise: shapes of thread become one stitch plan, without a digitiser touching them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.connectors import Raw, connected
from configurator.embroidery.joining import (
    entry_of,
    exit_of,
    may_join,
)
from configurator.embroidery.layers import NOTHING
from configurator.embroidery.leads import Lead, lead_on, onwards
from configurator.embroidery.needle import Needle
from configurator.embroidery.plan import ColorBlock, Points, Role, StitchPlan
from configurator.embroidery.progress import Progress, step, unwatched
from configurator.embroidery.regions import Region, regions
from configurator.embroidery.relief import relieved
from configurator.embroidery.sequence import color_blocks, sewing_order
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.stitches.running import running, spaced
from configurator.embroidery.tidy import split
from configurator.embroidery.twins import Twins
from configurator.embroidery.walking import Walk
from configurator.ground.outlines import polygons_in

ASTRAY_MM = 0.12
"""How far past its compensation a point may lie; rounding adds 0.07, and 0.3 is seen."""


def digitise(
    shapes: Sequence[SewShape],
    settings: SewSettings | None = None,
    progress: Progress = unwatched,
) -> StitchPlan:
    """Shapes, lowest first, as stitches. Raises Canceled when `progress` answers False."""
    settings = settings or SewSettings()
    step(progress, 0.0)
    found = regions(shapes, settings)
    blocks = _ordered(color_blocks(found.every), settings)
    later = _later([region for block in blocks for region in block])
    total, done = max(len(found.every), 1), 0
    made = []
    twins = Twins()
    for block in blocks:
        raw: list[Raw] = []
        lead: Lead | None = None
        for region, onward in zip_longest(block, block[1:]):
            step(progress, done / total)
            came = raw[-1][0][-1] if lead is not None and raw and len(raw[-1][0]) else None
            before, lead = lead, None
            if onward is not None:
                lead = lead_on(region, onward, later, settings)
            crowd = (later[region.number], *(found.every[below].area for below in region.under))
            raw += sewn(region, settings, twins, Beside(came, before, lead, crowd))
            done += 1
        after = onwards([found.every[region] for _, _, region in raw], later, settings)
        by_shape = [(p, r, found.every[region].shape) for p, r, region in raw]
        runs = connected(by_shape, after, settings)
        if runs:
            first = block[0]
            made.append(ColorBlock(first.thread, tuple(runs), first.stop, first.purpose))
    step(progress, 1.0)
    return relieved(StitchPlan(tuple(made), found.omissions), settings)


def _ordered(blocks: list[list[Region]], settings: SewSettings) -> list[list[Region]]:
    """Each block in the order it is sewn in, which the cover that is still to come has a say in."""
    above = NOTHING
    done: list[list[Region]] = []
    for block in reversed(blocks):
        if done:
            above = shapely.union_all([above, *(each.area for each in done[-1] if _hides(each))])
        done.append(sewing_order(block, above, settings))
    return done[::-1]


def _later(order: list[Region]) -> dict[int, BaseGeometry]:
    """By region what will hide it: the areas of later regions, those of open rows left out."""
    after: dict[int, BaseGeometry] = {}
    above = NOTHING
    last = next((number for number, region in enumerate(order) if region.meets), len(order))
    for number, region in reversed([*enumerate(order)]):
        after[region.number] = above
        # Regions that meet no other, the letters of a word say, need not know.
        if number > last and _hides(region):
            above = above.union(region.area)
    return after


def _hides(region: Region) -> bool:
    return region.coverage >= 1 and not region.lines


@dataclass(frozen=True, eq=False, slots=True)
class Beside:
    """What a region's sewing begins and ends by: near `came`, where the needle is by the lead
    `before`, and as the next `lead` asks for; where neither does, where few of the `crowd` lie."""

    came: Points | None
    before: Lead | None
    lead: Lead | None
    crowd: tuple[BaseGeometry, ...]


def sewn(region: Region, settings: SewSettings, twins: Twins, beside: Beside) -> list[Raw]:
    """A region in stitches: one run for every part whose strips are joined."""
    if region.lines:
        return [outline_run(line, region, settings) for line in region.lines]
    suited = _suited(region, settings)
    runs: list[Raw] = []
    before, lead = beside.before, beside.lead
    for part in polygons_in(region.area):
        found = twins.strips(part, suited, region.kind)
        # On sewn cloth a way through a letter would be too much thread: it is cut instead.
        through = may_join(found) and (not region.rides or region.reading == "free")
        last = entry = None
        if lead is not None and (through or lead.hidden is not None):
            last = exit_of(found, part, lead.towards, settings)
        if before is not None and before.hidden is not None:
            entry = entry_of(part, before.hidden, settings)
        elif beside.came is not None and through:
            entry = entry_of(part, beside.came, settings)
        tour = Walk(found, suited, last, beside.crowd)
        for root in tour.tree.roots:
            needle = Needle()
            tour.sew(root, needle, entry)
            entry = None
            points, roles = split(*needle.sewn(), settings)
            runs.append((held_back(points, region.area, settings), roles, region.number))
    return runs


def held_back(points: Points, area: BaseGeometry, settings: SewSettings) -> Points:
    """The points with none farther outside an area than compensation takes them.

    Where slivers of a crossed outline meet, a column's rails can run past its edge.
    """
    most = settings.fabric.pull_mm / 2 + ASTRAY_MM
    shapely.prepare(area)
    astray = ~shapely.dwithin(area, shapely.points(points), most)
    if not astray.any():
        return points
    strays = shapely.points(points[astray])
    ways = shapely.get_coordinates(shapely.shortest_line(area, strays)).reshape(-1, 2, 2)
    edge, out = ways[:, 0], ways[:, 1] - ways[:, 0]
    far = np.maximum(np.hypot(*out.T), 1e-9)[:, None]
    held = points.copy()
    held[astray] = edge + out * np.minimum(most / far, 1.0)
    return held


def _suited(region: Region, settings: SewSettings) -> SewSettings:
    """The settings for a region by what lies below and above it."""
    if region.kind == "border":
        return replace(
            settings,
            satin_spacing_mm=settings.border_spacing_mm,
            small_spacing_mm=settings.border_spacing_mm,
            ring_overlap_mm=settings.closing_mm,
        )
    if region.coverage < 1:
        return replace(settings, coverage=region.coverage, fill_underlay=False)
    if region.carries:
        settings = replace(settings, satin_mm=min(settings.satin_mm, settings.carrier_satin_mm))
    if region.rides:
        # Sewn cloth is firm already; a lighter underlay keeps letters on a fill soft.
        settings = replace(
            settings, center_run_to_mm=2.0, zigzag_to_mm=settings.satin_mm, fill_underlay=False
        )
    return settings


def outline_run(line: Points, region: Region, settings: SewSettings) -> Raw:
    """A line sewn once where it only marks a place, out and back where it is seen."""
    points = spaced(running(line, settings.running_mm, 0.1), 0.6)
    if region.purpose in ("art", "tack-down"):
        points = np.vstack([points, points[-2::-1]])
    return points, np.full(len(points), Role.COVER, dtype=np.uint8), region.number
