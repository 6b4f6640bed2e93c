"""The log of slates: complete from the first one, and nothing in it leads to anybody."""

from __future__ import annotations

from pathlib import Path

from moved_clock import MovedClock

from configurator.model.slates import ShownSlate
from configurator.store.slates import MONTHS_KEPT
from configurator.store.store import Store, open_store

SLATES = tuple(ShownSlate("palette", "patch", 12, f"o{n}", 0.25, "gold") for n in range(20))


def test_slates_come_back_and_not_in_the_order_they_were_shown(store: Store) -> None:
    store.slates.log(SLATES)
    kept = store.slates.all()
    assert set(kept) == set(SLATES)
    assert kept != SLATES


def test_nothing_of_a_person_a_visit_or_an_hour_is_in_them(store: Store) -> None:
    store.slates.log(SLATES)
    with store.database.reading() as tables:
        columns = [column.name for column in tables.table("slates").columns]
        months = {row["month"] for row in tables.execute("SELECT month FROM slates").fetchall()}
    shown = ["facet", "family", "offered", "explored", "propensity", "chosen"]
    assert columns == ["id", "month", *shown]
    assert len(months) == 1


def test_they_go_after_two_years(tmp_path: Path) -> None:
    clock = MovedClock()
    store = open_store(tmp_path, clock)
    store.slates.log(SLATES[:3])
    clock.move(days=31 * (MONTHS_KEPT - 1))
    store.slates.log(SLATES[3:4])
    assert store.slates.drop_old() == 0
    clock.move(days=70)
    assert store.slates.drop_old() == 3
    assert len(store.slates.all()) == 1
    store.close()
