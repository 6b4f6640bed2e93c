"""The audit log: who did what to whom, when and why; only added to, each line marking the last."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from configurator.store.clock import DAY_MS, Clock, moment_of, ms_of
from configurator.store.database import Database, Tables
from configurator.store.vault import Vault

KEPT_DAYS = 730
ENDS = "audit-ends"
NOTHING_BEFORE = bytes(32)
SAID = ("no", "at_ms", "who", "did", "whom", "why")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the log. People stand in it by their id, never by name."""

    no: int
    at: datetime
    who: str
    did: str
    whom: str
    why: str


class Audit:
    """The log. Triggers refuse changes; the chain of marks, made with the kiosk's key, tells of
    whoever gets around them: a changed, removed, added or cut-off row."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def write(self, who: str, did: str, whom: str = "", why: str = "") -> None:
        """Add a line, in the transaction of the deed itself when one is open."""
        with self._database.writing() as tables:
            last = tables.execute("SELECT no, mark FROM audit ORDER BY no DESC LIMIT 1").fetchone()
            before = last["mark"] if last else NOTHING_BEFORE
            said = (last["no"] + 1 if last else 1, ms_of(self._clock()), who, did, whom, why)
            tables.execute(
                f"INSERT INTO audit ({', '.join(SAID)}, before, mark) VALUES (?,?,?,?,?,?,?,?)",
                [*said, before, self._mark(before, said)],
            )
            self._tie(tables)

    def read(self, whom: str | None = None, most: int = 500) -> tuple[AuditRow, ...]:
        """The last lines, newest first; only those about somebody when named."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM audit WHERE ? IS NULL OR whom = ? ORDER BY no DESC LIMIT ?",
                [whom, whom, most],
            ).fetchall()
        return tuple(
            AuditRow(r["no"], moment_of(r["at_ms"]), r["who"], r["did"], r["whom"], r["why"])
            for r in rows
        )

    def broken_at(self) -> int | None:
        """The number of the first line that is not as it was written; None when all are.

        A log whose end or beginning was cut off is broken at its own last or first line.
        """
        with self._database.reading() as tables:
            before, expected = None, None
            for row in tables.execute("SELECT * FROM audit ORDER BY no"):
                whole = before is None or (row["before"] == before and row["no"] == expected)
                mark = self._mark(row["before"], tuple(row[name] for name in SAID))
                if not whole or not hmac.compare_digest(row["mark"], mark):
                    return int(row["no"])
                before, expected = row["mark"], row["no"] + 1
            tied = tables.execute("SELECT value FROM settings WHERE name = ?", [ENDS]).fetchone()
            if (tied["value"] if tied else None) == self._ends(tables):
                return None
            return 0 if expected is None else expected - 1

    def drop_old(self) -> int:
        """Drop the lines past KEPT_DAYS, oldest first, and say how many."""
        with self._database.writing() as tables:
            old = ms_of(self._clock()) - KEPT_DAYS * DAY_MS
            # The triggers go by SQLite's own clock; a rehearsal with a moved one drops no real line
            dropped = tables.execute(
                "DELETE FROM audit WHERE at_ms < min(?, strftime('%s', 'now') * 1000 - ?)",
                [old, KEPT_DAYS * DAY_MS],
            ).rowcount
            if dropped:
                self._tie(tables)
        return dropped

    def _mark(self, before: bytes, said: tuple[object, ...]) -> bytes:
        content = json.dumps(said, ensure_ascii=False).encode()
        return self._vault.mark("audit", before + content)

    def _tie(self, tables: Tables) -> None:
        """Note where the log begins and ends, so that a missing end shows."""
        tables.execute("DELETE FROM settings WHERE name = ?", [ENDS])
        ends = self._ends(tables)
        if ends is not None:
            tables.execute("INSERT INTO settings (name, value) VALUES (?, ?)", [ENDS, ends])

    def _ends(self, tables: Tables) -> bytes | None:
        first = tables.execute("SELECT no FROM audit ORDER BY no LIMIT 1").fetchone()
        last = tables.execute("SELECT no, mark FROM audit ORDER BY no DESC LIMIT 1").fetchone()
        if first is None:
            return None
        ends = f"ends {first['no']} {last['no']} ".encode() + last["mark"]
        return self._vault.mark("audit", ends)
