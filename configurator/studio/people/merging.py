"""Merging: one human who is known twice becomes one profile, with the things of both."""

from __future__ import annotations

from configurator.model.people import Profile
from configurator.store.store import Store


def merge(store: Store, gone: str, kept: str, who: str) -> Profile:
    """Hand everything of `gone` over to `kept`, all or nothing, and take `gone` away.

    Of a fact both have, the newer one stays; name, posture of a kind both have, PIN and face are
    the kept one's. The last answer to each question of consent counts, whoever it was given as.
    Raises KeyError, and ValueError for a child and an adult, or one and the same profile.
    """
    with store.database.writing():
        left, right = store.people.member(gone), store.people.member(kept)
        if left.id == right.id or left.is_child != right.is_child:
            raise ValueError("only two adults, or two children, can be one person")
        _hand_over_profile(store, left, right)
        store.designs.hand_over(gone, kept)
        store.choices.hand_over(gone, kept)
        store.orders.hand_over(gone, kept)
        store.keepsakes.hand_over(gone, kept)
        store.people.move_wards(gone, kept)
        _hand_over_keys(store, gone, kept)
        for visit in store.autosave.of_person(gone):
            store.autosave.identify(visit, kept)
        store.people.absorb(gone, kept)
        store.audit.write(who, "merged", kept, gone)
        merged = store.people.member(kept)
    store.keepsakes.forget(gone)
    return merged


def _hand_over_profile(store: Store, gone: Profile, kept: Profile) -> None:
    people = store.people
    for fact in gone.facts:
        known = kept.fact(fact.key)
        if known is None or known.at < fact.at:
            people.save_fact(kept.id, fact)
    kinds = {posture.kiosk_kind for posture in kept.postures}
    for posture in gone.postures:
        if posture.kiosk_kind not in kinds:
            people.save_posture(kept.id, posture)
    for favorite in gone.favorites:
        people.mark_favorite(kept.id, favorite, marked=True)
    for consent in gone.consents:
        answers = [each.at for each in kept.consents if each.purpose == consent.purpose]
        if all(at < consent.at for at in answers):
            people.record_consent(kept.id, consent)


def _hand_over_keys(store: Store, gone: str, kept: str) -> None:
    """The keys come along when nobody else is left whom they open."""
    old, new = store.people.household_of(gone), store.people.household_of(kept)
    if old == new:
        return
    left = [m.id for m in store.people.household(old).members if m.id != gone]
    if not left:
        store.keys.hand_over(old, new)
