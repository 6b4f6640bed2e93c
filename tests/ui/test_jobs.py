"""Jobs: what a customer waits for goes past the files of orders, also while those still wait."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import ORDERS, Jobs

LIMIT_S = 60


def until(happened: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not happened():
        assert time.monotonic() - started < LIMIT_S
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


@pytest.mark.parametrize("waits", [False, True])
def test_a_price_is_told_before_an_order_is_made(store: Store, waits: bool) -> None:
    assert QGuiApplication.instance() or QGuiApplication([])
    maker = Workbench(store.folder).families["shoe"]
    design = maker.new_design(maker.themes[0].id)
    store.orders.place(NewOrder(design, 1, "{}", 35900, "ILS", "en", "k1"), "customer")
    price = {"design": design.model_dump_json(), "language": "en", "quantity": 1}
    told: list[str] = []
    jobs = Jobs(store.folder)
    jobs.start()
    try:
        for urgent in (False, True):  # both workers are there
            jobs.ask("before", "price", price, lambda _: told.append("ready"), urgent=urgent)
        until(lambda: told == ["ready", "ready"])
        if waits:
            jobs.ask("thumb", "price", price, lambda _: None)
        jobs.ask(ORDERS, "make_orders", {}, lambda _: told.append("order"))
        jobs.ask("price", "price", price, lambda _: told.append("price"))
        until(lambda: len(told) == 4)
    finally:
        jobs.stop()
    assert told[2:] == ["price", "order"]
