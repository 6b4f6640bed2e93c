"""The staff desk's page about taste: measured by a worker, and nothing claimed too early."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")

from typing import cast

from argon2 import PasswordHasher
from learning import learn
from PySide6.QtQuick import QQuickWindow

from configurator.model.people import Posture
from configurator.studio.people.presence import Place, Presences
from configurator.studio.people.welcome import Welcome
from configurator.taste.imagined import Making, imagined
from configurator.ui.desks import DeskApp
from configurator.ui.hand import Hand

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
PAGE = "found-What knowing people brings"


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[DeskApp]:
    app = DeskApp("staff", tmp_path)
    app.store.pins._hasher = QUICK
    app.desk.begin("Ruth", "482915")
    yield app
    app.close()


def opened(app: DeskApp) -> str:
    """Everything the page says once it is measured."""
    hand = Hand(cast(QQuickWindow, app.window))
    hand.tap("choice-shop")
    hand.tap(PAGE)
    hand.find("act-measure")
    return " ".join(hand.words())


def test_a_new_shop_is_told_how_many_people_are_needed(staff: DeskApp) -> None:
    said = opened(staff)
    assert "Not yet proven: 20 are needed who agreed to learning; so far: 0." in said
    assert not staff.desk.state.page["picture"]


def test_people_with_tastes_are_measured_and_plotted(staff: DeskApp) -> None:
    welcome = Welcome(staff.store, Presences(staff.store, Place()))
    people: dict[str, str | None] = {}
    for event in imagined(40, 8, Making(own=1.8)):
        if event.person not in people:
            remembered = welcome.remember(event.person, ("learn",), Posture())
            people[event.person] = remembered.presence.person
        learn(staff.store, event.choice, people[event.person])
    said = opened(staff)
    assert "better than what is popular" in said
    key = str(staff.desk.state.page["picture"]).removeprefix("image://pictures/")
    assert staff.shelf.has(key)
