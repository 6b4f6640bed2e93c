"""What we write is read without a finding, by a reader that shares no code with the writer."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest
from PIL import Image

from configurator.families import find_families
from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork, Fill
from configurator.model.flatten import flatten
from configurator.model.layers import Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.product import finished
from configurator.model.substrates import house_substrates
from configurator.model.words import Words
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.reading import Reading, Wanted, read_file

FAMILIES = find_families()
LIMITS = {
    substrate.id: Limits(
        substrate.id,
        substrate.ink_limit,
        substrate.wanted_ppi,
        substrate.least_ppi,
        bleed_mm=substrate.bleed_mm,
    )
    for substrate in house_substrates().values()
}


@pytest.fixture(scope="module")
def library(book: FontBook) -> Library:
    return Library(assets_folder(), book)


def read(room: PrintRoom, made: Artwork, folder: FilePath) -> Reading:
    words = Words(en="x", he="x")
    order = OrderSheet("K-000123", 1, "2026-07-22T14:05:00+03:00", words, words, words)
    room.write(order, made, "x", folder / "print.pdf")
    panels = sum(
        any(isinstance(mark, Fill) and mark.role == "legal" for mark in part.marks)
        for part in made.parts
    )
    return read_file(folder / "print.pdf", Wanted(LIMITS, legal_panels=panels))


@pytest.mark.parametrize(
    ("family", "at"),
    [(family, at) for family in FAMILIES for at in (0, -1) if (family, at) != ("shoe", 0)],
)
def test_every_familys_files_have_no_finding(
    family: str, at: int, room: PrintRoom, library: Library, tmp_path: FilePath
) -> None:
    maker = FAMILIES[family]
    size = maker.sizes[at].id if family != "shoe" else None
    design = maker.new_design(maker.themes[at].id, size)
    flat = flatten(design, maker.shapes(design, library), library)
    reading = read(room, finished(maker, design, flat, library), tmp_path)
    assert [(each.code, each.page, each.words.en) for each in reading.findings] == []
    assert reading.more == ()
    assert {page.substrate for page in reading.pages} <= set(LIMITS)
    if family == "wrapper":
        assert all(len(page.codes) == 1 for page in reading.pages)


@pytest.mark.parametrize("paper", ["paper-coated", "uncoated", "kraft", "foil"])
def test_a_wrapper_with_a_dark_photograph_has_no_finding(
    paper: str, room: PrintRoom, library: Library, shelf: object, tmp_path: FilePath
) -> None:
    """Its shadows lay 320 % by the profile alone; on kraft they must come down to 260 %."""
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        dark = photo.convert("RGB").point(lambda value: value * 2 // 3)
    taken: PhotoRef = shelf.take(dark)  # type: ignore[attr-defined]
    maker = FAMILIES["wrapper"]
    design = maker.new_design("thanks")
    part = design.part("wrap")
    layers = (
        *part.layers,
        Photo(
            id="photo", placement=Placement(x_mm=72, y_mm=125), photo=taken, width_mm=60,
            height_mm=40, frame="heart",
        ),
    )  # fmt: skip
    design = design.with_part("wrap", part.model_copy(update={"layers": layers}))
    design = design.model_copy(update={"options": {**design.options, "paper": paper}})
    flat = flatten(design, maker.shapes(design, library), library)
    reading = read(room, flat, tmp_path)
    assert [(each.code, each.words.en) for each in reading.findings] == []
    (page,) = reading.pages
    assert page.substrate == ("coated" if paper == "paper-coated" else paper)
    assert page.ink <= LIMITS[page.substrate].ink + 0.03
