"""Every family's products print in their smallest and largest size, and proof as they are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from configurator.families import find_families
from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Box
from configurator.ground.geometry import Path as Outline
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork, PartArtwork, Picture
from configurator.model.flatten import flatten
from configurator.model.layers import Layer, PhotoRef
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.model.product import finished
from configurator.model.words import Words
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.proof import proof_picture
from configurator.preview.canvas import PhotoOf
from configurator.preview.choke import rim_shade
from configurator.preview.render import Raster, render_marks, render_part
from configurator.preview.soft_proof import proof_on
from configurator.preview.stage import Sight, draw_ground
from configurator.preview.underlay import Underlay, choked, ground_white, rimmed

FAMILIES = find_families()
WIDTH_PX = 600


@pytest.fixture(scope="module")
def library(book: FontBook) -> Library:
    return Library(assets_folder(), book)


def artwork_of(family: str, library: Library, theme: str | None, size: str | None) -> Artwork:
    maker = FAMILIES[family]
    design = maker.new_design(theme, size)
    return finished(maker, design, flatten(design, maker.shapes(design, library), library), library)


def order_for(family: str) -> OrderSheet:
    words = Words(en="x", he="x")
    moment = "2026-07-22T14:05:00+03:00"
    return OrderSheet("K-000123", 1, moment, FAMILIES[family].words, words, words)


@pytest.mark.parametrize("end", [0, -1])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_size_at_the_ends_prints(
    family: str, end: int, room: PrintRoom, library: Library, tmp_path: FilePath
) -> None:
    made = artwork_of(family, library, None, FAMILIES[family].sizes[end].id)
    printed = room.write(order_for(family), made, "x", tmp_path / "print.pdf")
    assert [page.part for page in printed.checked.pages] == [part.part for part in made.parts]
    assert all("CutContour" in page.separations for page in printed.checked.pages)


DESIGNS = [
    (family, FAMILIES[family].themes[at].id)
    for family in FAMILIES
    for at in (0, len(FAMILIES[family].themes) // 2, -1)
] + [("wrapper", "hanukkah")]


@pytest.mark.parametrize(("family", "theme"), DESIGNS)
def test_a_product_proofs_as_the_stage_shows_it(  # noqa: PLR0913, PLR0917 - fixtures
    family: str,
    theme: str,
    room: PrintRoom,
    library: Library,
    shelf: PhotoShelf,
    tmp_path: FilePath,
) -> None:
    """ink.md's figures: SSIM of 0.99, CIEDE2000 under 2, and a shift under 0.05 mm."""
    made = artwork_of(family, library, theme, None)
    printed = room.write(order_for(family), made, "x", tmp_path / "print.pdf")
    number, part = max(enumerate(made.parts), key=lambda each: len(each[1].marks))
    proof = proof_picture(printed.path, number, WIDTH_PX)
    shown = stage_of(part, shelf, proof.size)
    assert likeness(proof, shown) >= 0.99
    assert distance(proof, shown) < 2
    assert shift(proof, shown) / (WIDTH_PX / part.trim_box.width) < 0.05


@pytest.mark.parametrize("family", FAMILIES)
def test_a_photograph_left_to_the_press_proofs_as_the_stage_shows_it(  # noqa: PLR0913, PLR0917 - fixtures
    family: str,
    room: PrintRoom,
    library: Library,
    shelf: PhotoShelf,
    large_photo: PhotoRef,
    tmp_path: FilePath,
) -> None:
    made = artwork_of(family, library, None, None)
    part = max(made.parts, key=lambda each: each.trim_box.width * each.trim_box.height)
    assert part.shape.stock is not None
    stock = part.shape.stock.model_copy(update={"photos": "srgb", "ink_limit": 3.18})
    box = part.trim_box
    width, height = box.width * 0.5, box.width * 0.5 * 1668 / 2400
    left, top = box.center[0] - width / 2, box.center[1] - height / 2
    photo = Picture(
        large_photo,
        Affine(width, 0, 0, height, left, top),
        Outline.ellipse(Box.sized(width, height, left, top)),
    )
    shape = replace(part.shape, stocks={**part.shape.stocks, stock.id: stock})
    part = replace(part, shape=shape, marks=(*part.marks, photo))
    printed = room.write(
        order_for(family), replace(made, parts=(part,)), "x", tmp_path / "print.pdf"
    )
    assert printed.checked.pages[0].photos == ("srgb",)
    proof = proof_picture(printed.path, 0, WIDTH_PX)
    seen = proof_on(part.shape.stock)
    shown = stage_of(part, shelf, proof.size, seen.photo_of if seen else None)
    assert likeness(proof, shown) >= 0.99
    assert distance(proof, shown) < 2
    assert shift(proof, shown) / (WIDTH_PX / box.width) < 0.05


PAPERS = ("uncoated", "kraft", "foil")
STOCKS = [(paper, theme) for paper in PAPERS for theme in ("love", "birthday")]


@pytest.mark.parametrize("chosen", STOCKS, ids=" ".join)
def test_on_every_other_stock_stage_and_proof_show_the_stock_alike(
    chosen: tuple[str, str],
    room: PrintRoom,
    library: Library,
    shelf: PhotoShelf,
    tmp_path: FilePath,
) -> None:
    paper, theme = chosen
    maker = FAMILIES["wrapper"]
    design = maker.new_design(theme)
    design = design.model_copy(update={"options": {**design.options, "paper": paper}})
    made = flatten(design, maker.shapes(design, library), library)
    printed = room.write(order_for("wrapper"), made, "x", tmp_path / "print.pdf")
    proof = proof_picture(printed.path, 0, WIDTH_PX)
    stock = proof_on(made.parts[0].shape.stock)
    assert stock is not None
    part = replace(made.parts[0], marks=stock.shown(made.parts[0].marks))
    shown = stage_of(part, shelf, proof.size)
    assert likeness(proof, shown) >= 0.99
    assert distance(proof, shown) < 2
    assert shift(proof, shown) / (WIDTH_PX / part.trim_box.width) < 0.05
    assert intent_in(printed.path) == ("FOGRA39" if paper == "foil" else "FOGRA47")


STAGE_PX = 1300
"""As wide as a stage shows a wrapper's front; a rim is a fraction of a pixel."""


@pytest.mark.parametrize("theme", ["thanks", "bat-mitzvah", "hanukkah", "just-because"])
def test_the_rim_of_art_on_bare_metal_is_shown_before_it_is_printed(
    theme: str, room: PrintRoom, library: Library, shelf: PhotoShelf, tmp_path: FilePath
) -> None:
    """The white below the inks ends 0.1 mm before them; without that rim the likeness is lost."""
    maker = FAMILIES["wrapper"]
    design = maker.new_design(theme).with_option("paper", "foil")
    bare = design.part("wrap").model_copy(update={"color": "paper-white"})
    design = design.with_part("wrap", bare)
    made = flatten(design, maker.shapes(design, library), library)
    printed = room.write(order_for("wrapper"), made, "x", tmp_path / "print.pdf")
    proof = proof_picture(printed.path, 0, STAGE_PX)
    layers = design.part("wrap").layers
    plain, rimmed = (
        bare_stage(made.parts[0], layers, shelf, proof.size, rims=rims) for rims in (False, True)
    )
    assert likeness(proof, plain) < likeness(proof, rimmed) >= 0.99
    assert distance(proof, rimmed) < 2
    assert shift(proof, rimmed) / (STAGE_PX / made.parts[0].trim_box.width) < 0.05


def bare_stage(
    part: PartArtwork,
    layers: tuple[Layer, ...],
    shelf: PhotoShelf,
    size: tuple[int, int],
    *,
    rims: bool,
) -> Image.Image:
    """A part on bare metal drawn as the stage draws it, ground and layers apart, in a dull room."""
    stock, scale = part.shape.stock, STAGE_PX / part.trim_box.width
    proof = proof_on(stock)
    assert stock is not None and proof is not None
    marks = proof.shown(part.marks)
    lower = marks[: len(marks) - len(part.shape.over)]
    ground = tuple(mark for mark in lower if mark.layer is None)
    sight, window = Sight(*size, scale, 0, 0), Box.sized(size[0] / scale, size[1] / scale)
    shade = rim_shade(stock) if rims else None
    shown = picture(draw_ground(ground, shelf, sight, part.shape.bleed, None, shade))
    underlay = Underlay(lambda: ground_white(ground, sight), sight)
    for layer in layers:
        own = tuple(mark for mark in marks if mark.layer == layer.id)
        art = render_marks(own, shelf, window, scale)
        if shade is not None:
            white = choked(own, window, scale)
            art = rimmed(art, underlay.rim_of(white, window, 0.0), shade)
            underlay.lay(white, window, 0.0)
        shown.alpha_composite(picture(art))
    over = marks[len(lower) :]
    shown.alpha_composite(picture(render_marks(over, shelf, window, scale)))
    return shown.convert("RGB")


def picture(raster: Raster) -> Image.Image:
    return Image.frombytes("RGBA", (raster.width, raster.height), raster.rgba)


def intent_in(file: FilePath) -> str:
    """The printing condition a file names, read by another library than wrote it."""
    with pikepdf.open(file) as pdf:
        return str(pdf.Root["/OutputIntents"][0]["/OutputConditionIdentifier"])


def test_a_shift_would_be_seen(
    room: PrintRoom, library: Library, shelf: PhotoShelf, tmp_path: FilePath
) -> None:
    made = artwork_of("wrapper", library, "love", None)
    printed = room.write(order_for("wrapper"), made, "x", tmp_path / "print.pdf")
    proof = proof_picture(printed.path, 0, WIDTH_PX)
    moved = Image.new("RGB", proof.size, "white")
    moved.paste(stage_of(made.parts[0], shelf, proof.size), (1, 0))
    assert shift(proof, moved) / (WIDTH_PX / made.parts[0].trim_box.width) > 0.2


def stage_of(
    part: PartArtwork, shelf: PhotoShelf, size: tuple[int, int], photo_of: PhotoOf | None = None
) -> Image.Image:
    box = part.trim_box
    stage = render_part(
        part,
        shelf,
        WIDTH_PX / box.width,
        box=box,
        background="#ffffff",
        clip="bleed",
        photo_of=photo_of,
    )
    shown = Image.frombytes("RGBA", (stage.width, stage.height), stage.rgba).convert("RGB")
    return shown.crop((0, 0, *size))


def shift(one: Image.Image, other: Image.Image) -> float:
    """How far one picture lies from the other, in pixels: least squares over its slopes."""
    a, b = (np.asarray(picture.convert("L")).astype(float) for picture in (one, other))
    down, across = np.gradient((a + b) / 2)
    slopes = np.column_stack([across.ravel(), down.ravel()])
    moved, *_ = np.linalg.lstsq(slopes, (a - b).ravel(), rcond=None)
    return float(np.hypot(*moved))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Structural similarity (Wang et al., 2004) of the luminances, in windows of 7 pixels."""
    a, b = (np.asarray(picture.convert("L")).astype(float) for picture in (one, other))
    mean_a, mean_b = boxed(a), boxed(b)
    spread = boxed(a * a) - mean_a**2 + boxed(b * b) - mean_b**2
    shared = boxed(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    alike = (2 * mean_a * mean_b + c1) * (2 * shared + c2)
    return float(np.mean(alike / ((mean_a**2 + mean_b**2 + c1) * (spread + c2))))


def boxed(values: NDArray[np.float64], size: int = 7) -> NDArray[np.float64]:
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), 0), 1)
    windows = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return np.asarray(windows / size**2)


def distance(one: Image.Image, other: Image.Image) -> float:
    """Mean CIEDE2000 of the pictures, brought down tenfold."""
    pairs = zip(
        np.asarray(one.reduce(10)).reshape(-1, 3),
        np.asarray(other.reduce(10)).reshape(-1, 3),
        strict=True,
    )
    return float(np.mean([delta_e_2000(lab_of(as_hex(a)), lab_of(as_hex(b))) for a, b in pairs]))


def as_hex(pixel: NDArray[np.uint8]) -> str:
    return "#" + "".join(f"{int(value):02x}" for value in pixel)
