"""Orders: their numbers, every step they may and may not take, leases, fences and tickets."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.store.order_states import (
    DONE,
    LEASED,
    LEFT_ALONE,
    REASONS,
    STATE_WORDS,
    STATES,
    STEPS,
    Deed,
    Order,
    State,
    StepRefused,
    number_of,
)
from configurator.store.orders import NewOrder
from configurator.store.production import job_key
from configurator.store.store import Store

HASH = "a" * 64
DESIGN = Design(family="patch", size="80", title="For Dana")
BY = Deed("s-1", "test")


def new(design: Design = DESIGN, person: str | None = None) -> NewOrder:
    return NewOrder(design, 2, "{}", 4900, "ILS", "he", "k1", person)


def placed(store: Store) -> Order:
    return store.orders.place(new(), "customer")


def ready(store: Store) -> Order:
    placed(store)
    taken = store.production.start_rendering("worker")
    assert taken is not None
    return store.production.rendered(taken, "orders/x", HASH, "worker")


def brought_to(store: Store, state: State) -> Order:
    """A fresh order brought to a state the short way, without its history."""
    order = store.orders.begin(new())
    lease = 10**12 if state in LEASED else None
    with store.database.writing() as tables:
        tables.execute(
            "UPDATE orders SET state = ?, number = ?, lease_until_ms = ?, held_from = ?, "
            "artifact_hash = ? WHERE id = ?",
            [
                state,
                None if state == "draft" else f"T-{STATES.index(state):04}",
                lease,
                "ready" if state == "held" else None,
                HASH,
                order.id,
            ],
        )
    return store.orders.order(order.id)


@pytest.mark.parametrize("before", STATES)
def test_the_table_of_steps_is_kept(store: Store, before: State) -> None:
    for number, after in enumerate(STATES):
        order = brought_to(store, before)
        changes: dict[str, str | int | None] = {"held_from": before} if after == "held" else {}
        changes |= {"number": f"N-{number:04}"} if before == "draft" else {}
        if after in STEPS[before]:
            stepped = store.orders.step(order.id, after, BY, changes=changes)
            assert stepped.state == after
            assert [(s.before, s.after) for s in store.orders.log(order.id)] == [(before, after)]
        else:
            with pytest.raises(StepRefused):
                store.orders.step(order.id, after, BY, changes=changes)
            assert store.orders.order(order.id) == order
            assert store.orders.log(order.id) == ()
        with store.database.writing() as tables:
            tables.execute(
                "UPDATE orders SET number = NULL, state = 'draft', held_from = NULL, "
                "lease_until_ms = NULL WHERE id = ?",
                [order.id],
            )


def test_the_table_itself_makes_sense() -> None:
    assert set(STEPS) == set(STATE_WORDS) == set(STATES)
    assert STEPS["cancelled"] == frozenset()
    assert all(LEFT_ALONE[state] in STEPS[state] for state in LEASED)
    # What may lie in the printer never goes back to the queue by itself.
    assert LEFT_ALONE["sent"] == "unknown"
    assert "claimed" not in STEPS["sent"] | STEPS["unknown"] | STEPS["printed"]
    reached: set[State] = {"draft"}
    for _ in STATES:
        reached |= {after for state in reached for after in STEPS[state]}
    assert reached == set(STATES)


def test_an_order_from_touch_to_hand(store: Store) -> None:
    order = store.orders.begin(new())
    assert (order.state, order.number) == ("draft", "")
    assert store.orders.search("A") == ()
    order = store.orders.submit(order.id, "customer")
    assert (order.state, order.number) == ("submitted", "A-0001")
    assert store.orders.submit(order.id, "customer") == order
    taken = store.production.start_rendering("worker")
    assert taken is not None
    assert store.production.start_rendering("worker 2") is None
    made = store.production.rendered(taken, "orders/A-0001", HASH, "worker")
    claimed = store.production.claim(made.id, "s-1")
    sent = store.production.sent(claimed, HASH, "s-1")
    printed = store.production.printed(sent.id, "s-1")
    done = store.production.handed_over(printed.id, "s-1")
    assert done.is_done
    assert [step.after for step in store.orders.log(order.id)] == [
        "submitted", "rendering", "ready", "claimed", "sent", "printed", "handed-over",
    ]  # fmt: skip
    assert store.orders.design(order.id) == DESIGN
    assert (done.folder, done.artifact_hash, done.holder) == ("orders/A-0001", HASH, None)


def test_numbers_are_short_speakable_and_never_twice() -> None:
    assert [number_of(n) for n in (1, 42, 9999, 10_000, 24 * 9999, 24 * 9999 + 1)] == [
        "A-0001", "A-0042", "A-9999", "B-0001", "Z-9999", "AA-0001",
    ]  # fmt: skip
    numbers = {number_of(n) for n in range(1, 400_000, 7)}
    assert len(numbers) == len(range(1, 400_000, 7))
    assert not set("IO") & set("".join(numbers))


@given(a=st.integers(1, 10**7), b=st.integers(1, 10**7))
def test_two_orders_never_share_a_number(a: int, b: int) -> None:
    assert (number_of(a) == number_of(b)) == (a == b)


def test_two_kiosks_ordering_together_get_numbers_of_their_own(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from configurator.model.design import Design\n"
        "from configurator.store.orders import NewOrder\n"
        "from configurator.store.store import open_store\n"
        "store = open_store(Path(sys.argv[1]))\n"
        "design = Design(family='patch', size='80')\n"
        "for _ in range(20):\n"
        "    order = NewOrder(design, 1, '{}', 1, 'ILS', 'en', sys.argv[2])\n"
        "    print(store.orders.place(order, 'customer').number)\n"
    )
    kiosks = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(store.folder), kiosk],
            stdout=subprocess.PIPE,
            text=True,
        )
        for kiosk in ("k1", "k2")
    ]
    numbers = [kiosk.communicate(timeout=60)[0].split() for kiosk in kiosks]
    assert sorted(numbers[0] + numbers[1]) == [f"A-{n:04}" for n in range(1, 41)]


def test_only_one_worker_gets_an_order(store: Store) -> None:
    order = ready(store)
    first = store.production.claim(order.id, "s-1")
    with pytest.raises(StepRefused):
        store.production.claim(order.id, "s-2")
    assert first.fence == order.fence + 1


def test_a_worker_that_slept_through_its_lease_is_fenced_off(
    store: Store, clock: MovedClock
) -> None:
    order = ready(store)
    slow = store.production.claim(order.id, "slow")
    clock.move(seconds=59)
    assert store.production.sweep("kiosk") == ()
    clock.move(seconds=2)
    assert [swept.state for swept in store.production.sweep("kiosk")] == ["ready"]
    quick = store.production.claim(order.id, "quick")
    with pytest.raises(StepRefused):
        store.production.sent(slow, HASH, "slow")
    with pytest.raises(StepRefused):
        store.production.renew(slow)
    with pytest.raises(StepRefused):
        store.production.failed(slow.id, "slow", "problem", fence=slow.fence)
    assert store.production.sent(quick, HASH, "quick").state == "sent"


def test_a_lease_that_is_renewed_holds(store: Store, clock: MovedClock) -> None:
    claimed = store.production.claim(ready(store).id, "s-1")
    for _ in range(5):
        clock.move(seconds=50)
        store.production.renew(claimed)
        assert store.production.sweep("kiosk") == ()


def test_a_crash_while_printing_asks_a_person_and_prints_nothing(
    store: Store, clock: MovedClock
) -> None:
    sent = store.production.sent(store.production.claim(ready(store).id, "s-1"), HASH, "s-1")
    clock.move(minutes=5)
    assert [swept.state for swept in store.production.sweep("kiosk")] == ["unknown"]
    with pytest.raises(StepRefused):
        store.production.claim(sent.id, "s-1")
    again = store.production.reprint(sent.id, "s-1", "lost")
    assert (again.state, again.copy) == ("ready", 2)
    other = store.production.sent(store.production.claim(ready(store).id, "s-1"), HASH, "s-1")
    clock.move(minutes=5)
    store.production.sweep("kiosk")
    assert store.production.printed(other.id, "s-1").state == "printed"


def test_a_crash_while_making_files_makes_them_again(store: Store, clock: MovedClock) -> None:
    placed(store)
    first = store.production.start_rendering("worker")
    clock.move(minutes=5)
    store.production.sweep("kiosk")
    second = store.production.start_rendering("worker")
    assert first is not None
    assert second is not None
    with pytest.raises(StepRefused):
        store.production.rendered(first, "orders/x", HASH, "worker")
    assert store.production.rendered(second, "orders/x", HASH, "worker").state == "ready"


def test_a_file_that_changed_is_not_sent(store: Store) -> None:
    claimed = store.production.claim(ready(store).id, "s-1")
    with pytest.raises(StepRefused, match="approved"):
        store.production.sent(claimed, "b" * 64, "s-1")
    assert store.orders.order(claimed.id).state == "claimed"
    assert store.production.give_back(claimed, "s-1").state == "ready"


def test_no_copy_is_sent_twice(store: Store) -> None:
    order = ready(store)
    store.production.sent(store.production.claim(order.id, "s-1"), HASH, "s-1")
    store.production.failed(order.id, "s-1", "jam")
    # Straight back to the queue by a step of its own: the copy's key is used up.
    store.orders.step(order.id, "ready", BY)
    with pytest.raises(StepRefused, match="sent before"):
        store.production.sent(store.production.claim(order.id, "s-1"), HASH, "s-1")
    with store.database.writing() as tables, pytest.raises(sqlite3.IntegrityError):
        tables.execute(
            'INSERT INTO jobs (key, "order", revision, copy, made_ms) VALUES (?, ?, 1, 1, 0)',
            [job_key(order.id, 1, 1), order.id],
        )


def test_a_failed_order_is_made_again_as_another_copy_when_one_was_sent(store: Store) -> None:
    order = ready(store)
    claimed = store.production.claim(order.id, "s-1")
    store.production.failed(order.id, "s-1", "printer-offline", fence=claimed.fence)
    assert store.production.retry(order.id, "s-1").copy == 1
    taken = store.production.start_rendering("worker")
    assert taken is not None
    made = store.production.rendered(taken, "orders/x", HASH, "worker")
    store.production.sent(store.production.claim(made.id, "s-1"), HASH, "s-1")
    store.production.failed(order.id, "s-1", "jam")
    assert store.production.retry(order.id, "s-1").copy == 2


@pytest.mark.parametrize("reason", REASONS)
def test_a_reprint_has_a_reason_and_a_number(store: Store, reason: str) -> None:
    order = ready(store)
    with pytest.raises(StepRefused):
        store.production.reprint(order.id, "s-1", reason)  # type: ignore[arg-type]
    store.production.sent(store.production.claim(order.id, "s-1"), HASH, "s-1")
    store.production.printed(order.id, "s-1")
    again = store.production.reprint(order.id, "s-1", reason)  # type: ignore[arg-type]
    assert (again.state, again.copy) == ("ready", 2)
    assert store.orders.log(order.id)[-1].why == f"reprint-{reason}"
    assert store.production.sent(store.production.claim(order.id, "s-1"), HASH, "s-1")


@pytest.mark.parametrize("state", ["submitted", "ready", "failed"])
def test_a_held_order_goes_on_where_it_was(store: Store, state: State) -> None:
    order = brought_to(store, state)
    assert store.production.hold(order.id, "s-1", "question").held_from == state
    assert store.production.resume(order.id, "s-1").state == state


def test_orders_are_found_by_what_people_say(store: Store) -> None:
    for _ in range(12):
        placed(store)
    assert [order.number for order in store.orders.search("12")] == ["A-0012"]
    assert [order.number for order in store.orders.search("a0003")] == ["A-0003"]
    assert next(order.number for order in store.orders.search("A-00")) == "A-0012"
    assert store.orders.search("zz") == store.orders.search("%") == store.orders.search("") == ()
    found = store.orders.numbered(" a-0007 ")
    assert found is not None
    assert found.number == "A-0007"


def test_a_ticket_names_its_order_and_cannot_be_made_up(store: Store) -> None:
    order = placed(store)
    ticket = store.orders.ticket(order)
    assert ticket.startswith("A-0001.")
    assert store.orders.of_ticket(f" {ticket.lower()} ") == order
    other = placed(store)
    swapped = f"{other.number}.{ticket.split('.')[1]}"
    for wrong in (swapped, ticket[:-1], "A-0001", "", "A-9999.AAAAAAAA"):
        assert store.orders.of_ticket(wrong) is None


def test_the_log_of_an_order_cannot_be_changed(store: Store, clock: MovedClock) -> None:
    # The triggers go by the machine's own clock, so the row has to be a recent one.
    clock.now = datetime.now(UTC)
    order = placed(store)
    with store.database.writing() as tables:
        for sql in (
            "UPDATE order_log SET who = 'nobody'",
            'INSERT OR REPLACE INTO order_log SELECT no, "order", at_ms, from_state, to_state, '
            "'nobody', why, fence FROM order_log",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                tables.execute(sql)
    assert store.orders.log(order.id)[0].who == "customer"


def test_a_wiped_order_keeps_what_the_law_needs(store: Store) -> None:
    order = placed(store)
    store.orders.let_go(order.id)
    assert store.orders.design(order.id) == DESIGN
    store.production.cancel(order.id, "s-1", "customer")
    assert store.orders.design(order.id) is None
    kept = store.orders.order(order.id)
    assert (kept.number, kept.total_minor, kept.person) == ("A-0001", 4900, None)
    assert kept.state in DONE
