"""The vault: keys, seals, the blind index of names, and PINs with their waits."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from configurator.store.database import Database
from configurator.store.name_index import (
    folded_words,
    matches,
    tokens_of_name,
    tokens_of_typed,
)
from configurator.store.opening import open_database
from configurator.store.pins import Pins, pin_trouble
from configurator.store.trouble import StoreTrouble
from configurator.store.vault import Seal, SealBroken, Vault, open_vault

PIN, WRONG = "482915", "482916"
VAULT = Vault(bytes(32))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path)
    yield opened
    opened.close()


def test_the_key_file_is_made_once_and_for_this_user_alone(
    tmp_path: Path, database: Database
) -> None:
    mark = open_vault(tmp_path, database).mark("names", b"x")
    file = tmp_path / "kiosk.key"
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    assert open_vault(tmp_path, database).mark("names", b"x") == mark
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_kiosks_starting_together_make_one_key(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from configurator.store.opening import open_database\n"
        "from configurator.store.vault import open_vault\n"
        "folder = Path(sys.argv[1])\n"
        "print(open_vault(folder, open_database(folder)).mark('names', b'x').hex())\n"
    )
    kiosks = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    said = {kiosk.communicate(timeout=60)[0] for kiosk in kiosks}
    assert len(said) == 1
    assert all(kiosk.returncode == 0 for kiosk in kiosks)


@pytest.mark.parametrize(
    ("left", "kind"),
    [(None, "key-missing"), ("00" * 32, "key-wrong"), ("words", "key-wrong"), ("00", "key-wrong")],
)
def test_a_lost_or_strange_key_is_never_replaced(
    tmp_path: Path, database: Database, left: str | None, kind: str
) -> None:
    open_vault(tmp_path, database)
    file = tmp_path / "kiosk.key"
    if left is None:
        file.unlink()
    else:
        file.write_text(left)
    with pytest.raises(StoreTrouble) as refused:
        open_vault(tmp_path, database)
    assert refused.value.kind == kind
    assert (file.read_text() if file.exists() else None) == left


@given(plain=st.binary(max_size=200), place=st.text(max_size=20), other=st.text(max_size=20))
def test_what_is_sealed_opens_only_in_its_place(plain: bytes, place: str, other: str) -> None:
    seal = Seal(bytes(32))
    sealed = seal.close(place, plain)
    assert seal.open(place, sealed) == plain
    assert sealed != seal.close(place, plain)
    if other != place:
        with pytest.raises(SealBroken):
            seal.open(other, sealed)


@given(plain=st.binary(max_size=50), at=st.integers(min_value=1), flip=st.integers(1, 255))
def test_a_changed_byte_is_noticed(plain: bytes, at: int, flip: int) -> None:
    seal = Seal(bytes(32))
    sealed = bytearray(seal.close("here", plain))
    sealed[1 + at % (len(sealed) - 1)] ^= flip
    with pytest.raises(SealBroken):
        seal.open("here", bytes(sealed))
    with pytest.raises(SealBroken):
        seal.open("here", b"")


def test_a_destroyed_key_opens_nothing(database: Database) -> None:
    with database.writing() as tables:
        sealed = VAULT.make_key(tables, "p-1").close("here", b"words")
        assert VAULT.key_of(tables, "p-1").open("here", sealed) == b"words"
        VAULT.make_key(tables, "p-2")
        with pytest.raises(SealBroken):
            VAULT.key_of(tables, "p-2").open("here", sealed)
        VAULT.destroy_key(tables, "p-1")
        with pytest.raises(SealBroken):
            VAULT.key_of(tables, "p-1")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Noa Levi", ("noa", "levi")),
        ("  JOSÉ   Ñandú ", ("jose", "nandu")),
        ("O’Brien-Smith", ("obrien", "smith")),
        ("שָׁלוֹם כהן", ("שלומ", "כהנ")),
        ("ז׳קלין", ("זקלינ",)),
        ("Straße", ("strasse",)),
        ("...", ()),
    ],
)
def test_names_are_compared_without_their_dress(name: str, words: tuple[str, ...]) -> None:
    assert folded_words(name) == words


@given(name=st.text(min_size=1, max_size=30), cut=st.integers(2, 30))
def test_a_name_is_found_by_the_beginning_of_each_of_its_words(name: str, cut: int) -> None:
    for word in folded_words(name):
        typed = word[: max(2, cut)]
        assert tokens_of_typed(VAULT, typed) <= tokens_of_name(VAULT, name)
        assert matches(name, typed)


def test_the_index_needs_the_kiosks_key() -> None:
    assert tokens_of_name(VAULT, "Noa") == tokens_of_name(VAULT, "noa")
    assert not tokens_of_name(VAULT, "Noa") & tokens_of_name(Vault(b"1" * 32), "Noa")


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


def test_five_tries_are_free_then_waits_grow_and_the_tenth_locks(database: Database) -> None:
    machine = Machine()
    pins = Pins(database, VAULT, machine)
    kept = pins.hashed("person:p-1", PIN)
    waits = []
    for attempt in range(10):
        # Each try at a kiosk of its own, so that only the person's count speaks.
        answer = pins.check("person:p-1", f"k{attempt}", WRONG, kept)
        waits.append(answer.wait_s)
        if answer.wait_s:
            machine.running_s += answer.wait_s - 1
            assert pins.check("person:p-1", "k", PIN, kept).wait_s == pytest.approx(1)
            machine.running_s += 1
    assert waits == [0, 0, 0, 0, 30, 60, 300, 900, 3600, 0]
    machine.running_s += 10**9
    assert pins.check("person:p-1", "k", PIN, kept).locked
    restarted = Pins(database, VAULT, Machine())
    assert restarted.check("person:p-1", "k", PIN, kept).locked
    pins.unlock("person:p-1")
    assert pins.check("person:p-1", "k", PIN, kept).right


def with_failures(database: Database, subject: str, failures: int, at_s: float) -> None:
    with database.writing() as tables:
        tables.table("tries").insert(
            {"subject": subject, "failures": failures, "steady_s": at_s}, replace=True
        )


def test_a_restart_never_shortens_a_wait(database: Database) -> None:
    machine = Machine()
    pins = Pins(database, VAULT, machine)
    with_failures(database, "person:p-1", 7, machine.running_s)
    kept = pins.hashed("person:p-1", PIN)
    machine.running_s = 100.0
    assert pins.check("person:p-1", "k", PIN, kept).wait_s == 200
    machine.running_s = 300.0
    assert pins.check("person:p-1", "k", PIN, kept).right


def test_the_kiosk_counts_too_whoever_is_tried(database: Database) -> None:
    machine = Machine()
    pins = Pins(database, VAULT, machine)
    kept = pins.hashed("person:p-9", PIN)
    for number in range(5):
        pins.check(f"person:p-{number}", "front", WRONG, kept)
    assert pins.check("person:p-9", "front", PIN, kept).wait_s == 30
    assert pins.check("person:p-9", "back", PIN, kept).right
    machine.running_s += 3600
    assert pins.check("person:p-9", "front", PIN, kept).right


def test_the_right_pin_takes_ones_own_slips_off_the_kiosk(database: Database) -> None:
    pins = Pins(database, VAULT, Machine())
    kept = pins.hashed("person:p-1", PIN)
    for _ in range(4):
        for _ in range(2):
            pins.check("person:p-1", "front", WRONG, kept)
        assert pins.check("person:p-1", "front", PIN, kept).right


def test_staff_can_come_in_where_customers_are_locked_out(database: Database) -> None:
    pins = Pins(database, VAULT, Machine())
    with_failures(database, "kiosk:front/customers", 10, 0.0)
    kept = pins.hashed("staff:s-1", PIN)
    assert pins.check("person:p-1", "front", PIN, kept).locked
    assert pins.check("staff:s-1", "front", PIN, kept).right
    pins.unlock("kiosk:front/customers")
    assert not pins.check("person:p-1", "front", PIN, kept).locked


def test_nobody_gets_the_same_answer_and_the_same_work(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = Pins(database, VAULT, Machine())
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
    pins = Pins(database, VAULT, Machine())
    kept = pins.hashed("person:p-1", PIN)
    assert not pins.check("person:p-2", "k", PIN, kept).right
    assert not Pins(database, Vault(b"1" * 32), Machine()).check("person:p-1", "k", PIN, kept).right


def test_a_try_is_counted_before_it_is_checked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = Pins(database, VAULT, Machine())
    kept = pins.hashed("person:p-1", PIN)

    def power_cut(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(PasswordHasher, "verify", power_cut)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                pins.check("person:p-1", "k", PIN, kept)
    assert pins.check("person:p-1", "k", PIN, kept).wait_s == 30
