"""Nesting: pieces laid by their true shape, close but never touching, on sheets or along a roll.

Orders of the pieces are tried on a coarse grid. Where one sheet takes them all, as a roll does, the
shortest layout is resettled (resettling.py) and pushed up in fine squares; where it takes several
sheets, the best orders are changed a little again and again. Equal pieces lie equally.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from shapely.geometry.base import BaseGeometry

from configurator.prepress.imposition.nest_grid import (
    Nested,
    Plan,
    Shape,
    Spot,
    Table,
    turned_area,
)
from configurator.prepress.imposition.resettling import cost_of, pushed_up, resettled

__all__ = ["Nested", "Shape", "nested", "turned_area"]

FINE_MM = 1.0
"""Side of a square when the pieces are laid for good."""
COARSE_MM = 4.0
"""Side of a square while layouts are compared."""
CHANCES = 5
"""Orders tried beside the five by measure: by area, loosely."""
EFFORT = 6000
"""Pieces laid while the best layout is changed again and again: some 7 seconds."""
CHANGES_A_PIECE = 15
"""Few pieces have few orders; more changes than this find nothing new."""
ROOMY = 1.15
"""How much longer than the first try a roll is looked at."""
FINALISTS = 6
"""Orders laid in fine squares, to keep the best."""


def nested(
    shapes: Sequence[Shape],
    room: tuple[float, float],
    gap_mm: float = 0.0,
    effort: int = EFFORT,
) -> list[tuple[Nested, ...]]:
    """All shapes on as few sheets of `room` (width, height) as were found, `gap_mm` apart.

    With more `effort` it looks longer. Raises ValueError when one does not fit an empty sheet.
    """
    if not shapes:
        return []
    deep = min(room[1], _deep_enough(shapes, room))
    first = Plan(next(_orders(shapes)), 0.0)
    sheets, reach = Table(shapes, (room[0], deep), gap_mm, 2 * COARSE_MM).cost(first)
    if sheets == 1:
        shallow = (room[0], min(deep, reach * ROOMY))
        along = _along_a_roll(shapes, shallow, gap_mm, effort)
        if along is not None:
            return [along]
    return _on_sheets(shapes, (room[0], deep), gap_mm, effort)


def _along_a_roll(
    shapes: Sequence[Shape], room: tuple[float, float], gap_mm: float, effort: int
) -> tuple[Nested, ...] | None:
    """All shapes on one sheet, as far up as was found; None where it does not take them all."""
    table = Table(shapes, room, gap_mm, COARSE_MM)
    layouts: list[dict[int, Spot]] = []
    for order in _orders(shapes):
        for flat in (0.0, 1.0):
            spots = table.spots(order, flat)
            layouts += [spots] if len(spots) == len(shapes) else []
    if not layouts:
        return None
    most = min(effort, CHANGES_A_PIECE * len(shapes) ** 2) if len(shapes) > 1 else 0
    chance = np.random.default_rng((0, len(shapes)))
    best = resettled(table, min(layouts, key=cost_of), most, chance)
    laid = [table.nested(index, spot) for index, spot in sorted(best.items())]
    return pushed_up(shapes, room, gap_mm, laid, FINE_MM)


def _on_sheets(
    shapes: Sequence[Shape], room: tuple[float, float], gap_mm: float, effort: int
) -> list[tuple[Nested, ...]]:
    """All shapes on as few sheets as were found, the last one filled least."""
    coarse = Table(shapes, room, gap_mm, COARSE_MM)
    kinds = {each.area.wkb: at for at, each in enumerate(shapes)}
    kind = [kinds[each.area.wkb] for each in shapes]
    tried: dict[Plan, tuple[int, float]] = {}
    seen: set[tuple[float, tuple[int, ...]]] = set()

    def attempt(plan: Plan) -> None:
        said = (plan.flat, tuple(kind[index] for index in plan.order))
        if said not in seen:
            seen.add(said)
            tried[plan] = coarse.cost(plan)

    for order in _orders(shapes):
        attempt(Plan(order, 0.0))
        attempt(Plan(order, 1.0))
    chance = np.random.default_rng(len(shapes))
    changes = min(effort // len(shapes), CHANGES_A_PIECE * len(shapes))
    for _ in range(changes if len(kinds) > 1 else 0):
        attempt(min(tried, key=lambda plan: tried[plan]).changed(chance))
    best = sorted(tried, key=lambda plan: tried[plan])[:FINALISTS]
    fine = Table(shapes, room, gap_mm, FINE_MM)
    return fine.laid(min(best, key=fine.cost))


def _deep_enough(shapes: Sequence[Shape], room: tuple[float, float]) -> float:
    """A length of roll that surely takes them all: half of it is filled at the very least."""
    tallest = max(float(np.hypot(*_size(shape.area))) for shape in shapes)
    return float(2.0 * sum(shape.area.area for shape in shapes) / room[0] + tallest)


def _orders(shapes: Sequence[Shape]) -> Iterator[tuple[int, ...]]:
    areas = np.array([shape.area.area for shape in shapes])
    boxes = np.array([shape.area.bounds for shape in shapes]).reshape(-1, 4)
    wide, tall = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    ways = (areas, np.maximum(wide, tall), wide * tall, tall, wide)
    for way in ways:
        yield tuple(int(index) for index in np.argsort(-way, kind="stable"))
    chance = np.random.default_rng(len(shapes))
    for _ in range(CHANCES):
        loose = areas * chance.uniform(0.6, 1.4, len(shapes))
        yield tuple(int(index) for index in np.argsort(-loose, kind="stable"))


def _size(area: BaseGeometry) -> tuple[float, float]:
    left, top, right, bottom = area.bounds
    return right - left, bottom - top
