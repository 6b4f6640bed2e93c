"""Print files as other people's tools read them: pikepdf, qpdf, Ghostscript and poppler."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path as FilePath

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape, Picture
from configurator.model.layers import PhotoRef
from configurator.model.photos import PhotoGone
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.print_file import PrintFile, PrintRoom

PT = 25.4 / 72
PLATE_DPI = 100

Print = Callable[..., FilePath]


def plates(file: FilePath, folder: FilePath) -> dict[str, NDArray[np.uint8]]:
    """Every plate of page 1 as Ghostscript separates it: 255 is full ink."""
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{PLATE_DPI}"]
        + ["-dFirstPage=1", "-dLastPage=1", "-sOutputFile=plate.tif", str(file.resolve())],
        cwd=folder,
        check=True,
    )
    found = {}
    for tiff in folder.glob("plate(*).tif"):
        name = re.fullmatch(r"plate\((.+)\)\.tif", tiff.name)
        assert name is not None
        with Image.open(tiff) as plate:
            found[name[1]] = 255 - np.asarray(plate.convert("L"))
    return found


def at(page: pikepdf.Page, x_mm: float, y_mm: float) -> tuple[int, int]:
    """Row and column on a plate of a place measured from the trim box's top-left corner."""
    media, trim = page.mediabox, page.trimbox
    x_pt = float(trim[0]) + x_mm / PT
    y_pt = float(media[3]) - float(trim[3]) + y_mm / PT
    return int(y_pt * PLATE_DPI / 72), int(x_pt * PLATE_DPI / 72)


def test_other_tools_take_it_for_a_sound_pdfx4(printed: PrintFile) -> None:
    said = subprocess.run(
        ["qpdf", "--check", printed.path], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    info = subprocess.run(["pdfinfo", printed.path], capture_output=True, text=True, check=True)
    assert "PDF/X-4" in info.stdout
    fonts = subprocess.run(["pdffonts", printed.path], capture_output=True, text=True, check=True)
    assert len(fonts.stdout.splitlines()) == 2
    drawn = subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", printed.path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert drawn.returncode == 0
    assert drawn.stdout + drawn.stderr == ""


def test_each_part_is_a_page_with_its_boxes(printed: PrintFile, artwork: Artwork) -> None:
    with pikepdf.open(printed.path) as pdf:
        assert len(pdf.pages) == 2
        for page, part in zip(pdf.pages, artwork.parts, strict=True):
            trim = [float(edge) * PT for edge in page.trimbox]
            bleed = [float(edge) * PT for edge in page.obj.BleedBox]
            assert trim[2] - trim[0] == pytest.approx(part.trim_box.width, abs=1e-3)
            assert trim[3] - trim[1] == pytest.approx(part.trim_box.height, abs=1e-3)
            assert [trim[0] - bleed[0], bleed[3] - trim[3]] == pytest.approx([3, 3], abs=1e-3)
            assert "/ArtBox" not in page.obj


def test_plates_hold_process_inks_foil_and_lines(printed: PrintFile, tmp_path: FilePath) -> None:
    found = plates(printed.path, tmp_path)
    names = {"Cyan", "Magenta", "Yellow", "Black", "CutContour", "Fold", "Glue", "Foil Gold"}
    assert set(found) == names
    with pikepdf.open(printed.path) as pdf:
        page = pdf.pages[0]
        inks = ("Cyan", "Magenta", "Yellow", "Black")
        for x, y in ((2, 2), (-2.5, 30), (122.5, 62.5)):
            shares = [found[ink][at(page, x, y)] / 255 for ink in inks]
            assert shares == pytest.approx([0.3, 0.68, 0.78, 0.35], abs=0.01)
        row, column = at(page, 40, 30)
        assert found["Fold"][row, column - 2 : column + 3].max() > 60
        assert found["Fold"][at(page, 30, 30)] == 0
        outside = at(page, 30, -4)
        assert all(plate[outside] == 0 for plate in found.values())


def test_black_words_overprint_and_foil_lies_over_the_inks(
    printed: PrintFile, tmp_path: FilePath
) -> None:
    found = plates(printed.path, tmp_path)
    with pikepdf.open(printed.path) as pdf:
        (top, left), (bottom, right) = at(pdf.pages[0], 1, 8), at(pdf.pages[0], 38, 56)
    window = (slice(top, bottom), slice(left, right))
    black = found["Black"][window] > 250
    foil = found["Foil Gold"][window] > 250
    assert black.sum() > 500
    assert foil.sum() > 200
    for ink, share in (("Cyan", 0.3), ("Magenta", 0.68), ("Yellow", 0.78)):
        assert np.abs(found[ink][window][black] / 255 - share).max() < 0.01
        assert np.abs(found[ink][window][foil] / 255 - share).max() < 0.01


def test_a_barcode_does_not_overprint(print_marks: Print, tmp_path: FilePath) -> None:
    bar = Fill(Path.rectangle(Box(10, 10, 20, 20)), Paint("#000000", (0, 0, 0, 1)), "barcode")
    file = print_marks(bar, base=Paint("#ffff00", (0, 0, 1, 0)))
    found = plates(file, tmp_path)
    with pikepdf.open(file) as pdf:
        assert found["Black"][at(pdf.pages[0], 15, 15)] == 255
        assert found["Yellow"][at(pdf.pages[0], 15, 15)] == 0


def test_too_much_ink_is_brought_down_to_the_limit(printed: PrintFile) -> None:
    assert printed.checked.pages[1].most_ink == pytest.approx(3.0, abs=1e-3)


def test_processing_steps_are_named_as_iso_19593_has_it(printed: PrintFile) -> None:
    with pikepdf.open(printed.path) as pdf:
        said = {
            str(group.Name): (
                str(group.GTS_Metadata.GTS_ProcStepsGroup),
                str(group.GTS_Metadata.get("/GTS_ProcStepsType")),
            )
            for group in pdf.Root.OCProperties.OCGs
        }
    assert said == {
        "CutContour": ("/Structural", "/Cutting"),
        "Fold": ("/Structural", "/Folding"),
        "Glue": ("/Structural", "/Gluing"),
        "Foil Gold": ("/Structural", "/FoilStamping"),
    }


def test_lines_are_a_quarter_point_and_overprint(print_marks: Print) -> None:
    file = print_marks(base=Paint("#ffff00", (0, 0, 1, 0)))
    with pikepdf.open(file) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
        matrix = re.match(r"([\d.]+) ", content)
        width = re.search(r"BDC\n/S0 CS 1 SCN\n/Lay gs\n([\d.]+) w", content)
        assert matrix and width
        assert float(width[1]) * float(matrix[1]) == pytest.approx(0.25, abs=1e-4)
        state = pdf.pages[0].Resources.ExtGState["/Lay"]
        assert (bool(state.OP), bool(state.op), int(state.OPM)) == (True, True, 1)


def test_a_photograph_is_cropped_reduced_and_separated(
    printed: PrintFile, large_photo: PhotoRef, intent: OutputIntent, shelf: object
) -> None:
    with pikepdf.open(printed.path) as pdf:
        image = pdf.pages[0].Resources.XObject["/P0"]
        assert image.ColorSpace == "/DeviceCMYK"
        assert image.Filter == "/DCTDecode"
        raw = image.read_raw_bytes()
        width, height = int(image.Width), int(image.Height)
    assert width * 25.4 / 350 == pytest.approx(44, abs=0.2)
    assert height * 25.4 / 350 == pytest.approx(38, abs=0.2)
    with Image.open(io.BytesIO(raw)) as inks, Image.open(shelf.path(large_photo.id)) as photo:  # type: ignore[attr-defined]
        per_mm = 2400 / 60
        box = (8 * per_mm, 2 * per_mm, 52 * per_mm, 40 * per_mm)
        seen = photo.resize(inks.size, Image.Resampling.BILINEAR, box)
        wanted = intent.profile.photo_to_cmyk(seen).reduce(10)
        apart = np.asarray(inks.reduce(10)).astype(int) - np.asarray(wanted).astype(int)
    assert np.abs(apart).mean() < 2


def test_a_photograph_lies_where_its_matrix_says(
    print_marks: Print, quarters: PhotoRef, tmp_path: FilePath
) -> None:
    # A quarter turn clockwise: the picture's top edge becomes the right edge of 20 x 20 mm.
    turned = Affine(0.0, 20.0, -20.0, 0.0, 30.0, 5.0)
    found = plates(
        print_marks(Picture(quarters, turned, Path.rectangle(Box(10, 5, 30, 25)))), tmp_path
    )
    with pikepdf.open(tmp_path / "print.pdf") as pdf:
        page = pdf.pages[0]
        inks = ("Cyan", "Magenta", "Yellow")
        corners = {(12, 7): "blue", (28, 7): "red", (12, 23): "yellow", (28, 23): "green"}
        for place, color in corners.items():
            cyan, magenta, yellow = (found[ink][at(page, *place)] > 120 for ink in inks)
            wanted = {
                "red": (False, True, True),
                "green": (True, False, True),
                "blue": (True, True, False),
                "yellow": (False, False, True),
            }
            assert (cyan, magenta, yellow) == wanted[color], (place, color)


def test_few_pixels_stay_few(print_marks: Print, quarters: PhotoRef) -> None:
    matrix = Affine(40.0, 0.0, 0.0, 30.0, 0.0, 0.0)
    file = print_marks(Picture(quarters, matrix, Path.rectangle(Box.sized(40, 30))))
    with pikepdf.open(file) as pdf:
        image = pdf.pages[0].Resources.XObject["/P0"]
        assert (int(image.Width), int(image.Height)) == (552, 414)
    big = Affine(400.0, 0.0, 0.0, 300.0, 0.0, 0.0)
    file = print_marks(Picture(quarters, big, Path.rectangle(Box.sized(40, 30))))
    with pikepdf.open(file) as pdf:
        image = pdf.pages[0].Resources.XObject["/P0"]
        assert (int(image.Width), int(image.Height)) == (80, 60)


def test_one_photograph_twice_at_one_size_is_held_once(
    print_marks: Print, quarters: PhotoRef
) -> None:
    marks = [
        Picture(
            quarters,
            Affine(16.0, 0.0, 0.0, 12.0, x, 5.0),
            Path.rectangle(Box.sized(16.0, 12.0, x, 5.0)),
        )
        for x in (2.0, 22.0)
    ]
    with pikepdf.open(print_marks(*marks)) as pdf:
        assert len(list(pdf.pages[0].Resources.XObject.keys())) == 1
        assert pdf.pages[0].Contents.read_bytes().count(b"/P0 Do") == 2


def test_a_clear_background_lets_the_base_show(
    print_marks: Print, shelf: object, tmp_path: FilePath
) -> None:
    pixels = np.zeros((400, 400, 4), dtype=np.uint8)
    pixels[:, 200:] = (200, 40, 40, 255)
    photo = shelf.take(Image.fromarray(pixels), "PNG")  # type: ignore[attr-defined]
    picture = Picture(
        photo, Affine(20.0, 0.0, 0.0, 20.0, 10.0, 5.0), Path.rectangle(Box(10, 5, 30, 25))
    )
    file = print_marks(picture, base=Paint("#00aaee", (1, 0, 0, 0)))
    found = plates(file, tmp_path)
    with pikepdf.open(file) as pdf:
        page = pdf.pages[0]
        assert "/SMask" not in page.Resources.XObject["/P0"]
        assert found["Cyan"][at(page, 15, 15)] == 255
        assert found["Magenta"][at(page, 15, 15)] == 0
        assert found["Magenta"][at(page, 25, 15)] > 200


def test_a_photograph_that_is_gone_leaves_no_file(print_marks: Print, tmp_path: FilePath) -> None:
    gone = PhotoRef(id="f" * 64, width_px=100, height_px=100)
    with pytest.raises(PhotoGone):
        print_marks(Picture(gone, Affine.scale(20), Path.rectangle(Box.sized(20, 20))))
    assert list(tmp_path.iterdir()) == []


def test_a_part_without_art_still_has_its_cut(
    room: PrintRoom, order: OrderSheet, tmp_path: FilePath
) -> None:
    trim = Path.rectangle(Box.sized(8, 160))
    shape = PartShape("strip", trim, Path.rectangle(Box.sized(8, 160).grown(2)), trim)
    made = Artwork("shoe", "42", (PartArtwork(shape, ()),))
    checked = room.write(order, made, "x", tmp_path / "print.pdf").checked
    assert checked.pages[0].separations == ("CutContour",)


def test_marks_stay_outside_the_bleed_and_the_code_scans(printed: PrintFile) -> None:
    from zxingcpp import read_barcodes

    drawn = subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", printed.path],
        capture_output=True,
        check=True,
    )
    with Image.open(io.BytesIO(drawn.stdout)) as page:
        assert [code.text for code in read_barcodes(page)] == ["K-000123"]


def test_equal_orders_give_equal_bytes_in_another_process(
    printed: PrintFile, tmp_path: FilePath
) -> None:
    script = (
        "import sys, runpy, pathlib; sys.path.insert(0, sys.argv[1]); "
        "import conftest as shop; t = pathlib.Path(sys.argv[2]); (t / 's').mkdir(); "
        "call = lambda f, *a: f.__wrapped__(*a); "
        "shelf = shop.Shelf(t / 's'); book = call(shop.book); "
        "photo = call(shop.large_photo, shelf); "
        "art = call(shop.artwork, call(shop.sleeve, book, photo), call(shop.face)); "
        "call(shop.room, shelf, book)"
        ".write(call(shop.order), art, 'design-hash', t / 'print.pdf')"
    )
    here = str(FilePath(__file__).parent)
    subprocess.run([sys.executable, "-c", script, here, str(tmp_path)], check=True)
    assert (tmp_path / "print.pdf").read_bytes() == printed.path.read_bytes()
