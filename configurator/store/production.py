"""Production: who works on which order, under a lease and a fence, so that nothing prints twice."""

from __future__ import annotations

import hashlib
import hmac

from configurator.store.clock import Clock, ms_of
from configurator.store.database import Database, Tables
from configurator.store.order_states import (
    LEASE_S,
    LEFT_ALONE,
    REPRINTED,
    Deed,
    Order,
    Reason,
    State,
    StepRefused,
)
from configurator.store.orders import Changes, Orders

PRINTING_S = 12 * 3600
"""A working day: how long a file may lie in a machine's folder before somebody has to look."""


def job_key(order: str, revision: int, copy: int) -> str:
    """The key of one print: the hash of order, design revision and copy. Each is sent once."""
    return hashlib.sha256(f"{order}\x1f{revision}\x1f{copy}".encode()).hexdigest()


class Production:
    """The steps from an order to a thing in somebody's hand."""

    def __init__(self, database: Database, orders: Orders, clock: Clock) -> None:
        self._database = database
        self._orders = orders
        self._clock = clock

    def start_rendering(self, who: str) -> Order | None:
        """Take the oldest order that waits for its files; None when none does."""
        with self._database.writing():
            waiting = self._orders.in_states(("submitted",), most=1)
            return self._taken(waiting[0], "rendering", who) if waiting else None

    def rendered(self, order: Order, folder: str, artifact_hash: str, who: str) -> Order:
        """The files lie in `folder` (relative to the data folder), the print file so hashed."""
        with self._database.writing() as tables:
            changes = {"folder": folder, "artifact_hash": artifact_hash}
            ready = self._orders.step(
                order.id, "ready", Deed(who, "rendered"), fence=order.fence, changes=changes
            )
            self._note_job(tables, ready, None)
            return ready

    def claim(self, order: str, who: str) -> Order:
        """Take a ready order to send it to a machine, for LEASE_S. Raises StepRefused."""
        with self._database.writing():
            return self._taken(self._orders.order(order), "claimed", who)

    def renew(self, order: Order, for_s: int = LEASE_S) -> None:
        """Say that the work still goes on. Raises StepRefused when somebody else has it now."""
        until = ms_of(self._clock()) + for_s * 1000
        with self._database.writing() as tables:
            cursor = tables.execute(
                "UPDATE orders SET lease_until_ms = ? "
                "WHERE id = ? AND fence = ? AND lease_until_ms IS NOT NULL",
                [until, order.id, order.fence],
            )
            if cursor.rowcount != 1:
                raise StepRefused("taken", order)

    def sent(self, order: Order, artifact_hash: str, who: str) -> Order:
        """The file goes to the machine now; called before it goes, so that a crash cannot hide it.

        Raises StepRefused when the file is not the one that was rendered, or went before.
        """
        with self._database.writing() as tables:
            now = self._orders.order(order.id)
            if not hmac.compare_digest(now.artifact_hash or "", artifact_hash):
                raise StepRefused("file", now)
            stepped = self._orders.step(order.id, "sent", Deed(who, "sent"), fence=order.fence)
            key = job_key(now.id, now.revision, now.copy)
            cursor = tables.execute(
                "UPDATE jobs SET sent_ms = ? WHERE key = ? AND sent_ms IS NULL",
                [ms_of(self._clock()), key],
            )
            if cursor.rowcount != 1:
                raise StepRefused("sent-before", now)
            return stepped

    def delivered(self, order: Order) -> None:
        """The machine has the whole file; from here on a person says what came out of it.

        Who says nothing for PRINTING_S is asked: the order becomes unknown. Raises StepRefused.
        """
        self.renew(order, PRINTING_S)

    def give_back(self, order: Order, who: str) -> Order:
        """Let a claimed order wait again: nothing was sent."""
        return self._orders.step(order.id, "ready", Deed(who, "given-back"), fence=order.fence)

    def printed(self, order: str, who: str) -> Order:
        """It came out of the machine as it should."""
        return self._orders.step(order, "printed", Deed(who, "printed"))

    def handed_over(self, order: str, who: str) -> Order:
        """The customer has it."""
        return self._orders.step(order, "handed-over", Deed(who, "handed-over"))

    def failed(self, order: str, who: str, why: str, fence: int | None = None) -> Order:
        """It did not work; `why` is a short code, such as 'problem' or 'printer-offline'."""
        return self._orders.step(order, "failed", Deed(who, why), fence=fence)

    def cancel(self, order: str, who: str, why: str) -> Order:
        """It will not be made."""
        return self._orders.step(order, "cancelled", Deed(who, why))

    def hold(self, order: str, who: str, why: str) -> Order:
        """Set it aside, to go on later from where it was."""
        with self._database.writing():
            was = self._orders.order(order).state
            return self._orders.step(order, "held", Deed(who, why), changes={"held_from": was})

    def resume(self, order: str, who: str) -> Order:
        """Go on with a held order."""
        with self._database.writing():
            was = self._orders.order(order).held_from or "submitted"
            return self._orders.step(order, was, Deed(who, "resumed"))

    def retry(self, order: str, who: str) -> Order:
        """Make the files of a failed order anew; as one more copy where one was sent already."""
        with self._database.writing() as tables:
            now = self._orders.order(order)
            if now.state != "failed":
                raise StepRefused("not-failed", now)
            copy = now.copy + 1 if _was_sent(tables, now) else now.copy
            changes: Changes = {"copy": copy, "artifact_hash": None}
            return self._orders.step(order, "submitted", Deed(who, "retried"), changes=changes)

    def reprint(self, order: str, who: str, reason: Reason) -> Order:
        """Print one more copy of the same file, for a reason. Raises StepRefused without a file."""
        with self._database.writing() as tables:
            now = self._orders.order(order)
            if now.state not in REPRINTED:
                raise StepRefused("not-printed", now)
            if now.artifact_hash is None:
                raise StepRefused("no-file", now)
            again = self._orders.step(
                order, "ready", Deed(who, f"reprint-{reason}"), changes={"copy": now.copy + 1}
            )
            self._note_job(tables, again, reason)
            return again

    def sweep(self, who: str) -> tuple[Order, ...]:
        """Let go of the orders whose lease ran out; the ones that were sent become unknown."""
        now = ms_of(self._clock())
        with self._database.writing():
            left = [
                order
                for order in self._orders.in_states(LEFT_ALONE)
                if order.lease_until is not None and ms_of(order.lease_until) < now
            ]
            return tuple(
                self._orders.step(order.id, LEFT_ALONE[order.state], Deed(who, "lease-ran-out"))
                for order in left
            )

    def _taken(self, order: Order, into: State, who: str) -> Order:
        changes: Changes = {"holder": who, "fence": order.fence + 1}
        return self._orders.step(order.id, into, Deed(who, "taken"), changes=changes)

    def _note_job(self, tables: Tables, order: Order, reason: Reason | None) -> None:
        tables.execute(
            'INSERT OR IGNORE INTO jobs (key, "order", revision, copy, reason, made_ms) '
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                job_key(order.id, order.revision, order.copy),
                order.id,
                order.revision,
                order.copy,
                reason,
                ms_of(self._clock()),
            ],
        )


def _was_sent(tables: Tables, order: Order) -> bool:
    row = tables.execute(
        "SELECT sent_ms FROM jobs WHERE key = ?",
        [job_key(order.id, order.revision, order.copy)],
    ).fetchone()
    return row is not None and row["sent_ms"] is not None
