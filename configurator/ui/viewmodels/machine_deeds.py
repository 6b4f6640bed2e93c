"""The staff desk's deeds with machines: added, changed, removed, each tried first."""

from __future__ import annotations

from configurator.model.words import Words
from configurator.studio.machine_room import MachineRoom, Reached
from configurator.studio.workbench import Workbench
from configurator.ui.viewmodels.catalog_deeds import CatalogDeeds
from configurator.ui.viewmodels.catalog_pages import shop_order
from configurator.ui.viewmodels.desk_forms import Values, sure
from configurator.ui.viewmodels.machine_forms import machine_form
from configurator.ui.viewmodels.staff_words import SAVED

KEPT_BUT = Words(en="Saved. But now: {why}", he="נשמר. אבל כרגע: {why}")
SURE_REMOVE = Words(
    en="Send nothing to {name} any more? What it has already goes on.",
    he="לא לשלוח עוד אל {name}? מה שכבר נשלח ממשיך.",
)


class MachineDeeds(CatalogDeeds):
    """Deeds with the shop's machines; a manager's."""

    _machines: MachineRoom
    _bench: Workbench

    def _ask_machine(self, reached: Reached) -> None:
        """Ask for a new machine."""
        self._ask_about("", reached)

    def _change_machine(self, machine: str) -> None:
        """Ask what changes about one."""
        now = self._machines.one(machine)
        self._ask_about(machine, "printer" if now.printer else "folder")

    def _ask_about(self, machine: str, reached: Reached) -> None:
        def keep(given: Values) -> None:
            note = self._machines.keep(machine, reached, given)
            said = SAVED if note is None else KEPT_BUT.filled(why=note)
            self._done(said.said(self.speaking))

        now = self._machines.one(machine) if machine else None
        formats = self._machines.formats()
        families = {
            name: self._bench.families[name]
            for name in sorted(self._bench.families, key=shop_order)
        }
        self.ask(machine_form(reached, now, families, formats, self.speaking, keep))

    def _ask_to_remove(self, machine: str) -> None:
        def remove() -> None:
            self._machines.remove(machine)
            self._done(SAVED.said(self.speaking))

        words = SURE_REMOVE.filled(name=self._machines.one(machine).words)
        self.ask(sure(words, remove, self.speaking))
