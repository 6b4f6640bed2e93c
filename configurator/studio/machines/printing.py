"""Printing an order: on paper through the queue, or into the folder that a machine watches.

Printers and network drives may take seconds to answer, so a screen hands a `Sending` to a worker
(`Atelier.send`) and goes on; whoever has no screen calls `sent_off` itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words
from configurator.prepress.order_folder import PRINT
from configurator.prepress.page_boxes import largest_page
from configurator.store.order_states import Order, StepRefused
from configurator.store.print_runs import NewRun
from configurator.store.production import job_key
from configurator.store.store import Store
from configurator.studio.machines.machine_goods import goods
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.machines.print_queue import PrintQueue


@dataclass(frozen=True, slots=True)
class Sending:
    """An order that somebody who may do so sends to a machine; plain values, for another process.

    `machine` is a machine's id, `who` the staff member's.
    """

    order: str
    machine: str
    who: str


def carried_out(store: Store, sending: Sending) -> Words | None:
    """Send an order to its machine; None when that worked, else why it did not, in words.

    Waits for the printer or the drive: seconds, so never on a screen's own thread. Done twice, the
    second one says that the order went on.
    """
    try:
        machine = Machines(store.folder).one(sending.machine)
        sent_off(store, PrintQueue(store), sending.order, machine, sending.who)
    except (DeviceTrouble, StepRefused) as refused:
        return refused.words
    return None


def sent_off(store: Store, queue: PrintQueue, order: str, machine: Machine, who: str) -> Order:
    """Send an order's print file to a machine's folder or printer, whole and once.

    Raises StepRefused, and DeviceTrouble when the machine cannot take it; then it waits again.
    """
    if machine.printer:
        return queued(store, queue, order, machine, who)
    production, hot_folder = store.production, machine.hot_folder
    claimed = production.claim(order, who)
    try:
        machine.check([claimed.family])
    except DeviceTrouble:
        production.give_back(claimed, who)
        raise
    file = f"{claimed.folder}/{PRINT}"
    digest = _digest(store, file)
    try:
        sent = production.sent(claimed, digest, who)
    except StepRefused as refused:
        production.failed(order, who, f"file-{refused.why}", fence=claimed.fence)
        raise
    try:
        found = goods(machine, store.folder / file, sent.number, digest)
        name = f"{sent.number}-{sent.copy}"
        hot_folder.send_all((own, f"{name}.{ending}", approved) for own, ending, approved in found)
    except DeviceTrouble:
        production.failed(order, who, "machine", fence=sent.fence)
        raise
    production.delivered(sent)
    return store.orders.order(order)


def queued(store: Store, queue: PrintQueue, order: str, machine: Machine, who: str) -> Order:
    """Queue an order's print file for a printer and begin to print it.

    Raises DeviceTrouble when the printer cannot print it now, out of paper for one: then the order
    waits as it did. Raises StepRefused as a release does.
    """
    now = store.orders.order(order)
    wishes = machine.job_wishes(now.quantity)
    file = f"{now.folder}/{PRINT}"
    digest = _digest(store, file)
    page_mm = largest_page(store.folder / file) if digest == now.artifact_hash else None
    machine.check([now.family], page_mm, wishes.copies)
    production = store.production
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
