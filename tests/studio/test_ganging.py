"""Orders that wait share sheets, go out together, and none of them is sent when one cannot be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.devices.trouble import DeviceTrouble
from configurator.model.design import Design
from configurator.prepress.imposition.stock import stock_called
from configurator.prepress.imposition.wishes import Wishes
from configurator.prepress.order_folder import OrderRoom
from configurator.store.order_states import Order, StepRefused
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.guard import Badge, Guard
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.sheets.ganging import Ganging
from configurator.studio.sheets.going_together import GangRefused
from configurator.studio.workbench import Workbench

SRA3 = stock_called("sra3")


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", "482915"), Badge)
        self.machines = Machines(store.folder)
        self.bench = Workbench(store.folder)
        self.ganging = Ganging(store, self.guard, self.machines, self.bench)
        self.room = OrderRoom(self.bench.library, self.bench.photos)

    def ready(self, copies: int) -> Order:
        family = self.bench.families["wrapper"]
        design: Design = family.new_design(family.themes[0].id)
        new = NewOrder(design, copies, "{}", 4900, "ILS", "en", "k1")
        self.store.orders.place(new, "customer")
        taken = self.store.production.start_rendering("worker")
        assert taken is not None and taken.number is not None
        wishes = OrderWishes(taken.number, copies, "2026-01-31T12:00+02:00")
        sheet = order_sheet(design, family, self.bench.library, wishes)
        folder = f"orders/{taken.number}"
        made = self.room.write(
            sheet, design, self.bench.artwork(design), self.store.folder / folder, None
        )
        return self.store.production.rendered(taken, folder, made.sha256["print.pdf"], "worker")

    @property
    def arrived(self) -> list[str]:
        folder = Path(self.machines.one("press").folder)
        return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


def test_waiting_orders_share_sheets_and_go_out_together(shop: Shop) -> None:
    orders = [shop.ready(3), shop.ready(1)]
    gang = shop.ganging.gang([each.id for each in orders], SRA3, Wishes())
    listed = json.loads(next(gang.folder.rglob("layout.json")).read_bytes())
    counts = {"A-0001": 0, "A-0002": 0}
    for sheet in listed["sheets"]:
        for piece in sheet["pieces"]:
            counts[piece["piece"]] += sheet["runs"]
    assert counts["A-0001"] >= 3 and counts["A-0002"] >= 1
    assert [shop.store.orders.order(each.id).state for each in orders] == ["ready", "ready"]
    again = shop.ganging.gang([each.id for each in orders], SRA3, Wishes())
    assert [s.sha256 for s in again.every_sheet] == [s.sha256 for s in gang.every_sheet]

    sent = shop.ganging.release(gang, "press")
    assert {each.state for each in sent} == {"sent"}
    names = sorted(
        f.name for sheet in gang.every_sheet for f in (sheet.print, sheet.svg, sheet.dxf)
    )
    assert shop.arrived == names
    with pytest.raises(StepRefused):
        shop.ganging.release(gang, "press")
    assert shop.arrived == names


def test_one_order_that_went_on_keeps_all_of_them_back(shop: Shop) -> None:
    first, second = shop.ready(1), shop.ready(1)
    gang = shop.ganging.gang([first.id, second.id], SRA3, Wishes())
    shop.store.production.hold(second.id, "s-1", "question")
    with pytest.raises(StepRefused):
        shop.ganging.release(gang, "press")
    assert shop.store.orders.order(first.id).state == "ready"
    assert shop.arrived == []


def test_a_file_that_is_not_the_approved_one_is_not_ganged(shop: Shop) -> None:
    order = shop.ready(1)
    assert order.folder is not None
    file = shop.store.folder / order.folder / "print.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    assert hashlib.sha256(file.read_bytes()).hexdigest() != order.artifact_hash
    with pytest.raises(GangRefused, match="not the one that was approved"):
        shop.ganging.gang([order.id], SRA3, Wishes())


def test_a_machine_is_sent_what_it_takes_and_nothing_else(shop: Shop, tmp_path: Path) -> None:
    order = shop.ready(1)
    gang = shop.ganging.gang([order.id], SRA3, Wishes())
    words = {"en": "Machine", "he": "מכונה"}
    for name, rest in (("cutter", {"sends": ["dxf"]}), ("hoop", {"sends": ["dst"]}),
                       ("sewer", {"families": ["patch"]})):  # fmt: skip
        (tmp_path / name).mkdir()
        made = Machine.model_validate(
            {"id": name, "words": words, "folder": str(tmp_path / name), **rest}
        )
        shop.machines.put((*shop.machines.all(), made))
    for name, why in (("hoop", r"takes \.dst files"), ("sewer", "does not make what was ordered")):
        with pytest.raises(DeviceTrouble, match=why):
            shop.ganging.release(gang, name)
    assert shop.store.orders.order(order.id).state == "ready"
    shop.ganging.release(gang, "cutter")
    arrived = [
        file.name for name in ("cutter", "hoop", "sewer") for file in (tmp_path / name).iterdir()
    ]
    assert arrived == [gang.every_sheet[0].dxf.name]
