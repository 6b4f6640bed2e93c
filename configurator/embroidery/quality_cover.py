"""Cover measured: what thread hides, what it leaves bare, where it strays, piles up or shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.canvas import Grid, Mask
from configurator.embroidery.density import SAMPLE_MM, density_of
from configurator.embroidery.plan import Role
from configurator.embroidery.program import GUIDE
from configurator.embroidery.quality_moves import At, Moves
from configurator.embroidery.settings import SewSettings
from configurator.ground.plane import Box

STRAY_MM = 0.3
"""Thread this far outside its shape is not seen as a fault."""
USUAL = 95
"""The percentile called usual: what most of the design stays under."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Shares of 1, mm and mm of thread on a mm2, with the place of the worst of each."""

    coverage: float
    worst_gap: At | None
    spill: float
    worst_spill: At | None
    visible_travel: float
    worst_travel: At | None
    density_peak: float
    density_usual: float
    densest: At | None
    density: NDArray[np.float64]


def cover_of(  # noqa: PLR0913, PLR0917 - what is laid, what is wanted, and what is excused
    moves: Moves,
    seen: Sequence[BaseGeometry],
    threads: Sequence[str],
    settings: SewSettings,
    sparse: frozenset[int] = frozenset(),
    rim: BaseGeometry | None = None,
) -> Cover:
    """Lay the thread on a grid and compare it with the shapes, lowest first.

    `sparse` are the numbers, from 1, of shapes whose cloth shines through on purpose.
    Under a `rim` that another machine sews nothing strays and no way shows.
    Stitches that only guide a hand are left out: they are cut away or lie under cloth.
    """
    moves = moves.without(GUIDE)
    whole = shapely.union_all(list(seen)) if seen else shapely.Polygon()
    grid = Grid.over(_box(moves, whole))
    last = grid.laid(moves.starts, moves.ends, settings.thread_mm)
    names = list(dict.fromkeys((*threads, *moves.threads)))
    of_move = np.array([0, *(names.index(moves.threads[b]) + 1 for b in moves.block.tolist())])
    of_shape = np.array([0, *(names.index(thread) + 1 for thread in threads)])
    topmost = of_move[last]
    painted = grid.painted(seen)
    wanted = of_shape[painted]
    closed = np.where(np.isin(painted, list(sparse)), 0, wanted) if sparse else wanted
    if rim is not None:
        topmost[grid.filled(rim)] = 0
    coverage, gap = _coverage(grid, moves, settings, names, closed)
    spill, strayed = _spill(grid, seen, threads, names, topmost, wanted)
    travel, shown = _travel(grid, moves, np.where(topmost, last, 0), of_move, wanted)
    density, peak, usual, densest = _density(moves)
    return Cover(coverage, gap, spill, strayed, travel, shown, peak, usual, densest, density)


def _box(moves: Moves, whole: BaseGeometry) -> Box:
    parts = [np.array(whole.bounds).reshape(2, 2)] if not whole.is_empty else []
    parts += [moves.starts, moves.ends] if len(moves.starts) else []
    if not parts:
        return Box(0, 0, 1, 1)
    points = np.vstack(parts)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))


def _coverage(
    grid: Grid, moves: Moves, settings: SewSettings, names: list[str], wanted: NDArray[np.intp]
) -> tuple[float, At | None]:
    """The share of what is seen that its own thread lies on, and where most of it is missing."""
    total = int((wanted > 0).sum())
    if not total:
        return 1.0, None
    bare = np.zeros(wanted.shape, dtype=np.bool_)
    for number, name in enumerate(names, start=1):
        own = np.array([moves.threads[block] == name for block in moves.block.tolist()], bool)
        thread = grid.laid(moves.starts[own], moves.ends[own], settings.thread_mm) > 0
        bare |= (wanted == number) & ~thread
    return 1.0 - int(bare.sum()) / total, _thickest(grid, bare)


def _spill(  # noqa: PLR0913, PLR0917 - what is wanted and what is there, each in two forms
    grid: Grid,
    seen: Sequence[BaseGeometry],
    threads: Sequence[str],
    names: list[str],
    topmost: NDArray[np.intp],
    wanted: NDArray[np.intp],
) -> tuple[float, At | None]:
    """The share of what is seen that lies under thread which has no business there."""
    total = int((wanted > 0).sum())
    strayed = np.zeros(wanted.shape, dtype=np.bool_)
    for number, name in enumerate(names, start=1):
        own = [area for area, thread in zip(seen, threads, strict=True) if thread == name]
        if own:
            allowed = grid.filled(shapely.union_all(own).buffer(STRAY_MM, quad_segs=4))
            strayed |= (topmost == number) & ~allowed
    if not total or not strayed.any():
        return 0.0, None
    return int(strayed.sum()) / total, _thickest(grid, strayed)


def _thickest(grid: Grid, mask: Mask) -> At | None:
    """The middle of the square millimetre that holds most of a mask."""
    if not mask.any():
        return None
    step = max(1, round(1.0 / grid.cell))
    rows, columns = mask.shape[0] // step, mask.shape[1] // step
    if not rows or not columns:
        return None
    sums = mask[: rows * step, : columns * step].reshape(rows, step, columns, step).sum((1, 3))
    row, column = np.unravel_index(int(sums.argmax()), sums.shape)
    return grid.place((float(row) + 0.5) * step, (float(column) + 0.5) * step)


def _travel(
    grid: Grid,
    moves: Moves,
    last: NDArray[np.int32],
    of_move: NDArray[np.intp],
    wanted: NDArray[np.intp],
) -> tuple[float, At | None]:
    """Travel in mm that is still on top when all is sewn and lies where its color is not wanted."""
    travel = np.flatnonzero(moves.roles == Role.TRAVEL)
    if not len(travel):
        return 0.0, None
    steps = np.maximum(np.ceil(moves.lengths[travel] / SAMPLE_MM).astype(int), 1)
    owner = np.repeat(travel, steps)
    share = np.concatenate([(np.arange(count) + 0.5) / count for count in steps.tolist()])[:, None]
    points = moves.starts[owner] * (1 - share) + moves.ends[owner] * share
    rows, columns = grid.at(points)
    on_top = last[rows, columns] == owner + 1
    shown = on_top & (wanted[rows, columns] != of_move[owner + 1])
    each = np.repeat(moves.lengths[travel] / steps, steps)
    if not shown.any():
        return 0.0, None
    first = points[np.flatnonzero(shown)[0]]
    return float(each[shown].sum()), (round(float(first[0]), 1), round(float(first[1]), 1))


def _density(moves: Moves) -> tuple[NDArray[np.float64], float, float, At | None]:
    """Millimetres of thread on each mm2, felt over 2 mm: the map, peak, usual and place."""
    found = density_of(moves.starts, moves.ends, moves.lengths)
    if found is None:
        return np.zeros((1, 1)), 0.0, 0.0, None
    felt = found.felt
    column, row = np.unravel_index(int(felt.argmax()), felt.shape)
    sewn = felt[felt > 1.0]
    usual = float(np.percentile(sewn, USUAL)) if len(sewn) else 0.0
    return felt.T, float(felt.max()), usual, found.place(float(column), float(row))
