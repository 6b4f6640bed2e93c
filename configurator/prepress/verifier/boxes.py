"""Boxes: where a page is cut, how far its paint goes beyond, and how large the sheet is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Object

from configurator.prepress.verifier import page_sayings as say
from configurator.prepress.verifier.findings import MmBox, Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.marks import Matrix

PT = 25.4 / 72
SLACK_MM = 0.05
USUAL_MEDIA = (0.0, 0.0, 612.0, 792.0)
EDGES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's boxes in mm from the media's upper left corner, and what takes its units there.

    Where the page says no trim or bleed, they are what PDF takes them for.
    """

    media: MmBox
    bleed: MmBox
    trim: MmBox
    to_mm: Matrix
    says_trim: bool

    def placed(self, edges: MmBox) -> MmBox:
        """A box of the page's own units, as box_of has it, in mm."""
        unit, _, _, _, x, y = self.to_mm
        left, bottom, right, top = edges
        return left * unit + x, y - top * unit, right * unit + x, y - bottom * unit

    @property
    def width(self) -> float:
        """Width of the sheet."""
        return self.media[2]

    @property
    def height(self) -> float:
        """Height of the sheet."""
        return self.media[3]


def read_sheet(page: pikepdf.Page) -> Sheet:
    """The boxes of a page as they are, right or wrong."""
    unit = PT * float(page.obj.get("/UserUnit", 1))
    left, bottom, right, top = _edges(page, "/MediaBox") or USUAL_MEDIA
    if right <= left or top <= bottom:
        left, bottom, right, top = USUAL_MEDIA
    to_mm = (unit, 0.0, 0.0, -unit, -left * unit, top * unit)
    media = (0.0, 0.0, (right - left) * unit, (top - bottom) * unit)
    whole = Sheet(media, media, media, to_mm, says_trim=False)
    trim = _edges(page, "/TrimBox") or _edges(page, "/ArtBox")
    cut = trim or _edges(page, "/CropBox") or (left, bottom, right, top)
    bleed = _edges(page, "/BleedBox") or cut
    return replace(
        whole, trim=whole.placed(cut), bleed=whole.placed(bleed), says_trim=trim is not None
    )


def _edges(page: pikepdf.Page, key: str) -> MmBox | None:
    said: Object | None = page.obj.get(key)
    if said is None and key in ("/MediaBox", "/CropBox"):
        said = inherited(page.obj, key)
    return box_of(said)


def box_of(said: Object | None) -> MmBox | None:
    """Left, bottom, right and top of a rectangle as a file says it; None where it is none."""
    if not isinstance(said, Array) or len(said) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(edge) for edge in said)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def inherited(node: Object, key: str) -> Object | None:
    """What a page says, or the nearest node of the page tree above it that says it."""
    for _ in range(64):
        if key in node:
            return node[key]
        above = node.get("/Parent")
        if not isinstance(above, Dictionary):
            return None
        node = above
    return None


def judge_boxes(page: pikepdf.Page, sheet: Sheet, limits: Limits, book: Notebook) -> None:
    """The boxes are there, lie in each other, and leave room for the bleed."""
    has = {name: f"/{name}" in page.obj for name in ("TrimBox", "ArtBox", "BleedBox")}
    if not has["TrimBox"]:
        book.note(say.NO_TRIM, sheet.media)
    if has["TrimBox"] and has["ArtBox"]:
        book.note(say.TRIM_AND_ART, sheet.trim)
    if not has["BleedBox"]:
        book.note(say.NO_BLEED, sheet.trim)
    pairs = [("TrimBox", sheet.trim, "BleedBox", sheet.bleed)] if has["BleedBox"] else []
    pairs.append(("BleedBox", sheet.bleed, "MediaBox", sheet.media))
    for inner, box, outer, around in pairs:
        if not _inside(box, around):
            book.note(say.BOXES_CROSSED, box, inner=inner, outer=outer)
    if has["TrimBox"] and has["BleedBox"]:
        _judge_bleed(sheet, limits, book)


def _judge_bleed(sheet: Sheet, limits: Limits, book: Notebook) -> None:
    room = [abs(a - b) for a, b in zip(sheet.trim, sheet.bleed, strict=True)]
    for edge, found in zip(EDGES, room, strict=True):
        if found < limits.bleed_mm - SLACK_MM and _inside(sheet.trim, sheet.bleed):
            book.note(
                say.BLEED_NARROW, sheet.bleed, found=f"{found:.1f}", edge=edge,
                wanted=f"{limits.bleed_mm:g}",
            )  # fmt: skip
            return


def _inside(inner: MmBox, outer: MmBox) -> bool:
    return (
        inner[0] >= outer[0] - SLACK_MM
        and inner[1] >= outer[1] - SLACK_MM
        and inner[2] <= outer[2] + SLACK_MM
        and inner[3] <= outer[3] + SLACK_MM
    )
