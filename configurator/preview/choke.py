"""Choke: the fine rim of every color on bare metal, where the white below it ends first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import skia

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark
from configurator.model.substrates import CHOKE_MM, WHITE, WHITE_GROUNDS, Substrate
from configurator.preview.canvas import ink, pen, skia_path

ROOM_MM = 0.2
"""Room around a mark that its own choke is cut out in."""


def rim_shade(stock: Substrate | None) -> str | None:
    """What art is seen through at its rim on a stock; None where no white is printed."""
    return None if stock is None or stock.white != "under-art" else stock.bare_shade


def has_metal(ground: Sequence[Mark]) -> bool:
    """Whether a ground leaves anything bare that what lies above it could have a rim on."""
    inked = [is_inked(mark) for mark in ground]
    return not (all(inked) and any(isinstance(m, Fill) and m.role == "base" for m in ground))


def is_inked(mark: Mark) -> bool:
    """Whether white lies below a mark: not where nothing is printed, nor under stamped foil."""
    if not isinstance(mark, Fill):
        return True
    return not _stamped(mark) and (any(mark.paint.cmyk) or mark.role in WHITE_GROUNDS)


def draw_inked(canvas: skia.Canvas, marks: Sequence[Mark]) -> None:
    """Paint whatever of marks has white below it, rim and all."""
    for mark in marks:
        paint = ink(WHITE)
        if not is_inked(mark):
            paint.setBlendMode(skia.BlendMode.kDstOut)
        canvas.drawPath(_outline(mark), paint)


def draw_white(canvas: skia.Canvas, marks: Sequence[Mark]) -> None:
    """Paint the white below marks, each choked by itself: they differ where marks only touch.

    The white of a press file is one outline of everything inked, many times the work.
    """
    for mark in marks:
        if is_inked(mark):
            _draw_choked(canvas, _outline(mark))
        elif not _stamped(mark):
            _cut(canvas, _outline(mark), and_inside=True)


def lays_bare(marks: Sequence[Mark]) -> bool:
    """Whether marks take away the white that lies below them."""
    return any(not is_inked(mark) and not _stamped(mark) for mark in marks)


def draw_bared(canvas: skia.Canvas, marks: Sequence[Mark]) -> None:
    """Paint where marks take the white below them away."""
    for mark in marks:
        if not is_inked(mark) and not _stamped(mark):
            canvas.drawPath(_outline(mark), _edge(and_inside=True))


def draw_white_of_run(canvas: skia.Canvas, run: Sequence[Mark]) -> None:
    """The white below a background's run, joined as in a press file; or what the run lays bare."""
    if not is_inked(run[0]):
        draw_white(canvas, run)
    elif len(run) == 1 and isinstance(run[0], Fill):
        canvas.drawPath(skia_path(run[0].path.inset(CHOKE_MM)), ink(WHITE))
    else:
        _draw_choked(canvas, _joined(run))


def runs(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """A background's marks in turn: those that are inked together, then what lays metal bare."""
    return (tuple(run) for _, run in groupby(marks, is_inked))


def draw_run(canvas: skia.Canvas, run: Sequence[Mark], shade: str) -> bool:
    """Draw a background's run with the rim inside of it; False where nothing of it is inked.

    An outline drawn as its rim and then again a choke smaller is a third of the work of choking
    it as art is; no outline of a background crosses itself, and what lays bare is painted later.
    """
    if not is_inked(run[0]):
        return False
    if len(run) == 1 and isinstance(run[0], Fill):
        canvas.drawPath(skia_path(run[0].path), ink(_multiplied(run[0].paint.srgb, shade)))
        canvas.drawPath(skia_path(run[0].path.inset(CHOKE_MM)), ink(run[0].paint.srgb))
        return True
    for mark in run:
        if isinstance(mark, Fill):
            canvas.drawPath(skia_path(mark.path), ink(mark.paint.srgb))
    edge = pen(shade, 2 * CHOKE_MM)
    edge.setBlendMode(skia.BlendMode.kMultiply)
    canvas.save()
    canvas.clipPath(_joined(run), doAntiAlias=True)
    canvas.drawPath(_joined(run), edge)
    canvas.restore()
    return True


def _joined(run: Sequence[Mark]) -> skia.Path:
    """The outline of everything in a run."""
    whole = skia.Path()
    for mark in run:
        whole.addPath(skia_path(_outline_as_is(mark)))
    return skia.Simplify(whole)


def _multiplied(srgb: str, shade: str) -> str:
    """A color seen through a shade."""
    pairs = zip(bytes.fromhex(srgb[1:]), bytes.fromhex(shade[1:]), strict=True)
    return "#" + bytes(round(one * other / 255) for one, other in pairs).hex()


def may_touch(mark: Mark, box: Box) -> bool:
    """Whether a mark can reach into a box, by the points that hold its curves."""
    hull = _outline_as_is(mark).hull
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
    edge = _edge(and_inside=and_inside)
    edge.setBlendMode(skia.BlendMode.kDstOut)
    canvas.drawPath(outline, edge)


def _edge(*, and_inside: bool = False) -> skia.Paint:
    edge = pen(WHITE, 2 * CHOKE_MM)
    if and_inside:
        edge.setStyle(skia.Paint.kStrokeAndFill_Style)
    return edge


def _stamped(mark: Mark) -> bool:
    return isinstance(mark, Fill) and mark.paint.spot is not None


def _outline(mark: Mark) -> skia.Path:
    """A mark's outline without what overlaps inside it."""
    return _outermost(_outline_as_is(mark))


def _outline_as_is(mark: Mark) -> Path:
    return mark.path if isinstance(mark, Fill) else mark.clip


@lru_cache(maxsize=512)
def _outermost(path: Path) -> skia.Path:
    """The outline of what a path fills: the strokes of a letter overlap, its white does not end."""
    try:
        return skia.Simplify(skia_path(path))
    except RuntimeError:
        return skia_path(path)
