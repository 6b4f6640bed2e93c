"""The designs people keep: drafts to go on with and finished ones, sealed under their own key."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Literal

from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.people import KeptDesign
from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database
from configurator.store.people import new_id
from configurator.store.vault import Seal, Vault

State = Literal["draft", "saved"]


class Designs:
    """Every remembered person's designs."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def keep(
        self,
        person: str,
        design: Design,
        state: State,
        kept: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Keep a design and return its id; with the id of one kept before, in its place.

        `at` is when it was made, if not now.
        """
        now = ms_of(at or self._clock())
        with self._database.writing() as tables:
            name = kept or new_id("d")
            seal = self._vault.key_of(tables, person)
            tables.execute(
                "INSERT INTO designs (id, person, state, family, sealed, made_ms, changed_ms) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "state = excluded.state, family = excluded.family, sealed = excluded.sealed, "
                "changed_ms = excluded.changed_ms WHERE person = excluded.person",
                [name, person, state, design.family, _closed(seal, name, design), now, now],
            )
        return name

    def of(self, person: str, most: int = 100) -> tuple[KeptDesign, ...]:
        """A person's designs, last changed first."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM designs WHERE person = ? ORDER BY changed_ms DESC, id LIMIT ?",
                [person, most],
            ).fetchall()
            if not rows:
                return ()
            seal = self._vault.key_of(tables, person)
            return tuple(_opened(seal, row) for row in rows)

    def forget(self, kept: str) -> None:
        """Forget one design."""
        with self._database.writing() as tables:
            tables.execute("DELETE FROM designs WHERE id = ?", [kept])

    def drafts_unchanged_since(self, ms: int) -> tuple[str, ...]:
        """The drafts nobody went on with since a moment."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT id FROM designs WHERE state = 'draft' AND changed_ms < ?", [ms]
            )
            return tuple(row["id"] for row in rows)

    def hand_over(self, giver: str, taker: str) -> None:
        """Make all of one person's designs another's, sealed anew under the other's key."""
        with self._database.writing() as tables:
            seal = self._vault.key_of(tables, taker)
            for kept in self.of(giver, most=100_000):
                tables.execute(
                    "UPDATE designs SET person = ?, sealed = ? WHERE id = ?",
                    [taker, _closed(seal, kept.id, kept.design), kept.id],
                )


def _closed(seal: Seal, kept: str, design: Design) -> bytes:
    return seal.close(f"design/{kept}", write_design(design))


def _opened(seal: Seal, row: sqlite3.Row) -> KeptDesign:
    return KeptDesign(
        id=row["id"],
        state=row["state"],
        design=read_design(seal.open(f"design/{row['id']}", row["sealed"])),
        made_at=moment_of(row["made_ms"]),
        changed_at=moment_of(row["changed_ms"]),
    )
