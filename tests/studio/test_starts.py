"""Starts: what a person made before becomes real designs to begin from, each with its because."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.families import find_families
from configurator.ground import files
from configurator.ground.glyphs import FontBook
from configurator.model.design import Design, PartDesign
from configurator.model.layers import Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.people import Posture
from configurator.model.profiles import read_profile
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.people.fact_words import age_words
from configurator.studio.people.moving_in import move_in
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences, masked
from configurator.studio.people.welcome import Tiles, Welcome
from configurator.studio.suggesting.starts import MOST_STARTS, Starts

SAMPLE = Path(__file__).resolve().parents[2] / "profiles" / "household-sample.json"


@cache
def library() -> Library:
    return Library(files.assets_folder(), FontBook(files.assets_folder() / "fonts"))


class Kiosk:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.presences = Presences(store, Place())
        self.welcome = Welcome(store, self.presences)
        self.own = OwnThings(store, self.presences)
        self.starts = Starts(store, find_families(), library())
        self.sample = move_in(store, read_profile(SAMPLE.read_bytes()), "test")

    def step_in(self, name: str) -> Presence:
        return self.welcome.step_in(self.sample.people[name])

    def somebody(self) -> Presence:
        return self.welcome.remember("Dana", (), Posture()).presence

    def ordered(self, presence: Presence, design: Design) -> str:
        store = self.store
        order = store.orders.place(
            NewOrder(design, 1, "{}", 4900, "ILS", "en", "k1", presence.person), "customer"
        )
        with store.database.writing() as tables:
            tables.execute("UPDATE orders SET state = 'handed-over' WHERE id = ?", [order.id])
        return order.id


@pytest.fixture
def kiosk(store: Store) -> Kiosk:
    return Kiosk(store)


def test_the_sample_household_moves_in_with_its_keys(kiosk: Kiosk) -> None:
    tiles = kiosk.welcome.present(kiosk.sample.card)
    assert isinstance(tiles, Tiles)
    assert [tile.is_child for tile in tiles.tiles] == [False, True]
    amir, noa = kiosk.step_in("amir"), kiosk.step_in("noa")
    assert amir.posture.language == "he"
    assert amir.fact("shoe-size") == "42"
    assert (noa.posture.reach, noa.posture.text_scale) == (True, 1.25)
    assert len(noa.favorites) == 2
    assert {kept.state for kept in noa.designs} == {"draft", "saved"}


def test_a_habit_is_carried_to_other_products_with_its_because(kiosk: Kiosk) -> None:
    starts = kiosk.starts.of(kiosk.step_in("amir"))
    assert starts[0].kind == "continue"
    habits = [start for start in starts if start.kind == "habit"]
    assert habits
    gold = library().swatches["gold"].words
    assert {(start.because.en, start.because.he) for start in habits} == {
        (
            f"You chose {gold.en.lower()} on your last two wrappers.",
            f"בחרת {gold.he} בשתי העטיפות האחרונות שלך.",
        )
    }
    assert all(start.design.family != "wrapper" for start in habits)


def test_every_start_is_a_design_its_family_can_make(kiosk: Kiosk) -> None:
    families = find_families()
    for name in kiosk.sample.people:
        starts = kiosk.starts.of(kiosk.step_in(name))
        assert 2 <= len(starts) <= MOST_STARTS
        for start in starts:
            assert families[start.design.family].shapes(start.design, library())
            assert start.because.en.endswith(".")
            assert "{" not in start.because.en + start.because.he
        assert len({start.design.model_dump_json() for start in starts}) == len(starts)


def test_nobody_unknown_is_guessed_about(kiosk: Kiosk) -> None:
    assert kiosk.starts.of(kiosk.presences.guest()) == ()
    assert kiosk.starts.of(kiosk.somebody()) == ()
    profile = kiosk.store.people.member(kiosk.sample.people["amir"])
    closed = masked(profile, Posture(), kiosk.sample.household)
    assert kiosk.starts.of(closed) == ()


def test_one_design_is_no_habit(kiosk: Kiosk) -> None:
    wrapper = find_families()["wrapper"]
    dana = kiosk.own.save_design(kiosk.somebody(), wrapper.new_design("well-done"))
    assert {start.kind for start in kiosk.starts.of(dana)} == {"like-last"}


def test_what_was_just_bought_is_not_offered_again(kiosk: Kiosk, clock: MovedClock) -> None:
    design = find_families()["patch"].new_design("wild")
    dana = kiosk.own.save_design(kiosk.somebody(), design)
    kiosk.ordered(dana, design)
    assert kiosk.starts.of(kiosk.presences.reloaded(dana)) == ()
    clock.move(days=29)
    again = kiosk.starts.of(kiosk.presences.reloaded(dana))
    assert [start.kind for start in again] == ["like-last"]
    assert again[0].because.en == "You made this 4 weeks ago. Put new words on it."


def test_an_old_order_can_be_ordered_again(kiosk: Kiosk, clock: MovedClock) -> None:
    dana = kiosk.somebody()
    order = kiosk.ordered(dana, find_families()["patch"].new_design("wild"))
    clock.move(days=70)
    start = kiosk.starts.of(kiosk.presences.reloaded(dana))[0]
    assert (start.kind, start.owner) == ("again", order)
    assert start.because.said("he") == "הזמנת את זה לפני חודשיים."


def test_a_shoe_comes_in_the_persons_size(kiosk: Kiosk) -> None:
    shoe = find_families()["shoe"]
    dana = kiosk.own.save_design(kiosk.somebody(), shoe.new_design("retro", "40"))
    dana = kiosk.own.learn_fact(dana, "shoe-size", "37")
    assert kiosk.starts.of(dana)[0].design.size == "37"
    dana = kiosk.own.learn_fact(dana, "shoe-size", "63")
    assert kiosk.starts.of(dana)[0].design.size == "40"


def test_a_photo_that_is_gone_leaves_the_design_without_it(kiosk: Kiosk) -> None:
    photo = Photo(
        id="photo",
        placement=Placement(x_mm=50, y_mm=80),
        photo=PhotoRef(id="a" * 64, width_px=400, height_px=300),
        width_mm=30,
        height_mm=20,
    )
    design = Design(family="wrapper", size="100g", parts={"wrap": PartDesign(layers=(photo,))})
    dana = kiosk.own.save_design(kiosk.somebody(), design)
    assert kiosk.starts.of(dana)[0].design.part("wrap").layers == ()


@pytest.mark.parametrize(
    ("days", "en", "he"),
    [
        (0, "today", "היום"),
        (1, "yesterday", "אתמול"),
        (2, "two days ago", "לפני יומיים"),
        (13, "13 days ago", "לפני 13 ימים"),
        (14, "two weeks ago", "לפני שבועיים"),
        (59, "8 weeks ago", "לפני 8 שבועות"),
        (60, "two months ago", "לפני חודשיים"),
        (364, "12 months ago", "לפני 12 חודשים"),
        (365, "a year ago", "לפני שנה"),
        (800, "two years ago", "לפני שנתיים"),
        (4000, "10 years ago", "לפני 10 שנים"),
    ],
)
def test_ages_are_said_as_people_say_them(clock: MovedClock, days: int, en: str, he: str) -> None:
    words = age_words(clock.now - timedelta(days=days), clock.now)
    assert (words.en, words.he) == (en, he)
