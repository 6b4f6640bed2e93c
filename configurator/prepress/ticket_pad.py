"""A pad of ticket sheets, filled from top to bottom: a new one is taken when one is full."""

from __future__ import annotations

from pathlib import Path as FilePath

from configurator.ground.files import written_whole
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_stream import InkStream, Light
from configurator.prepress.lettering import Type
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.press_canvas import EncodedPicture, PressCanvas
from configurator.prepress.ticket_sheet import (
    HEIGHT_MM,
    INNER,
    PLAIN,
    QUIET,
    STRONG,
    WIDTH_MM,
    TicketSheet,
)

NEXT_PAGE_TOP = 32.0
BOTTOM = INNER.bottom - 8.0


class TicketPad:
    """A4 sheets of one document: its title above, its number from the second sheet on, its trace
    and the count of sheets below. `y` is where the next thing goes, in mm."""

    def __init__(self, fonts: FontBook, title: Words, number: str, accent: Light) -> None:
        self.fonts = fonts
        self.accent = accent
        self._title, self._number = title, number
        self.sheets: list[TicketSheet] = []
        self.y = NEXT_PAGE_TOP

    @property
    def sheet(self) -> TicketSheet:
        """The sheet being filled."""
        return self.sheets[-1]

    def new_sheet(self) -> None:
        """Take a sheet with the stripe and the title; all but the first say the number again."""
        sheet = TicketSheet(self.fonts, InkStream())
        self.sheets.append(sheet)
        sheet.stream.fill(Path.rectangle(Box(0, 0, WIDTH_MM, 3.5)), self.accent)
        top = Box(INNER.left, 8, INNER.right, 14.5)
        sheet.pair(self._title, top, Type(PLAIN, 3.2), QUIET)
        if len(self.sheets) > 1:
            room = Box(INNER.left, 14, INNER.right, 25)
            sheet.left(self._number, room, Type(STRONG, 8.0))
            self.y = NEXT_PAGE_TOP

    def heading(self, words: Words, needed: float) -> None:
        """A heading with a rule; on a new sheet where `needed` mm do not fit below."""
        self.room_for(needed)
        row = Box(INNER.left, self.y, INNER.right, self.y + 3.4)
        self.sheet.pair(words, row, Type(PLAIN, 3.4), QUIET)
        self.y += 5.6
        self.sheet.rule(self.y)
        self.y += 2.0

    def room_for(self, height: float) -> None:
        """See to it that `height` mm are left."""
        if self.y + height > BOTTOM:
            self.new_sheet()

    def write(
        self,
        trace: str,
        identity: FileIdentity,
        target: FilePath,
        picture: tuple[str, EncodedPicture] | None = None,
    ) -> None:
        """Write every sheet as one PDF, whole or not at all; `picture` by its name. Raises OSError.

        `trace` says what the sheets belong to.
        """
        with written_whole(target) as draft:
            canvas = PressCanvas(draft, identity)
            if picture is not None:
                canvas.define_picture(*picture)
            for number, sheet in enumerate(self.sheets, start=1):
                self._footer(sheet, trace, number)
                canvas.add_page(sheet.stream, PageBoxes(Box.sized(WIDTH_MM, HEIGHT_MM)))
            canvas.save()

    def _footer(self, sheet: TicketSheet, trace: str, number: int) -> None:
        """Where this sheet belongs, and how many there are."""
        room = Box(INNER.left, INNER.bottom, INNER.right - 20, INNER.bottom + 3)
        small = Type(PLAIN, 2.3)
        sheet.left(trace, room, small, QUIET)
        page = Box(room.right, room.top, INNER.right, room.bottom)
        sheet.right(f"{number} / {len(self.sheets)}", page, small, QUIET)
