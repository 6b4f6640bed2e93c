"""Reading a person back: the rows of one member opened with their own key and made a Profile."""

from __future__ import annotations

import sqlite3

from configurator.model.people import Consent, Fact, Favorite, Posture, Profile
from configurator.store.clock import moment_of
from configurator.store.database import Tables
from configurator.store.vault import Seal, Vault


def row_of(tables: Tables, person: str) -> sqlite3.Row:
    """The row of a person. Raises KeyError."""
    row: sqlite3.Row | None = tables.execute(
        "SELECT * FROM people WHERE id = ?", [person]
    ).fetchone()
    if row is None:
        raise KeyError(person)
    return row


def read_name(seal: Seal, row: sqlite3.Row) -> str:
    """The name in a row of people."""
    return seal.open(f"name/{row['id']}", row["name"]).decode()


def read_member(tables: Tables, vault: Vault, row: sqlite3.Row) -> Profile:
    """The whole profile of a row of people."""
    person: str = row["id"]
    seal = vault.key_of(tables, person)
    return Profile(
        id=person,
        name=read_name(seal, row),
        is_child=bool(row["is_child"]),
        guardian=row["guardian"],
        face=row["face"],
        has_pin=row["pin"] is not None,
        postures=_postures(tables, seal, person),
        facts=_facts(tables, seal, person),
        consents=_consents(tables, person),
        favorites=_favorites(tables, person),
    )


def _postures(tables: Tables, seal: Seal, person: str) -> tuple[Posture, ...]:
    rows = tables.execute("SELECT * FROM postures WHERE person = ? ORDER BY set_ms", [person])
    return tuple(
        Posture.model_validate_json(seal.open(f"posture/{person}/{r['kiosk_kind']}", r["sealed"]))
        for r in rows
    )


def _facts(tables: Tables, seal: Seal, person: str) -> tuple[Fact, ...]:
    rows = tables.execute("SELECT * FROM facts WHERE person = ? ORDER BY key", [person])
    return tuple(
        Fact.model_validate_json(seal.open(f"fact/{person}/{r['key']}", r["sealed"])) for r in rows
    )


def _consents(tables: Tables, person: str) -> tuple[Consent, ...]:
    rows = tables.execute("SELECT * FROM consents WHERE person = ? ORDER BY no", [person])
    return tuple(
        Consent(
            purpose=r["purpose"],
            version=r["version"],
            given=bool(r["given"]),
            at=moment_of(r["at_ms"]),
            wording_hash=r["wording_hash"],
            language=r["language"],
            place=r["place"],
            by=r["by"],
            expires_at=None if r["expires_ms"] is None else moment_of(r["expires_ms"]),
        )
        for r in rows
    )


def _favorites(tables: Tables, person: str) -> tuple[Favorite, ...]:
    rows = tables.execute(
        "SELECT kind, item FROM favorites WHERE person = ? ORDER BY at_ms, kind, item", [person]
    )
    return tuple(Favorite(kind=r["kind"], item=r["item"]) for r in rows)
