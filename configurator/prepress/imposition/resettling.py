"""Resettling: a nested roll made shorter by lifting a few pieces at a time and laying them anew.

What reaches down furthest is lifted with some of its neighbors, and all of them go back in another
order. A layout that is no worse is kept, a little worse one now and then, so that the search does
not end in the first hollow (ruin and recreate, Schrimpf et al., 2000, with simulated annealing). In
the end every piece is pushed up in fine squares as far as it goes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from configurator.prepress.imposition.nest_grid import Grid, Nested, Shape, Spot, Table

MOST_LIFTED = 5
"""Neighbors lifted with a piece; more would be laying anew."""
DEEPEST_FIRST = 0.6
"""How often the neighbors are those of the deepest piece; else of any, to make room."""
MEAN_WEIGHT = 0.1
"""What the mean depth of all pieces counts beside the deepest one's: looser layouts end longer."""
WARMTH = 0.02
"""How much worse a layout may be in the beginning and still be gone on with, as a share."""
SWEEPS = 3
"""How often all pieces are pushed up; later ones find nothing to move."""

Layout = Mapping[int, Spot]


def resettled(table: Table, start: Layout, effort: int, chance: np.random.Generator) -> Layout:
    """The best layout found while `effort` pieces are laid; the same for the same chance."""
    now, best, laid = start, start, 0
    now_cost = best_cost = cost_of(start)
    while laid < effort:
        lifted = _lifted(now, chance)
        laid += len(lifted)
        tried = _laid_again(table, now, lifted, float(chance.random() < 0.5))
        if tried is None:
            continue
        cost = cost_of(tried)
        warmth = WARMTH * best_cost * max(1 - laid / effort, 1e-9)
        if cost <= now_cost or chance.random() < math.exp((now_cost - cost) / warmth):
            now, now_cost = tried, cost
        if cost < best_cost:
            best, best_cost = tried, cost
    return best


def cost_of(layout: Layout) -> float:
    """How deep a layout reaches, in squares, and a little of how deep its pieces lie."""
    feet = np.array([spot.foot for spot in layout.values()], dtype=float)
    areas = np.array([spot.cast.squares.sum() for spot in layout.values()], dtype=float)
    return float(feet.max() + MEAN_WEIGHT * (feet @ areas) / areas.sum())


def _lifted(layout: Layout, chance: np.random.Generator) -> list[int]:
    """The deepest piece and some that lie together, in the order in which they go back."""
    deepest = max(layout, key=lambda index: (layout[index].foot, chance.random()))
    around = deepest
    if chance.random() >= DEEPEST_FIRST:
        around = list(layout)[int(chance.integers(len(layout)))]
    row, column = layout[around].middle

    def away(index: int) -> float:
        there = layout[index].middle
        return math.hypot(there[0] - row, there[1] - column) * float(chance.uniform(0.5, 1.5))

    near = sorted(layout, key=away)[: int(chance.integers(2, MOST_LIFTED + 1))]
    lifted = list(dict.fromkeys([deepest, *near]))
    chance.shuffle(lifted)
    return lifted


def _laid_again(
    table: Table, layout: Layout, lifted: Sequence[int], flat: float
) -> dict[int, Spot] | None:
    """The layout with some pieces laid anew one after the other; None where one finds no room."""
    made = {index: spot for index, spot in layout.items() if index not in lifted}
    taken = _taken(table, made)
    for index in lifted:
        spot = table.best(taken, table.casts[index], flat)
        if spot is None:
            return None
        spot.on(taken)[...] |= spot.cast.squares
        made[index] = spot
    return made


def _taken(table: Table, layout: Layout) -> Grid:
    taken = table.empty()
    for spot in layout.values():
        spot.on(taken)[...] |= spot.cast.squares
    return taken


def pushed_up(
    shapes: Sequence[Shape], room: tuple[float, float], gap_mm: float, laid: Sequence[Nested],
    side_mm: float,
) -> tuple[Nested, ...]:  # fmt: skip
    """A roll laid in large squares, its pieces moved up in small ones, each as far as it goes."""
    turns = {each.index: each.turn for each in laid}
    fixed = [Shape(shape.area, (turns[index],)) for index, shape in enumerate(shapes)]
    table = Table(fixed, room, gap_mm, side_mm)
    spots = {each.index: table.spot_of(each) for each in laid}
    for _ in range(SWEEPS):
        moved = False
        for index in sorted(spots, key=lambda index: spots[index].row + spots[index].cast.weight):
            others = {each: spot for each, spot in spots.items() if each != index}
            found = table.best(_taken(table, others), [spots[index].cast], 0.0)
            now = spots[index]
            if found is not None and (found.row, found.column) < (now.row, now.column):
                spots[index], moved = found, True
        if not moved:
            break
    return tuple(table.nested(index, spot) for index, spot in spots.items())
