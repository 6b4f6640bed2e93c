"""Presence: who is here, and everything the kiosk changes for them, swapped in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from configurator.model.design import Design
from configurator.model.people import (
    Fact,
    Favorite,
    KeptDesign,
    OrderNote,
    Posture,
    Profile,
    Purpose,
)
from configurator.model.words import Words
from configurator.store.order_states import Order
from configurator.store.store import Store
from configurator.studio.people.consents import CONSENTS
from configurator.studio.people.fact_words import question_of

DESIGNS_AT_HAND = 12
"""Newest designs that come with a person: what they are shown first is made of these."""


@dataclass(frozen=True, slots=True)
class Question:
    """An old fact that is asked again instead of believed: 'Still 42?'."""

    fact: Fact
    words: Words


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is here now. A guest is one too: the same, with nothing kept.

    `unlocked` is False while a person's PIN was not given: then only name, face and posture are
    here, and everything else is empty. `facts` are the ones still believed, `questions` the old
    ones. Who `was_long_away` would soon have been erased, and is asked what to keep.
    `designs` are last changed first, `orders` newest first.
    """

    posture: Posture
    person: str | None = None
    household: str | None = None
    name: str = ""
    face: str | None = None
    is_child: bool = False
    guardian: str | None = None
    has_pin: bool = False
    unlocked: bool = True
    was_long_away: bool = False
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    favorites: tuple[Favorite, ...] = ()
    designs: tuple[KeptDesign, ...] = ()
    orders: tuple[OrderNote, ...] = ()
    agreed: frozenset[Purpose] = frozenset()
    asked_again: tuple[tuple[Purpose, datetime], ...] = ()
    """When what was agreed to runs out, where it does."""

    @property
    def is_guest(self) -> bool:
        """Whether nothing of this visit is kept."""
        return self.person is None

    @property
    def language(self) -> str:
        """The language everything is said in."""
        return self.posture.language

    @property
    def right_to_left(self) -> bool:
        """Whether the whole layout is mirrored; a product never is."""
        return self.posture.language == "he"

    @property
    def drafts(self) -> tuple[KeptDesign, ...]:
        """The designs to go on with."""
        return tuple(kept for kept in self.designs if kept.state == "draft")

    def fact(self, key: str) -> str | None:
        """A fact's value, old or not: '42, like last time?' is offered until it is corrected."""
        known = (*self.facts, *(question.fact for question in self.questions))
        return next((fact.value for fact in known if fact.key == key), None)

    def with_posture(self, posture: Posture) -> Presence:
        """The same person, the kiosk standing differently."""
        return replace(self, posture=posture)


@dataclass(frozen=True, slots=True)
class Here:
    """Who is here, and who was before: switching is one step, and so is undoing it."""

    now: Presence
    before: Presence | None = None

    def to(self, presence: Presence) -> Here:
        """Switch to somebody."""
        return Here(presence, self.now)

    def undone(self) -> Here:
        """Back to who was here before; undoing again switches forth. Nothing without a before."""
        return Here(self.before, self.now) if self.before else self

    def reloaded(self, presence: Presence) -> Here:
        """The same person with something changed; undo still leads to the one before."""
        return replace(self, now=presence)


@dataclass(frozen=True, slots=True)
class Place:
    """This kiosk: its id in records, and its kind, to which postures are bound."""

    kiosk: str = "k1"
    kind: str = "pillar"


class Presences:
    """Makes the presence of whoever is at this kiosk."""

    def __init__(self, store: Store, place: Place) -> None:
        self._store = store
        self.place = place

    def standing(self, posture: Posture) -> Posture:
        """A posture as this kind of kiosk keeps it."""
        return posture.model_copy(update={"kiosk_kind": self.place.kind})

    def guest(self, posture: Posture | None = None) -> Presence:
        """Somebody of whom nothing is kept."""
        return Presence(posture=self.standing(posture or Posture()))

    def of(self, profile: Profile, household: str) -> Presence:
        """Somebody with all that is known of them at hand."""
        store, now = self._store, self._store.clock()
        facts, questions = _by_age(profile.facts, now)
        agreed = [purpose for purpose in CONSENTS if profile.agrees(purpose, now)]
        return Presence(
            posture=profile.posture_for(self.place.kind),
            person=profile.id,
            household=household,
            name=profile.name,
            face=profile.face,
            is_child=profile.is_child,
            guardian=profile.guardian,
            has_pin=profile.has_pin,
            facts=facts,
            questions=questions,
            favorites=profile.favorites,
            designs=store.designs.of(profile.id, DESIGNS_AT_HAND),
            orders=tuple(order_note(order) for order in store.orders.of_person(profile.id)),
            agreed=frozenset(agreed),
            asked_again=tuple(
                (each.purpose, each.expires_at)
                for each in profile.consents
                if each.purpose in agreed and each.given and each.expires_at is not None
            ),
        )

    def reloaded(self, presence: Presence) -> Presence:
        """The same person as they are kept now, the kiosk standing as it does."""
        if presence.person is None or presence.household is None or not presence.unlocked:
            return presence
        profile = self._store.people.member(presence.person)
        now = self.of(profile, presence.household).with_posture(presence.posture)
        return replace(now, was_long_away=presence.was_long_away)


def order_note(order: Order, design: Design | None = None) -> OrderNote:
    """An order as its owner sees it."""
    return OrderNote(
        number=order.number,
        person=order.person or "nobody",
        family=order.family,
        size=order.size,
        quantity=order.quantity,
        total_minor=order.total_minor,
        currency=order.currency,
        state=order.state,
        made_at=order.made_at,
        design=design,
    )


def masked(profile: Profile, posture: Posture, household: str) -> Presence:
    """What a card alone opens where a PIN is set: name, face and posture."""
    return Presence(
        posture=posture,
        person=profile.id,
        household=household,
        name=profile.name,
        face=profile.face,
        is_child=profile.is_child,
        guardian=profile.guardian,
        has_pin=True,
        unlocked=False,
    )


def _by_age(
    facts: tuple[Fact, ...], now: datetime
) -> tuple[tuple[Fact, ...], tuple[Question, ...]]:
    fresh = tuple(fact for fact in facts if not fact.is_old(now))
    old = tuple(Question(fact, question_of(fact)) for fact in facts if fact.is_old(now))
    return fresh, old
