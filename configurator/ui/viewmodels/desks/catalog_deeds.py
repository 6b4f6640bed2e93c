"""The staff desk's deeds with the catalog: figures put in force, stock switched, entries added."""

from __future__ import annotations

from configurator.model.additions import AdditionKind
from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.catalog.catalog import Catalog
from configurator.ui.viewmodels.desks.catalog_forms import adding_form, taking_out_form
from configurator.ui.viewmodels.desks.catalog_pages import CatalogPages, key_of
from configurator.ui.viewmodels.desks.desk_forms import Values, source_form, sure
from configurator.ui.viewmodels.desks.staff_deeds import StaffDeeds
from configurator.ui.viewmodels.desks.staff_words import IN_FORCE, SURE_SHIPPED


class CatalogDeeds(StaffDeeds):
    """Deeds with the catalog of the product whose page is open; a manager's, but for stock."""

    _catalog: Catalog
    _adding: CatalogAdding
    _range: CatalogPages

    def _figure(self, entry: str, value: str) -> None:
        """Ask where a figure's new value comes from, when it could take it."""
        family = self._opened
        line = self._range.line(family, entry)
        shown = self._catalog.tried(family, entry, value)

        def change(given: Values) -> None:
            source = given.get("own", "").strip() or given.get("kind", "")
            self._catalog.change(family, entry, value, source, given.get("why", ""))
            self._published(family)

        self.ask(source_form(line, shown, self.speaking, change))

    def _published(self, family: str) -> None:
        number = self._catalog.in_force(family).number
        self._done(IN_FORCE.said(self.speaking, number=number))

    def _switch(self, entry: str, on: bool) -> None:
        family = self._opened
        if self._try(lambda: self._catalog.switch(family, key_of(entry), here=on)):
            self._published(family)

    def _put_back(self, figure: str) -> None:
        self._catalog.put_back(self._opened, figure)
        self._published(self._opened)

    def _restore(self, number: int) -> None:
        family = self._opened
        lines = {line.number: line for line in self._catalog.editions(family)}
        words = SURE_SHIPPED.filled(edition=lines[number].words)

        def back() -> None:
            self._catalog.restore(family, number)
            self._published(family)

        self.ask(sure(words, back, self.speaking))

    def _add_one(self, which: str) -> None:
        """Ask for one more of a list."""
        family = self._opened

        def add(given: Values) -> None:
            like, source = given.get("like", ""), given.get("source", "")
            self._adding.add(family, which, like, given, source)
            self._published(family)

        self.ask(adding_form(self._adding.one(family, which), self.speaking, add))

    def _take_one_out(self, which: str) -> None:
        """Ask which of what was added to a list is taken out."""
        family, (kind, _, of) = self._opened, which.partition("/")
        kinds: dict[str, AdditionKind] = {
            "size": "size", "choice": "choice", "material": "material", "swatch": "swatch",
            "break": "break",
        }  # fmt: skip

        def take_out(given: Values) -> None:
            self._adding.take_out(family, (kinds[kind], of or None, given.get("which", "")))
            self._published(family)

        self.ask(taking_out_form(self._adding.added(family, which), self.speaking, take_out))
