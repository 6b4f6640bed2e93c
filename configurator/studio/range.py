"""The range: every family and its prices, opened in one edition of the catalog each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from configurator.families import family_names, open_family
from configurator.ground import files
from configurator.model.editions import Edition, Sheets
from configurator.model.library import added_to
from configurator.model.product import ProductFamily
from configurator.pricing.book import TariffUnreadable, read_tariff
from configurator.pricing.tariff import Tariff
from configurator.studio.catalog.shelf import EditionGone, EditionShelf


class Range:
    """What the shop sells, as one process sees it.

    An edition that is damaged, or does not fit this version of the app, is passed over for the one
    before it; what shipped always opens. `passed_over` names them for staff.
    """

    def __init__(self, data: Path) -> None:
        self.shelf = EditionShelf(data)
        self._data = data
        self.passed_over: dict[str, str] = {}
        self._editions: dict[str, Edition] = {}
        self._tariffs: dict[str, Tariff] = {}
        self._asked: dict[str, int] = {}

    @cached_property
    def families(self) -> dict[str, ProductFamily]:
        """Every family by its id. The same dictionary for good; `take_up` changes what is in it."""
        families: dict[str, ProductFamily] = {}
        for name in family_names():
            families[name] = self._opened(name, self.shelf.newest(name))
        return families

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each family's edition."""
        return {name: edition.number for name, edition in self._editions.items()}

    def edition(self, family: str) -> Edition:
        """The edition that a family is in. Raises KeyError."""
        _ = self.families
        return self._editions[family]

    def sheets(self, family: str) -> Sheets:
        """The data sheets of a family in its edition. Raises KeyError."""
        return self.sheets_of(self.edition(family))

    def sheets_of(self, edition: Edition) -> Sheets:
        """The data sheets as an edition would have them."""
        return Sheets(files.assets_folder(), edition, self._data)

    def all_sheets(self) -> tuple[Sheets, ...]:
        """The data sheets of every family."""
        return tuple(self.sheets(family) for family in self.families)

    def tariff(self, family: str) -> Tariff:
        """The prices of a family. Raises TariffUnreadable."""
        if family not in self._tariffs:
            self._tariffs[family] = read_tariff(self.sheets(family), family)
        return self._tariffs[family]

    def take_up(self, editions: Mapping[str, int] | None = None) -> bool:
        """Open these editions, or the newest of each family; whether any is another than before."""
        families = self.families
        wanted = editions or {name: self.shelf.newest(name) for name in families}
        changed = {n: number for n, number in wanted.items() if self._asked.get(n) != number}
        for name, number in changed.items():
            if name in families:
                families[name] = self._opened(name, number)
        return bool(changed)

    def _opened(self, name: str, newest: int) -> ProductFamily:
        """The family in the newest edition that can be opened, up to that number."""
        self._asked[name] = newest
        self._tariffs.pop(name, None)
        self.passed_over.pop(name, None)
        for number in reversed([each for each in self.shelf.numbers(name) if each <= newest]):
            try:
                edition = self.shelf.edition(name, number)
                family = open_family(name, edition, self._data)
                if not edition.as_shipped:
                    sheets = self.sheets_of(edition)
                    read_tariff(sheets, name)
                    added_to(sheets)
            except (EditionGone, ValueError, TariffUnreadable) as trouble:
                if number == 0:
                    raise
                self.passed_over.setdefault(name, str(trouble))
            else:
                self._editions[name] = edition
                return family
        raise EditionGone(f"There is no edition {newest} of {name}.")
