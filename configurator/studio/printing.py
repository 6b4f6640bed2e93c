"""Printing an order on paper: into the queue and out of the waiting column in one step."""

from __future__ import annotations

import hashlib

from configurator.devices.ipp import IppPrinter
from configurator.prepress.order_folder import PRINT
from configurator.store.order_states import Order, StepRefused
from configurator.store.print_runs import NewRun
from configurator.store.production import job_key
from configurator.store.store import Store
from configurator.studio.machines import Machine
from configurator.studio.print_queue import PrintQueue


def queued(store: Store, queue: PrintQueue, order: str, machine: Machine, who: str) -> Order:
    """Queue an order's print file for a printer and begin to print it.

    Raises DeviceTrouble when the printer cannot print it now, out of paper for one: then the order
    waits as it did. Raises StepRefused as a release does.
    """
    now = store.orders.order(order)
    wishes = machine.job_wishes(now.quantity)
    IppPrinter(machine.printer).check(wishes)
    production = store.production
    file = f"{now.folder}/{PRINT}"
    digest = _digest(store, file)
    # The order counts as sent and stands in the queue in one transaction: never one without other.
    with store.database.writing():
        claimed = production.claim(order, who)
        if digest != claimed.artifact_hash:
            raise StepRefused("file", claimed)
        sent = production.sent(claimed, digest, who)
        production.delivered(sent)
        queue.add(
            NewRun(
                key=job_key(sent.id, sent.revision, sent.copy),
                name=f"{sent.number}-{sent.copy}",
                printer=machine.printer,
                file=file,
                sha256=digest,
                copies=wishes.copies,
                media=wishes.media,
                color=wishes.color,
                order=sent.id,
            )
        )
    queue.work()
    return store.orders.order(order)


def _digest(store: Store, file: str) -> str:
    try:
        with (store.folder / file).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
