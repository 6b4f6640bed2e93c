"""People in the store: what is kept, how they are found, and the keys to their household."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.model.evidence import Choice
from configurator.model.people import Consent, Fact, Favorite, Household, Posture, Purpose
from configurator.store.choices import STORE
from configurator.store.keys import CODE_LETTERS, read_card, read_code
from configurator.store.people import NewMember
from configurator.store.store import Store
from configurator.store.tries import Refused
from configurator.taste.slate import Context, Option
from configurator.taste.taste import Taste

NOW = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def yes(purpose: Purpose, *, given: bool = True, expires_at: datetime | None = None) -> Consent:
    return Consent(
        purpose=purpose,
        version=1,
        given=given,
        at=NOW,
        wording_hash="0" * 64,
        language="he",
        place="k1",
        by="self",
        expires_at=expires_at,
    )


def shoe_size(value: str = "42") -> Fact:
    return Fact(
        key="shoe-size",
        value=value,
        source="said",
        at=NOW,
        purpose="fit",
        consent_version=1,
        half_life_days=365,
    )


def remembered(store: Store, name: str, **more: object) -> Household:
    return store.people.add_household(
        NewMember(name=name, consents=(yes("remember"),), **more)  # type: ignore[arg-type]
    )


def test_a_person_comes_back_as_they_were_kept(store: Store) -> None:
    posture = Posture(language="he", text_scale=1.5, hand="left", kiosk_kind="tablet")
    favorite = Favorite(kind="motif", item="fox")
    home = remembered(
        store, "דנה", postures=(posture,), facts=(shoe_size(),), favorites=(favorite,)
    )
    person = home.members[0]
    assert store.people.household(home.id) == home
    assert (person.name, person.postures, person.facts) == ("דנה", (posture,), (shoe_size(),))
    assert person.favorites == (favorite,)
    assert person.consents == (yes("remember"),)
    assert not person.has_pin


def test_nobody_is_remembered_without_consent(store: Store) -> None:
    for consents in ((), (yes("learn"),), (yes("remember", given=False),)):
        with pytest.raises(ValueError, match="consent"):
            store.people.add_household(NewMember(name="Dana", consents=consents))
    expired = yes("remember", expires_at=NOW)
    with pytest.raises(ValueError, match="consent"):
        store.people.add_household(NewMember(name="Dana", consents=(expired,)))
    assert store.people.search("Dana") == ()


def test_a_child_has_a_guardian_in_the_household(store: Store) -> None:
    home, strangers = remembered(store, "Amir"), remembered(store, "Strange")
    amir = home.members[0].id
    child = NewMember(name="Noa", consents=(yes("remember"),), guardian=amir)
    noa = store.people.add_member(home.id, child)
    assert noa.is_child
    assert [member.name for member in store.people.household(home.id).members] == ["Amir", "Noa"]
    with pytest.raises(ValueError, match="guardian"):
        store.people.add_member(strangers.id, child)
    assert len(store.people.household(strangers.id).members) == 1
    with pytest.raises(ValueError, match="photos"):
        store.people.add_member(
            home.id, NewMember("Gil", consents=(yes("remember"), yes("photos")), guardian=amir)
        )


def test_facts_favorites_and_postures_change(store: Store) -> None:
    person = remembered(store, "Dana", facts=(shoe_size(),)).members[0].id
    store.people.save_fact(person, shoe_size("43"))
    store.people.save_posture(person, Posture(kiosk_kind="tablet", text_scale=2))
    store.people.save_posture(person, Posture(kiosk_kind="pillar", language="he"))
    store.people.save_posture(person, Posture(kiosk_kind="tablet", text_scale=1.2))
    fox = Favorite(kind="motif", item="fox")
    store.people.mark_favorite(person, fox, marked=True)
    store.people.mark_favorite(person, fox, marked=True)
    profile = store.people.member(person)
    assert [fact.value for fact in profile.facts] == ["43"]
    assert profile.posture_for("tablet").text_scale == 1.2
    assert profile.posture_for("pillar").language == "he"
    assert profile.favorites == (fox,)
    store.people.forget_fact(person, "shoe-size")
    store.people.mark_favorite(person, fox, marked=False)
    assert store.people.member(person).facts == ()
    assert store.people.member(person).favorites == ()


def test_the_last_answer_to_a_question_of_consent_counts(store: Store) -> None:
    person = remembered(store, "Dana").members[0].id
    later = NOW + timedelta(days=30)
    for consent in (yes("learn", expires_at=later), yes("news"), yes("news", given=False)):
        store.people.record_consent(person, consent)
    profile = store.people.member(person)
    assert profile.agrees("learn", NOW)
    assert not profile.agrees("learn", later)
    assert not profile.agrees("news", NOW)
    assert not profile.agrees("photos", NOW)
    assert len(profile.consents) == 4


def test_people_are_found_as_their_name_is_typed(store: Store) -> None:
    for name in ("Noa Levi", "Noam Cohen", "נועה לוי", "Élodie O’Hara"):
        remembered(store, name)

    def found(typed: str) -> list[str]:
        return sorted(hit.name for hit in store.people.search(typed))

    assert found("no") == ["Noa Levi", "Noam Cohen"]
    assert found("LEV no") == ["Noa Levi"]
    assert found("noa l") == ["Noa Levi"]
    assert found("noa c") == ["Noam Cohen"]
    assert found("noa z") == []
    assert found("נוע") == ["נועה לוי"]
    assert found("elo oh") == ["Élodie O’Hara"]
    assert found("noa levit") == []
    assert found("") == found("...") == found("x") == []
    renamed = store.people.search("noam")[0].person
    store.people.rename(renamed, "Tamar")
    assert found("noam") == []
    assert found("tam") == ["Tamar"]


def test_the_last_seen_are_found_first(store: Store, clock: MovedClock) -> None:
    first, second = (remembered(store, "Noa").members[0].id for _ in range(2))
    clock.move(days=1)
    store.people.saw(first)
    assert [hit.person for hit in store.people.search("noa")] == [first, second]
    assert [hit.person for hit in store.people.search("noa", most=1)] == [first]


def test_many_keys_open_a_household_until_they_are_revoked(store: Store) -> None:
    home = remembered(store, "Dana")
    card, other, code = (
        store.keys.new_card(home.id),
        store.keys.new_card(home.id),
        store.keys.new_code(home.id),
    )
    assert len({card, other}) == 2
    assert all(store.keys.open(key, "k1") == home.id for key in (card, other.lower(), f" {code} "))
    assert store.keys.open(code.replace("-", "").lower(), "k1") == home.id
    notes = store.keys.of(home.id)
    assert [note.kind for note in notes].count("card") == 2
    first = next(note for note in notes if note.kind == "code")
    assert store.keys.revoke(home.id, first.mark) == 1
    assert store.keys.open(code, "k1") == Refused()
    assert store.keys.open(card, "k1") == home.id
    assert store.keys.revoke(home.id) == 2
    assert store.keys.open(card, "k1") == Refused()


def test_guessing_codes_is_slow_and_locks_the_kiosk(store: Store, clock: MovedClock) -> None:
    home = remembered(store, "Dana")
    code = store.keys.new_code(home.id)
    for _ in range(4):
        assert store.keys.open("2222-2222", "k1") == Refused()
    assert store.keys.open("2222-2222", "k1") == Refused(wait_s=30)
    assert store.keys.open(code, "k1") == Refused(wait_s=30)
    assert store.keys.open(code, "k2") == home.id
    clock.move(seconds=30)
    assert store.keys.open(code, "k1") == home.id
    assert store.keys.open("2222-2222", "k1") == Refused()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K7QF-3MXP", "K7QF3MXP"),
        (" k7qf 3mxp ", "K7QF3MXP"),
        ("K7QF–3MXP", "K7QF3MXP"),
        ("K7QF-3MX", None),
        ("K7QF-3MX0", None),
        ("", None),
    ],
)
def test_codes_are_read_as_they_are_typed(text: str, code: str | None) -> None:
    assert read_code(text) == code
    assert read_card(text) is None
    assert not set("01ILO") & set(CODE_LETTERS)


def test_a_stolen_database_holds_no_key(store: Store, tmp_path: Path) -> None:
    home = remembered(store, "Dana")
    card, code = store.keys.new_card(home.id), store.keys.new_code(home.id)
    store.database.settle()
    content = (tmp_path / "data" / "shop.db").read_bytes()
    for secret in (card[4:], code, code.replace("-", "")):
        assert secret.encode() not in content


def test_designs_are_kept_changed_and_forgotten(store: Store, clock: MovedClock) -> None:
    person = remembered(store, "Dana").members[0].id
    other = remembered(store, "Other").members[0].id
    first = store.designs.keep(person, Design(family="patch", size="80"), "draft")
    clock.move(hours=1)
    second = store.designs.keep(person, Design(family="wrapper", size="100g"), "saved")
    clock.move(hours=1)
    store.designs.keep(person, Design(family="patch", size="90"), "saved", kept=first)
    kept = store.designs.of(person)
    assert [each.id for each in kept] == [first, second]
    assert kept[0].design.size == "90"
    assert kept[0].made_at < kept[0].changed_at
    store.designs.keep(other, Design(family="patch", size="10"), "saved", kept=second)
    assert store.designs.of(person)[1].design.family == "wrapper"
    store.designs.forget(first)
    assert [each.id for each in store.designs.of(person)] == [second]


CHOICE = Choice(facet="palette", chosen="gold", shown=("gold", "navy", "rose"), family="wrapper")
OTHER = Choice(facet="palette", chosen="navy", shown=("gold", "navy"), family="patch")


def test_choices_become_sums_that_fade(store: Store, clock: MovedClock) -> None:
    person = remembered(store, "Dana").members[0].id
    learn(store, CHOICE, person)
    clock.move(days=365)
    learn(store, CHOICE, person)
    sums = {each.option: each for each in store.choices.sums(person)}
    assert sums["gold"].chosen == pytest.approx(1 + 0.5 * 0.97)
    assert sums["navy"].chosen == 0
    assert sums["navy"].offered == pytest.approx((1 + 0.5 * 0.97) / 3)
    assert [choice.option for choice in store.choices.last(person)] == ["gold", "gold"]
    assert store.choices.drop_faded() == 0
    clock.move(days=780)
    assert store.choices.drop_faded() == 1
    assert store.choices.sums(person) == ()
    assert len(store.choices.sums(STORE)) == 3


def test_a_person_is_forgotten_exactly(store: Store, clock: MovedClock) -> None:
    dana, gil = (remembered(store, name).members[0].id for name in ("Dana", "Gil"))
    learn(store, OTHER, gil)
    alone = store.choices.shop("palette")
    for _ in range(7):
        clock.move(days=11)
        learn(store, CHOICE, dana)
    assert store.choices.shop("palette") != alone
    store.choices.forget(dana)
    left = store.choices.shop("palette")
    assert (left.sums, left.pairs, left.count) == (alone.sums, alone.pairs, alone.count)
    assert store.choices.sums(dana) == ()
    assert store.choices.last(dana) == ()
    assert [choice.option for choice in store.choices.last(gil)] == ["navy"]


def test_one_option_is_forgotten_alone(store: Store) -> None:
    dana = remembered(store, "Dana").members[0].id
    learn(store, CHOICE, dana)
    learn(store, OTHER, dana)
    store.choices.forget(dana, "palette", "gold")
    assert [each.option for each in store.choices.sums(dana)] == ["navy"]
    assert [choice.option for choice in store.choices.last(dana)] == ["navy"]


def test_a_guests_choice_names_nobody(store: Store) -> None:
    learn(store, CHOICE)
    assert store.choices.people() == ()
    assert {each.option for each in store.choices.sums(STORE)} == {"gold", "navy", "rose"}


def test_evidence_is_sealed_for_its_person(store: Store) -> None:
    dana, gil = (remembered(store, name).members[0].id for name in ("Dana", "Gil"))
    learn(store, CHOICE, dana)
    with store.database.writing() as tables:
        sealed = tables.execute("SELECT sealed FROM evidence").fetchone()["sealed"]
        tables.execute("UPDATE evidence SET person = ?", [gil])
    assert b"gold" not in sealed
    assert store.choices.person(gil).is_bare


def test_only_the_last_twenty_choices_of_a_facet_are_kept(store: Store) -> None:
    dana = remembered(store, "Dana").members[0].id
    for _ in range(25):
        learn(store, CHOICE, dana)
    assert len(store.choices.last(dana)) == 20


def test_taste_touches_the_rows_of_one_person_alone(store: Store) -> None:
    dana, *others = (remembered(store, name).members[0].id for name in ("Dana", "Gil", "Noa"))
    shown = ("gold", "navy", "mint")
    for person in (dana, *others):
        learn(store, Choice("palette", "gold", shown, "patch"), person)
    taste, context = Taste(store.choices), Context("palette", "patch")
    options = tuple(Option(name) for name in shown)
    before = taste.rank(dana, context, options, NOW)
    with store.database.writing() as tables:
        tables.execute("UPDATE evidence SET sealed = x'00' WHERE person <> ?", [dana])
    assert taste.rank(dana, context, options, NOW) == before
    taste.observe(dana, before.choice(context, "navy"), NOW)
    taste.forget(dana)
    assert store.choices.shop("palette").count == len(others)
    with store.database.reading() as tables:
        rows = tables.execute("SELECT person, sealed FROM evidence").fetchall()
    assert {row["person"]: row["sealed"] for row in rows} == dict.fromkeys(others, b"\0")


def test_two_profiles_made_one_are_forgotten_whole(store: Store) -> None:
    one, other = (remembered(store, name).members[0].id for name in ("Dana", "Dana L."))
    shown = ("gold", "navy", "mint")
    learn(store, Choice("palette", "mint", shown, "patch"))
    before = store.choices.shop("palette")
    for turn in range(14):
        for person in (one, other):
            learn(store, Choice("palette", shown[turn % 2], shown, "shoe"), person)
    store.choices.hand_over(one, other)
    store.choices.forget(other)
    after = store.choices.shop("palette")
    assert (after.circles, after.ties, after.pairs) == (before.circles, before.ties, before.pairs)
    assert (after.sums, after.count) == (before.sums, before.count)
