"""Dark photographs keep within what the sheet can carry, and light ones stay as they are."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Box
from configurator.ground.geometry import Path as Outline
from configurator.ground.icc import press_profile
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape, Picture
from configurator.prepress.ink_limit import photo_within
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom


def most(inks: Image.Image) -> float:
    """The largest sum of inks, as a share."""
    return float(np.asarray(inks).sum(axis=2, dtype=np.uint16).max()) / 255


@pytest.mark.parametrize("limit", [2.4, 2.6, 3.0])
def test_a_dark_photograph_is_brought_down_and_keeps_its_look(limit: float) -> None:
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        inks = press_profile().photo_to_cmyk(photo.resize((450, 375)))
    assert most(inks) > 3.0, "the profile alone lays more than a sheet made for 300 % carries"
    within = photo_within(inks, limit)
    assert most(within) <= limit
    before, after = np.asarray(inks), np.asarray(within)
    assert (after[..., 3].astype(int) + 1 >= before[..., 3]).all()
    assert (after[..., :3] <= before[..., :3]).all()
    light = before.sum(axis=2, dtype=np.uint16) <= limit * 255
    assert (before[light] == after[light]).all()


def test_a_light_photograph_is_left_alone() -> None:
    inks = press_profile().photo_to_cmyk(Image.new("RGB", (32, 32), "#e8d8c0"))
    assert photo_within(inks, 3.0) is inks


@pytest.mark.parametrize("limit", [2.4, 2.6])
def test_less_is_lost_than_by_thinning_the_colors(limit: float) -> None:
    """Against the same photograph with cyan, magenta and yellow taken down alike."""
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        inks = press_profile().photo_to_cmyk(photo.resize((450, 375)))
    samples = np.asarray(inks).astype(float)
    hot = samples.sum(axis=2) > limit * 255
    share = (limit * 255 - samples[hot][:, 3]) / samples[hot][:, :3].sum(axis=1)
    thinned = np.asarray(inks).copy()
    thinned[hot, :3] = (samples[hot][:, :3] * share[:, None]).astype(np.uint8)
    wanted = lab(inks)[hot]
    ours = np.linalg.norm(lab(photo_within(inks, limit))[hot] - wanted, axis=1).mean()
    thin = np.linalg.norm(lab(Image.fromarray(thinned, "CMYK"))[hot] - wanted, axis=1).mean()
    assert ours < 0.8 * thin
    assert ours < 2


def lab(inks: Image.Image) -> NDArray[np.float64]:
    seen = np.asarray(press_profile().cmyk_to_lab(inks))
    lightness = seen[..., :1].astype(float) * 100 / 255
    return np.concatenate([lightness, seen[..., 1:].view(np.int8).astype(float)], axis=2)


def test_the_plates_of_a_dark_page_keep_the_limit(
    room: PrintRoom, order: OrderSheet, shelf: Any, tmp_path: Path
) -> None:
    """Flats and a photograph darker than cloth bears, measured on Ghostscript's plates."""
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        dark = shelf.take(photo.convert("RGB").point(lambda value: value // 3))
    box = Box.sized(60, 40)
    trim, bleed = Outline.rectangle(box), Outline.rectangle(box.grown(3))
    flood = Paint("#000000", (1.0, 0.9, 0.8, 0.7))
    marks = (
        Fill(bleed, flood, "base"),
        Picture(dark, Affine(30, 0, 0, 30 * dark.height_px / dark.width_px, 5, 5),
                Outline.rectangle(Box(6, 6, 30, 26))),
    )  # fmt: skip
    part = PartArtwork(PartShape("panel", trim, bleed, trim, base=flood, substrate="canvas"), marks)
    room.write(order, Artwork("shoe", "s", (part,)), "x", tmp_path / "print.pdf")
    laid = laid_on(tmp_path / "print.pdf")
    assert 2.2 < laid.max() < 2.46


def test_black_words_on_much_ink_keep_the_limit_and_show_no_white(
    room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    """Overprinted they would lay 340 %; below them stays as much color as the sheet bears."""
    box = Box.sized(60, 40)
    trim, bleed = Outline.rectangle(box), Outline.rectangle(box.grown(3))
    flood = Paint("#101820", (0.9, 0.8, 0.7, 0.2))
    black = Paint("#1f1f1d", (0.0, 0.0, 0.0, 1.0))
    words = Outline.rectangle(Box(10, 10, 50, 20))
    marks = (Fill(bleed, flood, "base"), Fill(words, black, "text"))
    part = PartArtwork(PartShape("panel", trim, bleed, trim, base=flood), marks)
    printed = room.write(order, Artwork("wrapper", "s", (part,)), "x", tmp_path / "print.pdf")
    assert printed.findings == ()
    laid = laid_on(tmp_path / "print.pdf")
    assert 2.95 < laid.max() < 3.01
    assert laid.min() > 2.5


def laid_on(file: Path) -> NDArray[np.float64]:
    """The sum of process inks in the middle of a page, on Ghostscript's plates."""
    tmp_path = file.parent
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r150",
         f"-sOutputFile={tmp_path / 'p%d.tif'}", str(file)],
        check=True,
    )  # fmt: skip
    plates = [np.asarray(Image.open(tmp_path / f"p1({ink}).tif").convert("L"), dtype=float)
              for ink in ("Cyan", "Magenta", "Yellow", "Black")]  # fmt: skip
    laid = sum(1 - plate / 255 for plate in plates)
    px_per_mm = 150 / 25.4
    row, column = (round(edge / 2) for edge in laid.shape)
    high, wide = round(10 * px_per_mm), round(30 * px_per_mm)
    return np.asarray(laid[row - 2 * high : row + high, column - wide : column + wide])
