"""Planning: how many of which piece go on which sheet, and how often each sheet is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from configurator.ground.geometry import Box
from configurator.prepress.imposition.edges import Edges, edges_of
from configurator.prepress.imposition.grid import footprint, in_rows
from configurator.prepress.imposition.laying import as_boxes, as_shapes
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.stock import Stock
from configurator.prepress.imposition.wishes import (
    NOTHING,
    OTHER_PRESS,
    CannotImpose,
    Job,
    Way,
    Wishes,
    too_large,
)

MOST_LAID = 240
"""More pieces than this are laid out once in proportion, and that sheet is printed often."""
MOST_ART = 60_000_000
"""Bytes of art drawn on one sheet; with more a reader would take minutes over it."""
NEARLY_SQUARE = 0.93
"""A piece that fills so much of its box gains nothing by its true shape."""


def planned(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    """The sheets of all jobs. Raises CannotImpose."""
    wanted = [job for job in jobs if job.count > 0]
    if not wanted:
        raise CannotImpose(NOTHING)
    if len({job.piece.profile for job in wanted}) > 1:
        raise CannotImpose(OTHER_PRESS)
    way = _chosen(wanted) if wishes.way == "auto" else wishes.way
    wishes = replace(wishes, way=way)
    check_room(wanted, stock, wishes)
    if way == "repeat":
        return tuple(layout for job in wanted for layout in _either_way([job], stock, wishes))
    return _each_once(_either_way(wanted, stock, wishes))


def check_room(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> None:
    """Raises CannotImpose where a piece is larger than the stock's room, before any is laid."""
    alone = [job for job in jobs if not _ways_up([job], stock, wishes)]
    together = wishes.way == "repeat" or _ways_up(jobs, stock, wishes)
    if alone or not together:
        raise too_large((alone or jobs)[0].piece, stock)


def _ways_up(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> list[Stock]:
    """The sheet lying and standing, as far as it takes every piece; the grain keeps it lying."""
    both = [stock] if stock.is_roll or wishes.keep_grain else [stock, stock.standing]
    feet = [footprint(job.piece, wishes.gutter_mm) for job in jobs]
    turns = (False,) if wishes.keep_grain else (False, True)
    return [
        sheet
        for sheet in both
        if all(any(_holds(sheet.room, foot, turned) for turned in turns) for foot in feet)
    ]


def _holds(room: Box, foot: Box, turned: bool) -> bool:
    wide, high = (foot.height, foot.width) if turned else (foot.width, foot.height)
    return wide <= room.width + 1e-6 and high <= room.height + 1e-6


def _either_way(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    """The sheets lying, or standing where that takes fewer."""
    first, *other = _ways_up(jobs, stock, wishes)
    found = _on(jobs, first, wishes)
    if not other or _printed(found) == 1:
        return found
    boxes = replace(wishes, way="gang")
    if wishes.way == "nest" and _gain(jobs, stock, boxes) >= 0:
        return found
    return min(found, _on(jobs, other[0], wishes), key=_printed)


def _gain(jobs: Sequence[Job], stock: Stock, boxes: Wishes) -> int:
    """How many sheets more it takes standing; boxes tell it soon, true shapes take their time."""
    return _printed(_on(jobs, stock.standing, boxes)) - _printed(_on(jobs, stock, boxes))


def _on(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    if wishes.way == "repeat":
        return (_repeated(jobs[0], stock, wishes),)
    return _fewest(jobs, stock, wishes)


def _printed(plan: Sequence[Layout]) -> int:
    return sum(layout.runs for layout in plan)


def _each_once(layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """Sheets that are alike as one that is printed as often."""
    found: dict[str, Layout] = {}
    for each in layouts:
        runs = found[each.content].runs if each.content in found else 0
        found[each.content] = replace(each, runs=runs + each.runs)
    return tuple(found.values())


def _chosen(jobs: Sequence[Job]) -> Way:
    if any(job.piece.fills_box < NEARLY_SQUARE for job in jobs):
        return "nest"
    return "repeat" if len(jobs) == 1 else "gang"


def _repeated(job: Job, stock: Stock, wishes: Wishes) -> Layout:
    """Sheets of one piece alone: rows and columns, or packed where that takes fewer."""
    grid = _best_grid(job, stock, wishes)
    if grid.runs == 1 or stock.is_roll:
        return grid
    mixed = _proportional([job], stock, replace(wishes, way="gang"))
    return mixed if mixed is not None and mixed.runs < grid.runs else grid


def _best_grid(job: Job, stock: Stock, wishes: Wishes) -> Layout:
    """Rows and columns of one piece, lying whichever way holds more."""
    edges = edges_of(job.piece) if wishes.share_cuts else Edges()
    runs = math.ceil(job.count / _most_laid([job])) if stock.is_roll else 1
    count = math.ceil(job.count / runs)
    grids = [
        grid
        for turned in ((False,) if wishes.keep_grain else (False, True))
        if (
            grid := in_rows(
                (job.piece, count), stock, footprint(job.piece, wishes.gutter_mm), edges, turned
            )
        )
        is not None
    ]
    if not grids:
        raise too_large(job.piece, stock)
    best = min(grids, key=lambda grid: (grid.runs, grid.height))
    return replace(best, runs=math.ceil(job.count / len(best.placements)))


def _most_laid(jobs: Sequence[Job]) -> int:
    """How many pieces of these jobs are laid on one sheet, or one length of a roll."""
    total = sum(job.count for job in jobs)
    mean = sum(job.count * job.piece.weight for job in jobs) / total
    return max(1, min(MOST_LAID, int(MOST_ART / max(mean, 1.0))))


def _fewest(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    """The plan of fewest sheets: every piece laid, or one sheet in proportion printed often."""
    plans = []
    most = _most_laid(jobs)
    if sum(job.count for job in jobs) <= most:
        plans.append(_laid(jobs, stock, wishes))
    if not stock.is_roll and (not plans or len(plans[0]) > 1):
        proportional = _proportional(jobs, stock, wishes)
        plans += [] if proportional is None else [(proportional,)]
    if plans:
        return min(plans, key=lambda plan: (_printed(plan), len(plan)))
    if len(jobs) == 1:
        rest = replace(jobs[0], count=jobs[0].count - most)
        first = _laid([replace(jobs[0], count=most)], stock, wishes)
        return first + _fewest([rest], stock, wishes)
    half = len(jobs) // 2
    return _fewest(jobs[:half], stock, wishes) + _fewest(jobs[half:], stock, wishes)


def _proportional(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> Layout | None:
    """One sheet with every job on it, printed as seldom as it can be."""
    area = sum(job.count * footprint(job.piece, 0.0).width * job.piece.trim.height for job in jobs)
    runs = max(1, math.floor(0.8 * area / (stock.room.width * stock.room.height)))
    most = max(job.count for job in jobs)
    while runs <= most:
        share = [replace(job, count=math.ceil(job.count / runs)) for job in jobs]
        if sum(job.count for job in share) <= _most_laid(share):
            sheets = _laid(share, stock, wishes)
            if len(sheets) == 1:
                return replace(sheets[0], runs=runs)
        runs = max(runs + 1, math.ceil(runs * 1.04))
    return None


def _laid(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    """Every piece on as few sheets as were found, the last one filled least."""
    pieces = [job.piece for job in jobs for _ in range(job.count)]
    ways: list[tuple[Layout, ...]] = []
    if len(jobs) == 1:
        grid = _best_grid(jobs[0], stock, wishes)
        ways += [(grid,)] if grid.runs == 1 else []
    ways.append(tuple(as_boxes(pieces, stock, wishes)))
    if wishes.way == "nest":
        ways.append(tuple(as_shapes(pieces, stock, wishes)))
    return min(ways, key=lambda sheets: (len(sheets), sheets[-1].painted.bottom))
