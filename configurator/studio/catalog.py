"""The catalog at the desk: every figure, price and stock, changed with care and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import ValidationError

from configurator.families import open_family
from configurator.ground import files
from configurator.model.editions import Absence, Correction, Edition, Sheets, Value
from configurator.model.figures import Figure, Unworkable
from configurator.model.product import ProductFamily
from configurator.model.words import Words
from configurator.policy.cleaning import cleaned, looks_blank, shortened
from configurator.pricing.book import TariffUnreadable, read_tariff
from configurator.pricing.tariff import Tariff
from configurator.store.store import Store
from configurator.studio.catalog_lines import (
    EditionLine,
    Line,
    LineGroup,
    StockGroup,
    StockKey,
    figure_lines,
    price_lines,
    stock_groups,
)
from configurator.studio.catalog_shelf import EditionGone, EditionShelf
from configurator.studio.catalog_words import (
    BACK_TO,
    BACK_TO_SHIPPED,
    BUSY,
    GONE,
    GONE_EDITION,
    HERE,
    NO_SOURCE,
    NO_SUCH,
    NOT_TOGETHER,
    PUT_BACK,
    SAME,
    SET,
    SHIPPED,
)
from configurator.studio.guard import Badge, Guard
from configurator.studio.workbench import Workbench

MOST_SAID = 200
FEW_CHOICES = 12
"""Options with more choices are colors, which change no shape."""

MOST_TRIES = 4


class CatalogRefused(Exception):
    """A change that the catalog does not take; `words` say why, and the way out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Catalog:
    """What the shop makes and sells. Each change is a new edition; orders keep the one they had.

    Kiosks take a new edition up with the next visit. Stock is anybody's to switch; figures and
    prices are a manager's.
    """

    def __init__(self, store: Store, guard: Guard, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._bench = bench

    def figures(self, family: str) -> tuple[LineGroup, ...]:
        """Limits and measures. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        return figure_lines(family, self._sheets(family))

    def prices(self, family: str) -> tuple[LineGroup, ...]:
        """Prices. Raises NotAllowed, KeyError, TariffUnreadable."""
        self._guard.allow("stock")
        sheets = self._sheets(family)
        return price_lines(read_tariff(sheets, family), open_family(family), sheets)

    def stock(self, family: str) -> tuple[StockGroup, ...]:
        """Everything that can run out. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        edition = self._sheets(family).edition
        return stock_groups(open_family(family), edition, self._bench.library)

    def editions(self, family: str) -> tuple[EditionLine, ...]:
        """Every edition, newest first. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        now, shelf = self._sheets(family).edition.number, self._shelf
        lines = []
        for number in reversed(shelf.numbers(family)):
            try:
                each = shelf.edition(family, number)
            except EditionGone:
                words = GONE_EDITION.filled(number=number)
                lines.append(EditionLine(number, words, "", None, "", False))
                continue
            name = self._name_of(each.who)
            words = each.did or SHIPPED
            lines.append(EditionLine(number, words, name, each.at, each.why, number == now))
        return tuple(lines)

    def in_force(self, family: str) -> Edition:
        """The edition that holds now."""
        return self._sheets(family).edition

    def passed_over(self) -> dict[str, str]:
        """By family, why its newest edition could not be used."""
        return dict(self._bench.range.passed_over)

    def change(self, family: str, figure: str, typed: str, source: str, why: str = "") -> None:
        """Put another value in force, with where it comes from.

        Raises CatalogRefused, NotAllowed.
        """
        badge = self._guard.allow("catalog")
        line = self._line(family, figure)
        value = self._read(line.figure, typed)
        after = line.figure.shown(value)
        if after == line.typed:
            raise CatalogRefused(SAME)
        said = _one_line(source)
        if not said:
            raise CatalogRefused(NO_SOURCE)
        new = Correction(
            sheet=line.figure.sheet,
            path=line.figure.path,
            value=value,
            source=said,
            who=badge.id,
            at=self._now(),
        )
        did = SET.filled(name=line.words, before=line.typed, after=after)
        self._publish(badge, family, lambda edition: edition.with_correction(new), did, why)

    def tried(self, family: str, figure: str, typed: str) -> str:
        """A value as it would be written, when the figure could take it.

        Raises CatalogRefused, NotAllowed.
        """
        self._guard.allow("catalog")
        line = self._line(family, figure)
        after = line.figure.shown(self._read(line.figure, typed))
        if after == line.typed:
            raise CatalogRefused(SAME)
        return after

    def put_back(self, family: str, figure: str) -> None:
        """One figure as it shipped. Raises CatalogRefused, NotAllowed."""
        badge = self._guard.allow("catalog")
        line = self._line(family, figure)
        if line.ours is None:
            raise CatalogRefused(SAME)
        did = PUT_BACK.filled(name=line.words, after=line.shipped)
        sheet, path = line.figure.sheet, line.figure.path
        self._publish(badge, family, lambda edition: edition.without_correction(sheet, path), did)

    def switch(self, family: str, key: StockKey, *, here: bool, why: str = "") -> None:
        """Say that something is out of stock, or that it is here again.

        Raises CatalogRefused, NotAllowed.
        """
        badge = self._guard.allow("stock")
        known = {line.key: line for group in self.stock(family) for line in group.lines}
        if key not in known:
            raise CatalogRefused(NO_SUCH)
        if (self.in_force(family).absence(key) is None) == here:
            raise CatalogRefused(SAME)
        kind, of, name = key
        missing = Absence(kind=kind, of=of, id=name, who=badge.id, why=why, at=self._now())
        did = (HERE if here else GONE).filled(name=known[key].words)

        def switched(edition: Edition) -> Edition:
            others = tuple(each for each in edition.absent if each.key != key)
            absent = others if here else (*others, missing)
            return edition.model_copy(update={"absent": absent})

        self._publish(badge, family, switched, did, why)

    def restore(self, family: str, number: int, why: str = "") -> None:
        """Put an earlier edition in force again, as a new one; 0 is what shipped.

        Raises CatalogRefused, NotAllowed.
        """
        badge = self._guard.allow("catalog")
        try:
            edition = self._shelf.edition(family, number)
        except EditionGone as gone:
            raise CatalogRefused(GONE_EDITION.filled(number=number)) from gone
        did = BACK_TO.filled(number=number) if number else BACK_TO_SHIPPED
        self._publish(badge, family, lambda _: edition, did, why)

    def _publish(
        self,
        badge: Badge,
        family: str,
        change: Callable[[Edition], Edition],
        did: Words,
        why: str = "",
    ) -> None:
        """Try a change out, and put it in force when everything can still be made by it.

        Another desk that was quicker keeps what it changed: this change is made on top of it.
        """
        said = {"at": self._now(), "who": badge.id, "did": did, "why": _one_line(why)}
        for _ in range(MOST_TRIES):
            before = self._shelf.newest(family)
            new = change(self.in_force(family)).model_copy(update=said)
            self._try(new, did)
            with self._store.database.writing():
                if self._shelf.newest(family) != before:
                    continue
                numbered = new.model_copy(update={"number": before + 1})
                self._store.audit.write(badge.id, "changed-catalog", family, numbered.mark)
                self._shelf.put(numbered)
            self._bench.take_up()
            return
        raise CatalogRefused(BUSY)

    @property
    def _shelf(self) -> EditionShelf:
        return self._bench.range.shelf

    def _try(self, edition: Edition, did: Words) -> None:
        """Open the edition and draft the product in it. Raises CatalogRefused."""
        sheets = Sheets(files.assets_folder(), edition)
        try:
            family = open_family(edition.family, edition)
            self._draft(family, read_tariff(sheets, edition.family))
        except Unworkable as trouble:
            raise CatalogRefused(trouble.words) from trouble
        except ValidationError as trouble:
            raise CatalogRefused(_not_together(did, trouble.errors()[0]["msg"])) from trouble
        except (TariffUnreadable, ValueError, KeyError, ArithmeticError) as trouble:
            raise CatalogRefused(_not_together(did, str(trouble))) from trouble

    def _draft(self, family: ProductFamily, tariff: Tariff) -> None:
        """Draft the smallest, the usual and the largest size, and every choice that has a shape."""
        offered = [size.id for size in family.sizes if size.offered]
        for size in dict.fromkeys((offered[0], offered[len(offered) // 2], offered[-1])):
            family.shapes(family.new_design(None, size), self._bench.library)
        unpriced = [size for size in offered if tariff.base(size) is None]
        if unpriced:
            raise KeyError(f"there is no price for size {unpriced[0]}")
        usual = family.new_design()
        for option in family.options:
            if len(option.choices) <= FEW_CHOICES:
                for choice in option.choices:
                    design = usual.with_option(option.id, choice.id)
                    family.shapes(design, self._bench.library)

    def _line(self, family: str, figure: str) -> Line:
        groups = (*self.figures(family), *self.prices(family))
        for group in groups:
            for line in group.lines:
                if line.figure.id == figure:
                    return line
        raise CatalogRefused(NO_SUCH)

    def _read(self, figure: Figure, typed: str) -> Value:
        try:
            return figure.read(cleaned(typed))
        except Unworkable as refused:
            raise CatalogRefused(refused.words) from refused

    def _sheets(self, family: str) -> Sheets:
        """The data sheets as any desk changed them last."""
        self._bench.take_up()
        return self._bench.range.sheets(family)

    def _name_of(self, staff: str) -> str:
        member = self._store.staff.member(staff)
        return member.name if member else ""

    def _now(self) -> datetime:
        return self._store.clock().astimezone(UTC)


def _one_line(text: str) -> str:
    """What was typed as one visible line; nothing where there is nothing to read."""
    line = " ".join(cleaned(text).split())
    return "" if looks_blank(line) else shortened(line, MOST_SAID)


def _not_together(did: Words, why: str) -> Words:
    return NOT_TOGETHER.filled(name=did, why=why)
