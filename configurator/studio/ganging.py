"""Ganging: orders that wait are laid out together and go to a machine as one set of sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress.imposition.order_jobs import formes_of
from configurator.prepress.imposition.planning import Wishes
from configurator.prepress.imposition.press_sheets import PressSheet, impose
from configurator.prepress.imposition.stock import Stock
from configurator.prepress.order_folder import PRINT
from configurator.store.order_states import Order, StepRefused
from configurator.store.print_runs import NewRun, Share
from configurator.store.production import job_key
from configurator.store.store import Store
from configurator.studio.guard import Allowing
from configurator.studio.machines import Machine, Machines
from configurator.studio.print_queue import PrintQueue

SHEETS = "sheets"

NOT_READY = Words(
    en="{number} is not ready to print, so it cannot share a sheet.",
    he="{number} לא מוכן להדפסה, ולכן לא יכול לחלוק גיליון.",
)
CHANGED = Words(
    en="The print file of {number} is not the one that was approved. Make its files again.",
    he="קובץ ההדפסה של {number} אינו זה שאושר. יש להכין את הקבצים שוב.",
)


class GangRefused(Exception):
    """Orders that cannot be ganged; `words` say which one and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)


@dataclass(frozen=True, slots=True)
class Gang:
    """Orders on common sheets: every piece of every order, sheets of each substrate by its name."""

    number: str
    folder: Path
    orders: tuple[Order, ...]
    sheets: dict[str, tuple[PressSheet, ...]]

    @property
    def every_sheet(self) -> tuple[PressSheet, ...]:
        """The sheets of all substrates."""
        return tuple(sheet for sheets in self.sheets.values() for sheet in sheets)


class Ganging:
    """Makes gangs of ready orders and sends them off. Each deed is allowed by role."""

    def __init__(self, store: Store, guard: Allowing, machines: Machines, fonts: FontBook) -> None:
        self._store = store
        self._guard = guard
        self._machines = machines
        self._fonts = fonts

    def gang(self, orders: Sequence[str], stock: Stock, wishes: Wishes) -> Gang:
        """Lay out ready orders; the same ones give the same gang, in the same folder.

        Nothing is sent yet and no order moves. Raises GangRefused, CannotImpose, BadPrintFile.
        """
        self._guard.allow("make-orders")
        found = tuple(self._store.orders.order(order) for order in orders)
        folders = [self._approved(order) for order in found]
        said = " ".join(f"{each.id}/{each.revision}/{each.copy}" for each in found)
        how = f"{said} {stock.id} {wishes}"
        number = f"G{hashlib.sha256(how.encode()).hexdigest()[:7].upper()}"
        folder = self._store.folder / SHEETS / number
        formes = formes_of(folders)
        sheets: dict[str, tuple[PressSheet, ...]] = {}
        for at, forme in enumerate(formes):
            name = number if len(formes) == 1 else f"{number}-{chr(ord('a') + at)}"
            sheets[forme.media] = impose(
                forme.jobs, stock, wishes, name, folder / name, self._fonts
            )
        return Gang(number, folder, found, sheets)

    def release(self, gang: Gang, machine: str) -> tuple[Order, ...]:
        """Send a gang's sheets to a machine, whole and once; a folder gets the cut files as well.

        All of its orders are sent or none is. Raises StepRefused when one of them went on
        meanwhile, and DeviceTrouble when the machine cannot take the sheets.
        """
        badge = self._guard.allow("make-orders")
        chosen = self._machines.one(machine)
        chosen.check()
        with self._store.database.writing():
            sent = [self._sent(order, badge.id) for order in gang.orders]
            if chosen.printer:
                self._queue(gang, sent, chosen)
        if chosen.printer:
            PrintQueue(self._store).work()
        else:
            self._put(gang, sent, chosen, badge.id)
        return tuple(self._store.orders.order(order.id) for order in sent)

    def _put(self, gang: Gang, sent: Sequence[Order], machine: Machine, who: str) -> None:
        """Every sheet with its cut files into the machine's folder."""
        production = self._store.production
        try:
            for sheet in gang.every_sheet:
                for file in (sheet.print, sheet.svg, sheet.dxf):
                    machine.hot_folder.send(file, file.name, _hash_of(file))
        except DeviceTrouble:
            for order in sent:
                production.failed(order.id, who, "machine", fence=order.fence)
            raise
        for order in sent:
            production.delivered(order)

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
                    name=sheet.print.stem,
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

    def _sent(self, order: Order, who: str) -> Order:
        claimed = self._store.production.claim(order.id, who)
        if (claimed.revision, claimed.copy) != (order.revision, order.copy):
            raise StepRefused("file", claimed)
        folder = self._approved(claimed)
        return self._store.production.sent(claimed, _hash_of(folder / PRINT), who)

    def _approved(self, order: Order) -> Path:
        """The folder of a ready order whose print file is the approved one."""
        if order.state not in ("ready", "claimed") or order.folder is None:
            raise GangRefused(NOT_READY.filled(number=str(order.number)))
        folder = self._store.folder / order.folder
        if not (folder / PRINT).is_file() or _hash_of(folder / PRINT) != order.artifact_hash:
            raise GangRefused(CHANGED.filled(number=str(order.number)))
        return folder


def _hash_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
