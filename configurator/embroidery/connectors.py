"""Connectors: how the needle gets from one run to the next: hidden, sewn, floating or trimmed.

A float is locked at both of its ends, so that a hand can snip it when the patch is finished.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points, Role, Roles, Run, StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches.running import running
from configurator.embroidery.tidy import GRID_MM, tidied

Raw = tuple[Points, Roles, int]
"""A run before it is tied: its points, its roles, and its region's shape."""


@dataclass(frozen=True, slots=True)
class Onward:
    """What follows a run: `cover` is still to be sewn on top of it. Over bare cloth a gap up to
    `sewn_mm` is sewn, one up to `uncut_mm` leaves a float; where they are 0 the thread is cut.
    """

    cover: BaseGeometry
    sewn_mm: float
    uncut_mm: float


def connected(raw: list[Raw], after: list[Onward], settings: SewSettings) -> list[Run]:
    """The runs of a block. Neighbors are sewn together over short gaps or below later cover.

    `after[i]` is what follows run i.
    """
    joined: list[tuple[Raw, float]] = []
    for number, (points, roles, shape) in enumerate(raw):
        if len(points) == 0:
            continue
        if joined and _sewn_on(joined[-1][0][0][-1], points[0], after[number - 1], settings):
            before, here = joined[-1][0], roles.copy()
            way = running(np.array([before[0][-1], points[0]]), settings.running_mm, 0.05)
            travel = np.full(max(len(way) - 2, 0), Role.TRAVEL, dtype=np.uint8)
            if not after[number - 1].cover.covers(shapely.LineString(way)):
                here[0] = Role.JOIN
            sewn = np.vstack([before[0], way[1:-1], points])
            joined[-1] = (
                (sewn, np.concatenate([before[1], travel, here]), shape),
                after[number].uncut_mm,
            )
        else:
            joined.append(((points, roles, shape), after[number].uncut_mm))
    tidy = [(*tidied(p, r, settings), shape, uncut) for (p, r, shape), uncut in joined]
    tidy = [run for run in tidy if len(run[0])]
    runs = []
    for number, (points, roles, shape, uncut) in enumerate(tidy):
        last = number == len(tidy) - 1
        gap = 0.0 if last else float(np.hypot(*(tidy[number + 1][0][0] - points[-1])))
        # On the machine's grid a way may come out that much longer than it was planned.
        runs.append(Run(points, roles, shape, last or gap > uncut + GRID_MM / 2))
    return runs


def all_cut(plan: StitchPlan) -> StitchPlan:
    """A plan whose every float is cut by the machine, so that none is left to be snipped."""
    blocks = [
        replace(block, runs=tuple(replace(run, trim_after=True) for run in block.runs))
        for block in plan.blocks
    ]
    return replace(plan, blocks=tuple(blocks))


def _sewn_on(end: Points, start: Points, after: Onward, settings: SewSettings) -> bool:
    gap = float(np.hypot(*(start - end)))
    if gap < after.sewn_mm:
        return True
    if gap > settings.hidden_mm or after.cover.is_empty:
        return False
    return bool(after.cover.covers(shapely.LineString([end, start])))
