"""People at the command line: listed, shown, handed over and erased, over the real store."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from configurator.cli.commands import app
from configurator.model.profiles import read_profile
from configurator.store.store import open_store
from configurator.studio.people.moving_in import move_in

HOUSEHOLD = Path(__file__).resolve().parents[2] / "profiles" / "household-sample.json"


@pytest.fixture
def shop(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A data folder with a household in it, and its people by their names in the sample."""
    data = tmp_path / "data"
    data.mkdir()
    store = open_store(data)
    people = move_in(store, read_profile(HOUSEHOLD.read_bytes()), "test").people
    store.close()
    return data, people


def said(data: Path, *words: str, status: int = 0, answer: str = "") -> str:
    result = CliRunner().invoke(app, ["people", *words, "--data", str(data)], input=answer)
    assert result.exit_code == status, result.output
    return result.output


def test_everybody_is_listed_or_found_by_name(shop: tuple[Path, dict[str, str]]) -> None:
    data, people = shop
    listed = said(data, "list")
    assert all(person in listed for person in people.values())
    assert "(child)" in listed
    assert len(said(data, "list", "--most", "1").splitlines()) == 1
    name = listed.splitlines()[0].split("  ")[2]
    assert people[next(iter(people))] in said(data, "list", "--find", name[:2])
    assert said(data, "list", "--find", "zzz") == ""


def test_an_empty_shop_lists_nobody(tmp_path: Path) -> None:
    assert said(tmp_path, "list") == ""


@pytest.mark.parametrize(("language", "word"), [("en", "Shoe size"), ("he", "מידת")])
def test_what_is_known_is_shown_with_its_why(
    language: str, word: str, shop: tuple[Path, dict[str, str]]
) -> None:
    data, people = shop
    told = said(data, "show", people["amir"], "--language", language)
    assert word in told and people["amir"] in told
    assert told.count("(") >= 3


def test_a_name_stands_for_its_only_bearer(shop: tuple[Path, dict[str, str]]) -> None:
    data, people = shop
    name = said(data, "show", people["amir"]).split("  ")[0]
    assert people["amir"] in said(data, "show", name)


def test_a_person_takes_everything_away(shop: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    data, people = shop
    said(data, "take-away", people["amir"], "--out", str(tmp_path / "mine.zip"))
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert archive.testzip() is None
        profile = json.loads(archive.read("profile.json"))
        assert profile["household"]["members"][0]["id"] == people["amir"]
        assert any(name.startswith("designs/") for name in archive.namelist())


def test_erasing_asks_first_and_leaves_nothing(shop: tuple[Path, dict[str, str]]) -> None:
    data, people = shop
    asked = said(data, "erase", people["amir"], status=2, answer="n\n")
    assert "Nobody was erased" in asked
    receipt = said(data, "erase", people["amir"], answer="y\n")
    assert "Everything about you was erased" in receipt and "E-" in receipt
    assert said(data, "list") == "", "the child went with the only guardian"
    assert "Nobody here" in said(data, "show", people["amir"], status=2)


def test_nobody_and_several_are_told_apart(shop: tuple[Path, dict[str, str]]) -> None:
    data, people = shop
    name = said(data, "show", people["amir"]).split("  ")[0]
    store = open_store(data)
    twin = move_in(store, read_profile(HOUSEHOLD.read_bytes()), "test").people["amir"]
    store.close()
    assert "Nobody here" in said(data, "show", "Nobody Atall", status=2)
    several = said(data, "erase", name, "--yes", status=2)
    assert people["amir"] in several and twin in several
    assert len(said(data, "list").splitlines()) == 2 * len(people)


def test_trouble_with_the_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    result = CliRunner().invoke(app, ["people", "list", "--data", str(tmp_path)])
    assert "Traceback" not in result.output
    assert result.output.strip(), "what was put right, or what is wrong, is said"
