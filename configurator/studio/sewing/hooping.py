"""Hooping: patches that wait are sewn beside each other, and go to a machine as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.embroidery import gang
from configurator.embroidery.hoops import Hoop
from configurator.model.words import Words
from configurator.prepress.sealing import Sealing
from configurator.store.order_states import Order
from configurator.store.store import Store
from configurator.studio.guard import Allowing
from configurator.studio.machines.machines import Machines
from configurator.studio.sewing.files import formats_named
from configurator.studio.sewing.hoopfuls import hoopfuls
from configurator.studio.sewing.hoops import HoopGang, write_hoops
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.kept import kept_job
from configurator.studio.sewing.order import read_setup
from configurator.studio.sewing.sheet import SheetOrder
from configurator.studio.sheets.going_together import Companions, GangRefused
from configurator.studio.workbench import Workbench

NOTHING_SEWN = Words(
    en="{number} holds no stitches, so it cannot share a hoop.",
    he="ב־{number} אין תפרים, ולכן הוא לא יכול לחלוק חישוק.",
)
NO_FOLDER = Words(
    en="A printer sews nothing. Choose an embroidery machine's folder.",
    he="מדפסת לא רוקמת. אפשר לבחור תיקייה של מכונת רקמה.",
)


@dataclass(frozen=True, slots=True)
class Hooped:
    """Orders in common hoops under one number: each hoop as a job, and every file of all."""

    number: str
    folder: Path
    orders: tuple[Order, ...]
    hoops: tuple[SewingJob, ...]
    files: tuple[Path, ...]


class Hooping:
    """Puts ready patches in common hoops and sends them off. Each deed is allowed by role."""

    def __init__(self, store: Store, guard: Allowing, machines: Machines, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._machines = machines
        self._bench = bench
        self._companions = Companions(store)

    def hoop(self, orders: Sequence[str], hoop: Hoop | None) -> Hooped:
        """Ready patches in as few hoops as it takes, each as often as it was ordered.

        Nothing is sent yet. Raises GangRefused, Unreadable, BadMachineFile, OSError.
        """
        self._guard.allow("make-orders")
        ready = self._companions.ready(orders)
        found = tuple(order for order, _ in ready)
        setup = read_setup(self._bench.data)
        hoop = setup.field or hoop
        number = self._companions.number(found, f"hoop {hoop.id if hoop else ''}")
        jobs = [
            job for order, folder in ready for job in [self._job(order, folder)] * order.quantity
        ]
        try:
            made = hoopfuls(jobs, hoop, number)
        except gang.GangRefused as refused:
            raise GangRefused(refused.words) from refused
        folder = self._companions.folder(number)
        order = SheetOrder(number, max(order.made_at for order in found))
        together = HoopGang(order, made, formats_named(setup.formats))
        sealing = Sealing(self._bench.library.fonts, self._bench.sign)
        files = write_hoops(together, folder, sealing)
        return Hooped(number, folder, found, made, files)

    def _job(self, order: Order, folder: Path) -> SewingJob:
        job = kept_job(self._bench, folder)
        if job is None:
            raise GangRefused(NOTHING_SEWN.filled(number=str(order.number)))
        return job

    def release(self, hooped: Hooped, machine: str) -> tuple[Order, ...]:
        """Send the hoops' files to a machine's folder, all of the orders or none.

        A machine that names what it takes is sent that alone. Raises StepRefused, DeviceTrouble.
        """
        badge = self._guard.allow("make-orders")
        chosen = self._machines.one(machine)
        if chosen.printer:
            raise DeviceTrouble(NO_FOLDER)
        for job in hooped.hoops:
            for problem in job.quality.problems:
                if problem.weight == "stop":
                    raise DeviceTrouble(problem.words)
        chosen.check({order.family for order in hooped.orders})
        files = chosen.wanted(hooped.files)
        with self._store.database.writing():
            sent = self._companions.sent(hooped.orders, badge.id)
        return self._companions.put(files, sent, chosen, badge.id)
