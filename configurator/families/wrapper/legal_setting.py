"""Legal setting: small, plain paragraphs in two directions, word by word, allergens in bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.model.words import Language

PLAIN, BOLD = "heebo", "heebo-black"
LEADING_EM = 1.16
SPACE_EM = 0.37
"""From ink to ink: a word space and the air that letters carry at their own sides."""
_BASELINE = Path.polyline([(-100.0, 0.0), (100.0, 0.0)])


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a baseline at y 0: its outline in ems, and where its ink starts and ends in mm."""

    path: Path
    left: float
    right: float

    @property
    def width(self) -> float:
        """Width of the ink in mm."""
        return self.right - self.left


@dataclass(frozen=True)
class Setter:
    """Sets words of one size; `size_mm` is the em."""

    book: FontBook
    size_mm: float

    @classmethod
    def for_x_height(cls, book: FontBook, x_height_mm: float) -> Setter:
        """A setter whose letters are at least `x_height_mm` high without their ascenders."""
        per_em = book.set_text("x", TextSetting(PLAIN, 1.0)).x_height_mm
        return cls(book, x_height_mm / per_em)

    def sized(self, by: float) -> Setter:
        """A setter of `by` times the size."""
        return Setter(self.book, self.size_mm * by)

    @property
    def leading(self) -> float:
        """Distance between baselines in mm."""
        return self.size_mm * LEADING_EM

    @cached_property
    def cap_height(self) -> float:
        """Height of a capital or a figure in mm."""
        return self.book.set_text("H", TextSetting(PLAIN, self.size_mm)).cap_height_mm

    def word(self, text: str, language: Language, bold: bool = False) -> Word:
        """One word, or a few that stay together."""
        unit = _unit_word(self.book, text, language, bold)
        size = self.size_mm
        return Word(unit.path, unit.left * size, unit.right * size)

    def placed(self, word: Word, x: float, y: float, side: str = "left") -> Path:
        """The word with its ink starting, centered or ending at x, on the baseline y."""
        anchor = {
            "left": word.left,
            "center": (word.left + word.right) / 2,
            "right": word.right,
        }[side]
        return word.path.transformed(Affine(self.size_mm, 0, 0, self.size_mm, x - anchor, y))

    def paragraph(self, text: str, language: Language, box: Box) -> tuple[list[Path], float]:
        """A paragraph from the top of a box, and the y of its foot.

        Words between asterisks are bold. Hebrew runs from the right edge of the box.
        """
        paths: list[Path] = []
        baseline = box.top + self.cap_height
        forward = 1 if language == "en" else -1
        for line in self._lines(text, language, box.width):
            x = box.left if forward > 0 else box.right
            for word in line:
                paths.append(self.placed(word, x, baseline, "left" if forward > 0 else "right"))
                x += forward * (word.width + self._space)
            baseline += self.leading
        return paths, baseline - self.leading + 0.32 * self.size_mm

    @property
    def _space(self) -> float:
        return self.size_mm * SPACE_EM

    def _lines(self, text: str, language: Language, width: float) -> Iterator[list[Word]]:
        line: list[Word] = []
        used = 0.0
        for token in text.split(" "):
            word = self.word(token.replace("*", ""), language, "*" in token)
            if line and used + self._space + word.width > width:
                yield line
                line, used = [], 0.0
            used += word.width + (self._space if line else 0.0)
            line.append(word)
        if line:
            yield line


@lru_cache(maxsize=1024)
def _unit_word(book: FontBook, text: str, language: Language, bold: bool) -> Word:
    """A word at an em of 1 mm: shaped once, then only scaled while a panel tries its sizes."""
    family = BOLD if bold else PLAIN
    done = book.set_text(text, TextSetting(family, 1.0, along=_BASELINE, language=language))
    return Word(done.path, done.box.left, done.box.right)
