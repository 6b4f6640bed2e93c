"""Proofing and making: the print file of a design, its pictures, and the order's whole folder."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from PIL import Image

from configurator.embroidery.readback import BadMachineFile
from configurator.ground.files import Unreadable, write_bytes
from configurator.model.artwork import PartArtwork
from configurator.model.design import Design
from configurator.model.documents import design_hash
from configurator.model.photos import PhotoGone
from configurator.model.product import Face, Threaded, faces_of
from configurator.model.words import Language, Words
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.order_folder import PRINT, OrderRoom
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.proof import png_of, proof_picture
from configurator.prepress.second_reading import NotForPress
from configurator.preview.choke import lays_bare, may_touch
from configurator.pricing.quote import PricingRefused
from configurator.store.order_states import Order
from configurator.store.store import Store
from configurator.studio.catalog.note import edition_of, write_note
from configurator.studio.counter import Counter
from configurator.studio.pictures.easel import Easel
from configurator.studio.press.inspection import second_reader
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.proofing.proof_faces import faces, resting, together
from configurator.studio.proofing.proof_pages import ProofOf, ProofPage
from configurator.studio.session import part_named
from configurator.studio.sewing.order import sewing_beside
from configurator.studio.workbench import Workbench

ORDERS = "orders"
PICTURE = "product.png"
"""The finished product in an order's folder, for whoever looks at a board."""
MOST_PAGES = 6
"""Pages shown for approval: the parts that carry art come first."""

CANNOT = Words(
    en="We cannot make this just yet: {why}",
    he="עוד אי אפשר להכין את זה: {why}",
)
SHINES = Words(
    en="Shiny paper looks plain in this picture. In your hand it mirrors the light.",
    he="בתמונה הזאת הנייר המבריק נראה אפור וחלק. ביד הוא מבריק ומחזיר אור.",
)
PIECES = Words(en="All pieces", he="כל החלקים")
ALL_PIECES = "all"
SEWN = "sewn"
SEWN_PX = 1100
"""Longer side of the picture of a sewn piece: what a screen has room for beside the price."""
ART = Words(en="Design", he="עיצוב")
TICKET_PX = 900


class ProofRoom:
    """Makes print files and their pictures on a workbench."""

    def __init__(self, bench: Workbench, easel: Easel, counter: Counter) -> None:
        self._bench = bench
        self._easel = easel
        self._counter = counter

    @cached_property
    def _press(self) -> PrintRoom:
        return PrintRoom(self._bench.photos, self._bench.library.fonts)

    @cached_property
    def _orders(self) -> OrderRoom:
        return OrderRoom(self._bench.library, self._bench.photos, sign=self._bench.sign)

    def proof(self, design: Design, language: Language, longest_px: int) -> ProofOf:
        """The print file, written and checked, and pictures of its pages. Raises PhotoGone."""
        problems = self._counter.all_problems(design)
        stop = next((p.words.said(language) for p in problems if p.weight == "stop"), "")
        artwork = self._bench.artwork(design)
        notes = [p.words.said(language) for p in problems if p.weight == "warn"][:1]
        family = self._bench.family(design)
        if any(_mirrors(each, faces_of(family, design, each.shape)) for each in artwork.parts):
            notes.append(SHINES.said(language))
        note = "\n".join(notes)
        sheet = order_sheet(
            design,
            family,
            self._bench.library,
            OrderWishes(number="PROOF", placed_at="2000-01-01T00:00:00+00:00", language=language),
        )
        content = design_hash(design)
        with tempfile.TemporaryDirectory() as room:
            file = Path(room) / PRINT
            try:
                self._press.write(sheet, artwork, content, file)
            except BadPrintFile as trouble:
                return ProofOf((), note, CANNOT.said(language, why=str(trouble)))
            pages = self._pages(design, language, file, longest_px)
        return ProofOf(pages, note, stop)

    def _pages(
        self, design: Design, language: Language, file: Path, width_px: int
    ) -> tuple[ProofPage, ...]:
        """Every part that is shown, by the sides it is held by; several parts together first.

        What is sewn is shown by the stitches of its machine file before the art they follow.
        """
        family, artwork = self._bench.family(design), self._bench.artwork(design)
        pages: list[ProofPage] = []
        pieces: list[tuple[Image.Image, float]] = []
        for number, part in self._shown(design):
            page = proof_picture(file, number, width_px)
            seen = list(faces(family, design, artwork.part(part).shape, page))
            for face, picture in seen:
                words = face.words if len(seen) > 1 else part_named(family, part).words
                pages.append(ProofPage(face.id, words.said(language), png_of(resting(picture))))
                pieces.append((picture, face.box.width))
        if len(artwork.parts) > 1:
            sheet = png_of(resting(together(pieces, width_px)))
            pages.insert(0, ProofPage(ALL_PIECES, PIECES.said(language), sheet))
        if isinstance(family, Threaded):
            art = replace(pages[0], label=ART.said(language))
            return (self._sewn(design, language, width_px), art, *pages[1:])
        return tuple(pages)

    def _sewn(self, design: Design, language: Language, width_px: int) -> ProofPage:
        """What the machine will sew, drawn from the stitches it gets."""
        seen = self._easel.best_side(design, min(width_px, SEWN_PX))
        picture = Image.frombytes("RGBA", (seen.width, seen.height), seen.rgba)
        words = self._bench.family(design).views[0].words
        return ProofPage(SEWN, words.said(language), png_of(picture))

    def _shown(self, design: Design) -> list[tuple[int, str]]:
        """The pages shown for approval, by number and part."""
        parts = [each.part for each in self._bench.artwork(design).parts]
        numbered = list(enumerate(parts))
        numbered.sort(key=lambda pair: -len(design.part(pair[1]).layers))
        return numbered[:MOST_PAGES]

    def make(self, store: Store, who: str) -> str | None:
        """Make the folder of the next order that waits for it; its number, or None when none does.

        Whatever goes wrong is written on the order, so that production sees it.
        """
        order = store.production.start_rendering(who)
        if order is None:
            return None
        design = store.orders.design(order.id)
        if design is None:
            store.production.failed(order.id, who, "design-gone")
            return order.number
        edition = edition_of(order)
        then = self._bench if edition is None else self._bench.as_of(order.family, edition)
        if then is not self._bench:
            ProofRoom(then, Easel(then), Counter(then)).fill(store, order, design, who)
            return order.number
        self.fill(store, order, design, who)
        return order.number

    def fill(self, store: Store, order: Order, design: Design, who: str) -> None:
        """Make the files of an order that was taken in hand, by this bench's edition."""
        sheet = order_sheet(
            design,
            self._bench.family(design),
            self._bench.library,
            OrderWishes(
                number=order.number,
                copies=order.quantity,
                placed_at=order.made_at.isoformat(),
                language="he" if order.language == "he" else "en",
                promised_at=self._promised(design, order),
            ),
        )
        laid_out = store.keepsakes.lay_out(order.id, design, store.shelf)
        try:
            self._write(store, order, design, sheet, who)
        finally:
            for photo in set(laid_out) - store.autosave.photos_in_use():
                store.shelf.remove(photo)

    def _promised(self, design: Design, order: Order) -> str | None:
        """When it should be ready, as the customer was told; nobody was told without a price."""
        try:
            minutes = self._counter.quoted(design, order.quantity).ready_minutes
        except PricingRefused:
            return None
        return (order.made_at + timedelta(minutes=minutes)).isoformat()

    def _write(
        self, store: Store, order: Order, design: Design, sheet: OrderSheet, who: str
    ) -> None:
        picture = self._easel.best_side(design, TICKET_PX).png()
        folder = self._bench.data / ORDERS / str(order.number)
        try:
            beside = self._beside(design, sheet, picture)
            artwork = self._bench.artwork(design)
            reader = second_reader(artwork, self._bench.families[order.family].press)
            files = self._orders.write(sheet, design, artwork, folder, picture, beside, reader)
        except (
            BadPrintFile, NotForPress, BadMachineFile, Unreadable, PhotoGone, OSError,
        ) as trouble:  # fmt: skip
            store.production.failed(order.id, who, _code_of(trouble))
            return
        store.production.rendered(order, f"{ORDERS}/{order.number}", files.sha256[PRINT], who)

    def _beside(self, design: Design, sheet: OrderSheet, picture: bytes) -> Callable[[Path], None]:
        """What writes all that lies beside the print file and is sealed with it."""
        sewing = sewing_beside(self._bench, design, sheet)

        def write(draft: Path) -> None:
            if sewing is not None:
                sewing(draft)
            write_note(draft, self._bench.range.edition(design.family))
            write_bytes(draft / PICTURE, picture)

        return write


def _mirrors(part: PartArtwork, faces: Sequence[Face]) -> bool:
    """Whether metal is seen on a part's sides, which no picture out of a file can show."""
    stock = part.shape.stock
    if stock is None or stock.metal is None:
        return False
    sides = faces[:-1] or faces
    seen = (mark for mark in part.marks if any(may_touch(mark, side.box) for side in sides))
    return lays_bare(tuple(seen))


def _code_of(
    trouble: BadPrintFile | NotForPress | BadMachineFile | Unreadable | PhotoGone | OSError,
) -> str:
    """Why files could not be made, as a short code: an exception's own words may say a name."""
    match trouble:
        case PhotoGone():
            return "photo-gone"
        case BadPrintFile() | NotForPress() | BadMachineFile() | Unreadable():
            return "bad-file"
    return "disk"
