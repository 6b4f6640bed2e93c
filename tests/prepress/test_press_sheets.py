"""A press sheet holds the very art of the approved files, in register with its cut file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path as FilePath
from xml.etree import ElementTree

import ezdxf
import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
import shapely
from imposed import impose
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Fill, Paint, Picture
from configurator.model.layers import PhotoRef
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.imposition.dielines import split_page
from configurator.prepress.imposition.edges import edges_of
from configurator.prepress.imposition.order_jobs import formes_of
from configurator.prepress.imposition.pieces import Piece, read_pieces
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.sheet_check import check_sheet
from configurator.prepress.imposition.stock import stock_called
from configurator.prepress.imposition.wishes import Job, Wishes
from configurator.prepress.print_file import PrintFile
from configurator.prepress.verifier.reading import Wanted, read_file

PT = 25.4 / 72
RED = Paint("#c81e1e", (0.1, 0.9, 0.9, 0.0))


@pytest.fixture(scope="module")
def pieces(printed: PrintFile) -> tuple[Piece, ...]:
    return read_pieces(printed.path, "K-000123")


@pytest.fixture(scope="module")
def sheet(
    pieces: tuple[Piece, ...], book: FontBook, tmp_path_factory: pytest.TempPathFactory
) -> PressSheet:
    """Three sleeves and four faces on one SRA3."""
    jobs = [Job(pieces[0], 3), Job(pieces[1], 4)]
    folder = tmp_path_factory.mktemp("sheets")
    (made,) = impose(jobs, stock_called("sra3"), Wishes("gang"), "G-7", folder, book)
    return made


def test_pieces_are_measured_from_the_file(pieces: tuple[Piece, ...]) -> None:
    sleeve, face = pieces
    assert (sleeve.label, face.label) == ("K-000123 1", "K-000123 2")
    assert (sleeve.trim.width, sleeve.trim.height) == pytest.approx((120, 60), abs=0.01)
    assert sleeve.bleed.left == pytest.approx(-3, abs=0.01)
    assert set(sleeve.lines) == {"CutContour", "Fold", "Glue"}
    assert sleeve.lines["Fold"].box.left == pytest.approx(40, abs=0.01)
    assert sleeve.fills_box == pytest.approx(1.0, abs=1e-3)
    assert face.fills_box == pytest.approx(np.pi / 4, abs=0.01)
    assert set(face.lines) == {"CutContour"}


def test_art_is_written_once_and_placed_often(sheet: PressSheet) -> None:
    assert (sheet.checked.pieces, sheet.checked.forms, sheet.checked.pictures) == (7, 2, 1)
    with pikepdf.open(sheet.print) as pdf:
        images = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]
        assert len(images) == 1
        (page,) = pdf.pages
        content = page.Contents.read_bytes()
    assert len(re.findall(rb"/F\d+ Do", content)) == 7


def test_other_programs_believe_the_sheet(sheet: PressSheet) -> None:
    checked = subprocess.run(
        ["qpdf", "--check", sheet.print], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    drawn = subprocess.run(
        ["gs", "-dNOPAUSE", "-dBATCH", "-dQUIET", "-sDEVICE=nullpage", sheet.print],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (drawn.returncode, drawn.stderr) == (0, "")
    fonts = subprocess.run(["pdffonts", sheet.print], capture_output=True, text=True, check=True)
    assert len(fonts.stdout.splitlines()) == 2


def test_our_own_reader_of_any_pdf_finds_a_pdf_x4(sheet: PressSheet) -> None:
    reading = read_file(sheet.print, Wanted({}))
    art = {"ink-over", "tac", "photo-coarse"}
    stops = {found.code for found in reading.findings if found.stops}
    assert stops - art == set()


def test_a_sheet_says_what_stock_its_pieces_are_for(
    pieces: tuple[Piece, ...], book: FontBook, tmp_path: FilePath
) -> None:
    """Or the second reader holds kraft and cloth to what coated paper bears."""
    for stock in ("kraft", "twill"):
        of_it = replace(pieces[0], told={"Substrate": stock, "White": "none"})
        (made,) = impose(
            [Job(of_it, 2)], stock_called("sra3"), Wishes("gang"), "G-9", tmp_path / stock, book
        )
        assert read_file(made.print, Wanted({}, look=False)).pages[0].substrate == stock
    unlike = [Job(replace(pieces[0], told={}), 1), Job(of_it, 1)]
    (mixed,) = impose(unlike, stock_called("sra3"), Wishes("gang"), "G-9", tmp_path / "m", book)
    assert read_file(mixed.print, Wanted({}, look=False)).pages[0].substrate in ("", "coated")
    assert pieces[0].told["Substrate"] and pieces[0].told["White"] == "none"


def test_the_same_orders_give_the_same_bytes(
    pieces: tuple[Piece, ...], sheet: PressSheet, book: FontBook, tmp_path: FilePath
) -> None:
    jobs = [Job(pieces[0], 3), Job(pieces[1], 4)]
    (again,) = impose(jobs, stock_called("sra3"), Wishes("gang"), "G-7", tmp_path, book)
    for one, other in ((again.print, sheet.print), (again.svg, sheet.svg), (again.dxf, sheet.dxf)):
        assert one.read_bytes() == other.read_bytes()


def raster(file: FilePath, page: int, px_per_mm: float) -> NDArray[np.uint8]:
    document = pdfium.PdfDocument(file)
    try:
        return np.array(document[page].render(scale=px_per_mm * PT).to_numpy()[:, :, :3])
    finally:
        document.close()


def test_every_copy_looks_like_the_page_it_came_from(sheet: PressSheet) -> None:
    scale = 4.0
    whole = raster(sheet.print, 0, scale)
    for each in sheet.layout.placements:
        box = each.trim_box
        found = Image.fromarray(whole).crop(
            [round(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)]
        )
        with pikepdf.open(each.piece.file) as pdf:
            page = pdf.pages[each.piece.page].obj
            left, bottom, right, top = (float(edge) * PT for edge in page["/TrimBox"])
            height = float(page["/MediaBox"][3]) * PT
        original = Image.fromarray(raster(each.piece.file, each.piece.page, scale)).crop(
            [round(edge * scale) for edge in (left, height - top, right, height - bottom)]
        )
        if each.to_sheet.b:
            original = original.rotate(-90, expand=True)
        inner = (12, 12, original.width - 12, original.height - 12)
        off = np.abs(
            np.asarray(found.resize(original.size).crop(inner), dtype=int)
            - np.asarray(original.crop(inner), dtype=int)
        )
        assert np.median(off) == 0 and off.mean() < 3.0


def svg_paths(file: FilePath) -> dict[str, Path]:
    root = ElementTree.fromstring(file.read_bytes())
    assert root.get("width") == "450mm" and root.get("viewBox") == "0 0 450 320"
    space = "{http://www.w3.org/2000/svg}"
    return {
        str(group.get("id")): Path.joined(
            Path.from_svg(str(path.get("d"))) for path in group.iter(f"{space}path")
        )
        for group in root.iter(f"{space}g")
    }


def test_the_cut_file_is_in_register_with_the_print(sheet: PressSheet) -> None:
    cuts = svg_paths(sheet.svg)
    assert set(cuts) == {"CutContour", "Fold", "Glue", "Register"}
    with pikepdf.open(sheet.print) as pdf:
        lines = split_page(pdf.pages[0], pdf).lines
    back = Affine(PT, 0, 0, -PT, 0, 320)
    for step, path in lines.items():
        printed_lines = shapely.MultiLineString(path.transformed(back).flattened())
        cut_lines = shapely.MultiLineString(cuts[step].flattened())
        assert shapely.hausdorff_distance(printed_lines, cut_lines, densify=0.2) < 0.02
    dots = cuts["Register"].box
    assert (dots.left, dots.right) == pytest.approx((3.5, 446.5))
    pixels = raster(sheet.print, 0, 4.0)
    assert (pixels[22, 22] < 90).all() and (pixels[22, 450 * 4 - 22] < 90).all()


@pytest.mark.parametrize("stock", ["a4", "a3", "roll-610"])
def test_a_mixed_gang_is_cut_in_register_on_every_stock(
    stock: str, pieces: tuple[Piece, ...], book: FontBook, tmp_path: FilePath
) -> None:
    jobs = [Job(pieces[0], 2), Job(pieces[1], 3)]
    made = impose(jobs, stock_called(stock), Wishes("gang"), "G-9", tmp_path, book)
    assert sum(sheet.checked.pieces for sheet in made) == 5
    for sheet in made:
        with pikepdf.open(sheet.print) as pdf:
            high = float(pdf.pages[0].MediaBox[3]) * PT
            printed_cut = split_page(pdf.pages[0], pdf).lines["CutContour"]
        here = printed_cut.transformed(Affine(PT, 0, 0, -PT, 0, high)).box
        document = ezdxf.read(StringIO(sheet.dxf.read_text()))
        lines = list(document.modelspace().query('LWPOLYLINE[layer=="CutContour"]'))
        found = np.concatenate([np.array(line.get_points("xy")) for line in lines])
        assert found.min(axis=0) == pytest.approx((here.left, high - here.bottom), abs=0.02)
        assert found.max(axis=0) == pytest.approx((here.right, high - here.top), abs=0.02)
        root = ElementTree.fromstring(sheet.svg.read_bytes())
        assert float(str(root.get("viewBox")).split()[3]) == pytest.approx(high, abs=0.02)


def test_the_dxf_says_the_same_in_its_own_words(sheet: PressSheet) -> None:
    document = ezdxf.read(StringIO(sheet.dxf.read_text()))
    assert document.audit().errors == []
    assert document.units == ezdxf.units.MM
    cuts = svg_paths(sheet.svg)
    for step, path in cuts.items():
        lines = list(document.modelspace().query(f'LWPOLYLINE[layer=="{step}"]'))
        found = np.concatenate([np.array(line.get_points("xy")) for line in lines])
        box = path.box
        assert found.min(axis=0) == pytest.approx((box.left, 320 - box.bottom), abs=0.02)
        assert found.max(axis=0) == pytest.approx((box.right, 320 - box.top), abs=0.02)


def test_a_plain_edge_shares_its_cut(
    print_marks: Callable[..., FilePath], book: FontBook, tmp_path: FilePath
) -> None:
    middle = Fill(Path.rectangle(Box(10, 8, 30, 22)), Paint("#ffffff", (0.0, 0.0, 0.0, 0.0)))
    (tag,) = read_pieces(print_marks(middle, base=RED))
    edges = edges_of(tag)
    assert edges.shares_across and edges.shares_down
    wishes = Wishes("repeat", share_cuts=True)
    (sheet,) = impose([Job(tag, 90)], stock_called("sra3"), wishes, "G-8", tmp_path / "g", book)
    assert len(sheet.layout.placements) == 90  # 10 x 9; with gutters there is room for 9 x 8
    cut = sheet.layout.lines()["CutContour"]
    columns = {round(box.left, 1) for box in boxes(sheet)}
    rows = {round(box.top, 1) for box in boxes(sheet)}
    length = sum(shapely.LineString(line).length for line in cut.flattened())
    block = sheet.layout.block
    once = (len(rows) + 1) * block.width + (len(columns) + 1) * block.height
    assert length == pytest.approx(once, rel=1e-3)
    pixels = raster(sheet.print, 0, 2.0)
    (row,) = {int(b.bottom * 2) for b in boxes(sheet)[:1]}
    on_a_shared_cut = pixels[row, round(block.left * 2) + 2 : round(block.right * 2) - 2]
    assert (on_a_shared_cut.min(axis=1) < 120).all()


def boxes(sheet: PressSheet) -> list[Box]:
    return [each.trim_box for each in sheet.layout.placements]


def test_a_picture_at_the_edge_shares_no_cut(
    print_marks: Callable[..., FilePath], quarters: PhotoRef
) -> None:
    across = Picture(quarters, Affine(46, 0, 0, 36, -3, -3), Path.rectangle(Box(-3, -3, 43, 33)))
    (tag,) = read_pieces(print_marks(across))
    assert not edges_of(tag).shares_across and not edges_of(tag).shares_down


@pytest.mark.parametrize("harm", ["moved", "missing", "another's art"])
def test_a_sheet_that_is_not_its_layout_is_caught(
    harm: str, sheet: PressSheet, tmp_path: FilePath
) -> None:
    spoiled = tmp_path / "spoiled.pdf"
    shutil.copy(sheet.print, spoiled)
    with pikepdf.open(spoiled, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        content = page.Contents.read_bytes()
        if harm == "moved":
            at = content.index(b" cm\n/F0 Do")
            start = content.rindex(b"\n", 0, at) + 1
            numbers = content[start:at].split()
            numbers[4] = str(float(numbers[4]) + 0.2).encode()
            content = content[:start] + b" ".join(numbers) + content[at:]
        elif harm == "missing":
            content = content.replace(b"/F1 Do\n", b"", 1)
        else:
            page.Resources.XObject.F0.write(page.Resources.XObject.F1.read_bytes())
        page.Contents.write(content)
        pdf.save(spoiled, fix_metadata_version=False)
    with pikepdf.open(sheet.print) as pdf:
        title = str(pdf.docinfo["/Title"])
    made = sheet.layout.placements[0].piece.made
    identity = FileIdentity.of_order(title, "G-7-1", made, "x")
    with pytest.raises(BadPrintFile):
        check_sheet(spoiled, sheet.layout, identity)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"not a PDF"])
def test_what_is_no_print_file_is_refused(content: bytes, tmp_path: FilePath) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(content)
    with pytest.raises(BadPrintFile, match="cannot be read"):
        read_pieces(file)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("/UserUnit", 2, "unit is not"),
        ("/TrimBox", [90, 90, 90, 90], "nothing is cut"),
        ("/TrimBox", None, "has no /TrimBox"),
        (None, None, "cannot be read"),
    ],
)
def test_what_would_come_out_in_another_size_is_refused(
    key: str | None, value: object, why: str, printed: PrintFile, tmp_path: FilePath
) -> None:
    locked = pikepdf.Encryption(owner="a", user="b") if key is None else False
    with pikepdf.open(printed.path) as pdf:
        if key is not None and value is None:
            del pdf.pages[0].obj[key]
        elif key is not None:
            pdf.pages[0].obj[key] = pikepdf.Array(value) if isinstance(value, list) else value
        pdf.save(tmp_path / "bad.pdf", encryption=locked)
    with pytest.raises(BadPrintFile, match=why):
        read_pieces(tmp_path / "bad.pdf")


def test_bare_files_of_two_stocks_share_no_sheet(printed: PrintFile, tmp_path: FilePath) -> None:
    other = tmp_path / "other.pdf"
    with pikepdf.open(printed.path) as pdf:
        for page in pdf.pages:
            page.obj.PieceInfo.Configurator.Private["/Substrate"] = pikepdf.String("kraft")
        pdf.save(other)
    assert [forme.media for forme in formes_of([printed.path, other])] == ["coated", "kraft"]


def test_an_office_pdf_is_refused(tmp_path: FilePath) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "letter.pdf")
    with pytest.raises(BadPrintFile, match="no PDF/X-4"):
        read_pieces(tmp_path / "letter.pdf")
