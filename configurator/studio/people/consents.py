"""Consent: what each switch says, in both languages, and the record made of every answer."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from configurator.model.people import Consent, Purpose
from configurator.model.words import Frozen, Language, Words
from configurator.store.store import Store


class ConsentText(Frozen):
    """One switch: its words, their version, and how long a yes holds."""

    purpose: Purpose
    version: int
    title: Words
    text: Words
    months: int | None = None

    def wording_hash(self, language: Language) -> str:
        """The SHA-256 of exactly what was shown."""
        shown = f"{self.title.said(language)}\n{self.text.said(language)}"
        return hashlib.sha256(shown.encode()).hexdigest()


CONSENTS: dict[Purpose, ConsentText] = {
    text.purpose: text
    for text in (
        ConsentText(
            purpose="remember",
            version=1,
            title=Words(en="Remember me", he="לזכור אותי"),
            text=Words(
                en="We keep your name, how you like this screen, your sizes and your designs, "
                "until you ask us to forget them or have not been here for a year.",
                he="נשמור את השם, את התאמות המסך, את המידות ואת העיצובים, "
                "עד שתבקשו לשכוח אותם או עד שיעברו שנה בלי ביקור.",
            ),
        ),
        ConsentText(
            purpose="learn",
            version=2,
            title=Words(en="Learn from my choices", he="ללמוד מהבחירות שלי"),
            text=Words(
                en="We count what you choose and keep your last choices, so that what you like "
                "comes first, and you can forget each. They fade by themselves.",
                he="נספור מה בחרתם ונשמור את הבחירות האחרונות, כדי שמה שאתם אוהבים יופיע ראשון "
                "ותוכלו לשכוח כל אחת. הן דוהות מעצמן.",
            ),
            months=24,
        ),
        ConsentText(
            purpose="photos",
            version=1,
            title=Words(en="Keep my photos", he="לשמור את התמונות שלי"),
            text=Words(
                en="We keep the photos in your designs for a year, locked with a key of your own. "
                "Without this they go a week after your order is ready.",
                he="נשמור את התמונות שבעיצובים שלכם לשנה, נעולות במפתח משלכם. "
                "בלי זה הן נמחקות שבוע אחרי שההזמנה מוכנה.",
            ),
            months=12,
        ),
        ConsentText(
            purpose="news",
            version=1,
            title=Words(en="Tell me what is new", he="לספר לי מה חדש"),
            text=Words(
                en="When you are here, we may show you new products and materials first.",
                he="כשתהיו כאן, נוכל להראות לכם קודם מוצרים וחומרים חדשים.",
            ),
            months=24,
        ),
    )
}

DAYS_A_MONTH = 365.25 / 12


UNTIL = Words(en="{text} Until {day}.", he="{text} עד {day}.")


def switches(
    agreed: Collection[Purpose], until: Mapping[Purpose, datetime], language: Language
) -> list[dict[str, object]]:
    """Every switch as a screen shows it, in one language, with how long a yes holds."""
    return [
        {
            "id": purpose,
            "title": text.title.said(language),
            "text": _text(text, until.get(purpose)).said(language),
            "on": purpose in agreed,
        }
        for purpose, text in CONSENTS.items()
    ]


def _text(text: ConsentText, until: datetime | None) -> Words:
    if until is None:
        return text.text
    return UNTIL.filled(text=text.text, day=day_said(until))


def day_said(moment: datetime) -> str:
    """A day as both languages write it here, such as 3.12.2027."""
    return f"{moment.day}.{moment.month}.{moment.year}"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question of consent was put: in which language, at which kiosk, answered by whom.

    `by` is 'self', or the id of a child's guardian or of the staff member who wrote it down.
    """

    language: Language
    place: str
    by: str = "self"


def answer(purpose: Purpose, given: bool, asked: Asked, now: datetime) -> Consent:
    """The record of an answer to a switch."""
    text = CONSENTS[purpose]
    expires = None
    if given and text.months is not None:
        expires = now + timedelta(days=round(text.months * DAYS_A_MONTH))
    return Consent(
        purpose=purpose,
        version=text.version,
        given=given,
        at=now,
        wording_hash=text.wording_hash(asked.language),
        language=asked.language,
        place=asked.place,
        by=asked.by,
        expires_at=expires,
    )


def settle(store: Store, person: str, record: Consent) -> None:
    """Write an answer down and let a withdrawal take effect at once.

    Raises ValueError for 'remember' withdrawn, which is forgetting all (see Privacy), and for
    photos of a child, which are never kept; KeyError for nobody. What was withdrawn lies in the
    database's log until it is settled, which whoever called does when all is written.
    """
    withdraws_all = record.purpose == "remember" and not record.given
    is_child = store.people.member(person).is_child
    if withdraws_all or (record.purpose == "photos" and record.given and is_child):
        raise ValueError(f"{record.purpose} cannot be answered so")
    with store.database.writing():
        store.people.record_consent(person, record)
        if record.purpose == "learn" and not record.given:
            store.unlearning.forget(person)
        if record.purpose == "photos" and not record.given:
            store.keepsakes.forget(person)
