"""Upkeep: copies, clocks and leases keep themselves; trouble with one stops no other."""

from __future__ import annotations

import shutil

from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.store.orders import NewOrder
from configurator.store.store import Store, open_store
from configurator.studio.upkeep import Upkeep


def test_a_copy_is_taken_every_hour(store: Store, clock: MovedClock) -> None:
    upkeep = Upkeep(store)
    for minutes in (0, 5, 54, 2):
        clock.move(minutes=minutes)
        assert upkeep.tick() == ()
    assert len(store.backups.copies()) == 2


def test_a_copy_that_cannot_be_made_is_told_and_the_rest_goes_on(
    store: Store, clock: MovedClock
) -> None:
    design = Design(family="patch", size="80")
    store.orders.place(NewOrder(design, 1, "{}", 1, "ILS", "en", "k1"), "customer")
    taken = store.production.start_rendering("worker")
    assert taken is not None
    (store.folder / "backups").write_text("in the way")
    clock.move(minutes=5)
    (notice,) = Upkeep(store).tick()
    assert notice.code == "backup-failed"
    assert "cannot be written" in notice.words.en
    assert store.orders.order(taken.id).state == "submitted"


def test_the_copies_open_as_a_shop_of_their_own(store: Store, clock: MovedClock) -> None:
    design = Design(family="patch", size="80", title="from the copy")
    visit = store.autosave.begin("k1", None)
    store.autosave.save(visit, design)
    order = store.orders.place(NewOrder(design, 1, "{}", 1, "ILS", "en", "k1"), "customer")
    Upkeep(store).tick()
    elsewhere = store.folder.parent / "restored"
    elsewhere.mkdir()
    shutil.copy(store.backups.copies()[0].file, elsewhere / "shop.db")
    shutil.copy(store.folder / "kiosk.key", elsewhere)
    again = open_store(elsewhere, clock, clock.steady)
    assert again.orders.design(order.id) == design
    assert again.autosave.left() == ()
    with again.database.reading() as tables:
        assert [row["owner"] for row in tables.query("SELECT owner FROM keyring")] == [order.id]
    again.close()
