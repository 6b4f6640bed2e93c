"""The sewing sheet: what lies beside the machine: the design at true size, its steps, its hoop."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path as FilePath

from configurator.embroidery.sewing_list import SewingStep
from configurator.ground.files import written_whole
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress.barcodes import code128_bars
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_stream import InkStream, Light
from configurator.prepress.lettering import Type
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.press_canvas import PressCanvas
from configurator.prepress.ticket_rows import draw_fact, encoded
from configurator.prepress.ticket_sheet import (
    HEIGHT_MM,
    INNER,
    PLAIN,
    QUIET,
    STRONG,
    TEXT,
    WIDTH_MM,
    TicketSheet,
)
from configurator.studio.sewing import sheet_words as said
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.picture import job_picture, pictured_box

ACCENT = Light("#1f6b4f")
CROSS = Light("#d02020")
TOP = 46.0
WIDEST, HIGHEST = 112.0, 130.0
"""The room a design has at true size; a larger one is shown smaller and says so."""
FACTS_LEFT = INNER.left + WIDEST + 6.0
FACT_MM = 11.5
STEP_MM = 8.4
RULE_MM = 50.0
BOTTOM = INNER.bottom - 6.0
EDGE_MM = 5.0
"""What office printers leave white at the edge of the paper."""
TALLEST = 244.0
PICTURE = "picture"
NAME = Type(STRONG, 12.0)
ROW, SMALL = Type(PLAIN, 3.4), Type(PLAIN, 2.9)
PRINTED_PX_PER_MM = 12.0


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Whose sheet it is: the order's number and when it was placed, with a time zone."""

    number: str
    placed: datetime


def write_sheet(job: SewingJob, order: SheetOrder, fonts: FontBook, target: FilePath) -> None:
    """Write the sheet as a PDF of A4 pages, whole or not at all. Raises OSError, BadMachineFile."""
    table = _Table(job, order, fonts)
    table.first_page()
    table.steps()
    table.worries()
    table.at_true_size()
    content = f"{order.number} {job.plan.stitch_count} {job.plan.thread_mm:.1f}"
    identity = FileIdentity.of_order(
        f"{order.number} sewing sheet", order.number, order.placed, content
    )
    with written_whole(target) as draft:
        canvas = PressCanvas(draft, identity)
        canvas.define_picture(PICTURE, table.picture)
        for number, sheet in enumerate(table.sheets, start=1):
            page = Box(INNER.right - 30, INNER.bottom, INNER.right, INNER.bottom + 3)
            sheet.right(f"{number} / {len(table.sheets)}", page, Type(PLAIN, 2.3), QUIET)
            canvas.add_page(sheet.stream, PageBoxes(Box.sized(WIDTH_MM, HEIGHT_MM)))
        canvas.save()


class _Table:
    """Lays the sheet out from top to bottom, taking a new one when it is full."""

    def __init__(self, job: SewingJob, order: SheetOrder, fonts: FontBook) -> None:
        self.job, self.order, self.fonts = job, order, fonts
        box = pictured_box(job)
        self.shrunk = max(1.0, math.ceil(box.width / WIDEST), math.ceil(box.height / HIGHEST))
        wide, high = box.width / self.shrunk, box.height / self.shrunk
        shown = Box.sized(wide, high, INNER.left + (WIDEST - wide) / 2, TOP)
        png = job_picture(job, PRINTED_PX_PER_MM / self.shrunk).png()
        self.picture, self.shown = encoded(png, shown)
        self.sheets: list[TicketSheet] = []
        self.y = TOP

    @property
    def sheet(self) -> TicketSheet:
        return self.sheets[-1]

    def first_page(self) -> None:
        """Name, barcode, the design at true size with its middle, and the facts."""
        self._new_sheet()
        sheet, shown = self.sheet, self.shown
        sheet.left(self.order.number, Box(INNER.left, 20, INNER.left + 90, 33), NAME)
        bars = code128_bars(self.order.number, 0.35, 12.0)
        sheet.code(bars.path, INNER.right - bars.path.box.right, 20.0)
        sheet.card(Box(INNER.left, TOP, INNER.left + WIDEST, max(shown.bottom, TOP + 40)))
        sheet.stream.picture(
            PICTURE, Affine(shown.width, 0.0, 0.0, shown.height, shown.left, shown.top)
        )
        self._cross()
        below = self._facts()
        self.y = max(self._scale(max(shown.bottom, TOP + 40)), below) + 6.0

    def _new_sheet(self) -> None:
        sheet = TicketSheet(self.fonts, InkStream())
        self.sheets.append(sheet)
        sheet.stream.fill(Path.rectangle(Box(0, 0, WIDTH_MM, 3.5)), ACCENT)
        sheet.pair(said.TITLE, Box(INNER.left, 8, INNER.right, 14.5), Type(PLAIN, 3.2), QUIET)
        if len(self.sheets) > 1:
            sheet.left(self.order.number, Box(INNER.left, 14, INNER.right, 24), Type(STRONG, 7.0))
            self.y = 30.0

    def at_true_size(self) -> None:
        """A page of its own for a design too large for the first; none where paper is too small.

        It is laid on the hooped cloth, so it needs its true size and its middle, nothing else.
        """
        box = pictured_box(self.job)
        if self.shrunk == 1 or box.width > WIDTH_MM - 2 * EDGE_MM or box.height > TALLEST:
            return
        self._new_sheet()
        shown = Box.sized(box.width, box.height, (WIDTH_MM - box.width) / 2, self.y)
        place = Affine(shown.width, 0.0, 0.0, shown.height, shown.left, shown.top)
        self.sheet.stream.picture(PICTURE, place)
        self.shown, self.shrunk = shown, 1.0
        self._cross()
        self._scale(shown.bottom)

    def _cross(self) -> None:
        """The middle of the stitches, where the hoop's middle belongs, with its axes outside."""
        box, seen = self.job.plan.box, pictured_box(self.job)
        x = self.shown.left + (box.center[0] - seen.left) / self.shrunk
        y = self.shown.top + (box.center[1] - seen.top) / self.shrunk
        for dx, dy in ((5.0, 0.0), (0.0, 5.0)):
            line = Path.polyline([(x - dx, y - dy), (x + dx, y + dy)])
            self.sheet.stream.stroke(line, Light("#ffffff"), 0.7)
            self.sheet.stream.stroke(line, CROSS, 0.25)

    def _scale(self, top: float) -> float:
        """A rule that tells whether the page was printed at its true size."""
        long = RULE_MM / self.shrunk
        left, y = INNER.left, top + 4.0
        ends = [(left, y - 1.4), (left, y), (left + long, y), (left + long, y - 1.4)]
        self.sheet.stream.stroke(Path.polyline(ends), TEXT, 0.25)
        words = said.TRUE_SIZE if self.shrunk == 1 else said.SMALLER.filled(n=f"{self.shrunk:g}")
        room = Box(left + long + 4, y - 3, INNER.left + WIDEST, y)
        self.sheet.left(f"{words.en}   {words.he}", room, Type(PLAIN, 2.4), QUIET)
        return y

    def _facts(self) -> float:
        """Facts at the right of the design; where they end."""
        for at, (what, which) in enumerate(self._told()):
            top = TOP + at * FACT_MM
            draw_fact(
                self.sheet, Box(FACTS_LEFT, top, INNER.right, top + FACT_MM), what, which, TEXT
            )
        return TOP + len(self._told()) * FACT_MM

    def _told(self) -> list[tuple[Words, Words]]:
        job, quality = self.job, self.job.quality
        hoop, fabric = job.fitting_hoop, job.settings.fabric
        return [
            (said.STITCHES, _same(f"{quality.stitches:,}")),
            (said.SIZE, _same(f"{quality.width_mm:.1f} × {quality.height_mm:.1f} mm")),
            (said.HOOP, _same(f"{hoop.id} mm") if hoop else said.NO_HOOP),
            (said.MINUTES, _same(f"{quality.minutes:.0f}")),
            (said.THREAD, _same(f"{quality.metres:.1f} m")),
            (said.TRIMS, _same(f"{quality.trims}")),
            *([(said.SNIPS, _same(f"{quality.snips}"))] if quality.snips else []),
            (said.FABRIC, said.FABRICS.get(fabric.id, _same(fabric.id))),
            (said.STABILIZER, said.STABILIZERS.get(fabric.stabilizer, _same(fabric.stabilizer))),
            *job.choices,
        ]

    def steps(self) -> None:
        """A row a step: needle, thread, stitches, metres, and a halt after it where there is."""
        self._heading(said.ORDER)
        for step in self.job.steps:
            self._room_for(STEP_MM)
            self._step(step)
            self.y += STEP_MM

    def _step(self, step: SewingStep) -> None:
        sheet, y, line = self.sheet, self.y, self.y + 5.2
        thread = step.thread
        sheet.left(f"{step.step}", Box(INNER.left, y, 22, line), Type(STRONG, 3.6), ACCENT)
        sheet.pair(said.NEEDLE.filled(n=step.needle), Box(23, y, 52, line), SMALL)
        sheet.chip(Box.sized(8.0, 4.6, 55, y + 1.6), thread.srgb)
        sheet.left(thread.title, Box(66, y, 102, line), ROW)
        guide = said.GUIDES.get(step.purpose)
        color = CROSS if guide else QUIET
        sheet.pair(guide or thread.words, Box(103, y, 146, line), SMALL, color)
        sheet.right(f"{step.stitches:,}", Box(146, y, 162, line), SMALL)
        sheet.right(f"{step.metres:.1f} m", Box(162, y, 177, line), SMALL)
        if step.stop:
            sheet.right(
                said.STOP.en, Box(178, y, INNER.right, line - 1.4), Type(STRONG, 2.6), CROSS
            )
            sheet.right(
                said.STOP.he, Box(178, y, INNER.right, line + 1.6), Type(STRONG, 2.6), CROSS
            )
        else:
            sheet.right(f"{step.minutes:.1f} min", Box(178, y, INNER.right, line), SMALL, QUIET)
        sheet.rule(y + STEP_MM - 0.6)

    def worries(self) -> None:
        """What the machine's people should look at first; nothing where all is well."""
        problems = self.job.quality.problems
        if not problems:
            return
        self.y += 4.0
        self._heading(said.LOOK)
        for problem in problems:
            for text in (problem.words.en, problem.words.he):
                self._room_for(8.0)
                room = Box(INNER.left, self.y, INNER.right, BOTTOM)
                self.y += self.sheet.block(text, room, SMALL) + 1.6
            self.y += 1.6

    def _heading(self, words: Words) -> None:
        self._room_for(18.0)
        self.sheet.pair(words, Box(INNER.left, self.y, INNER.right, self.y + 3.4), ROW, QUIET)
        self.y += 5.6
        self.sheet.rule(self.y)
        self.y += 2.0

    def _room_for(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self._new_sheet()


def _same(text: str) -> Words:
    """Numbers and names read alike in both languages."""
    return Words(en=text, he=text)
