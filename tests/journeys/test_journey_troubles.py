"""Trouble in the middle of a visit: it is said calmly, nothing is lost, and one goes on."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from shop import Shop

from configurator.store.opening import FILE
from configurator.store.trouble import WORDS
from configurator.studio.people.presence import Place, Presences
from configurator.studio.visits import Visits
from configurator.ui.safety import BROKEN, SAFE

DOOMED = Path(__file__).with_name("doomed.py")
FILLING = Path(__file__).with_name("filling.py")
PHOTOS = Path(__file__).resolve().parents[2] / "assets" / "photos"
IMPATIENT_MS = 50
SECRET = "Secret"
ODD = "Da\u200bna \u202eabc\u202c \u2067שלום\u2069 🎂 Donaudampfschifffahrtsgesellschaft\x07"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Shop]:
    """A shop of its own, for what may spoil it."""
    (tmp_path / "inbox").mkdir()
    shutil.copy(PHOTOS / "dandelions.jpg", tmp_path / "inbox")
    opened = Shop(tmp_path)
    yield opened
    opened.close()


def saved(shop: Shop) -> list[object]:
    """The designs of the visits that go on, as they are on disk."""
    autosave = shop.store.autosave
    return [autosave.design(left.visit) for left in autosave.left()]


def test_a_locked_database_is_said_and_the_gesture_is_saved_after_it(
    own: Shop, capfd: pytest.CaptureFixture[str]
) -> None:
    own.store.database._connection.execute(f"PRAGMA busy_timeout = {IMPATIENT_MS}")
    own.a_guest_comes()
    own.makes("wrapper")
    own.drags("line", 24, -16)
    with closing(sqlite3.connect(own.data / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        own.drags("line", -40, 10)
        own.comes_to(SAFE)
        assert WORDS["busy"].en in own.hand.words()
        own.hand.tap("tryAgain")
        own.wait()
        assert own.screen == SAFE, "it is still locked"
        other.execute("ROLLBACK")
    own.goes("tryAgain", "studio")
    assert saved(own) == [own.design]
    own.steps("undo")
    own.likes_it()
    assert "Traceback" not in capfd.readouterr().err


def test_what_nobody_thought_of_ends_in_words_and_goes_on(
    own: Shop, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own.a_guest_comes()
    own.makes("wrapper")
    own.rewrites("headline", SECRET)
    own.closes_the_keyboard()
    own.likes_it()

    def breaks(*_: object) -> None:
        raise LookupError(SECRET)

    with monkeypatch.context() as patched:
        patched.setattr(own.store.orders, "place", breaks, raising=False)
        own.goes("order", SAFE)
    assert BROKEN.en in own.hand.words()
    assert saved(own) == [own.design]
    own.goes("tryAgain", "proof")
    own.wait()
    own.orders()
    said = capfd.readouterr().err
    assert "LookupError" in said and SECRET not in said, "its kind and place, and no words"


def test_a_worker_that_dies_at_its_work_is_said_and_the_stage_comes_all_the_same(
    own: Shop, capfd: pytest.CaptureFixture[str]
) -> None:
    own.a_guest_comes()
    own.makes("wrapper")
    for lane in own.reception.jobs._lanes:
        lane._process.kill()
    own.drags("line", 24, -16)
    own.hand.until(lambda: own.screen == SAFE or own.studio.state.price != "", "an answer")
    own.wait()
    if own.screen == SAFE:
        own.goes("tryAgain", "studio")
    own.sees_the_stage()
    own.drags("line", -10, 0)
    assert saved(own) == [own.design]
    own.likes_it()
    own.orders()
    capfd.readouterr()


def test_whoever_leaves_when_nothing_can_be_saved_leaves_nothing_on_the_screen(
    own: Shop, capfd: pytest.CaptureFixture[str]
) -> None:
    own.store.database._connection.execute(f"PRAGMA busy_timeout = {IMPATIENT_MS}")
    own.somebody_known_comes("אמיר")
    own.makes("wrapper")
    own.drags("line", 24, -16)
    made = own.design
    with closing(sqlite3.connect(own.data / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        own.app.kiosk.endVisit()
        own.comes_to(SAFE)
        assert own.app.kiosk.state.person_name == ""
        assert own.studio.session is None
        other.execute("ROLLBACK")
    own.goes("tryAgain", "attract")
    assert saved(own) == [made], "it is theirs when the kiosk starts again"
    capfd.readouterr()


def test_a_disk_that_fills_up_in_a_visit_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(FILLING), str(tmp_path / "disk")],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["told", "kept", "goes-on"]
    assert "Traceback" not in done.stderr


def test_two_kiosks_on_one_database_leave_each_other_alone(own: Shop) -> None:
    own.a_guest_comes()
    own.makes("wrapper")
    own.drags("line", 24, -16)
    made = own.design
    other = [sys.executable, str(DOOMED), str(own.data), "", "Theirs"]
    done = subprocess.run(other, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert made in saved(own), "the kiosk that was started and killed beside did not take it"
    left = Visits(own.store, Presences(own.store, Place("k2"))).left_behind()
    assert [each.commits > 0 for each in left] == [True], "and what was made there is there"
    own.drags("line", -12, 0)
    assert own.design in saved(own)
    own.likes_it()
    own.orders()


def test_a_damaged_database_is_set_aside_and_the_kiosk_opens(tmp_path: Path) -> None:
    first = Shop(tmp_path)
    first.close()
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[:5000] + b"\x00" * 5000)
    for log in tmp_path.glob(f"{FILE}-*"):
        log.unlink()
    again = Shop(tmp_path)
    try:
        again.a_guest_comes()
        again.makes("wrapper")
        assert list(tmp_path.glob(f"{FILE}.damaged-*"))
    finally:
        again.close()


def test_odd_words_from_a_keyboard_land_clean(own: Shop) -> None:
    own.a_guest_comes()
    own.makes("wrapper")
    own.rewrites("headline", "x")
    own.hand.key_in(ODD)
    own.wait()
    layer = own.layer_named("headline")
    assert layer.kind == "lettering"
    assert "Dana" in layer.text and "שלום" in layer.text
    assert not {*layer.text} & {*"\u200b\u202e\u202c\u2067\u2069\x07"}
    own.closes_the_keyboard()
    assert own.screen == "studio"
    assert saved(own) == [own.design]
