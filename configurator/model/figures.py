"""Figures: the numbers and texts of a catalog that staff may change, with unit, limits, source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.model.additions import Value
from configurator.model.words import Words

Unit = Literal[
    "mm",
    "mm2",
    "g",
    "percent",
    "ils",
    "minutes",
    "kj",
    "kcal",
    "pieces",
    "pt",
    "ppi",
    "text",
    "ink",
    "choice",
]

MOST_LETTERS = 600


class Unworkable(ValueError):
    """A catalog that a product cannot be made by; `words` say why, and what would do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class FigureRefused(Unworkable):
    """A value that a figure cannot take."""


NO_NUMBER = Words(
    en="“{typed}” is not a number. Type one such as {example}.",
    he="הערך ”{typed}“ אינו מספר. אפשר להקליד למשל {example}.",
)
NOT_WHOLE = Words(
    en="{name} is a whole number, so {typed} will not do.",
    he="{name}: נדרש מספר שלם, ולכן {typed} לא מתאים.",
)
OUT_OF_RANGE = Words(
    en="{name} can be {low} to {high}; {typed} is outside that.",
    he="{name}: אפשר בין {low} ל־{high}; {typed} מחוץ לטווח.",
)
NOT_ONE_OF = Words(
    en="{name}: “{typed}” is none of these: {known}.",
    he="{name}: הערך ”{typed}“ אינו אחד מאלה: {known}.",
)
NO_TEXT = Words(
    en="{name} cannot be left empty.",
    he="אי אפשר להשאיר את {name} ריק.",
)
TOO_LONG = Words(
    en="{name} has room for {most} letters; this has {count}.",
    he="ל{name} יש מקום ל־{most} תווים, וכאן יש {count}.",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sheet: where it stands, what it is called, and what it may be.

    `low` and `high` are in its unit; money is typed in shekels and kept in agorot, a sum of inks
    is typed in percent and kept as shares of one ink. One of `choices` is picked, not typed.
    `source` says where the value that shipped comes from.
    """

    sheet: str
    path: tuple[str, ...]
    words: Words
    unit: Unit
    source: Words
    low: float = 0.0
    high: float = 0.0
    whole: bool = False
    choices: tuple[tuple[str, Words], ...] = ()

    @property
    def id(self) -> str:
        """Its place as one name."""
        return "/".join((self.sheet, *self.path))

    def read(self, typed: str) -> Value:
        """The value somebody typed. Raises FigureRefused."""
        typed = typed.strip()
        if self.unit == "text":
            return self._text(typed)
        if self.unit == "choice":
            return self._choice(typed)
        try:
            number = float(typed.replace(",", ".").replace("₪", ""))
        except ValueError:
            middle = (self.low + self.high) / 2
            example = f"{int(middle) if self.whole else middle:g}"
            raise FigureRefused(NO_NUMBER.filled(typed=typed, example=example)) from None
        if not self.low <= number <= self.high:
            limits = {"low": f"{self.low:g}", "high": f"{self.high:g}"}
            raise FigureRefused(OUT_OF_RANGE.filled(name=self.words, typed=f"{number:g}", **limits))
        if self.whole and number != int(number):
            raise FigureRefused(NOT_WHOLE.filled(name=self.words, typed=f"{number:g}"))
        if self.unit == "ils":
            return round(number * 100)
        if self.unit == "ink":
            return round(number / 100, 4)
        return int(number) if self.whole else number

    def _text(self, typed: str) -> str:
        if not typed:
            raise FigureRefused(NO_TEXT.filled(name=self.words))
        if len(typed) > MOST_LETTERS:
            said = {"name": self.words, "most": MOST_LETTERS, "count": len(typed)}
            raise FigureRefused(TOO_LONG.filled(**said))
        return typed

    def _choice(self, typed: str) -> str:
        known = dict(self.choices)
        if typed not in known:
            names = Words(
                en=", ".join(each.en for each in known.values()),
                he=", ".join(each.he for each in known.values()),
            )
            raise FigureRefused(NOT_ONE_OF.filled(name=self.words, typed=typed, known=names))
        return typed

    def shown(self, value: Value) -> str:
        """A value as it is typed, or the choice's id."""
        if isinstance(value, str):
            return value
        scale = {"ils": 0.01, "ink": 100.0}.get(self.unit, 1.0)
        return f"{round(value * scale, 4):g}"

    def said(self, typed: str) -> Words:
        """A value that was typed as it is told: a choice by its words."""
        return dict(self.choices).get(typed) or Words(en=typed, he=typed)


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that belong together, such as all of one bar's."""

    id: str
    words: Words
    figures: tuple[Figure, ...]
