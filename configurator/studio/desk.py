"""The staff desk: find people and orders as one types, help them, leave a trace of each deed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from configurator.model.people import Consent, Profile, Purpose
from configurator.model.words import Language, Words
from configurator.store.audit import AuditRow
from configurator.store.autosave import LeftDraft
from configurator.store.keys import KeyNote, read_card, read_code
from configurator.store.order_states import STATE_WORDS, Order
from configurator.store.store import Store
from configurator.studio.guard import Guard
from configurator.studio.people.consents import Asked, answer, settle
from configurator.studio.people.fact_words import kind_of
from configurator.studio.people.merging import merge
from configurator.studio.people.presence import Place
from configurator.studio.people.privacy import Known, Privacy, Receipt, WhatWeKnow
from configurator.studio.people.typed import one_line
from configurator.studio.people.welcome import NotLetIn

MASK = "•••"
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Found:
    """One line of what was found: a person or an order."""

    kind: Literal["person", "order"]
    id: str
    title: str
    detail: Words


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as staff see them. While `masked`, facts show what there is but not what it says."""

    person: str
    household: str
    name: str
    is_child: bool
    masked: bool
    known: WhatWeKnow
    consents: tuple[Consent, ...]
    keys: tuple[KeyNote, ...]
    family: tuple[tuple[str, str], ...]
    """The others of the household: id and name."""
    orders: tuple[Order, ...]


ADULT = Words(en="Customer", he="לקוח")
CHILD = Words(en="Child", he="ילד")


class Desk:
    """Everything staff do with people. Each deed is allowed by role and written in the log."""

    def __init__(self, store: Store, guard: Guard, place: Place) -> None:
        self._store = store
        self._guard = guard
        self._place = place
        self._privacy = Privacy(store)

    def search(self, typed: str) -> tuple[Found, ...]:
        """People by the beginnings of their name, orders by number or ticket; orders first."""
        self._guard.allow("find")
        ticket = self._store.orders.of_ticket(typed)
        orders = (ticket,) if ticket else self._store.orders.search(typed, MOST_FOUND)
        people = self._store.people.search(typed, MOST_FOUND)
        return (
            *(Found("order", o.id, o.number, STATE_WORDS[o.state]) for o in orders),
            *(Found("person", p.person, p.name, CHILD if p.is_child else ADULT) for p in people),
        )

    def by_key(self, given: str) -> tuple[Found, ...]:
        """The household of a card or code that was held out; a mere name is no try at one."""
        self._guard.allow("find")
        if read_card(given) is None and read_code(given) is None:
            return ()
        household = self._store.keys.open(given, self._place.kiosk)
        if not isinstance(household, str):
            return ()
        members = self._store.people.household(household).members
        return tuple(Found("person", m.id, m.name, CHILD if m.is_child else ADULT) for m in members)

    def open(self, person: str) -> PersonCard:
        """A person's card, personal facts masked. Raises KeyError."""
        badge = self._guard.allow("find")
        self._store.audit.write(badge.id, "opened", person)
        card = self._card(person)
        return replace(card, masked=True, known=_masked(card.known, self._profile(person)))

    def reveal(self, person: str, pin: str) -> PersonCard | NotLetIn:
        """The card with nothing masked, for a staff PIN given again. Raises KeyError."""
        badge = self._guard.prove("reveal", pin)
        if isinstance(badge, NotLetIn):
            return badge
        self._store.audit.write(badge.id, "revealed", person)
        return self._card(person)

    def rename(self, person: str, name: str) -> None:
        """Correct a name. Raises ValueError for a blank one, KeyError."""
        badge = self._guard.allow("change-person")
        with self._store.database.writing():
            self._store.people.rename(person, one_line(name))
            self._store.audit.write(badge.id, "renamed", person)

    def correct(self, person: str, key: str, value: str) -> None:
        """Put a fact right. Raises ValueError, KeyError."""
        self._privacy.correct(person, key, value, self._guard.allow("change-person").id)

    def forget(self, person: str, known: str) -> None:
        """Forget one thing, by its id in `PersonCard.known`. Raises KeyError."""
        self._privacy.forget(person, known, self._guard.allow("change-person").id)

    def consent(self, person: str, purpose: Purpose, *, given: bool, language: Language) -> None:
        """Write down an answer a customer gave at the desk, to the words shown in a language.

        Raises ValueError for 'remember' withdrawn (erase them) and for photos of a child.
        """
        badge = self._guard.allow("change-person")
        asked = Asked(language, self._place.kiosk, badge.id)
        with self._store.database.writing():
            settle(self._store, person, answer(purpose, given, asked, self._store.clock()))
            self._store.audit.write(badge.id, "wrote-consent", person, purpose)
        self._store.database.settle()

    def new_keys(self, person: str) -> tuple[str, str]:
        """A new card and code for somebody's household; the old ones open nothing more."""
        badge = self._guard.allow("change-person")
        household = self._store.people.household_of(person)
        with self._store.database.writing():
            self._store.keys.revoke(household)
            self._store.audit.write(badge.id, "new-keys", household)
            return self._store.keys.new_card(household), self._store.keys.new_code(household)

    def drop_pin(self, person: str) -> None:
        """Take a forgotten PIN away; the customer sets a new one at the kiosk."""
        badge = self._guard.allow("change-person")
        with self._store.database.writing():
            self._store.people.save_pin(person, None)
            self._store.tries.forgive(f"person:{person}")
            self._store.audit.write(badge.id, "dropped-pin", person)

    def merge(self, gone: str, kept: str) -> PersonCard:
        """Make two profiles of one human one. Raises ValueError, KeyError."""
        badge = self._guard.allow("merge")
        merge(self._store, gone, kept, badge.id)
        return self.open(kept)

    def export(self, person: str, target: Path) -> Path:
        """Write the customer's ZIP for them. Raises KeyError, OSError."""
        return self._privacy.take_away(person, target, self._guard.allow("change-person").id)

    def erase(self, person: str, pin: str) -> Receipt | NotLetIn:
        """Erase somebody who asked for it, for a staff PIN given again. Raises KeyError."""
        badge = self._guard.prove("erase", pin)
        return badge if isinstance(badge, NotLetIn) else self._privacy.forget_all(person, badge.id)

    def locked(self) -> tuple[str, ...]:
        """The people and kiosks that were tried too often."""
        self._guard.allow("unlock")
        return self._store.tries.locked()

    def unlock(self, subject: str) -> None:
        """Let one of them be tried again."""
        badge = self._guard.allow("unlock")
        with self._store.database.writing():
            self._store.tries.forgive(subject)
            self._store.audit.write(badge.id, "unlocked", subject)

    def set_aside(self) -> tuple[LeftDraft, ...]:
        """The drafts that were open at two crashes, for somebody to look at."""
        self._guard.allow("find")
        return tuple(left for left in self._store.autosave.left() if left.aside)

    def discard(self, visit: str) -> None:
        """Throw a draft that was set aside away, with its photos. Raises KeyError."""
        badge = self._guard.allow("change-person")
        if visit not in {left.visit for left in self.set_aside()}:
            raise KeyError(visit)
        photos = self._store.autosave.end(visit)
        self._store.audit.write(badge.id, "discarded-draft", visit)
        for photo in photos - self._store.autosave.photos_in_use():
            self._store.shelf.remove(photo)

    def log(self, whom: str | None = None) -> tuple[AuditRow, ...]:
        """The audit log, or what was done to one person."""
        self._guard.allow("audit")
        return self._store.audit.read(whom)

    def _profile(self, person: str) -> Profile:
        return self._store.people.member(person)

    def _card(self, person: str) -> PersonCard:
        profile = self._profile(person)
        household = self._store.people.household_of(person)
        others = self._store.people.household(household).members
        return PersonCard(
            person=person,
            household=household,
            name=profile.name,
            is_child=profile.is_child,
            masked=False,
            known=self._privacy.known(person),
            consents=profile.consents,
            keys=self._store.keys.of(household),
            family=tuple((m.id, m.name) for m in others if m.id != person),
            orders=self._store.orders.of_person(person),
        )


def _masked(known: WhatWeKnow, profile: Profile) -> WhatWeKnow:
    """What there is, without what it says."""
    labels = {f"fact:{fact.key}": kind_of(fact).words for fact in profile.facts}
    shape = Words(en="{what}: {value}", he="{what}: {value}")
    facts = tuple(
        Known(fact.id, shape.filled(what=labels[fact.id], value=MASK), fact.where)
        for fact in known.facts
    )
    return replace(known, facts=facts)
