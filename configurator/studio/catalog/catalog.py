"""The catalog at the desk: every figure, price and stock, changed with care and taken back."""

from __future__ import annotations

from configurator.families import open_family
from configurator.model.additions import Absence, Value
from configurator.model.editions import Correction, Edition
from configurator.model.figures import Figure, Unworkable
from configurator.model.product import ProductFamily
from configurator.policy.cleaning import cleaned
from configurator.pricing.book import read_tariff
from configurator.store.store import Store
from configurator.studio.catalog.lines import (
    EditionLine,
    Line,
    LineGroup,
    StockGroup,
    StockKey,
    figure_lines,
    price_lines,
    stock_groups,
)
from configurator.studio.catalog.publishing import CatalogRefused, Publishing, one_line
from configurator.studio.catalog.shelf import EditionGone
from configurator.studio.catalog.words import (
    BACK_TO,
    BACK_TO_SHIPPED,
    GONE,
    GONE_EDITION,
    HERE,
    NO_SOURCE,
    NO_SUCH,
    PUT_BACK,
    SAME,
    SET,
    SHIPPED,
)
from configurator.studio.guard import Guard
from configurator.studio.workbench import Workbench


class Catalog:
    """What the shop makes and sells. Each change is a new edition; orders keep the one they had.

    Kiosks take a new edition up with the next visit. Stock is anybody's to switch; figures and
    prices are a manager's.
    """

    def __init__(self, store: Store, guard: Guard, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._bench = bench
        self._desk = Publishing(store, bench)

    def figures(self, family: str) -> tuple[LineGroup, ...]:
        """Limits and measures. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        return figure_lines(family, self._desk.sheets(family))

    def prices(self, family: str) -> tuple[LineGroup, ...]:
        """Prices. Raises NotAllowed, KeyError, TariffUnreadable."""
        self._guard.allow("stock")
        sheets = self._desk.sheets(family)
        return price_lines(read_tariff(sheets, family), self._all_of(sheets.edition), sheets)

    def stock(self, family: str) -> tuple[StockGroup, ...]:
        """Everything that can run out. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        edition = self._desk.sheets(family).edition
        return stock_groups(self._all_of(edition), edition, self._bench.library)

    def editions(self, family: str) -> tuple[EditionLine, ...]:
        """Every edition, newest first. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        now, shelf = self._desk.sheets(family).edition.number, self._desk.shelf
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
        return self._desk.sheets(family).edition

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
        said = one_line(source)
        if not said:
            raise CatalogRefused(NO_SOURCE)
        new = Correction(
            sheet=line.figure.sheet,
            path=line.figure.path,
            value=value,
            source=said,
            who=badge.id,
            at=self._desk.now(),
        )
        said_before, said_after = line.figure.said(line.typed), line.figure.said(after)
        did = SET.filled(name=line.words, before=said_before, after=said_after)
        self._desk.publish(badge, family, lambda edition: edition.with_correction(new), did, why)

    def tried(self, family: str, figure: str, typed: str) -> str:
        """A value as it would be written, or the choice's id, when the figure could take it.

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
        did = PUT_BACK.filled(name=line.words, after=line.figure.said(line.shipped))
        sheet, path = line.figure.sheet, line.figure.path

        def as_before(edition: Edition) -> Edition:
            return edition.without_correction(sheet, path)

        self._desk.publish(badge, family, as_before, did)

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
        missing = Absence(kind=kind, of=of, id=name, who=badge.id, why=why, at=self._desk.now())
        did = (HERE if here else GONE).filled(name=known[key].words)

        def switched(edition: Edition) -> Edition:
            others = tuple(each for each in edition.absent if each.key != key)
            absent = others if here else (*others, missing)
            return edition.model_copy(update={"absent": absent})

        self._desk.publish(badge, family, switched, did, why)

    def restore(self, family: str, number: int, why: str = "") -> None:
        """Put an earlier edition in force again, as a new one; 0 is what shipped.

        Raises CatalogRefused, NotAllowed.
        """
        badge = self._guard.allow("catalog")
        try:
            edition = self._desk.shelf.edition(family, number)
        except EditionGone as gone:
            raise CatalogRefused(GONE_EDITION.filled(number=number)) from gone
        did = BACK_TO.filled(number=number) if number else BACK_TO_SHIPPED
        self._desk.publish(badge, family, lambda now: _back_to(edition, now), did, why)

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

    def _all_of(self, edition: Edition) -> ProductFamily:
        """The family with everything that its catalog holds, in stock or not."""
        everything = edition.model_copy(update={"absent": ()})
        return open_family(edition.family, everything, self._bench.data)

    def _name_of(self, staff: str) -> str:
        member = self._store.staff.member(staff)
        return member.name if member else ""


def _back_to(edition: Edition, now: Edition) -> Edition:
    """An earlier edition; what was added since is taken out, not forgotten: drafts may have it."""
    there = {each.key for each in edition.additions}
    left = tuple(
        each if each.withdrawn else each.model_copy(update={"withdrawn": now.at})
        for each in now.additions
        if each.key not in there and each.kind != "break"
    )
    return edition.model_copy(update={"additions": (*edition.additions, *left)})
