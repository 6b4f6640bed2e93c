"""The mean forme: both sides of the last laid flat as one, so the panels drawn on it fit the form.

Fold lines are straight on it, because a panel is opened out about them: the back of the heel, and
the ridge from the throat forward (on a toe-capped upper with a bend where the cap begins).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.flattening import Fold, flattened
from configurator.families.shoe.atelier.last import Last, read_last

Grid = NDArray[np.float64]
Side = Literal["lateral", "medial"]

ROWS, COLUMNS = 81, 25
CAP_SHARE = {"low-top": 0.75, "slip-on": 1.0}
"""Where on the ridge, from the throat (0) to its toe end (1), the fold bends; 1 is not at all."""


@dataclass(frozen=True, slots=True)
class Forme:
    """Flat positions (mm; x to the toe, y up from the feather edge) over a grid of u and v."""

    last: Last
    u: Grid
    v: Grid
    flat: Grid
    bend: Grid
    """Where the fold bends: the toe cap begins there; the toe's end when it does not bend."""

    def at(self, u: Grid, v: Grid) -> Grid:
        """Flat positions of surface points; u in 0..1 from heel to toe on either side."""
        return _between(self.flat, u * (ROWS - 1), v * (COLUMNS - 1))

    def surface(self, u: Grid, v: Grid, side: Side) -> Grid:
        """(len(u), len(v), 3) points of one side of the last in mm."""
        return self.last.points(u if side == "lateral" else (2 - u) % 2, v)


@cache
def forme(model: str) -> Forme:
    """The mean forme of a model's upper."""
    last = read_last()
    u, v = np.linspace(0, 1, ROWS), np.linspace(0, 1, COLUMNS)
    sides = [last.points(u, v), last.points((2 - u) % 2, v)]
    free = flattened(sides)
    free = _set_upright(free.reshape(-1, 2), free[0]).reshape(free.shape)
    folds = _folds(free, last.throat, CAP_SHARE[model])
    flat = flattened(sides, folds, free)
    bend = folds[-1].start if len(folds) == 3 else flat[-1, 0]
    turned = _set_upright(np.concatenate([flat.reshape(-1, 2), bend[None]]), flat[0])
    return Forme(last, u, v, turned[:-1].reshape(flat.shape), turned[-1])


def _folds(free: Grid, throat: float, cap_share: float) -> list[Fold]:
    numbers = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS)
    first = int(np.ceil(throat * (ROWS - 1)))
    ridge = numbers[first:, -1]
    toe = numbers[-1, -2::-1]
    line = free[first:, -1]
    bend = min(int(cap_share * (len(ridge) - 1)), len(ridge) - 1)
    back = Fold(numbers[0], np.zeros(2), np.array([0.0, 1.0]))
    if cap_share >= 1:
        whole = np.concatenate([line, free[-1, -2::-1]])
        return [back, _fold(np.concatenate([ridge, toe]), whole)]
    vamp = _fold(ridge[: bend + 1], line[: bend + 1])
    corner, tip = vamp.foot(line[bend : bend + 1])[0], free[-1, 0]
    heading = (tip - corner) / np.hypot(*(tip - corner))
    return [back, vamp, Fold(np.concatenate([ridge[bend + 1 :], toe]), corner, heading)]


def _fold(points: NDArray[np.int64], flat: Grid) -> Fold:
    """The straight line that fits a run of flat points best."""
    middle = flat.mean(axis=0)
    _, _, axes = np.linalg.svd(flat - middle)
    heading = axes[0] if axes[0, 0] > 0 else -axes[0]
    return Fold(points, middle, heading)


def _set_upright(points: Grid, heel: Grid) -> Grid:
    """Flat points moved so that the heel's foot is (0, 0) and its top straight above."""
    rise = heel[-1] - heel[0]
    cos, sin = rise[::-1] / np.hypot(*rise)
    return np.asarray((points - heel[0]) @ np.array([[cos, sin], [-sin, cos]]))


def found(on: Forme, flat: Grid) -> tuple[Grid, Grid]:
    """u and v of flat points: the nearest of a fine grid, then Newton's steps."""
    grid_u, grid_v = np.meshgrid(np.linspace(0, 1, 241), np.linspace(0, 1, 81), indexing="ij")
    known = on.at(grid_u, grid_v).reshape(-1, 2)
    nearest = np.array([np.argmin(np.hypot(*(known - spot).T)) for spot in flat])
    u, v = grid_u.ravel()[nearest].copy(), grid_v.ravel()[nearest].copy()
    step = 1e-4
    for _ in range(6):
        off = flat - on.at(u, v)
        by_u = (on.at(u + step, v) - on.at(u - step, v)) / (2 * step)
        by_v = (on.at(u, v + step) - on.at(u, v - step)) / (2 * step)
        det = by_u[:, 0] * by_v[:, 1] - by_u[:, 1] * by_v[:, 0]
        u = np.clip(u + (off[:, 0] * by_v[:, 1] - off[:, 1] * by_v[:, 0]) / det, 0, 1)
        v = np.clip(v + (by_u[:, 0] * off[:, 1] - by_u[:, 1] * off[:, 0]) / det, 0, 1)
    return u, v


def _between(table: Grid, row: Grid, column: Grid) -> Grid:
    """A table of points read between its entries along smooth (Catmull-Rom) curves."""
    rows, row_shares = _knots(row, table.shape[0])
    columns, column_shares = _knots(column, table.shape[1])
    out = np.zeros((*row.shape, table.shape[2]))
    for i, by_row in zip(rows, row_shares, strict=True):
        for j, by_column in zip(columns, column_shares, strict=True):
            out += (by_row * by_column)[..., None] * _entry(table, i, j)
    return out


def _knots(at: Grid, count: int) -> tuple[list[NDArray[np.int64]], list[Grid]]:
    first = np.clip(np.floor(at).astype(int), 0, count - 2)
    t = at - first
    shares = [
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    ]
    return [first - 1, first, first + 1, first + 2], shares


def _entry(table: Grid, i: NDArray[np.int64], j: NDArray[np.int64]) -> Grid:
    """Entries of a table; those just outside it carry on straight."""
    rows, columns = table.shape[:2]
    inside_i, inside_j = np.clip(i, 0, rows - 1), np.clip(j, 0, columns - 1)
    mirror_i, mirror_j = 2 * inside_i - i, 2 * inside_j - j
    found = table[inside_i, inside_j]
    return np.asarray(
        found
        + (found - table[mirror_i, inside_j]) * (i != inside_i)[..., None]
        + (found - table[inside_i, mirror_j]) * (j != inside_j)[..., None]
    )
