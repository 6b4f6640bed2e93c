"""Common sheets at the production desk, by hand: choose, look, send; and the printers' queue."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")

from argon2 import PasswordHasher
from PySide6.QtQuick import QQuickWindow

from configurator.model.words import Words
from configurator.store.orders import NewOrder
from configurator.store.print_runs import NewRun
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.workbench import Workbench
from configurator.ui.desks import DeskApp
from configurator.ui.hand import Hand
from configurator.ui.shopper import FILES_LIMIT_S

PIN = "482915"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
NOBODY = "ipp://127.0.0.1:9/ipp/print"


class Back:
    """A production desk with two wrappers and a patch that are ready, and a hand over it."""

    def __init__(self, data: Path) -> None:
        bench = Workbench(data)
        self.app = DeskApp("production", data)
        self.app.store.pins._hasher = QUICK
        self.orders = []
        for family in ("wrapper", "wrapper", "patch"):
            design = bench.families[family].new_design()
            new = NewOrder(design, 1, "{}", 4900, "ILS", "en", "k1")
            self.orders.append(self.app.store.orders.place(new, "customer"))
        self.hand = Hand(cast(QQuickWindow, self.app.window))
        self.app.desk.begin("Ruth", PIN)
        self.hand.until(lambda: bool(self.app.jobs.idle), "every file", FILES_LIMIT_S)
        self.hand.until(lambda: self.states() == ["ready"] * 3, "every order")

    def states(self) -> list[str]:
        return [self.app.store.orders.order(each.id).state for each in self.orders]


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Back]:
    made = Back(tmp_path_factory.mktemp("back"))
    yield made
    made.app.close()


def test_orders_are_chosen_laid_out_looked_at_and_sent(back: Back) -> None:
    hand, layouts = back.hand, back.app.desk.layouts
    first, second, patch = (f"order-{each.number}" for each in back.orders)
    hand.tap("tool-sheets")
    for name in (first, second):
        hand.tap(name)
    assert patch not in hand.names("order-"), "a patch is sewn: it shares no press sheet"
    hand.tap("layOut")
    hand.until(lambda: bool(layouts.state.number), "the sheets")
    assert back.states() == ["ready"] * 3
    assert "SRA3" in {each["label"] for each in layouts.state.stocks}
    hand.tap("send-press")
    hand.until(lambda: back.states()[:2] == ["sent", "sent"], "both orders")
    hand.until(lambda: "was sent to Press" in back.app.desk.state.notice, "the notice")
    assert not layouts.state.choosing


def test_what_does_not_fit_is_said_and_the_choice_is_kept(back: Back) -> None:
    layouts = back.app.desk.layouts
    layouts.begin()
    layouts.toggle(back.orders[0].id, "sheet")
    layouts.layOut()
    back.hand.until(lambda: bool(layouts.state.trouble), "the refusal")
    assert "not ready" in layouts.state.trouble
    assert layouts.state.chosen == [back.orders[0].id]
    back.hand.tap("leaveLayout")
    assert not layouts.state.choosing


def test_the_queue_says_what_a_printer_waits_for(back: Back) -> None:
    back.hand.tap("tool-prints")
    # Qt keeps the language of whatever window stood here before.
    nothing = {"Nothing is on its way to a printer.", "שום דבר לא בדרך למדפסת."}
    back.hand.until(lambda: bool(nothing & set(back.hand.words())), "the empty queue")
    sheet = back.app.store.folder / "sheet.pdf"
    sheet.write_bytes(b"a sheet")
    digest = hashlib.sha256(sheet.read_bytes()).hexdigest()
    run = NewRun("a" * 64, "G-1", NOBODY, sheet.name, digest)
    back.app.store.print_runs.add(run)
    back.hand.until(lambda: bool(back.app.desk.state.prints), "the queue")
    (shown,) = back.app.desk.state.prints
    assert shown["name"] == "G-1 ×1"
    assert shown["held"]
    assert shown["told"] in " ".join(back.hand.words())
    back.hand.tap("closeSheet")


def test_what_breaks_is_said_and_the_desk_goes_on(
    back: Back, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Dana Levi, 7 Elm Street")

    with monkeypatch.context() as moment:
        moment.setattr(back.app.desk._orders, "columns", broken)
        back.hand.until(lambda: bool(back.app.desk.state.trouble), "the words")
    assert "Nothing that was kept is lost" in back.app.desk.state.trouble
    assert "Elm Street" not in back.app.desk.state.trouble
    back.app.desk.pick("")
    back.hand.tap(f"order-{back.orders[0].number}")
    assert back.app.desk.state.trouble == ""


def test_a_folder_that_is_gone_is_told_to_whoever_signs_in(back: Back, tmp_path: Path) -> None:
    desk = back.app.desk
    far = Machine(id="far", words=Words(en="Far", he="רחוק"), folder=str(tmp_path / "gone"))
    Machines(back.app.store.folder).put((far,))
    desk.signOut()
    desk.signIn(desk.state.people[0]["id"], PIN)
    back.hand.until(lambda: str(tmp_path / "gone") in desk.state.warning, "the warning")
    assert desk.state.warning in back.hand.words()
