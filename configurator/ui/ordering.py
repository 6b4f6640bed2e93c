"""Ordering: the proof of the design on the stage, the order, its number, and its files."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from configurator.model.design import Design
from configurator.model.edits import SetSize
from configurator.model.words import Words
from configurator.pricing.quote import PricingRefused
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.counter import Counter
from configurator.studio.people.own_things import SIZE_FACTS
from configurator.studio.size_words import size_words
from configurator.studio.workbench import Workbench
from configurator.ui.codes import qr_png
from configurator.ui.jobs import ORDERS, Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.proof import Proof
from configurator.ui.viewmodels.studio import Studio
from configurator.ui.visitor import Visitor

WHICH_SIZE = Words(en="Which size?", he="איזו מידה?")
LIKE_LAST_TIME = Words(en="{size}, like last time?", he="{size}, כמו בפעם הקודמת?")
READY_AT = Words(en="Ready at {time}", he="מוכן בשעה {time}")
READY_ON = Words(en="Ready on {time}", he="מוכן ב־{time}")
NO_PRICE = Words(
    en="There is no price for this yet. Please ask us.",
    he="אין לזה עדיין מחיר. אפשר לשאול אותנו.",
)
KEEPSAKE_PX = 800


class Ordering(QObject):
    """Takes what is on the stage to an order."""

    made = Signal(list)
    placed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - everything an order touches
        self,
        studio: Studio,
        proof: Proof,
        visitor: Visitor,
        store: Store,
        jobs: Jobs,
        shelf: PictureShelf,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._proof = proof
        self._visitor = visitor
        self._store = store
        self._jobs = jobs
        self._shelf = shelf
        self._bench: Workbench = studio.bench
        self._counter = Counter(studio.bench)
        self._ready: tuple[datetime, int] | None = None
        proof.ordered.connect(self._order)
        proof.sizePicked.connect(self._resize)

    def show(self) -> None:
        """Open the proof of the design on the stage."""
        session = self._studio.session
        if session is not None:
            self._proof.open(session.design, session.language, self._sizes(), self._question())
            self._show_keepsake(session.design)

    def speak(self, screen: str, language: str) -> None:
        """Say the proof, or the ticket, in another language."""
        session = self._studio.session
        if screen == "proof" and session is not None:
            self._proof.speak(session.design, session.language, self._sizes(), self._question())
        elif screen == "ticket" and self._ready is not None:
            self._proof.swap(ready_at=_ready_words(*self._ready, language))

    def _sizes(self) -> list[dict[str, str]]:
        session = self._studio.session
        assert session is not None
        return [
            {"id": size.id, "label": size_words(size, session.units, session.language), "icon": ""}
            for size in session.family.sizes
            if size.offered or size.id == session.design.size
        ]

    def _question(self) -> str:
        session = self._studio.session
        assert session is not None
        known = self._visitor.here.now.fact(SIZE_FACTS.get(session.family.id, ""))
        words = LIKE_LAST_TIME if known == session.design.size else WHICH_SIZE
        size = next(s for s in session.family.sizes if s.id == session.design.size)
        return words.said(session.language, size=size_words(size, session.units, session.language))

    def _resize(self, size: str) -> None:
        self._studio.commit(SetSize(size=size), self._resized)

    def _resized(self) -> None:
        if self._studio.session is not None:
            self._proof.resize(self._studio.session.design)
            self._show_keepsake(self._studio.session.design)

    def _order(self, design: Design, quantity: int) -> None:
        """Write the order down; its files are made while the ticket is already on the screen."""
        language = self._proof.language
        try:
            bill = self._counter.quoted(design, quantity)
        except PricingRefused:
            self._proof.swap(trouble=NO_PRICE.said(language))
            return
        lines = [{"words": line.words.model_dump(), "amount": line.amount} for line in bill.lines]
        edition = self._bench.editions.get(design.family, 0)
        quote = {"lines": lines, "total": bill.total, "edition": edition}
        presence = self._visitor.here.now
        order = self._store.orders.place(
            NewOrder(
                design=design,
                quantity=quantity,
                quote=json.dumps(quote, ensure_ascii=False),
                total_minor=bill.total,
                currency=bill.currency,
                language=language,
                kiosk=self._visitor.kiosk_id,
                person=presence.person,
            ),
            f"kiosk:{self._visitor.kiosk_id}",
        )
        self._store.keepsakes.keep_all(order.id, design, self._store.shelf)
        self._visitor.ordered(design)
        self._ready = (datetime.now(), bill.ready_minutes)
        ready = _ready_words(*self._ready, language)
        code = qr_png(self._store.orders.ticket(order))
        self._proof.numbered(order.number, code, ready)
        self._jobs.ask(ORDERS, "make_orders", {}, self._made)
        self._visitor.go("ticket")
        self.placed.emit()

    def _made(self, numbers: list[str]) -> None:
        """The files are there; production sees them on its own board."""
        self.made.emit(numbers)

    def _show_keepsake(self, design: Design) -> None:
        given = {"recipe": "worn:", "side": KEEPSAKE_PX, "design": design.model_dump_json()}
        self._jobs.ask("keepsake", "thumb", given, self._keepsake_came)

    def _keepsake_came(self, raster: Any) -> None:
        shown = self._shelf.put("keepsake", raster.width, raster.height, raster.rgba)
        self._proof.swap(keepsake="")
        self._proof.swap(keepsake=shown)


def _ready_words(ordered: datetime, minutes: int, language: str) -> str:
    at = ordered + timedelta(minutes=minutes)
    if minutes < 8 * 60:
        return READY_AT.said(language, time=f"{at:%H:%M}")
    return READY_ON.said(language, time=f"{at.day}.{at.month}")
