"""An order's life: its states, the steps between them, and the order as everybody sees it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from configurator.model.words import Words
from configurator.store.clock import moment_of

State = Literal[
    "draft",
    "submitted",
    "rendering",
    "ready",
    "claimed",
    "sent",
    "printed",
    "handed-over",
    "failed",
    "cancelled",
    "held",
    "unknown",
]
STATES: tuple[State, ...] = get_args(State)

STEPS: dict[State, frozenset[State]] = {
    "draft": frozenset(("submitted", "cancelled")),
    "submitted": frozenset(("rendering", "held", "cancelled")),
    "rendering": frozenset(("ready", "failed", "submitted")),
    "ready": frozenset(("claimed", "submitted", "held", "cancelled")),
    "claimed": frozenset(("sent", "ready", "failed")),
    "sent": frozenset(("printed", "failed", "unknown")),
    "printed": frozenset(("handed-over", "ready")),
    "handed-over": frozenset(("ready",)),
    "failed": frozenset(("submitted", "ready", "held", "cancelled")),
    "unknown": frozenset(("printed", "ready", "cancelled")),
    "held": frozenset(("submitted", "ready", "failed", "cancelled")),
    "cancelled": frozenset(),
}
"""From each state, the ones it may step to. From printed, handed-over and unknown to ready is a
reprint and wants a reason; nothing prints twice by itself."""

LEASED: frozenset[State] = frozenset(("rendering", "claimed", "sent"))
"""States in which somebody works on the order and must say every LEASE_S that they still do."""
LEASE_S = 60
LEFT_ALONE: dict[State, State] = {
    "rendering": "submitted",
    "claimed": "ready",
    "sent": "unknown",
}
"""Where an order goes when its lease ran out: what was sent may lie in the printer, so a person
has to look."""
REPRINTED: frozenset[State] = frozenset(("printed", "handed-over", "unknown", "failed"))
"""States from which one more copy may be printed, for a reason."""
DONE: frozenset[State] = frozenset(("handed-over", "cancelled"))

Reason = Literal["misprint", "color", "damaged", "lost", "wrong-size", "sample"]

REASONS: dict[Reason, Words] = {
    "misprint": Words(en="Printed with a fault", he="הודפס עם תקלה"),
    "color": Words(en="The colors came out wrong", he="הצבעים יצאו לא נכונים"),
    "damaged": Words(en="Damaged on the way", he="נפגם בדרך"),
    "lost": Words(en="Lost", he="אבד"),
    "wrong-size": Words(en="Made in the wrong size", he="יוצר במידה הלא נכונה"),
    "sample": Words(en="One more as a sample", he="עותק נוסף לדוגמה"),
}

STATE_WORDS: dict[State, Words] = {
    "draft": Words(en="Being designed", he="בעיצוב"),
    "submitted": Words(en="Ordered", he="הוזמן"),
    "rendering": Words(en="Files being made", he="הקבצים בהכנה"),
    "ready": Words(en="Ready to print", he="מוכן להדפסה"),
    "claimed": Words(en="Being sent", he="בשליחה"),
    "sent": Words(en="Printing", he="בהדפסה"),
    "printed": Words(en="Printed", he="הודפס"),
    "handed-over": Words(en="Handed over", he="נמסר"),
    "failed": Words(en="Needs attention", he="דורש טיפול"),
    "cancelled": Words(en="Cancelled", he="בוטל"),
    "held": Words(en="On hold", he="מוחזק"),
    "unknown": Words(en="Was it printed? Please look", he="האם הודפס? יש לבדוק"),
}


Refusal = Literal["step", "taken", "file", "sent-before", "no-file", "not-printed", "not-failed"]

REFUSALS: dict[Refusal, Words] = {
    "step": Words(
        en="{number} is at “{state}”, so this step cannot be taken now.",
        he="{number} במצב ״{state}״, ולכן הצעד הזה אינו אפשרי עכשיו.",
    ),
    "taken": Words(
        en="{number} is in somebody else's hands now.", he="{number} כבר בטיפול של מישהו אחר."
    ),
    "file": Words(
        en="The print file of {number} is not the one that was approved. Make its files again.",
        he="קובץ ההדפסה של {number} אינו זה שאושר. יש להכין את הקבצים מחדש.",
    ),
    "sent-before": Words(
        en="This copy of {number} was sent before. To print one more, reprint it with a reason.",
        he="העותק הזה של {number} כבר נשלח. להדפסה נוספת יש לבחור הדפסה חוזרת עם סיבה.",
    ),
    "no-file": Words(
        en="{number} has no print file any more. Make its files first.",
        he="ל־{number} אין עוד קובץ הדפסה. יש להכין קודם את הקבצים.",
    ),
    "not-printed": Words(
        en="{number} was not printed yet, so there is nothing to reprint.",
        he="{number} עוד לא הודפס, ולכן אין מה להדפיס שוב.",
    ),
    "not-failed": Words(
        en="{number} did not fail, so there is nothing to try again.",
        he="{number} לא נכשל, ולכן אין מה לנסות שוב.",
    ),
}


class StepRefused(Exception):
    """A step an order cannot take, because of its state or because somebody else was first.

    `words` say so to whoever is at the board.
    """

    def __init__(self, why: Refusal, order: Order) -> None:
        self.why = why
        state = STATE_WORDS[order.state]
        self.words = REFUSALS[why].filled(number=order.number or "?", state=state)
        super().__init__(self.words.en)


@dataclass(frozen=True, slots=True)
class Deed:
    """Who took a step, and why: a staff member's or a program's id, and a short code."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands. `total_minor` is in hundredths of `currency`.

    `number` is what is said aloud, such as 'A-0042'; a draft has none. `fence` grows with every
    claim, so that a worker who slept through its lease is told apart. `artifact_hash` is the
    SHA-256 of the print file in `folder` (relative to the data folder).
    """

    id: str
    number: str
    person: str | None
    kiosk: str
    family: str
    size: str
    quantity: int
    language: str
    total_minor: int
    currency: str
    quote: str
    revision: int
    copy: int
    state: State
    held_from: State | None
    made_at: datetime
    changed_at: datetime
    holder: str | None
    lease_until: datetime | None
    fence: int
    folder: str | None
    artifact_hash: str | None

    @property
    def is_done(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in DONE


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One line of an order's log."""

    at: datetime
    before: State
    after: State
    who: str
    why: str
    fence: int


def number_of(count: int) -> str:
    """The number of the shop's n-th order: 'A-0001' to 'Z-9999', then 'AA-0001'.

    Letters I and O are left out: they are heard and read as 1 and 0.
    """
    letters, rest = "ABCDEFGHJKLMNPQRSTUVWXYZ", count - 1
    series, within = divmod(rest, 9999)
    name = letters[series % len(letters)]
    while series >= len(letters):
        series = series // len(letters) - 1
        name = letters[series % len(letters)] + name
    return f"{name}-{within + 1:04}"


def read_order(row: sqlite3.Row) -> Order:
    """The order in a row of the orders table."""
    lease = row["lease_until_ms"]
    return Order(
        id=row["id"],
        number=row["number"] or "",
        person=row["person"],
        kiosk=row["kiosk"],
        family=row["family"],
        size=row["size"],
        quantity=row["quantity"],
        language=row["language"],
        total_minor=row["total_minor"],
        currency=row["currency"],
        quote=row["quote"],
        revision=row["revision"],
        copy=row["copy"],
        state=row["state"],
        held_from=row["held_from"],
        made_at=moment_of(row["made_ms"]),
        changed_at=moment_of(row["changed_ms"]),
        holder=row["holder"],
        lease_until=None if lease is None else moment_of(lease),
        fence=row["fence"],
        folder=row["folder"],
        artifact_hash=row["artifact_hash"],
    )
