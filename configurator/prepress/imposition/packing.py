"""Packing: upright rectangles onto a sheet or along a roll, by maximal free rectangles.

The free room is kept as all largest empty rectangles (J. Jylänki, "A thousand ways to pack the
bin", 2010). Several orders and rules are tried; the tightest result wins, always the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Sizes = NDArray[np.float64]
"""Widths and heights, (n, 2), in mm."""
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Spot:
    """Where rectangle `index` lies: its top left corner, and whether it was turned by 90°."""

    index: int
    left: float
    top: float
    turned: bool


def packed(
    sizes: Sizes, room: tuple[float, float], may_turn: Sequence[bool]
) -> list[tuple[Spot, ...]]:
    """All rectangles on as few sheets of `room` (width, height) as were found.

    The last sheet is the one whose pieces reach down least. Raises ValueError when one rectangle
    does not fit on an empty sheet.
    """
    for (width, height), turn in zip(sizes, may_turn, strict=True):
        if not _fits(width, height, room) and not (turn and _fits(height, width, room)):
            raise ValueError(f"a piece of {width:.1f} x {height:.1f} mm does not fit")
    found = (
        _righted(_all_sheets(sizes_so, room, turns, order, rule), swapped)
        for sizes_so, turns, swapped in _stances(sizes, room, may_turn)
        for order in _orders(sizes_so)
        for rule in RULES
    )
    return min(found, key=lambda sheets: (len(sheets), reach(sheets[-1], sizes) if sheets else 0.0))


Stance = tuple[Sizes, Sequence[bool], NDArray[np.bool_]]
"""Sizes as they are laid, which of them may turn still, and which were turned beforehand."""


def _stances(sizes: Sizes, room: tuple[float, float], may_turn: Sequence[bool]) -> Iterator[Stance]:
    """Every piece turned as it comes; then all standing, and all lying, which fills rows better."""
    free = np.array(may_turn, dtype=bool)
    yield sizes, may_turn, np.zeros(len(sizes), dtype=bool)
    for standing in (True, False):
        swapped = free & ((sizes[:, 0] > sizes[:, 1]) == standing) & (sizes[:, 0] != sizes[:, 1])
        laid = np.where(swapped[:, None], sizes[:, ::-1], sizes)
        if all(_fits(width, height, room) for width, height in laid):
            yield laid, [False] * len(sizes), swapped


def _righted(sheets: list[tuple[Spot, ...]], swapped: NDArray[np.bool_]) -> list[tuple[Spot, ...]]:
    """The spots as of the pieces themselves, not as of those turned beforehand."""
    return [
        tuple(replace(each, turned=each.turned != bool(swapped[each.index])) for each in sheet)
        for sheet in sheets
    ]


def reach(sheet: Sequence[Spot], sizes: Sizes) -> float:
    """How far down the pieces of a sheet reach."""
    return max(
        (each.top + sizes[each.index][0 if each.turned else 1] for each in sheet), default=0.0
    )


def _fits(width: float, height: float, room: tuple[float, float]) -> bool:
    return width <= room[0] + SLACK and height <= room[1] + SLACK


def _orders(sizes: Sizes) -> Iterator[NDArray[np.int64]]:
    """Orders to try, the largest first by one measure or another; equal ones keep their place."""
    width, height = sizes[:, 0], sizes[:, 1]
    longest, shortest = sizes.max(axis=1), sizes.min(axis=1)
    for key in (width * height, longest, shortest, width + height, height, width):
        yield np.lexsort((-longest, -key))


Rule = Callable[[NDArray[np.float64], float, float], NDArray[np.float64]]


def _short_side(free: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    spare_x, spare_y = free[:, 2] - free[:, 0] - width, free[:, 3] - free[:, 1] - height
    return np.minimum(spare_x, spare_y) * 1e4 + np.maximum(spare_x, spare_y)


def _topmost(free: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    return np.asarray((free[:, 1] + height) * 1e4 + free[:, 0] + width * 1e-3)


def _least_area(free: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    spare_x, spare_y = free[:, 2] - free[:, 0] - width, free[:, 3] - free[:, 1] - height
    area = (free[:, 2] - free[:, 0]) * (free[:, 3] - free[:, 1])
    return np.asarray(area * 10 + np.minimum(spare_x, spare_y))


RULES: tuple[Rule, ...] = (_topmost, _short_side, _least_area)


def _all_sheets(
    sizes: Sizes,
    room: tuple[float, float],
    may_turn: Sequence[bool],
    order: NDArray[np.int64],
    rule: Rule,
) -> list[tuple[Spot, ...]]:
    left = [int(index) for index in order]
    sheets: list[tuple[Spot, ...]] = []
    while left:
        sheet = _one_sheet(sizes, room, may_turn, left, rule)
        placed = {each.index for each in sheet}
        left = [index for index in left if index not in placed]
        sheets.append(sheet)
    return sheets


def _one_sheet(
    sizes: Sizes,
    room: tuple[float, float],
    may_turn: Sequence[bool],
    order: Sequence[int],
    rule: Rule,
) -> tuple[Spot, ...]:
    """As many of the rectangles as fit, in their order."""
    free = np.array([[0.0, 0.0, room[0], room[1]]])
    spots: list[Spot] = []
    refused: set[tuple[float, float]] = set()
    for index in order:
        width, height = float(sizes[index][0]), float(sizes[index][1])
        if (width, height) in refused:
            continue
        spot = _best(free, (index, width, height), may_turn[index], rule)
        if spot is None:
            refused.add((width, height))
            continue
        spots.append(spot)
        if spot.turned:
            width, height = height, width
        free = _without(free, (spot.left, spot.top, spot.left + width, spot.top + height))
    return tuple(spots)


def _best(
    free: NDArray[np.float64], piece: tuple[int, float, float], may_turn: bool, rule: Rule
) -> Spot | None:
    index, width, height = piece
    best, least = None, float("inf")
    for turned in (False, True) if may_turn and width != height else (False,):
        wide, tall = (height, width) if turned else (width, height)
        fits = (free[:, 2] - free[:, 0] >= wide - SLACK) & (free[:, 3] - free[:, 1] >= tall - SLACK)
        if fits.any():
            scores = np.where(fits, rule(free, wide, tall), np.inf)
            at = int(scores.argmin())
            if scores[at] < least - SLACK:
                least = float(scores[at])
                best = Spot(index, float(free[at, 0]), float(free[at, 1]), turned)
    return best


def _without(
    free: NDArray[np.float64], used: tuple[float, float, float, float]
) -> NDArray[np.float64]:
    """The largest empty rectangles after one more was taken."""
    left, top, right, bottom = used
    hit = (
        (free[:, 0] < right - SLACK)
        & (free[:, 2] > left + SLACK)
        & (free[:, 1] < bottom - SLACK)
        & (free[:, 3] > top + SLACK)
    )
    struck, pieces = free[hit], [free[~hit]]
    for column, edge, keeps in (
        (2, left, struck[:, 0] < left - SLACK),
        (0, right, struck[:, 2] > right + SLACK),
        (3, top, struck[:, 1] < top - SLACK),
        (1, bottom, struck[:, 3] > bottom + SLACK),
    ):
        part = struck[keeps].copy()
        part[:, column] = edge
        pieces.append(part)
    return _largest(np.unique(np.concatenate(pieces), axis=0))


def _largest(free: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the rectangles that lie wholly in another."""
    inside = (
        (free[:, None, 0] >= free[None, :, 0] - SLACK)
        & (free[:, None, 1] >= free[None, :, 1] - SLACK)
        & (free[:, None, 2] <= free[None, :, 2] + SLACK)
        & (free[:, None, 3] <= free[None, :, 3] + SLACK)
    )
    np.fill_diagonal(inside, False)
    return np.asarray(free[~inside.any(axis=1)])
