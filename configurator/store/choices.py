"""What people choose, kept as sums and not as a diary, and forgotten exactly, by subtraction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from configurator.model.people import LastChoice, TasteSum
from configurator.store.clock import DAY_MS, Clock, moment_of, ms_of
from configurator.store.database import Database, Tables

HALF_LIFE_DAYS = 180
"""A person's taste weighs half after so long; what fell under LEAST of a choice is dropped."""
LEAST = 0.05
LAST_KEPT = 20
"""Last choices kept in each facet of a person who agreed to learning."""
STORE = "store"
"""The owner of the sums of everybody together, which name nobody."""
SHARE = 720_720
"""One offer among K options adds SHARE / K: a whole number for every K up to 16, so that what was
added is taken away again without a remainder."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody took from the options that were shown; `chosen` is one of them."""

    facet: str
    chosen: str
    shown: tuple[str, ...]
    family: str


class Choices:
    """The sums of the shop and of each person who agreed to learning."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def record(self, choice: Choice, person: str | None = None) -> None:
        """Learn from a choice, in one transaction: the shop's sums, and the person's when given.

        Hand in a person only with their consent to learn. Other learning from the same choice
        joins the transaction when both stand in one `Database.writing` block.
        """
        with self._database.writing() as tables:
            for owner in (STORE, person):
                if owner is not None:
                    self._add(tables, owner, choice)
            if person is not None:
                self._remember_last(tables, person, choice)

    def sums(self, owner: str = STORE) -> tuple[TasteSum, ...]:
        """A person's sums, or the shop's, as they stand at this moment."""
        now = ms_of(self._clock())
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM sums WHERE owner = ? ORDER BY facet, option", [owner]
            ).fetchall()
        return tuple(
            TasteSum(
                facet=row["facet"],
                option=row["option"],
                chosen=_amount(row).at(now).chosen,
                offered=_amount(row).at(now).offered,
                at=moment_of(now),
            )
            for row in rows
        )

    def last(self, person: str) -> tuple[LastChoice, ...]:
        """A person's last choices, newest first."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM last_choices WHERE person = ? ORDER BY no DESC", [person]
            )
            return tuple(
                LastChoice(
                    facet=row["facet"],
                    option=row["option"],
                    family=row["family"],
                    at=moment_of(row["at_ms"]),
                )
                for row in rows
            )

    def forget(self, person: str, facet: str | None = None, option: str | None = None) -> None:
        """Take a person's choices out of everything learned: all, one facet's, or one option's."""
        where, values = "owner = ?", [person]
        if facet is not None:
            where, values = f"{where} AND facet = ?", [*values, facet]
        if option is not None:
            where, values = f"{where} AND option = ?", [*values, option]
        with self._database.writing() as tables:
            rows = tables.execute(f"SELECT * FROM sums WHERE {where}", values).fetchall()
            for row in rows:
                _put(tables, STORE, (row["facet"], row["option"]), _amount(row), sign=-1)
            tables.execute(f"DELETE FROM sums WHERE {where}", values)
            tables.execute(
                f"DELETE FROM last_choices WHERE {where.replace('owner', 'person')}", values
            )

    def hand_over(self, giver: str, taker: str) -> None:
        """Add one person's sums to another's; the shop's stay as they are."""
        with self._database.writing() as tables:
            rows = tables.execute("SELECT * FROM sums WHERE owner = ?", [giver]).fetchall()
            for row in rows:
                _put(tables, taker, (row["facet"], row["option"]), _amount(row))
            tables.execute("DELETE FROM sums WHERE owner = ?", [giver])
            tables.execute("UPDATE last_choices SET person = ? WHERE person = ?", [taker, giver])

    def drop_faded(self) -> int:
        """Drop people's sums that faded under LEAST of a choice, and say how many.

        The shop's keep what they learned: it names nobody.
        """
        now = ms_of(self._clock())
        with self._database.writing() as tables:
            rows = tables.execute("SELECT * FROM sums WHERE owner <> ?", [STORE]).fetchall()
            faded = [
                [row["owner"], row["facet"], row["option"]]
                for row in rows
                if max(_amount(row).at(now).chosen, _amount(row).at(now).offered) < LEAST
            ]
            for key in faded:
                tables.execute("DELETE FROM sums WHERE owner = ? AND facet = ? AND option = ?", key)
        return len(faded)

    def _add(self, tables: Tables, owner: str, choice: Choice) -> None:
        now, share = ms_of(self._clock()), SHARE // len(choice.shown)
        for option in choice.shown:
            taken = int(option == choice.chosen)
            amount = Amount(float(taken), share / SHARE, now, taken, share)
            _put(tables, owner, (choice.facet, option), amount)

    def _remember_last(self, tables: Tables, person: str, choice: Choice) -> None:
        tables.execute(
            "INSERT INTO last_choices (person, facet, option, family, at_ms) VALUES (?,?,?,?,?)",
            [person, choice.facet, choice.chosen, choice.family, ms_of(self._clock())],
        )
        tables.execute(
            "DELETE FROM last_choices WHERE person = ? AND facet = ? AND no NOT IN (SELECT no "
            "FROM last_choices WHERE person = ? AND facet = ? ORDER BY no DESC LIMIT ?)",
            [person, choice.facet, person, choice.facet, LAST_KEPT],
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """One row of sums: faded as of `at_ms`, and whole numbers since ever."""

    chosen: float
    offered: float
    at_ms: int
    chosen_ever: int
    offered_ever: int

    def at(self, ms: int) -> Amount:
        """The same, faded on to a later moment; a clock that was set back fades nothing."""
        share = 0.5 ** (max(0, ms - self.at_ms) / (HALF_LIFE_DAYS * DAY_MS))
        at_ms = max(ms, self.at_ms)
        chosen, offered = self.chosen * share, self.offered * share
        return Amount(chosen, offered, at_ms, self.chosen_ever, self.offered_ever)

    def plus(self, other: Amount, sign: int = 1) -> Amount:
        """Both together as of the later moment; with sign -1 this one without the other."""
        now = max(self.at_ms, other.at_ms)
        mine, theirs = self.at(now), other.at(now)
        return Amount(
            max(0.0, mine.chosen + sign * theirs.chosen),
            max(0.0, mine.offered + sign * theirs.offered),
            now,
            max(0, self.chosen_ever + sign * other.chosen_ever),
            max(0, self.offered_ever + sign * other.offered_ever),
        )


def _amount(row: sqlite3.Row) -> Amount:
    return Amount(*(row[name] for name in Amount.__slots__))


def _put(tables: Tables, owner: str, key: tuple[str, str], added: Amount, sign: int = 1) -> None:
    """Add an amount to a row of sums, or with sign -1 take it out again."""
    row = tables.execute(
        "SELECT * FROM sums WHERE owner = ? AND facet = ? AND option = ?", [owner, *key]
    ).fetchone()
    if row is None and sign < 0:
        return
    now = added if row is None else _amount(row).plus(added, sign)
    tables.execute(
        "INSERT OR REPLACE INTO sums VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [owner, *key, *(getattr(now, name) for name in Amount.__slots__)],
    )
