"""Moving in: a profile document becomes a household of this shop, with keys of its own."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.people import Household, Profile, ProfileDocument
from configurator.store.people import NewMember
from configurator.store.store import Store


@dataclass(frozen=True, slots=True)
class MovedIn:
    """A household just taken in, its people by their id in the document, and its keys."""

    household: str
    people: dict[str, str]
    card: str
    code: str


def move_in(store: Store, document: ProfileDocument, who: str) -> MovedIn:
    """Remember the household of a document, all of it or nothing.

    Photographs stay where they are, and orders too: they belong to the shop that took them.
    Raises ValueError when somebody in it did not agree to be remembered.
    """
    with store.database.writing():
        home, people = _members_moved(store, document.household)
        for things in document.things:
            for kept in things.designs:
                person = people[things.person]
                store.designs.keep(person, kept.design, kept.state, at=kept.changed_at)
        for person in people.values():
            store.audit.write(who, "moved-in", person)
        return MovedIn(home, people, store.keys.new_card(home), store.keys.new_code(home))


def _members_moved(store: Store, household: Household) -> tuple[str, dict[str, str]]:
    """Adults first, so that children find their guardian."""
    home, people = "", dict[str, str]()
    for member in sorted(household.members, key=lambda each: each.is_child):
        new = _as_new(member, people)
        if home:
            people[member.id] = store.people.add_member(home, new).id
        else:
            taken = store.people.add_household(new)
            home, people[member.id] = taken.id, taken.members[0].id
    return home, people


def _as_new(member: Profile, people: dict[str, str]) -> NewMember:
    consents = tuple(
        consent.model_copy(update={"by": people.get(consent.by, consent.by)})
        for consent in member.consents
    )
    return NewMember(
        name=member.name,
        postures=member.postures,
        consents=consents,
        facts=member.facts,
        favorites=member.favorites,
        guardian=people[member.guardian] if member.guardian else None,
        face=member.face,
    )
