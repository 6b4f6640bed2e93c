"""Taking it with you: one ZIP of a person's profile, designs, orders and photographs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from configurator.ground import files
from configurator.model.documents import write_design
from configurator.model.people import Household, MemberThings, OrderNote, Profile, ProfileDocument
from configurator.model.profiles import write_profile
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.people.presence import order_note

ABOUT = """What this kiosk knows about you.

profile.json    your name, screen, facts with their source and date, consents, favorites,
                designs, choices as counts and the last ones each, what you said you like,
                and orders; the same format this shop reads
designs/        each design by itself
photos/         the photographs kept with your consent

מה שהעמדה יודעת עליך.

profile.json    השם, המסך, פרטים עם המקור והתאריך, הסכמות, מועדפים,
                עיצובים, בחירות כמספרים והאחרונות אחת אחת, מה שאמרתם שאתם אוהבים,
                והזמנות; בפורמט שהחנות קוראת
designs/        כל עיצוב בנפרד
photos/         התמונות שנשמרו בהסכמתך
"""
WORDS = Words(en="Everything we know about you", he="כל מה שאנחנו יודעים עליך")
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""ZIP entries carry no time of their own; the times that matter stand in profile.json."""


def write_take_away(store: Store, person: str, target: Path) -> Path:
    """Write the ZIP of a person, complete or not at all. Raises KeyError, OSError."""
    document = take_away_document(store, person)
    with files.written_whole(target) as draft, zipfile.ZipFile(draft, "w") as archive:
        _put(archive, "READ-ME.txt", ABOUT.encode())
        _put(archive, "profile.json", write_profile(document))
        for kept in document.things[0].designs:
            _put(archive, f"designs/{kept.id}.json", write_design(kept.design))
        for photo, owner in _photos(store, person).items():
            suffix, content = store.keepsakes.opened(owner, photo)
            _put(archive, f"photos/{photo}{suffix}", content)
    return target


def take_away_document(store: Store, person: str) -> ProfileDocument:
    """Everything about one person as a profile document. Raises KeyError."""
    profile = store.people.member(person)
    guardian = profile.guardian
    members = (_alone(store.people.member(guardian)), profile) if guardian else (profile,)
    things = MemberThings(
        person=person,
        designs=store.designs.of(person, most=100_000),
        sums=store.choices.sums(person),
        last_choices=store.choices.last(person),
        words=store.choices.words(person),
    )
    household = Household(id=store.people.household_of(person), members=members)
    return ProfileDocument(
        kind="take-away",
        words=WORDS,
        household=household,
        things=(things,),
        orders=_orders(store, person),
    )


def _alone(guardian: Profile) -> Profile:
    """A guardian in a child's papers: who they are, and nothing that is their own."""
    return Profile(id=guardian.id, name=guardian.name)


def _orders(store: Store, person: str) -> tuple[OrderNote, ...]:
    return tuple(
        order_note(order, store.orders.design(order.id)) for order in store.orders.of_person(person)
    )


def _photos(store: Store, person: str) -> dict[str, str]:
    """Each photograph that is kept for a person or their orders, and for whom it is sealed."""
    owners = [*(order.id for order in store.orders.everything_of(person)), person]
    return {each.photo: owner for owner in owners for each in store.keepsakes.of(owner)}


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
