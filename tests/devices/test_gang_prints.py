"""A gang on paper: its sheets go to the printer, its orders are printed when the last came out."""

from __future__ import annotations

import pytest
from paper_printer import PaperPrinter, waited

from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words
from configurator.prepress.imposition.stock import stock_called
from configurator.prepress.imposition.wishes import Wishes
from configurator.prepress.order_folder import OrderRoom
from configurator.store.order_states import Order
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.guard import Badge, Guard
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.machines.print_queue import PrintQueue
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.sheets.ganging import Ganging
from configurator.studio.workbench import Workbench


def ready(store: Store, bench: Workbench, copies: int) -> Order:
    family = bench.families["wrapper"]
    design = family.new_design(family.themes[0].id)
    store.orders.place(NewOrder(design, copies, "{}", 4900, "ILS", "en", "k1"), "customer")
    taken = store.production.start_rendering("worker")
    assert taken is not None and taken.number is not None
    wishes = OrderWishes(taken.number, copies, "2026-01-31T12:00+02:00")
    sheet = order_sheet(design, family, bench.library, wishes)
    folder = f"orders/{taken.number}"
    room = OrderRoom(bench.library, bench.photos)
    made = room.write(sheet, design, bench.artwork(design), store.folder / folder)
    return store.production.rendered(taken, folder, made.sha256["print.pdf"], "worker")


def test_a_gang_is_marked_by_the_printer(store: Store, printer: PaperPrinter) -> None:
    guard = Guard(store, "desk-1", lambda: 0.0)
    assert isinstance(guard.first_manager("Ruth", "482915"), Badge)
    machines, words = Machines(store.folder), Words(en="Press", he="מכונת דפוס")
    machines.put((Machine(id="press", words=words, printer=printer.address),))
    bench = Workbench(store.folder)
    orders = [ready(store, bench, 3), ready(store, bench, 1)]
    ganging = Ganging(store, guard, machines, Workbench(store.folder))
    too_large = ganging.gang([each.id for each in orders], stock_called("sra3"), Wishes())
    with pytest.raises(DeviceTrouble, match="has no paper of 450 × 320 mm") as refused:
        ganging.release(too_large, "press")
    assert "נייר של 450 × 320" in refused.value.words.he
    assert {store.orders.order(order.id).state for order in orders} == {"ready"}
    gang = ganging.gang([each.id for each in orders], stock_called("a4"), Wishes())
    ganging.release(gang, "press")
    waited(lambda: not PrintQueue(store).work(), "the gang was never printed")
    now = [store.orders.order(order.id) for order in orders]
    assert [order.state for order in now] == ["printed", "printed"]
    assert {store.orders.log(order.id)[-1].who for order in orders} == {"printer"}
    assert len(printer.printouts) == len(gang.every_sheet)
    copies = sorted(int(each.copies) for each in printer.printouts)
    assert copies == sorted(sheet.layout.runs for sheet in gang.every_sheet)
