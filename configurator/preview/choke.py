"""Choke: the fine rim of every color on bare metal, where the white below it ends first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import skia

from configurator.ground.geometry import Path, Point
from configurator.model.artwork import Fill, Mark
from configurator.model.substrates import CHOKE_MM, WHITE, WHITE_GROUNDS, Substrate
from configurator.preview.canvas import ink, pen, skia_path

ROOM_MM = 0.2
"""Room around a mark that its own choke is cut out in."""


def rim_on(stock: Substrate | None, below: Sequence[Mark], spot: Point | None = None) -> str | None:
    """The shade that art over these marks has at its rim on a substrate.

    None where no white is printed, and where it goes on below: on a part inked all over, and for
    what lies around a `spot` on top of other ink.
    """
    if stock is None or stock.white != "under-art":
        return None
    bases = (mark for mark in below if isinstance(mark, Fill) and mark.role == "base")
    over_ink = any(_inked(mark) for mark in bases)
    if spot is not None:
        lies_on = (mark for mark in reversed(below) if _outline_as_is(mark).contains(*spot))
        over_ink = any(_inked(mark) for mark in islice(lies_on, 1))
    return None if over_ink else stock.bare_shade


def draw_rim(canvas: skia.Canvas, marks: Sequence[Mark], shade: str) -> None:
    """Lay the stock's `shade` over the edges of marks, in mm, as ink without white is seen.

    The white of a press file is one outline of everything inked. Here each mark is choked by
    itself, a small part of the work; they differ where marks only touch.
    """
    marks = [mark for mark in marks if not canvas.quickReject(_outline_as_is(mark))]
    if not any(_inked(mark) for mark in marks):
        return
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kMultiply))
    for mark in marks:
        paint = ink(shade)
        if not _inked(mark):
            paint.setBlendMode(skia.BlendMode.kDstOut)
        canvas.drawPath(_outline(mark), paint)
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kDstOut))
    for mark in marks:
        if _inked(mark):
            _draw_choked(canvas, _outline(mark))
        elif not _stamped(mark):
            _cut(canvas, _outline(mark), and_inside=True)
    canvas.restore()
    canvas.restore()


def _draw_choked(canvas: skia.Canvas, outline: skia.Path) -> None:
    """The white below one mark."""
    canvas.saveLayer(outline.getBounds().makeOutset(ROOM_MM, ROOM_MM), None)
    canvas.drawPath(outline, ink(WHITE))
    _cut(canvas, outline)
    canvas.restore()


def _cut(canvas: skia.Canvas, outline: skia.Path, *, and_inside: bool = False) -> None:
    """Take away what lies within the choke of an outline, and in it."""
    edge = pen(WHITE, 2 * CHOKE_MM)
    edge.setBlendMode(skia.BlendMode.kDstOut)
    if and_inside:
        edge.setStyle(skia.Paint.kStrokeAndFill_Style)
    canvas.drawPath(outline, edge)


def _inked(mark: Mark) -> bool:
    """Whether white lies below a mark: not where nothing is printed, nor under stamped foil."""
    if not isinstance(mark, Fill):
        return True
    return not _stamped(mark) and (any(mark.paint.cmyk) or mark.role in WHITE_GROUNDS)


def _stamped(mark: Mark) -> bool:
    return isinstance(mark, Fill) and mark.paint.spot is not None


def _outline(mark: Mark) -> skia.Path:
    """A mark's outline without what overlaps inside it."""
    return _outermost(mark.path if isinstance(mark, Fill) else mark.clip)


def _outline_as_is(mark: Mark) -> skia.Path:
    return skia_path(mark.path if isinstance(mark, Fill) else mark.clip)


@lru_cache(maxsize=512)
def _outermost(path: Path) -> skia.Path:
    """The outline of what a path fills: the strokes of a letter overlap, its white does not end."""
    try:
        return skia.Simplify(skia_path(path))
    except RuntimeError:
        return skia_path(path)
