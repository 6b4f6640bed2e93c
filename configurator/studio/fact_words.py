"""Facts in plain words: what each is called, what it is for, where it is from, how old it is."""

from __future__ import annotations

from datetime import datetime

from configurator.model.people import Fact, FactPurpose, Source
from configurator.model.words import Frozen, Words
from configurator.studio.consents import CONSENTS


class FactKind(Frozen):
    """A kind of fact: its name, what it is for, after how long it is asked again."""

    words: Words
    purpose: FactPurpose
    half_life_days: int | None
    child_half_life_days: int | None = None


STILL = Words(en="Still {value}?", he="עדיין {value}?")

KINDS: dict[str, FactKind] = {
    "shoe-size": FactKind(
        words=Words(en="Shoe size", he="מידת נעליים"),
        purpose="fit",
        half_life_days=540,
        child_half_life_days=120,
    ),
    "shoe-width": FactKind(
        words=Words(en="Shoe width", he="רוחב כף הרגל"),
        purpose="fit",
        half_life_days=1095,
    ),
    "dedication-name": FactKind(
        words=Words(en="Name for dedications", he="שם להקדשות"),
        purpose="words",
        half_life_days=None,
    ),
    "poster": FactKind(
        words=Words(en="Your style", he="הסגנון שלך"),
        purpose="suggest",
        half_life_days=365,
    ),
}
OTHER = FactKind(
    words=Words(en="Something you told us", he="משהו שסיפרת לנו"),
    purpose="comfort",
    half_life_days=365,
)

PURPOSES: dict[FactPurpose, Words] = {
    "fit": Words(en="so that what we make fits you", he="כדי שמה שנכין יתאים לך"),
    "words": Words(en="so that you need not type it again", he="כדי שלא תצטרכו להקליד שוב"),
    "comfort": Words(en="so that the kiosk suits you", he="כדי שהעמדה תתאים לך"),
    "suggest": Words(en="to show what you may like first", he="כדי להראות קודם מה שאולי תאהבו"),
}
SOURCES: dict[Source, Words] = {
    "said": Words(en="You told us", he="סיפרת לנו"),
    "chosen": Words(en="From what you ordered", he="ממה שהזמנת"),
    "quiz": Words(en="From the picture card", he="מכרטיס התמונות"),
    "staff": Words(en="Our staff wrote it down for you", he="הצוות שלנו רשם בשבילך"),
}

AGES: tuple[tuple[float, int, Words, Words], ...] = (
    (1, 1, Words(en="today", he="היום"), Words(en="today", he="היום")),
    (14, 1, Words(en="yesterday", he="אתמול"), Words(en="{n} days ago", he="לפני {n} ימים")),
    (
        60,
        7,
        Words(en="a week ago", he="לפני שבוע"),
        Words(en="{n} weeks ago", he="לפני {n} שבועות"),
    ),
    (
        365,
        30,
        Words(en="a month ago", he="לפני חודש"),
        Words(en="{n} months ago", he="לפני {n} חודשים"),
    ),
    (
        float("inf"),
        365,
        Words(en="a year ago", he="לפני שנה"),
        Words(en="{n} years ago", he="לפני {n} שנים"),
    ),
)
"""By age in days: up to how many, the days in one unit, the words for one and for several."""

FROM = Words(en="{source}, {age}, {purpose}.", he="{source}, {age}, {purpose}.")


def new_fact(key: str, value: str, source: Source, *, now: datetime, child: bool = False) -> Fact:
    """A fact just learned, with the purpose and the half-life of its kind. Raises ValueError."""
    kind = KINDS.get(key, OTHER)
    young = kind.child_half_life_days if child else None
    return Fact(
        key=key,
        value=value,
        source=source,
        at=now,
        purpose=kind.purpose,
        consent_version=CONSENTS["remember"].version,
        half_life_days=young or kind.half_life_days,
    )


def kind_of(fact: Fact) -> FactKind:
    """What kind of fact it is; one of a kind unknown here is still shown."""
    return KINDS.get(fact.key, OTHER)


def age_words(at: datetime, now: datetime) -> Words:
    """How long ago, as people say it."""
    days = max(0, (now - at).days)
    for below, unit, one, several in AGES:
        if days < below:
            count = days // unit
            return one if count <= 1 else several.filled(n=count)
    raise AssertionError("the last age has no end")


def where_from(fact: Fact, now: datetime) -> Words:
    """One sentence: where a fact came from, how old it is and what it is for."""
    return FROM.filled(
        source=SOURCES[fact.source],
        age=age_words(fact.at, now),
        purpose=PURPOSES[fact.purpose],
    )


def question_of(fact: Fact) -> Words:
    """The question an old fact turns into, such as 'Still 42?'."""
    return STILL.filled(value=fact.value)
