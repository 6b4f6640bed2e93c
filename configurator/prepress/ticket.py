"""The job ticket: one calm sheet that tells the bench what to make, for whom and until when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.ground.geometry import Affine, Box
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress import ticket_words as said
from configurator.prepress.barcodes import code128_bars, qr_path
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_stream import InkStream, Light
from configurator.prepress.lettering import Type
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.thread_list import ThreadLine
from configurator.prepress.ticket_pad import BOTTOM, TicketPad
from configurator.prepress.ticket_parts import PartLine
from configurator.prepress.ticket_rows import (
    PART_ROW_MM,
    THREAD_ROW_MM,
    draw_fact,
    draw_part,
    draw_spelled,
    draw_thread,
    encoded,
)
from configurator.prepress.ticket_sheet import (
    INNER,
    LABEL_MM,
    PLAIN,
    QUIET,
    STRONG,
    TEXT,
    TicketSheet,
)

PICTURE = Box(INNER.left, 66.0, INNER.left + 92.0, 136.0)
FACTS = Box(PICTURE.right + 8.0, PICTURE.top, INNER.right, PICTURE.bottom)
BODY_TOP = 146.0
TEXT_MM = 190.0
"""The tallest a text may be; a longer one is set smaller."""
QR_MM = 30.0
PICTURE_NAME = "picture"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a job ticket tells. `picture` is the finished product as an image file; `trace` names
    the design and the print file it belongs to."""

    order: OrderSheet
    parts: tuple[PartLine, ...]
    threads: tuple[ThreadLine, ...]
    picture: bytes
    trace: str


def write_ticket(ticket: Ticket, fonts: FontBook, identity: FileIdentity, target: FilePath) -> None:
    """Write the ticket as a PDF of A4 pages, whole or not at all. Raises OSError."""
    desk = _Desk(ticket, fonts)
    desk.first_page()
    desk.texts()
    desk.part_list()
    desk.thread_list()
    desk.pad.write(ticket.trace, identity, target, (PICTURE_NAME, desk.picture))


class _Desk:
    """Lays the ticket out from top to bottom."""

    def __init__(self, ticket: Ticket, fonts: FontBook) -> None:
        self.ticket = ticket
        self.order = ticket.order
        self.accent = Light(ticket.order.accent)
        self.picture, self.picture_box = encoded(ticket.picture, PICTURE.grown(-3.0))
        self.pad = TicketPad(fonts, said.TICKET, ticket.order.number, self.accent)

    @property
    def sheet(self) -> TicketSheet:
        return self.pad.sheet

    def first_page(self) -> None:
        """The stripe, the number, the hour, the codes, the picture and the facts."""
        self.pad.new_sheet()
        self.pad.y = BODY_TOP
        sheet, order = self.sheet, self.order
        number = Type(STRONG, 17.0)
        sheet.left(order.number, Box(INNER.left, 20, INNER.left + 100, 36.5), number)
        bars = code128_bars(order.number, 0.4, 12.0)
        sheet.code(bars.path, INNER.left - bars.path.box.left, 42.0)
        qr = qr_path(order.number)
        side = QR_MM / (qr.box.width - 8 * 0.6)
        shrunk = qr.path.transformed(Affine.scale(side))
        sheet.code(shrunk, INNER.right - shrunk.box.right, 24.0 - shrunk.box.top)
        self._ready_by(Box(INNER.left + 92 + 8, 20.0, INNER.right - QR_MM - 6, 54.0))
        sheet.card(PICTURE)
        sheet.stream.picture(
            PICTURE_NAME,
            Affine(
                self.picture_box.width,
                0.0,
                0.0,
                self.picture_box.height,
                self.picture_box.left,
                self.picture_box.top,
            ),
        )
        self._facts()

    def _ready_by(self, room: Box) -> None:
        moment, label = self.order.promised, said.READY_BY
        if moment is None:
            moment, label = self.order.placed, said.PLACED
        sheet = self.sheet
        sheet.pair(label, Box(room.left, 18, room.right, 26.0), Type(PLAIN, LABEL_MM), QUIET)
        hour = Type(STRONG, 13.0)
        sheet.words(f"{moment:%H:%M}", Box(room.left, 20, room.right, 38), hour, self.accent)
        day, small = said.day(moment), Type(PLAIN, 3.4)
        sheet.left(day.en, Box(room.left, 40, room.right, 45.0), small)
        sheet.left(day.he, Box(room.left, 45, room.right, 50.5), small)

    def _facts(self) -> None:
        order = self.order
        copies = Words(en=f"{order.copies}", he=f"{order.copies}")
        facts = [
            (said.PRODUCT, order.family, TEXT),
            (said.SIZE, order.size, TEXT),
            (said.COPIES, copies, self.accent),
            (said.SUBSTRATE, order.substrate, TEXT),
            *((what, which, TEXT) for what, which in order.choices),
        ]
        if order.promised is not None:
            hour = f"{order.placed:%d.%m.%Y %H:%M}"
            facts.append((said.PLACED, Words(en=hour, he=hour), TEXT))
        if order.called:
            facts.append((said.CALLED, Words(en=order.called, he=order.called), TEXT))
        pitch = min(12.5, FACTS.height / len(facts))
        for at, (what, which, color) in enumerate(facts):
            top = FACTS.top + at * pitch
            row = Box(FACTS.left, top, FACTS.right, top + pitch)
            draw_fact(self.sheet, row, what, which, color)

    def texts(self) -> None:
        """Every text large, in the order it is read, then letter by letter; and the note."""
        if self.order.texts:
            self.pad.heading(said.TEXTS, 20.0)
            for text in self.order.texts:
                self._text(text)
            self.pad.y += 4.0
        if self.order.note:
            self.pad.heading(said.NOTE, 14.0)
            room = Box(INNER.left, self.pad.y, INNER.right, BOTTOM)
            self.pad.y += self.sheet.block(self.order.note, room, Type(PLAIN, 4.0)) + 6.0

    def _text(self, text: str) -> None:
        wide = Box.sized(INNER.width - 10, TEXT_MM, INNER.left + 5)
        height = TicketSheet(self.pad.fonts, InkStream()).block(text, wide, Type(PLAIN, 6.5))
        self.pad.room_for(height + 13.5)
        sheet, top = self.sheet, self.pad.y
        sheet.card(Box(INNER.left, top, INNER.right, top + height + 13.5))
        sheet.block(text, Box.sized(wide.width, TEXT_MM, wide.left, top + 4), Type(PLAIN, 6.5))
        draw_spelled(sheet, Box(wide.left, top, wide.right, top + height + 10.0), text)
        self.pad.y += height + 15.5

    def part_list(self) -> None:
        """A row a part: pieces, names, size, material, colors."""
        self.pad.heading(said.PARTS, 18.0)
        for part in self.ticket.parts:
            self.pad.room_for(PART_ROW_MM)
            draw_part(self.sheet, self.pad.y, part, self.accent)
            self.pad.y += PART_ROW_MM

    def thread_list(self) -> None:
        """Every thread in order of first use, where the product is sewn."""
        if not self.ticket.threads:
            return
        self.pad.y += 4.0
        self.pad.heading(said.THREADS, 18.0)
        for thread in self.ticket.threads:
            self.pad.room_for(THREAD_ROW_MM)
            draw_thread(self.sheet, self.pad.y, thread, self.accent)
            self.pad.y += THREAD_ROW_MM
