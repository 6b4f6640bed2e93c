"""The production board: columns and their actions, real hot folders, scans, and trouble."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.devices.trouble import DeviceTrouble
from configurator.model.design import Design
from configurator.model.words import Words
from configurator.prepress.sealed_report import sealed
from configurator.store.order_states import STATES, Order, StepRefused
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.board import ACTIONS, COLUMNS, Board
from configurator.studio.guard import Badge, Guard, NotAllowed
from configurator.studio.machines.machines import Machine, Machines

PIN = "482915"
PRINTED = b"%PDF-1.6 what was approved"


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", PIN), Badge)
        self.machines = Machines(store.folder)
        self.board = Board(store, self.guard, self.machines)

    def placed(self, family: str = "patch") -> Order:
        design = Design(family=family, size="80")
        return self.store.orders.place(
            NewOrder(design, 1, "{}", 4900, "ILS", "en", "k1"), "customer"
        )

    def ready(self) -> Order:
        self.placed()
        taken = self.store.production.start_rendering("worker")
        assert taken is not None
        folder = self.store.folder / "orders" / taken.number
        folder.mkdir(parents=True)
        (folder / "print.pdf").write_bytes(PRINTED)
        (folder / "proof-a.png").write_bytes(b"small")
        (folder / "proof-b.png").write_bytes(b"the largest")
        digest = hashlib.sha256(PRINTED).hexdigest()
        return self.store.production.rendered(taken, f"orders/{taken.number}", digest, "worker")

    @property
    def hot_folder(self) -> Path:
        return Path(self.machines.one("press").folder)

    def column_of(self, order: Order) -> str:
        (found,) = (
            column
            for column, cards in self.board.columns().items()
            if order.id in {card.order.id for card in cards}
        )
        return found


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


def test_an_order_goes_through_the_columns_by_release_and_scans(shop: Shop) -> None:
    order = shop.ready()
    ticket = shop.store.orders.ticket(order)
    assert shop.column_of(order) == "waiting"
    assert not shop.board.scan(ticket).moved
    assert "Release" in shop.board.scan(ticket).words.en
    shop.board.release(order.id, "press")
    assert (shop.hot_folder / "A-0001-1.pdf").read_bytes() == PRINTED
    assert shop.column_of(order) == "printing"
    moved = shop.board.scan(ticket)
    assert (moved.moved, moved.words.en) == (True, "A-0001: Printed")
    assert shop.column_of(order) == "done"
    assert shop.board.scan("a-0001").words.he == "A-0001: נמסר"
    assert not shop.board.scan(ticket).moved
    assert shop.board.scan("A-0001.AAAAAAAA").order is None
    assert shop.board.scan("anything").order is None


def test_every_state_production_sees_has_one_column() -> None:
    states = [state for column in COLUMNS.values() for state in column]
    assert len(states) == len(set(states))
    assert set(STATES) - set(states) == {"draft", "cancelled"}
    assert set(ACTIONS) <= set(states)


def test_a_card_shows_its_picture_files_and_steps(shop: Shop) -> None:
    shop.ready()
    shop.placed()
    made, bare = shop.board.columns()["waiting"]
    assert made.picture is not None
    assert made.picture.name == "proof-b.png"
    assert made.actions == ("open", "release", "hold", "cancel")
    names = [file.name for file in shop.board.files(made.order.id)]
    assert names == ["print.pdf", "proof-a.png", "proof-b.png"]
    assert (bare.picture, bare.actions) == (None, ("hold", "cancel"))
    assert shop.board.files(bare.order.id) == ()


def test_a_machine_that_is_away_leaves_the_order_waiting(shop: Shop) -> None:
    order = shop.ready()
    shop.machines.put(shop.machines.all())
    shop.hot_folder.rmdir()
    with pytest.raises(DeviceTrouble):
        shop.board.release(order.id, "press")
    now = shop.store.orders.order(order.id)
    assert (now.state, now.copy) == ("ready", 1)
    shop.hot_folder.mkdir()
    assert shop.board.release(order.id, "press").state == "sent"


def test_a_file_that_was_changed_is_never_sent(shop: Shop) -> None:
    for spoil in (lambda file: file.write_bytes(b"changed"), lambda file: file.unlink()):
        order = shop.ready()
        spoil(shop.store.folder / "orders" / order.number / "print.pdf")
        with pytest.raises(StepRefused) as refused:
            shop.board.release(order.id, "press")
        assert refused.value.why == "file"
        assert shop.column_of(order) == "held"
    assert list(shop.hot_folder.iterdir()) == []
    assert shop.board.retry(order.id).state == "submitted"


def test_another_file_in_the_way_is_said_and_a_reprint_has_its_own_name(shop: Shop) -> None:
    order = shop.ready()
    (shop.hot_folder / "A-0001-1.pdf").write_bytes(b"somebody else's")
    with pytest.raises(DeviceTrouble):
        shop.board.release(order.id, "press")
    assert shop.column_of(order) == "held"
    again = shop.board.reprint(order.id, "misprint")
    shop.board.release(again.id, "press")
    assert (shop.hot_folder / "A-0001-2.pdf").read_bytes() == PRINTED


def test_printing_may_take_a_day_but_a_crash_in_between_is_asked_about(
    shop: Shop, clock: MovedClock
) -> None:
    shop.board.release(shop.ready().id, "press")
    for _ in range(11 * 60):
        clock.move(seconds=60)
        shop.guard.touch()
    assert len(shop.board.columns()["printing"]) == 1
    order = shop.ready()
    claimed = shop.store.production.claim(order.id, "s-1")
    shop.store.production.sent(claimed, order.artifact_hash or "", "s-1")
    clock.move(seconds=61)
    shop.guard.touch()
    (card,) = shop.board.columns()["held"]
    assert card.wants_somebody
    assert card.actions == ("was-printed", "was-not-printed", "cancel")
    again = shop.board.answer_unknown(card.order.id, printed=False)
    assert (again.state, again.copy) == ("ready", 2)
    shop.board.release(again.id, "press")
    assert shop.board.printed(again.id).state == "printed"


def test_holding_resuming_and_cancelling(shop: Shop) -> None:
    order = shop.ready()
    assert shop.board.hold(order.id).state == "held"
    assert shop.board.resume(order.id).state == "ready"
    assert shop.board.cancel(order.id).state == "cancelled"
    assert [step.why for step in shop.board.log(order.id)][-3:] == [
        "question",
        "resumed",
        "customer",
    ]


def test_roles_are_checked_behind_the_screen(shop: Shop) -> None:
    order = shop.ready()
    avi = shop.guard.new_colleague("Avi", "staff")
    shop.guard.put_staff(avi, "739184")
    shop.guard.sign_out()
    with pytest.raises(NotAllowed):
        shop.board.columns()
    shop.guard.sign_in(avi.id, "739184")
    assert shop.column_of(order) == "waiting"
    for deed in (
        lambda: shop.board.release(order.id, "press"),
        lambda: shop.board.reprint(order.id, "lost"),
        lambda: shop.board.printed(order.id),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert shop.store.orders.order(order.id).state == "ready"


def test_what_was_handed_over_leaves_the_board_after_a_day(shop: Shop, clock: MovedClock) -> None:
    order = shop.ready()
    shop.board.release(order.id, "press")
    shop.board.printed(order.id)
    shop.board.hand_over(order.id)
    assert shop.column_of(order) == "done"
    clock.move(hours=25)
    shop.guard.sign_in(shop.guard.people()[0].id, PIN)
    assert shop.board.columns()["done"] == ()


def test_machines_are_kept_by_what_they_make(shop: Shop, tmp_path: Path) -> None:
    order = shop.ready()
    loom = Machine(
        id="loom",
        words=Words(en="Embroidery", he="רקמה"),
        folder=str(tmp_path / "loom"),
        families=("patch",),
    )
    shoes = loom.model_copy(update={"id": "cutter", "families": ("shoe",)})
    shop.machines.put((loom, shoes))
    assert shop.machines.all() == (loom, shoes)
    assert shop.board.machines_for(order.id) == (loom,)
    with pytest.raises(KeyError):
        shop.board.release(order.id, "press")
    assert shop.store.orders.order(order.id).state == "ready"


def test_an_embroidery_machine_is_sent_its_own_files(shop: Shop, tmp_path: Path) -> None:
    order = shop.ready()
    loom = Machine(
        id="loom",
        words=Words(en="Embroidery", he="רקמה"),
        folder=str(tmp_path / "loom"),
        families=("patch",),
        sends=("dst",),
    )
    (tmp_path / "loom").mkdir()
    shop.machines.put((loom,))
    folder = shop.store.folder / "orders" / order.number
    stitches = folder / f"{order.number}.dst"
    stitches.write_bytes(b"stitches")
    hashes = {stitches.name: hashlib.sha256(b"stitches").hexdigest()}
    (folder / "report.json").write_bytes(sealed({"output_sha256": hashes}, None))
    shop.board.release(order.id, "loom")
    assert [file.name for file in (tmp_path / "loom").iterdir()] == [f"{order.number}-1.dst"]
    assert (tmp_path / "loom" / f"{order.number}-1.dst").read_bytes() == b"stitches"


@pytest.mark.parametrize(
    ("made", "why"),
    [("nothing", "has none"), ("stitches", "not the file that was checked"), ("report", "changed")],
)
def test_a_machine_file_that_is_missing_or_changed_is_not_sent(
    shop: Shop, tmp_path: Path, made: str, why: str
) -> None:
    order = shop.ready()
    folder = shop.store.folder / "orders" / order.number
    (folder / "report.json").write_bytes(sealed({"output_sha256": {}}, None))
    if made == "report":
        (folder / "report.json").write_text(json.dumps({"output_sha256": {}, "seal_sha256": "0"}))
    if made == "stitches":
        (folder / f"{order.number}.dst").write_bytes(b"changed by somebody")
        hashes = {f"{order.number}.dst": hashlib.sha256(b"stitches").hexdigest()}
        (folder / "report.json").write_bytes(sealed({"output_sha256": hashes}, None))
    loom = Machine(
        id="loom", words=Words(en="Loom", he="נול"), folder=str(tmp_path / "loom"), sends=("dst",)
    )
    (tmp_path / "loom").mkdir()
    shop.machines.put((loom,))
    with pytest.raises(DeviceTrouble, match=why):
        shop.board.release(order.id, "loom")
    assert list((tmp_path / "loom").iterdir()) == []
    assert shop.store.orders.order(order.id).state == "failed"
