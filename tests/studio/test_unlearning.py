"""What is on the disk of a taste: nothing without consent, nothing once it was forgotten."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock

from configurator.families import find_families
from configurator.model.evidence import Choice
from configurator.model.people import Posture
from configurator.store.packing import packed
from configurator.store.store import Store, open_store
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.privacy import Privacy
from configurator.studio.people.retention import Retention
from configurator.studio.people.welcome import Welcome
from configurator.studio.suggesting.matters import Matters
from configurator.studio.suggesting.tastes import Tastes
from configurator.studio.suggesting.visit_memory import VISITOR
from configurator.studio.upkeep import Upkeep
from configurator.studio.workbench import Workbench

PIECE = 24
OF_NOBODY = {"shop_evidence", "taste_weights", "slates"}


class Somebody:
    def __init__(self, store: Store, *purposes: str) -> None:
        self.store = store
        self.presences = Presences(store, Place())
        self.own = OwnThings(store, self.presences)
        welcome = Welcome(store, self.presences)
        self.here: Presence = welcome.remember("Dana", purposes, Posture()).presence  # type: ignore[arg-type]
        self.id = self.here.person or ""

    def chooses(self, *colors: str) -> None:
        for color in colors:
            learn(self.store, Choice("palette", color, ("gold", "mint", "navy"), "patch"), self.id)

    @property
    def sealed(self) -> bytes:
        with self.store.database.reading() as tables:
            row = tables.execute("SELECT sealed FROM evidence WHERE person = ?", [self.id])
            return bytes(row.fetchone()[0])

    @property
    def chosen(self) -> list[str]:
        kept = self.store.choices.person(self.id).facet("palette").choices
        return [each.chosen for each in kept]


def pieces(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + PIECE] for at in range(0, len(sealed) - PIECE, PIECE)]


def lying_about(folder: Path, sealed: bytes) -> list[str]:
    """The files that hold a piece of something sealed: database, log, copies, anything."""
    found = []
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        if any(piece in content for piece in pieces(sealed)):
            found.append(file.name)
    return found


def rows(store: Store) -> Counter[str]:
    with store.database.reading() as tables:
        return Counter({name: tables.table(name).count for name in tables.table_names()})


@pytest.mark.parametrize("known", [False, True])
def test_a_visit_without_consent_leaves_nothing_of_the_one_who_chose(
    store: Store, known: bool
) -> None:
    dana, matters = Somebody(store), Matters(find_families(), Workbench(Path("unused")).library)
    tastes = Tastes(store, matters)
    before = rows(store)
    tastes.begin(dana.here if known else dana.presences.guest())
    wrapper = matters.families["wrapper"]
    tastes.showed_looks(wrapper)
    tastes.took(wrapper.id, wrapper.themes[0].id)
    tastes.declare("mood", "calm", "quiz")
    evidence = tastes.memory.person(VISITOR)
    assert {"mood", "look-wrapper"} <= set(evidence.facets)
    assert tastes.learn(wrapper.new_design(wrapper.themes[0].id, None, "en"), ordered=True)
    tastes.end()
    assert set(rows(store) - before) <= OF_NOBODY
    assert store.choices.people() == ()
    assert lying_about(store.folder, packed(evidence)) == []
    assert dana.id not in str(store.choices.sums())


def test_a_withdrawal_leaves_nothing_of_a_taste_in_any_byte(store: Store) -> None:
    dana = Somebody(store, "learn")
    dana.chooses("gold")
    first = dana.sealed
    Upkeep(store).tick()
    dana.chooses("gold", "mint")
    last = dana.sealed
    assert lying_about(store.folder, first)
    assert lying_about(store.folder, last)

    dana.own.consent(dana.here, "learn", given=False)
    copy = store.backups.copies()[0].file.name
    assert lying_about(store.folder, first) == [copy]
    assert lying_about(store.folder, last) == []
    Upkeep(store).tick()
    assert lying_about(store.folder, first) == []
    assert dana.chosen == []
    assert all(each.chosen == 0 for each in store.choices.sums())


def test_a_line_that_is_forgotten_lies_nowhere_and_the_rest_stays(store: Store) -> None:
    dana = Somebody(store, "learn")
    dana.chooses("gold", "mint", "gold")
    Upkeep(store).tick()
    sealed = dana.sealed
    assert len(lying_about(store.folder, sealed)) == 2
    Privacy(store).forget(dana.id, "taste:palette/gold", dana.id)
    assert len(lying_about(store.folder, sealed)) == 1
    Upkeep(store).tick()
    assert lying_about(store.folder, sealed) == []
    assert dana.chosen == ["mint"]
    assert [each.why for each in store.audit.read(whom=dana.id) if each.did == "forgot"] == [
        "taste"
    ]
    # The list of those whose copies are to be cleared is done with, and clears no later copy.
    Privacy(store).forget(dana.id, "choices", dana.id)
    store.backups.take(store.database.file)
    assert dana.chosen == []


def test_a_copy_that_comes_back_has_forgotten_too(store: Store, clock: MovedClock) -> None:
    dana = Somebody(store, "learn")
    gil = Somebody(store, "learn")
    gil.chooses("navy")
    dana.chooses("gold", "gold")
    store.backups.take(store.database.file)
    Privacy(store).forget(dana.id, "taste:palette/gold", dana.id)
    store.close()
    (store.folder / "shop.db").write_bytes(b"\xa5" * 8192)
    again = open_store(store.folder, clock, clock.steady)
    assert [notice.code for notice in again.notices] == ["restored"]
    assert again.choices.person(dana.id).is_bare
    assert {each.option for each in again.choices.sums() if each.chosen} == {"navy"}
    assert not again.choices.person(gil.id).is_bare
    again.close()


def test_when_a_consent_runs_out_what_was_learned_by_it_goes(
    store: Store, clock: MovedClock
) -> None:
    dana, gil = Somebody(store, "learn"), Somebody(store, "learn")
    dana.chooses("gold")
    gil.chooses("navy")
    for _ in range(9):
        clock.move(days=80)
        for each in (dana, gil):
            store.people.saw(each.id)
        Retention(store).run()
    assert dana.chosen == ["gold"]
    gil.own.consent(gil.here, "learn", given=True)
    clock.move(days=20)
    assert Retention(store).run().tastes == 1
    assert (dana.chosen, gil.chosen) == ([], ["navy"])
    assert {each.option for each in store.choices.sums() if each.chosen} == {"navy"}


def test_what_was_agreed_to_is_noted_beside_what_was_learned(store: Store) -> None:
    dana = Somebody(store, "learn")
    dana.chooses("gold")
    agreed = [each.version for each in store.people.member(dana.id).consents]
    with store.database.reading() as tables:
        noted = tables.execute("SELECT consent, purpose FROM evidence").fetchone()
    assert (noted["consent"], noted["purpose"]) == (max(agreed), "suggest")
