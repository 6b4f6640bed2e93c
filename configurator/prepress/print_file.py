"""The print file: one page a part, painted, marked and lined, then read back before it is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.ground.files import written_whole
from configurator.ground.glyphs import FontBook
from configurator.ground.memory import give_back
from configurator.model.artwork import Artwork, Fill, PartArtwork
from configurator.model.photos import PhotoShelf
from configurator.model.problem import Problem
from configurator.prepress.color_shift import ColorShift, shift_of
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.findings import findings_of
from configurator.prepress.ink_cellar import InkCellar
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import OutputIntent, intent_of, known_stock
from configurator.prepress.page_painter import PaintedPage, paint_part
from configurator.prepress.photo_ink import PhotoInk
from configurator.prepress.press_canvas import PressCanvas
from configurator.prepress.printers_marks import Slug, draw_marks
from configurator.prepress.processing_steps import STEPS, WHITE, ProcessingStep
from configurator.prepress.promise import FilePromise, PagePromise
from configurator.prepress.verify import Checked, check_print_file
from configurator.prepress.verify_photo import SeenPhotos


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A print file that kept its promises: where it lies, its SHA-256, and what was measured.

    `findings` can be printed, but production should know of them; `shifts` say how far each page's
    colors look from those that were chosen.
    """

    path: FilePath
    sha256: str
    checked: Checked
    findings: tuple[Problem, ...]
    shifts: tuple[ColorShift, ...]


class PrintRoom:
    """Writes print files; photographs are separated once for each printing condition and kept.

    Without `intent` a file is made for the condition of the stock its parts are printed on.
    """

    def __init__(
        self,
        shelf: PhotoShelf,
        fonts: FontBook,
        intent: OutputIntent | None = None,
        cellar: InkCellar | None = None,
    ) -> None:
        self._shelf, self._fonts, self._cellar = shelf, fonts, cellar
        self._intent = intent
        self._presses: dict[str, ConditionRoom] = {}

    def write(
        self, order: OrderSheet, artwork: Artwork, content: str, target: FilePath
    ) -> PrintFile:
        """Write and check the print file of an order; `content` is the design's hash.

        Raises BadPrintFile when the finished file breaks a promise or its parts need several
        printing conditions, PhotoGone when a photograph is no longer kept, and OSError when it
        cannot be written. `target` is whole or untouched.
        """
        intent = self._intent or intent_of(artwork.parts)
        press = self._presses.get(intent.profile.digest)
        if press is None:
            photos = PhotoInk(self._shelf, intent, self._cellar)
            press = self._presses[intent.profile.digest] = ConditionRoom(
                intent, photos, self._fonts
            )
        made = press.write(order, artwork, content, target)
        # Pictures of every size come and go in a file: memory freed between them stays taken.
        give_back()
        return made


class ConditionRoom:
    """Writes and checks the files of one printing condition."""

    def __init__(self, intent: OutputIntent, photos: PhotoInk, fonts: FontBook) -> None:
        self._intent = intent
        self._photos = photos
        self._seen = SeenPhotos(intent.profile)
        self._fonts = fonts

    def write(
        self, order: OrderSheet, artwork: Artwork, content: str, target: FilePath
    ) -> PrintFile:
        """As PrintRoom.write, for this condition."""
        identity = FileIdentity.of_order(
            f"{order.number} {order.family.en} {order.size.en}",
            order.number,
            order.placed,
            content,
        )
        pages = [self._painted(part) for part in artwork.parts]
        promise = self._promise(identity, pages)
        with written_whole(target) as draft:
            self._put(draft, identity, pages, order)
            checked = check_print_file(draft, promise, self._seen)
            digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        findings = tuple(finding for page in pages for finding in self._findings(page))
        shifts = tuple(self._shift(page) for page in pages)
        return PrintFile(target, digest, checked, findings, shifts)

    def _painted(self, part: PartArtwork) -> PaintedPage:
        white = known_stock(part).white == "under-art"
        return paint_part(part, self._photos, self._limit(part), white)

    def _shift(self, page: PaintedPage) -> ColorShift:
        profile, stock = self._intent.profile, known_stock(page.part)
        return shift_of(page, profile, stock, self._limit(page.part))

    def _findings(self, page: PaintedPage) -> Iterator[Problem]:
        return findings_of(page, self._limit(page.part))

    def _limit(self, part: PartArtwork) -> float:
        """The ink a part's substrate and the printing condition both bear."""
        return min(self._intent.ink_limit, known_stock(part).ink_limit)

    def _put(
        self, draft: FilePath, identity: FileIdentity, pages: list[PaintedPage], order: OrderSheet
    ) -> None:
        canvas = PressCanvas(draft, identity, self._intent)
        canvas.define_layers(_all_steps(pages))
        for number, page in enumerate(pages, start=1):
            for picture, _ in page.pictures:
                canvas.define_picture(picture.name, picture.encoded)
            slug = self._slug(order, page, number, len(pages))
            draw_marks(page.stream, page.boxes, slug, page.foils, self._fonts)
            shape = page.part.shape
            told = {"Substrate": shape.substrate, "Part": shape.part}
            told["White"] = known_stock(page.part).white
            canvas.add_page(page.stream, page.boxes, told)
        canvas.save()

    def _slug(self, order: OrderSheet, page: PaintedPage, number: int, count: int) -> Slug:
        part, box = page.part, page.part.trim_box
        condition = self._intent.identifier
        if any(picture.kept == "srgb" for picture, _ in page.pictures):
            condition += " + sRGB photos"
        pieces = part.shape.pieces * order.copies
        first = f"{order.number}   {order.part(part.part).en}   {order.family.en} {order.size.en}"
        second = (
            f"{pieces} x   {box.width:.1f} x {box.height:.1f} mm   {order.substrate.en}   "
            f"{condition}   {order.placed:%Y-%m-%d %H:%M}   {number}/{count}"
        )
        return Slug(first, second, order.number)

    def _promise(self, identity: FileIdentity, pages: list[PaintedPage]) -> FilePromise:
        return FilePromise(
            title=identity.title,
            created=identity.xmp_date,
            document_id=identity.document_id,
            instance_id=identity.instance_id,
            condition=self._intent.identifier,
            profile=self._intent.profile.data,
            ink_limit=self._intent.ink_limit,
            pages=tuple(_page_promise(page, self._limit(page.part)) for page in pages),
        )


def _page_promise(page: PaintedPage, ink_limit: float) -> PagePromise:
    shape = page.part.shape
    trim, bleed = shape.trim.box, shape.bleed.box
    painted = shape.base is not None or any(
        isinstance(mark, Fill) and mark.role == "base" for mark in page.part.marks
    )
    return PagePromise(
        part=shape.part,
        trim_mm=(trim.width, trim.height),
        bleed_mm=(
            trim.left - bleed.left,
            trim.top - bleed.top,
            bleed.right - trim.right,
            bleed.bottom - trim.bottom,
        ),
        painted=shape.bleed if painted else None,
        steps=frozenset((step.name, step.group, step.type) for step in page.steps.values()),
        pictures=len({picture.name for picture, _ in page.pictures}),
        srgb=len({picture.name for picture, _ in page.pictures if picture.kept == "srgb"}),
        least_ppi=min((picture.ppi for picture, _ in page.pictures), default=None),
        ink_limit=ink_limit,
    )


def _all_steps(pages: list[PaintedPage]) -> Iterator[ProcessingStep]:
    """Every step of a file once: white, dielines in the order of the table, then foils by name."""
    found = {name: step for page in pages for name, step in page.steps.items()}
    known = [WHITE.name, *(step.name for step in STEPS.values())]
    yield from (found[name] for name in known if name in found)
    yield from (found[name] for name in sorted(found) if name not in known)
