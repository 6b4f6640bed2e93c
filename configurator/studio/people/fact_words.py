"""Facts in plain words: what each is called, what it is for, where it is from, how old it is."""

from __future__ import annotations

from datetime import datetime

from configurator.model.people import Fact, FactPurpose, Source
from configurator.model.words import Frozen, Words
from configurator.studio.people.consents import CONSENTS
from configurator.studio.people.typed import one_line


class FactKind(Frozen):
    """A kind of fact: its name, what it is for, after how long it is asked again."""

    words: Words
    purpose: FactPurpose
    half_life_days: int | None
    child_half_life_days: int | None = None


MOST_OF_A_FACT = 120
NAMES = ("dedication-name", "dedication-name-2", "dedication-name-3")
"""The facts that remember names, as many as are worth offering."""
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
    **dict.fromkeys(
        NAMES,
        FactKind(
            words=Words(en="Name for dedications", he="שם להקדשות"),
            purpose="words",
            half_life_days=None,
        ),
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

TODAY = Words(en="today", he="היום")


class Age(Frozen):
    """How an age below so many days is said, counted in units of some days."""

    below: int
    unit: int
    one: Words
    two: Words
    more: Words


AGES = (
    Age(
        below=14,
        unit=1,
        one=Words(en="yesterday", he="אתמול"),
        two=Words(en="two days ago", he="לפני יומיים"),
        more=Words(en="{n} days ago", he="לפני {n} ימים"),
    ),
    Age(
        below=60,
        unit=7,
        one=Words(en="a week ago", he="לפני שבוע"),
        two=Words(en="two weeks ago", he="לפני שבועיים"),
        more=Words(en="{n} weeks ago", he="לפני {n} שבועות"),
    ),
    Age(
        below=365,
        unit=30,
        one=Words(en="a month ago", he="לפני חודש"),
        two=Words(en="two months ago", he="לפני חודשיים"),
        more=Words(en="{n} months ago", he="לפני {n} חודשים"),
    ),
    Age(
        below=365_000,
        unit=365,
        one=Words(en="a year ago", he="לפני שנה"),
        two=Words(en="two years ago", he="לפני שנתיים"),
        more=Words(en="{n} years ago", he="לפני {n} שנים"),
    ),
)

FROM = Words(en="{source}, {age}, {purpose}.", he="{source}, {age}, {purpose}.")


def new_fact(key: str, value: str, source: Source, *, now: datetime, child: bool = False) -> Fact:
    """A fact just learned, with the purpose and the half-life of its kind. Raises ValueError."""
    kind = KINDS.get(key, OTHER)
    young = kind.child_half_life_days if child else None
    return Fact(
        key=key,
        value=one_line(value, MOST_OF_A_FACT),
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
    if days == 0:
        return TODAY
    step = next(age for age in AGES if days < age.below)
    count = days // step.unit
    return {1: step.one, 2: step.two}.get(count) or step.more.filled(n=count)


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
