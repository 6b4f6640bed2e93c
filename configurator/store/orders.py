"""Orders: what was bought, the exact design it was made from, and every step it took."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from configurator.model.design import Design
from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database, Tables
from configurator.store.order_designs import destroy_designs, opened_design, seal_design
from configurator.store.order_states import (
    DONE,
    LEASE_S,
    LEASED,
    STEPS,
    Deed,
    Order,
    OrderStep,
    State,
    StepRefused,
    number_of,
    read_order,
)
from configurator.store.people import new_id
from configurator.store.tickets import read_ticket, ticket_of
from configurator.store.vault import Vault

SERIES = "order-series"

Changes = Mapping[str, str | int | None]
"""Columns of an order that a step sets beside its state."""
NO_CHANGES: Changes = {}


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What a customer approved. `quote` is the itemised price as JSON, in the shop's own words."""

    design: Design
    quantity: int
    quote: str
    total_minor: int
    currency: str
    language: str
    kiosk: str
    person: str | None = None


class Orders:
    """Every order. Each has a key of its own, so that a guest's can be wiped like anybody's."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def begin(self, new: NewOrder) -> Order:
        """Write an order down as a draft: no number yet, and production does not see it."""
        order, now = new_id("o"), ms_of(self._clock())
        row = {
            "id": order,
            "person": new.person,
            "kiosk": new.kiosk,
            "family": new.design.family,
            "size": new.design.size,
            "quantity": new.quantity,
            "language": new.language,
            "total_minor": new.total_minor,
            "currency": new.currency,
            "quote": new.quote,
            "state": "draft",
            "made_ms": now,
            "changed_ms": now,
        }
        with self._database.writing() as tables:
            self._vault.make_key(tables, order)
            tables.table("orders").insert(row)
            seal_design(tables, self._vault, (order, 1), new.design)
            return self.order(order)

    def submit(self, order: str, who: str) -> Order:
        """Order it: it gets its number. A second tap on the button changes nothing."""
        with self._database.writing() as tables:
            now = self.order(order)
            if now.number:
                return now
            number = number_of(_next_in_series(tables))
            return self.step(order, "submitted", Deed(who, "ordered"), changes={"number": number})

    def place(self, new: NewOrder, who: str) -> Order:
        """Begin and submit in one transaction."""
        with self._database.writing():
            return self.submit(self.begin(new).id, who)

    def step(
        self,
        order: str,
        after: State,
        by: Deed,
        *,
        fence: int | None = None,
        changes: Changes = NO_CHANGES,
    ) -> Order:
        """Take one step: compare the state (and fence) and set the next, with its line in the log.

        Raises StepRefused when the order may not, or when somebody else was first.
        """
        with self._database.writing() as tables:
            now = self.order(order)
            if after not in STEPS[now.state]:
                raise StepRefused("step", now)
            if fence is not None and fence != now.fence:
                raise StepRefused("taken", now)
            at = ms_of(self._clock())
            lease = at + LEASE_S * 1000 if after in LEASED else None
            stepped: dict[str, str | int | None] = {
                "state": after,
                "changed_ms": at,
                "lease_until_ms": lease,
                "held_from": None,
                **({} if after in LEASED else {"holder": None}),
                **changes,
            }
            _set(tables, order, stepped)
            step = self.order(order)
            tables.execute(
                'INSERT INTO order_log ("order", at_ms, from_state, to_state, who, why, fence) '
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [order, at, now.state, after, by.who, by.why, step.fence],
            )
            self._wipe_if_asked(tables, step)
            return self.order(order)

    def order(self, order: str) -> Order:
        """The order of that id. Raises KeyError."""
        found = self._where("id = ?", [order])
        if not found:
            raise KeyError(order)
        return found[0]

    def numbered(self, number: str) -> Order | None:
        """The order of that number."""
        return next(iter(self._where("number = ?", [number.strip().upper()])), None)

    def of_person(self, person: str) -> tuple[Order, ...]:
        """A person's orders, newest first; drafts that were never ordered are none."""
        return self._where("person = ? AND number IS NOT NULL ORDER BY no DESC", [person])

    def everything_of(self, person: str) -> tuple[Order, ...]:
        """A person's orders and order drafts, newest first."""
        return self._where("person = ? ORDER BY no DESC", [person])

    def in_states(self, states: Iterable[State], most: int = 500) -> tuple[Order, ...]:
        """The orders in some states, oldest first."""
        named = sorted(states)
        marks = ", ".join("?" * len(named))
        return self._where(f"state IN ({marks}) ORDER BY no LIMIT ?", [*named, most])

    def search(self, typed: str, most: int = 50) -> tuple[Order, ...]:
        """The orders whose number begins with, or whose digits end with, what was typed."""
        plain = re.sub(r"[^A-Z0-9]", "", typed.upper())
        if not plain:
            return ()
        like = f"%{plain}" if plain.isdigit() else f"{plain[0]}%{plain[1:]}%"
        sql = "replace(number, '-', '') LIKE ? ORDER BY no DESC LIMIT ?"
        return self._where(sql, [like, most])

    def design(self, order: str) -> Design | None:
        """The exact design of an order; None once it was wiped."""
        with self._database.reading() as tables:
            return opened_design(tables, self._vault, order)

    def log(self, order: str) -> tuple[OrderStep, ...]:
        """Every step an order took, first one first."""
        with self._database.reading() as tables:
            rows = tables.execute('SELECT * FROM order_log WHERE "order" = ? ORDER BY no', [order])
            return tuple(
                OrderStep(
                    moment_of(r["at_ms"]),
                    r["from_state"],
                    r["to_state"],
                    r["who"],
                    r["why"],
                    r["fence"],
                )
                for r in rows
            )

    def ticket(self, order: Order) -> str:
        """What the ticket's QR code says: the number, and a mark that nobody else can make."""
        return ticket_of(self._vault, order.id, order.number)

    def of_ticket(self, scanned: str) -> Order | None:
        """The order of a scanned ticket; None for anything that is not one of our tickets."""
        number = read_ticket(scanned)
        order = self.numbered(number) if number else None
        return order if order and self.ticket(order) == scanned.strip().upper() else None

    def wipe(self, order: str) -> None:
        """Destroy an order's design, files and tie to a person; what the law needs stays."""
        with self._database.writing() as tables:
            folder = self.order(order).folder
            destroy_designs(tables, self._vault, order)
            _set(tables, order, {"person": None, "folder": None, "artifact_hash": None})
        if folder is not None:
            # Its ticket and print file say names; what is in use just now is swept at night.
            shutil.rmtree(self._database.file.parent / folder, ignore_errors=True)

    def let_go(self, order: str) -> None:
        """Wipe an order now when it is done, or else as soon as it is."""
        with self._database.writing() as tables:
            _set(tables, order, {"wipe_when_done": 1, "person": None})
            self._wipe_if_asked(tables, self.order(order))

    def folders(self) -> frozenset[str]:
        """The folders of files that orders still have."""
        found = self._where("folder IS NOT NULL", [])
        return frozenset(order.folder for order in found if order.folder is not None)

    def hand_over(self, giver: str, taker: str) -> None:
        """Make one person's orders another's."""
        with self._database.writing() as tables:
            tables.execute("UPDATE orders SET person = ? WHERE person = ?", [taker, giver])

    def done_before(self, ms: int, *, guests: bool) -> tuple[Order, ...]:
        """The finished orders, of guests or of known people, whose design is still kept."""
        marks = ", ".join("?" * len(DONE))
        tie = "NULL" if guests else "NOT NULL"
        return self._where(
            f"state IN ({marks}) AND changed_ms < ? AND person IS {tie} AND EXISTS "
            '(SELECT 1 FROM order_designs AS d WHERE d."order" = orders.id) ORDER BY no',
            [*sorted(DONE), ms],
        )

    def _where(self, condition: str, values: list[str | int | None]) -> tuple[Order, ...]:
        sql = f"SELECT * FROM orders WHERE {condition}"
        with self._database.reading() as tables:
            return tuple(read_order(row) for row in tables.execute(sql, values).fetchall())

    def _wipe_if_asked(self, tables: Tables, order: Order) -> None:
        row = tables.execute("SELECT wipe_when_done FROM orders WHERE id = ?", [order.id])
        if order.is_done and row.fetchone()["wipe_when_done"]:
            self.wipe(order.id)


def _set(tables: Tables, order: str, changes: Changes) -> None:
    columns = ", ".join(f"{name} = ?" for name in changes)
    tables.execute(f"UPDATE orders SET {columns} WHERE id = ?", [*changes.values(), order])


def _next_in_series(tables: Tables) -> int:
    row = tables.execute("SELECT value FROM settings WHERE name = ?", [SERIES]).fetchone()
    count = int.from_bytes(row["value"]) + 1 if row else 1
    value = {"name": SERIES, "value": count.to_bytes(8)}
    tables.table("settings").insert(value, replace=True)
    return count
