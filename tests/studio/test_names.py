"""Names: remembered from what was ordered, offered with a reason, and forgotten when asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.families import find_families
from configurator.model.design import Design
from configurator.model.layers import Lettering, Placement
from configurator.model.people import Posture
from configurator.store.store import Store, open_store
from configurator.studio.people.names import names_in, names_remembered
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.privacy import Privacy
from configurator.studio.people.welcome import Welcome
from configurator.studio.session import Session, begun
from configurator.studio.suggesting.leading import Leading
from configurator.studio.suggesting.matters import MOTIFS, Matters
from configurator.studio.suggesting.tastes import Tastes
from configurator.studio.trays import tray
from configurator.studio.trays.lettering import NAME
from configurator.studio.workbench import Workbench


@cache
def matters() -> Matters:
    return Matters(find_families(), Workbench(Path("unused")).library)


def saying(*texts: str, family: str = "wrapper") -> Design:
    maker = matters().families[family]
    design = maker.new_design(maker.themes[0].id, None, "en")
    name, part = next(iter(design.parts.items()))
    layers = tuple(
        Lettering(
            id=f"own-{at}",
            placement=Placement(x_mm=10, y_mm=10),
            text=text,
            font="rubik",
            size_mm=8,
            color="black",
        )
        for at, text in enumerate(texts)
    )
    return design.with_part(name, part.model_copy(update={"layers": (*part.layers, *layers)}))


def written(*texts: str) -> tuple[str, ...]:
    return names_in(saying(*texts), matters().families)


@pytest.mark.parametrize(
    "name", ["Dana", "Noa and Gil", "דנה", "Jean-Luc", "O'Brien", "Dana & Gil"]
)
def test_names_are_known_for_names(name: str) -> None:
    assert written(name) == (name,)


@pytest.mark.parametrize(
    "text",
    ["Happy birthday!", "With love", "באהבה", "2026", "A", "Dana\nand Gil", "to be or not to be",
     "call 0501234567", "see www.example.com", "x" * 30],
)  # fmt: skip
def test_what_is_no_name_is_not_remembered(text: str) -> None:
    assert written(text) == ()


def test_what_our_own_looks_say_is_nobodys_name() -> None:
    for family, maker in matters().families.items():
        for theme in maker.themes:
            for language in ("en", "he"):
                design = maker.new_design(theme.id, None, language)
                assert names_in(design, matters().families) == (), (family, theme.id)


class Kiosk:
    def __init__(self, store: Store) -> None:
        self.presences = Presences(store, Place())
        self.own = OwnThings(store, self.presences)
        self.tastes = Tastes(store, matters())
        self.leading = Leading(self.tastes)
        self.dana = Welcome(store, self.presences).remember("Dana", (), Posture()).presence

    def orders(self, presence: Presence, *texts: str) -> Presence:
        design = saying(*texts)
        return self.own.bought(presence, design, names_in(design, matters().families))

    def tiles(self, presence: Presence) -> list[str]:
        self.leading.begin((), self.tastes.names_of(presence))
        session = writing()
        facet = tray.facet_of(session, matters().library)
        row = tray.row_of(session, matters().library)
        return [tile.id for tile in self.leading.arranged(session, facet, row).tiles]


def writing() -> Session:
    maker = matters().families["wrapper"]
    return begun(maker, maker.new_design(None, None, "en"), "en").with_tool("lettering")


def test_a_name_that_was_ordered_is_offered_again_with_its_reason(tmp_path: Path) -> None:
    clock = MovedClock()
    store = open_store(tmp_path, clock)
    kiosk = Kiosk(store)
    then = kiosk.orders(kiosk.dana, "Noa")
    clock.move(days=9)
    (name,) = names_remembered(then, clock())
    assert name.name == "Noa"
    assert name.because.en == "You wrote “Noa” 9 days ago."
    assert "Noa" in name.because.he
    assert kiosk.tiles(then)[:2] == ["write", f"{NAME}Noa"]
    store.close()


def test_the_newest_names_are_kept_each_once(tmp_path: Path) -> None:
    clock = MovedClock()
    store = open_store(tmp_path, clock)
    kiosk = Kiosk(store)
    presence = kiosk.dana
    for text in ("Noa", "Gil", "noa", "Tamar", "Omer"):
        presence = kiosk.orders(presence, text)
        clock.move(days=1)
    found = [each.name for each in names_remembered(presence, clock())]
    assert found == ["Omer", "Tamar", "noa"]
    store.close()


def test_a_guests_names_are_nobodys(store: Store) -> None:
    kiosk = Kiosk(store)
    guest = kiosk.presences.guest()
    after = kiosk.orders(guest, "Noa")
    assert kiosk.tastes.names_of(after) == ()
    assert kiosk.tiles(after)[1] == "happy-birthday"


def test_a_name_is_shown_among_what_is_known_and_forgotten_there(store: Store) -> None:
    kiosk = Kiosk(store)
    presence = kiosk.orders(kiosk.dana, "Noa")
    person = presence.person or ""
    privacy = Privacy(store)
    line = next(each for each in privacy.known(person).facts if "Noa" in each.text.en)
    privacy.forget(person, line.id, person)
    assert kiosk.tastes.names_of(kiosk.presences.reloaded(presence)) == ()


def test_not_me_said_of_a_name_forgets_it(store: Store) -> None:
    kiosk = Kiosk(store)
    presence = kiosk.orders(kiosk.orders(kiosk.dana, "Noa"), "Gil")
    kiosk.tastes.begin(presence)
    assert f"{NAME}Noa" in kiosk.tiles(presence)
    session = writing()
    row = tray.row_of(session, matters().library)
    said = kiosk.leading.reject(session, "text", row, f"{NAME}Noa")
    assert said is not None
    assert said.en == "Noa"
    assert f"{NAME}Noa" not in kiosk.tiles(presence)
    facts = store.people.member(presence.person or "").facts
    assert [fact.value for fact in facts if fact.key.startswith("dedication")] == ["Gil"]


def test_a_name_is_written_where_words_are_written() -> None:
    session, library = writing(), matters().library
    outcome = tray.chosen(session, library, f"{NAME}Noa")
    assert outcome.asked == "area" or outcome.edit is not None
    maker = matters().families["wrapper"]
    design = saying("Gil")
    part = next(iter(design.parts))
    chosen = begun(maker, design, "en").with_tool("lettering")
    worded = tray.chosen(_on(chosen, part, "own-0"), library, f"{NAME}Noa")
    assert worded.edit is not None
    assert "Noa" in str(worded.edit)


def _on(session: Session, part: str, layer: str) -> Session:
    from dataclasses import replace

    return replace(session, part=part, layer=layer, tool="lettering", facet="text")


def test_the_themes_of_drawings_follow_taste_and_then_stay(store: Store) -> None:
    kiosk = Kiosk(store)
    kiosk.tastes.begin(kiosk.presences.guest())
    kiosk.leading.begin(())
    maker = matters().families["wrapper"]
    session = begun(maker, maker.new_design(None, None, "en"), "en").with_tool("motif")
    facets = tray.facets_of(session, matters().library)
    assert kiosk.leading.sides(session, facets) == facets
    last = facets[-1].id.removeprefix("theme-")
    kiosk.tastes.declare(MOTIFS, last)
    led = kiosk.leading.sides(session, facets)
    assert led[0] == facets[-1]
    assert sorted(f.id for f in led) == sorted(f.id for f in facets)
    kiosk.tastes.declare(MOTIFS, facets[0].id.removeprefix("theme-"))
    assert kiosk.leading.sides(session, facets) == led
