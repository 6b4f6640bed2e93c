"""PINs: kept so that a stolen disk tells nothing, and guessed so slowly that nobody tries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from configurator.model.words import Words
from configurator.store.clock import SteadyClock, steady_now
from configurator.store.database import Database, Tables
from configurator.store.vault import Vault

LENGTH = 6
WAITS_S = {5: 30.0, 6: 60.0, 7: 300.0, 8: 900.0, 9: 3600.0}
"""Seconds to wait after so many wrong tries in a row; the first five are free."""
LOCKED_AT = 10
KIOSK_FORGETS_S = 3600.0
"""An hour without a wrong try clears a kiosk's own count; a person's stays until the right PIN."""

DECOY = (
    "$argon2id$v=19$m=65536,t=3,p=4$rbZ2R8ThykocizCbs9xcGw"
    "$ll7pOFTypsgDZ0rLGGKeZtgMMXI6q4PyXkymDXXBzkA"
)
"""Checked when there is no such person, so that the answer takes as long."""

NOT_SIX_DIGITS = Words(en="A PIN is six digits.", he="קוד אישי הוא בן שש ספרות.")
TOO_SIMPLE = Words(
    en="This PIN is the first one anybody would try. Please choose another.",
    he="זה הקוד הראשון שמישהו היה מנסה. אפשר לבחור קוד אחר.",
)


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether a PIN was right; if not, the seconds to wait now, or that staff must unlock it."""

    right: bool
    wait_s: float = 0.0
    locked: bool = False


def pin_trouble(pin: str) -> Words | None:
    """Why a new PIN cannot be used; None when it can."""
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        return NOT_SIX_DIGITS
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    repeated = pin in (pin[:2] * 3, pin[:3] * 2)
    return TOO_SIMPLE if repeated or steps in ({0}, {1}, {9}) else None


class Pins:
    """Hashes PINs (Argon2id, 64 MiB, 3 passes, 4 lanes, peppered) and counts the wrong tries.

    A try is counted on disk before it is checked, by person and by kiosk. Only the steady clock is
    read, so setting the time of day shortens nothing; a restart can only lengthen a wait.
    """

    def __init__(self, database: Database, vault: Vault, steady: SteadyClock = steady_now) -> None:
        self._database = database
        self._vault = vault
        self._steady = steady
        self._hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)

    def hashed(self, subject: str, pin: str) -> str:
        """What is kept of a PIN. Raises ValueError when `pin_trouble` has something to say."""
        if pin_trouble(pin) is not None:
            raise ValueError("the PIN breaks a rule")
        return self._hasher.hash(self._peppered(subject, pin))

    def check(self, subject: str, kiosk: str, pin: str, kept: str | None) -> PinAnswer:
        """Whether a PIN is right for a subject such as 'staff:s-1', tried at a kiosk.

        `kept` is None when there is no such person: the answer and the time it takes are the same.
        """
        refused = self._counted(subject, kiosk)
        if refused is not None:
            return refused
        try:
            self._hasher.verify(kept or DECOY, self._peppered(subject, pin))
        except VerifyMismatchError:
            return self._standing(subject, kiosk)
        self._forgiven(subject, kiosk)
        return PinAnswer(right=True)

    def unlock(self, subject: str) -> None:
        """Clear the count of a person ('person:...', 'staff:...') or a kiosk ('kiosk:...')."""
        with self._database.writing() as tables:
            tables.execute("DELETE FROM tries WHERE subject = ?", [subject])

    def stranger(self, claimed: str) -> str:
        """The subject to count for somebody who does not exist, telling nothing about the claim."""
        return f"nobody:{self._vault.mark('pins', claimed.encode()).hex()[:24]}"

    def _peppered(self, subject: str, pin: str) -> str:
        return self._vault.mark("pins", f"{subject}\x1f{pin}".encode()).hex()

    def _counted(self, subject: str, kiosk: str) -> PinAnswer | None:
        """Count this try for both; or the refusal when either must wait."""
        with self._database.writing() as tables:
            refused = self._strictest(tables, subject, kiosk)
            if not refused.locked and refused.wait_s <= 0:
                for each in (subject, _kiosk_subject(subject, kiosk)):
                    tables.execute(
                        "INSERT INTO tries (subject, failures, steady_s) VALUES (?, ?, ?) "
                        "ON CONFLICT (subject) DO UPDATE "
                        "SET failures = excluded.failures, steady_s = excluded.steady_s",
                        [each, self._failures(tables, each) + 1, self._steady()],
                    )
                return None
        return refused

    def _standing(self, subject: str, kiosk: str) -> PinAnswer:
        with self._database.reading() as tables:
            return self._strictest(tables, subject, kiosk)

    def _strictest(self, tables: Tables, subject: str, kiosk: str) -> PinAnswer:
        both = (subject, _kiosk_subject(subject, kiosk))
        answers = [self._wait(tables, each) for each in both]
        return PinAnswer(
            right=False,
            wait_s=max(answer.wait_s for answer in answers),
            locked=any(answer.locked for answer in answers),
        )

    def _wait(self, tables: Tables, subject: str) -> PinAnswer:
        failures = self._failures(tables, subject)
        if failures >= LOCKED_AT:
            return PinAnswer(right=False, locked=True)
        left = WAITS_S.get(failures, 0.0) - self._since_last(tables, subject)
        return PinAnswer(right=False, wait_s=max(0.0, left))

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

    def _forgiven(self, subject: str, kiosk: str) -> None:
        """The right PIN clears the person's count and takes their wrong tries off the kiosk's."""
        with self._database.writing() as tables:
            failures = self._failures(tables, subject)
            tables.execute("DELETE FROM tries WHERE subject = ?", [subject])
            tables.execute(
                "UPDATE tries SET failures = max(0, failures - ?) WHERE subject = ?",
                [failures, _kiosk_subject(subject, kiosk)],
            )


def _kiosk_subject(subject: str, kiosk: str) -> str:
    """A kiosk counts staff and customers apart, so that staff can always come and unlock it."""
    door = "staff" if subject.startswith("staff:") else "customers"
    return f"kiosk:{kiosk}/{door}"
