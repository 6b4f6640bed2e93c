"""The staff desk's pages of people and orders, as rows that QML shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from configurator.model.words import Language, Words
from configurator.pricing.money import formatted
from configurator.store.order_states import STATE_WORDS, Order
from configurator.store.store import Store
from configurator.studio.catalog.note import edition_of
from configurator.studio.desk import Desk, Found, PersonCard
from configurator.studio.proofing.proofing import PICTURE
from configurator.studio.workbench import Workbench
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.desks.catalog_pages import AS_SHIPPED, EDITION
from configurator.ui.viewmodels.desks.order_words import said_why

EMPTY: dict[str, Words] = {
    "people": Words(en="Type the beginning of a name.", he="מקלידים תחילת שם."),
    "orders": Words(en="No orders yet.", he="אין עדיין הזמנות."),
}
NOBODY = Words(en="Nobody by that name.", he="אין אף אחד בשם הזה.")
LATEST = 100
KNOWN = Words(en="What is known", he="מה ידוע")
AGREED = Words(en="Agreed to", he="הסכמות")
ORDERS = Words(en="Orders", he="הזמנות")
FAMILY = Words(en="The same household", he="אותו משק בית")
MASKED = Words(en="Personal facts are masked.", he="הפרטים האישיים מוסתרים.")
FORGET = Words(en="Forget", he="לשכוח")
NAME = Words(en="Name", he="שם")
ACTIONS: tuple[tuple[str, Words, str], ...] = (
    ("reveal", Words(en="Show everything", he="להציג הכול"), "eye"),
    ("keys", Words(en="New card and code", he="כרטיס וקוד חדשים"), "card"),
    ("drop-pin", Words(en="Forgot their PIN", he="שכחו את הקוד"), "unlock"),
    ("merge", Words(en="Merge", he="איחוד"), "people"),
    ("export", Words(en="Export", he="ייצוא"), "download"),
    ("erase", Words(en="Erase", he="מחיקה"), "trash"),
)
YES = Words(en="Yes", he="כן")
NO = Words(en="No", he="לא")

PRODUCT = Words(en="Product", he="מוצר")
COUNT = Words(en="Quantity", he="כמות")
TOTAL = Words(en="Price", he="מחיר")
ORDERED = Words(en="Ordered", he="הוזמן")
MADE_BY = Words(en="Catalog", he="קטלוג")
CUSTOMER = Words(en="Customer", he="לקוח")
HAPPENED = Words(en="What happened", he="מה קרה")

Row = dict[str, Any]


class Pages:
    """Makes pages of what the store holds."""

    def __init__(self, store: Store, bench: Workbench, shelf: PictureShelf) -> None:
        self._store = store
        self._bench = bench
        self._shelf = shelf

    def found(self, tab: str, desk: Desk, typed: str, language: Language) -> list[Row]:
        """The list at the side of a tab."""
        if tab == "orders" and not typed:
            return [self._order_line(order, language) for order in self._latest()]
        lines = desk.search(typed) if typed else ()
        return self.listed((f for f in lines if tab == "people" or f.kind == "order"), language)

    def listed(self, found: Iterable[Found], language: Language) -> list[Row]:
        """What was found, as lines of the list at the side."""
        return [
            {"id": f"{f.kind}:{f.id}", "title": f.title, "detail": f.detail.said(language)}
            for f in found
        ]

    def _latest(self) -> tuple[Order, ...]:
        return self._store.orders.in_states(STATE_WORDS)[: -LATEST - 1 : -1]

    def _order_line(self, order: Order, language: Language) -> Row:
        state = STATE_WORDS[order.state].said(language)
        family = self._bench.families[order.family].words.said(language)
        return {"id": f"order:{order.id}", "title": order.number, "detail": f"{family}, {state}"}

    def empty(self, tab: str, typed: str, language: Language) -> str:
        """What an empty list says."""
        return (NOBODY if typed else EMPTY.get(tab, EMPTY["people"])).said(language)

    def page(self, item: str, desk: Desk, language: Language) -> Row:
        """The page of something that was chosen. Raises NotAllowed, KeyError."""
        kind, _, name = item.partition(":")
        if kind == "person":
            return self.person(desk.open(name), language)
        return self._order(self._store.orders.order(name), language)

    def person(self, card: PersonCard, language: Language) -> Row:
        """A person, masked or not."""
        orders = [
            {
                "id": f"order:{o.id}",
                "text": o.number,
                "detail": f"{STATE_WORDS[o.state].said(language)} · {_day(o.made_at)}",
                "opens": f"order:{o.id}",
            }
            for o in card.orders
        ]
        family = [
            {"id": f"person:{person}", "text": called, "opens": f"person:{person}"}
            for person, called in card.family
        ]
        titled = (
            (KNOWN, _known(card, language)),
            (AGREED, _agreed(card, language)),
            (ORDERS, orders),
            (FAMILY, family),
        )
        return {
            "title": card.name,
            "detail": MASKED.said(language) if card.masked else "",
            "actions": [
                {"id": each, "label": words.said(language), "icon": icon, "danger": each == "erase"}
                for each, words, icon in ACTIONS
                if each != "reveal" or card.masked
            ],
            "groups": [
                {"title": words.said(language), "layout": "rows", "rows": rows}
                for words, rows in titled
                if rows
            ],
        }

    def _order(self, order: Order, language: Language) -> Row:
        family = self._bench.families[order.family].words.said(language)
        log = [
            {
                "id": f"step:{at}",
                "text": STATE_WORDS[step.after].said(language),
                "detail": said_why(step.why, language),
                "mark": f"{step.at.astimezone():%d.%m.%Y %H:%M}",
            }
            for at, step in enumerate(self._store.orders.log(order.id))
        ]
        edition = edition_of(order)
        facts = (
            (PRODUCT, f"{family} · {self._size(order, language)}"),
            (COUNT, str(order.quantity)),
            (TOTAL, formatted(order.total_minor, language)),
            (ORDERED, f"{order.made_at.astimezone():%d.%m.%Y %H:%M}"),
            (MADE_BY, _edition(edition, language)),
        )
        rows = [
            {"id": words.en, "text": words.said(language), "value": said, "field": True}
            for words, said in facts
            if said
        ]
        person = [self._customer(order, language)] if order.person else []
        return {
            "title": order.number,
            "picture": self._picture(order),
            "detail": STATE_WORDS[order.state].said(language),
            "actions": [],
            "groups": [
                {"title": "", "layout": "rows", "rows": [*rows, *person]},
                {"title": HAPPENED.said(language), "layout": "rows", "rows": log},
            ],
        }

    def _size(self, order: Order, language: Language) -> str:
        sizes = self._bench.families[order.family].sizes
        found = next((size.words for size in sizes if size.id == order.size), None)
        return found.said(language) if found else order.size

    def _picture(self, order: Order) -> str:
        file = self._store.folder / (order.folder or "-") / PICTURE
        if order.folder is None or not file.exists():
            return ""
        return self._shelf.put_file(f"order-{order.id}-{order.revision}", file.read_bytes())

    def _customer(self, order: Order, language: Language) -> Row:
        name = self._store.people.member(order.person or "").name
        return {
            "id": f"person:{order.person}",
            "text": CUSTOMER.said(language),
            "value": name,
            "opens": f"person:{order.person}",
        }


def _edition(number: int | None, language: Language) -> str:
    if number is None:
        return ""
    return EDITION.said(language, number=number) if number else AS_SHIPPED.said(language)


def _known(card: PersonCard, language: Language) -> list[Row]:
    name = {
        "id": "name",
        "text": NAME.said(language),
        "field": True,
        "editable": not card.masked,
        "value": card.name,
    }
    return [
        name,
        *(
            {
                "id": each.id,
                "text": each.text.said(language),
                "detail": each.where.said(language),
                "field": not card.masked and each.id.startswith("fact:"),
                "editable": not card.masked,
                "value": each.value,
                "action": FORGET.said(language),
            }
            for each in (*card.known.facts, *card.known.things)
        ),
    ]


def _agreed(card: PersonCard, language: Language) -> list[Row]:
    return [
        {
            "id": f"consent:{each.purpose}",
            "text": each.title.said(language),
            "detail": (YES if each.on else NO).said(language)
            + (f" · {_day(each.since)}" if each.since else ""),
            "switch": each.purpose != "remember",
            "on": each.on,
        }
        for each in card.known.agreements
    ]


def _day(at: datetime) -> str:
    return f"{at.astimezone():%d.%m.%Y}"
