"""Exactly once: a print queue killed between any two steps neither loses nor doubles a print."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from paper_printer import PaperPrinter, waited

from configurator.devices.trouble import DeviceTrouble
from configurator.model.design import Design
from configurator.model.words import Words
from configurator.store.order_states import Order, StepRefused
from configurator.store.orders import NewOrder
from configurator.store.print_runs import NewRun, Share
from configurator.store.store import Store, open_store
from configurator.studio.atelier import Atelier
from configurator.studio.board import Board
from configurator.studio.guard import Badge, Guard
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.machines.print_queue import PrintQueue

CONTENT = b"%PDF-1.6 " + os.urandom(3_000_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()

DOOMED = """
import os, signal, sys
from pathlib import Path
from configurator.devices import ipp
from configurator.store.print_runs import PrintRuns
from configurator.store.store import open_store
from configurator.studio.machines.print_queue import PrintQueue

left = 0

def step():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def doomed(work):
    def wrapped(*words, **named):
        step()
        found = work(*words, **named)
        step()
        return found
    return wrapped

PrintRuns.step = doomed(PrintRuns.step)
ipp.IppPrinter._ask = doomed(ipp.IppPrinter._ask)
body = ipp._body

def slow_body(head, document):
    for chunk in body(head, document):
        if document is not None:
            step()
        yield chunk

ipp._body = slow_body
def live():
    store = open_store(Path(sys.argv[1]))
    queue = PrintQueue(store)
    while queue.work():
        pass

# Each life is a fork of its own: starting Python anew for every kill would take a minute.
for line in sys.stdin:
    left = int(line)
    heir, testament = os.pipe()
    child = os.fork()
    if child == 0:
        live()
        os.write(testament, str(left).encode())
        os._exit(0)
    os.close(testament)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(heir) as will:
        print(0 if os.WIFSIGNALED(status) else will.read(), flush=True)
"""


class Lives:
    """Works the queue again and again, each time in a process that is killed at some step."""

    def __init__(self, data: Path) -> None:
        self._mother = subprocess.Popen(
            [sys.executable, "-c", DOOMED, str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def lived(self, deadly_step: int) -> int:
        """The steps that were left at the end; none for one that was killed."""
        assert self._mother.stdin is not None and self._mother.stdout is not None
        self._mother.stdin.write(f"{deadly_step}\n")
        self._mother.stdin.flush()
        return int(self._mother.stdout.readline())

    def end(self) -> None:
        assert self._mother.stdin is not None
        self._mother.stdin.close()
        self._mother.wait(10)


def run_for(printer: PaperPrinter, folder: Path, number: int = 1) -> NewRun:
    name = f"A-{number:04}-1"
    (folder / f"{name}.pdf").write_bytes(CONTENT)
    key = hashlib.sha256(name.encode()).hexdigest()
    return NewRun(key, name, printer.address, f"{name}.pdf", SHA256, copies=2)


def test_a_kill_at_any_step_prints_once(printer: PaperPrinter, tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = open_store(data)
    # A life without a kill says how many steps there are to die at.
    store.print_runs.add(run_for(printer, data, 1))
    lives = Lives(data)
    many = 10_000 - lives.lived(10_000)
    assert many > 60
    deadly_steps = [*range(1, 21), *range(25, many - 12, 9), *range(many - 12, many)]
    for at, deadly in enumerate(deadly_steps, start=2):
        run = store.print_runs.add(run_for(printer, data, at))
        lives.lived(deadly)
        queue = PrintQueue(store)
        waited(lambda queue=queue: not queue.work(), f"the queue stays after a kill at {deadly}")
        assert store.print_runs.run(run.key).stage == "printed", deadly
        waited(lambda at=at: len(printer.printouts) >= at, f"lost at step {deadly}")
        found = printer.printouts
        assert len(found) == at, f"printed {len(found) - at + 1} times at step {deadly}"
        assert (found[-1].sha256, found[-1].copies) == (SHA256, "2"), deadly
    names = [each.name for each in printer.printouts]
    assert len(set(names)) == len(names) == len(deadly_steps) + 1
    lives.end()
    store.close()


class Shop:
    """A store with one ready order and a board whose only machine is the printer."""

    def __init__(self, store: Store, address: str) -> None:
        self.store = store
        guard = Guard(store, "desk-1", lambda: 0.0)
        assert isinstance(guard.first_manager("Ruth", "482915"), Badge)
        machines = Machines(store.folder)
        press = Machine(
            id="press",
            words=Words(en="Press", he="מכונת דפוס"),
            printer=address,
            media="iso_a4_210x297mm",
            color="color",
        )
        machines.put((press,))
        self.board = Board(store, guard, machines)

    def ready(self) -> Order:
        design = Design(family="patch", size="80")
        self.store.orders.place(NewOrder(design, 2, "{}", 1, "ILS", "en", "k1"), "customer")
        taken = self.store.production.start_rendering("worker")
        assert taken is not None
        folder = self.store.folder / "orders" / str(taken.number)
        folder.mkdir(parents=True)
        (folder / "print.pdf").write_bytes(CONTENT)
        return self.store.production.rendered(taken, f"orders/{taken.number}", SHA256, "worker")

    def state(self, order: Order) -> str:
        return self.store.orders.order(order.id).state


@pytest.fixture
def shop(store: Store, printer: PaperPrinter) -> Shop:
    return Shop(store, printer.address)


def test_the_board_prints_an_order_and_sees_it_come_out(shop: Shop, printer: PaperPrinter) -> None:
    order = shop.ready()
    assert shop.board.release(order.id, "press").state in ("sent", "printed")
    waited(lambda: not shop.board.queue.work(), "it was never printed")
    (found,) = printer.printouts
    assert found.name.startswith("A-0001-1 ")
    assert (found.sha256, found.copies, found.media, found.color) == (
        SHA256, "2", "iso_a4_210x297mm", "color",
    )  # fmt: skip
    assert shop.state(order) == "printed"
    steps = [(step.after, step.who) for step in shop.store.orders.log(order.id)]
    assert steps[-1] == ("printed", "printer")
    with pytest.raises(StepRefused):
        shop.board.release(order.id, "press")


def test_an_order_waits_while_there_is_no_paper(shop: Shop, printer: PaperPrinter) -> None:
    first, second = shop.ready(), shop.ready()
    printer.take_paper_out()
    shop.board.release(first.id, "press")

    def said() -> bool:
        return any(
            each.held and "out of paper" in each.words.en for each in shop.board.queue.work()
        )

    waited(said, "nobody said that the paper is out")
    atelier = Atelier(shop.store.folder)
    assert any(each.held and "out of paper" in each.words.en for each in atelier.print_on())
    atelier.store.close()
    with pytest.raises(DeviceTrouble, match="out of paper"):
        shop.board.release(second.id, "press")
    assert (shop.state(first), shop.state(second)) == ("sent", "ready")
    assert printer.printouts == []
    printer.load_paper()
    waited(lambda: not shop.board.queue.work(), "it did not go on")
    shop.board.release(second.id, "press")
    waited(lambda: not shop.board.queue.work(), "the second was never printed")
    assert (shop.state(first), shop.state(second)) == ("printed", "printed")
    assert len(printer.printouts) == 2


def test_a_printer_that_was_switched_off_asks_a_person(shop: Shop, printer: PaperPrinter) -> None:
    order = shop.ready()
    printer.take_paper_out()
    shop.board.release(order.id, "press")
    waited(lambda: shop.board.queue.work()[0].run.stage == "sent", "it was never sent")
    printer.switch_off()
    (queued,) = shop.board.queue.work()
    assert queued.held and "does not answer" in queued.words.en
    printer.switch_on()
    shop.board.queue.work()
    assert shop.state(order) == "unknown"
    again = shop.board.answer_unknown(order.id, printed=False)
    assert (again.state, again.copy) == ("ready", 2)


def test_a_file_that_changed_in_the_queue_is_not_printed(shop: Shop, printer: PaperPrinter) -> None:
    order = shop.ready()
    new = NewRun("f" * 64, "A-0001-1", printer.address, f"{order.folder}/print.pdf", "0" * 64)
    shop.board.queue.add(new)
    shop.board.queue.work()
    run = shop.store.print_runs.run("f" * 64)
    assert run.stage == "failed" and "not the one that was approved" in run.why
    assert printer.printouts == []


def test_the_same_print_is_queued_once(shop: Shop, printer: PaperPrinter) -> None:
    new = run_for(printer, shop.store.folder)
    assert shop.board.queue.add(new) == shop.board.queue.add(new)
    assert len(shop.store.print_runs.under_way()) == 1


def test_a_worker_sends_an_order_and_says_why_it_cannot(shop: Shop, printer: PaperPrinter) -> None:
    order = shop.ready()
    sending = shop.board.sending(order.id, "press")
    atelier = Atelier(shop.store.folder)
    printer.take_paper_out()
    held = shop.ready()
    shop.board.release(held.id, "press")
    waited(lambda: any(each.held for each in shop.board.queue.work()), "nobody asked for paper")
    refused = atelier.send(sending)
    assert refused is not None and "out of paper" in refused.en
    assert any("א" <= letter <= "ת" for letter in refused.he)
    assert shop.state(order) == "ready", "what cannot be printed waits as it did"
    printer.load_paper()
    waited(lambda: not shop.board.queue.work(), "it did not go on")
    assert atelier.send(sending) is None
    again = atelier.send(sending)
    assert again is not None and again.en, "a second tap says that the order went on"
    waited(lambda: not shop.board.queue.work(), "it was never printed")
    assert shop.state(order) == "printed"
    assert len(printer.printouts) == 2
    atelier.store.close()


def sheet(printer: PaperPrinter, shop: Shop, name: str, *orders: Order) -> NewRun:
    (shop.store.folder / f"{name}.pdf").write_bytes(CONTENT)
    key = hashlib.sha256(name.encode()).hexdigest()
    shares = tuple(Share(order.id, order.copy) for order in orders)
    return NewRun(key, name, printer.address, f"{name}.pdf", SHA256, shares=shares)


def begun(shop: Shop) -> Order:
    """An order that was sent on sheets it shares."""
    ready = shop.ready()
    claimed = shop.store.production.claim(ready.id, "s-1")
    return shop.store.production.sent(claimed, SHA256, "s-1")


def test_orders_are_printed_when_the_last_sheet_they_share_came_out(
    shop: Shop, printer: PaperPrinter
) -> None:
    on_both, on_first = begun(shop), begun(shop)
    shop.board.queue.add(sheet(printer, shop, "G1-1", on_both, on_first))
    waited(lambda: not shop.board.queue.work(), "the first sheet was never printed")
    assert (shop.state(on_both), shop.state(on_first)) == ("printed", "printed")
    third, fourth = begun(shop), begun(shop)
    shop.board.queue.add(sheet(printer, shop, "G2-1", third, fourth))
    shop.board.queue.add(sheet(printer, shop, "G2-2", third))
    seen = set()
    while shop.board.queue.work():
        seen.add((shop.state(third), shop.state(fourth)))
    assert (shop.state(third), shop.state(fourth)) == ("printed", "printed")
    assert ("printed", "sent") not in seen, "one of two sheets is not all of an order"
    steps = [(step.after, step.who) for step in shop.store.orders.log(third.id)]
    assert steps.count(("printed", "printer")) == 1
    assert len(printer.printouts) == 3


def test_a_sheet_that_failed_asks_for_every_order_on_it(shop: Shop, printer: PaperPrinter) -> None:
    first, reprinted = begun(shop), begun(shop)
    bad = sheet(printer, shop, "G3-1", first, reprinted)
    shop.store.production.printed(reprinted.id, "s-1")
    shop.store.production.reprint(reprinted.id, "s-1", "damaged")
    shop.board.queue.add(replace(bad, sha256="0" * 64))
    shop.board.queue.work()
    assert shop.state(first) == "failed"
    assert shop.state(reprinted) == "ready", "its next copy has nothing to do with that sheet"
    assert printer.printouts == []
