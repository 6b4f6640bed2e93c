"""The staff desk's deeds with machines: added, changed, removed, each tried first."""

from __future__ import annotations

from typing import Any

from configurator.model.words import Words
from configurator.studio.machines.machine_room import MachineRefused, MachineRoom, Reached
from configurator.studio.machines.machine_trial import Trial
from configurator.studio.machines.machines import Machine
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs
from configurator.ui.viewmodels.desks.catalog_deeds import CatalogDeeds
from configurator.ui.viewmodels.desks.catalog_pages import shop_order
from configurator.ui.viewmodels.desks.desk_forms import Values, sure
from configurator.ui.viewmodels.desks.machine_forms import machine_form
from configurator.ui.viewmodels.desks.staff_words import SAVED

KEPT_BUT = Words(en="Saved. But now: {why}", he="נשמר. אבל כרגע: {why}")
TRYING = Words(en="{name} is being tried.", he="בודקים את {name}.")
NOT_TRIED = Words(
    en="It could not be tried, so nothing was changed. Try again.",
    he="אי אפשר היה לבדוק, ולכן דבר לא שונה. אפשר לנסות שוב.",
)
SURE_REMOVE = Words(
    en="Send nothing to {name} any more? What it has already goes on.",
    he="לא לשלוח עוד אל {name}? מה שכבר נשלח ממשיך.",
)


class MachineDeeds(CatalogDeeds):
    """Deeds with the shop's machines; a manager's."""

    _machines: MachineRoom
    _bench: Workbench
    _jobs: Jobs

    def _ask_machine(self, reached: Reached) -> None:
        """Ask for a new machine."""
        self._ask_about("", reached)

    def _change_machine(self, machine: str) -> None:
        """Ask what changes about one."""
        now = self._machines.one(machine)
        self._ask_about(machine, "printer" if now.printer else "folder")

    def _ask_about(self, machine: str, reached: Reached) -> None:
        def tried(given: Values) -> None:
            self._have_tried(machine, self._machines.asked_for(machine, reached, given))

        now = self._machines.one(machine) if machine else None
        formats = self._machines.formats()
        families = {
            name: self._bench.families[name]
            for name in sorted(self._bench.families, key=shop_order)
        }
        self._jobs.open_front()  # a worker that starts now is there when the form is filled in
        self.ask(machine_form(reached, now, families, formats, self.speaking, tried))

    def _have_tried(self, machine: str, made: Machine) -> None:
        """Have a worker try a machine, which may take seconds, and keep it if it will do."""
        came = self.wait(TRYING.filled(name=made.words).said(self.speaking))

        def answered(trial: Trial) -> None:
            came(lambda: self._keep(machine, made, trial))

        def failed(_: Any) -> None:
            came(lambda: self._keep(machine, made, Trial(NOT_TRIED, refused=True)))

        self._jobs.ask("machine", "try_machine", {"machine": made}, answered, failed, urgent=True)

    def _keep(self, machine: str, made: Machine, trial: Trial) -> None:
        if trial.refused and trial.words is not None:
            raise MachineRefused(trial.words)
        self._machines.keep(machine, made)
        said = SAVED if trial.words is None else KEPT_BUT.filled(why=trial.words)
        self._done(said.said(self.speaking))

    def _ask_to_remove(self, machine: str) -> None:
        def remove() -> None:
            self._machines.remove(machine)
            self._done(SAVED.said(self.speaking))

        words = SURE_REMOVE.filled(name=self._machines.one(machine).words)
        self.ask(sure(words, remove, self.speaking))
