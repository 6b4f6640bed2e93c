"""The catalog at the desk: prices are changed by a manager, checked whole, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.ground import files
from configurator.pricing.book import TariffBook
from configurator.store.store import Store
from configurator.studio.catalog import Catalog, PriceRefused
from configurator.studio.guard import Badge, Guard, NotAllowed

PIN = "482915"
SHIPPED = files.assets_folder() / "tariffs"
FAMILIES = sorted(file.stem for file in SHIPPED.glob("*.json"))


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.own = store.folder / "tariffs"
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", PIN), Badge)
        self.catalog = Catalog(store, self.guard, SHIPPED, self.own)

    def price(self, family: str, key: tuple[str, ...]) -> int:
        return next(line.agorot for line in self.catalog.prices(family) if line.key == key)


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_price_of_every_family_can_be_changed_and_comes_into_force(
    shop: Shop, family: str
) -> None:
    lines = shop.catalog.prices(family)
    assert {line.key[0] for line in lines} >= {"sizes", "layers"}
    for line in lines[::5]:
        shop.catalog.set_price(family, line.key, line.agorot + 130)
        assert shop.price(family, line.key) == line.agorot + 130
    assert shop.catalog.is_changed(family)
    in_force = TariffBook(SHIPPED, shop.own).tariff(family)
    assert json.loads(shop.catalog.document(family)) == in_force.model_dump(mode="json")


def test_a_change_is_taken_back_and_again(shop: Shop) -> None:
    family = FAMILIES[0]
    line = shop.catalog.prices(family)[0]
    assert not shop.catalog.undo(family)
    shop.catalog.set_price(family, line.key, 1)
    assert shop.catalog.undo(family)
    assert shop.price(family, line.key) == line.agorot
    assert shop.catalog.undo(family)
    assert shop.price(family, line.key) == 1
    shop.catalog.back_to_shipped(family)
    assert not shop.catalog.is_changed(family)
    assert shop.price(family, line.key) == line.agorot


@pytest.mark.parametrize(
    "document",
    [
        b"not json",
        b"[]",
        b'{"family": "wrapper"}',
        b'{"a": 1, "a": 2}',
    ],
)
def test_a_tariff_that_is_not_right_never_comes_into_force(shop: Shop, document: bytes) -> None:
    before = shop.catalog.document("wrapper")
    with pytest.raises(PriceRefused):
        shop.catalog.replace("wrapper", document)
    with pytest.raises(PriceRefused):
        shop.catalog.replace("patch", before)
    spoiled = json.loads(before)
    spoiled["vat_percent"] = -1
    with pytest.raises(PriceRefused, match="vat_percent"):
        shop.catalog.replace("wrapper", json.dumps(spoiled).encode())
    assert shop.catalog.document("wrapper") == before
    assert not shop.catalog.is_changed("wrapper")


@pytest.mark.parametrize("agorot", [-1, 10**9])
def test_a_price_out_of_range_is_refused(shop: Shop, agorot: int) -> None:
    line = shop.catalog.prices("wrapper")[0]
    with pytest.raises(PriceRefused, match="agorot"):
        shop.catalog.set_price("wrapper", line.key, agorot)
    with pytest.raises(PriceRefused, match="no price"):
        shop.catalog.set_price("wrapper", ("options", "wings"), 5)


def test_only_a_manager_changes_prices_and_the_log_says_so(shop: Shop) -> None:
    line = shop.catalog.prices("wrapper")[0]
    shop.catalog.set_price("wrapper", line.key, line.agorot + 5)
    assert shop.store.audit.read()[0].did == "changed-prices"
    avi = shop.guard.new_colleague("Avi", "staff")
    shop.guard.put_staff(avi, "739184")
    shop.guard.sign_out()
    shop.guard.sign_in(avi.id, "739184")
    with pytest.raises(NotAllowed):
        shop.catalog.set_price("wrapper", line.key, 1)
    with pytest.raises(NotAllowed):
        shop.catalog.document("wrapper")
    assert Path(shop.own / "wrapper.json").exists()
