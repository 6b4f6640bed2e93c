"""People: who is here, how the kiosk stands for them, what they let us know; all documents."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from configurator.model.design import Design
from configurator.model.words import Frozen, Language, Name, Words

SCHEMA_VERSION: Literal[1] = 1

PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Purpose = Literal["remember", "learn", "photos", "news"]
Source = Literal["said", "chosen", "quiz", "staff"]
FactPurpose = Literal["fit", "words", "comfort", "suggest"]
FavoriteKind = Literal["swatch", "motif", "font", "theme", "design"]
SizeUnits = Literal["eu", "uk", "us", "mondopoint"]


class Posture(Frozen):
    """How the kiosk stands for a person, as a seat and mirrors do. Bound to one kind of kiosk."""

    language: Language = "en"
    text_scale: Annotated[float, Field(ge=1, le=2)] = 1.0
    theme: Literal["light", "dark", "contrast"] = "light"
    hand: Literal["right", "left"] = "right"
    reach: bool = False
    motion: bool = True
    sound: bool = True
    units: SizeUnits = "eu"
    idle_s: Annotated[int, Field(ge=30, le=900)] = 60
    """Seconds without a touch until "Still there?" is asked; 900 is the hard end of a visit."""
    kiosk_kind: Name = "pillar"

    def carried_to(self, kiosk_kind: str) -> Posture:
        """What of it holds on another kind of kiosk: only what is not about where one stands.

        Language and units are the person's own; text size, reach and hand belong to the screen
        they were set on.
        """
        if kiosk_kind == self.kiosk_kind:
            return self
        return Posture(language=self.language, units=self.units, kiosk_kind=kiosk_kind)


class Fact(Frozen):
    """One thing known about a person: from where, since when, what for, under which consent."""

    key: Name
    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    source: Source
    at: AwareDatetime
    purpose: FactPurpose
    consent_version: Annotated[int, Field(ge=1)]
    half_life_days: Annotated[int, Field(ge=1, le=36500)] | None = None
    """Past it the fact is asked again instead of believed; None for what does not change."""

    def is_old(self, now: datetime) -> bool:
        """Whether it turned into a question."""
        if self.half_life_days is None:
            return False
        return now - self.at > timedelta(days=self.half_life_days)


class Consent(Frozen):
    """One answer to one question of consent: given or withdrawn, to which words, where, by whom."""

    purpose: Purpose
    version: Annotated[int, Field(ge=1)]
    given: bool
    at: AwareDatetime
    wording_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    language: Language
    place: Name
    by: Name
    """The person who answered: oneself, a child's guardian, or staff on somebody's word."""
    expires_at: AwareDatetime | None = None


class Favorite(Frozen):
    """Something a person marked to find again."""

    kind: FavoriteKind
    item: Name


class KeptDesign(Frozen):
    """A design a person keeps: a draft to go on with, or one that was saved as finished."""

    id: Name
    state: Literal["draft", "saved"]
    design: Design
    made_at: AwareDatetime
    changed_at: AwareDatetime


class TasteSum(Frozen):
    """How much an option was chosen and offered as of `at`; older choices weigh less."""

    facet: Name
    option: Name
    chosen: Annotated[float, Field(ge=0)]
    offered: Annotated[float, Field(ge=0)]
    at: AwareDatetime


class LastChoice(Frozen):
    """One recent choice, kept only with consent to learn."""

    facet: Name
    option: Name
    family: Name
    at: AwareDatetime


class TasteWord(Frozen):
    """What somebody said they like, or that it is not them, with where they said it."""

    facet: Name
    option: Name
    verdict: Literal["like", "not-me"]
    source: Source
    at: AwareDatetime


class Profile(Frozen):
    """One person of a household."""

    id: Name
    name: PersonName
    is_child: bool = False
    guardian: Name | None = None
    face: Name | None = None
    """The motif on this person's tile."""
    has_pin: bool = False
    postures: tuple[Posture, ...] = ()
    facts: tuple[Fact, ...] = ()
    consents: tuple[Consent, ...] = ()
    favorites: tuple[Favorite, ...] = ()

    @model_validator(mode="after")
    def _each_thing_once(self) -> Profile:
        kinds = [posture.kiosk_kind for posture in self.postures]
        keys = [fact.key for fact in self.facts]
        if len(set(kinds)) < len(kinds) or len(set(keys)) < len(keys):
            raise ValueError("a posture or a fact stands twice")
        if self.is_child != (self.guardian is not None):
            raise ValueError("a child has a guardian, and nobody else has one")
        if self.is_child and any(c.given for c in self.consents if c.purpose == "photos"):
            raise ValueError("no photos of a child are kept")
        return self

    def posture_for(self, kiosk_kind: str) -> Posture:
        """How a kiosk of a kind stands for this person: as set there, or what carries over."""
        for posture in self.postures:
            if posture.kiosk_kind == kiosk_kind:
                return posture
        if self.postures:
            return self.postures[-1].carried_to(kiosk_kind)
        return Posture(kiosk_kind=kiosk_kind)

    def fact(self, key: str) -> Fact | None:
        """The fact of that key, if it is known."""
        return next((fact for fact in self.facts if fact.key == key), None)

    def agrees(self, purpose: Purpose, now: datetime) -> bool:
        """Whether the last answer for a purpose was yes and has not run out. No answer is no."""
        answers = [consent for consent in self.consents if consent.purpose == purpose]
        if not answers:
            return False
        last = answers[-1]
        return last.given and (last.expires_at is None or now < last.expires_at)


class Household(Frozen):
    """The people who share a card."""

    id: Name
    members: Annotated[tuple[Profile, ...], Field(min_length=1, max_length=24)]

    @model_validator(mode="after")
    def _guardians_are_adults_of_it(self) -> Household:
        adults = {member.id for member in self.members if not member.is_child}
        if len({member.id for member in self.members}) < len(self.members):
            raise ValueError("two members have the same id")
        if any(m.guardian is not None and m.guardian not in adults for m in self.members):
            raise ValueError("a child's guardian is not an adult of this household")
        return self

    def member(self, person: str) -> Profile:
        """The member of that id. Raises KeyError."""
        for each in self.members:
            if each.id == person:
                return each
        raise KeyError(person)


class MemberThings(Frozen):
    """What one member made and chose, beside the profile."""

    person: Name
    designs: tuple[KeptDesign, ...] = ()
    sums: tuple[TasteSum, ...] = ()
    last_choices: tuple[LastChoice, ...] = ()
    words: tuple[TasteWord, ...] = ()


class OrderNote(Frozen):
    """An order as its owner takes it away; its design lies beside it while that is kept."""

    number: str
    person: Name
    family: Name
    size: Name
    quantity: Annotated[int, Field(ge=1)]
    total_minor: Annotated[int, Field(ge=0)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    state: Name
    made_at: AwareDatetime
    design: Design | None = None


class ProfileDocument(Frozen):
    """A household in a file: the ones that ship, and the one a person takes away."""

    schema_version: Literal[1] = SCHEMA_VERSION
    kind: Literal["guest", "posture", "household", "take-away"]
    words: Words
    household: Household
    things: tuple[MemberThings, ...] = ()
    orders: tuple[OrderNote, ...] = ()

    @model_validator(mode="after")
    def _things_belong_to_members(self) -> ProfileDocument:
        members = {member.id for member in self.household.members}
        owners = [*(each.person for each in self.things), *(each.person for each in self.orders)]
        if not members.issuperset(owners):
            raise ValueError("something belongs to nobody in this household")
        return self
