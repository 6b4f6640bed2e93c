"""Marks judged: lines and words thick enough, pictures fine enough, overprint as it must be."""

from __future__ import annotations

import math
import zlib
from io import BytesIO

import numpy as np
import pikepdf
from pikepdf import Array, Name, Object, Stream
from PIL import Image

from configurator.prepress.verifier import page_sayings as say
from configurator.prepress.verifier.bounds import measured
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import area, crossed, grown
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.marks import Mark, Painted
from configurator.prepress.verifier.steps import step_spots

HAIR_PT = 0.01
SLACK_PT = 0.005
PLAIN_PX = 8
"""A picture of fewer pixels across is a flat color in disguise."""
SHOWN_INK = 0.02
BLACK_TYPE_PT = 12.0
"""Black words up to this size show a hole around them where they do not overprint (practice)."""


def judge_marks(painted: Painted, sheet: Sheet, limits: Limits, book: Notebook) -> None:
    """Every mark inside the bleed, on its own."""
    lines = step_spots(painted)
    samples, inked = _Samples(), _Inked(painted)
    for mark in painted.marks:
        if mark.box is None or not _inside(mark, sheet) or not mark.alpha:
            continue
        if mark.kind in ("stroke", "fill"):
            _judge_line(mark, limits, book)
        elif mark.kind == "text":
            _judge_type(mark, sheet, limits, inked, book)
        elif mark.kind == "image":
            _judge_picture(mark, samples, limits, book)
        _judge_overprint(mark, lines, book)
        inked.lay(mark)


class _Inked:
    """Where a page has color already, to the millimetre."""

    def __init__(self, painted: Painted) -> None:
        high, wide = (math.ceil(max(1.0, side)) for side in (painted.height_mm, painted.width_mm))
        self._cells = np.zeros((high, wide), dtype=bool)

    def lay(self, mark: Mark) -> None:
        """Count a mark's place as colored, unless it is words, a line or bare paper."""
        colored = mark.kind in ("fill", "stencil") and not mark.color.is_paper
        if colored or mark.kind in ("image", "gradient"):
            self._cells[_cells(mark)] = True

    def below(self, mark: Mark) -> bool:
        """Whether a mark lies on color."""
        return bool(self._cells[_cells(mark)].any())


def _cells(mark: Mark) -> tuple[slice, slice]:
    left, top, right, bottom = (max(0.0, edge) for edge in mark.box or (0.0, 0.0, 0.0, 0.0))
    return slice(int(top), math.ceil(bottom)), slice(int(left), math.ceil(right))


def _inside(mark: Mark, sheet: Sheet) -> bool:
    shared = crossed(mark.box, sheet.bleed)
    return shared is not None and (area(shared) > 0 or mark.kind == "stroke")


def _judge_line(mark: Mark, limits: Limits, book: Notebook) -> None:
    found = mark.size_pt
    if found is None or (mark.color.is_paper and mark.overprint):
        return
    if found < HAIR_PT:
        if mark.kind == "stroke":
            book.note(say.LINE_HAIR, mark.box)
        return
    reversed_line = mark.color.is_paper
    least = limits.line_reversed_pt if reversed_line else limits.line_pt
    if mark.kind == "fill" and found < limits.line_pt - SLACK_PT:
        book.note(say.SLIVER, mark.box, found=f"{found:.2f}")
    elif mark.kind == "stroke" and found < least - SLACK_PT:
        kind = say.LINE_REVERSED if reversed_line else say.LINE_THIN
        book.note(kind, mark.box, found=f"{found:.2f}", least=f"{least:g}")


def _judge_type(mark: Mark, sheet: Sheet, limits: Limits, inked: _Inked, book: Notebook) -> None:
    found = mark.size_pt or 0.0
    least = limits.type_reversed_pt if mark.color.is_paper else limits.type_pt
    if found < least - SLACK_PT:
        kind = say.TYPE_REVERSED if mark.color.is_paper else say.TYPE_SMALL
        book.note(kind, mark.box, found=f"{found:.1f}", least=f"{least:g}")
    inks = mark.color.inks
    count = sum(share > SHOWN_INK for share in inks) if inks else 0
    if count > 1 and found < limits.type_inks_pt - SLACK_PT:
        book.note(say.TYPE_INKS, mark.box, found=f"{found:.1f}", inks=count)
    knocks_out = mark.color.is_pure_black and not mark.overprint and found <= BLACK_TYPE_PT
    if knocks_out and inked.below(mark):
        book.note(say.TYPE_KNOCKS_OUT, mark.box, found=f"{found:.1f}")
    if sheet.says_trim and mark.box is not None:
        shared = crossed(mark.box, sheet.trim)
        inner = grown(sheet.trim, -limits.safe_mm)
        if shared is not None and area(shared) > 0 and crossed(mark.box, inner) != mark.box:
            book.note(say.TYPE_NEAR_CUT, mark.box, safe=f"{limits.safe_mm:g}")


class _Samples:
    """What is wrong with the samples of a page's pictures, each unpacked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], str] = {}

    def trouble(self, image: Stream) -> str:
        """Nothing where they are whole."""
        if image.objgen == (0, 0):
            return broken(image)
        if image.objgen not in self._known:
            self._known[image.objgen] = broken(image)
        return self._known[image.objgen]


def _judge_picture(mark: Mark, samples: _Samples, limits: Limits, book: Notebook) -> None:
    if mark.ppi is None or (mark.size_pt or 0) < PLAIN_PX:
        return
    ppi = f"{mark.ppi:.0f}"
    if mark.ppi < limits.least_ppi - 0.5:
        book.note(say.PHOTO_COARSE, mark.box, ppi=ppi, least=f"{limits.least_ppi:g}")
    elif mark.ppi < limits.wanted_ppi - 0.5:
        book.note(say.PHOTO_SOFT, mark.box, ppi=ppi, wanted=f"{limits.wanted_ppi:g}")
    elif mark.ppi > limits.most_ppi:
        book.note(say.PHOTO_HEAVY, mark.box, ppi=ppi)
    if isinstance(mark.image, Stream) and (why := samples.trouble(mark.image)):
        book.note(say.PHOTO_BROKEN, mark.box, why=why)


def broken(image: Stream) -> str:
    """What is wrong with a picture's samples; nothing when they are whole."""
    if "/Alternates" in image:
        return "it has alternates, of which a press may choose any"
    filters = image.get("/Filter")
    last = filters[-1] if isinstance(filters, Array) and len(filters) else filters
    measured(image)
    if last == Name.DCTDecode:
        return _jpeg_trouble(image) if not isinstance(filters, Array) else ""
    if last != Name.FlateDecode or "/DecodeParms" in image:
        return ""
    try:
        held = len(image.read_bytes())
    except (pikepdf.PdfError, zlib.error) as trouble:
        return str(trouble)[:80]
    needed = _bytes_needed(image)
    return f"{held} of {needed} bytes" if needed and held < needed else ""


def _jpeg_trouble(image: Stream) -> str:
    try:
        with Image.open(BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as jpeg:
            size, mode, marked = jpeg.size, jpeg.mode, "adobe" in jpeg.info
            # Small it is quick, and yet every sample has to be there.
            jpeg.draft(mode, (size[0] // 8, size[1] // 8))
            jpeg.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as trouble:
        return str(trouble)[:80]
    if size != (int(image.Width), int(image.Height)):
        return f"{size[0]} x {size[1]} samples in a picture of {image.Width} x {image.Height}"
    turned = [int(edge) for edge in image.get("/Decode", ())] == [1, 0] * 4
    if mode == "CMYK" and marked and not turned:
        return "its inks are stored upside down"
    return ""


def _bytes_needed(image: Stream) -> int:
    space = image.get("/ColorSpace")
    channels = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}.get(_name(space), 0)
    bits = int(image.get("/BitsPerComponent", 8))
    row = (int(image.Width) * channels * bits + 7) // 8
    return row * int(image.Height)


def _name(space: Object | None) -> str:
    return str(space) if isinstance(space, Name) else ""


def _judge_overprint(mark: Mark, lines: frozenset[str], book: Notebook) -> None:
    process = mark.overprint and mark.color.space.kind == "DeviceCMYK" and mark.space is None
    if process and mark.color.is_paper and mark.mode == 1:
        book.note(say.WHITE_OVERPRINTS, mark.box)
    elif process and mark.mode == 0 and min(mark.color.values) <= 0:
        book.note(say.OVERPRINT_HOLES, mark.box)
    for spot in mark.spots:
        if spot in lines and not mark.overprint:
            book.note(say.STEP_KNOCKS_OUT, mark.box, name=spot)
