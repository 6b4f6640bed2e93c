"""The sealed report beside every file: it knows when anything of an order was changed since."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from zxingcpp import read_barcodes

from configurator.ground.files import assets_folder
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.substrates import house_substrates
from configurator.prepress.order_folder import OrderRoom
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.sealed_report import (
    product_sha256,
    seal_of,
    sealed,
    signed_by,
    unlike_report,
)
from configurator.prepress.second_reading import NotForPress, told_of
from configurator.prepress.signing import shop_key, shop_signer
from configurator.prepress.verifier import file_sayings, page_sayings
from configurator.prepress.verifier.findings import Finding
from configurator.prepress.verifier.reading import Reading, Wanted, read_file


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
    assert report["product_sha256"] == product_sha256("wrapper", house_substrates())
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
    assert sealed(report, None) == sealed(json.loads(sealed(report, None)), None)


@pytest.fixture
def signed(folder: Path, tmp_path: Path) -> Path:
    """The same order's folder, its report signed by the shop whose data lies in `tmp_path`."""
    report = json.loads((folder / "report.json").read_bytes())
    (folder / "report.json").write_bytes(sealed(report, shop_signer(tmp_path)))
    return folder


def test_a_signed_report_names_its_shop(signed: Path, tmp_path: Path) -> None:
    assert unlike_report(signed) == ()
    assert signed_by(signed) == shop_signer(tmp_path)("")["key"], "a shop keeps its key"
    assert signed_by(signed) != shop_signer(tmp_path / "other")("")["key"]
    assert (tmp_path / "signing.key").stat().st_mode & 0o777 == 0o600
    assert shop_key(tmp_path) == signed_by(signed)


def test_asking_for_a_key_makes_none(tmp_path: Path) -> None:
    assert shop_key(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_nobody_can_put_another_report_under_a_signature(signed: Path) -> None:
    report = json.loads((signed / "report.json").read_bytes())
    forged = json.loads(sealed({**report, "findings": []}, None)) | {
        "signature": report["signature"]
    }
    (signed / "report.json").write_text(json.dumps(forged), encoding="utf-8")
    assert unlike_report(signed) == ("report.json",)


@pytest.mark.parametrize("broken", [{}, {"key": "zz", "ed25519": ""}, {"key": "00" * 32}, "no"])
def test_a_broken_signature_is_no_signature(signed: Path, broken: object) -> None:
    report = json.loads((signed / "report.json").read_bytes())
    (signed / "report.json").write_text(json.dumps(report | {"signature": broken}))
    assert unlike_report(signed) == (("report.json",) if broken else ())


def test_families_have_product_data_of_their_own() -> None:
    stocks = house_substrates()
    families = ("shoe", "wrapper", "patch")
    assert len({product_sha256(family, stocks) for family in families}) == 3
    other = {**stocks, "coated": stocks["coated"].model_copy(update={"photos": "srgb"})}
    assert product_sha256("shoe", stocks) != product_sha256("shoe", other)


def test_a_report_says_how_far_colors_look_from_those_that_were_chosen(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    sleeve, face = report["print"]["color_shift_de2000"]
    assert sleeve["part"] != face["part"]
    (photo,) = sleeve["photos"]
    assert 0 < photo < 15
    assert face["photos"] == []
    assert face["flats"] > 2, "the face is flooded with more ink than there is"


def test_the_page_to_read_belongs_to_the_sealed_report(folder: Path) -> None:
    page = folder / "report.pdf"
    assert (
        subprocess.run(["qpdf", "--check", page], capture_output=True, check=False).returncode == 0
    )
    fonts = subprocess.run(["pdffonts", page], capture_output=True, text=True, check=True)
    assert len(fonts.stdout.splitlines()) == 2
    drawn = subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", page], capture_output=True, check=True
    )
    with Image.open(io.BytesIO(drawn.stdout)) as seen:
        assert [code.text for code in read_barcodes(seen)] == ["K-000123"]
    report = json.loads((folder / "report.json").read_bytes())
    told = {
        key: value for key, value in report.items() if key not in ("told_sha256", "seal_sha256")
    }
    del told["output_sha256"]["report.pdf"]
    assert report["told_sha256"] == seal_of(told)


def test_findings_are_told_with_their_page_and_place() -> None:
    soft = Finding(
        page_sayings.PHOTO_SOFT, 2, (12.0, 20.5, 44.0, 60.0), (("ppi", "80"), ("wanted", "300"))
    )
    whole = Finding(file_sayings.NO_IDS, None, None, ())
    reading = Reading("", "1.6", "colors", (), (whole, soft), ((soft.code, 2, 7),))
    gone, placed, more = told_of(reading)
    assert gone.stops and gone.where.en == "the whole file"
    assert placed.where.en == "page 2, 12.0 mm from the left, 20.5 mm from the top, 32.0 × 39.5 mm"
    assert "עמוד 2" in placed.where.he and "12.0" in placed.where.he
    assert (more.words.en, more.where.en) == (f"and 7 more of these: {soft.code}", "page 2")


def test_a_file_the_second_reader_stops_is_not_kept_and_says_why(
    order: OrderSheet, artwork: Artwork, book: object, shelf: object, tmp_path: Path
) -> None:
    room = OrderRoom(Library(assets_folder(), book), shelf)  # type: ignore[arg-type]
    design, folder = Design(family="wrapper", size="100g"), tmp_path / "o"

    def strict(file: Path) -> Reading:
        reading = read_file(file, Wanted({}, look=False))
        stop = Finding(file_sayings.NO_IDS, None, None, ())
        return replace(reading, findings=(stop,))

    with pytest.raises(NotForPress, match="no-ids"):
        room.write(order, design, artwork, folder, read_again=strict)
    assert [file.name for file in folder.iterdir()] == ["refused.json"]
    assert json.loads((folder / "refused.json").read_bytes())["stops"]
    fair = Reading("", "1.6", "colors", (), ())
    made = room.write(order, design, artwork, folder, read_again=lambda _: fair)
    assert {"preflight.json", "report.pdf"} <= set(made.sha256)
    assert not (folder / "refused.json").exists()
    assert json.loads(made.report.read_bytes())["second_reading"] == "preflight.json"
