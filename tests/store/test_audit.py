"""The audit log: added to, never changed, and whoever gets around that leaves a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from moved_clock import MovedClock

from configurator.store.store import Store


def filled(store: Store) -> None:
    for number in range(6):
        store.audit.write("s-1", "revealed", f"p-{number}", "customer-asked")


def behind_its_back(store: Store, *statements: str) -> None:
    """Change the file as somebody with the disk in hand would: without our triggers."""
    with closing(sqlite3.connect(store.database.file)) as thief:
        for name in ("audit_is_not_changed", "audit_is_not_cut"):
            thief.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            thief.execute(statement)
        thief.commit()


def test_lines_are_read_back_newest_first(store: Store, clock: MovedClock) -> None:
    store.audit.write("s-1", "signed-in")
    clock.move(minutes=1)
    store.audit.write("s-1", "revealed", "p-1", "customer-asked")
    assert [row.did for row in store.audit.read()] == ["revealed", "signed-in"]
    assert [row.who for row in store.audit.read(whom="p-1")] == ["s-1"]
    assert store.audit.broken_at() is None


def test_an_empty_log_is_whole(store: Store) -> None:
    assert store.audit.broken_at() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'nobody' WHERE no = 2",
        "DELETE FROM audit WHERE no = 2",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT no, at_ms, 'nobody', did, whom, why, before, mark "
        "FROM audit WHERE no = 2",
    ],
)
def test_the_database_itself_refuses_changes(store: Store, statement: str) -> None:
    filled(store)
    # The rows of this test are as old as its clock says, and so may be dropped from the far end
    # by age; make them new.
    with (
        pytest.raises(sqlite3.IntegrityError, match="audit"),
        store.database.writing() as tables,
    ):
        tables.execute(
            "INSERT INTO audit SELECT max(no) + 1, strftime('%s', 'now') * 1000, "
            "'s', 'd', 'w', 'y', before, mark FROM audit"
        )
        tables.execute(statement)
    assert len(store.audit.read()) == 6


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET who = 'nobody' WHERE no = 3", 3),
        ("UPDATE audit SET at_ms = at_ms + 1 WHERE no = 1", 1),
        ("UPDATE audit SET mark = zeroblob(32) WHERE no = 5", 5),
        ("DELETE FROM audit WHERE no = 4", 5),
        ("DELETE FROM audit WHERE no = 6", 5),
        ("DELETE FROM audit WHERE no = 1", 6),
        ("DELETE FROM audit", 0),
        ("DELETE FROM settings WHERE name = 'audit-ends'", 6),
        ("INSERT INTO audit SELECT 7, at_ms, who, did, whom, why, mark, mark FROM audit "
         "WHERE no = 6", 7),
    ],
)  # fmt: skip
def test_tampering_shows(store: Store, statement: str, broken_at: int) -> None:
    filled(store)
    assert store.audit.broken_at() is None
    behind_its_back(store, statement)
    assert store.audit.broken_at() == broken_at


def test_lines_are_dropped_after_24_months(store: Store, clock: MovedClock) -> None:
    clock.move(days=-1500)
    filled(store)
    clock.move(days=700)
    store.audit.write("s-1", "signed-in")
    assert store.audit.drop_old() == 0
    clock.move(days=60)
    assert store.audit.drop_old() == 6
    assert [row.no for row in store.audit.read()] == [7]
    assert store.audit.broken_at() is None
    store.audit.write("s-1", "signed-out")
    assert store.audit.broken_at() is None


def test_a_rehearsal_with_a_moved_clock_drops_no_real_line(store: Store, clock: MovedClock) -> None:
    clock.now = datetime.now(UTC)
    filled(store)
    clock.move(days=40_000)
    assert store.audit.drop_old() == 0
