"""Order folders: complete or untouched, the same bytes every time, and tickets people can read."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path as FilePath

import pikepdf
import pytest
from PIL import Image
from zxingcpp import read_barcodes

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape, Picture
from configurator.model.design import Design, PartDesign
from configurator.model.documents import read_design
from configurator.model.layers import Lettering, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.photos import PhotoGone
from configurator.model.words import Words
from configurator.prepress.order_folder import OrderFiles, OrderRoom
from configurator.prepress.order_sheet import OrderSheet, texts_of
from configurator.prepress.thread_list import threads_of
from configurator.prepress.ticket_parts import part_lines

DESIGN = Design(
    family="wrapper",
    size="100g",
    parts={"sleeve": PartDesign(color="cocoa", material="paper-coated")},
)


@pytest.fixture(scope="session")
def library(book: FontBook) -> Library:
    return Library(assets_folder(), book)


@pytest.fixture(scope="module")
def files(
    order: OrderSheet,
    artwork: Artwork,
    library: Library,
    shelf: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> OrderFiles:
    folder = tmp_path_factory.mktemp("orders") / order.number
    return OrderRoom(library, shelf).write(order, DESIGN, artwork, folder)  # type: ignore[arg-type]


def test_a_folder_holds_everything_and_says_its_hashes(files: OrderFiles) -> None:
    names = {file.name for file in files.folder.iterdir()}
    assert names == {
        "print.pdf",
        "ticket.pdf",
        "job.xjdf",
        "design.json",
        "report.json",
        "report.pdf",
        "proof-sleeve.png",
        "proof-face.png",
    }
    report = json.loads(files.report.read_bytes())
    assert report["output_sha256"] == {
        name: hashlib.sha256((files.folder / name).read_bytes()).hexdigest()
        for name in names - {"report.json"}
    }
    assert report["design_sha256"] == hashlib.sha256(files.design.read_bytes()).hexdigest()
    assert read_design(files.design.read_bytes()) == DESIGN
    assert [page["part"] for page in report["print"]["pages"]] == ["sleeve", "face"]
    assert [finding["code"] for finding in report["findings"]] == ["ink-lowered"]
    assert [file.name for file in files.folder.parent.iterdir()] == [files.folder.name]


def test_proofs_are_the_parts_alone(files: OrderFiles) -> None:
    with Image.open(files.proofs["sleeve"]) as sleeve, Image.open(files.proofs["face"]) as face:
        assert sleeve.size == (1400, 700)
        assert face.size == (1400, 1400)


def test_the_same_order_gives_the_same_bytes_in_another_process(
    files: OrderFiles, tmp_path: FilePath
) -> None:
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); "
        "import conftest as shop, test_order_folder as mine; "
        "t = pathlib.Path(sys.argv[2]); (t / 's').mkdir(); "
        "call = lambda f, *a: f.__wrapped__(*a); "
        "shelf = shop.Shelf(t / 's'); book = call(shop.book); "
        "photo = call(shop.large_photo, shelf); "
        "art = call(shop.artwork, call(shop.sleeve, book, photo), call(shop.face)); "
        "room = mine.OrderRoom(call(mine.library, book), shelf); "
        "room.write(call(shop.order), mine.DESIGN, art, t / 'order')"
    )
    here = str(FilePath(__file__).parent)
    subprocess.run([sys.executable, "-c", script, here, str(tmp_path)], check=True)
    for file in files.folder.iterdir():
        assert (tmp_path / "order" / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_folder_made_again_replaces_the_old_one(
    order: OrderSheet, artwork: Artwork, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    sleeve, face = artwork.parts

    def write(*parts: PartArtwork) -> OrderFiles:
        made = Artwork("wrapper", "100g", parts)
        return OrderRoom(library, shelf).write(order, DESIGN, made, tmp_path / "o")  # type: ignore[arg-type]

    write(face, replace(face, shape=replace(face.shape, part="back")))
    files = write(sleeve)
    assert sorted(file.name for file in files.folder.glob("proof*")) == ["proof.png"]
    report = json.loads(files.report.read_bytes())
    assert report["output_sha256"]["print.pdf"] == files.sha256["print.pdf"]
    assert hashlib.sha256(files.print.read_bytes()).hexdigest() == files.sha256["print.pdf"]


def test_an_order_that_fails_leaves_nothing(
    order: OrderSheet, sleeve: PartArtwork, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    picture = next(mark for mark in sleeve.marks if isinstance(mark, Picture))
    gone = replace(picture, photo=PhotoRef(id="e" * 64, width_px=10, height_px=10))
    broken = Artwork("wrapper", "100g", (replace(sleeve, marks=(*sleeve.marks, gone)),))
    with pytest.raises(PhotoGone):
        OrderRoom(library, shelf).write(order, DESIGN, broken, tmp_path / "o")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_date_without_a_zone_is_refused(
    order: OrderSheet, artwork: Artwork, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    vague = replace(order, placed_at="2026-07-22T14:05:00")
    with pytest.raises(ValueError, match="time zone"):
        OrderRoom(library, shelf).write(vague, DESIGN, artwork, tmp_path / "o")  # type: ignore[arg-type]


def test_a_ticket_is_a_sound_pdf_without_fonts_whose_codes_scan(files: OrderFiles) -> None:
    said = subprocess.run(["qpdf", "--check", files.ticket], capture_output=True, check=False)
    assert said.returncode == 0
    fonts = subprocess.run(["pdffonts", files.ticket], capture_output=True, text=True, check=True)
    assert len(fonts.stdout.splitlines()) == 2
    drawn = subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", files.ticket],
        capture_output=True,
        check=True,
    )
    with Image.open(io.BytesIO(drawn.stdout)) as page:
        found = {(code.format.name, code.text) for code in read_barcodes(page)}
    assert found == {("Code128", "K-000123"), ("QRCode", "K-000123")}


def test_a_long_order_takes_more_sheets(
    order: OrderSheet, face: PartArtwork, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    parts = tuple(
        replace(face, shape=replace(face.shape, part=f"part-{number}")) for number in range(10)
    )
    texts = tuple(f"טקסט {number} Text" for number in range(12))
    made = replace(order, texts=texts, note="Please wrap as a gift. " * 8, called="Dorit")
    files = OrderRoom(library, shelf).write(  # type: ignore[arg-type]
        made, DESIGN, Artwork("patch", "s", parts), tmp_path / "o"
    )
    with pikepdf.open(files.ticket) as pdf:
        assert len(pdf.pages) == 3


def test_parts_are_told_by_their_names(
    order: OrderSheet, artwork: Artwork, library: Library
) -> None:
    sleeve, face = part_lines(order, DESIGN, artwork, library)
    assert (sleeve.pieces, sleeve.name.he, sleeve.width_mm) == (2, "שרוול", 120.0)
    assert sleeve.material == library.materials["paper-coated"].words
    assert sleeve.color == library.swatches["cocoa"].words
    assert sleeve.colors == ("#8c4e34", "#1f1f1d", "#d9a73d")
    assert face.pieces == 4
    named = replace(order, materials={"face": Words(en="Twill", he="טוויל")})
    assert part_lines(named, DESIGN, artwork, library)[1].material.en == "Twill"


def test_a_sewn_product_brings_its_thread_list(
    order: OrderSheet, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    navy = next(s for s in library.swatches.values() if s.thread and "navy" in s.words.en.lower())
    white = library.swatches["isacord-0015"]
    cloth, trim = Paint("#333333", (0, 0, 0, 0.8)), Path.rectangle(Box.sized(50, 50))
    marks = (
        Fill(trim, cloth, "base"),
        Fill(Path.rectangle(Box(5, 5, 25, 25)), navy.paint),
        Fill(Path.rectangle(Box(30, 5, 40, 15)), white.paint),
        Fill(Path.rectangle(Box(30, 30, 40, 40)), navy.paint),
    )
    made = Artwork("patch", "50", (PartArtwork(PartShape("face", trim, trim, trim), marks),))
    threads = threads_of(made, library)
    assert [(line.place, line.code, line.area_mm2) for line in threads] == [
        (1, navy.thread, 500.0),
        (2, "Isacord 0015", 100.0),
    ]
    files = OrderRoom(library, shelf).write(order, DESIGN, made, tmp_path / "o")  # type: ignore[arg-type]
    assert files.threads is not None
    document = json.loads(files.threads.read_bytes())
    assert [line["code"] for line in document["threads"]] == [navy.thread, "Isacord 0015"]
    table = (files.folder / "threads.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert table[0] == "place,code,name_en,name_he,srgb,area_mm2"
    assert len(table) == 3


def test_texts_are_taken_once_in_their_order() -> None:
    def words(name: str, text: str) -> Lettering:
        return Lettering(
            id=name,
            placement=Placement(x_mm=0, y_mm=0),
            text=text,
            font="rubik",
            size_mm=8,
            color="black",
        )

    layers = [words(f"l-{at}", text) for at, text in enumerate(("שלום", "  ", "Dorit", "שלום"))]
    design = DESIGN.with_part("sleeve", PartDesign(layers=tuple(layers)))
    assert texts_of(design) == ("שלום", "Dorit")
