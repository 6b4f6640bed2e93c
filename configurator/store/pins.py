"""PINs: kept so that a stolen disk tells nothing, and guessed so slowly that nobody tries."""

from __future__ import annotations

from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from configurator.model.words import Words
from configurator.store.tries import Refused, Tries
from configurator.store.vault import Vault

LENGTH = 6

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


def pin_trouble(pin: str) -> Words | None:
    """Why a new PIN cannot be used; None when it can."""
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        return NOT_SIX_DIGITS
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    repeated = pin in (pin[:2] * 3, pin[:3] * 2)
    return TOO_SIMPLE if repeated or steps in ({0}, {1}, {9}) else None


class Pins:
    """Hashes PINs (Argon2id, 64 MiB, 3 passes, 4 lanes, peppered) and lets nobody guess them.

    A try is counted on disk before it is checked, by person and by kiosk.
    """

    def __init__(self, vault: Vault, tries: Tries) -> None:
        self._vault = vault
        self._tries = tries
        self._hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)

    def hashed(self, subject: str, pin: str) -> str:
        """What is kept of a PIN. Raises ValueError when `pin_trouble` has something to say."""
        if pin_trouble(pin) is not None:
            raise ValueError("the PIN breaks a rule")
        return self._hasher.hash(self._peppered(subject, pin))

    def check(self, subject: str, kiosk: str, pin: str, kept: str | None) -> Refused | None:
        """None when a PIN is right for a subject such as 'staff:s-1', tried at a kiosk.

        `kept` is None when there is no such person: the answer and the time it takes are the same.
        """
        door = kiosk_door(subject, kiosk)
        refused = self._tries.count((subject, door))
        if refused is not None:
            return refused
        try:
            self._hasher.verify(kept or DECOY, self._peppered(subject, pin))
        except VerifyMismatchError:
            return self._tries.standing((subject, door))
        self._tries.forgive(subject, door)
        return None

    def stranger(self, claimed: str) -> str:
        """The subject to count for somebody who does not exist, telling nothing about the claim."""
        return f"nobody:{self._vault.mark('pins', claimed.encode()).hex()[:24]}"

    def _peppered(self, subject: str, pin: str) -> str:
        return self._vault.mark("pins", f"{subject}\x1f{pin}".encode()).hex()


def kiosk_door(subject: str, kiosk: str) -> str:
    """A kiosk counts staff and customers apart, so that staff can always come and unlock it."""
    door = "staff" if subject.startswith("staff:") else "customers"
    return f"kiosk:{kiosk}/{door}"
