"""White below the inks: a plate of its own on foil and dark substrates, and nowhere else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.geometry import Box
from configurator.ground.geometry import Path as Outline
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape
from configurator.model.substrates import house_substrates
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile, PrintRoom
from configurator.prepress.proof import proof_picture
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.reading import Wanted, read_file

BLUE = Paint("#1364ae", (0.9, 0.58, 0.0, 0.0))
BLACK = Paint("#1f1f1d", (0.0, 0.0, 0.0, 1.0))
BARE = Paint("#bfc2c4", (0.0, 0.0, 0.0, 0.0))
FOIL = Paint("#d9a73d", (0.15, 0.34, 0.84, 0.04), spot="Foil Gold")
PPI = 508
PX_PER_MM = 20


def label(substrate: str) -> PartArtwork:
    """Blue at the left with a bare window, a legal panel at the right, foil between them."""
    box = Box.sized(60, 30)
    trim, bleed = Outline.rectangle(box), Outline.rectangle(box.grown(3))
    marks = (
        Fill(Outline.rectangle(Box(-3, -3, 25, 33)), BLUE),
        Fill(Outline.rectangle(Box(8, 8, 16, 16)), BARE),
        Fill(Outline.rectangle(Box(27, 5, 33, 25)), FOIL),
        Fill(Outline.rectangle(Box(36, 4, 58, 26)), BARE, "legal"),
        Fill(Outline.rectangle(Box(40, 10, 54, 12)), BLACK, "legal"),
    )
    return PartArtwork(PartShape("label", trim, bleed, trim, substrate=substrate), marks)


def printed_on(substrate: str, room: PrintRoom, order: OrderSheet, folder: Path) -> PrintFile:
    return room.write(
        order, Artwork("wrapper", "s", (label(substrate),)), "x", folder / "print.pdf"
    )


def plate(file: Path, name: str) -> NDArray[np.float64]:
    """A plate, as shares of ink, cropped to the trim."""
    out = file.parent / "p%d.tif"
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{PPI}",
         f"-sOutputFile={out}", str(file)],
        check=True,
    )  # fmt: skip
    page = read_file(file, Wanted({}, look=False)).pages[0]
    left, top, right, bottom = (round(edge * PX_PER_MM) for edge in page.trim)
    with Image.open(file.parent / f"p1({name}).tif") as made:
        return 1 - np.asarray(made.convert("L"), dtype=float)[top:bottom, left:right] / 255


def at(values: NDArray[np.float64], x_mm: float, y_mm: float) -> float:
    return float(values[round(y_mm * PX_PER_MM), round(x_mm * PX_PER_MM)])


def test_foil_gets_white_below_its_inks_and_the_inks_stay(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    file = printed_on("foil", room, order, tmp_path).path
    white, cyan = plate(file, "White"), plate(file, "Cyan")
    assert at(white, 4, 20) == pytest.approx(1, abs=0.01)
    assert at(cyan, 4, 20) == pytest.approx(0.9, abs=0.01)
    assert at(white, 12, 12) == 0, "what is left bare shows the foil"
    assert at(white, 30, 15) == 0, "metal is stamped on the bare substrate"
    assert at(white, 38, 20) == pytest.approx(1, abs=0.01), "what must be read has a white ground"
    edge = white[round(20 * PX_PER_MM), : round(26 * PX_PER_MM)]
    assert 24.8 < edge.sum() / PX_PER_MM < 24.96, "the white stays inside the ink"


def test_a_file_with_white_has_no_finding(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    printed = printed_on("foil", room, order, tmp_path)
    reading = read_file(printed.path, Wanted({"foil": Limits("foil")}))
    assert [finding.code for finding in reading.findings] == []
    assert reading.pages[0].substrate == "foil"
    assert "White" in reading.pages[0].separations
    shown = proof_picture(printed.path, 0, 300)
    red, green, blue = shown.convert("RGB").getpixel((20, 100))  # type: ignore[misc]
    assert blue > red + 80, f"the proof shows art, not its white ({red}, {green}, {blue})"


def test_art_on_a_bare_ground_has_its_white_and_the_ground_has_none(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    plain = label("foil")
    ground = Fill(plain.shape.bleed, BARE, "base")
    part = PartArtwork(plain.shape, (ground, *plain.marks))
    made = Artwork("wrapper", "s", (part,))
    file = room.write(order, made, "x", tmp_path / "print.pdf").path
    white = plate(file, "White")
    assert at(white, 4, 20) == pytest.approx(1, abs=0.01), "ink lies on the bare ground"
    assert at(white, 12, 12) == pytest.approx(0, abs=0.01), "the window is open"
    assert at(white, 34.5, 2) == pytest.approx(0, abs=0.01), "the ground is metal"


def test_foil_without_its_white_is_caught(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    sound = printed_on("foil", room, order, tmp_path).path
    bad, wanted = tmp_path / "bad.pdf", Wanted({"foil": Limits("foil", white=True)}, look=False)
    with pikepdf.open(sound) as pdf:
        said = pdf.pages[0].Contents.read_bytes()
        places = pdf.pages[0].Resources.Properties
        (layer,) = [key for key, group in places.items() if str(group.Name) == "White"]
        lifted = re.sub(
            rb"/OC %s BDC.*?EMC\n" % layer.encode(), b"", said, count=1, flags=re.DOTALL
        )
        assert lifted != said
        pdf.pages[0].obj.Contents = pdf.make_stream(lifted)
        pdf.save(bad)
    assert "white-gone" in {finding.code for finding in read_file(bad, wanted).findings}
    assert "white-gone" not in {finding.code for finding in read_file(sound, wanted).findings}


@pytest.mark.parametrize("substrate", ["coated", "kraft", "canvas"])
def test_light_substrates_have_none(
    substrate: str, room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    printed = printed_on(substrate, room, order, tmp_path)
    assert "White" not in printed.checked.pages[0].separations


def test_an_unknown_substrate_is_refused(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    with pytest.raises(BadPrintFile, match="granite"):
        printed_on("granite", room, order, tmp_path)


def test_every_substrate_names_its_source_and_a_profile_that_is_there() -> None:
    from configurator.ground.files import assets_folder

    substrates = house_substrates()
    assert {"coated", "uncoated", "kraft", "foil", "canvas", "twill"} <= set(substrates)
    for substrate in substrates.values():
        assert (assets_folder() / "icc" / substrate.profile).is_file()
        assert substrate.least_ppi < substrate.wanted_ppi
        assert len(substrate.source) > 40
