"""The welcome: cards, tiles and PINs; who is here changes in one step and back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock

from configurator.model.evidence import Choice
from configurator.model.people import Favorite, Posture
from configurator.store.store import Store
from configurator.studio.people.consents import CONSENTS, switches
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.postures import presets
from configurator.studio.people.presence import Here, Place, Presence, Presences
from configurator.studio.people.privacy import Privacy
from configurator.studio.people.welcome import NotLetIn, Tiles, Welcome

PIN = "482915"
HEBREW = Posture(language="he", text_scale=1.5, theme="contrast", hand="left", kiosk_kind="pillar")
PROFILES = Path(__file__).resolve().parents[2] / "profiles"


class Kiosk:
    """One kiosk of the shop, with what its screens call."""

    def __init__(self, store: Store, kiosk: str = "k1", kind: str = "pillar") -> None:
        self.presences = Presences(store, Place(kiosk, kind))
        self.welcome = Welcome(store, self.presences)
        self.own = OwnThings(store, self.presences)


@pytest.fixture
def kiosk(store: Store) -> Kiosk:
    return Kiosk(store)


def test_a_guest_may_do_everything_and_nothing_is_kept(store: Store, kiosk: Kiosk) -> None:
    guest = kiosk.presences.guest(HEBREW)
    assert guest.is_guest
    assert guest.right_to_left
    assert kiosk.own.learn_fact(guest, "shoe-size", "42") == guest
    fox = Favorite(kind="motif", item="fox")
    assert kiosk.own.mark_favorite(guest, fox, marked=True) == guest
    assert kiosk.own.save_posture(guest, Posture(theme="dark")).posture.theme == "dark"
    with store.database.reading() as tables:
        counts = {name: tables.table(name).count for name in ("people", "facts", "favorites")}
        assert tables.table("evidence").count == 0
    assert set(counts.values()) == {0}


def test_somebody_new_gets_a_card_and_a_code_that_open_the_same_tiles(kiosk: Kiosk) -> None:
    new = kiosk.welcome.remember("Dana", {"learn"}, HEBREW)
    assert new.presence.agreed == {"remember", "learn"}
    assert new.presence.posture == HEBREW
    for key in (new.card, new.code):
        tiles = kiosk.welcome.present(key)
        assert isinstance(tiles, Tiles)
        assert [tile.name for tile in tiles.tiles] == ["Dana"]
    assert isinstance(kiosk.welcome.present("nothing at all"), NotLetIn)


def test_two_people_on_one_card_and_switching_is_one_step_with_undo(kiosk: Kiosk) -> None:
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    gil = kiosk.welcome.add_to_household(dana, "Gil", (), child=False)
    gil = kiosk.own.save_posture(gil, Posture(language="en", hand="right", reach=True))
    gil = kiosk.own.learn_fact(gil, "shoe-size", "44")
    here = Here(kiosk.presences.guest()).to(dana)
    switched = here.to(kiosk.welcome.step_in(gil.person or ""))
    assert switched.now.fact("shoe-size") == "44"
    assert (switched.now.posture.language, switched.now.posture.reach) == ("en", True)
    back = switched.undone()
    assert back.now == dana
    assert back.undone().now == switched.now
    assert Here(dana).undone() == Here(dana)


def test_a_childs_things_are_the_guardians_to_open(kiosk: Kiosk, store: Store) -> None:
    dana = kiosk.welcome.remember("Dana", {"photos"}, HEBREW).presence
    noa = kiosk.welcome.add_to_household(dana, "Noa", {"learn", "photos"}, child=True)
    assert noa.is_child
    assert noa.agreed == {"remember", "learn"}
    consents = store.people.member(noa.person or "").consents
    assert {consent.by for consent in consents} == {dana.person}
    with pytest.raises(ValueError, match="photos"):
        kiosk.own.consent(noa, "photos", given=True)
    with pytest.raises(ValueError, match="adult"):
        kiosk.welcome.add_to_household(noa, "Gil", (), child=True)
    assert kiosk.own.set_pin(dana, PIN) is None
    tiles = kiosk.welcome.present(kiosk.own.new_keys(dana)[0])
    assert isinstance(tiles, Tiles)
    assert {tile.name for tile in tiles.tiles} == {"Dana", "Noa"}
    closed = kiosk.welcome.step_in(noa.person or "")
    assert not closed.unlocked
    opened = kiosk.welcome.unlock(closed, PIN)
    assert isinstance(opened, Presence)
    assert opened.unlocked


def test_a_card_opens_name_and_posture_and_the_pin_the_rest(kiosk: Kiosk) -> None:
    dana = kiosk.welcome.remember("Dana", {"learn"}, HEBREW).presence
    dana = kiosk.own.learn_fact(dana, "shoe-size", "38")
    kiosk.own.set_pin(dana, PIN)
    closed = kiosk.welcome.step_in(dana.person or "")
    assert (closed.name, closed.posture, closed.unlocked) == ("Dana", HEBREW, False)
    assert (closed.facts, closed.designs, closed.orders, closed.agreed) == ((), (), (), frozenset())
    assert kiosk.own.learn_fact(closed, "shoe-size", "50") == closed
    with pytest.raises(ValueError, match="household"):
        kiosk.own.new_keys(closed)
    wrong = kiosk.welcome.unlock(closed, "111222")
    assert isinstance(wrong, NotLetIn)
    opened = kiosk.welcome.unlock(closed, PIN)
    assert isinstance(opened, Presence)
    assert opened.fact("shoe-size") == "38"


def test_too_many_pins_make_one_wait_and_say_how_long(kiosk: Kiosk) -> None:
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    kiosk.own.set_pin(dana, PIN)
    closed = kiosk.welcome.step_in(dana.person or "")
    answers = [kiosk.welcome.unlock(closed, "111222") for _ in range(5)]
    assert isinstance(answers[0], NotLetIn)
    assert isinstance(answers[4], NotLetIn)
    assert "30" in answers[4].words.he
    assert isinstance(kiosk.welcome.unlock(closed, PIN), NotLetIn)


def test_a_weak_pin_is_explained(kiosk: Kiosk) -> None:
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    trouble = kiosk.own.set_pin(dana, "123456")
    assert trouble is not None
    assert not kiosk.welcome.step_in(dana.person or "").has_pin
    kiosk.own.set_pin(dana, PIN)
    assert kiosk.own.set_pin(dana, None) is None
    assert kiosk.welcome.step_in(dana.person or "").unlocked


def test_lost_keys_are_replaced(kiosk: Kiosk) -> None:
    new = kiosk.welcome.remember("Dana", (), HEBREW)
    card, code = kiosk.own.new_keys(new.presence)
    assert isinstance(kiosk.welcome.present(new.card), NotLetIn)
    assert isinstance(kiosk.welcome.present(card), Tiles)
    assert isinstance(kiosk.welcome.present(code), Tiles)


def test_a_posture_is_bound_to_the_kind_of_kiosk(store: Store, kiosk: Kiosk) -> None:
    posture = HEBREW.model_copy(update={"units": "us"})
    dana = kiosk.welcome.remember("Dana", (), posture).presence
    tablet = Kiosk(store, "k2", "tablet")
    there = tablet.welcome.step_in(dana.person or "")
    assert there.posture == Posture(language="he", units="us", kiosk_kind="tablet")
    tablet.own.save_posture(there, there.posture.model_copy(update={"text_scale": 1.2}))
    assert tablet.welcome.step_in(dana.person or "").posture.text_scale == 1.2
    assert kiosk.welcome.step_in(dana.person or "").posture == posture


def test_an_old_fact_becomes_a_question_and_an_answer_makes_it_new(
    kiosk: Kiosk, store: Store, clock: MovedClock
) -> None:
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    dana = kiosk.own.learn_fact(dana, "shoe-size", "42")
    assert [fact.value for fact in dana.facts] == ["42"]
    clock.move(days=600)
    later = kiosk.welcome.step_in(dana.person or "")
    assert later.facts == ()
    assert [question.words.en for question in later.questions] == ["Still 42?"]
    assert later.fact("shoe-size") == "42"
    Privacy(store).confirm(later.person or "", "fact:shoe-size", later.person or "")
    sure = kiosk.welcome.step_in(dana.person or "")
    assert sure.questions == ()
    assert sure.facts[0].at == clock.now


def test_a_childs_feet_are_asked_about_sooner(kiosk: Kiosk, clock: MovedClock) -> None:
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    noa = kiosk.welcome.add_to_household(dana, "Noa", (), child=True)
    dana = kiosk.own.learn_fact(dana, "shoe-size", "38")
    noa = kiosk.own.learn_fact(noa, "shoe-size", "35")
    clock.move(days=130)
    assert kiosk.welcome.step_in(dana.person or "").questions == ()
    assert len(kiosk.welcome.step_in(noa.person or "").questions) == 1


def test_what_was_learned_goes_with_the_consent(store: Store, kiosk: Kiosk) -> None:
    choice = Choice("palette", "gold", ("gold", "navy"), "wrapper")
    dana = kiosk.welcome.remember("Dana", (), HEBREW).presence
    dana = kiosk.own.consent(dana, "learn", given=True)
    learn(store, choice, dana.person)
    assert {each.option for each in store.choices.sums(dana.person or "")} == {"gold", "navy"}
    texts = {e["id"]: e["text"] for e in switches(dana.agreed, dict(dana.asked_again), "en")}
    assert str(texts["learn"]).endswith("They fade by themselves. Until 5.1.2028.")
    assert texts["remember"] == CONSENTS["remember"].text.en
    dana = kiosk.own.consent(dana, "learn", given=False)
    assert store.choices.person(dana.person or "").is_bare
    assert dana.agreed == {"remember"}
    records = store.people.member(dana.person or "").consents
    assert [(each.purpose, each.given) for each in records][1:] == [
        ("learn", True),
        ("learn", False),
    ]
    with pytest.raises(ValueError, match="remember"):
        kiosk.own.consent(dana, "remember", given=False)


def test_a_consent_runs_out(kiosk: Kiosk, clock: MovedClock) -> None:
    dana = kiosk.welcome.remember("Dana", CONSENTS, HEBREW).presence
    assert dana.agreed == set(CONSENTS)
    clock.move(days=370)
    assert kiosk.welcome.step_in(dana.person or "").agreed == {"remember", "learn", "news"}
    clock.move(days=370)
    assert kiosk.welcome.step_in(dana.person or "").agreed == {"remember"}


def test_consent_records_hold_what_was_shown(store: Store, kiosk: Kiosk) -> None:
    dana = kiosk.welcome.remember("Dana", {"photos"}, HEBREW).presence
    photos = next(
        c for c in store.people.member(dana.person or "").consents if c.purpose == "photos"
    )
    text = CONSENTS["photos"]
    assert photos.wording_hash == text.wording_hash("he") != text.wording_hash("en")
    assert (photos.version, photos.language, photos.place) == (text.version, "he", "k1")
    assert photos.expires_at is not None
    assert timedelta(days=360) < photos.expires_at - photos.at < timedelta(days=370)


def test_presets_change_the_body_and_leave_the_person() -> None:
    found = {preset.id: preset for preset in presets(PROFILES)}
    assert set(found) == {
        "default", "seated-reach", "large-text", "high-contrast", "left-handed", "child",
    }  # fmt: skip
    mine = HEBREW.model_copy(update={"units": "uk", "kiosk_kind": "tablet"})
    seated = found["seated-reach"].on(mine)
    assert (seated.reach, seated.language, seated.units) == (True, "he", "uk")
    assert seated.kiosk_kind == "tablet"
    assert found["default"].on(seated) == Posture(language="he", units="uk", kiosk_kind="tablet")


def test_a_tile_shows_the_face_one_chose(kiosk: Kiosk) -> None:
    new = kiosk.welcome.remember("Dana", (), HEBREW)
    assert kiosk.own.choose_face(new.presence, "fox").face == "fox"
    tiles = kiosk.welcome.present(new.card)
    assert isinstance(tiles, Tiles)
    assert tiles.tiles[0].face == "fox"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Dana \n Levi ", "Dana Levi"),
        ("Da\u202ena", "Dana"),
        ("נועה\u200f", "נועה"),
        ("D" * 200, "D" * 40),
    ],
)
def test_a_name_is_kept_as_it_can_be_seen(kiosk: Kiosk, typed: str, kept: str) -> None:
    assert kiosk.welcome.remember(typed, (), HEBREW).presence.name == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u2060", "\ud800"])
def test_a_name_that_cannot_be_seen_is_refused(kiosk: Kiosk, store: Store, typed: str) -> None:
    with pytest.raises(ValueError, match="nothing to read"):
        kiosk.welcome.remember(typed, (), HEBREW)
    with store.database.reading() as tables:
        assert tables.table("people").count == tables.table("keyring").count == 0
