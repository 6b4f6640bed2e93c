"""One's own things: what a person says, saves, marks and agrees to at the kiosk."""

from __future__ import annotations

from configurator.model.design import Design
from configurator.model.people import Favorite, Posture, Purpose, Source
from configurator.model.words import Words
from configurator.store.pins import pin_trouble
from configurator.store.store import Store
from configurator.studio.people.consents import Asked, answer, settle
from configurator.studio.people.fact_words import NAMES, new_fact
from configurator.studio.people.names import key_for
from configurator.studio.people.presence import Presence, Presences
from configurator.studio.people.retention import KEPT_PHOTO

SIZE_FACTS = {"shoe": "shoe-size"}
"""The fact that remembers a product's size, where people have one."""


class OwnThings:
    """Changes what is kept of whoever is here, and gives back their presence as it is then.

    A guest, and somebody whose PIN was not given, may do everything and nothing of it is kept.
    """

    def __init__(self, store: Store, presences: Presences) -> None:
        self._store = store
        self._presences = presences

    def save_posture(self, presence: Presence, posture: Posture) -> Presence:
        """Keep how the kiosk stands, for this kind of kiosk. A PIN does not guard it."""
        here = self._presences.standing(posture)
        if presence.person is not None:
            self._store.people.save_posture(presence.person, here)
        return presence.with_posture(here)

    def learn_fact(
        self, presence: Presence, key: str, value: str, source: Source = "said"
    ) -> Presence:
        """Keep a fact somebody said or chose. Raises ValueError for a blank or overlong one."""
        person = _keeper(presence)
        if person is None:
            return presence
        now = self._store.clock()
        fact = new_fact(key, value, source, now=now, child=presence.is_child)
        self._store.people.save_fact(person, fact)
        return self._presences.reloaded(presence)

    def mark_favorite(self, presence: Presence, favorite: Favorite, *, marked: bool) -> Presence:
        """Mark something to find again, or take the mark away."""
        person = _keeper(presence)
        if person is None:
            return presence
        self._store.people.mark_favorite(person, favorite, marked=marked)
        return self._presences.reloaded(presence)

    def toggle_favorite(self, presence: Presence, favorite: Favorite) -> Presence:
        """Mark something to find again; take the mark away where it has one."""
        marked = favorite not in presence.favorites
        return self.mark_favorite(presence, favorite, marked=marked)

    def bought(self, presence: Presence, design: Design, names: tuple[str, ...] = ()) -> Presence:
        """Keep an ordered design, and remember its size and the names written on it."""
        now = self.save_design(presence, design)
        for name in names[: len(NAMES)]:
            now = self.learn_fact(now, key_for(name, now), name, "chosen")
        key = SIZE_FACTS.get(design.family)
        return now if key is None else self.learn_fact(now, key, design.size, "chosen")

    def save_design(self, presence: Presence, design: Design, kept: str | None = None) -> Presence:
        """Keep a finished design, its photographs too where the person agreed to that."""
        person = _keeper(presence)
        if person is None:
            return presence
        self._store.designs.keep(person, design, "saved", kept)
        if "photos" in presence.agreed:
            until = self._store.clock() + KEPT_PHOTO
            self._store.keepsakes.keep_all(person, design, self._store.shelf, until)
        return self._presences.reloaded(presence)

    def choose_face(self, presence: Presence, face: str | None) -> Presence:
        """Put a motif on one's tile."""
        person = _keeper(presence)
        if person is None:
            return presence
        self._store.people.choose_face(person, face)
        return self._presences.reloaded(presence)

    def set_pin(self, presence: Presence, pin: str | None) -> Words | None:
        """Guard one's things with a PIN, or no longer; words when this PIN will not do."""
        person = _keeper(presence)
        if person is None or pin is None:
            if person is not None:
                self._store.people.save_pin(person, None)
            return None
        trouble = pin_trouble(pin)
        if trouble is None:
            kept = self._store.pins.hashed(f"person:{person}", pin)
            self._store.people.save_pin(person, kept)
        return trouble

    def new_keys(self, presence: Presence) -> tuple[str, str]:
        """A new card and code for the household; the old ones, lost or not, open nothing more.

        Raises ValueError for a guest and without the PIN.
        """
        person, household = _keeper(presence), presence.household
        if person is None or household is None:
            raise ValueError("only somebody of the household can ask for new keys")
        store = self._store
        with store.database.writing():
            store.keys.revoke(household)
            store.audit.write(person, "new-keys", household)
            return store.keys.new_card(household), store.keys.new_code(household)

    def consent(self, presence: Presence, purpose: Purpose, *, given: bool) -> Presence:
        """Answer a question of consent; a withdrawal takes effect at once.

        Raises ValueError for 'remember' withdrawn, which is forgetting all (see Privacy), and for
        photos of a child, which are never kept.
        """
        person = _keeper(presence)
        if person is None:
            return presence
        asked = Asked(
            presence.posture.language, self._presences.place.kiosk, presence.guardian or "self"
        )
        settle(self._store, person, answer(purpose, given, asked, self._store.clock()))
        self._store.database.settle()
        return self._presences.reloaded(presence)


def _keeper(presence: Presence) -> str | None:
    """The person whose things may be kept now, if there is one."""
    return presence.person if presence.unlocked else None
