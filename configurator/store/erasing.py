"""Erasing a person: key, rows and files at once, in the copies too; nothing brings them back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from configurator.ground import files
from configurator.store.audit import Audit
from configurator.store.autosave import Autosave
from configurator.store.backups import Backups
from configurator.store.choices import Choices
from configurator.store.database import Database, Tables
from configurator.store.keepsakes import Keepsakes
from configurator.store.order_states import Deed
from configurator.store.orders import Orders
from configurator.store.photos import PhotoFolder
from configurator.store.vault import Vault

ERASED_FILE = "erased.txt"
"""The ids of erased people, one a line, beside the database: a restored copy is cleared by it."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, in counts, and the orders that keep what the law needs of them."""

    people: tuple[str, ...]
    designs: int
    facts: int
    photos: int
    choices: int
    orders_kept: tuple[str, ...]
    orders_open: tuple[str, ...]
    """Orders still being made: their design is wiped when they are handed over."""


class Eraser:
    """Erases people from everywhere they are kept."""

    def __init__(  # noqa: PLR0913 - it touches every place where a person is kept
        self,
        database: Database,
        vault: Vault,
        *,
        choices: Choices,
        orders: Orders,
        keepsakes: Keepsakes,
        shelf: PhotoFolder,
        autosave: Autosave,
        backups: Backups,
        audit: Audit,
    ) -> None:
        self._database = database
        self._vault = vault
        self._choices = choices
        self._orders = orders
        self._keepsakes = keepsakes
        self._shelf = shelf
        self._autosave = autosave
        self._backups = backups
        self._audit = audit
        self._list = database.file.with_name(ERASED_FILE)

    def who_goes(self, person: str) -> tuple[str, ...]:
        """The person, and the children who have no other guardian."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT id FROM people WHERE guardian = ?", [person]).fetchall()
        return (person, *(row["id"] for row in rows))

    def erase(self, person: str, who: str, why: str) -> Erased:
        """Erase a person and the children in their care, completely. Raises KeyError for nobody.

        Their ids go on the list of the erased first: once that line is on the disk, the next start
        of the kiosk finishes the work whatever happens in between.
        """
        people = self.who_goes(person)
        with self._database.writing() as tables:
            if not self._known(tables, [person]):
                raise KeyError(person)
            before_merges = self._once(tables, people)
            files.append_lines(self._list, (*people, *before_merges))
            # Children first: they stand under their guardian.
            parts = [self._erase_one(tables, each, who) for each in reversed(people)]
            for each in people:
                self._audit.write(who, "erased", each, why)
        keys = [key for part in parts for key in part.keys]
        self._backups.drop_keys((*people, *before_merges, *keys))
        self._database.settle()
        return Erased(
            people=people,
            designs=sum(part.designs for part in parts),
            facts=sum(part.facts for part in parts),
            photos=sum(part.photos for part in parts),
            choices=sum(part.choices for part in parts),
            orders_kept=tuple(number for part in parts for number in part.orders_kept),
            orders_open=tuple(number for part in parts for number in part.orders_open),
        )

    def finish(self) -> tuple[str, ...]:
        """Erase again whoever is on the list and came back with a restored copy."""
        if not self._list.exists():
            return ()
        listed = self._list.read_text("ascii").split()
        with self._database.reading() as tables:
            back = self._known(tables, listed)
        erased: list[str] = []
        for person in back:
            if person not in erased:
                erased += self.erase(person, "kiosk", "erased-before").people
        return tuple(erased)

    def _once(self, tables: Tables, people: tuple[str, ...]) -> tuple[str, ...]:
        """The ids under which the copies may still know these people, from before a merge."""
        rows = tables.execute(
            "SELECT gone FROM merged WHERE kept IN (SELECT value FROM json_each(?))",
            [json.dumps(people)],
        ).fetchall()
        return tuple(row["gone"] for row in rows)

    def _known(self, tables: Tables, people: list[str]) -> list[str]:
        rows = tables.execute(
            "SELECT id FROM people WHERE id IN (SELECT value FROM json_each(?)) ORDER BY no DESC",
            [json.dumps(people)],
        ).fetchall()
        return [row["id"] for row in rows]

    def _erase_one(self, tables: Tables, person: str, who: str) -> _Part:
        counts = {table: _count(tables, table, person) for table in ("designs", "facts")}
        choices = len(self._choices.sums(person))
        orders = self._orders.everything_of(person)
        visits = self._autosave.of_person(person)
        for order in orders:
            if not order.number and not order.is_done:
                self._orders.step(order.id, "cancelled", Deed(who, "erased"))
            self._orders.let_go(order.id)
        for visit in visits:
            for photo in self._autosave.end(visit):
                self._shelf.remove(photo)
        self._choices.forget(person)
        photos = self._keepsakes.forget(person)
        done = [order for order in orders if order.is_done]
        for order in done:
            self._keepsakes.forget(order.id)
        tables.execute("DELETE FROM tries WHERE subject = ?", [f"person:{person}"])
        self._vault.destroy_key(tables, person)
        tables.execute("DELETE FROM people WHERE id = ?", [person])
        tables.execute("DELETE FROM households WHERE id NOT IN (SELECT household FROM people)")
        return _Part(
            designs=counts["designs"],
            facts=counts["facts"],
            photos=photos,
            choices=choices,
            keys=(*(order.id for order in done), *visits),
            orders_kept=tuple(order.number for order in done if order.number),
            orders_open=tuple(o.number for o in orders if o.number and not o.is_done),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """What erasing one of them took away, and the keys destroyed beside their own."""

    designs: int
    facts: int
    photos: int
    choices: int
    keys: tuple[str, ...]
    orders_kept: tuple[str, ...]
    orders_open: tuple[str, ...]


def _count(tables: Tables, table: str, person: str) -> int:
    sql = f"SELECT count(*) FROM {table} WHERE person = ?"
    return int(tables.execute(sql, [person]).fetchone()[0])
