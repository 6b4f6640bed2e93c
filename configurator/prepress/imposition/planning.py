"""Planning: how many of which piece go on which sheet, and how often each sheet is printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from shapely.affinity import rotate

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of
from configurator.model.words import Words
from configurator.prepress.imposition.edges import Edges, edges_of
from configurator.prepress.imposition.grid import footprint, in_rows
from configurator.prepress.imposition.layout import Layout, Placement
from configurator.prepress.imposition.nesting import Shape, nested
from configurator.prepress.imposition.packing import Spot, packed
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.stock import HEAD_MM, Stock

Way = Literal["auto", "repeat", "gang", "nest"]

MOST_LAID = 240
"""More pieces than this are laid out once in proportion, and that sheet is printed often."""
MOST_ART = 60_000_000
"""Bytes of art drawn on one sheet; with more a reader would take minutes over it."""
NEARLY_SQUARE = 0.93
"""A piece that fills so much of its box gains nothing by its true shape."""
BLEED_MM = 3.0
"""What a piece needs around its cut where its file says nothing wider."""


NOTHING = Words(
    en="There is nothing to lay out: every piece is wanted no times.",
    he="אין מה לסדר על הגיליון: אף חלק לא נדרש.",
)
OTHER_PRESS = Words(
    en="These files are made for different printing conditions and cannot share a sheet. "
    "Impose those of one paper at a time.",
    he="הקבצים האלה מיועדים לתנאי הדפסה שונים ולא יכולים לחלוק גיליון. "
    "אפשר לסדר כל פעם קבצים של נייר אחד.",
)
TOO_LARGE = Words(
    en="{piece} ({width:.0f} x {height:.0f} mm) does not fit on {stock}, which has room for "
    "{wide:.0f} x {high:.0f} mm with its marks. Choose a larger sheet or a roll.",
    he="{piece} ({width:.0f} × {height:.0f} מ״מ) לא נכנס ל־{stock}, שיש בו מקום ל־"
    "{wide:.0f} × {high:.0f} מ״מ עם סימני הדפוס. כדאי לבחור גיליון גדול יותר או גליל.",
)


class CannotImpose(Exception):
    """Pieces that cannot share a sheet or do not fit one; `words` say which and a way out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Job:
    """A piece and how many of it are wanted."""

    piece: Piece
    count: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """How sheets are to be laid out. `gutter_mm` is the least from cut to cut.

    `repeat` gives every piece sheets of its own, `gang` packs boxes, `nest` true shapes, `auto`
    takes what suits the pieces. With `share_cuts` pieces of one plain edge color lie without a
    gutter; with `keep_grain` none is turned by a quarter.
    """

    way: Way = "auto"
    gutter_mm: float = 0.0
    share_cuts: bool = False
    keep_grain: bool = False


def planned(jobs: Sequence[Job], stock: Stock, wishes: Wishes) -> tuple[Layout, ...]:
    """The sheets of all jobs. Raises CannotImpose."""
    wanted = [job for job in jobs if job.count > 0]
    if not wanted:
        raise CannotImpose(NOTHING)
    if len({job.piece.profile for job in wanted}) > 1:
        raise CannotImpose(OTHER_PRESS)
    way = _chosen(wanted) if wishes.way == "auto" else wishes.way
    if way == "repeat":
        return tuple(_repeated(job, stock, wishes) for job in wanted)
    return _each_once(_fewest(wanted, stock, replace(wishes, way=way)))


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
        raise _too_large(job.piece, stock)
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
        return min(plans, key=lambda plan: (sum(each.runs for each in plan), len(plan)))
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
    ways.append(tuple(_pack(pieces, stock, wishes)))
    if wishes.way == "nest":
        ways.append(tuple(_nest(pieces, stock, wishes)))
    return min(ways, key=lambda sheets: (len(sheets), sheets[-1].painted.bottom))


def _pack(pieces: Sequence[Piece], stock: Stock, wishes: Wishes) -> Iterator[Layout]:
    feet = [footprint(piece, wishes.gutter_mm) for piece in pieces]
    sizes = np.array([(foot.width, foot.height) for foot in feet])
    room = stock.room
    turnable = [not wishes.keep_grain] * len(pieces)
    for piece, foot in zip(pieces, feet, strict=True):
        upright = foot.width <= room.width + 1e-6 and foot.height <= room.height + 1e-6
        lying = foot.height <= room.width + 1e-6 and foot.width <= room.height + 1e-6
        if not upright and not (lying and not wishes.keep_grain):
            raise _too_large(piece, stock)
    for sheet in packed(sizes, (room.width, room.height), turnable):
        yield _layout(stock, [_packed(pieces[e.index], feet[e.index], e, room) for e in sheet])


def _packed(piece: Piece, foot: Box, spot: Spot, room: Box) -> Placement:
    if spot.turned:
        place = Affine.rotate(90).then(
            Affine.translate(room.left + spot.left + foot.bottom, room.top + spot.top - foot.left)
        )
    else:
        place = Affine.translate(room.left + spot.left - foot.left, room.top + spot.top - foot.top)
    return Placement(piece, place, Path.rectangle(piece.bleed))


def _nest(pieces: Sequence[Piece], stock: Stock, wishes: Wishes) -> Iterator[Layout]:
    turns = (0.0, 180.0) if wishes.keep_grain else (0.0, 90.0, 180.0, 270.0)
    room = stock.room
    shapes = []
    for piece in pieces:
        bleed = max(BLEED_MM, -piece.bleed.left, -piece.bleed.top, wishes.gutter_mm / 2)
        area = piece.outline.buffer(bleed, quad_segs=8)
        fits = any(_inside(rotate(area, turn).bounds, room) for turn in turns)
        if not fits:
            raise _too_large(piece, stock)
        shapes.append(Shape(area, turns))
    for sheet in nested(shapes, (room.width, room.height), 0.0):
        yield _layout(
            stock,
            [
                Placement(
                    pieces[each.index],
                    Affine.rotate(each.turn).then(
                        Affine.translate(room.left + each.x, room.top + each.y)
                    ),
                    path_of(shapes[each.index].area),
                )
                for each in sheet
            ],
        )


def _inside(bounds: tuple[float, float, float, float], room: Box) -> bool:
    left, top, right, bottom = bounds
    return right - left <= room.width and bottom - top <= room.height


def _layout(stock: Stock, placements: list[Placement]) -> Layout:
    """The sheet of these pieces, in reading order, about its middle; a roll ends below the last."""
    placements.sort(key=lambda each: (round(each.trim_box.top, 1), each.trim_box.left))
    made = Layout(stock, stock.width, stock.height or 0.0, tuple(placements))
    painted, room = made.painted, stock.room
    by = Affine.translate(
        room.center[0] - painted.center[0],
        0.0 if stock.is_roll else room.center[1] - painted.center[1],
    )
    middle = tuple(replace(each, to_sheet=each.to_sheet.then(by)) for each in placements)
    height = stock.height or math.ceil(painted.bottom + HEAD_MM)
    return replace(made, height=height, placements=middle)


def _too_large(piece: Piece, stock: Stock) -> CannotImpose:
    room = stock.room
    said = {"width": piece.trim.width, "height": piece.trim.height}
    return CannotImpose(
        TOO_LARGE.filled(
            piece=piece.label, stock=stock.id, wide=room.width, high=room.height, **said
        )
    )
