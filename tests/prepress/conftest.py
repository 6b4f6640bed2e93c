"""A small print shop: fonts, the shipped profile, photographs, an order, made-up artworks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path as FilePath

import numpy as np
import pytest
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.model.artwork import (
    Artwork,
    Fill,
    Paint,
    PartArtwork,
    PartShape,
    Picture,
    ProcessLine,
)
from configurator.model.layers import PhotoRef
from configurator.model.photos import PhotoGone
from configurator.model.words import Words
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import OutputIntent, coated_paper
from configurator.prepress.print_file import PrintFile, PrintRoom

COCOA = Paint("#8c4e34", (0.3, 0.68, 0.78, 0.35))
BLACK = Paint("#1f1f1d", (0.0, 0.0, 0.0, 1.0))
FOIL = Paint("#d9a73d", (0.15, 0.34, 0.84, 0.04), spot="Foil Gold")
FLOOD = Paint("#000000", (1.0, 1.0, 1.0, 0.9))


class Shelf:
    """Photographs in a folder of the test's own, by the hash of their files."""

    def __init__(self, folder: FilePath) -> None:
        self.folder = folder

    def path(self, photo_id: str) -> FilePath:
        """The file of a photograph. Raises PhotoGone."""
        for file in self.folder.iterdir():
            if file.stem == photo_id:
                return file
        raise PhotoGone(photo_id)

    def take(self, picture: Image.Image, kind: str = "JPEG") -> PhotoRef:
        """Put a picture on the shelf."""
        draft = self.folder / f"draft.{kind.lower()}"
        picture.save(draft, kind, **({"quality": 95} if kind == "JPEG" else {}))
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        draft.rename(self.folder / f"{digest}.{kind.lower()}")
        return PhotoRef(id=digest, width_px=picture.width, height_px=picture.height)


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook(assets_folder() / "fonts")


@pytest.fixture(scope="session")
def intent() -> OutputIntent:
    return coated_paper()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="session")
def quarters(shelf: Shelf) -> PhotoRef:
    """A photograph of four flat quarters: red, green over blue, yellow; 800 x 600 px."""
    pixels = np.zeros((600, 800, 3), dtype=np.uint8)
    pixels[:300, :400] = (200, 40, 40)
    pixels[:300, 400:] = (40, 160, 70)
    pixels[300:, :400] = (40, 60, 160)
    pixels[300:, 400:] = (230, 200, 60)
    return shelf.take(Image.fromarray(pixels))


@pytest.fixture(scope="session")
def large_photo(shelf: Shelf) -> PhotoRef:
    """A real photograph, far more pixels than a press can show at this size."""
    with Image.open(assets_folder() / "photos" / "dandelions.jpg") as photo:
        return shelf.take(photo.convert("RGB"))


@pytest.fixture(scope="session")
def order() -> OrderSheet:
    return OrderSheet(
        number="K-000123",
        copies=2,
        placed_at="2026-07-22T14:05:00+03:00",
        promised_at="2026-07-22T16:30:00+03:00",
        family=Words(en="Wrapper", he="עטיפה"),
        size=Words(en="100 g", he="100 גרם"),
        substrate=Words(en="Coated paper 135 g", he="נייר מצופה 135 גרם"),
        language="he",
        texts=("מזל טוב, דורית!", "Happy birthday"),
        parts={"sleeve": Words(en="Sleeve", he="שרוול"), "face": Words(en="Face", he="פנים")},
    )


def rectangle(width: float, height: float, grow: float = 0.0) -> Path:
    return Path.rectangle(Box.sized(width, height).grown(grow))


@pytest.fixture(scope="session")
def sleeve(book: FontBook, large_photo: PhotoRef) -> PartArtwork:
    """A wrapper's sleeve: base, a photograph in an oval, black words, foil words, three lines."""
    trim, bleed = rectangle(120, 60), rectangle(120, 60, 3)
    black = book.set_text("שלום Dorit", TextSetting("rubik", 9)).path
    gold = book.set_text("2026", TextSetting("suez-one", 9)).path
    return PartArtwork(
        PartShape(
            "sleeve",
            trim,
            bleed,
            rectangle(120, 60, -3),
            lines=(
                ProcessLine("cut", trim),
                ProcessLine("fold", Path.polyline([(40, 0), (40, 60)])),
                ProcessLine("glue", Path.rectangle(Box(108, 4, 118, 56))),
            ),
            base=COCOA,
        ),
        (
            Fill(bleed, COCOA, "base"),
            Picture(
                large_photo,
                Affine(60.0, 0.0, 0.0, 60.0 * 1668 / 2400, 50.0, 8.0),
                Path.ellipse(Box(58, 10, 102, 48)),
                "layer-1",
            ),
            Fill(black.transformed(Affine.translate(25, 15)), BLACK, "text", "layer-2"),
            Fill(gold.transformed(Affine.translate(25, 45)), FOIL, "text", "layer-3"),
        ),
    )


@pytest.fixture(scope="session")
def face() -> PartArtwork:
    """A round patch with a square of more ink than paper bears."""
    trim = Path.ellipse(Box.sized(50, 50))
    bleed = Path.ellipse(Box.sized(50, 50).grown(3))
    return PartArtwork(
        PartShape("face", trim, bleed, Path.ellipse(Box(3, 3, 47, 47)), base=COCOA, pieces=2),
        (Fill(bleed, COCOA, "base"), Fill(Path.rectangle(Box(15, 15, 35, 35)), FLOOD)),
    )


@pytest.fixture(scope="session")
def artwork(sleeve: PartArtwork, face: PartArtwork) -> Artwork:
    return Artwork("wrapper", "100g", (sleeve, face))


@pytest.fixture(scope="session")
def room(shelf: Shelf, book: FontBook) -> PrintRoom:
    return PrintRoom(shelf, book)


@pytest.fixture(scope="session")
def printed(
    room: PrintRoom,
    order: OrderSheet,
    artwork: Artwork,
    tmp_path_factory: pytest.TempPathFactory,
) -> PrintFile:
    """The print file of the made-up order."""
    return room.write(order, artwork, "design-hash", tmp_path_factory.mktemp("out") / "print.pdf")


@pytest.fixture
def print_marks(room: PrintRoom, order: OrderSheet, tmp_path: FilePath) -> Callable[..., FilePath]:
    """Prints loose marks on a plain rectangle of 40 x 30 mm with a bleed of 3 mm."""

    def write(*marks: Fill | Picture, base: Paint | None = None) -> FilePath:
        bleed = rectangle(40, 30, 3)
        under = (Fill(bleed, base, "base"),) if base else ()
        shape = PartShape("tag", rectangle(40, 30), bleed, rectangle(40, 30, -3), base=base)
        made = Artwork("wrapper", "s", (PartArtwork(shape, (*under, *marks)),))
        return room.write(order, made, "x", tmp_path / "print.pdf").path

    return write
