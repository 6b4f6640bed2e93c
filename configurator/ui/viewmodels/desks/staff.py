"""The staff desk's view model: people, orders, the catalog and the shop, found, shown, changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.model.people import Purpose
from configurator.store.store import Store
from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.guard import Guard
from configurator.studio.machines.machine_room import MachineRoom
from configurator.studio.machines.machines import Machines
from configurator.studio.people.consents import CONSENTS
from configurator.studio.press.profile_room import ProfileRoom
from configurator.studio.sewing.chart_room import ChartRoom
from configurator.studio.workbench import Workbench
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.desks.catalog_pages import SECTIONS, CatalogPages
from configurator.ui.viewmodels.desks.chart_deeds import ChartDeeds
from configurator.ui.viewmodels.desks.desk_forms import (
    colleague_form,
    consent_form,
    sure,
)
from configurator.ui.viewmodels.desks.devices_page import PAGE as DEVICES
from configurator.ui.viewmodels.desks.devices_page import DevicesPage
from configurator.ui.viewmodels.desks.lift_page import PAGE as LIFT
from configurator.ui.viewmodels.desks.lift_page import LiftPage
from configurator.ui.viewmodels.desks.log_watch import PAGE as NEEDS
from configurator.ui.viewmodels.desks.log_watch import LogWatch
from configurator.ui.viewmodels.desks.shop_pages import ShopPages
from configurator.ui.viewmodels.desks.staff_pages import Pages
from configurator.ui.viewmodels.desks.staff_words import (
    NO_KEY,
    SAVED,
    SURE_DISCARD,
    SURE_ERASE,
    SURE_PIN,
    TABS,
)

LARGE_FROM = 1.4
"""Text from this size on comes with pictures whose words are larger too."""

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the app")
class StaffRoom(ChartDeeds):  # type: ignore[operator]
    """The staff desk. Roles are checked by the guard, whatever the screen shows."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything the desk stands on
        self,
        store: Store,
        guard: Guard,
        bench: Workbench,
        shelf: PictureShelf,
        jobs: Jobs,
        comfort: ComfortFile,
        icons: dict[str, Any],
    ) -> None:
        self._typed = ""
        self._catalog = Catalog(store, guard, bench)
        self._adding = CatalogAdding(store, guard, bench)
        self._range = CatalogPages(self._catalog, self._adding, bench)
        self._charts = ChartRoom(store, guard, bench)
        self._devices = DevicesPage(
            guard, bench, jobs, self._charts, lambda: self._arrived(DEVICES)
        )
        self._log = LogWatch(jobs, self._read_log)
        self._shop = ShopPages(store, guard, bench, self._catalog, self._devices, self._log)
        self._bench, self._jobs, machines = bench, jobs, Machines(store.folder)
        self._machines = MachineRoom(store, guard, machines)
        self._profiles = ProfileRoom(store, guard, bench)
        self._lift = LiftPage(guard, jobs, shelf, lambda: self._arrived(LIFT))
        super().__init__(store, guard, Pages(store, bench, shelf), comfort, icons)

    def show_desk(self) -> None:
        """The tabs, the list at the side, and the page that is open."""
        self.dismiss()
        tabs = [{"id": t, "label": w.said(self.speaking), "icon": i} for t, w, i in TABS]
        self.swap(tabs=tabs)
        self.search_again()
        self.reopen()

    @Slot(str)
    def pickTab(self, tab: str) -> None:
        """People, orders, the catalog, or the shop; a tab with few pages opens the first."""
        self._typed = ""
        self.swap(tab=tab, selected="", page={}, trouble="", notice="", section="")
        self.search_again()
        if tab == "shop":
            self._log.begin()
        if tab in ("catalog", "shop") and self.state.found:
            self.open(self.state.found[0]["id"])

    @Slot(str)
    def pickSection(self, section: str) -> None:
        """Stock, limits, prices or editions."""
        self.swap(section=section, trouble="", notice="")
        self.reopen()

    @Slot(str)
    def search(self, typed: str) -> None:
        """Find as you type."""
        self._typed = typed.strip()
        if self._typed and self.state.tab not in ("people", "orders"):
            self.swap(tab="people", selected="", page={})
        self.search_again()

    @Slot(str)
    def enter(self, typed: str) -> None:
        """Enter after a name, a number or a ticket; or a card or code that a customer holds out."""
        self.search(typed)
        if self._typed and not self.state.found:
            self._try(lambda: self._by_key(typed.strip()))
        elif len(self.state.found) == 1:
            self.open(self.state.found[0]["id"])

    def _by_key(self, given: str) -> None:
        found = self._pages.listed(self._desk.by_key(given), self.speaking)
        if not found:
            self.swap(trouble=NO_KEY.said(self.speaking))
            return
        self.swap(tab="people", found=found, trouble="")
        if len(found) == 1:
            self.open(found[0]["id"])

    def search_again(self) -> None:
        """Bring the list at the side up to date."""
        self._try(lambda: self.swap(found=self._list(), empty=self._empty()))

    def _list(self) -> list[dict[str, Any]]:
        if self.state.tab == "catalog":
            return self._range.found(self.speaking)
        if self.state.tab == "shop":
            return self._shop.found(self._desk, self.speaking)
        return self._pages.found(self.state.tab, self._desk, self._typed, self.speaking)

    def _empty(self) -> str:
        return self._pages.empty(self.state.tab, self._typed, self.speaking)

    @Slot(str)
    def open(self, item: str) -> None:
        """Open a person, an order, a product's catalog, or a page of the shop."""
        self.swap(selected=item, trouble="", notice="", form={}, pin_asked=False, trying="")
        self._devices.forget()
        if item.startswith("catalog:") and not self.state.section:
            self.swap(section=SECTIONS[0][0])
        self.reopen()

    def reopen(self) -> None:
        """Bring the open page up to date."""
        if self.state.selected:
            self._try(lambda: self.swap(page=self._page()))

    def _read_log(self) -> None:
        """The log was read: how much needs somebody is told anew."""
        self.search_again()
        self._arrived(NEEDS)

    def _arrived(self, page: str) -> None:
        """What a page of the shop waited for is there; whoever went on is left alone."""
        if self.state.selected == f"shop:{page}":
            self.reopen()

    def _page(self) -> dict[str, Any]:
        kind, _, name = self.state.selected.partition(":")
        if kind == "catalog":
            may = self._guard.may("catalog")
            return self._range.page(name, self.state.section, self.speaking, may_change=may)
        if self.state.selected == f"shop:{LIFT}":
            return self._lift.page(self.speaking, large=self.state.text_scale > LARGE_FROM)
        if kind == "shop":
            return self._shop.page(name, self._desk, self.speaking)
        return self._pages.page(self.state.selected, self._desk, self.speaking)

    @Slot(str)
    def act(self, action: str) -> None:
        """One of the page's buttons."""
        self.swap(trouble="", notice="")
        deeds: dict[str, Callable[[], None]] = {
            "reveal": lambda: self.ask_pin(self._reveal),
            "export": self._export,
            "erase": lambda: self.ask(
                sure(SURE_ERASE, lambda: self.ask_pin(self._erase), self.speaking)
            ),
            "merge": self._merge,
            "keys": self._new_keys,
            "drop-pin": lambda: self.ask(sure(SURE_PIN, self._drop_pin, self.speaking)),
            "measure": self._measure,
            "colleague": lambda: self.ask(colleague_form(self.speaking, self._add_colleague)),
            "machine": lambda: self._ask_machine("folder"),
            "printer": lambda: self._ask_machine("printer"),
            "profile": self._ask_profile,
            "chart": self._ask_chart,
        }
        kind, _, which = action.partition(":")
        if kind == "add":
            self._try(lambda: self._add_one(which))
        elif kind == "out":
            self._try(lambda: self._take_one_out(which))
        else:
            self._try(deeds[action])

    def _measure(self) -> None:
        self._lift.again()
        self.reopen()

    @Slot(str, str)
    def correct(self, entry: str, value: str) -> None:
        """Put a fact, a name, or a figure of the catalog right."""
        self.swap(trouble="", notice="")
        self._try(lambda: self._correct(entry, value.strip()))

    def _correct(self, entry: str, value: str) -> None:
        if self.state.selected.startswith("catalog:"):
            self._figure(entry, value)
            return
        if entry == "name":
            self._desk.rename(self._opened, value)
        else:
            self._desk.correct(self._opened, entry.removeprefix("fact:"), value)
        self._done(SAVED.said(self.speaking))

    @Slot(str, bool)
    def switchRow(self, entry: str, on: bool) -> None:
        """Stock in or out; or a consent as it is answered at the desk."""
        self.swap(trouble="", notice="")
        if self.state.selected.startswith("catalog:"):
            self._switch(entry, on)
            return
        purpose, person = cast(Purpose, entry.removeprefix("consent:")), self._opened
        self.ask(
            consent_form(
                CONSENTS[purpose],
                given=on,
                language=self.speaking,
                after=lambda: self._consent(person, purpose, on),
            )
        )

    @Slot(str)
    def rowAct(self, entry: str) -> None:
        """The button of one row."""
        self.swap(trouble="", notice="")
        kind, _, name = entry.partition(":")
        deeds: dict[str, Callable[[], None]] = {
            "edition": lambda: self._restore(int(name)),
            "unlock": lambda: self._unlock(name),
            "draft": lambda: self.ask(
                sure(SURE_DISCARD, lambda: self._discard(name), self.speaking)
            ),
            "colleague": lambda: self._move_colleague(name),
            "machine": lambda: self._ask_to_remove(name),
            "profile": lambda: self._ask_to_remove_profile(name),
            "chart": lambda: self._ask_to_remove_chart(name),
        }
        if self.state.selected.startswith("catalog:") and kind != "edition":
            self._try(lambda: self._put_back(entry))
        else:
            self._try(deeds.get(kind, lambda: self._forget(entry)))

    def _forget(self, entry: str) -> None:
        self._desk.forget(self._opened, entry)
        self._done(SAVED.said(self.speaking))

    def _unlock(self, subject: str) -> None:
        self._desk.unlock(subject)
        self._done(SAVED.said(self.speaking))

    def _discard(self, visit: str) -> None:
        self._desk.discard(visit)
        self._done(SAVED.said(self.speaking))
