"""`configurator impose` lays real order folders out, and says what it cannot lay out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from configurator.cli.commands import app
from configurator.prepress.imposition.sheet_report import LIST
from configurator.prepress.sealed_report import unlike_report


def said(*words: object, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    data = ("--data", folder / "data")
    said("make", "wrapper", "--theme", 1, "--text", "Dana", *data, "--out", folder / "a.json")
    for number, copies in (("A-1", 3), ("A-2", 1)):
        said(
            "export", folder / "a.json", "--out", folder / number, "--number", number,
            "--copies", copies, "--placed", "2026-01-31T12:00Z", "--no-second-reading", *data,
        )  # fmt: skip
    return folder


def test_orders_share_sheets(orders: Path, tmp_path: Path) -> None:
    output = said(
        "impose", orders / "A-1", orders / "A-2", "--copies", 1, "--number", "G-1",
        "--out", tmp_path, "--data", orders / "data",
    )  # fmt: skip
    assert str(tmp_path / "G-1" / "G-1-1.pdf") in output and "used" in output
    listed = json.loads((tmp_path / "G-1" / "layout.json").read_bytes())
    assert [each["piece"] for each in listed["sheets"][0]["pieces"]] == ["A-1", "A-2"]
    with pikepdf.open(tmp_path / "G-1" / "G-1-1.pdf") as pdf:
        assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-4"
    assert {"G-1-1.pdf", "G-1-1.svg", "G-1-1.dxf", "report.pdf"} <= set(listed["output_sha256"])
    assert listed["second_reading"] is True and listed["stops"] == []
    assert unlike_report(tmp_path / "G-1", LIST) == ()
    told = said("preflight", tmp_path / "G-1", "--data", orders / "data")
    assert "ready for press" in told and "signed by this shop" in told
    (tmp_path / "G-1" / "G-1-1.svg").write_text("", encoding="utf-8")
    assert unlike_report(tmp_path / "G-1", LIST) == ("G-1-1.svg",)


def test_a_sheet_the_press_would_choke_on_is_not_kept(orders: Path, tmp_path: Path) -> None:
    spoiled, data = tmp_path / "spoiled.pdf", ("--data", orders / "data")
    with pikepdf.open(orders / "A-2" / "print.pdf") as pdf:
        pdf.pages[0].contents_add(b"1 0 0 rg 60 60 90 90 re f")
        pdf.save(spoiled)
    asked = ("impose", spoiled, "--number", "G-2", "--out", tmp_path, *data)
    assert "has why" in said(*asked, status=1)
    assert [file.name for file in (tmp_path / "G-2").iterdir()] == ["refused.json"]
    assert "nothing was kept here, because of legal-covered, screen-color" in said(
        "preflight", tmp_path / "G-2", *data, status=1
    )
    said(*asked, "--no-second-reading")
    listed = json.loads((tmp_path / "G-2" / "layout.json").read_bytes())
    assert listed["second_reading"] is False
    assert not (tmp_path / "G-2" / "refused.json").exists()


@pytest.mark.parametrize(("name", "why"), [("job.xjdf", "not as it was"), ("report.json", "never")])
def test_an_order_that_was_changed_is_not_laid_out(
    name: str, why: str, orders: Path, tmp_path: Path
) -> None:
    order = tmp_path / "A-1"
    shutil.copytree(orders / "A-1", order)
    if name == "job.xjdf":
        ticket = (order / name).read_text().replace('Amount="3"', 'Amount="30"')
        (order / name).write_text(ticket)
    else:
        (order / name).unlink()
    assert why in said("impose", order, "--out", tmp_path / "out", status=1)
    assert not (tmp_path / "out").exists()


def test_a_bare_print_file_on_a_roll(orders: Path, tmp_path: Path) -> None:
    """Its page is too large to be seen sharply at once, and its bar codes are read all the same."""
    said(
        "impose", orders / "A-1" / "print.pdf", "--copies", 5, "--stock", "roll-1370",
        "--gutter", 50, "--out", tmp_path, "--data", orders / "data",
    )  # fmt: skip
    (listed,) = (json.loads(file.read_bytes()) for file in tmp_path.rglob("layout.json"))
    assert [len(sheet["pieces"]) for sheet in listed["sheets"]] == [5]
    (read,) = (json.loads(file.read_bytes()) for file in tmp_path.rglob("*.preflight.json"))
    assert read["pages"][0]["codes"] == ["2901100000014"] * 5 and read["inks_by"] == "plates"


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("A-1", "--stock", "a9"), 2, "There is no stock"),
        (("A-1", "--number", "no good"), 2, "A number is"),
        (("A-1", "--stock", "a4", "--keep-grain", "--gutter", 50), 1, "does not fit"),
        (("a.json",), 1, "cannot be read"),
        (("nowhere.pdf",), 1, "is not there"),
        (("data",), 1, "job.xjdf"),
    ],
)
def test_what_cannot_be_imposed_is_said(
    words: tuple[object, ...], status: int, told: str, orders: Path, tmp_path: Path
) -> None:
    asked = (orders / str(words[0]), *words[1:], "--out", tmp_path, "--data", orders / "data")
    output = said("impose", *asked, status=status)
    assert told in output
    assert not list(tmp_path.rglob("*.pdf"))
