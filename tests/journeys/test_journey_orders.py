"""From a touch to files that production opens: every product ordered at the kiosk, by a guest."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QImage
from shop import Shop

from configurator.model.design import Design
from configurator.model.documents import read_design
from configurator.prepress.order_folder import PRINT
from configurator.prepress.proof import png_of, proof_picture
from configurator.store.order_states import Order
from configurator.studio.proofing.proof_faces import faces, resting
from configurator.studio.proofing.proofing import ALL_PIECES, PICTURE, SEWN

WORDS = {"wrapper": "מזל טוב נועה!", "patch": "נועה", "shoe": "Noa"}
FORMAT = QImage.Format.Format_RGB888
SAME = 14.0
"""Pictures scaled down differently differ by less than this; other pictures by far more."""
PROOF_PX = 700
FILES = {"print.pdf", "ticket.pdf", "design.json", "report.json"}


def ordered(shop: Shop) -> tuple[Order, Path]:
    """Order what the proof shows; the order, and its folder."""
    order = shop.store.orders.numbered(shop.orders())
    assert order is not None
    assert order.folder is not None
    return order, shop.data / order.folder


def with_words(shop: Shop, family: str) -> None:
    shop.a_guest_comes()
    shop.makes(family)
    if shop.lettering() and family != "shoe":
        shop.rewrites(shop.lettering()[0], WORDS[family])
        shop.closes_the_keyboard()
    else:
        shop.writes(WORDS[family])
    shop.mends_all()


@pytest.mark.parametrize("family", ["wrapper", "patch", "shoe"])
def test_a_guest_orders(shop: Shop, family: str) -> None:
    with_words(shop, family)
    if family == "wrapper":
        shop.selects("photo-place")
        shop.puts_a_photo()
    shop.likes_it()
    approved = {page: shop.picture(url) for page, url in shop.proof._urls.items()}
    order, folder = ordered(shop)
    assert order.state == "ready"
    assert order.family == family
    assert order.person is None
    names = {file.name for file in folder.iterdir()}
    assert names >= FILES
    assert any(name.startswith("proof") for name in names)
    made = read_design((folder / "design.json").read_bytes())
    texts = [
        layer.text
        for part in made.parts.values()
        for layer in part.layers
        if layer.kind == "lettering"
    ]
    assert WORDS[family] in texts
    is_a_print_file(folder / PRINT)
    assert unlike_the_files(approved, shop, made, folder) == []
    assert shop.proof.state.number in shop.hand.words()


def unlike_the_files(
    approved: dict[str, QImage], shop: Shop, made: Design, folder: Path
) -> list[str]:
    """What was approved and does not look like the files that production got."""
    bench = shop.reception.bench
    family, artwork = bench.family(made), bench.artwork(made)
    sides = {
        face.id: QImage.fromData(png_of(resting(picture)))
        for number, part in enumerate(artwork.parts)
        for face, picture in faces(
            family, made, part.shape, proof_picture(folder / PRINT, number, PROOF_PX)
        )
    }
    if SEWN in approved:
        sides[SEWN] = QImage(str(folder / PICTURE))
    compared = {*approved} - {ALL_PIECES}
    assert compared <= {*sides}
    return [name for name in compared if _apart(_small(approved[name]), _small(sides[name])) > SAME]


def _small(picture: QImage) -> QImage:
    return picture.scaled(24, 24).convertToFormat(FORMAT)


def _apart(one: QImage, other: QImage) -> float:
    """The mean difference of two pictures of one size, per channel, of 255."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) for a, b in pairs) / one.sizeInBytes()


def is_a_print_file(file: Path) -> None:
    """Open it with another program's eyes: PDF/X-4, an output intent, boxes that fit."""
    with pikepdf.open(file) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert len(pdf.pages) >= 1
        for page in pdf.pages:
            trim, bleed, media = (
                [float(edge) for edge in page[box]]
                for box in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert media[0] <= bleed[0] <= trim[0] < trim[2] <= bleed[2] <= media[2]


def test_size_and_number_chosen_at_the_proof_are_ordered(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.likes_it()
    shop.hand.tap("choice-40g")
    shop.hand.until(lambda: shop.proof.state.size == "40g", "another size")
    shop.wait()
    one = shop.proof.state.total
    shop.hand.tap("more")
    shop.hand.until(lambda: shop.proof.state.quantity == 2, "two bars")
    shop.wait()
    assert shop.proof.state.total != one
    order = shop.store.orders.numbered(shop.orders())
    assert order is not None
    assert (order.size, order.quantity) == ("40g", 2)
    assert json.loads(order.quote)["total"] == order.total_minor
