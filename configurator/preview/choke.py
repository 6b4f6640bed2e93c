"""Choke: the fine rim of every color on bare metal, where the white below it ends first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice

import skia

from configurator.ground.geometry import Box, Path, Point
from configurator.model.artwork import Fill, Mark
from configurator.model.substrates import CHOKE_MM, WHITE, WHITE_GROUNDS, Substrate
from configurator.preview.canvas import ink, pen, skia_path

ROOM_MM = 0.2
"""Room around a mark that its own choke is cut out in."""


def rim_on(stock: Substrate | None, below: Sequence[Mark], spot: Point | None = None) -> str | None:
    """The shade that art over these marks has at its rim on a stock.

    None where no white is printed, and where it goes on below: on a part inked all over, and for
    what lies around a `spot` on top of other ink.
    """
    if stock is None or stock.white != "under-art":
        return None
    over_ink = any(_inked(mark) for mark in below if _is_base(mark))
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


def runs(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """A background's marks in turn: those that are inked together, then what lays metal bare."""
    return (tuple(run) for _, run in groupby(marks, _inked))


def draw_run(canvas: skia.Canvas, run: Sequence[Mark], shade: str) -> bool:
    """Draw a background's run with the rim inside of it; False where nothing of it is inked.

    An outline drawn as its rim and then again a choke smaller is a third of the work of choking
    it as art is; no outline of a background crosses itself, and what lays bare is painted later.
    """
    if not _inked(run[0]):
        return False
    if len(run) == 1 and isinstance(run[0], Fill):
        canvas.drawPath(skia_path(run[0].path), ink(_multiplied(run[0].paint.srgb, shade)))
        canvas.drawPath(skia_path(run[0].path.inset(CHOKE_MM)), ink(run[0].paint.srgb))
        return True
    whole = skia.Path()
    for mark in run:
        whole.addPath(_outline_as_is(mark))
        if isinstance(mark, Fill):
            canvas.drawPath(skia_path(mark.path), ink(mark.paint.srgb))
    edge = pen(shade, 2 * CHOKE_MM)
    edge.setBlendMode(skia.BlendMode.kMultiply)
    canvas.save()
    canvas.clipPath(skia.Simplify(whole), doAntiAlias=True)
    canvas.drawPath(skia.Simplify(whole), edge)
    canvas.restore()
    return True


def _multiplied(srgb: str, shade: str) -> str:
    """A color seen through a shade."""
    pairs = zip(bytes.fromhex(srgb[1:]), bytes.fromhex(shade[1:]), strict=True)
    return "#" + bytes(round(one * other / 255) for one, other in pairs).hex()


def may_touch(mark: Mark, box: Box) -> bool:
    """Whether a mark can reach into a box, by the points that hold its curves."""
    hull = (mark.path if isinstance(mark, Fill) else mark.clip).hull
    return (
        hull.left < box.right
        and box.left < hull.right
        and hull.top < box.bottom
        and box.top < hull.bottom
    )


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


def _is_base(mark: Mark) -> bool:
    return isinstance(mark, Fill) and mark.role == "base"


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
