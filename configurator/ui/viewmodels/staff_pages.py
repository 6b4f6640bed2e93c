"""The staff desk's pages: a person, an order, a tariff or the shop, as rows that QML shows."""

from __future__ import annotations

from typing import Any

from configurator.model.words import Language, Words
from configurator.pricing.money import formatted
from configurator.store.order_states import STATE_WORDS, Order
from configurator.store.store import Store
from configurator.studio.catalog import Catalog
from configurator.studio.desk import Desk, PersonCard
from configurator.studio.workbench import Workbench

EMPTY: dict[str, Words] = {
    "people": Words(en="Type the beginning of a name.", he="מקלידים תחילת שם."),
    "orders": Words(en="No orders yet.", he="אין עדיין הזמנות."),
    "prices": Words(en="No products yet.", he="אין עדיין מוצרים."),
}
NOBODY = Words(en="Nobody by that name.", he="אין אף אחד בשם הזה.")
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
    ("merge", Words(en="Merge", he="איחוד"), "people"),
    ("export", Words(en="Export", he="ייצוא"), "download"),
    ("erase", Words(en="Erase", he="מחיקה"), "trash"),
)
PRICES_OF = Words(en="Prices: {family}", he="מחירים: {family}")
PRICES_HOW = Words(
    en="In shekels with VAT. Press Enter to save. Orders keep the price they were quoted.",
    he='בשקלים כולל מע"מ. אנטר שומר. הזמנות שומרות על המחיר שניתן להן.',
)
SHIPPED = Words(en="Back to the prices we shipped with", he="חזרה למחירים המקוריים")
YES = Words(en="Yes", he="כן")
NO = Words(en="No", he="לא")

Row = dict[str, Any]


class Pages:
    """Makes pages of what the store and the tariffs hold."""

    def __init__(self, store: Store, bench: Workbench, catalog: Catalog) -> None:
        self._store = store
        self._bench = bench
        self._catalog = catalog

    def found(self, tab: str, desk: Desk, typed: str, language: Language) -> list[Row]:
        """The list at the side of a tab."""
        if tab == "prices":
            return [
                {"id": f"tariff:{f.id}", "title": f.words.said(language), "detail": ""}
                for f in self._bench.families.values()
            ]
        if tab == "orders" and not typed:
            return [self._order_line(order, language) for order in self._latest()]
        lines = desk.search(typed) if typed else ()
        return [
            {"id": f"{f.kind}:{f.id}", "title": f.title, "detail": f.detail.said(language)}
            for f in lines
            if tab == "people" or f.kind == "order"
        ]

    def _latest(self) -> tuple[Order, ...]:
        return self._store.orders.in_states(STATE_WORDS, 60)

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
        if kind == "order":
            return self._order(self._store.orders.order(name), language)
        return self._tariff(name, language)

    def person(self, card: PersonCard, language: Language) -> Row:
        """A person, masked or not."""
        known = [
            {
                "id": each.id,
                "text": each.text.said(language),
                "detail": each.where.said(language),
                "editable": not card.masked and each.id.startswith("fact:"),
                "value": each.value,
                "action": FORGET.said(language),
            }
            for each in (*card.known.facts, *card.known.things)
        ]
        name = {
            "id": "name",
            "text": NAME.said(language),
            "editable": not card.masked,
            "value": card.name,
        }
        agreed = [
            {
                "id": a.purpose,
                "text": a.title.said(language),
                "detail": (YES if a.on else NO).said(language)
                + (f" · {a.since:%d.%m.%Y}" if a.since else ""),
            }
            for a in card.known.agreements
        ]
        orders = [
            {"id": o.id, "text": o.number, "detail": STATE_WORDS[o.state].said(language)}
            for o in card.orders
        ]
        family = [{"id": person, "text": called} for person, called in card.family]
        groups = [
            {"title": KNOWN.said(language), "rows": [name, *known]},
            {"title": AGREED.said(language), "rows": agreed},
            {"title": ORDERS.said(language), "rows": orders},
            {"title": FAMILY.said(language), "rows": family},
        ]
        return {
            "title": card.name,
            "detail": MASKED.said(language) if card.masked else "",
            "actions": [
                {"id": each, "label": words.said(language), "icon": icon, "danger": each == "erase"}
                for each, words, icon in ACTIONS
                if each != "reveal" or card.masked
            ],
            "groups": [group for group in groups if group["rows"]],
        }

    def _order(self, order: Order, language: Language) -> Row:
        family = self._bench.families[order.family]
        log = [
            {
                "id": str(at),
                "text": STATE_WORDS[step.after].said(language),
                "detail": f"{step.at:%d.%m %H:%M} {step.why}",
            }
            for at, step in enumerate(self._store.orders.log(order.id))
        ]
        return {
            "title": order.number,
            "detail": f"{family.words.said(language)} · {order.size} · ×{order.quantity} · "
            f"{formatted(order.total_minor, language)}",
            "actions": [],
            "groups": [{"title": STATE_WORDS[order.state].said(language), "rows": log}],
        }

    def _tariff(self, family: str, language: Language) -> Row:
        groups = [
            {
                "title": group.words.said(language),
                "rows": [
                    {
                        "id": line.figure.id,
                        "text": line.figure.words.said(language),
                        "editable": True,
                        "value": line.typed,
                    }
                    for line in group.lines
                ],
            }
            for group in self._catalog.prices(family)
        ]
        changed = not self._catalog.in_force(family).as_shipped
        return {
            "title": PRICES_OF.said(
                language, family=self._bench.families[family].words.said(language)
            ),
            "detail": PRICES_HOW.said(language),
            "actions": [{"id": "shipped", "label": SHIPPED.said(language)}] if changed else [],
            "groups": groups,
        }
