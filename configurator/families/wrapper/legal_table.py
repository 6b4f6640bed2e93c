"""Legal table: nutrition per 100 g and per portion, English on the left and Hebrew on the right."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.families.wrapper.bars import Bar
from configurator.families.wrapper.legal_setting import Setter
from configurator.families.wrapper.legal_words import Food, LegalSheet
from configurator.ground.geometry import Box, Path

RULE_MM = 0.1
GAP_EM = 0.55
ROW_EM = 1.08
"""Height of a row: rules keep the lines apart, so they may stand closer than in a paragraph."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One line of the table as words."""

    english: str
    values: tuple[str, str]
    hebrew: str


@dataclass(frozen=True)
class Table:
    """A table as wide as its words need and as high as its rows."""

    law: LegalSheet
    food: Food
    bar: Bar
    setter: Setter

    @property
    def rows(self) -> list[Cells]:
        """The heading's two lines, then every nutrient."""
        labels, grams = self.law.labels, f"{self.bar.portion_g:g}"
        heading = [
            Cells(
                labels.nutrition.en,
                (labels.per_100.en, labels.per_portion.said("en", grams=grams)),
                labels.nutrition.he,
            ),
            Cells("", (labels.per_100.he, labels.per_portion.said("he", grams=grams)), ""),
        ]
        return heading + [
            Cells(row.words.en, self._values(row.id, row.places), row.words.he)
            for row in self.law.rows
        ]

    @property
    def height(self) -> float:
        """Height in mm."""
        return self._row * len(self.rows) + RULE_MM

    @property
    def width(self) -> float:
        """Width in mm."""
        return sum(self._columns) + 3 * self._gap

    def paths(self, room: Box) -> list[Path]:
        """The table at the top of a box, stretched to its width."""
        english, first, second, hebrew = self._columns
        slack = (room.width - self.width) / 3
        x_first = room.left + english + self._gap + slack + first / 2
        x_second = room.right - hebrew - self._gap - slack - second / 2
        paths = [_rule(room, room.top)]
        for at, row in enumerate(self.rows):
            top = room.top + at * self._row
            y = top + 0.5 * (self._row + self.setter.cap_height)
            bold = at < 2
            columns = (
                (row.english, "en", room.left, "left"),
                (row.values[0], "he", x_first, "center"),
                (row.values[1], "he", x_second, "center"),
                (row.hebrew, "he", room.right, "right"),
            )
            for text, language, x, side in columns:
                if text:
                    word = self.setter.word(text, "en" if language == "en" else "he", bold)
                    paths.append(self.setter.placed(word, x, y, side))
            if at >= 1:
                paths.append(_rule(room, top + self._row))
        return paths

    @property
    def _row(self) -> float:
        return self.setter.size_mm * ROW_EM

    @property
    def _gap(self) -> float:
        return self.setter.size_mm * GAP_EM

    @property
    def _columns(self) -> tuple[float, float, float, float]:
        rows = self.rows
        return (
            max(self._wide(row.english, at < 2) for at, row in enumerate(rows)),
            max(self._wide(row.values[0], at < 2) for at, row in enumerate(rows)),
            max(self._wide(row.values[1], at < 2) for at, row in enumerate(rows)),
            max(self._wide(row.hebrew, at < 2) for at, row in enumerate(rows)),
        )

    def _wide(self, text: str, bold: bool) -> float:
        return self.setter.word(text, "he", bold).width if text else 0.0

    def _values(self, row: str, places: int) -> tuple[str, str]:
        per_100 = self.food.amount(row, 100)
        portion = self.food.amount(row, self.bar.portion_g)
        return f"{per_100:.{places}f}", f"{portion:.{places}f}"


def _rule(room: Box, y: float) -> Path:
    return Path.rectangle(Box(room.left, y - RULE_MM / 2, room.right, y + RULE_MM / 2))
