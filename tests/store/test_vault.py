"""The vault: keys, seals, the blind index of names, and that a changed byte is noticed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
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
from configurator.store.trouble import StoreTrouble
from configurator.store.vault import Seal, SealBroken, Vault, open_vault

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
