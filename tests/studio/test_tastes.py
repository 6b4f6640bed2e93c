"""Taste in a visit: what comes first, why, what is learned when, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock

from configurator.families import find_families
from configurator.model.design import Design, PartDesign
from configurator.model.edits import apply
from configurator.model.evidence import LAST_KEPT, Choice
from configurator.model.people import Favorite, Posture
from configurator.store.store import Store
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.privacy import Privacy
from configurator.studio.people.welcome import Welcome
from configurator.studio.session import Session, begun
from configurator.studio.suggesting.leading import FAVORITE, Leading
from configurator.studio.suggesting.matters import LETTERING, MOTIFS, PALETTE, Matters, look_of
from configurator.studio.suggesting.starts import Starts
from configurator.studio.suggesting.surprises import surprise
from configurator.studio.suggesting.tastes import Tastes
from configurator.studio.trays import tray
from configurator.studio.trays.parts import Row
from configurator.studio.workbench import Workbench

GOLD = PartDesign(color="gold")


@cache
def bench() -> Workbench:
    return Workbench(Path("unused"))


@cache
def matters() -> Matters:
    return Matters(find_families(), bench().library)


class Kiosk:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.presences = Presences(store, Place())
        self.welcome = Welcome(store, self.presences)
        self.own = OwnThings(store, self.presences)
        self.tastes = Tastes(store, matters())
        self.starts = Starts(store, matters().families, bench().library, self.tastes)
        self.leading = Leading(self.tastes)

    def comes(self, presence: Presence) -> None:
        self.tastes.begin(presence)
        self.leading.begin(presence.favorites)

    def somebody(self, *purposes: str) -> Presence:
        return self.welcome.remember("Dana", purposes, Posture()).presence  # type: ignore[arg-type]

    def buys(self, presence: Presence, family: str, theme: str) -> Design:
        design = matters().families[family].new_design(theme, None, "en")
        self.tastes.took(family, theme)
        self.tastes.learn(design, ordered=True)
        self.own.bought(presence, design)
        return design


@pytest.fixture
def kiosk(store: Store) -> Kiosk:
    return Kiosk(store)


def coloring(family: str = "wrapper") -> Session:
    maker = matters().families[family]
    design = maker.new_design(maker.themes[0].id, None, "en")
    return begun(maker, design, "en").with_tool("color")


def row(session: Session) -> tuple[str, Row]:
    return tray.facet_of(session, bench().library), tray.row_of(session, bench().library)


def colored(session: Session, swatch: str) -> Session:
    outcome = tray.chosen(session, bench().library, swatch)
    assert outcome.edit is not None
    return outcome.session.with_design(apply(session.design, outcome.edit))


def test_with_nothing_known_everything_stays_where_it_was(kiosk: Kiosk) -> None:
    kiosk.comes(kiosk.presences.guest())
    session = coloring()
    facet, plain = row(session)
    assert kiosk.leading.arranged(session, facet, plain) == plain


def test_a_color_chosen_on_a_wrapper_leads_on_a_patch(kiosk: Kiosk) -> None:
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    for _ in range(2):
        session = coloring()
        kiosk.leading.tapped(session, *row(session), "mint")
        assert kiosk.tastes.learn(colored(session, "mint").design) == 1
    kiosk.comes(dana)
    patch = coloring("patch")
    facet, plain = row(patch)
    shown = kiosk.leading.arranged(patch, facet, plain)
    first = shown.tiles[0]
    assert matters().color(first.id) == "mint"
    assert first.because is not None
    assert first.because.en == "You chose mint on your last two wrappers."
    assert "העטיפות" in first.because.he
    assert {tile.id for tile in shown.tiles} == {tile.id for tile in plain.tiles}
    assert [t.id for t in plain.tiles if t.id in {"isacord-0010", "isacord-0015"}] == [
        t.id for t in shown.tiles if t.id in {"isacord-0010", "isacord-0015"}
    ]


def test_rows_do_not_move_under_a_finger(kiosk: Kiosk) -> None:
    kiosk.comes(kiosk.somebody("learn"))
    session = coloring()
    before = kiosk.leading.arranged(session, *row(session))
    kiosk.leading.tapped(session, *row(session), "gold")
    after = kiosk.leading.arranged(session, *row(session))
    assert [tile.id for tile in before.tiles] == [tile.id for tile in after.tiles]


def test_what_was_tried_and_undone_teaches_nothing(kiosk: Kiosk) -> None:
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    session = coloring()
    for swatch in ("gold", "mint", "navy"):
        kiosk.leading.tapped(session, *row(session), swatch)
    assert kiosk.tastes.learn(colored(session, "navy").design) == 1
    last = kiosk.store.choices.last(dana.person or "")
    assert [each.option for each in last] == ["navy"]
    assert kiosk.tastes.learn(colored(session, "navy").design) == 0


def test_without_consent_a_visit_counts_only_while_it_lasts(kiosk: Kiosk) -> None:
    dana = kiosk.somebody()
    kiosk.comes(dana)
    kiosk.tastes.declare(PALETTE, "mint")
    session = coloring()
    kiosk.leading.tapped(session, *row(session), "mint")
    assert kiosk.tastes.knows_them
    assert kiosk.tastes.likings("wrapper")["mint"] > 0.5
    kiosk.tastes.learn(colored(session, "mint").design)
    assert kiosk.store.choices.person(dana.person or "").is_bare
    assert kiosk.store.choices.shop(PALETTE).count == 1
    kiosk.tastes.end()
    assert not kiosk.tastes.knows_them


def test_what_was_said_before_agreeing_counts_after_it(kiosk: Kiosk) -> None:
    dana = kiosk.somebody()
    kiosk.comes(dana)
    kiosk.tastes.declare(PALETTE, "mint", "quiz")
    dana = kiosk.own.consent(dana, "learn", given=True)
    kiosk.tastes.identify(dana)
    said = kiosk.store.choices.person(dana.person or "").facet(PALETTE).said
    assert [(each.option, each.source, each.worth) for each in said] == [("mint", "quiz", 1.0)]
    kiosk.own.consent(dana, "learn", given=False)
    assert kiosk.store.choices.person(dana.person or "").is_bare


def test_an_order_teaches_look_colors_drawings_and_lettering(kiosk: Kiosk) -> None:
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    kiosk.buys(dana, "wrapper", "birthday")
    facets = {each.facet for each in kiosk.store.choices.last(dana.person or "")}
    assert facets == {look_of("wrapper"), PALETTE, MOTIFS, LETTERING}


def test_starts_follow_the_taste_and_leave_out_what_was_just_bought(
    kiosk: Kiosk, clock: MovedClock
) -> None:
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    kiosk.buys(dana, "wrapper", "birthday")
    clock.move(days=1)
    dana = kiosk.presences.reloaded(dana)
    kiosk.comes(dana)
    found = [start for start in kiosk.starts.of(dana) if start.kind == "taste"]
    assert found
    assert (look_of("wrapper"), "birthday") not in {start.about for start in found}
    for start in found:
        assert matters().families[start.design.family].shapes(start.design, bench().library)
        assert start.because.en.endswith(".")
        assert "{" not in start.because.en + start.because.he
    clock.move(days=40)
    kiosk.comes(dana)
    again = [look.theme for look in kiosk.tastes.looks(matters().families["wrapper"])]
    assert "birthday" in again


def test_a_known_taste_opens_the_product_in_its_look_and_one_place_explores(kiosk: Kiosk) -> None:
    wrapper = matters().families["wrapper"]
    kiosk.comes(kiosk.presences.guest())
    assert kiosk.tastes.first_look(wrapper) is None
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    kiosk.tastes.declare("mood", "elegant")
    first = kiosk.tastes.first_look(wrapper)
    tags = {theme.id: theme.tags for theme in wrapper.themes}
    assert first is not None
    assert "elegant" in tags[first]
    starts = kiosk.starts.of(dana)
    new = [start for start in starts if start.kind == "explore"]
    assert len(new) == 1
    assert new[0].about is not None
    facet, theme = new[0].about
    kiosk.tastes.took(new[0].design.family, theme)
    kiosk.tastes.learn(new[0].design, ordered=True)
    lesson = kiosk.store.choices.person(dana.person or "").facet(facet).choices[-1]
    assert lesson.chosen == theme


def test_not_me_changes_the_next_screen(kiosk: Kiosk) -> None:
    dana = kiosk.somebody("learn")
    kiosk.comes(dana)
    kiosk.tastes.declare("mood", "playful")
    first = next(start for start in kiosk.starts.of(dana) if start.kind == "taste")
    assert first.about is not None
    kiosk.tastes.reject(*first.about)
    left = [start.about for start in kiosk.starts.of(dana)]
    assert first.about not in left


def test_not_me_is_heard_of_a_habit_too(kiosk: Kiosk) -> None:
    dana = kiosk.somebody()
    wrapper = matters().families["wrapper"]
    gold = wrapper.new_design(wrapper.themes[0].id, None, "en").with_part("wrap", GOLD)
    for text in ("one", "two"):
        dana = kiosk.own.save_design(dana, gold.model_copy(update={"title": text}))
    kiosk.comes(dana)
    habits = [start for start in kiosk.starts.of(dana) if start.kind == "habit"]
    assert habits
    assert habits[0].about is not None
    kiosk.tastes.reject(*habits[0].about)
    assert habits[0].about not in [start.about for start in kiosk.starts.of(dana)]
    assert kiosk.store.choices.people() == ()


def test_favorites_come_first_and_say_so(kiosk: Kiosk) -> None:
    dana = kiosk.own.toggle_favorite(kiosk.somebody(), Favorite(kind="swatch", item="olive"))
    kiosk.comes(dana)
    session = coloring()
    facet, plain = row(session)
    shown = kiosk.leading.arranged(session, facet, plain)
    assert (shown.tiles[0].id, shown.tiles[0].favorite) == ("olive", True)
    assert shown.tiles[0].because == FAVORITE
    assert kiosk.own.toggle_favorite(dana, Favorite(kind="swatch", item="olive")).favorites == ()


def test_sizes_are_no_matter_of_taste(kiosk: Kiosk) -> None:
    kiosk.comes(kiosk.somebody("learn"))
    session = replace(coloring().with_tool("option"), facet="sizes")
    facet, plain = row(session)
    assert kiosk.leading.matter(session, facet, plain) is None
    assert kiosk.leading.tap(session, facet, plain, plain.tiles[0].id) is None


def test_a_surprise_stays_inside_the_taste(kiosk: Kiosk) -> None:
    kiosk.comes(kiosk.somebody("learn"))
    for mood in ("elegant", "calm"):
        kiosk.tastes.declare("mood", mood)
    kiosk.tastes.declare(PALETTE, "forest")
    likes = kiosk.tastes.likings("wrapper")
    assert likes["forest"] > 0
    design = coloring().design
    seeds = range(12)

    def grounds(leaning: dict[str, float]) -> list[str | None]:
        made = (surprise(bench(), design, seed, "en", leaning).design for seed in seeds)
        return [each.part("wrap").color for each in made]

    assert grounds(likes).count("forest") > grounds({}).count("forest")


def test_what_is_known_is_said_line_by_line_and_forgotten_so(
    kiosk: Kiosk, clock: MovedClock
) -> None:
    dana = kiosk.somebody("learn")
    person = dana.person or ""
    kiosk.comes(dana)
    kiosk.tastes.declare(PALETTE, "navy")
    kiosk.tastes.reject(LETTERING, "amatic-sc")
    for _ in range(2):
        session = coloring()
        kiosk.leading.tapped(session, *row(session), "mint")
        kiosk.tastes.learn(colored(session, "mint").design)
    privacy = Privacy(kiosk.store, matters().named)
    lines = {each.id: each for each in privacy.known(person).facts}
    assert lines["taste:palette/mint"].text.en == "You chose mint, 2 times."
    assert lines["taste:palette/navy"].text.en == "You like navy."
    assert lines["taste:palette/navy"].where.en == "You told us, today."
    assert lines["taste:lettering/amatic-sc"].text.en.startswith("“Not me”: ")
    session = coloring()
    for color in ("gold", "coral", "teal", "plum"):
        kiosk.leading.tapped(session, *row(session), color)
        kiosk.tastes.learn(colored(session, color).design)
        assert f"taste:palette/{color}" in {each.id for each in privacy.known(person).facts}
        privacy.forget(person, f"taste:palette/{color}", person)
    for _ in range(LAST_KEPT):
        kiosk.leading.tapped(session, *row(session), "teal")
        kiosk.tastes.learn(colored(session, "teal").design)
    older = next(e for e in privacy.known(person).facts if e.id == "taste:palette/mint")
    assert older.text.en == "You chose mint."
    assert older.where.en == "Longer ago than your last choices."
    privacy.forget(person, "taste:palette/teal", person)
    privacy.forget(person, "taste:palette/mint", person)
    assert set(lines) - {each.id for each in privacy.known(person).facts} == {"taste:palette/mint"}
    clock.move(days=370)
    asked = [each.text.en for each in privacy.known(person).facts if each.asks]
    assert asked == ["Still navy?"]
    privacy.forget(person, "taste:palette/navy", person)
    privacy.forget(person, "taste:lettering/amatic-sc", person)
    assert kiosk.store.choices.person(person).is_bare
    with pytest.raises(KeyError):
        privacy.forget(person, "taste:", person)


def test_every_slate_is_logged_from_the_first_guest_on_and_of_nobody(kiosk: Kiosk) -> None:
    for _ in range(30):
        learn(kiosk.store, crowd_choice())
    kiosk.comes(kiosk.presences.guest())
    session = coloring()
    facet, shown = row(session)
    arranged = kiosk.leading.arranged(session, facet, shown)
    kiosk.leading.arranged(session, facet, shown)
    tile = next(t.id for t in arranged.tiles if t.id in matters().library.swatches)
    kiosk.leading.tapped(session, facet, shown, tile)
    kiosk.tastes.learn(colored(session, tile).design, ordered=True)
    assert kiosk.store.slates.all() == ()
    kiosk.tastes.end()
    (slate,) = kiosk.store.slates.all()
    assert (slate.facet, slate.family) == (PALETTE, "wrapper")
    assert slate.chosen == matters().color(tile)
    assert slate.explored
    assert 0 < slate.propensity <= 1
    assert kiosk.store.choices.people() == ()


def test_a_slate_nothing_was_taken_from_is_logged_as_such(kiosk: Kiosk) -> None:
    for _ in range(30):
        learn(kiosk.store, crowd_choice())
    for _ in range(2):
        kiosk.comes(kiosk.presences.guest())
        session = coloring()
        kiosk.leading.arranged(session, *row(session))
    kiosk.tastes.end()
    kiosk.tastes.end()
    assert [each.chosen for each in kiosk.store.slates.all()] == ["", ""]


def crowd_choice() -> Choice:
    return Choice(PALETTE, "gold", ("gold", "navy", "mint"), "wrapper")
