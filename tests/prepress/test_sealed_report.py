"""The sealed report beside every file: it knows when anything of an order was changed since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from configurator.ground.files import assets_folder
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.prepress.order_folder import OrderRoom
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.sealed_report import product_sha256, sealed, unlike_report


@pytest.fixture(scope="module")
def made(
    order: OrderSheet,
    artwork: Artwork,
    book: object,
    shelf: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """An order's folder."""
    library = Library(assets_folder(), book)  # type: ignore[arg-type]
    folder = tmp_path_factory.mktemp("sealed") / "K-000123"
    design = Design(family="wrapper", size="100g")
    return OrderRoom(library, shelf).write(order, design, artwork, folder).folder  # type: ignore[arg-type]


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "order"))


def test_a_report_names_design_product_output_findings_and_figures(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    assert report["product_sha256"] == product_sha256("wrapper")
    assert len(report["design_sha256"]) == len(report["seal_sha256"]) == 64
    assert set(report["output_sha256"]) == {file.name for file in folder.iterdir()} - {
        "report.json"
    }
    assert report["print"]["pages"][0]["most_ink"] > 1
    assert report["findings"]
    assert unlike_report(folder) == ()


def test_a_changed_file_and_a_lost_one_are_named(folder: Path) -> None:
    with (folder / "print.pdf").open("ab") as file:
        file.write(b" ")
    (folder / "ticket.pdf").unlink()
    assert unlike_report(folder) == ("print.pdf", "ticket.pdf")


def test_a_changed_report_is_named(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    report["findings"] = []
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert unlike_report(folder) == ("report.json",)


def test_a_seal_does_not_hang_on_how_the_report_is_laid_out(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    (folder / "report.json").write_text(json.dumps(report, indent=4), encoding="utf-8")
    assert unlike_report(folder) == ()
    assert sealed(report) == sealed(json.loads(sealed(report)))


def test_families_have_product_data_of_their_own() -> None:
    assert len({product_sha256(family) for family in ("shoe", "wrapper", "patch")}) == 3


def test_a_report_says_how_far_colors_look_from_those_that_were_chosen(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    sleeve, face = report["print"]["color_shift_de2000"]
    assert sleeve["part"] != face["part"]
    (photo,) = sleeve["photos"]
    assert 0 < photo < 15
    assert face["photos"] == []
    assert face["flats"] > 2, "the face is flooded with more ink than there is"
