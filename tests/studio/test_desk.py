"""The staff desk: roles, sign-in, finding, masking, correcting, merging, and the trace left."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.model.evidence import Choice
from configurator.model.people import Favorite, Posture
from configurator.store.choices import STORE
from configurator.store.orders import NewOrder
from configurator.store.staff import Role
from configurator.store.store import Store, open_store
from configurator.studio.desk import MASK, Desk, PersonCard
from configurator.studio.guard import MAY, Badge, Guard, NotAllowed
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.privacy import Receipt
from configurator.studio.people.welcome import NotLetIn, Welcome

PIN, WRONG, OTHER = "482915", "482916", "739184"
DESIGN = Design(family="patch", size="80")


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        self.desk = Desk(store, self.guard, Place("desk-1"))
        presences = Presences(store, Place())
        self.welcome, self.own = Welcome(store, presences), OwnThings(store, presences)

    def first(self) -> Badge:
        badge = self.guard.first_manager("Ruth", PIN)
        assert isinstance(badge, Badge)
        return badge

    def colleague(self, role: Role) -> str:
        """Somebody with a role, signed in instead of the manager."""
        self.first()
        member = self.guard.new_colleague("Avi", role)
        assert self.guard.put_staff(member, OTHER) is None
        self.guard.sign_out()
        assert isinstance(self.guard.sign_in(member.id, OTHER), Badge)
        return member.id

    def customer(self, name: str = "Dana Levi") -> Presence:
        presence = self.welcome.remember(name, ("learn",), Posture(language="he")).presence
        return self.own.learn_fact(presence, "shoe-size", "38")

    def ordered(self, person: str | None) -> str:
        new = NewOrder(DESIGN, 1, "{}", 4900, "ILS", "en", "k1", person)
        return self.store.orders.place(new, "customer").number


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


def test_the_first_to_come_is_the_manager_and_only_the_first(shop: Shop) -> None:
    assert shop.guard.needs_first_manager()
    assert not isinstance(shop.guard.first_manager("Ruth", "123456"), Badge)
    assert shop.first().role == "manager"
    with pytest.raises(NotAllowed):
        shop.guard.first_manager("Eve", PIN)


def test_sign_in_wants_the_right_pin(shop: Shop) -> None:
    ruth = shop.first()
    shop.guard.sign_out()
    assert shop.guard.badge is None
    assert isinstance(shop.guard.sign_in(ruth.id, WRONG), NotLetIn)
    assert shop.guard.badge is None
    assert shop.guard.sign_in(ruth.id, PIN) == ruth


def test_nobody_and_a_wrong_pin_are_answered_alike(shop: Shop) -> None:
    ruth = shop.first()
    shop.guard.sign_out()
    known = shop.guard.sign_in(ruth.id, WRONG)
    assert shop.guard.sign_in("s-nobody", WRONG) == known
    assert shop.guard.sign_in("s-nobody", PIN) == known


def test_whoever_left_cannot_sign_in_and_a_manager_must_stay(shop: Shop) -> None:
    ruth = shop.first()
    avi = shop.guard.new_colleague("Avi", "staff")
    shop.guard.put_staff(avi, OTHER)
    shop.guard.put_staff(replace(avi, active=False))
    assert [member.name for member in shop.guard.people()] == ["Ruth"]
    member = shop.store.staff.member(ruth.id)
    assert member is not None
    for change in (replace(member, active=False), replace(member, role="staff")):
        with pytest.raises(ValueError, match="manage"):
            shop.guard.put_staff(change)
    shop.guard.sign_out()
    assert isinstance(shop.guard.sign_in(avi.id, OTHER), NotLetIn)


def test_two_quiet_minutes_sign_out(shop: Shop, clock: MovedClock) -> None:
    shop.first()
    for _ in range(3):
        clock.move(seconds=110)
        assert shop.desk.search("zz") == ()
    clock.move(seconds=121)
    with pytest.raises(NotAllowed, match="signed out"):
        shop.desk.search("zz")
    assert shop.guard.badge is None
    dids = [row.did for row in shop.store.audit.read()]
    assert dids[0] == "signed-out"


@pytest.mark.parametrize("role", ["staff", "production", "manager"])
def test_each_role_may_do_its_own_deeds_and_no_other(shop: Shop, role: Role) -> None:
    shop.colleague(role)
    for deed, roles in MAY.items():
        if role in roles:
            assert shop.guard.allow(deed).role == role
        else:
            with pytest.raises(NotAllowed):
                shop.guard.allow(deed)


def test_a_deed_beyond_ones_role_is_written_down(shop: Shop) -> None:
    avi = shop.colleague("production")
    dana = shop.customer()
    for deed in (
        lambda: shop.desk.search("Dana"),
        lambda: shop.desk.open(dana.person or ""),
        lambda: shop.desk.correct(dana.person or "", "shoe-size", "50"),
        lambda: shop.desk.erase(dana.person or "", OTHER),
        shop.desk.log,
    ):
        with pytest.raises(NotAllowed):
            deed()
    refused = [row for row in shop.store.audit.read() if row.did == "not-allowed"]
    assert len(refused) == 5
    assert {row.who for row in refused} == {avi}


def test_people_and_orders_are_found_as_one_types(shop: Shop) -> None:
    shop.colleague("staff")
    dana = shop.customer()
    number = shop.ordered(dana.person)
    assert [found.title for found in shop.desk.search("lev")] == ["Dana Levi"]
    assert [found.title for found in shop.desk.search("1")] == [number]
    ticket = shop.store.orders.ticket(shop.store.orders.of_person(dana.person or "")[0])
    assert [found.title for found in shop.desk.search(ticket)] == [number]
    card, code = shop.desk.new_keys(dana.person or "")
    for key in (card, code):
        assert [found.id for found in shop.desk.by_key(key)] == [dana.person]
    assert shop.desk.by_key("QQQQ-QQQQ") == ()


def test_facts_are_masked_until_the_pin_is_given_again(shop: Shop) -> None:
    shop.colleague("staff")
    dana = shop.customer()
    card = shop.desk.open(dana.person or "")
    assert card.masked
    assert [fact.text.en for fact in card.known.facts] == [f"Shoe size: {MASK}"]
    assert "38" not in repr(card.known.facts)
    assert isinstance(shop.desk.reveal(dana.person or "", WRONG), NotLetIn)
    shown = shop.desk.reveal(dana.person or "", OTHER)
    assert isinstance(shown, PersonCard)
    assert [fact.text.en for fact in shown.known.facts] == ["Shoe size: 38"]
    deeds = [row.did for row in shop.store.audit.read(whom=dana.person)]
    assert deeds[:2] == ["revealed", "opened"]


def test_a_profile_is_corrected_and_the_log_says_by_whom(shop: Shop) -> None:
    avi = shop.colleague("staff")
    dana = shop.customer()
    person = dana.person or ""
    shop.desk.rename(person, "Dana Cohen")
    shop.desk.correct(person, "shoe-size", "39")
    shop.desk.consent(person, "news", given=True, language="en")
    shop.desk.consent(person, "learn", given=False, language="en")
    profile = shop.store.people.member(person)
    assert profile.name == "Dana Cohen"
    assert (profile.facts[0].value, profile.facts[0].source) == ("39", "staff")
    assert [(c.purpose, c.given, c.by) for c in profile.consents[-2:]] == [
        ("news", True, avi),
        ("learn", False, avi),
    ]
    with pytest.raises(ValueError, match="remember"):
        shop.desk.consent(person, "remember", given=False, language="en")
    shop.desk.forget(person, "fact:shoe-size")
    assert shop.store.people.member(person).facts == ()
    deeds = {row.did for row in shop.store.audit.read(whom=person) if row.who == avi}
    assert deeds == {"renamed", "corrected", "wrote-consent", "forgot"}
    assert shop.store.audit.broken_at() is None


def test_a_forgotten_pin_is_taken_away(shop: Shop) -> None:
    shop.colleague("staff")
    dana = shop.customer()
    shop.own.set_pin(dana, PIN)
    for _ in range(5):
        shop.welcome.unlock(shop.welcome.step_in(dana.person or ""), WRONG)
    shop.desk.drop_pin(dana.person or "")
    assert shop.welcome.step_in(dana.person or "").unlocked


def test_what_was_tried_too_often_is_unlocked(shop: Shop) -> None:
    shop.colleague("staff")
    with shop.store.database.writing() as tables:
        tables.table("tries").insert(
            {"subject": "kiosk:k1/customers", "failures": 10, "steady_s": 0.0}
        )
    assert shop.desk.locked() == ("kiosk:k1/customers",)
    shop.desk.unlock("kiosk:k1/customers")
    assert shop.desk.locked() == ()


def test_two_profiles_of_one_human_become_one(shop: Shop, clock: MovedClock) -> None:
    shop.colleague("staff")
    old, new = shop.customer("Dana L"), shop.customer("Dana Levi")
    gone, kept = old.person or "", new.person or ""
    noa = shop.welcome.add_to_household(old, "Noa", (), child=True)
    old_card = shop.desk.new_keys(gone)[0]
    clock.move(seconds=60)
    shop.own.learn_fact(old, "shoe-size", "40")
    shop.own.save_design(old, DESIGN)
    shop.own.mark_favorite(old, Favorite(kind="motif", item="fox"), marked=True)
    choice = Choice("palette", "gold", ("gold", "navy"), "wrapper")
    for presence in (old, new):
        learn(shop.store, choice, presence.person)
    store_before = shop.store.choices.sums(STORE)
    shop.ordered(gone)
    card = shop.desk.merge(gone, kept)
    assert card.name == "Dana Levi"
    profile = shop.store.people.member(kept)
    assert profile.fact("shoe-size") is not None
    assert [fact.value for fact in profile.facts] == ["40"]
    assert len(shop.store.designs.of(kept)) == len(card.orders) == len(profile.favorites) == 1
    sums = {each.option: each.chosen for each in shop.store.choices.sums(kept)}
    assert sums["gold"] == pytest.approx(1.97)
    assert shop.store.choices.sums(STORE) == store_before
    assert shop.store.people.member(noa.person or "").guardian == kept
    assert card.family == ((noa.person, "Noa"),)
    assert shop.desk.by_key(old_card)
    with pytest.raises(KeyError):
        shop.store.people.member(gone)
    assert shop.store.people.search("Dana L") == shop.store.people.search("Dana Levi")
    with pytest.raises(ValueError, match="one person"):
        shop.desk.merge(noa.person or "", kept)
    with pytest.raises(ValueError, match="one person"):
        shop.desk.merge(kept, kept)


def test_erasing_after_a_merge_clears_the_copies_of_both(shop: Shop, clock: MovedClock) -> None:
    shop.colleague("staff")
    old, new = shop.customer("Zephyr"), shop.customer("Zephyrine")
    shop.store.backups.take(shop.store.database.file)
    shop.desk.merge(old.person or "", new.person or "")
    receipt = shop.desk.erase(new.person or "", OTHER)
    assert isinstance(receipt, Receipt)
    shop.store.close()
    shop.store.database.file.unlink()
    again = open_store(shop.store.folder, clock, clock.steady)
    assert [notice.code for notice in again.notices] == ["restored"]
    assert again.people.search("Zeph") == ()
    again.close()


def test_exporting_and_erasing_at_the_desk(shop: Shop, tmp_path: Path) -> None:
    shop.colleague("staff")
    person = shop.customer().person or ""
    target = shop.desk.export(person, tmp_path / "dana.zip")
    assert zipfile.is_zipfile(target)
    assert isinstance(shop.desk.erase(person, WRONG), NotLetIn)
    assert isinstance(shop.desk.erase(person, OTHER), Receipt)
    assert shop.desk.search("Dana") == ()


def test_staff_names_are_sealed_too(shop: Shop) -> None:
    shop.first()
    member = shop.guard.new_colleague("Xanthippe", "staff")
    shop.guard.put_staff(member, OTHER)
    shop.store.database.settle()
    assert b"Xanthippe" not in shop.store.database.file.read_bytes()
