"""Wishes: what is to be laid out and how, and why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.stock import Stock

Way = Literal["auto", "repeat", "gang", "nest"]

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


class CannotImpose(Refused):
    """Pieces that cannot share a sheet or do not fit one; `words` say which and a way out."""


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


def too_large(piece: Piece, stock: Stock) -> CannotImpose:
    """A piece that no way of laying it brings onto a stock."""
    room = stock.room
    said = {"width": piece.trim.width, "height": piece.trim.height}
    return CannotImpose(
        TOO_LARGE.filled(
            piece=piece.label, stock=stock.id, wide=room.width, high=room.height, **said
        )
    )
