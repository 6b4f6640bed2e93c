"""The shop's own people: their names, roles and PINs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from configurator.store.clock import Clock, ms_of
from configurator.store.database import Database
from configurator.store.people import new_id
from configurator.store.vault import Vault

Role = Literal["staff", "production", "manager"]


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of the shop's people."""

    id: str
    name: str
    role: Role
    active: bool


class StaffRoom:
    """Everybody who may sign in. Their names are sealed with the shop's own seal."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def everybody(self) -> tuple[StaffMember, ...]:
        """All staff, those who left too, in the order they came."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT * FROM staff ORDER BY made_ms, id").fetchall()
        return tuple(self._read(row) for row in rows)

    def member(self, staff: str) -> StaffMember | None:
        """The staff member of that id."""
        return next((each for each in self.everybody() if each.id == staff), None)

    def pin_of(self, staff: str) -> str | None:
        """What is kept of somebody's PIN; None for nobody and for those who left."""
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT pin FROM staff WHERE id = ? AND active = 1", [staff]
            ).fetchone()
        return row["pin"] if row else None

    def new_id(self) -> str:
        """An id for somebody about to be added; their PIN is hashed for it."""
        return new_id("s")

    def put(self, member: StaffMember, pin: str | None = None) -> None:
        """Add somebody, with what `Pins.hashed` made of their PIN, or change them.

        Raises ValueError when nobody would be left to manage the shop.
        """
        sealed = self._vault.house.close(f"staff/{member.id}", member.name.strip().encode())
        values = [member.id, sealed, member.role, pin or "", int(member.active)]
        with self._database.writing() as tables:
            tables.execute(
                "INSERT INTO staff (id, name, role, pin, active, made_ms) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "name = excluded.name, role = excluded.role, active = excluded.active, "
                "pin = CASE excluded.pin WHEN '' THEN pin ELSE excluded.pin END",
                [*values, ms_of(self._clock())],
            )
            if not any(each.role == "manager" and each.active for each in self.everybody()):
                raise ValueError("somebody must manage the shop")

    def _read(self, row: sqlite3.Row) -> StaffMember:
        name = self._vault.house.open(f"staff/{row['id']}", row["name"]).decode()
        return StaffMember(row["id"], name, row["role"], bool(row["active"]))
