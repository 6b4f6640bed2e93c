"""A part painted as a page for the press: base, art, photographs and words, then the dielines."""

from __future__ import annotations

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
from configurator.prepress.processing_steps import LINE_PT, STEPS, WHITE, ProcessingStep, foil_step
from configurator.prepress.white import underlay

OVERPRINTING_ROLES = frozenset({"text", "legal"})
"""Roles whose pure black overprints; a bar code's must not (GS1: its light bars stay light)."""
PIECES = {"legal": "Legal", "barcode": "Barcode"}
"""Roles that are marked in the file as one piece each, so that a change of them is seen."""
CUT_SLACK_MM = 0.1
PURE_BLACK = (0.0, 0.0, 0.0, 1.0)


@dataclass(slots=True)
class PaintedPage:
    """A page's operators and what they use. Inks are sums of shares.

    `asked_ink` is the most ink a color asked for before it was brought down, `black_over` the most
    that lies anywhere beneath overprinting black, black included.
    """

    part: PartArtwork
    boxes: PageBoxes
    stream: InkStream = field(default_factory=InkStream)
    steps: dict[str, ProcessingStep] = field(default_factory=dict)
    pictures: list[tuple[InkPicture, str | None]] = field(default_factory=list)
    asked_ink: float = 0.0
    black_over: float = 0.0

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
        beneath.append(_Laid(seen, mark.clip, _paint_picture(page, mark, photos, ink_limit)))
    else:
        ink = _paint_fill(page, mark, ink_limit, beneath)
        beneath.append(_Laid(seen, mark.path, ink))


@dataclass(frozen=True, slots=True)
class _Laid:
    """Something painted: the box around it, its outline, and the ink it lays."""

    box: Box
    path: Path
    ink: float

    def covers(self, box: Box) -> bool:
        """Whether a box lies wholly on it."""
        if not self.box.contains(box):
            return False
        corners = shapely.box(box.left, box.top, box.right, box.bottom)
        return bool(area_of(self.path, 0.1).covers(corners))


def _paint_fill(page: PaintedPage, fill: Fill, ink_limit: float, beneath: list[_Laid]) -> float:
    """Paint a fill and tell how much ink it lays."""
    paint = fill.paint
    ink = Ink(within(paint.cmyk, ink_limit), paint.spot)
    if paint.spot is not None:
        page.steps[paint.spot] = foil_step(paint.spot, ink.cmyk)
        with page.stream.layer(paint.spot):
            page.stream.fill(fill.path, ink, overprint=True)
        return 0.0
    page.asked_ink = max(page.asked_ink, sum(paint.cmyk))
    black_words = fill.role in OVERPRINTING_ROLES and ink.cmyk == PURE_BLACK
    page.stream.fill(fill.path, ink, overprint=black_words)
    if black_words and page.black_over < ink_limit:
        page.black_over = max(page.black_over, 1.0 + _ink_beneath(fill.path.box, beneath))
    return sum(ink.cmyk)


def _ink_beneath(box: Box, beneath: list[_Laid]) -> float:
    """The most ink that shows in a box, looking down until something covers all of it."""
    most = 0.0
    for laid in reversed(beneath):
        if _overlap(laid.box, box):
            most = max(most, laid.ink)
            if laid.covers(box):
                break
    return most


def _paint_picture(
    page: PaintedPage, picture: Picture, photos: PhotoInk, ink_limit: float
) -> float:
    """Paint a photograph and tell how much ink it lays at most."""
    ready = photos.prepare(picture, page.part.shape.bleed.box, ink_limit)
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
