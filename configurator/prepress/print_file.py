"""The print file: one page a part, painted, marked and lined, then read back before it is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.ground.files import written_whole
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.units import mm_from_pt
from configurator.model.artwork import Artwork, Fill, PartArtwork, Picture, ProcessLine
from configurator.model.photos import PhotoShelf
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_limit import within
from configurator.prepress.ink_stream import Ink, InkStream
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.photo_ink import InkPicture, PhotoInk
from configurator.prepress.press_canvas import PressCanvas
from configurator.prepress.printers_marks import Slug, boxes_around, draw_marks
from configurator.prepress.processing_steps import LINE_PT, STEPS, ProcessingStep, foil_step
from configurator.prepress.promise import FilePromise, PagePromise
from configurator.prepress.verify import Checked, check_print_file

OVERPRINTING_ROLES = frozenset({"text", "legal"})
"""Roles whose pure black overprints; a bar code's must not (GS1: its light bars stay light)."""
PURE_BLACK = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A print file that kept its promises: where it lies, its SHA-256, and what was measured."""

    path: FilePath
    sha256: str
    checked: Checked


@dataclass(slots=True)
class _Page:
    """A page being painted."""

    part: PartArtwork
    stream: InkStream
    boxes: PageBoxes
    steps: dict[str, ProcessingStep]
    pictures: list[InkPicture]


class PrintRoom:
    """Writes print files for one printing condition; photographs are separated once and kept."""

    def __init__(self, shelf: PhotoShelf, fonts: FontBook, intent: OutputIntent) -> None:
        self._fonts = fonts
        self._intent = intent
        self._photos = PhotoInk(shelf, intent)

    def write(
        self, order: OrderSheet, artwork: Artwork, content: str, target: FilePath
    ) -> PrintFile:
        """Write and check the print file of an order; `content` is the design's hash.

        Raises BadPrintFile when the finished file breaks a promise, PhotoGone when a photograph is
        no longer kept, and OSError when it cannot be written. `target` is whole or untouched.
        """
        identity = FileIdentity.of_order(
            f"{order.number} {order.family.en} {order.size.en}",
            order.number,
            order.placed,
            content,
        )
        pages = [self._page(part) for part in artwork.parts]
        promise = self._promise(identity, pages)
        with written_whole(target) as draft:
            self._put(draft, identity, pages, order)
            checked = check_print_file(draft, promise)
            digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        return PrintFile(target, digest, checked)

    def _page(self, part: PartArtwork) -> _Page:
        shape = part.shape
        boxes = boxes_around(shape.trim.box, shape.bleed.box)
        page = _Page(part, InkStream(), boxes, {}, [])
        with page.stream.kept():
            page.stream.clip(shape.bleed)
            for mark in part.marks:
                if isinstance(mark, Picture):
                    self._paint_picture(page, mark)
                else:
                    self._paint_fill(page, mark)
        _draw_lines(page)
        return page

    def _paint_fill(self, page: _Page, fill: Fill) -> None:
        if not _meets(fill.path, page.part.shape.bleed.box):
            return
        paint = fill.paint
        ink = Ink(within(paint.cmyk, self._intent.ink_limit), paint.spot)
        if paint.spot is not None:
            page.steps[paint.spot] = foil_step(paint.spot, ink.cmyk)
            with page.stream.layer(paint.spot):
                page.stream.fill(fill.path, ink, overprint=True)
            return
        black_words = fill.role in OVERPRINTING_ROLES and ink.cmyk == PURE_BLACK
        page.stream.fill(fill.path, ink, overprint=black_words)

    def _paint_picture(self, page: _Page, picture: Picture) -> None:
        ready = self._photos.prepare(picture, page.part.shape.bleed.box)
        if ready is None:
            return
        page.pictures.append(ready)
        with page.stream.kept():
            page.stream.clip(picture.clip)
            page.stream.picture(ready.name, ready.placed)

    def _put(
        self, draft: FilePath, identity: FileIdentity, pages: list[_Page], order: OrderSheet
    ) -> None:
        canvas = PressCanvas(draft, identity, self._intent)
        canvas.define_layers(_all_steps(pages))
        for number, page in enumerate(pages, start=1):
            for picture in page.pictures:
                canvas.define_picture(picture.name, picture.encoded)
            slug = self._slug(order, page.part, number, len(pages))
            foils = {name: cmyk for name, cmyk in page.stream.spots.items() if _is_foil(page, name)}
            draw_marks(page.stream, page.boxes, slug, foils, self._fonts)
            canvas.add_page(page.stream, page.boxes)
        canvas.save()

    def _slug(self, order: OrderSheet, part: PartArtwork, number: int, count: int) -> Slug:
        box = part.trim_box
        pieces = part.shape.pieces * order.copies
        first = f"{order.number}   {order.part(part.part).en}   {order.family.en} {order.size.en}"
        second = (
            f"{pieces} pcs   {box.width:.1f} x {box.height:.1f} mm   {order.substrate.en}   "
            f"{self._intent.identifier}   {order.placed:%Y-%m-%d %H:%M}   {number}/{count}"
        )
        return Slug(first, second, order.number)

    def _promise(self, identity: FileIdentity, pages: list[_Page]) -> FilePromise:
        return FilePromise(
            title=identity.title,
            created=identity.xmp_date,
            document_id=identity.document_id,
            instance_id=identity.instance_id,
            condition=self._intent.identifier,
            profile=self._intent.profile.data,
            ink_limit=self._intent.ink_limit,
            pages=tuple(_page_promise(page) for page in pages),
        )


def _page_promise(page: _Page) -> PagePromise:
    shape = page.part.shape
    origin = shape.bleed.box
    painted = shape.base is not None or any(
        isinstance(mark, Fill) and mark.role == "base" for mark in page.part.marks
    )
    return PagePromise(
        part=shape.part,
        trim_mm=(shape.trim.box.width, shape.trim.box.height),
        bleed_mm=(
            shape.trim.box.left - origin.left,
            shape.trim.box.top - origin.top,
            origin.right - shape.trim.box.right,
            origin.bottom - shape.trim.box.bottom,
        ),
        painted=shape.bleed if painted else None,
        steps=frozenset((step.name, step.group, step.type) for step in page.steps.values()),
        pictures=len({picture.name for picture in page.pictures}),
        least_ppi=min((picture.ppi for picture in page.pictures), default=None),
    )


def _draw_lines(page: _Page) -> None:
    """Dielines over the art, a layer each; a part that names no cut is cut along its trim."""
    shape = page.part.shape
    lines = shape.lines
    if not any(line.kind == "cut" for line in lines):
        lines = (*lines, ProcessLine("cut", shape.trim))
    for kind, step in STEPS.items():
        paths = [line.path for line in lines if line.kind == kind and line.path]
        if paths:
            page.steps[step.name] = step
            with page.stream.layer(step.name):
                for path in paths:
                    page.stream.stroke(
                        path, Ink(step.shown, step.name), mm_from_pt(LINE_PT), overprint=True
                    )


def _all_steps(pages: list[_Page]) -> Iterator[ProcessingStep]:
    found = {name: step for page in pages for name, step in page.steps.items()}
    known = [step.name for step in STEPS.values()]
    yield from (found[name] for name in known if name in found)
    yield from (found[name] for name in sorted(found) if name not in known)


def _is_foil(page: _Page, name: str) -> bool:
    return name in page.steps and page.steps[name] not in STEPS.values()


def _meets(path: Path, window: Box) -> bool:
    """Whether a path can be seen in a window, judged by its points and handles."""
    if not path:
        return False
    left, top = path.points.min(axis=0)
    right, bottom = path.points.max(axis=0)
    across = left <= window.right and right >= window.left
    return bool(across and top <= window.bottom and bottom >= window.top)
