"""Orders and editions: files are made by the catalog an order was quoted by, and say so."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pikepdf
import pytest
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.store.order_states import Order
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.board import Board
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.note import NOTE
from configurator.studio.catalog.publishing import CatalogRefused
from configurator.studio.counter import Counter
from configurator.studio.guard import Badge, Guard
from configurator.studio.machines.machines import Machines
from configurator.studio.pictures.easel import Easel
from configurator.studio.proofing.proofing import PICTURE, ProofRoom
from configurator.studio.workbench import Workbench

WIDTH = "wrapper/bars.json/bars/100g/width_mm"


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.bench = Workbench(store.folder)
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", "482915"), Badge)
        self.catalog = Catalog(store, self.guard, Workbench(store.folder))

    def order(self, design: Design, edition: int | None) -> Order:
        bill = Counter(self.bench).quoted(design)
        quote = {"lines": [], "total": bill.total}
        if edition is not None:
            quote["edition"] = edition
        return self.store.orders.place(
            NewOrder(design, 1, json.dumps(quote), bill.total, "ILS", "en", "k1"), "kiosk:k1"
        )

    def make(self) -> None:
        """Make what waits, as a worker that was started now does."""
        bench = Workbench(self.store.folder)
        room = ProofRoom(bench, Easel(bench), Counter(bench))
        while room.make(self.store, "atelier") is not None:
            pass

    def folder(self, order: Order) -> Path:
        kept = self.store.orders.order(order.id).folder
        assert kept is not None
        return self.store.folder / kept


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


def height_mm(folder: Path) -> float:
    with pikepdf.open(folder / "print.pdf") as pdf:
        box = pdf.pages[0].trimbox
        return float(box[3] - box[1]) / 72 * 25.4


def test_an_order_is_made_by_the_catalog_it_was_quoted_by(shop: Shop) -> None:
    design = shop.bench.families["wrapper"].new_design("birthday")
    before = shop.order(design, 0)
    shop.catalog.change("wrapper", WIDTH, "84", "measured")
    after, unsaid = shop.order(design, 1), shop.order(design, None)
    shop.make()
    first, second, third = (shop.folder(each) for each in (before, after, unsaid))
    assert height_mm(second) > height_mm(first) + 10
    assert height_mm(third) == height_mm(second), "an order that does not say is made by today's"
    notes = [json.loads((folder / NOTE).read_bytes()) for folder in (first, second)]
    assert [note["edition"] for note in notes] == [0, 1]
    assert notes[0]["corrections"] == []
    assert notes[1]["corrections"][0]["value"] == 84
    assert "who" not in notes[1]["corrections"][0]


def test_the_board_shows_the_product_itself(shop: Shop) -> None:
    order = shop.order(shop.bench.families["patch"].new_design("hamsa"), 0)
    shop.make()
    board = Board(shop.store, shop.guard, Machines(shop.store.folder))
    (card,) = board.columns()["waiting"]
    assert card.picture == shop.folder(order) / PICTURE
    assert card.picture.read_bytes()[:4] == b"\x89PNG"


def test_what_went_wrong_is_a_code_and_names_nobody(shop: Shop) -> None:
    gone = shop.order(shop.bench.families["patch"].new_design("hamsa"), 0)
    with shop.store.database.writing() as tables:
        tables.execute('DELETE FROM order_designs WHERE "order" = ?', [gone.id])
    blocked = shop.order(shop.bench.families["patch"].new_design("hamsa"), 0)
    folder = shop.store.folder / "orders"
    folder.write_text("a file stands where the folder of orders should be")
    shop.make()
    whys = [shop.store.orders.log(each.id)[-1].why for each in (gone, blocked)]
    assert whys == ["design-gone", "disk"]


def test_two_desks_at_once_lose_nothing(shop: Shop) -> None:
    other = Catalog(shop.store, shop.guard, Workbench(shop.store.folder))
    papers = [("choice", "paper", "kraft"), ("choice", "foil", "foil-rose")]
    refused: list[CatalogRefused] = []

    def switch(desk: Catalog, at: int) -> None:
        try:
            desk.switch("wrapper", papers[at], here=False)  # type: ignore[arg-type]
        except CatalogRefused as trouble:
            refused.append(trouble)

    work = [
        threading.Thread(target=switch, args=given) for given in ((shop.catalog, 0), (other, 1))
    ]
    for each in work:
        each.start()
    for each in work:
        each.join()
    assert refused == []
    edition = Workbench(shop.store.folder).range.edition("wrapper")
    assert (edition.number, {each.id for each in edition.absent}) == (2, {"kraft", "foil-rose"})
