"""Files: whole or not at all, and strict JSON; seeds and units that never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from configurator.ground.files import (
    MAX_DOCUMENT_BYTES,
    Unreadable,
    assets_folder,
    data_folder,
    read_json,
    write_bytes,
    written_whole,
)
from configurator.ground.seeds import chance, seed_from
from configurator.ground.units import effective_ppi, mm_from_pt, pt_from_mm


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "design.json"
    write_bytes(target, b"one")
    write_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert [file.name for file in target.parent.iterdir()] == ["design.json"]


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "design.json"
    write_bytes(target, b"old")

    def spoil() -> None:
        with written_whole(target) as draft:
            draft.write_bytes(b"half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        spoil()
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["design.json"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(OSError, match="taken"):
        write_bytes(tmp_path / "taken" / "x.json", b"x")


def test_a_data_folder_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    assert data_folder(tmp_path / "a" / "b").is_dir()
    assert (assets_folder() / "fonts").is_dir()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"a":1,"a":2}', b"NaN", b"-Infinity", b"1e999", b"[" * 100, b"\xff", b"[1,]"],
)
def test_loose_json_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_json(content)


def test_a_huge_document_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable, match="8 MiB"):
        read_json(b" " * (MAX_DOCUMENT_BYTES + 1))


def test_good_json_is_read() -> None:
    assert read_json('{"שם": [1, 2.5, null, true]}'.encode()) == {"שם": [1, 2.5, None, True]}


def test_chance_repeats_and_depends_on_every_word() -> None:
    assert seed_from("scatter", 1, 2) == seed_from("scatter", 1, 2) == 14726575701060320932
    assert (
        len({seed_from("scatter", row, column) for row in range(20) for column in range(20)}) == 400
    )
    assert seed_from("a", "b") != seed_from("ab")
    assert chance("x").random() == chance("x").random()


def test_units_convert_both_ways() -> None:
    assert pt_from_mm(25.4) == pytest.approx(72)
    assert mm_from_pt(pt_from_mm(3.3)) == pytest.approx(3.3)
    assert effective_ppi(3000, 254) == pytest.approx(300)
