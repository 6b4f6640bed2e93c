"""Sweeping: with a window open, what is thrown away goes on the window's thread and on no other."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from configurator.ui.sweeping import Broom
from configurator.ui.viewmodels.desks.player import PlayerState
from configurator.ui.viewmodels.snapshot import SnapshotModel

MUCH = 20_000
"""More than ten times what Python lets pile up before it sweeps."""


class Knot:
    """Holds itself, so that only a sweep ends it."""

    def __init__(self) -> None:
        self.me = self


class Window:
    """Something whose state changes, and what is thrown away near it."""

    def __init__(self) -> None:
        _ = QGuiApplication.instance() or QGuiApplication([])
        self.broom = Broom()
        self.model = SnapshotModel(PlayerState())
        self.ended: list[threading.Thread] = []

    def throws_away(self, knot: Knot) -> None:
        weakref.finalize(knot, lambda: self.ended.append(threading.current_thread()))

    def changes(self) -> None:
        """Something changes on the screen, after enough was made for a sweep to be due."""
        _pile_up()
        self.model.swap()


@pytest.fixture
def window() -> Iterator[Window]:
    before = gc.isenabled()
    window = Window()
    yield window
    window.broom.close()
    assert gc.isenabled() == before


def test_a_thread_that_allocates_sweeps_nothing_away_while_a_window_is_open(window: Window) -> None:
    window.throws_away(Knot())
    _in_a_thread(_pile_up)
    assert window.ended == []
    window.changes()
    assert window.ended == [threading.main_thread()]


def test_the_first_window_that_closes_leaves_the_sweeping_to_the_other(window: Window) -> None:
    Broom().close()
    window.throws_away(Knot())
    _in_a_thread(_pile_up)
    assert window.ended == []


def test_a_timer_thrown_away_ends_on_its_own_thread(window: Window) -> None:
    ticks: list[int] = []
    _throw_a_timer_away(window, ticks)
    _in_a_thread(_pile_up)
    assert window.ended == []
    window.changes()
    assert window.ended == [threading.main_thread()]
    _let_it_run(50)
    assert ticks == []


def _throw_a_timer_away(window: Window, ticks: list[int]) -> None:
    timer, knot = QTimer(interval=5), Knot()
    timer.timeout.connect(lambda: ticks.append(1))
    knot.__dict__["timer"] = timer
    window.throws_away(knot)
    timer.start()


def _pile_up() -> None:
    _ = [Knot() for _ in range(MUCH)]


def _in_a_thread(deed: Callable[[], object]) -> None:
    thread = threading.Thread(target=deed)
    thread.start()
    thread.join()


def _let_it_run(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
