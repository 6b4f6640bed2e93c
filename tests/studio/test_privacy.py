"""What we know about you: shown with its why, corrected, forgotten, taken away; and the clocks."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock
from PIL import Image
from shelved import shelved_photo

from configurator.model.design import Design, PartDesign
from configurator.model.documents import read_design
from configurator.model.evidence import Choice
from configurator.model.layers import Photo, Placement
from configurator.model.people import Favorite, Posture
from configurator.model.profiles import read_profile
from configurator.model.words import Words
from configurator.store.order_states import Order
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.privacy import Privacy
from configurator.studio.people.retention import CLOCKS, Retention
from configurator.studio.people.welcome import Welcome
from configurator.taste.taste import Taste

HEBREW = Posture(language="he")


class Shop:
    """A shop with one customer who used everything."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.presences = Presences(store, Place())
        self.own = OwnThings(store, self.presences)
        self.welcome = Welcome(store, self.presences)
        self.privacy = Privacy(store)
        dana = self.welcome.remember("Dana", ("learn", "photos"), HEBREW).presence
        self.id = dana.person or ""
        self.design = photo_design(store)
        dana = self.own.learn_fact(dana, "shoe-size", "38")
        dana = self.own.save_design(dana, self.design)
        self.own.mark_favorite(dana, Favorite(kind="motif", item="fox"), marked=True)
        learn(store, Choice("palette", "gold", ("gold", "navy"), "wrapper"), self.id)

    @property
    def dana(self) -> Presence:
        return self.welcome.step_in(self.id)

    def ordered(self, person: str | None) -> Order:
        order = self.store.orders.place(
            NewOrder(self.design, 1, "{}", 4900, "ILS", "en", "k1", person), "customer"
        )
        self.store.keepsakes.keep_all(order.id, self.design, self.store.shelf)
        return order


def photo_design(store: Store) -> Design:
    layer = Photo(
        id="photo",
        placement=Placement(x_mm=50, y_mm=80),
        photo=shelved_photo(store),
        width_mm=30,
        height_mm=20,
    )
    return Design(family="wrapper", size="100g", parts={"wrap": PartDesign(layers=(layer,))})


@pytest.fixture
def shop(store: Store) -> Shop:
    return Shop(store)


def test_every_fact_says_where_it_is_from_how_old_it_is_and_what_for(
    shop: Shop, clock: MovedClock
) -> None:
    clock.move(days=21)
    known = shop.privacy.known(shop.id)
    assert [(fact.id, fact.text.en) for fact in known.facts] == [
        ("fact:shoe-size", "Shoe size: 38")
    ]
    assert known.facts[0].where.en == "You told us, 3 weeks ago, so that what we make fits you."
    assert known.facts[0].where.he == "סיפרת לנו, לפני 3 שבועות, כדי שמה שנכין יתאים לך."
    assert [(thing.id, thing.text.en) for thing in known.things] == [
        ("designs", "Designs: 1"),
        ("photos", "Photos: 1"),
        ("choices", "Choices we counted: 1"),
        ("favorites", "Favorites: 1"),
    ]
    assert {each.purpose: each.on for each in known.agreements} == {
        "remember": True, "learn": True, "photos": True, "news": False,
    }  # fmt: skip
    assert known.clocks == tuple(CLOCKS.values())


def test_a_fact_is_corrected_by_the_person_and_by_staff(shop: Shop) -> None:
    shop.privacy.correct(shop.id, "shoe-size", "39", shop.id)
    assert shop.dana.facts[0].source == "said"
    shop.privacy.correct(shop.id, "shoe-size", "40", "s-1")
    fact = shop.dana.facts[0]
    assert (fact.value, fact.source) == ("40", "staff")
    with pytest.raises(ValueError, match="nothing to read"):
        shop.privacy.correct(shop.id, "shoe-size", " ", shop.id)


def test_what_is_old_is_asked_about_and_a_yes_makes_it_new(shop: Shop, clock: MovedClock) -> None:
    taste = Taste(shop.store.choices)
    taste.declare(shop.id, "palette", "gold", clock())
    clock.move(days=600)
    named = Privacy(shop.store, lambda _, option: Words(en=option, he=option))
    asked = {each.id for each in named.known(shop.id).facts if each.asks}
    assert asked == {"fact:shoe-size", "taste:palette/gold"}
    for each in asked:
        named.confirm(shop.id, each, shop.id)
    assert not any(each.asks for each in named.known(shop.id).facts)
    assert shop.dana.fact("shoe-size") == "38"


@pytest.mark.parametrize("known", ["fact:shoe-size", "designs", "photos", "choices", "favorites"])
def test_each_thing_is_forgotten_alone(shop: Shop, known: str) -> None:
    before = shop.privacy.known(shop.id)
    ids = {each.id for each in (*before.facts, *before.things)}
    shop.privacy.forget(shop.id, known, shop.id)
    after = shop.privacy.known(shop.id)
    assert {each.id for each in (*after.facts, *after.things)} == ids - {known}
    assert shop.store.audit.read(whom=shop.id, most=1)[0].did == "forgot"


def test_nothing_unknown_is_forgotten(shop: Shop) -> None:
    with pytest.raises(KeyError):
        shop.privacy.forget(shop.id, "everything-else", shop.id)
    assert shop.store.audit.read(whom=shop.id, most=1)[0].did != "forgot"


def test_forgetting_all_gives_a_receipt_that_names_nobody(shop: Shop) -> None:
    order = shop.ordered(shop.id)
    receipt = shop.privacy.forget_all(shop.id, shop.id)
    said = " ".join(words.en + words.he for words in receipt.words)
    assert "Designs: 1, photos: 1, facts: 1" in said
    assert order.number in said
    assert "Dana" not in said
    assert receipt.number.startswith("E-")
    with pytest.raises(KeyError):
        shop.privacy.known(shop.id)
    assert shop.store.audit.broken_at() is None


def test_whoever_is_in_ones_care_is_told_before(shop: Shop) -> None:
    noa = shop.welcome.add_to_household(shop.dana, "Noa", (), child=True)
    assert shop.privacy.known(shop.id).goes_too == ("Noa",)
    shop.privacy.forget_all(shop.id, shop.id)
    with pytest.raises(KeyError):
        shop.privacy.known(noa.person or "")


def test_everything_is_taken_away_in_one_readable_file(shop: Shop, tmp_path: Path) -> None:
    order = shop.ordered(shop.id)
    Taste(shop.store.choices).reject(shop.id, "palette", "coral", shop.store.clock())
    target = shop.privacy.take_away(shop.id, tmp_path / "dana.zip", shop.id)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        document = read_profile(archive.read("profile.json"))
        plain = json.loads(archive.read("profile.json"))
        designs = [archive.read(name) for name in names if name.startswith("designs/")]
        photos = [archive.read(name) for name in names if name.startswith("photos/")]
    profile = document.household.members[0]
    assert (profile.name, profile.facts[0].value) == ("Dana", "38")
    assert len(profile.consents) == 3
    assert [each.option for each in document.things[0].last_choices] == ["gold"]
    said = [(each.option, each.verdict, each.source) for each in document.things[0].words]
    assert said == [("coral", "not-me", "said")]
    assert document.orders[0].number == order.number
    assert document.orders[0].design == shop.design
    assert [read_design(design) for design in designs] == [shop.design]
    assert [Image.open(BytesIO(photo)).size for photo in photos] == [(400, 300)]
    assert plain["schema_version"] == 1
    assert "READ-ME.txt" in names


def test_a_childs_papers_name_their_guardian_and_nothing_of_theirs(
    shop: Shop, tmp_path: Path
) -> None:
    noa = shop.welcome.add_to_household(shop.dana, "Noa", (), child=True)
    target = shop.privacy.take_away(noa.person or "", tmp_path / "noa.zip", shop.id)
    with zipfile.ZipFile(target) as archive:
        document = read_profile(archive.read("profile.json"))
    guardian = document.household.members[0]
    assert (guardian.name, guardian.facts, guardian.consents) == ("Dana", (), ())
    assert document.things[0].designs == ()


def test_the_clocks_run_one_by_one(shop: Shop, clock: MovedClock, store: Store) -> None:
    retention = Retention(store)
    guest, known = shop.ordered(None), shop.ordered(shop.id)
    for order in (guest, known):
        store.production.cancel(order.id, "s-1", "customer")
    visit = store.autosave.begin("k1", None)
    store.autosave.save(visit, shop.design)
    store.designs.keep(shop.id, shop.design.model_copy(update={"title": "begun"}), "draft")
    assert not retention.run().anything

    clock.move(days=1, hours=1)
    assert retention.run().visits == 1
    clock.move(days=7)
    expired = retention.run()
    assert (expired.orders, expired.photos) == (1, 1)
    assert store.orders.design(guest.id) is None
    assert store.orders.design(known.id) == shop.design
    assert store.keepsakes.of(known.id) == ()
    assert len(store.keepsakes.of(shop.id)) == 1

    clock.move(days=175)
    assert retention.run().drafts == 1
    store.people.saw(shop.id)
    clock.move(days=200)
    expired = retention.run()
    assert (expired.photos, expired.orders) == (1, 1)
    assert store.keepsakes.of(shop.id) == ()
    clock.move(days=166)
    assert retention.run().people == 1
    with pytest.raises(KeyError):
        store.people.member(shop.id)


@pytest.mark.parametrize(("days", "asked"), [(330, False), (340, True)])
def test_who_comes_back_before_they_are_erased_is_asked(
    shop: Shop, clock: MovedClock, days: int, asked: bool
) -> None:
    assert not shop.dana.was_long_away
    clock.move(days=days)
    assert shop.dana.was_long_away is asked
    assert not shop.dana.was_long_away
    shop.own.set_pin(shop.dana, "294716")
    clock.move(days=days)
    masked = shop.dana
    opened = shop.welcome.unlock(masked, "294716")
    assert isinstance(opened, Presence)
    assert (masked.unlocked, opened.unlocked, opened.was_long_away) == (False, True, asked)


def test_faded_taste_is_dropped(shop: Shop, clock: MovedClock, store: Store) -> None:
    for _ in range(10):
        clock.move(days=100)
        store.people.saw(shop.id)
        Retention(store).run()
    assert store.choices.sums(shop.id) == ()


def test_a_guardian_stays_while_their_child_comes(
    shop: Shop, clock: MovedClock, store: Store
) -> None:
    noa = shop.welcome.add_to_household(shop.dana, "Noa", (), child=True)
    clock.move(days=300)
    store.people.saw(noa.person or "")
    clock.move(days=100)
    assert Retention(store).run().people == 0
    clock.move(days=300)
    assert Retention(store).run().people == 2


def test_the_job_runs_once_a_day(store: Store, clock: MovedClock) -> None:
    retention = Retention(store)
    assert retention.keep_up() is not None
    assert retention.keep_up() is None
    clock.move(hours=23)
    assert retention.keep_up() is None
    clock.move(hours=1)
    assert retention.keep_up() is not None
    clock.move(days=-3)
    assert retention.keep_up() is not None
