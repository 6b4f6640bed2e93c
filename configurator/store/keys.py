"""Keys to a household: QR cards and spoken codes, kept only as marks, lost and replaced freely."""

from __future__ import annotations

import base64
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database
from configurator.store.tries import Refused, Tries
from configurator.store.vault import Vault

CARD_BYTES = 16
CARD_START = "CFG1"
CARD = re.compile(rf"{CARD_START}([A-Z2-7]{{26}})")
CODE_LENGTH = 8
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which are misread; eight of these are 39 bits."""
CODE = re.compile(rf"[{CODE_LETTERS}]{{{CODE_LENGTH}}}")

Kind = Literal["card", "code"]


@dataclass(frozen=True, slots=True)
class KeyNote:
    """One key of a household as staff see it: `mark` tells keys apart and opens nothing."""

    mark: str
    kind: Kind
    made_at: datetime
    revoked_at: datetime | None


def read_card(scanned: str) -> str | None:
    """The card in what a scanner read, or None when it is something else."""
    found = CARD.fullmatch(scanned.strip().upper())
    return found.group(1) if found else None


def read_code(typed: str) -> str | None:
    """The code in what was typed, spaces and dashes or not, or None when it cannot be one."""
    plain = re.sub(r"[\s\-\u2010-\u2015\u05be]", "", typed).upper()
    return plain if CODE.fullmatch(plain) else None


class Keys:
    """The keys of all households."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, tries: Tries) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._tries = tries

    def new_card(self, household: str) -> str:
        """The text of a new card's QR code; it is shown once and never known again."""
        card = base64.b32encode(secrets.token_bytes(CARD_BYTES)).decode().rstrip("=")
        self._keep(household, "card", card)
        return CARD_START + card

    def new_code(self, household: str) -> str:
        """A new code to say or type, such as 'K7QF-3MXP'; shown once and never known again."""
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        self._keep(household, "code", code)
        return f"{code[:4]}-{code[4:]}"

    def open(self, text: str, kiosk: str) -> str | Refused:
        """The household that a scanned card or a typed code opens.

        Wrong, unknown and revoked keys are refused alike. Codes are short enough to be guessed, so
        each try is counted against the kiosk before it is looked up.
        """
        card = read_card(text)
        if card is not None:
            return self._household("card", card) or Refused()
        door = f"kiosk:{kiosk}/codes"
        refused = self._tries.count((door,))
        if refused is not None:
            return refused
        code = read_code(text)
        household = self._household("code", code) if code else None
        if household is None:
            return self._tries.standing((door,))
        self._tries.forgive(door)
        return household

    def of(self, household: str) -> tuple[KeyNote, ...]:
        """Every key a household ever had, oldest first."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM keys WHERE household = ? ORDER BY made_ms, hash", [household]
            ).fetchall()
        return tuple(
            KeyNote(
                mark=row["hash"].hex()[:8],
                kind=row["kind"],
                made_at=moment_of(row["made_ms"]),
                revoked_at=None if row["revoked_ms"] is None else moment_of(row["revoked_ms"]),
            )
            for row in rows
        )

    def revoke(self, household: str, mark: str | None = None) -> int:
        """Let a lost key, or all of a household's, open nothing any more; says how many."""
        now = ms_of(self._clock())
        with self._database.writing() as tables:
            cursor = tables.execute(
                "UPDATE keys SET revoked_ms = ? WHERE household = ? AND revoked_ms IS NULL "
                "AND (? IS NULL OR lower(substr(hex(hash), 1, 8)) = ?)",
                [now, household, mark, mark],
            )
        return cursor.rowcount

    def hand_over(self, giver: str, taker: str) -> None:
        """Let one household's keys open another's."""
        with self._database.writing() as tables:
            tables.execute("UPDATE keys SET household = ? WHERE household = ?", [taker, giver])

    def _keep(self, household: str, kind: Kind, secret: str) -> None:
        row = {"hash": self._mark(kind, secret), "household": household, "kind": kind}
        with self._database.writing() as tables:
            tables.table("keys").insert(row | {"made_ms": ms_of(self._clock())})

    def _mark(self, kind: Kind, secret: str) -> bytes:
        return self._vault.mark("keys", f"{kind}:{secret}".encode())

    def _household(self, kind: Kind, secret: str) -> str | None:
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT household FROM keys WHERE hash = ? AND revoked_ms IS NULL",
                [self._mark(kind, secret)],
            ).fetchone()
            return row["household"] if row else None
