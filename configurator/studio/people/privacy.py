"""What we know about you: every fact and its why, corrected, forgotten or taken away at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from configurator.model.people import Purpose, Source
from configurator.model.words import Frozen, Words
from configurator.store.store import Store
from configurator.studio.people.consents import CONSENTS
from configurator.studio.people.fact_words import kind_of, new_fact, where_from
from configurator.studio.people.retention import CLOCKS
from configurator.studio.people.take_away import write_take_away
from configurator.studio.suggesting.known_tastes import TASTE, Named, facet_and_option, taste_lines
from configurator.taste.taste import Taste

THINGS: dict[str, tuple[Words, Words]] = {
    "designs": (
        Words(en="Designs: {n}", he="עיצובים: {n}"),
        Words(
            en="The ones you saved and the ones you began. {clock}",
            he="מה ששמרת ומה שהתחלת. {clock}",
        ).filled(clock=CLOCKS["drafts"]),
    ),
    "photos": (
        Words(en="Photos: {n}", he="תמונות: {n}"),
        Words(
            en="In your designs, locked with a key of your own. {clock}",
            he="בעיצובים שלך, נעולות. {clock}",
        ).filled(clock=CLOCKS["photos"]),
    ),
    "choices": (
        Words(en="Choices we counted: {n}", he="בחירות שספרנו: {n}"),
        Words(
            en="To show what you like first. Added up, the last of each kind also one by one. "
            "{clock}",
            he="כדי להראות קודם מה שאהבת. הן מסוכמות, והאחרונות מכל סוג גם אחת אחת. {clock}",
        ).filled(clock=CLOCKS["taste"]),
    ),
    "favorites": (
        Words(en="Favorites: {n}", he="מועדפים: {n}"),
        Words(en="You marked them to find them again.", he="סימנת אותם כדי למצוא שוב."),
    ),
}
"""What is kept beside facts: its count in words, and where it is from. Each is forgotten whole."""

ERASED = Words(
    en="Everything about you was erased. Designs: {designs}, photos: {photos}, facts: {facts}.",
    he="כל מה שידענו עליך נמחק. עיצובים: {designs}, תמונות: {photos}, פרטים: {facts}.",
)
ORDERS_KEPT = Words(
    en="The law asks us to keep the date and price of your orders, without your name or design.",
    he="החוק מחייב אותנו לשמור תאריך ומחיר של הזמנות, בלי השם ובלי העיצוב שלך.",
)
ORDERS_OPEN = Words(
    en="Still being made: {numbers}. Their designs are erased when you have them in hand.",
    he="עדיין בהכנה: {numbers}. העיצובים שלהן יימחקו כשיימסרו לידיך.",
)


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that is known: what, and where it is from. `id` is what `forget` takes.

    `asks` is set for an old fact, which is asked again.
    """

    id: str
    text: Words
    where: Words
    value: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """One switch of consent as it stands."""

    purpose: Purpose
    title: Words
    text: Words
    on: bool
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class WhatWeKnow:
    """All that is known of one person, on one screen."""

    facts: tuple[Known, ...]
    things: tuple[Known, ...]
    agreements: tuple[Agreement, ...]
    clocks: tuple[Words, ...]
    goes_too: tuple[str, ...]
    """Names of the children who would be erased with this person."""


class Receipt(Frozen):
    """What a person is given after everything was erased. It names nobody."""

    number: str
    at: datetime
    words: tuple[Words, ...]


class Privacy:
    """Shows, corrects, forgets and hands over what is known of a person.

    `who` is who asks for it, for the audit log: the person's own id at the kiosk, or a staff
    member's at the desk.
    """

    def __init__(self, store: Store, named: Named | None = None) -> None:
        self._store = store
        self._named = named
        """What is liked is called so; without it a taste is told as a count."""

    def known(self, person: str) -> WhatWeKnow:
        """Everything. Raises KeyError when nobody has this id."""
        store, now = self._store, self._store.clock()
        profile = store.people.member(person)
        facts = tuple(
            Known(
                id=f"fact:{fact.key}",
                text=Words(en="{what}: {value}", he="{what}: {value}").filled(
                    what=kind_of(fact).words, value=fact.value
                ),
                where=where_from(fact, now),
                value=fact.value,
                asks=fact.is_old(now),
            )
            for fact in profile.facts
        )
        agreements = []
        for purpose, text in CONSENTS.items():
            answers = [each for each in profile.consents if each.purpose == purpose]
            last = answers[-1] if answers else None
            agreements.append(
                Agreement(
                    purpose=purpose,
                    title=text.title,
                    text=text.text,
                    on=profile.agrees(purpose, now),
                    since=last.at if last else None,
                    until=last.expires_at if last else None,
                )
            )
        lines = taste_lines(store.choices.person(person), self._named, now) if self._named else ()
        tastes = tuple(Known(each.id, each.text, each.where, asks=each.asks) for each in lines)
        goes_too = store.eraser.who_goes(person)[1:]
        return WhatWeKnow(
            facts=(*facts, *tastes),
            things=self._things(person),
            agreements=tuple(agreements),
            clocks=tuple(CLOCKS.values()),
            goes_too=tuple(store.people.member(each).name for each in goes_too),
        )

    def correct(self, person: str, key: str, value: str, who: str) -> None:
        """Put a fact right. Raises ValueError for a blank or overlong value, KeyError."""
        store = self._store
        profile = store.people.member(person)
        source: Source = "said" if who == person else "staff"
        with store.database.writing():
            fact = new_fact(key, value, source, now=store.clock(), child=profile.is_child)
            store.people.save_fact(person, fact)
            store.audit.write(who, "corrected", person, key)

    def confirm(self, person: str, known: str, who: str) -> None:
        """'Still 42?' 'Yes': one thing, by its id, is as good as new. Raises KeyError."""
        kind, _, key = known.partition(":")
        if kind == "fact":
            facts = {fact.key: fact.value for fact in self._store.people.member(person).facts}
            self.correct(person, key, facts[key], who)
            return
        facet, option = facet_and_option(known)
        with self._store.database.writing():
            Taste(self._store.choices).declare(person, facet, option, self._store.clock())
            self._store.audit.write(who, "confirmed", person, TASTE)

    def forget(self, person: str, known: str, who: str) -> None:
        """Forget one thing by its id: 'fact:shoe-size', 'taste:palette/gold', 'designs', ..."""
        store = self._store
        with store.database.writing():
            kind, _, key = known.partition(":")
            if kind == "fact":
                store.people.forget_fact(person, key)
            elif kind == "choices":
                store.unlearning.forget(person)
            elif kind == TASTE:
                store.unlearning.forget(person, *facet_and_option(known))
            elif kind == "photos":
                store.keepsakes.forget(person)
            elif kind == "favorites":
                for favorite in store.people.member(person).favorites:
                    store.people.mark_favorite(person, favorite, marked=False)
            elif kind == "designs":
                for kept in store.designs.of(person, most=100_000):
                    store.designs.forget(kept.id)
            else:
                raise KeyError(known)
            # The log outlives what is forgotten: it says that a taste was, never which.
            store.audit.write(who, "forgot", person, key if kind == "fact" else kind)
        store.database.settle()

    def forget_all(self, person: str, who: str) -> Receipt:
        """Erase the person, and the children in their care, at once. Raises KeyError."""
        reason = "asked" if who == person else "asked-at-desk"
        # The audit line names who asked by a word: their own id is being erased.
        erased = self._store.eraser.erase(person, "self" if who == person else who, reason)
        words = [ERASED.filled(designs=erased.designs, photos=erased.photos, facts=erased.facts)]
        if erased.orders_kept or erased.orders_open:
            words.append(ORDERS_KEPT)
        if erased.orders_open:
            words.append(ORDERS_OPEN.filled(numbers=", ".join(erased.orders_open)))
        line = self._store.audit.read(whom=person, most=1)[0]
        return Receipt(number=f"E-{line.no:05}", at=line.at, words=tuple(words))

    def take_away(self, person: str, target: Path, who: str) -> Path:
        """Write one ZIP of everything about a person as JSON and pictures; returns where it lies.

        Raises KeyError, and OSError on a full disk.
        """
        with self._store.database.writing():
            self._store.audit.write(who, "took-away", person)
        return write_take_away(self._store, person, target)

    def _things(self, person: str) -> tuple[Known, ...]:
        store = self._store
        tastes = store.choices.person(person)
        counts = Counter(
            designs=len(store.designs.of(person, most=100_000)),
            photos=len(store.keepsakes.of(person)),
            choices=sum(each.count - each.gone for each in tastes.facets.values()),
            favorites=len(store.people.member(person).favorites),
        )
        return tuple(
            Known(id=name, text=THINGS[name][0].filled(n=count), where=THINGS[name][1])
            for name, count in counts.items()
            if count
        )
