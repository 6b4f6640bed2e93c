"""Digitise: shapes of thread become one stitch plan, without a digitiser touching them."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.connectors import Raw, connected
from configurator.embroidery.needle import Needle, walk
from configurator.embroidery.plan import ColorBlock, StitchPlan
from configurator.embroidery.progress import Progress, step, unwatched
from configurator.embroidery.regions import Region, regions
from configurator.embroidery.sequence import color_blocks, sewing_order
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.strips import strips
from configurator.embroidery.walking import Walk


def digitise(
    shapes: Sequence[SewShape],
    settings: SewSettings | None = None,
    progress: Progress = unwatched,
) -> StitchPlan:
    """Shapes, lowest first, as stitches. Raises Canceled when `progress` answers False."""
    settings = settings or SewSettings()
    step(progress, 0.0)
    found = regions(shapes, settings)
    blocks = [(thread, sewing_order(block)) for thread, block in color_blocks(found.every)]
    later = _later([region for _, block in blocks for region in block])
    total, done = max(len(found.every), 1), 0
    made = []
    for thread, block in blocks:
        raw: list[Raw] = []
        for region in block:
            step(progress, done / total)
            raw += sewn(region, settings)
            done += 1
        covers = [later[region] for _, _, region in raw]
        by_shape = [(p, r, found.every[region].shape) for p, r, region in raw]
        runs = connected(by_shape, covers, settings)
        if runs:
            made.append(ColorBlock(thread, tuple(runs)))
    step(progress, 1.0)
    return StitchPlan(tuple(made), found.omissions)


def _later(order: list[Region]) -> dict[int, BaseGeometry]:
    """By region what will be sewn on top after it: the areas of later regions."""
    after: dict[int, BaseGeometry] = {}
    above: BaseGeometry = shapely.Polygon()
    for region in reversed(order):
        after[region.number] = above
        above = above.union(region.area)
    return after


def sewn(region: Region, settings: SewSettings) -> list[Raw]:
    """A region in stitches: one run for every part whose strips are joined."""
    tour = Walk(strips(region.area, settings, region.kind), settings)
    runs: list[Raw] = []
    for root in tour.roots():
        needle = Needle()
        walk(tour.visit(root, needle, None))
        points, roles = needle.sewn()
        runs.append((points, roles, region.number))
    return runs
