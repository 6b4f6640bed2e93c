"""The production board: what waits, prints, is done or held, and the next step of each order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from configurator.model.words import Words
from configurator.prepress.order_folder import PRINT
from configurator.store.order_states import (
    STATE_WORDS,
    Order,
    OrderStep,
    Reason,
    State,
)
from configurator.store.store import Store
from configurator.studio.guard import Guard
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.machines.print_queue import PrintQueue
from configurator.studio.machines.printing import Sending, sent_off
from configurator.studio.proofing.proofing import PICTURE

Column = Literal["waiting", "printing", "done", "held"]
Action = Literal[
    "open",
    "release",
    "printed",
    "hand-over",
    "hold",
    "resume",
    "reprint",
    "retry",
    "cancel",
    "was-printed",
    "was-not-printed",
]

COLUMNS: dict[Column, tuple[State, ...]] = {
    "waiting": ("submitted", "rendering", "ready"),
    "printing": ("claimed", "sent"),
    "done": ("printed", "handed-over"),
    "held": ("held", "failed", "unknown"),
}
ACTIONS: dict[State, tuple[Action, ...]] = {
    "submitted": ("hold", "cancel"),
    "ready": ("open", "release", "hold", "cancel"),
    "sent": ("open", "printed"),
    "printed": ("open", "hand-over", "reprint"),
    "handed-over": ("open", "reprint"),
    "held": ("resume", "cancel"),
    "failed": ("retry", "hold", "cancel"),
    "unknown": ("was-printed", "was-not-printed", "cancel"),
}
SHOWN_FOR = timedelta(hours=24)
"""What was handed over stays on the board so long."""

NO_TICKET = Words(
    en="This is not one of our tickets. Type the order's number instead.",
    he="זה לא אחד הכרטיסים שלנו. אפשר להקליד במקום זה את מספר ההזמנה.",
)
MOVED = Words(en="{number}: {state}", he="{number}: {state}")
RELEASE_FIRST = Words(
    en="{number} is ready. Release it to a machine first.",
    he="{number} מוכן. יש לשחרר אותו קודם למכונה.",
)
STAYS = Words(en="{number} stays: {state}", he="{number} נשאר: {state}")


@dataclass(frozen=True, slots=True)
class Card:
    """One order on the board. `picture` shows it as a file, once its files are made."""

    order: Order
    words: Words
    picture: Path | None
    ticket: str
    since: datetime
    actions: tuple[Action, ...]

    @property
    def wants_somebody(self) -> bool:
        """Whether a person has to look at it."""
        return self.order.state in COLUMNS["held"]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan of a ticket did, in words; `order` is None for what is no ticket of ours."""

    order: Order | None
    words: Words
    moved: bool = False


class Board:
    """The orders of the shop, and the deeds of production. Each is allowed by role and logged."""

    def __init__(self, store: Store, guard: Guard, machines: Machines) -> None:
        self._store = store
        self._guard = guard
        self.machines = machines
        self.queue = PrintQueue(store)

    def columns(self) -> dict[Column, tuple[Card, ...]]:
        """The whole board, oldest first in each column; leases that ran out are let go before."""
        badge = self._guard.allow("see-orders")
        self._store.production.sweep(badge.id)
        shown = self._store.clock() - SHOWN_FOR
        return {
            column: tuple(
                self._card(order)
                for order in self._store.orders.in_states(states)
                if order.state != "handed-over" or order.changed_at > shown
            )
            for column, states in COLUMNS.items()
        }

    def files(self, order: str) -> tuple[Path, ...]:
        """The files of an order, the print file first; none while they are not made or are gone."""
        self._guard.allow("see-orders")
        folder = self._folder(self._store.orders.order(order))
        found = sorted(folder.iterdir()) if folder and folder.is_dir() else []
        return tuple(sorted(found, key=lambda file: file.name != PRINT))

    def log(self, order: str) -> tuple[OrderStep, ...]:
        """Every step an order took."""
        self._guard.allow("see-orders")
        return self._store.orders.log(order)

    def machines_for(self, order: str) -> tuple[Machine, ...]:
        """The machines that can make an order."""
        family = self._store.orders.order(order).family
        return tuple(machine for machine in self.machines.all() if machine.takes(family))

    def release(self, order: str, machine: str) -> Order:
        """Send an order's print file to a machine's folder or printer, whole and once.

        Raises StepRefused, and DeviceTrouble when the machine cannot take it; then it waits again.
        A screen asks for `sending` instead: a printer may take seconds to answer.
        """
        badge = self._guard.allow("make-orders")
        return sent_off(self._store, self.queue, order, self.machines.one(machine), badge.id)

    def sending(self, order: str, machine: str) -> Sending:
        """The same, allowed now and to be carried out by a worker (`Atelier.send`)."""
        return Sending(order, machine, self._guard.allow("make-orders").id)

    def printed(self, order: str) -> Order:
        """It came out of the machine as it should."""
        return self._do(self._store.production.printed, order)

    def hand_over(self, order: str) -> Order:
        """The customer has it."""
        badge = self._guard.allow("see-orders")
        return self._store.production.handed_over(order, badge.id)

    def hold(self, order: str, why: str = "question") -> Order:
        """Set it aside; `why` is a short code."""
        badge = self._guard.allow("see-orders")
        return self._store.production.hold(order, badge.id, why)

    def resume(self, order: str) -> Order:
        """Go on with a held order."""
        badge = self._guard.allow("see-orders")
        return self._store.production.resume(order, badge.id)

    def cancel(self, order: str, why: str = "customer") -> Order:
        """It will not be made; `why` is a short code."""
        badge = self._guard.allow("change-orders")
        return self._store.production.cancel(order, badge.id, why)

    def retry(self, order: str) -> Order:
        """Make the files of a failed order anew."""
        return self._do(self._store.production.retry, order)

    def reprint(self, order: str, reason: Reason) -> Order:
        """Print one more copy, for a reason."""
        badge = self._guard.allow("make-orders")
        return self._store.production.reprint(order, badge.id, reason)

    def answer_unknown(self, order: str, *, printed: bool) -> Order:
        """Somebody looked: it was printed before the crash, or it was not and is printed again."""
        badge = self._guard.allow("make-orders")
        if printed:
            return self._store.production.printed(order, badge.id)
        return self._store.production.reprint(order, badge.id, "lost")

    def scan(self, scanned: str) -> Scanned:
        """A ticket was scanned: its order takes the next step that needs no choice.

        What was sent is printed; what is printed is handed over. Typing the number works too.
        """
        self._guard.allow("see-orders")
        order = self._store.orders.of_ticket(scanned) or self._store.orders.numbered(scanned)
        if order is None:
            return Scanned(None, NO_TICKET)
        if order.state == "sent":
            return self._moved(self.printed(order.id))
        if order.state == "printed":
            return self._moved(self.hand_over(order.id))
        words = RELEASE_FIRST if order.state == "ready" else STAYS
        return Scanned(order, words.filled(number=order.number, state=STATE_WORDS[order.state]))

    def _moved(self, order: Order) -> Scanned:
        state = STATE_WORDS[order.state]
        return Scanned(order, MOVED.filled(number=order.number, state=state), moved=True)

    def _do(self, deed: Callable[[str, str], Order], order: str) -> Order:
        return deed(order, self._guard.allow("make-orders").id)

    def _card(self, order: Order) -> Card:
        folder = self._folder(order)
        proofs = sorted(folder.glob("proof*.png")) if folder else []
        largest = max(proofs, key=lambda file: file.stat().st_size, default=None)
        product = folder / PICTURE if folder else None
        return Card(
            order=order,
            words=STATE_WORDS[order.state],
            picture=product if product and product.exists() else largest,
            ticket=self._store.orders.ticket(order),
            since=order.changed_at,
            actions=ACTIONS.get(order.state, ()),
        )

    def _folder(self, order: Order) -> Path | None:
        return self._store.folder / order.folder if order.folder else None
