"""Keeping up: what workers do by themselves while the kiosk stands there, and when."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from configurator.store.trouble import StoreTrouble
from configurator.ui.jobs import Jobs

UPKEEP_MS = 5 * 60 * 1000
CHECK_MS = 20 * 1000
"""When everything has long been loaded, the database has its whole check."""


class KeepingUp(QObject):
    """Asks a worker for the check that follows the opening, and for upkeep from time to time."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._upkeep = QTimer(self, interval=UPKEEP_MS)
        self._upkeep.timeout.connect(self._keep_up)
        self._check = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._check.timeout.connect(self._ask_check)

    def begin(self) -> None:
        """From now on."""
        self._upkeep.start()
        self._check.start()

    def end(self) -> None:
        """No more of it."""
        self._upkeep.stop()
        self._check.stop()

    def _keep_up(self) -> None:
        if self._jobs.idle:
            self._jobs.ask("upkeep", "upkeep", {}, self._forgotten)

    def _forgotten(self, _: None) -> None:
        """Nobody has to hear that it is done."""

    def _ask_check(self) -> None:
        self._jobs.ask("check", "is_sound", {}, self._checked)

    def _checked(self, sound: bool) -> None:
        """A damaged database ends in the safe screen: started again, the last good copy is used."""
        if not sound:
            raise StoreTrouble("damaged")
