"""The welcome: a card or a code becomes a household, a tile becomes who is here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from configurator.model.people import Consent, Posture, Purpose
from configurator.model.words import Words
from configurator.store.people import NewMember
from configurator.store.store import Store
from configurator.store.tries import Refused
from configurator.studio.people.consents import Asked, answer
from configurator.studio.people.presence import Presence, Presences, masked
from configurator.studio.people.retention import PERSON_ASKED
from configurator.studio.people.typed import one_line

HELLO = Words(en="Hello {name}. Everything is set for you.", he="שלום {name}. הכול מסודר בשבילך.")
LONG_AWAY = Words(
    en="Hello {name}. You were away almost a year: keep what you like here, forget the rest.",
    he="שלום {name}. לא היית כאן כמעט שנה: אפשר לשמור מה שרוצים ולשכוח את השאר.",
)
NOT_KNOWN = Words(
    en="We do not know this card or code. Try again, or ask us for a new one.",
    he="הכרטיס או הקוד אינם מוכרים לנו. אפשר לנסות שוב או לבקש מאיתנו חדש.",
)
WRONG_PIN = Words(
    en="That is not the PIN. Try again, or go on without it.",
    he="זה לא הקוד האישי. אפשר לנסות שוב או להמשיך בלעדיו.",
)
WAIT = Words(
    en="Too many tries. Please wait {seconds} seconds, or ask us for help.",
    he="יותר מדי ניסיונות. אפשר להמתין {seconds} שניות, או לבקש מאיתנו עזרה.",
)
LOCKED = Words(
    en="This was tried too often and is locked. Please ask us for help.",
    he="היו יותר מדי ניסיונות והכניסה ננעלה. אפשר לפנות אלינו לעזרה.",
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One member of a household, as shown after its card was read."""

    person: str
    name: str
    face: str | None
    is_child: bool


@dataclass(frozen=True, slots=True)
class Tiles:
    """A household whose card or code was just given."""

    household: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class NotLetIn:
    """Why somebody is not let in, in words, and the seconds to wait before trying again."""

    words: Words
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Remembered:
    """Somebody new: who is here now, and the keys to show once, on screen and on paper."""

    presence: Presence
    card: str
    code: str


class Welcome:
    """Lets people in, and remembers new ones."""

    def __init__(self, store: Store, presences: Presences) -> None:
        self._store = store
        self._presences = presences
        self._kiosk = presences.place.kiosk

    def present(self, given: str) -> Tiles | NotLetIn:
        """The tiles of the household that a scanned card or a typed code opens."""
        household = self._store.keys.open(given, self._kiosk)
        if isinstance(household, Refused):
            return not_let_in(household, NOT_KNOWN)
        members = self._store.people.household(household).members
        tiles = tuple(Tile(m.id, m.name, m.face, m.is_child) for m in members)
        return Tiles(household, tiles)

    def step_in(self, person: str) -> Presence:
        """Somebody's tile was touched. Where a PIN is set, all but name and posture stay closed.

        A child's tile asks the guardian's PIN. Raises KeyError when they were erased meanwhile.
        """
        people = self._store.people
        profile, household = people.member(person), people.household_of(person)
        away = self._store.clock() - people.saw(person)
        keeper = profile if profile.guardian is None else people.member(profile.guardian)
        if keeper.has_pin:
            posture = profile.posture_for(self._presences.place.kind)
            here = masked(profile, posture, household)
        else:
            here = self._presences.of(profile, household)
        return replace(here, was_long_away=away > PERSON_ASKED)

    def unlock(self, presence: Presence, pin: str) -> Presence | NotLetIn:
        """Open everything with the PIN; for a child, the guardian's."""
        if presence.person is None or presence.household is None or presence.unlocked:
            return presence
        people = self._store.people
        profile = people.member(presence.person)
        keeper = profile.guardian or profile.id
        refused = self._store.pins.check(
            f"person:{keeper}", self._kiosk, pin, people.pin_of(keeper)
        )
        if refused is not None:
            return not_let_in(refused, WRONG_PIN)
        opened = self._presences.of(profile, presence.household)
        return replace(opened, posture=presence.posture, was_long_away=presence.was_long_away)

    def remember(self, name: str, purposes: Iterable[Purpose], posture: Posture) -> Remembered:
        """Remember somebody new, who said yes to these purposes. Raises ValueError for a bad name.

        'remember' is among them always: it is what the button says.
        """
        store, asked = self._store, {"remember", *purposes}
        here = self._presences.standing(posture)
        with store.database.writing():
            home = store.people.add_household(
                NewMember(one_line(name), (here,), self._answers(asked, posture, "self"))
            )
            person = home.members[0]
            store.audit.write(f"kiosk:{self._kiosk}", "remembered", person.id)
            card, code = store.keys.new_card(home.id), store.keys.new_code(home.id)
        return Remembered(self._presences.of(person, home.id), card, code)

    def add_to_household(
        self, presence: Presence, name: str, purposes: Iterable[Purpose], *, child: bool
    ) -> Presence:
        """Remember one more of a household: a child in this person's care, or another adult.

        Raises ValueError for a bad name, or when a guest, a child or a locked presence asks.
        """
        if presence.household is None or presence.is_child or not presence.unlocked:
            raise ValueError("only an adult of the household can add somebody")
        guardian = presence.person if child else None
        asked = {"remember", *purposes} - ({"photos"} if child else set())
        here = self._presences.standing(presence.posture)
        with self._store.database.writing():
            answers = self._answers(asked, here, guardian or "self")
            member = self._store.people.add_member(
                presence.household,
                NewMember(one_line(name), (here,), answers, guardian=guardian),
            )
            self._store.audit.write(f"kiosk:{self._kiosk}", "remembered", member.id)
        return self._presences.of(member, presence.household)

    def _answers(self, asked: set[Purpose], posture: Posture, by: str) -> tuple[Consent, ...]:
        now = self._store.clock()
        asked_here = Asked(posture.language, self._kiosk, by)
        return tuple(answer(purpose, True, asked_here, now) for purpose in sorted(asked))


def greeting(presence: Presence) -> Words:
    """What somebody is greeted with; who was long away is asked what to keep of all there is."""
    words = LONG_AWAY if presence.was_long_away else HELLO
    return words.filled(name=presence.name)


def not_let_in(refused: Refused | None, otherwise: Words) -> NotLetIn:
    """Why somebody was refused, in words; `otherwise` when they may try again at once."""
    refused = refused or Refused()
    if refused.locked:
        return NotLetIn(LOCKED)
    if refused.wait_s > 0:
        seconds = math.ceil(refused.wait_s)
        return NotLetIn(WAIT.filled(seconds=seconds), refused.wait_s)
    return NotLetIn(otherwise)
