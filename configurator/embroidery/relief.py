"""Relief: where thread piles up, stitches that nobody sees are left out or end sooner.

Underlaps, junctions and the inside of bends lay satin on satin; what lies below is hidden, and a
needle breaks on it. Leaving out every second pair of hidden stitches takes no cover away, and
underlay is not needed on thread that is firm already. Of stitches that reach far below other
thread every second one steps back to just below its edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from configurator.embroidery.piles import (
    SHORTEST_MM,
    Laid,
    Stitches,
    inside,
    laid_at,
    piles,
    stitches_of,
)
from configurator.embroidery.plan import Points, Role, Run, StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.tidy import GRID_MM
from configurator.ground.plane import Box

ROUNDS = 5
BELOW, PAIR = (1, {Role.UNDERLAY, Role.TRAVEL}), (2, {Role.COVER})
"""What goes at a time: a point that cover hides, or two of the cover's own."""
SEWN = {Role.UNDERLAY, Role.TRAVEL, Role.COVER}
LEAST_MM = 0.5
KEPT = 4
"""Of four points in a row at least two stay, so that what is left still holds."""
DEEPER_MM = 0.25
"""No stitch steps back by less than this."""
DEEPEST_MM, FELT_AT_MM = 3.0, 0.05
"""How far along a stitch it is looked for where it comes to light, and how finely."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """Places denser than `piled` mm of thread on a mm2 are relieved. A stitch that shows less than
    the share `hidden` of itself goes; the one beside it may show as much as `nearly`. Of four
    points in a row the first `of_four` may step back, still reaching `tucked_mm` below others."""

    piled: float
    hidden: float
    nearly: float
    of_four: int
    tucked_mm: float


WAYS = (
    Firmness(10.5, 0.25, 0.5, 2, 0.35),
    Firmness(11.2, 0.3, 0.5, 4, 0.2),
    Firmness(11.5, 0.4, 0.7, 4, 0.2),
    Firmness(11.5, 0.5, 0.8, 4, 0.1),
    Firmness(11.9, 0.7, 0.9, 4, 0.1),
)
"""12 is the goal, 13 breaks needles (p): only where a gentle way does not do, a firmer one is
taken, for some of what it takes away is seen."""


def relieved(plan: StitchPlan, settings: SewSettings) -> StitchPlan:
    """The plan with less thread where it piles up; the same plan where it does not."""
    stitches = stitches_of(plan)
    for how in WAYS:
        for _ in range(ROUNDS):
            spots = piles(stitches, how.piled)
            if not spots:
                # A firmer way looks for none but denser ones.
                return plan
            thinner = _thinned(plan, stitches, spots, settings, how)
            if thinner is plan:
                break
            plan, stitches = thinner, stitches_of(thinner)
    return plan


def _thinned(
    plan: StitchPlan, stitches: Stitches, spots: list[Box], settings: SewSettings, how: Firmness
) -> StitchPlan:
    """The plan once thinned at its piles; the same plan where nothing can go."""
    runs = [run for block in plan.blocks for run in block.runs]
    dropped: dict[int, set[int]] = {}
    moved: dict[int, dict[int, Points]] = {}
    for spot in spots:
        laid = laid_at(stitches, spot, settings)
        for run, points in _unseen(stitches, laid, runs, settings, how):
            dropped.setdefault(run, set()).update(points)
        _step_back(stitches, laid, runs, moved, how)
    return _changed(plan, dropped, moved) if dropped or moved else plan


def _unseen(
    stitches: Stitches, laid: Laid, runs: list[Run], settings: SewSettings, how: Firmness
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Run and points of what can go from a pile: pairs of a cover, single ones of an underlay."""
    shown = laid.shown
    last = (-1, -9)
    for number in inside((stitches.starts + stitches.ends) / 2, laid.spot).tolist():
        run, point = int(stitches.run[number]), int(stitches.point[number])
        if run == last[0] and point < last[1] + KEPT:
            continue
        if any(shown.get(number + k, 1.0) > how.hidden for k in (0, 1)):
            continue
        if _zigzag(runs[run], point, BELOW, settings) and laid.hides(
            runs[run].points[point - 1], runs[run].points[point + 1], number
        ):
            last = (run, point)
            yield run, (point,)
        elif shown.get(number + 2, 1.0) <= how.nearly and _zigzag(runs[run], point, PAIR, settings):
            last = (run, point)
            yield run, (point, point + 1)


def _step_back(
    stitches: Stitches,
    laid: Laid,
    runs: list[Run],
    moved: dict[int, dict[int, Points]],
    how: Firmness,
) -> None:
    """Adds by run and point the new place of every second point of a cover that lies deep below
    others.
    """
    # By what lies on top the run it is of: only a later one, another shape's, hides a stitch.
    over = np.concatenate([[-1], stitches.run[laid.near]])
    away = np.arange(0.0, DEEPEST_MM, FELT_AT_MM)
    ends = inside(stitches.ends, laid.spot)
    for number in ends[stitches.turns[ends] & (stitches.point[ends] % KEPT < how.of_four)].tolist():
        run, point = int(stitches.run[number]), int(stitches.point[number])
        before, here, after = runs[run].points[point - 1 : point + 2]
        before = moved.get(run, {}).get(point - 1, before)
        way = (before + after) / 2 - here
        length = float(np.hypot(*way))
        rows, columns = laid.grid.at(here + away[:, None] * way / length)
        light = np.flatnonzero(over[laid.top[rows, columns]] <= run)
        depth = float(away[light[0]]) if len(light) else DEEPEST_MM
        shortest = min(float(np.hypot(*(beside - here))) for beside in (before, after))
        back = min(depth - how.tucked_mm, shortest - SHORTEST_MM)
        if back >= DEEPER_MM:
            place = np.round((here + way * back / length) / GRID_MM) * GRID_MM
            moved.setdefault(run, {})[point] = place


def _zigzag(run: Run, point: int, what: tuple[int, set[Role]], settings: SewSettings) -> bool:
    """Whether so many points of such roles from one on go to and fro, and can be left out without
    a long or a tiny stitch."""
    count, roles = what
    among = slice(point - 1, point + count + 1)
    before, *here, after = run.roles[among].tolist()
    if len(here) != count or not roles.issuperset(here) or not SEWN.issuperset((before, after)):
        return False
    spots = run.points[among].tolist()
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(spots)]
    if any(x * u + y * v >= 0 for (u, v), (x, y) in pairwise(steps)):
        return False
    return LEAST_MM <= math.dist(spots[0], spots[-1]) <= settings.satin_mm


def _changed(
    plan: StitchPlan, dropped: dict[int, set[int]], moved: dict[int, dict[int, Points]]
) -> StitchPlan:
    blocks, number = [], 0
    for block in plan.blocks:
        runs = []
        for run in block.runs:
            gone = dropped.get(number, set())
            points = run.points.copy()
            for at, place in moved.get(number, {}).items():
                # Beside a stitch that goes, one that gets shorter as well would leave a hole.
                if gone.isdisjoint(range(at - 2, at + 3)):
                    points[at] = place
            kept = [at for at in range(len(points)) if at not in gone]
            runs.append(replace(run, points=points[kept], roles=run.roles[kept]))
            number += 1
        blocks.append(replace(block, runs=tuple(runs)))
    return replace(plan, blocks=tuple(blocks))
