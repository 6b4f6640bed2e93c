"""Relief: where thread piles up, stitches that nobody sees are left out or end sooner.

Underlaps, junctions and the inside of bends lay satin on satin; what lies below is hidden, and a
needle breaks on it. Leaving out every second pair of hidden stitches takes no cover away, and
underlay is not needed on thread that is firm already. Of stitches that reach far below other
thread every second one steps back to just below its edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.embroidery.canvas import COARSEST_MM, Grid
from configurator.embroidery.density import CELL_MM, WINDOW, density_of
from configurator.embroidery.plan import Points, Role, Run, StitchPlan
from configurator.embroidery.program import GUIDES
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.tidy import GRID_MM
from configurator.ground.outlines import polygons_in
from configurator.ground.plane import Box

PILED = 10.5
"""Denser places are relieved; 12 is the goal, 13 breaks needles (p)."""
ROUNDS = 6
FELT_MM = 0.25
"""Stitches are felt in pieces of this length, which tells a pile well enough."""
HIDDEN, NEARLY = 0.25, 0.5
"""A stitch that shows less than this share of itself goes; the one beside it may show so much."""
TO_AND_FRO = 0.0
"""Cosine between two stitches of a column, which runs from edge to edge and back."""
LEAST_MM = 0.5
KEPT = 4
"""Of four points in a row at least two stay, so that what is left still holds."""
TUCKED_MM, DEEPER_MM = 0.35, 0.25
"""A stitch that steps back still reaches that far below; less deep than both it stays."""
DEEPEST_MM, FELT_AT_MM = 3.0, 0.05
"""How far along a stitch it is looked for where it comes to light, and how finely."""
BACK = -0.8
"""Cosine between the stitches of a cover's edge under which they go to and fro."""
SHORTEST_MM = 0.7
"""No stitch that steps back gets shorter."""


@dataclass(frozen=True, slots=True)
class _Stitches:
    """Every stitch that stays on the patch: its ends, its run and its point in that run."""

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    run: NDArray[np.intp]
    point: NDArray[np.intp]
    turns: NDArray[np.bool_]
    """Whether a cover turns back at a stitch's end, as satin does at its edge."""

    @property
    def lengths(self) -> NDArray[np.float64]:
        return np.asarray(np.hypot(*(self.ends - self.starts).T))


def relieved(plan: StitchPlan, settings: SewSettings) -> StitchPlan:
    """The plan with less thread where it piles up; the same plan where it does not."""
    for _ in range(ROUNDS):
        runs = [run for block in plan.blocks for run in block.runs]
        stitches = _stitches(plan)
        dropped: dict[int, set[int]] = {}
        moved: dict[int, dict[int, Points]] = {}
        for spot in _piles(stitches):
            laid = _laid(stitches, spot, settings)
            for run, points in _unseen(stitches, laid, spot, runs, settings):
                dropped.setdefault(run, set()).update(points)
            _step_back(stitches, laid, spot, runs, moved)
        if not dropped and not moved:
            return plan
        plan = _changed(plan, dropped, moved)
    return plan


def _stitches(plan: StitchPlan) -> _Stitches:
    starts, ends, owner, point = [np.zeros((0, 2))], [np.zeros((0, 2))], [], []
    turns = [np.zeros(0, dtype=np.bool_)]
    number = 0
    for block in plan.blocks:
        for run in block.runs:
            if block.purpose not in GUIDES and len(run.points) > 1:
                starts.append(run.points[:-1])
                ends.append(run.points[1:])
                owner.append(np.full(len(run.points) - 1, number))
                point.append(np.arange(1, len(run.points)))
                turns.append(_turns(run))
            number += 1
    runs, points = (
        np.concatenate(each or [np.zeros(0)]).astype(np.intp) for each in (owner, point)
    )
    return _Stitches(np.vstack(starts), np.vstack(ends), runs, points, np.concatenate(turns))


def _turns(run: Run) -> NDArray[np.bool_]:
    """By stitch whether a cover turns back at its end."""
    steps, cover = np.diff(run.points, axis=0), run.roles == Role.COVER
    one, other = run.lengths[:-1], run.lengths[1:]
    back = (steps[:-1] * steps[1:]).sum(axis=1) < BACK * one * other
    back &= (np.minimum(one, other) > SHORTEST_MM) & cover[:-2] & cover[1:-1] & cover[2:]
    return np.append(back, False)


def _piles(stitches: _Stitches) -> list[Box]:
    """Where thread piles up, as boxes that do not overlap."""
    found = density_of(stitches.starts, stitches.ends, stitches.lengths, FELT_MM)
    if found is None:
        return []
    places = [found.place(*at) for at in np.argwhere(found.felt > PILED).tolist()]
    half = WINDOW * CELL_MM / 2
    spots = [shapely.box(x - half, y - half, x + half, y + half) for x, y in places]
    return [Box(*each.bounds) for each in polygons_in(shapely.union_all(spots))]


@dataclass(frozen=True, slots=True)
class _Laid:
    """What lies on top around a pile: by cell the place, from 1, in `near` of the last stitch."""

    near: NDArray[np.intp]
    grid: Grid
    top: NDArray[np.int32]
    shown: dict[int, float]
    """By stitch the share of it that is seen."""


def _laid(stitches: _Stitches, spot: Box, settings: SewSettings) -> _Laid:
    near = _within(stitches, spot.grown(settings.satin_mm))
    starts, ends = stitches.starts[near], stitches.ends[near]
    lows, highs = np.minimum(starts, ends).min(axis=0), np.maximum(starts, ends).max(axis=0)
    grid = Grid.over(Box(*lows.tolist(), *highs.tolist()), COARSEST_MM)
    top = grid.laid(starts, ends, settings.thread_mm)
    seen = np.bincount(top.ravel(), minlength=len(near) + 1)[1:]
    whole = stitches.lengths[near] * settings.thread_mm / grid.cell_mm2
    shown = (seen / np.maximum(whole, 1e-6)).tolist()
    return _Laid(near, grid, top, dict(zip(near.tolist(), shown, strict=True)))


def _inside(places: Points, spot: Box) -> NDArray[np.intp]:
    across, down = places.T
    kept = (across > spot.left) & (across < spot.right)
    return np.flatnonzero(kept & (down > spot.top) & (down < spot.bottom))


def _unseen(
    stitches: _Stitches, laid: _Laid, spot: Box, runs: list[Run], settings: SewSettings
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Run and points of what can go from a pile: pairs of a cover, single ones of an underlay."""
    shown = laid.shown
    last = (-1, -9)
    for number in _inside((stitches.starts + stitches.ends) / 2, spot).tolist():
        run, point = int(stitches.run[number]), int(stitches.point[number])
        if run == last[0] and point < last[1] + KEPT:
            continue
        if any(shown.get(number + k, 1.0) > HIDDEN for k in (0, 1)):
            continue
        if _zigzag(runs[run], point, Role.UNDERLAY, 1, settings):
            last = (run, point)
            yield run, (point,)
        elif shown.get(number + 2, 1.0) <= NEARLY and _zigzag(
            runs[run], point, Role.COVER, 2, settings
        ):
            last = (run, point)
            yield run, (point, point + 1)


def _step_back(
    stitches: _Stitches,
    laid: _Laid,
    spot: Box,
    runs: list[Run],
    moved: dict[int, dict[int, Points]],
) -> None:
    """Adds by run and point the new place of every second point of a cover that lies deep below
    others.
    """
    # By what lies on top the run it is of: only a later one, another shape's, hides a stitch.
    over = np.concatenate([[-1], stitches.run[laid.near]])
    away = np.arange(0.0, DEEPEST_MM, FELT_AT_MM)
    inside = _inside(stitches.ends, spot)
    for number in inside[stitches.turns[inside] & (stitches.point[inside] % KEPT <= 1)].tolist():
        run, point = int(stitches.run[number]), int(stitches.point[number])
        before, here, after = runs[run].points[point - 1 : point + 2]
        before = moved.get(run, {}).get(point - 1, before)
        way = (before + after) / 2 - here
        length = float(np.hypot(*way))
        rows, columns = laid.grid.at(here + away[:, None] * way / length)
        light = np.flatnonzero(over[laid.top[rows, columns]] <= run)
        depth = float(away[light[0]]) if len(light) else DEEPEST_MM
        shortest = min(float(np.hypot(*(beside - here))) for beside in (before, after))
        back = min(depth - TUCKED_MM, shortest - SHORTEST_MM)
        if back >= DEEPER_MM:
            place = np.round((here + way * back / length) / GRID_MM) * GRID_MM
            moved.setdefault(run, {})[point] = place


def _within(stitches: _Stitches, box: Box) -> NDArray[np.intp]:
    (left, top), (right, bottom) = (
        pick(stitches.starts, stitches.ends).T for pick in (np.minimum, np.maximum)
    )
    kept = (left < box.right) & (right > box.left)
    return np.flatnonzero(kept & (top < box.bottom) & (bottom > box.top))


def _zigzag(run: Run, point: int, role: Role, count: int, settings: SewSettings) -> bool:
    """Whether so many points from one on go to and fro, and can be left out without a long or a
    tiny stitch."""
    if point + count >= len(run.points) or (run.roles[point - 1 : point + count + 1] != role).any():
        return False
    steps = np.diff(run.points[point - 1 : point + count + 1], axis=0)
    lengths = np.hypot(*steps.T)
    turns = (steps[1:] * steps[:-1]).sum(axis=1) / np.maximum(lengths[1:] * lengths[:-1], 1e-9)
    onward = float(np.hypot(*steps.sum(axis=0)))
    return bool((turns < TO_AND_FRO).all()) and LEAST_MM <= onward <= settings.satin_mm


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
