"""The people the shop remembers, by their consent: names, postures, facts, favorites, keys."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from configurator.model.people import Consent, Fact, Favorite, Household, Posture, Profile
from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database, Tables
from configurator.store.member_rows import read_member, read_name, row_of
from configurator.store.name_index import matches, tokens_of_name, tokens_of_typed
from configurator.store.vault import Seal, Vault

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody to remember. A child has a guardian, an adult of the same household."""

    name: str
    postures: tuple[Posture, ...] = ()
    consents: tuple[Consent, ...] = ()
    facts: tuple[Fact, ...] = ()
    favorites: tuple[Favorite, ...] = ()
    guardian: str | None = None
    face: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found by name."""

    person: str
    household: str
    name: str
    is_child: bool


def new_id(letter: str) -> str:
    """A random name for a row, such as 'p-1f0c...'; it says nothing about whom it names."""
    return f"{letter}-{secrets.token_hex(10)}"


class People:
    """Households and their members. What people said is sealed under a key of their own."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def add_household(self, first: NewMember) -> Household:
        """Remember somebody new, alone in a household for now. An adult."""
        household = new_id("h")
        with self._database.writing() as tables:
            tables.execute(
                "INSERT INTO households (id, made_ms) VALUES (?, ?)",
                [household, ms_of(self._clock())],
            )
            self.add_member(household, first)
            return self.household(household)

    def add_member(self, household: str, member: NewMember) -> Profile:
        """Remember one more of a household. Raises ValueError without their consent to remember."""
        now = self._clock()
        person = new_id("p")
        profile = Profile(
            id=person,
            name=member.name,
            is_child=member.guardian is not None,
            guardian=member.guardian,
            face=member.face,
            postures=member.postures,
            facts=member.facts,
            consents=member.consents,
            favorites=member.favorites,
        )
        if not profile.agrees("remember", now):
            raise ValueError("nobody is remembered without their consent")
        with self._database.writing() as tables:
            seal = self._vault.make_key(tables, person)
            self._write_person(tables, household, profile, seal)
            for posture in profile.postures:
                self.save_posture(person, posture)
            for fact in profile.facts:
                self.save_fact(person, fact)
            for favorite in profile.favorites:
                self.mark_favorite(person, favorite, marked=True)
            for consent in profile.consents:
                self.record_consent(person, consent)
            # Read back as everybody else reads it, so that a broken household is never kept.
            return self.household(household).member(person)

    def household(self, household: str) -> Household:
        """A household with all its members. Raises KeyError when there is none."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM people WHERE household = ? ORDER BY no", [household]
            ).fetchall()
            if not rows:
                raise KeyError(household)
            members = tuple(read_member(tables, self._vault, row) for row in rows)
        return Household(id=household, members=members)

    def member(self, person: str) -> Profile:
        """One person. Raises KeyError when there is none."""
        with self._database.reading() as tables:
            return read_member(tables, self._vault, row_of(tables, person))

    def household_of(self, person: str) -> str:
        """The household a person belongs to. Raises KeyError."""
        with self._database.reading() as tables:
            household: str = row_of(tables, person)["household"]
            return household

    def rename(self, person: str, name: str) -> None:
        """Correct somebody's name. Raises ValueError for a blank or overlong one, KeyError."""
        with self._database.writing() as tables:
            row = row_of(tables, person)
            profile = Profile(id=person, name=name)
            sealed = self._vault.key_of(tables, person).close(
                f"name/{person}", profile.name.encode()
            )
            tables.execute("UPDATE people SET name = ? WHERE id = ?", [sealed, person])
            self._index(tables, row["no"], profile.name)

    def choose_face(self, person: str, face: str | None) -> None:
        """Put a motif on somebody's tile."""
        with self._database.writing() as tables:
            tables.execute("UPDATE people SET face = ? WHERE id = ?", [face, person])

    def save_posture(self, person: str, posture: Posture) -> None:
        """Keep how one kind of kiosk stands for a person."""
        with self._database.writing() as tables:
            sealed = self._vault.key_of(tables, person).close(
                f"posture/{person}/{posture.kiosk_kind}", posture.model_dump_json().encode()
            )
            row = {"person": person, "kiosk_kind": posture.kiosk_kind, "sealed": sealed}
            tables.table("postures").insert(row | {"set_ms": ms_of(self._clock())}, replace=True)

    def save_fact(self, person: str, fact: Fact) -> None:
        """Keep a fact; it takes the place of what was known under its key."""
        with self._database.writing() as tables:
            sealed = self._vault.key_of(tables, person).close(
                f"fact/{person}/{fact.key}", fact.model_dump_json().encode()
            )
            row = {"person": person, "key": fact.key, "sealed": sealed}
            tables.table("facts").insert(row, replace=True)

    def forget_fact(self, person: str, key: str) -> None:
        """Forget one fact at once."""
        with self._database.writing() as tables:
            tables.execute("DELETE FROM facts WHERE person = ? AND key = ?", [person, key])

    def mark_favorite(self, person: str, favorite: Favorite, *, marked: bool) -> None:
        """Mark something to find again, or take the mark away."""
        key = [person, favorite.kind, favorite.item]
        with self._database.writing() as tables:
            tables.execute("DELETE FROM favorites WHERE person = ? AND kind = ? AND item = ?", key)
            if marked:
                tables.execute(
                    "INSERT INTO favorites (person, kind, item, at_ms) VALUES (?, ?, ?, ?)",
                    [*key, ms_of(self._clock())],
                )

    def record_consent(self, person: str, consent: Consent) -> None:
        """Write down an answer to a question of consent; earlier answers stay as they were."""
        with self._database.writing() as tables:
            row = consent.model_dump(exclude={"at", "expires_at"})
            expires = consent.expires_at
            row |= {"person": person, "given": int(consent.given), "at_ms": ms_of(consent.at)}
            row["expires_ms"] = None if expires is None else ms_of(expires)
            tables.table("consents").insert(row)

    def save_pin(self, person: str, kept: str | None) -> None:
        """Keep what `Pins.hashed` made of a person's PIN, or take the PIN away."""
        with self._database.writing() as tables:
            tables.execute("UPDATE people SET pin = ? WHERE id = ?", [kept, person])

    def pin_of(self, person: str) -> str | None:
        """What is kept of a person's PIN; None without one, and for nobody."""
        with self._database.reading() as tables:
            row = tables.execute("SELECT pin FROM people WHERE id = ?", [person]).fetchone()
            return row["pin"] if row else None

    def saw(self, person: str) -> datetime:
        """Note that a person is here, and say when they were last. Raises KeyError for nobody."""
        with self._database.writing() as tables:
            before = row_of(tables, person)["seen_ms"]
            now = ms_of(self._clock())
            tables.execute("UPDATE people SET seen_ms = ? WHERE id = ?", [now, person])
        return moment_of(before)

    def move_wards(self, giver: str, taker: str) -> None:
        """Put the children in one adult's care in another's, and in their household."""
        with self._database.writing() as tables:
            tables.execute(
                "UPDATE people SET guardian = ?, household = ? WHERE guardian = ?",
                [taker, row_of(tables, taker)["household"], giver],
            )

    def absorb(self, gone: str, kept: str) -> None:
        """Take away somebody whose things were handed over to their other profile.

        The copies still know the old one, and forget it when the kept one is erased.
        """
        with self._database.writing() as tables:
            tables.execute("UPDATE merged SET kept = ? WHERE kept = ?", [kept, gone])
            tables.execute("INSERT INTO merged (gone, kept) VALUES (?, ?)", [gone, kept])
            self._vault.destroy_key(tables, gone)
            tables.execute("DELETE FROM tries WHERE subject = ?", [f"person:{gone}"])
            tables.execute("DELETE FROM people WHERE id = ?", [gone])
            tables.execute("DELETE FROM households WHERE id NOT IN (SELECT household FROM people)")

    def unseen_since(self, ms: int) -> tuple[str, ...]:
        """The people who were not here since a moment."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT id FROM people WHERE seen_ms < ? ORDER BY no", [ms])
            return tuple(row["id"] for row in rows)

    def search(self, typed: str, most: int = MOST_FOUND) -> tuple[Hit, ...]:
        """The people whose name has a word beginning with each word typed, last seen first."""
        tokens = sorted(tokens_of_typed(self._vault, typed))
        if not tokens:
            return ()
        others = " AND EXISTS (SELECT 1 FROM name_index WHERE token = ? AND person = p.no)"
        sql = (
            "SELECT p.* FROM name_index AS i JOIN people AS p ON p.no = i.person "
            f"WHERE i.token = ?{others * (len(tokens) - 1)} ORDER BY p.seen_ms DESC"
        )
        with self._database.reading() as tables:
            # Words longer than the index knows, and tokens two words share, are told apart here.
            hits = (self._hit(tables, row) for row in tables.execute(sql, tokens))
            return tuple(islice((hit for hit in hits if matches(hit.name, typed)), most))

    def _hit(self, tables: Tables, row: sqlite3.Row) -> Hit:
        name = read_name(self._vault.key_of(tables, row["id"]), row)
        return Hit(row["id"], row["household"], name, bool(row["is_child"]))

    def _write_person(self, tables: Tables, household: str, profile: Profile, seal: Seal) -> None:
        now = ms_of(self._clock())
        row: dict[str, Any] = {
            "id": profile.id,
            "household": household,
            "guardian": profile.guardian,
            "is_child": int(profile.is_child),
            "face": profile.face,
            "name": seal.close(f"name/{profile.id}", profile.name.encode()),
            "made_ms": now,
            "seen_ms": now,
        }
        tables.table("people").insert(row)
        self._index(tables, row_of(tables, profile.id)["no"], profile.name)

    def _index(self, tables: Tables, no: int, name: str) -> None:
        tables.execute("DELETE FROM name_index WHERE person = ?", [no])
        for token in tokens_of_name(self._vault, name):
            tables.execute("INSERT INTO name_index (token, person) VALUES (?, ?)", [token, no])
