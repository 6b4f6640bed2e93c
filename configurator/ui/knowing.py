"""What we know about you: said, forgotten, taken along and erased, at the kiosk and at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.people.consents import day_said
from configurator.studio.people.privacy import Known, Privacy, WhatWeKnow
from configurator.studio.people.retention import CLOCKS
from configurator.studio.photo_sources import MOUNTS
from configurator.ui.viewmodels.kiosk import Kiosk
from configurator.ui.visitor import Visitor

FORGOTTEN = Words(en="Forgotten.", he="נשכח.")
ERASED = Words(
    en="Everything about you is erased. Receipt {number}.",
    he="כל מה שידענו עליך נמחק. אישור {number}.",
)
TAKEN = Words(
    en="It is on your memory stick: {name}",
    he="זה על הזיכרון הנייד שלך: {name}",
)
WAITS = Words(
    en="It is ready at the counter. Ask us for {name}.",
    he="זה מחכה בדלפק. אפשר לבקש את {name}.",
)
LONG_AWAY = Words(
    en="It has been almost a year, and after a year we erase all of this. "
    "Forget what is no longer true; the rest stays as long as you come by.",
    he="עברה כמעט שנה, ואחרי שנה אנחנו מוחקים את כל זה. "
    "אפשר לשכוח כאן מה שכבר לא נכון; השאר נשמר כל עוד חוזרים אלינו.",
)
"""Stays on the page, where the greeting passes."""
RAN_OUT = Words(
    en="Your yes to “{title}” ran out on {day}. Say it again below, if you like.",
    he="ההסכמה ״{title}״ הסתיימה ב־{day}. אפשר להסכים שוב כאן למטה.",
)
NOTHING = Words(en="", he="")
GOES_TOO = Words(
    en="In your care, and forgotten with you: {names}.", he="באחריותך, ויישכחו איתך: {names}."
)
TAKE_AWAY = "take-away"


class Knowing(QObject):
    """Answers the screen 'What we know about you'."""

    def __init__(
        self, kiosk: Kiosk, visitor: Visitor, store: Store, data: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._visitor = visitor
        self._privacy = Privacy(store, visitor.taster.tastes.matters.named)
        self._data = data
        kiosk.purposes_changed.connect(self._agreed)

    @property
    def answers(self) -> dict[str, Callable[[Any], None]]:
        """What this answers of the kiosk's asking."""
        return {
            "enter-know": lambda _: self.say(),
            "confirm": self._confirm,
            "forget": self._forget,
            "forget-all": lambda _: self._forget_all(),
            "take-away": lambda _: self._take_away(),
        }

    def say(self) -> None:
        """Say everything that is known of whoever is here."""
        here, language = self._visitor.here.now, self._visitor.language
        if here.person is None:
            self._kiosk.swap(facts=[], know_note="", goes_too="")
            return
        known = self._privacy.known(here.person)
        names = ", ".join(known.goes_too)
        self._kiosk.swap(
            know_note=_note(known, long_away=here.was_long_away).said(language),
            clocks=[CLOCKS[name].said(language) for name in ("person", "backups")],
            goes_too=GOES_TOO.said(language, names=names) if names else "",
            facts=[self._said(each) for each in (*known.facts, *known.things)],
        )

    def _agreed(self) -> None:
        """What is no more agreed to is gone from the page at once."""
        if self._kiosk.state.screen == "know":
            self.say()

    def _said(self, known: Known) -> dict[str, Any]:
        language = self._visitor.language
        return {
            "id": known.id,
            "text": known.text.said(language),
            "from": known.where.said(language),
            "asks": known.asks,
        }

    def _confirm(self, known: str) -> None:
        person = self._visitor.here.now.person
        if person is not None:
            self._privacy.confirm(person, known, person)
            self._visitor.reload()
            self.say()

    def _forget(self, known: str) -> None:
        person = self._visitor.here.now.person
        if person is not None:
            self._privacy.forget(person, known, person)
            self._visitor.reload()
            self.say()
            self._kiosk.say(FORGOTTEN.said(self._visitor.language))

    def _forget_all(self) -> None:
        person = self._visitor.here.now.person
        if person is None:
            return
        language = self._visitor.language
        receipt = self._privacy.forget_all(person, person)
        self._visitor.erased()
        self._kiosk.endVisit()
        self._kiosk.say(ERASED.said(language, number=receipt.number))

    def _take_away(self) -> None:
        person = self._visitor.here.now.person
        if person is None:
            return
        stick = next((each for mount in MOUNTS if mount.is_dir() for each in mount.iterdir()), None)
        name = f"{person}.zip"
        self._privacy.take_away(person, (stick or self._data / TAKE_AWAY) / name, person)
        words = TAKEN if stick else WAITS
        self._kiosk.say(words.said(self._visitor.language, name=name))


def _note(known: WhatWeKnow, *, long_away: bool) -> Words:
    """What is to be told before all: that they were long away, or that a consent ran out."""
    if long_away:
        return LONG_AWAY
    for each in known.agreements:
        if each.until is not None and not each.on:
            return RAN_OUT.filled(title=each.title, day=day_said(each.until))
    return NOTHING
