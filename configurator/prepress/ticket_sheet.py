"""A sheet of office paper being lettered: words, rules, cards, chips and pictures in mm, y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.model.words import Words
from configurator.prepress.ink_stream import InkStream, Light
from configurator.prepress.lettering import Type, line

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
MARGIN_MM = 14.0
INNER = Box(MARGIN_MM, MARGIN_MM, WIDTH_MM - MARGIN_MM, HEIGHT_MM - MARGIN_MM)

TEXT = Light("#1d1d20")
QUIET = Light("#77777d")
RULE = Light("#dcdce0")
CARD = Light("#f6f5f2")
WHITE = Light("#ffffff")

PLAIN, STRONG = "rubik", "rubik-black"
LABEL_MM = 2.7
RULE_MM = 0.2


@dataclass(frozen=True, slots=True)
class TicketSheet:
    """One page and the fonts it is lettered with."""

    fonts: FontBook
    stream: InkStream

    def words(
        self,
        text: str,
        room: Box,
        face: Type,
        color: Light = TEXT,
        align: Literal["start", "center", "end"] = "start",
    ) -> None:
        """One line whose baseline is the room's bottom, made smaller where it is too long."""
        self.stream.fill(line(self.fonts, text, face, room, align), color)

    def pair(self, words: Words, room: Box, face: Type, color: Light = TEXT) -> None:
        """English on the left and Hebrew on the right of the same baseline."""
        middle = room.left + room.width / 2
        english = Box(room.left, room.top, middle - 1.5, room.bottom)
        hebrew = Box(middle + 1.5, room.top, room.right, room.bottom)
        self.left(words.en, english, face, color)
        self.right(words.he, hebrew, face, color)

    def left(self, text: str, room: Box, face: Type, color: Light = TEXT) -> None:
        """A line that begins at the room's left, whatever its direction."""
        rtl = self._reads_right(text, face)
        self.words(text, room, face, color, "end" if rtl else "start")

    def right(self, text: str, room: Box, face: Type, color: Light = TEXT) -> None:
        """A line that ends at the room's right, whatever its direction."""
        rtl = self._reads_right(text, face)
        self.words(text, room, face, color, "start" if rtl else "end")

    def _reads_right(self, text: str, face: Type) -> bool:
        setting = TextSetting(face.family, face.size_mm, language=face.language)
        return self.fonts.set_text(text, setting).right_to_left

    def block(self, text: str, room: Box, face: Type, color: Light = TEXT) -> float:
        """Wrapped words from the room's top, on the side they are read from; their height in mm."""
        setting = TextSetting(
            face.family,
            face.size_mm,
            align="start",
            fit="wrap",
            box_width_mm=room.width,
            box_height_mm=room.height,
            language=face.language,
        )
        found = self.fonts.set_text(text, setting)
        middle, top = room.center[0], room.top + found.box.height / 2
        self.stream.fill(found.path.transformed(Affine.translate(middle, top)), color)
        return found.box.height

    def rule(self, y: float, left: float = INNER.left, right: float = INNER.right) -> None:
        """A hairline across."""
        self.stream.stroke(Path.polyline([(left, y), (right, y)]), RULE, RULE_MM)

    def card(self, box: Box, color: Light = CARD, radius: float = 3.0) -> None:
        """A quiet rounded ground for something to stand on."""
        self.stream.fill(Path.rectangle(box, radius), color)

    def chip(self, box: Box, srgb: str) -> None:
        """A swatch, outlined so that white shows on white."""
        shape = Path.rectangle(box, 0.9)
        self.stream.fill(shape, Light(srgb))
        self.stream.stroke(shape, Light("#a9a9ae"), 0.12)

    def code(self, path: Path, left: float, top: float) -> None:
        """A barcode in black with its top-left corner there."""
        self.stream.fill(path.transformed(Affine.translate(left, top)), Light("#000000"))
