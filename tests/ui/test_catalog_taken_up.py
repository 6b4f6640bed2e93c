"""A changed catalog reaches a running kiosk's workers between visits, and never during one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from moved_clock import MovedClock
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from configurator.store.store import Store
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.guard import Badge, Guard
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs

LIMIT_S = 60
PRICE = "tariffs/wrapper.json/sizes/100g/agorot"


class Kiosk:
    """A bench and its workers, as a visit has them."""

    def __init__(self, data: Path) -> None:
        self.app = QGuiApplication.instance() or QGuiApplication([])
        self.bench = Workbench(data)
        self.jobs = Jobs(data)
        self.jobs.take_up(self.bench.editions)
        self.jobs.start()
        self.design = self.bench.families["wrapper"].new_design().model_dump_json()

    def price(self, *, urgent: bool = False) -> str:
        """What a worker says the design costs."""
        said: list[Any] = []
        given = {"design": self.design, "language": "en", "quantity": 1}
        self.jobs.ask("price", "price", given, said.append, urgent=urgent)
        self.until(lambda: bool(said))
        return str(said[0]["price"])

    def until(self, happened: Callable[[], bool]) -> None:
        started = time.monotonic()
        while not happened():
            assert time.monotonic() - started < LIMIT_S
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()


@pytest.fixture
def kiosk(store: Store) -> Iterator[Kiosk]:
    kiosk = Kiosk(store.folder)
    yield kiosk
    kiosk.jobs.stop()


def test_workers_work_by_the_editions_the_visit_began_with(
    kiosk: Kiosk, store: Store, clock: MovedClock
) -> None:
    guard = Guard(store, "staff", clock.steady)
    assert isinstance(guard.first_manager("Ruth", "482915"), Badge)
    desk = Catalog(store, guard, Workbench(store.folder))
    before = kiosk.price()
    desk.change("wrapper", PRICE, "50", "our own")
    assert kiosk.price() == before
    assert kiosk.price(urgent=True) == before, "a worker that starts later works by the same"
    assert kiosk.bench.take_up()
    kiosk.jobs.take_up(kiosk.bench.editions)
    assert kiosk.price() == kiosk.price(urgent=True) == "₪50"
