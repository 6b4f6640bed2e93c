"""Step-and-repeat: one piece in rows and columns, cuts shared where its edges allow."""

from __future__ import annotations

import math

from configurator.ground.geometry import Affine, Box, Path
from configurator.prepress.imposition.edges import Edges
from configurator.prepress.imposition.layout import Layout, Placement
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.stock import HEAD_MM, Stock


def footprint(piece: Piece, gutter: float) -> Box:
    """The piece with its bleed, and with half the gutter where that is wider."""
    bleed, half = piece.bleed, gutter / 2
    trim = piece.trim
    return Box(
        min(bleed.left, trim.left - half),
        min(bleed.top, trim.top - half),
        max(bleed.right, trim.right + half),
        max(bleed.bottom, trim.bottom + half),
    )


def in_rows(
    wanted: tuple[Piece, int], stock: Stock, foot: Box, edges: Edges, turned: bool
) -> Layout | None:
    """A piece and how many are wanted, in rows and columns about the middle of the sheet.

    `foot` is the room each takes; `turned` by a quarter. None when not even one fits.
    """
    (piece, count), room = wanted, stock.room
    across, down = edges.shares_across, edges.shares_down
    size = piece.trim.width, piece.trim.height
    step = size[0] if across else foot.width, size[1] if down else foot.height
    if turned:
        room = Box(room.top, room.left, room.bottom, room.right)
    columns = 1 + math.floor((room.width - foot.width) / step[0] + 1e-6)
    rows = 1 + math.floor((room.height - foot.height) / step[1] + 1e-6)
    if foot.width > room.width + 1e-6 or foot.height > room.height + 1e-6:
        return None
    if stock.is_roll and turned:
        columns = min(columns, math.ceil(count / rows))
    elif stock.is_roll:
        rows = min(rows, math.ceil(count / columns))
    else:
        rows = min(rows, math.ceil(count / columns))
        columns = min(columns, count)
    runs = math.ceil(count / (rows * columns))
    block = foot.width + (columns - 1) * step[0], foot.height + (rows - 1) * step[1]
    height = stock.height or (block[0] if turned else block[1]) + 2 * HEAD_MM
    sheet = Box.sized(stock.width, height)
    middle = (sheet.center[1], sheet.center[0]) if turned else sheet.center
    left, top = middle[0] - block[0] / 2 - foot.left, middle[1] - block[1] / 2 - foot.top
    turn = Affine.rotate(90).then(Affine.translate(stock.width, 0)) if turned else Affine()
    placements = tuple(
        Placement(
            piece,
            Affine.translate(left + column * step[0], top + row * step[1]).then(turn),
            _window(piece, (across, column, columns), (down, row, rows)),
        )
        for row in range(rows)
        for column in range(columns)
    )
    return Layout(stock, stock.width, height, placements, runs, piece.is_square, across or down)


def _window(piece: Piece, across: tuple[bool, int, int], down: tuple[bool, int, int]) -> Path:
    """The bleed, ending at the cut towards each neighbor that shares it."""
    trim, bleed = piece.trim, piece.bleed
    (beside, column, columns), (beneath, row, rows) = across, down
    return Path.rectangle(
        Box(
            trim.left if beside and column else bleed.left,
            trim.top if beneath and row else bleed.top,
            trim.right if beside and column < columns - 1 else bleed.right,
            trim.bottom if beneath and row < rows - 1 else bleed.bottom,
        )
    )
