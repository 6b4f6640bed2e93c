"""The faces of orders on the production board: a card in its column, and the open order's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from configurator.model.words import Language, Words
from configurator.store.clock import Clock
from configurator.store.order_states import REASONS, STATE_WORDS, Order, OrderStep, Reason
from configurator.studio.board import Card
from configurator.studio.sewing.files import PROJECT
from configurator.studio.workbench import Workbench
from configurator.ui.viewmodels.desks.order_words import said_why

TITLES: dict[str, Words] = {
    "waiting": Words(en="Waiting", he="ממתינות"),
    "printing": Words(en="Printing", he="בהדפסה"),
    "done": Words(en="Done", he="מוכנות"),
    "held": Words(en="Held", he="מוחזקות"),
}
ACTION_WORDS: dict[str, Words] = {
    "release": Words(en="Release", he="שחרור להדפסה"),
    "print": Words(en="Print on paper", he="הדפסה על נייר"),
    "printed": Words(en="It is printed", he="הודפס"),
    "hand-over": Words(en="Hand over", he="נמסר ללקוח"),
    "hold": Words(en="Hold", he="להחזיק"),
    "resume": Words(en="Go on", he="להמשיך"),
    "reprint": Words(en="Reprint", he="הדפסה חוזרת"),
    "retry": Words(en="Try again", he="לנסות שוב"),
    "cancel": Words(en="Cancel", he="ביטול ההזמנה"),
    "watch": Words(en="Watch it sewn", he="לצפות ברקמה"),
    "was-printed": Words(en="It was printed", he="כן, הודפס"),
    "was-not-printed": Words(en="It was not", he="לא הודפס"),
}
STRONG = ("release", "printed", "hand-over", "resume", "retry", "was-printed")
WHY = Words(en="Why one more?", he="למה עוד עותק?")
SURE_CANCEL = Words(
    en="Cancel this order? It will not be made, and this cannot be taken back.",
    he="לבטל את ההזמנה? היא לא תיוצר, ואי אפשר להחזיר את זה.",
)
CANCEL_IT = Words(en="Cancel the order", he="לבטל את ההזמנה")
KEEP_IT = Words(en="Keep it", he="להשאיר אותה")
WHERE = Words(en="Which machine?", he="לאיזו מכונה?")
NO_MACHINE = Words(
    en="No machine is set up for this product. Ask a manager to add one.",
    he="לא הוגדרה מכונה למוצר הזה. אפשר לבקש ממנהל להוסיף אחת.",
)
SEWING = Words(en="{number}, as the machine sews it", he="כך המכונה רוקמת את {number}")
NOT_SEWN = Words(
    en="The stitches of this order cannot be shown. Its files may have to be made again.",
    he="אי אפשר להציג את התפרים של ההזמנה. ייתכן שצריך להכין את הקבצים שלה שוב.",
)
SENT_TO_PRINTER = Words(en="Sent to the printer.", he="נשלח למדפסת.")
FACTS: tuple[tuple[str, Words], ...] = (
    ("family", Words(en="Product", he="מוצר")),
    ("size", Words(en="Size", he="מידה")),
    ("quantity", Words(en="Quantity", he="כמות")),
    ("state", Words(en="State", he="מצב")),
    ("made", Words(en="Ordered", he="הוזמן")),
)
FILES: dict[str, Words] = {
    "print.pdf": Words(en="Print file", he="קובץ הדפסה"),
    "ticket.pdf": Words(en="Job ticket", he="כרטיס עבודה"),
    "job.xjdf": Words(en="Job ticket (XJDF)", he="כרטיס עבודה (XJDF)"),
    "proof.png": Words(en="Proof", he="הגהה"),
    "product.png": Words(en="Picture", he="תמונה"),
    "threads.csv": Words(en="Threads (table)", he="חוטים (טבלה)"),
    "threads.json": Words(en="Threads", he="חוטים"),
    "design.json": Words(en="Design", he="עיצוב"),
    "report.pdf": Words(en="Report", he="דוח"),
    "report.json": Words(en="Report (sealed data)", he="דוח (נתונים חתומים)"),
    "catalog.json": Words(en="Catalog edition", he="מהדורת הקטלוג"),
    "preflight.json": Words(en="Second reading", he="קריאה שנייה"),
    "refused.json": Words(en="Why it was refused", he="למה הקובץ נפסל"),
}
LATE_MIN = 60
PATCH = "patch"


class Faces:
    """Makes what QML shows of an order."""

    def __init__(self, bench: Workbench, clock: Clock) -> None:
        self._bench = bench
        self._clock = clock

    def line(self, card: Card, picture: str, language: Language) -> dict[str, Any]:
        """The order as a card in its column."""
        order = card.order
        waited_min = (self._clock() - order.made_at).total_seconds() / 60
        waits = order.state not in ("printed", "handed-over")
        return {
            "id": order.id,
            "number": order.number,
            "title": f"{self._family(order, language)} · {self._size(order, language)}",
            "detail": f"{card.words.said(language)} · {_time(order.made_at)}",
            "wants": card.wants_somebody,
            "quantity": f"×{order.quantity}",
            "picture": picture,
            "shares": _shared(order) if "release" in card.actions else "",
            "late": waits and waited_min > LATE_MIN,
        }

    def _family(self, order: Order, language: Language) -> str:
        family = self._bench.families.get(order.family)
        return family.words.said(language) if family else order.family

    def _size(self, order: Order, language: Language) -> str:
        family = self._bench.families.get(order.family)
        sizes = family.sizes if family else ()
        found = next((size.words for size in sizes if size.id == order.size), None)
        return found.said(language) if found else order.size

    def _file_words(self, order: Order, name: str, language: Language) -> str:
        """A file as production calls it; one that has no name but its own keeps that."""
        stem, _, part = name.removesuffix(".png").partition("-")
        if stem != "proof" or not part:
            return FILES[name].said(language) if name in FILES else name
        family = self._bench.families.get(order.family)
        parts = {each.id: each.words.said(language) for each in family.parts} if family else {}
        return f"{FILES['proof.png'].said(language)}: {parts.get(part, part)}"

    def page(
        self,
        card: Card,
        picture: str,
        files: list[str],
        log: tuple[OrderStep, ...],
        language: Language,
    ) -> dict[str, Any]:
        """The order opened: its facts, files, history, and the steps it can take."""
        order = card.order
        files = sorted(files, key=_usual_first)
        facts = {
            "family": self._family(order, language),
            "size": self._size(order, language),
            "quantity": str(order.quantity),
            "state": card.words.said(language),
            "made": f"{order.made_at.astimezone():%d.%m.%Y %H:%M}",
        }
        actions = [str(each) for each in card.actions if each in ACTION_WORDS]
        if "open" in card.actions:
            actions.insert(1, "print")
        if any(name.endswith(PROJECT) for name in files):
            actions.append("watch")
        return {
            "number": order.number,
            "picture": picture,
            "lines": [
                {"label": words.said(language), "text": facts[name]} for name, words in FACTS
            ],
            "files": [
                {"id": name, "label": self._file_words(order, name, language)} for name in files
            ],
            "why": said_why(log[-1].why, language) if log and card.wants_somebody else "",
            "log": [_step(step, language) for step in log],
            "actions": [
                {"id": each, "label": ACTION_WORDS[each].said(language), "strong": each in STRONG}
                for each in actions
            ],
        }


def _shared(order: Order) -> str:
    """What an order may share with others: patches a hoop, everything printed a sheet."""
    return "hoop" if order.family == PATCH else "sheet"


def _step(step: OrderStep, language: Language) -> dict[str, str]:
    why = said_why(step.why, language)
    state = STATE_WORDS[step.after].said(language)
    return {"at": _time(step.at), "text": f"{state} · {why}" if why else state}


def _usual_first(name: str) -> tuple[int, str]:
    usual = list(FILES)
    return (usual.index(name) if name in usual else len(usual), name)


def _time(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


def reason_of(given: str) -> Reason:
    """The reason of that code. Raises StopIteration for none of ours."""
    return next(each for each in REASONS if each == given)
