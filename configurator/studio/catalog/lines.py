"""The catalog's lines: figures, prices, stock and editions, as a desk shows and changes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from configurator.families import figures_of
from configurator.families.stock import is_of_swatches
from configurator.model.additions import Absence, AbsenceKind, Addition
from configurator.model.editions import Correction, Edition, Sheets, at
from configurator.model.figures import Figure, FigureGroup
from configurator.model.library import Library
from configurator.model.product import ProductFamily
from configurator.model.words import Words
from configurator.pricing.book import price_groups
from configurator.pricing.tariff import Tariff

StockKey = tuple[AbsenceKind, str | None, str]

SIZES = Words(en="Sizes", he="מידות")
MATERIALS = Words(en="Materials", he="חומרים")
IN_GROUP = Words(en="{group}: {name}", he="{group}: {name}")
COLORS = Words(en="Colors", he="צבעים")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as it is in force. `typed` is its value as it is written into a field."""

    figure: Figure
    group: Words
    typed: str
    shipped: str
    ours: Correction | None
    """The shop's own word on it; None while it is as shipped."""

    @property
    def words(self) -> Words:
        """The figure with what it belongs to, as it is called away from its page."""
        return IN_GROUP.filled(group=self.group, name=self.figure.words)


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that belong together."""

    id: str
    words: Words
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StockLine:
    """Something that is offered or out of stock; `srgb` shows a color where it is one."""

    key: StockKey
    words: Words
    srgb: str
    absence: Absence | None
    added: Addition | None = None
    """How the shop added it; None for what shipped."""


@dataclass(frozen=True, slots=True)
class StockGroup:
    """Sizes, the choices of one option, materials or colors."""

    id: str
    words: Words
    lines: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition in the history: what was done, by whom, when and why. Newest first."""

    number: int
    words: Words
    who: str
    at: datetime | None
    why: str
    in_force: bool


def figure_lines(family: str, sheets: Sheets) -> tuple[LineGroup, ...]:
    """Every limit and measure of a family."""
    groups = (_group(group, sheets) for group in figures_of(family, sheets))
    return tuple(group for group in groups if group.lines)


def price_lines(tariff: Tariff, family: ProductFamily, sheets: Sheets) -> tuple[LineGroup, ...]:
    """Every price of a family; the choices of an option under the option's own name."""
    options = {f"option-{option.id}": option.words for option in family.options}
    named = (
        FigureGroup(group.id, options.get(group.id, group.words), group.figures)
        for group in price_groups(tariff)
    )
    return tuple(_group(group, sheets) for group in named)


def _group(group: FigureGroup, sheets: Sheets) -> LineGroup:
    lines = []
    for figure in (each for each in group.figures if not _of_withdrawn(each, sheets.edition)):
        now, before = (at(read(figure.sheet), figure.path) for read in (sheets.read, sheets.before))
        ours = sheets.edition.correction(figure.sheet, figure.path)
        lines.append(Line(figure, group.words, figure.shown(now), figure.shown(before), ours))
    return LineGroup(group.id, group.words, tuple(lines))


def _of_withdrawn(figure: Figure, edition: Edition) -> bool:
    """Whether a figure is of something the shop added and took out again."""
    return any(
        (figure.sheet, figure.path[: len(new.path) + 1]) == (new.sheet, (*new.path, new.name))
        for each in edition.additions
        if each.withdrawn is not None
        for new in each.copies
    )


def stock_groups(
    family: ProductFamily, edition: Edition, library: Library
) -> tuple[StockGroup, ...]:
    """Everything of a family that can run out; `family` is the one that shipped."""

    def line(
        kind: AbsenceKind, of: str | None, name: str, words: Words, srgb: str = ""
    ) -> StockLine:
        key = (kind, of, name)
        return StockLine(key, words, srgb, edition.absence(key), edition.addition(key))

    def swatch(name: str | None) -> str:
        return library.swatches[name].srgb if name in library.swatches else ""

    groups = [
        StockGroup(
            "sizes",
            SIZES,
            tuple(line("size", None, s.id, s.words) for s in family.sizes if not s.withdrawn),
        ),
        *(
            StockGroup(
                f"option-{option.id}",
                option.words,
                tuple(
                    line("choice", option.id, c.id, c.words, swatch(c.swatch))
                    for c in option.choices
                    if not c.withdrawn
                ),
            )
            for option in family.options
            if not is_of_swatches(option, family)
        ),
        StockGroup(
            "materials",
            MATERIALS,
            tuple(
                line("material", None, name, library.materials[name].words)
                for name in _each(part.materials for part in family.parts)
                if name in library.materials
            ),
        ),
        StockGroup(
            "colors",
            COLORS,
            tuple(
                line("swatch", None, name, library.swatches[name].words, swatch(name))
                for name in _each(part.colors for part in family.parts)
                if name in library.swatches
            ),
        ),
    ]
    return tuple(group for group in groups if len(group.lines) > 1)


def _each(lists: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    """Every name of several lists, once, in the order it first stands in."""
    return tuple(dict.fromkeys(name for names in lists for name in names))
