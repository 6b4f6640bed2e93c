"""Piles: where too much thread lies on a plan, and what of it lies on top there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.embroidery.canvas import COARSEST_MM, Grid
from configurator.embroidery.density import CELL_MM, WINDOW, Density, density_of
from configurator.embroidery.plan import Points, Role, Run, StitchPlan
from configurator.embroidery.program import GUIDES
from configurator.embroidery.settings import SewSettings
from configurator.ground.outlines import polygons_in
from configurator.ground.plane import Box

FELT_MM = 0.25
"""Stitches are felt in pieces of this length, which tells a pile well enough."""
SAMPLED, HIDDEN = np.linspace(0.0, 1.0, 12), 0.1
"""Where along a shorter way it is looked whether it is seen, and how much of it may be."""
BACK = -0.8
"""Cosine between the stitches of a cover's edge under which they go to and fro."""
SHORTEST_MM = 0.7
"""No stitch that steps back gets shorter."""


@dataclass(frozen=True, eq=False)
class Stitches:
    """Every stitch that stays on the patch: its ends, its run and its point in that run.

    `known` is what was looked at before, for a firmer way often looks at the same.
    """

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    run: NDArray[np.intp]
    point: NDArray[np.intp]
    turns: NDArray[np.bool_]
    """Whether a cover turns back at a stitch's end, as satin does at its edge."""
    known: dict[Box, Laid] = field(default_factory=dict)

    @cached_property
    def density(self) -> Density | None:
        """How much thread lies where."""
        return density_of(self.starts, self.ends, self.lengths, FELT_MM)

    @property
    def lengths(self) -> NDArray[np.float64]:
        """How long each stitch is."""
        return np.asarray(np.hypot(*(self.ends - self.starts).T))


def stitches_of(plan: StitchPlan) -> Stitches:
    """A plan's stitches, those that only guide a hand left out."""
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
    return Stitches(np.vstack(starts), np.vstack(ends), runs, points, np.concatenate(turns))


def _turns(run: Run) -> NDArray[np.bool_]:
    """By stitch whether a cover turns back at its end."""
    steps, cover = np.diff(run.points, axis=0), run.roles == Role.COVER
    one, other = run.lengths[:-1], run.lengths[1:]
    back = (steps[:-1] * steps[1:]).sum(axis=1) < BACK * one * other
    back &= (np.minimum(one, other) > SHORTEST_MM) & cover[:-2] & cover[1:-1] & cover[2:]
    return np.append(back, False)


def piles(stitches: Stitches, denser_than: float) -> list[Box]:
    """Where more mm of thread than that lie on a mm2, as boxes that do not overlap."""
    found = stitches.density
    if found is None:
        return []
    places = [found.place(*at) for at in np.argwhere(found.felt > denser_than).tolist()]
    half = WINDOW * CELL_MM / 2
    spots = [shapely.box(x - half, y - half, x + half, y + half) for x, y in places]
    return [Box(*each.bounds) for each in polygons_in(shapely.union_all(spots))]


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies on top around a pile at `spot`: by cell the place, from 1, in `near` of the last
    stitch."""

    spot: Box
    near: NDArray[np.intp]
    grid: Grid
    top: NDArray[np.int32]
    shown: dict[int, float]
    """By stitch the share of it that is seen."""

    def hides(self, start: Points, end: Points, number: int) -> bool:
        """Whether a stitch from one point to another would lie below what is sewn after one."""
        rows, columns = self.grid.at(start + (end - start) * SAMPLED[:, None])
        top = np.concatenate([[-1], self.near])[self.top[rows, columns]]
        return bool((top > number).mean() > 1 - HIDDEN)


def laid_at(stitches: Stitches, spot: Box, settings: SewSettings) -> Laid:
    """What lies on top around a pile."""
    if spot not in stitches.known:
        stitches.known[spot] = _laid(stitches, spot, settings)
    return stitches.known[spot]


def _laid(stitches: Stitches, spot: Box, settings: SewSettings) -> Laid:
    around = spot.grown(settings.satin_mm / 2)
    near = _within(stitches, around)
    starts, ends = stitches.starts[near], stitches.ends[near]
    grid = Grid.over(around, COARSEST_MM)
    top = grid.laid(starts, ends, settings.thread_mm)
    seen = np.bincount(top.ravel(), minlength=len(near) + 1)[1:]
    whole = stitches.lengths[near] * settings.thread_mm / grid.cell_mm2
    shown = (seen / np.maximum(whole, 1e-6)).tolist()
    return Laid(spot, near, grid, top, dict(zip(near.tolist(), shown, strict=True)))


def inside(places: Points, spot: Box) -> NDArray[np.intp]:
    """Which places lie in a box."""
    across, down = places.T
    kept = (across > spot.left) & (across < spot.right)
    return np.flatnonzero(kept & (down > spot.top) & (down < spot.bottom))


def _within(stitches: Stitches, box: Box) -> NDArray[np.intp]:
    (left, top), (right, bottom) = (
        pick(stitches.starts, stitches.ends).T for pick in (np.minimum, np.maximum)
    )
    kept = (left < box.right) & (right > box.left)
    return np.flatnonzero(kept & (top < box.bottom) & (bottom > box.top))
