"""PINs and codes: how wrong tries are counted, and that nothing about a person leaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from configurator.store.database import Database
from configurator.store.opening import open_database
from configurator.store.pins import Pins, pin_trouble
from configurator.store.tries import Refused, Tries
from configurator.store.vault import Vault

PIN, WRONG = "482915", "482916"
VAULT = Vault(bytes(32))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "123456", "987654", "000000", "121212", "123123", "12a456"]
)
def test_a_pin_that_anybody_would_try_is_refused(pin: str) -> None:
    assert pin_trouble(pin) is not None
    assert pin_trouble(PIN) is None


class Machine:
    """A steady clock that a test moves and restarts."""

    def __init__(self) -> None:
        self.running_s = 50_000.0

    def __call__(self) -> float:
        return self.running_s


def quick_pins(database: Database, machine: Machine, vault: Vault = VAULT) -> Pins:
    """Real PINs whose hashes cost little: these tests try many."""
    pins = Pins(vault, Tries(database, machine))
    pins._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    return pins


def refused(pins: Pins, subject: str, kiosk: str, pin: str, kept: str | None) -> Refused:
    answer = pins.check(subject, kiosk, pin, kept)
    assert answer is not None
    return answer


def test_five_tries_are_free_then_waits_grow_and_the_tenth_locks(database: Database) -> None:
    machine = Machine()
    pins = quick_pins(database, machine)
    kept = pins.hashed("person:p-1", PIN)
    waits = []
    for attempt in range(10):
        # Each try at a kiosk of its own, so that only the person's count speaks.
        answer = refused(pins, "person:p-1", f"k{attempt}", WRONG, kept)
        waits.append(answer.wait_s)
        if answer.wait_s:
            machine.running_s += answer.wait_s - 1
            assert refused(pins, "person:p-1", "k", PIN, kept).wait_s == pytest.approx(1)
            machine.running_s += 1
    assert waits == [0, 0, 0, 0, 30, 60, 300, 900, 3600, 0]
    machine.running_s += 10**9
    assert refused(pins, "person:p-1", "k", PIN, kept).locked
    restarted = quick_pins(database, Machine())
    assert Tries(database).locked() == ("person:p-1",)
    assert refused(restarted, "person:p-1", "k", PIN, kept).locked
    Tries(database).forgive("person:p-1")
    assert pins.check("person:p-1", "k", PIN, kept) is None


def with_failures(database: Database, subject: str, failures: int, at_s: float) -> None:
    with database.writing() as tables:
        tables.table("tries").insert(
            {"subject": subject, "failures": failures, "steady_s": at_s}, replace=True
        )


def test_a_restart_never_shortens_a_wait(database: Database) -> None:
    machine = Machine()
    pins = quick_pins(database, machine)
    with_failures(database, "person:p-1", 7, machine.running_s)
    kept = pins.hashed("person:p-1", PIN)
    machine.running_s = 100.0
    assert refused(pins, "person:p-1", "k", PIN, kept).wait_s == 200
    machine.running_s = 300.0
    assert pins.check("person:p-1", "k", PIN, kept) is None


def test_the_kiosk_counts_too_whoever_is_tried(database: Database) -> None:
    machine = Machine()
    pins = quick_pins(database, machine)
    kept = pins.hashed("person:p-9", PIN)
    for number in range(5):
        pins.check(f"person:p-{number}", "front", WRONG, kept)
    assert refused(pins, "person:p-9", "front", PIN, kept).wait_s == 30
    assert pins.check("person:p-9", "back", PIN, kept) is None
    machine.running_s += 3600
    assert pins.check("person:p-9", "front", PIN, kept) is None


def test_the_right_pin_takes_ones_own_slips_off_the_kiosk(database: Database) -> None:
    pins = quick_pins(database, Machine())
    kept = pins.hashed("person:p-1", PIN)
    for _ in range(4):
        for _ in range(2):
            pins.check("person:p-1", "front", WRONG, kept)
        assert pins.check("person:p-1", "front", PIN, kept) is None


def test_staff_can_come_in_where_customers_are_locked_out(database: Database) -> None:
    pins = quick_pins(database, Machine())
    with_failures(database, "kiosk:front/customers", 10, 0.0)
    kept = pins.hashed("staff:s-1", PIN)
    assert refused(pins, "person:p-1", "front", PIN, kept).locked
    assert pins.check("staff:s-1", "front", PIN, kept) is None
    Tries(database).forgive("kiosk:front/customers")
    assert not refused(pins, "person:p-1", "front", PIN, kept).locked


def test_nobody_gets_the_same_answer_and_the_same_work(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = Pins(VAULT, Tries(database, Machine()))
    checked: list[str] = []
    verify = PasswordHasher.verify

    def watched(self: PasswordHasher, kept: str, given: str) -> bool:
        checked.append(kept)
        return verify(self, kept, given)

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    kept = pins.hashed("person:p-1", PIN)
    known = [pins.check("person:p-1", "a", WRONG, kept) for _ in range(5)]
    unknown = [pins.check(pins.stranger("QQQQ"), "b", WRONG, None) for _ in range(5)]
    assert known == unknown
    assert len(checked) == 10
    cost = kept.split("$")[:4]
    assert cost == ["", "argon2id", "v=19", "m=65536,t=3,p=4"]
    assert {tuple(each.split("$")[:4]) for each in checked} == {tuple(cost)}
    assert {tuple(len(part) for part in each.split("$")) for each in checked} == {
        tuple(len(part) for part in kept.split("$"))
    }


def test_a_pin_is_bound_to_its_person_and_its_kiosks_key(database: Database) -> None:
    pins = quick_pins(database, Machine())
    kept = pins.hashed("person:p-1", PIN)
    assert pins.check("person:p-2", "k", PIN, kept) is not None
    assert (
        quick_pins(database, Machine(), Vault(b"1" * 32)).check("person:p-1", "k", PIN, kept)
        is not None
    )


def test_a_try_is_counted_before_it_is_checked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = quick_pins(database, Machine())
    kept = pins.hashed("person:p-1", PIN)

    def power_cut(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(PasswordHasher, "verify", power_cut)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                pins.check("person:p-1", "k", PIN, kept)
    assert refused(pins, "person:p-1", "k", PIN, kept).wait_s == 30
