"""Counting wrong tries so that guessing is slow: some are free, then waits grow, then a lock."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.store.clock import SteadyClock, steady_now
from configurator.store.database import Database, Tables

WAITS_S = {5: 30.0, 6: 60.0, 7: 300.0, 8: 900.0, 9: 3600.0}
"""Seconds to wait after so many wrong tries in a row; the first five are free."""
LOCKED_AT = 10
KIOSK_FORGETS_S = 3600.0
"""An hour without a wrong try clears a kiosk's own count; a person's stays until the right PIN."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Not let in: seconds to wait before the next try, or that staff must unlock it."""

    wait_s: float = 0.0
    locked: bool = False

    @property
    def may_try_now(self) -> bool:
        """Whether the next try is free."""
        return not self.locked and self.wait_s <= 0


class Tries:
    """The counts on disk, of subjects such as 'person:p-1', 'staff:s-1' or 'kiosk:front/codes'.

    Only the steady clock is read, so setting the time of day shortens nothing; a restart of the
    machine can only lengthen a wait.
    """

    def __init__(self, database: Database, steady: SteadyClock = steady_now) -> None:
        self._database = database
        self._steady = steady

    def count(self, subjects: tuple[str, ...]) -> Refused | None:
        """Count one try against all subjects; or refuse it, uncounted, when any must wait."""
        with self._database.writing() as tables:
            refused = self._strictest(tables, subjects)
            if not refused.may_try_now:
                return refused
            for subject in subjects:
                tables.execute(
                    "INSERT INTO tries (subject, failures, steady_s) VALUES (?, ?, ?) "
                    "ON CONFLICT (subject) DO UPDATE "
                    "SET failures = excluded.failures, steady_s = excluded.steady_s",
                    [subject, self._failures(tables, subject) + 1, self._steady()],
                )
        return None

    def standing(self, subjects: tuple[str, ...]) -> Refused:
        """What the next try of these subjects has to wait for."""
        with self._database.reading() as tables:
            return self._strictest(tables, subjects)

    def forgive(self, subject: str, *kiosks: str) -> None:
        """Clear a subject after the right answer, and take its slips off the kiosks' counts."""
        with self._database.writing() as tables:
            failures = self._failures(tables, subject)
            tables.execute("DELETE FROM tries WHERE subject = ?", [subject])
            for kiosk in kiosks:
                tables.execute(
                    "UPDATE tries SET failures = max(0, failures - ?) WHERE subject = ?",
                    [failures, kiosk],
                )

    def locked(self) -> tuple[str, ...]:
        """The subjects that staff must unlock."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT subject FROM tries WHERE failures >= ?", [LOCKED_AT])
            return tuple(row["subject"] for row in rows)

    def _strictest(self, tables: Tables, subjects: tuple[str, ...]) -> Refused:
        waits = [self._wait(tables, subject) for subject in subjects]
        return Refused(
            wait_s=max(wait.wait_s for wait in waits),
            locked=any(wait.locked for wait in waits),
        )

    def _wait(self, tables: Tables, subject: str) -> Refused:
        failures = self._failures(tables, subject)
        if failures >= LOCKED_AT:
            return Refused(locked=True)
        left = WAITS_S.get(failures, 0.0) - self._since_last(tables, subject)
        return Refused(wait_s=max(0.0, left))

    def _failures(self, tables: Tables, subject: str) -> int:
        row = tables.execute("SELECT failures FROM tries WHERE subject = ?", [subject]).fetchone()
        failures: int = row["failures"] if row else 0
        forgets = subject.startswith("kiosk:") and failures < LOCKED_AT
        if forgets and self._since_last(tables, subject) >= KIOSK_FORGETS_S:
            return 0
        return failures

    def _since_last(self, tables: Tables, subject: str) -> float:
        """Seconds since the last try, never more than truly passed.

        The steady clock starts again with the machine: a last try that lies in its future was made
        before that, and only the time since the start is certain.
        """
        row = tables.execute("SELECT steady_s FROM tries WHERE subject = ?", [subject]).fetchone()
        now = self._steady()
        then: float = row["steady_s"] if row else now
        return now - then if now >= then else now
