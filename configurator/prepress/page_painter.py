"""A part painted as a page for the press: base, art, photographs and words, then the dielines."""

from __future__ import annotations

import math
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import groupby

import shapely

from configurator.ground.geometry import Box, Path
from configurator.ground.outlines import area_of
from configurator.ground.units import mm_from_pt
from configurator.model.artwork import Fill, Mark, PartArtwork, Picture, ProcessLine
from configurator.prepress.ink_limit import within
from configurator.prepress.ink_stream import Ink, InkStream
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.photo_ink import InkPicture, PhotoInk
from configurator.prepress.printers_marks import boxes_around
from configurator.prepress.processing_steps import (
    LINE_PT,
    STEPS,
    WHITE,
    Cmyk,
    ProcessingStep,
    foil_step,
)
from configurator.prepress.white import underlay

OVERPRINTING_ROLES = frozenset({"text", "legal"})
"""Roles whose pure black overprints; a bar code's must not (GS1: its light bars stay light)."""
SUPPORT = (0.4, 0.3, 0.3)
"""What stands below black words on a photograph that leaves no room for them (practice)."""
PIECES = {"legal": "Legal", "barcode": "Barcode"}
"""Roles that are marked in the file as one piece each, so that a change of them is seen."""
CUT_SLACK_MM = 0.1
PURE_BLACK = (0.0, 0.0, 0.0, 1.0)


@dataclass(slots=True)
class PaintedPage:
    """A page's operators and what they use. Inks are sums of shares.

    `asked_ink` is the most ink a color asked for before it was brought down.
    """

    part: PartArtwork
    boxes: PageBoxes
    stream: InkStream = field(default_factory=InkStream)
    steps: dict[str, ProcessingStep] = field(default_factory=dict)
    pictures: list[tuple[InkPicture, str | None]] = field(default_factory=list)
    asked_ink: float = 0.0

    @property
    def foils(self) -> dict[str, tuple[float, float, float, float]]:
        """The stamped spot colors of the page and how they are shown."""
        lines = {step.name for step in STEPS.values()} | {WHITE.name}
        return {name: step.shown for name, step in self.steps.items() if name not in lines}


def paint_part(
    part: PartArtwork, photos: PhotoInk, ink_limit: float, white: bool = False
) -> PaintedPage:
    """Everything of a part inside its bleed, then its lines. Raises PhotoGone and OSError.

    With `white`, a separation of it lies below the inks.
    """
    shape = part.shape
    page = PaintedPage(part, boxes_around(shape.trim.box, shape.bleed.box))
    beneath: list[_Laid] = []
    with page.stream.kept():
        page.stream.clip(shape.bleed)
        for name, marks in groupby(part.marks, _piece_of):
            with page.stream.piece(name) if name else nullcontext():
                for mark in marks:
                    _paint_mark(page, mark, photos, ink_limit, beneath)
        if white:
            _lay_white(page)
    _draw_lines(page)
    return page


def _lay_white(page: PaintedPage) -> None:
    """The white's plate: last in the file and overprinting, or inks would cut holes into it."""
    below = underlay(page.part)
    if below is not None:
        page.steps[WHITE.name] = WHITE
        with page.stream.layer(WHITE.name):
            page.stream.fill(below, Ink(WHITE.shown, WHITE.name), overprint=True)


def _piece_of(mark: Mark) -> str:
    """The marked piece of the file a mark belongs to, if any."""
    return PIECES.get(mark.role, "") if isinstance(mark, Fill) else ""


def _paint_mark(
    page: PaintedPage, mark: Mark, photos: PhotoInk, ink_limit: float, beneath: list[_Laid]
) -> None:
    """Paint what of a mark lies inside the bleed."""
    window = page.part.shape.bleed.box
    seen = _extent(mark.path if isinstance(mark, Fill) else mark.clip)
    if seen is None or not _overlap(seen, window):
        return
    if isinstance(mark, Picture):
        colored = _paint_picture(page, mark, photos, ink_limit)
        beneath.append(_Laid(seen, mark.clip, colored, None))
    elif (ink := _paint_fill(page, mark, photos, ink_limit, beneath)) is not None:
        beneath.append(_Laid(seen, mark.path, sum(ink[:3]), ink))


@dataclass(frozen=True, slots=True)
class _Laid:
    """Something painted: the box around it, its outline, and its ink without black.

    `ink` is flat, or None for a photograph: only the most of all its inks is known of it, and
    counts as `colored`.
    """

    box: Box
    path: Path
    colored: float
    ink: Cmyk | None

    def covers(self, box: Box) -> bool:
        """Whether a box lies wholly on it."""
        if not self.box.contains(box):
            return False
        corners = shapely.box(box.left, box.top, box.right, box.bottom)
        return bool(area_of(self.path, 0.1).covers(corners))


def _paint_fill(
    page: PaintedPage, fill: Fill, photos: PhotoInk, ink_limit: float, beneath: list[_Laid]
) -> Cmyk | None:
    """Paint a fill and tell what ink it lays; none where it is stamped."""
    paint = fill.paint
    ink = Ink(within(paint.cmyk, ink_limit, photos.profile), paint.spot)
    if paint.spot is not None:
        page.steps[paint.spot] = foil_step(paint.spot, ink.cmyk)
        with page.stream.layer(paint.spot):
            page.stream.fill(fill.path, ink, overprint=True)
        return None
    page.asked_ink = max(page.asked_ink, sum(paint.cmyk))
    black_words = fill.role in OVERPRINTING_ROLES and ink.cmyk == PURE_BLACK
    below = _beneath(fill.path.box, beneath) if black_words else ()
    if 1.0 + max((laid.colored for laid in below), default=0.0) > ink_limit:
        page.stream.fill(fill.path, Ink(_supported(below, ink_limit)))
    else:
        page.stream.fill(fill.path, ink, overprint=black_words)
    return ink.cmyk


def _beneath(box: Box, beneath: list[_Laid]) -> tuple[_Laid, ...]:
    """What shows in a box, looking down until something covers all of it."""
    found = []
    for laid in reversed(beneath):
        if _overlap(laid.box, box):
            found.append(laid)
            if laid.covers(box):
                break
    return tuple(found)


def _supported(below: tuple[_Laid, ...], ink_limit: float) -> Cmyk:
    """Black that takes the place of too much ink, with as much of its color as the limit bears.

    It goes on below the letters, so that no white shows around them where plates shift.
    """
    flat = below[0].ink if len(below) == 1 else None
    colors = flat[:3] if flat is not None else SUPPORT
    share = min(1.0, (ink_limit - 1.0) / max(sum(colors), 1e-6))
    cyan, magenta, yellow = (math.floor(ink * share * 1e4) / 1e4 for ink in colors)
    return cyan, magenta, yellow, 1.0


def _paint_picture(
    page: PaintedPage, picture: Picture, photos: PhotoInk, ink_limit: float
) -> float:
    """Paint a photograph as its stock asks for and tell how much ink it lays at most."""
    stock = page.part.shape.stock
    kept = stock.photos if stock is not None else "cmyk"
    ready = photos.prepare(picture, page.part.shape.bleed.box, ink_limit, kept)
    if ready is None:
        return 0.0
    page.pictures.append((ready, picture.layer))
    with page.stream.kept():
        page.stream.clip(picture.clip)
        page.stream.picture(ready.name, ready.placed)
    return ready.most_ink


def _draw_lines(page: PaintedPage) -> None:
    """Dielines over the art, a layer each; where no cut goes around a part, its trim does."""
    shape = page.part.shape
    lines = shape.lines
    # A part may name only the holes that are punched in it.
    around = (each for each in lines if each.kind == "cut" and each.path)
    if not any(each.path.box.grown(CUT_SLACK_MM).contains(shape.trim.box) for each in around):
        lines = (*lines, ProcessLine("cut", shape.trim))
    for kind, step in STEPS.items():
        paths = [line.path for line in lines if line.kind == kind and line.path]
        if paths:
            page.steps[step.name] = step
            ink = Ink(step.shown, step.name)
            with page.stream.layer(step.name):
                for path in paths:
                    page.stream.stroke(path, ink, mm_from_pt(LINE_PT), overprint=True)


def _extent(path: Path) -> Box | None:
    """The box around a path's points and handles, a little roomier than its ink."""
    if not path:
        return None
    left, top = path.points.min(axis=0)
    right, bottom = path.points.max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))


def _overlap(one: Box, other: Box) -> bool:
    across = one.left <= other.right and one.right >= other.left
    return across and one.top <= other.bottom and one.bottom >= other.top
