"""Watching the machines: a folder that went missing, a printer that waits for a person."""

from __future__ import annotations

from typing import Any

from configurator.model.words import Language, Words
from configurator.store.store import Store
from configurator.studio.machines.machines import Machines
from configurator.studio.machines.print_queue import Queued
from configurator.ui.jobs import Jobs
from configurator.ui.viewmodels.desks.desk_door import DeskDoor

LOOK_EVERY = 15
"""Beats of the board between two looks at the machines' folders."""

WAITS_FOR_YOU = Words(en="{name} waits at the printer: {why}", he="{name} ממתינה במדפסת: {why}")


class MachineWatch:
    """Tells the board what its machines want, before somebody sends them something."""

    def __init__(self, board: DeskDoor, store: Store, machines: Machines, jobs: Jobs) -> None:
        self._board = board
        self._store = store
        self._machines = machines
        self._jobs = jobs
        self._beats = 0
        self._missing: tuple[Words, ...] = ()
        self._queued: tuple[Queued, ...] = ()

    def begin(self) -> None:
        """Somebody signed in: look at everything with the next beat."""
        self._beats = 0

    def look(self) -> None:
        """One beat: printers while something is on its way to them, folders every so often."""
        self._beats = (self._beats + 1) % LOOK_EVERY
        if self._beats == 1:
            # A folder on a computer that is gone answers after many seconds: nobody waits here.
            given = {"machines": tuple(self._machines.all())}
            self._jobs.ask("watch-folders", "missing_folders", given, self._folders_said)
        if self._store.print_runs.under_way():
            self._jobs.ask("print-on", "print_on", {}, self._printers_said)
        else:
            self._queued = ()
        self._tell()

    def _folders_said(self, missing: dict[str, Words]) -> None:
        self._missing = tuple(missing.values())
        self._tell()

    def _printers_said(self, queued: tuple[Queued, ...]) -> None:
        self._queued = queued
        self._tell()

    def _tell(self) -> None:
        """Whoever is asked for paper should see it from afar."""
        said = self._board.speaking
        wait = [
            WAITS_FOR_YOU.filled(name=each.run.new.name, why=each.words)
            for each in self._queued
            if each.held
        ]
        self._board.swap(
            warning=" ".join(words.said(said) for words in (*self._missing, *wait)),
            prints=[_line(each, said) for each in self._queued],
        )


def _line(queued: Queued, language: Language) -> dict[str, Any]:
    """A file on its way to a paper printer."""
    new = queued.run.new
    return {
        "name": f"{new.name} ×{new.copies}",
        "printer": new.printer,
        "told": queued.words.said(language),
        "held": queued.held,
    }
