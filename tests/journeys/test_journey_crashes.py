"""The kiosk is killed in the middle of a visit, and started again: nothing is lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from shop import Shop

from configurator.model.people import Posture
from configurator.store.store import open_store
from configurator.studio.people.presence import Place, Presences
from configurator.studio.people.welcome import Welcome
from configurator.studio.visits import Visits

DOOMED = Path(__file__).with_name("doomed.py")
PHOTOS = Path(__file__).resolve().parents[2] / "assets" / "photos"
WORDS = "Half a wish"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A shop's data, with a picture on a stick."""
    (tmp_path / "inbox").mkdir()
    shutil.copy(PHOTOS / "dandelions.jpg", tmp_path / "inbox")
    return tmp_path


@pytest.fixture(scope="module")
def killed_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a kiosk that was killed while a guest was at it."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "inbox").mkdir()
    shutil.copy(PHOTOS / "dandelions.jpg", folder / "inbox")
    killed(folder)
    return folder


@pytest.fixture
def after_a_kill(killed_shop: Path, tmp_path: Path) -> Path:
    """That data, for one test alone."""
    return Path(shutil.copytree(killed_shop, tmp_path / "shop"))


def killed(data: Path, code: str = "", words: str = WORDS) -> None:
    """Run a kiosk until it is killed."""
    done = subprocess.run(
        [sys.executable, str(DOOMED), str(data), code, words],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@contextmanager
def started_again(data: Path) -> Iterator[Shop]:
    shop = Shop(data)
    try:
        yield shop
    finally:
        shop.close()


def headline(shop: Shop) -> str:
    layer = shop.layer_named("headline")
    assert layer.kind == "lettering"
    return layer.text


def test_a_guest_goes_on_where_the_power_was_cut_and_nobody_else(after_a_kill: Path) -> None:
    with started_again(after_a_kill) as shop:
        shop.a_guest_comes()
        assert shop.hand.names("start-") == ["start-0"]
        shop.starts_from(0)
        assert headline(shop) == WORDS
        assert shop.store.shelf.ids(), "with the photograph"
        shop.likes_it()
        shop.a_guest_comes()
        assert shop.hand.names("start-") == [], "only for the first who comes"
        assert not shop.store.shelf.ids()


def test_a_design_that_was_open_at_two_crashes_is_set_aside_for_staff(
    after_a_kill: Path,
) -> None:
    killed(after_a_kill, words="")
    with started_again(after_a_kill) as shop:
        shop.a_guest_comes()
        assert shop.hand.names("start-") == []
        shop.makes("wrapper")
        visits = Visits(shop.store, Presences(shop.store, Place("k1")))
        left = [each for each in visits.left_behind() if each.aside]
        assert len(left) == 1


def test_a_known_person_finds_their_draft(data: Path) -> None:
    store = open_store(data)
    presences = Presences(store, Place("k1"))
    known = Welcome(store, presences).remember("Dana", [], Posture())
    store.close()
    killed(data, known.code)
    with started_again(data) as shop:
        shop.begins()
        shop.shows_code(known.code)
        shop.comes_to("choose")
        shop.starts_from(0)
        assert headline(shop) == WORDS
