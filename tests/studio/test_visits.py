"""Visits: what is left of them after a gesture, a crash, two crashes, and their end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from moved_clock import MovedClock
from shelved import shelved_photo

from configurator.model.design import Design, PartDesign
from configurator.model.layers import Photo, PhotoRef, Placement
from configurator.model.people import Posture
from configurator.store.store import Store
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.welcome import Welcome
from configurator.studio.visits import Visits

DESIGN = Design(family="patch", size="80", title="gesture 1")


@pytest.fixture
def presences(store: Store) -> Presences:
    return Presences(store, Place("k1"))


@pytest.fixture
def visits(store: Store, presences: Presences) -> Visits:
    return Visits(store, presences)


def dana(store: Store, presences: Presences, *purposes: str) -> Presence:
    welcome = Welcome(store, presences)
    return welcome.remember("Dana", purposes, Posture()).presence  # type: ignore[arg-type]


def photo_design(store: Store) -> tuple[PhotoRef, Design]:
    photo = shelved_photo(store)
    layer = Photo(
        id="photo",
        placement=Placement(x_mm=50, y_mm=80),
        photo=photo,
        width_mm=30,
        height_mm=20,
    )
    return photo, Design(family="wrapper", size="100g", parts={"wrap": PartDesign(layers=(layer,))})


def test_a_guests_visit_is_wiped_when_it_ends(
    store: Store, presences: Presences, visits: Visits
) -> None:
    visit = visits.begin(presences.guest())
    photo, design = photo_design(store)
    visits.took_in(visit, photo.id)
    visits.commit(visit, design)
    visits.end(visit)
    assert store.shelf.ids() == frozenset()
    assert list((store.folder / "photos").glob("*")) == []
    assert visits.left_behind() == ()
    with store.database.reading() as tables:
        assert tables.table("keyring").count == tables.table("visits").count == 0


def test_a_known_persons_draft_is_kept_and_gone_on_with(
    store: Store, presences: Presences, visits: Visits
) -> None:
    person = dana(store, presences)
    visit = visits.begin(person)
    assert visits.keep_draft(visit, person) is None
    visits.commit(visit, DESIGN)
    draft = visits.keep_draft(visit, person)
    visits.end(visit)
    assert draft is not None
    again = visits.begin(presences.reloaded(person))
    visits.commit(again, DESIGN.model_copy(update={"title": "gesture 2"}))
    assert visits.keep_draft(again, person, draft) == draft
    visits.end(again)
    kept = presences.reloaded(person).drafts
    assert [(each.id, each.design.title) for each in kept] == [(draft, "gesture 2")]


def test_nothing_is_kept_of_a_guest_or_behind_a_pin(
    store: Store, presences: Presences, visits: Visits
) -> None:
    person = dana(store, presences)
    OwnThings(store, presences).set_pin(person, "482915")
    closed = Welcome(store, presences).step_in(person.person or "")
    for presence in (presences.guest(), closed):
        visit = visits.begin(presence)
        visits.commit(visit, DESIGN)
        assert visits.keep_draft(visit, presence) is None
        visits.end(visit)
    assert presences.reloaded(person).designs == ()


def test_photos_of_a_kept_draft_wait_sealed_for_the_next_visit(
    store: Store, presences: Presences, visits: Visits
) -> None:
    for purposes, kept in (((), False), (("photos",), True)):
        person = dana(store, presences, *purposes)
        visit = visits.begin(person)
        photo, design = photo_design(store)
        visits.commit(visit, design)
        visits.keep_draft(visit, person)
        visits.end(visit)
        assert store.shelf.ids() == frozenset()
        assert bool(store.keepsakes.of(person.person or "")) == kept
    again = visits.begin(person)
    visits.lay_out(again, person.person or "", design)
    assert store.shelf.ids() == {photo.id}
    assert store.shelf.path(photo.id).exists()
    visits.end(again)
    assert store.shelf.ids() == frozenset()


KIOSK = """
import sys
from pathlib import Path
from configurator.model.design import Design
from configurator.store.store import open_store
from configurator.studio.people.presence import Place, Presences
from configurator.studio.visits import Visits
store = open_store(Path(sys.argv[1]))
presences = Presences(store, Place("k1"))
visits = Visits(store, presences)
for left in visits.recover():
    print("recovered", left.design.title, flush=True)
visit = visits.begin(presences.guest())
for gesture in range(1, 100000):
    visits.commit(visit, Design(family="patch", size="80", title=f"gesture {gesture}"))
    print(gesture, flush=True)
"""


def killed_after(folder: Path, gestures: int) -> list[str]:
    """A kiosk that dies after so many gestures; what it said."""
    kiosk = subprocess.Popen(
        [sys.executable, "-c", KIOSK, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert kiosk.stdout is not None
    said = []
    for line in kiosk.stdout:
        said.append(line.strip())
        if line.strip() == str(gestures):
            os.kill(kiosk.pid, signal.SIGKILL)
    kiosk.wait()
    return said


def test_a_killed_kiosk_offers_the_design_as_it_was(tmp_path: Path) -> None:
    last = int(killed_after(tmp_path, 12)[-1])
    said = killed_after(tmp_path, 3)
    assert said[0] in (f"recovered gesture {last}", f"recovered gesture {last + 1}")


def test_a_draft_open_at_two_crashes_is_set_aside_for_staff(
    presences: Presences, visits: Visits
) -> None:
    visit = visits.begin(presences.guest())
    visits.commit(visit, DESIGN)
    assert [each.visit for each in visits.recover()] == [visit]
    assert visits.recover() == ()
    aside = visits.left_behind()
    assert [(each.visit, each.aside, each.design) for each in aside] == [(visit, True, DESIGN)]
    visits.decline(visit)
    assert visits.left_behind() == ()


def test_an_old_draft_is_not_shown_to_the_next_stranger(
    presences: Presences, visits: Visits, clock: MovedClock
) -> None:
    visit = visits.begin(presences.guest())
    visits.commit(visit, DESIGN)
    clock.move(minutes=11)
    assert visits.recover() == ()
    assert [each.visit for each in visits.left_behind()] == [visit]


def test_after_a_crash_a_known_persons_design_is_among_their_drafts(
    store: Store, presences: Presences, visits: Visits
) -> None:
    person = dana(store, presences)
    visit = visits.begin(presences.guest())
    visits.commit(visit, DESIGN)
    visits.identify(visit, person)
    assert visits.recover() == ()
    assert visits.left_behind() == ()
    assert [each.design for each in presences.reloaded(person).drafts] == [DESIGN]


def test_photos_left_by_a_crash_are_cleared_unless_their_design_is_offered(
    store: Store, presences: Presences, visits: Visits
) -> None:
    photo, design = photo_design(store)
    visit = visits.begin(presences.guest())
    visits.commit(visit, design)
    stray, _ = photo_design(store)
    assert store.shelf.ids() == {photo.id, stray.id}
    assert len(visits.recover()) == 1
    assert store.shelf.ids() == {photo.id}


def test_another_kiosks_visit_is_left_alone(store: Store, visits: Visits) -> None:
    elsewhere = Presences(store, Place("k2"))
    visit = Visits(store, elsewhere).begin(elsewhere.guest())
    Visits(store, elsewhere).commit(visit, DESIGN)
    assert visits.recover() == ()
    assert store.autosave.design(visit) == DESIGN


def test_ordering_starts_a_fresh_visit(presences: Presences, visits: Visits, store: Store) -> None:
    guest = presences.guest()
    visit = visits.begin(guest)
    visits.commit(visit, DESIGN)
    fresh = visits.start_over(visit, guest)
    assert fresh != visit
    assert store.autosave.design(fresh) is None
