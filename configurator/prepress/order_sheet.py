"""What production is told about an order: number, copies, dates, names, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from configurator.model.design import Design
from configurator.model.layers import Lettering
from configurator.model.words import Language, Words


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """An order as it goes with its files. Dates are ISO 8601 with a time zone.

    `number` is plain Latin letters and digits, as a scanner reads it. `texts` are the words on the
    product in reading order. By part id: `parts` names them, `materials` says what they are made of
    where the design does not. `choices` are what was chosen about the whole product (what, which);
    `called` is the name to call out, `accent` the family's color.
    """

    number: str
    copies: int
    placed_at: str
    family: Words
    size: Words
    substrate: Words
    language: Language = "en"
    texts: tuple[str, ...] = ()
    promised_at: str | None = None
    parts: Mapping[str, Words] = field(default_factory=dict)
    materials: Mapping[str, Words] = field(default_factory=dict)
    choices: tuple[tuple[Words, Words], ...] = ()
    accent: str = "#3a3a3e"
    called: str = ""
    note: str = ""

    @property
    def placed(self) -> datetime:
        """The moment the order was placed. Raises ValueError for a date without a time zone."""
        return _moment(self.placed_at)

    @property
    def promised(self) -> datetime | None:
        """When it should be ready, where that was promised. Raises ValueError as `placed` does."""
        return None if self.promised_at is None else _moment(self.promised_at)

    def part(self, part: str) -> Words:
        """A part's name; its id where it was given none."""
        return self.parts.get(part, Words(en=part, he=part))


def texts_of(design: Design) -> tuple[str, ...]:
    """Every text of a design as it was typed, each once, part by part from the lowest layer up."""
    found = (
        layer.text
        for part in design.parts.values()
        for layer in part.layers
        if isinstance(layer, Lettering) and layer.text.strip()
    )
    return tuple(dict.fromkeys(found))


def _moment(date: str) -> datetime:
    found = datetime.fromisoformat(date)
    if found.tzinfo is None:
        raise ValueError(f"the date {date!r} names no time zone, so it could be any of 24 moments")
    return found
