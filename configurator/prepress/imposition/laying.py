"""Laying: pieces on as few sheets as were found, by their boxes or by their true shape."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from shapely.affinity import rotate

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of
from configurator.prepress.imposition.grid import footprint
from configurator.prepress.imposition.layout import Layout, Placement
from configurator.prepress.imposition.nesting import Shape, nested
from configurator.prepress.imposition.packing import Spot, packed
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.stock import HEAD_MM, Stock
from configurator.prepress.imposition.wishes import Wishes, too_large

BLEED_MM = 3.0
"""What a piece needs around its cut where its file says nothing wider."""


def as_boxes(pieces: Sequence[Piece], stock: Stock, wishes: Wishes) -> Iterator[Layout]:
    """Sheets on which every piece has the box around its bleed to itself."""
    feet = [footprint(piece, wishes.gutter_mm) for piece in pieces]
    sizes = np.array([(foot.width, foot.height) for foot in feet])
    room = stock.room
    turnable = [not wishes.keep_grain] * len(pieces)
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


def as_shapes(pieces: Sequence[Piece], stock: Stock, wishes: Wishes) -> Iterator[Layout]:
    """Sheets on which pieces lie in each other's hollows. Raises CannotImpose."""
    turns = (0.0, 180.0) if wishes.keep_grain else (0.0, 90.0, 180.0, 270.0)
    room = stock.room
    shapes = []
    for piece in pieces:
        bleed = max(BLEED_MM, -piece.bleed.left, -piece.bleed.top, wishes.gutter_mm / 2)
        area = piece.outline.buffer(bleed, quad_segs=8)
        fits = any(_inside(rotate(area, turn).bounds, room) for turn in turns)
        if not fits:
            raise too_large(piece, stock)
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
