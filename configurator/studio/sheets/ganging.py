"""Ganging: orders that wait are laid out together and go to a machine as one set of sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configurator.prepress.imposition.order_jobs import called, formes_of
from configurator.prepress.imposition.planning import check_room, planned
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.press_sheets import Called, write_sheets
from configurator.prepress.imposition.stock import Stock
from configurator.prepress.imposition.wishes import Wishes
from configurator.prepress.order_folder import PRINT
from configurator.prepress.sealing import Sealing
from configurator.store.order_states import Order
from configurator.store.print_runs import NewRun, Share
from configurator.store.production import job_key
from configurator.store.store import Store
from configurator.studio.guard import Allowing
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.machines.print_queue import PrintQueue
from configurator.studio.proofing.order_sheets import called_in
from configurator.studio.sheets.going_together import Companions
from configurator.studio.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Gang:
    """Orders on common sheets: every piece of every order, a set of sheets for each substrate."""

    number: str
    folder: Path
    orders: tuple[Order, ...]
    sheets: dict[Called, tuple[PressSheet, ...]]

    @property
    def every_sheet(self) -> tuple[PressSheet, ...]:
        """The sheets of all substrates."""
        return tuple(sheet for sheets in self.sheets.values() for sheet in sheets)


class Ganging:
    """Makes gangs of ready orders and sends them off. Each deed is allowed by role."""

    def __init__(self, store: Store, guard: Allowing, machines: Machines, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._machines = machines
        self._bench = bench
        self._companions = Companions(store)

    def gang(self, orders: Sequence[str], stock: Stock, wishes: Wishes) -> Gang:
        """Lay out ready orders; the same ones give the same gang, in the same folder.

        Nothing is sent yet and no order moves. Raises GangRefused, CannotImpose, BadPrintFile,
        NoTicket, Unreadable and OSError.
        """
        self._guard.allow("make-orders")
        ready = self._companions.ready(orders)
        found = tuple(order for order, _ in ready)
        number = self._companions.number(found, f"{stock.id} {wishes}")
        folder = self._companions.folder(number)
        formes = formes_of([each for _, each in ready])
        for forme in formes:
            check_room(forme.jobs, stock, wishes)
        plans = [
            (called_in(self._bench, name, forme.media), planned(forme.jobs, stock, wishes))
            for name, forme in called(formes, number)
        ]
        sealing = Sealing(self._bench.library.fonts, self._bench.sign)
        sheets = {
            name: write_sheets(layouts, name, folder / name.number, sealing)
            for name, layouts in plans
        }
        return Gang(number, folder, found, sheets)

    def release(self, gang: Gang, machine: str) -> tuple[Order, ...]:
        """Send a gang's sheets to a machine, whole and once; a folder gets the cut files as well.

        All of its orders are sent or none is. Raises StepRefused when one of them went on
        meanwhile, and DeviceTrouble when the machine cannot take the sheets.
        """
        badge = self._guard.allow("make-orders")
        chosen = self._machines.one(machine)
        sizes = [(each.layout.width, each.layout.height) for each in gang.every_sheet]
        largest = max(map(max, sizes)), max(map(min, sizes))
        chosen.check({order.family for order in gang.orders}, largest)
        files = chosen.wanted([file for each in gang.every_sheet for file in each.files])
        with self._store.database.writing():
            sent = self._companions.sent(gang.orders, badge.id)
            if chosen.printer:
                self._queue(gang, sent, chosen)
        if not chosen.printer:
            return self._companions.put(files, sent, chosen, badge.id)
        PrintQueue(self._store).work()
        return tuple(self._store.orders.order(order.id) for order in sent)

    def _queue(self, gang: Gang, sent: Sequence[Order], machine: Machine) -> None:
        """Every sheet as often as it runs; an order is printed when its last sheet came out."""
        for order in sent:
            self._store.production.delivered(order)
        keys = " ".join(job_key(order.id, order.revision, order.copy) for order in sent)
        for sheet in gang.every_sheet:
            key = hashlib.sha256(f"{keys} {sheet.print.name}".encode()).hexdigest()
            self._store.print_runs.add(
                NewRun(
                    key=key,
                    name=sheet.name,
                    printer=machine.printer,
                    file=str(sheet.print.relative_to(self._store.folder)),
                    sha256=sheet.sha256,
                    copies=sheet.layout.runs,
                    media=machine.media or None,
                    color=machine.color,
                    shares=self._shares_on(sheet, sent),
                )
            )

    def _shares_on(self, sheet: PressSheet, orders: Sequence[Order]) -> tuple[Share, ...]:
        """The copies of orders that lie on a sheet, known by the files its pieces come from."""
        files = {placed.piece.file for placed in sheet.layout.placements}
        return tuple(
            Share(order.id, order.copy)
            for order in orders
            if order.folder and self._store.folder / order.folder / PRINT in files
        )
