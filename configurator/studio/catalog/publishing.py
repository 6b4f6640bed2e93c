"""Publishing: a change of the catalog is tried out, and put in force as an edition of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import ValidationError

from configurator.families import open_family
from configurator.model.editions import Edition, Sheets
from configurator.model.figures import Unworkable
from configurator.model.library import Library
from configurator.model.product import ProductFamily
from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.policy.cleaning import cleaned, looks_blank, shortened
from configurator.pricing.book import TariffUnreadable, read_tariff
from configurator.pricing.tariff import Tariff
from configurator.store.store import Store
from configurator.studio.catalog.shelf import EditionShelf
from configurator.studio.catalog.words import BUSY, NOT_TOGETHER
from configurator.studio.guard import Badge
from configurator.studio.workbench import Workbench

MOST_SAID = 200
FEW_CHOICES = 12
"""Options with more choices are colors, which change no shape."""

MOST_TRIES = 4


class CatalogRefused(Refused):
    """A change that the catalog does not take; `words` say why, and the way out."""


class Publishing:
    """What every change of a catalog goes through."""

    def __init__(self, store: Store, bench: Workbench) -> None:
        self._store = store
        self._bench = bench

    @property
    def shelf(self) -> EditionShelf:
        """Every edition there is."""
        return self._bench.range.shelf

    def sheets(self, family: str) -> Sheets:
        """The data sheets as any desk changed them last. Raises KeyError."""
        self._bench.take_up()
        return self._bench.range.sheets(family)

    def in_force(self, family: str) -> Edition:
        """The edition that holds now."""
        return self.sheets(family).edition

    def now(self) -> datetime:
        """The time, as it is written down."""
        return self._store.clock().astimezone(UTC)

    def publish(
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
        said = {"at": self.now(), "who": badge.id, "did": did, "why": one_line(why)}
        for _ in range(MOST_TRIES):
            before = self.shelf.newest(family)
            new = change(self.in_force(family)).model_copy(update=said)
            self._try(new, did)
            with self._store.database.writing():
                if self.shelf.newest(family) != before:
                    continue
                numbered = new.model_copy(update={"number": before + 1})
                self._store.audit.write(badge.id, "changed-catalog", family, numbered.mark)
                self.shelf.put(numbered)
            self._bench.take_up()
            return
        raise CatalogRefused(BUSY)

    def _try(self, edition: Edition, did: Words) -> None:
        """Open the edition and draft the product in it. Raises CatalogRefused."""
        sheets = self._bench.range.sheets_of(edition)
        try:
            family = open_family(edition.family, edition, self._bench.data)
            self._draft(family, read_tariff(sheets, edition.family), self._library(sheets))
        except Unworkable as trouble:
            raise CatalogRefused(trouble.words) from trouble
        except ValidationError as trouble:
            raise CatalogRefused(_not_together(did, trouble.errors()[0]["msg"])) from trouble
        except (TariffUnreadable, ValueError, KeyError, ArithmeticError) as trouble:
            raise CatalogRefused(_not_together(did, str(trouble))) from trouble

    def _library(self, sheets: Sheets) -> Library:
        """The library as it would be with this edition."""
        library, mine = self._bench.library.apart(), sheets.edition.family
        others = (each for each in self._bench.range.all_sheets() if each.edition.family != mine)
        library.stock_up((*others, sheets))
        return library

    def _draft(self, family: ProductFamily, tariff: Tariff, library: Library) -> None:
        """Draft the smallest, the usual and the largest size, and every choice that has a shape."""
        offered = [size.id for size in family.sizes if size.offered]
        for size in dict.fromkeys((offered[0], offered[len(offered) // 2], offered[-1])):
            family.shapes(family.new_design(None, size), library)
        _priced(family, offered, tariff)
        usual = family.new_design()
        for option in family.options:
            if len(option.choices) <= FEW_CHOICES:
                for choice in option.choices:
                    design = usual.with_option(option.id, choice.id)
                    family.shapes(design, library)


def _priced(family: ProductFamily, sizes: list[str], tariff: Tariff) -> None:
    """Everything that can be chosen has its price. Raises KeyError."""
    wanted = [(f"size {size}", tariff.base(size) is not None) for size in sizes]
    for option in family.options:
        known = option.id in tariff.free
        charged = tariff.options.get(option.id, {})
        wanted += [(f"{option.id} {c.id}", known or c.id in charged) for c in option.choices]
    for name in {name for part in family.parts for name in part.materials}:
        wanted.append((f"material {name}", name in tariff.free or name in tariff.materials))
    unpriced = [what for what, has_price in wanted if not has_price]
    if unpriced:
        raise KeyError(f"there is no price for {unpriced[0]}")


def one_line(text: str) -> str:
    """What was typed as one visible line; nothing where there is nothing to read."""
    line = " ".join(cleaned(text).split())
    return "" if looks_blank(line) else shortened(line, MOST_SAID)


def _not_together(did: Words, why: str) -> Words:
    return NOT_TOGETHER.filled(name=did, why=why)
