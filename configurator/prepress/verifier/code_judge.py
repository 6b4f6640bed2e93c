"""Bar codes judged: read out of the raster, then measured there: modules, height, quiet, inks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from configurator.prepress.verifier import seen_sayings as say
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import area, crossed, grown, meet
from configurator.prepress.verifier.findings import MmBox, Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.marks import Painted
from configurator.prepress.verifier.piece_judge import BARS, around
from configurator.prepress.verifier.rasters import Rasters

PX_PER_MM = 14.0
SHARP = 0.95
"""A page seen less sharply than this share of PX_PER_MM is too large to be seen as a whole."""
CLOSE_UP_MM = 15.0
"""What is seen around a code: its figures and its quiet, 11 modules of 0.66 mm at the most."""
DARK = 128
RETAIL = {
    zxingcpp.BarcodeFormat.EAN13: (95, 11, 7),
    zxingcpp.BarcodeFormat.UPCA: (95, 9, 9),
    zxingcpp.BarcodeFormat.EAN8: (67, 7, 7),
}
"""Modules across, and of quiet left and right (GS1 General Specifications, 5.2)."""
HALF_MODULE = 0.5
EDGE_MODULES = 2.5
"""How far off its first and last bar a code may be said to lie."""
BARS_ALONE = 0.8
"""Share of a code's height that is bars alone; figures stand beside the rest."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page, or the piece of it from `left` and `top` mm on, as it is seen: how light each pixel
    is, and how many of them make a mm."""

    light: NDArray[np.uint8]
    px_per_mm: float
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A code measured upright, in mm."""

    module: float
    height: float
    quiet_left: float
    quiet_right: float


def looked_at(rasters: Rasters, number: int, sheet: Sheet, painted: Painted) -> Iterator[Seen]:
    """A page as codes are read on it; of one too large to be seen sharply, marked codes first."""
    whole = Seen(*rasters.light(number, sheet, PX_PER_MM))
    if whole.px_per_mm < PX_PER_MM * SHARP:
        for box in _marked(painted):
            left, top, right, bottom = grown(box, CLOSE_UP_MM)
            seen = max(0.0, left), max(0.0, top), min(sheet.width, right), min(sheet.height, bottom)
            yield Seen(*rasters.light(number, sheet, PX_PER_MM, seen), *seen[:2])
    yield whole


def judge_codes(
    looks: Iterable[Seen], painted: Painted, sheet: Sheet, limits: Limits, book: Notebook
) -> list[str]:
    """Judge every code inside the cut; what was read, in the order it was found."""
    read: list[str] = []
    boxes: list[MmBox] = []
    for seen in looks:
        _judge_seen(seen, (read, boxes), painted, sheet, limits, book)
    _judge_unread(boxes, painted, book)
    return read


def _judge_seen(  # noqa: PLR0913, PLR0917 - a look, what was found before, and what it is held to
    seen: Seen,
    found: tuple[list[str], list[MmBox]],
    painted: Painted,
    sheet: Sheet,
    limits: Limits,
    book: Notebook,
) -> None:
    read, boxes = found
    before = tuple(boxes)
    for code in zxingcpp.read_barcodes(seen.light, return_errors=True, try_downscale=False):
        box = _box_of(code, seen)
        if not meet(box, sheet.trim) or any(meet(box, other) for other in before):
            continue
        if not code.valid:
            if code.format in RETAIL and code.text:
                book.note(say.CODE_CHECKSUM, box, code=code.text)
                boxes.append(box)
            continue
        boxes.append(box)
        read.append(code.text)
        if code.format in RETAIL:
            _judge_retail(code, seen, limits, book)
            _judge_inks(box, code.text, painted, book)


def _box_of(code: zxingcpp.Barcode, seen: Seen) -> MmBox:
    corners = _corners(code)
    xs = [seen.left + x / seen.px_per_mm for x, _ in corners]
    ys = [seen.top + y / seen.px_per_mm for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(code: zxingcpp.Barcode) -> list[tuple[int, int]]:
    spot = code.position
    return [
        (point.x, point.y)
        for point in (spot.top_left, spot.top_right, spot.bottom_right, spot.bottom_left)
    ]


def _judge_retail(code: zxingcpp.Barcode, seen: Seen, limits: Limits, book: Notebook) -> None:
    modules, left, right = RETAIL[code.format]
    found = _measured(code, seen, modules, max(left, right))
    box = _box_of(code, seen)
    if found is None:
        return
    name = code.text
    if found.module < limits.code_least_mm - 0.006:
        book.note(
            say.CODE_NARROW, box, code=name, found=f"{found.module:.3f}",
            least=f"{limits.code_least_mm:g}",
        )  # fmt: skip
    if found.module > limits.code_most_mm + 0.006:
        book.note(
            say.CODE_WIDE, box, code=name, found=f"{found.module:.3f}",
            most=f"{limits.code_most_mm:g}",
        )  # fmt: skip
    if found.height < limits.code_height_mm - 0.3:
        book.note(
            say.CODE_LOW, box, code=name, found=f"{found.height:.1f}",
            least=f"{limits.code_height_mm:g}",
        )  # fmt: skip
    for quiet, wanted in ((found.quiet_left, left), (found.quiet_right, right)):
        least = wanted * found.module
        if quiet < least - HALF_MODULE * found.module:
            book.note(say.CODE_QUIET, box, code=name, found=f"{quiet:.1f}", least=f"{least:.1f}")


def _measured(code: zxingcpp.Barcode, seen: Seen, modules: int, quiet: int) -> Bars | None:
    """The code turned upright and measured; None where its first and last bars are not found."""
    px_per_mm = seen.px_per_mm
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = _corners(code)
    angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
    middle = ((x0 + x1 + x2 + x3) / 4, (y0 + y1 + y2 + y3) / 4)
    across = math.hypot(x1 - x0, y1 - y0)
    half = round(across * (0.5 + quiet / modules) + 40 + 8 * px_per_mm)
    upright = _turned(seen.light, middle, half, angle) < DARK
    row = upright[half]
    reach = round(across * (0.5 + EDGE_MODULES / modules))
    start = half - reach
    dark = np.flatnonzero(row[start : half + reach])
    if not len(dark):
        return None
    first, last = start + int(dark[0]), start + int(dark[-1])
    module = (last - first + 1) / modules
    up = _run(upright[half::-1, first : first + 1])
    down = _run(upright[half:, first : first + 1])
    rows = slice(half - up + 1, half - up + 1 + max(1, round((up + down) * BARS_ALONE)))
    left = _clear(upright[rows, :first][:, ::-1])
    right = _clear(upright[rows, last + 1 :])
    return Bars(
        module / px_per_mm, (up + down - 1) / px_per_mm, left / px_per_mm, right / px_per_mm
    )


def _turned(
    light: NDArray[np.uint8], middle: tuple[float, float], half: int, angle: float
) -> NDArray[np.uint8]:
    x, y = round(middle[0]), round(middle[1])
    size = 2 * half + 1
    around_it = Image.fromarray(light).crop((x - half, y - half, x + half + 1, y + half + 1))
    blank = Image.new("L", (size, size), 255)
    inside = Image.new("L", light.shape[::-1], 255).crop(
        (x - half, y - half, x + half + 1, y + half + 1)
    )
    blank.paste(around_it, (0, 0), inside)
    return np.asarray(blank.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255))


def _run(column: NDArray[np.bool_]) -> int:
    """How far a column stays dark from its beginning."""
    light = np.flatnonzero(~column[:, 0])
    return int(light[0]) if len(light) else len(column)


def _clear(beside: NDArray[np.bool_]) -> int:
    """How many columns from the first on have nothing dark in them."""
    dark = np.flatnonzero(beside.any(axis=0))
    return int(dark[0]) if len(dark) else beside.shape[1]


def _judge_inks(box: MmBox, name: str, painted: Painted, book: Notebook) -> None:
    """Bars are painted in black alone and cut out what lies below them (GS1)."""
    near = grown(box, 4.0)
    for mark in painted.marks:
        if mark.box is None or mark.kind not in ("fill", "stroke") or mark.color.is_paper:
            continue
        shared = crossed(mark.box, box)
        if crossed(mark.box, near) != mark.box or shared is None or area(shared) <= 0:
            continue
        if not mark.color.is_pure_black and mark.color.inks is not None:
            book.note(say.CODE_INKS, mark.box, code=name)
        elif mark.overprint:
            book.note(say.CODE_OVERPRINTS, mark.box, code=name)


def _judge_unread(boxes: list[MmBox], painted: Painted, book: Notebook) -> None:
    """Pieces that are marked as bar codes and were not read."""
    for box in _marked(painted):
        if not any(meet(box, found) for found in boxes):
            book.note(say.CODE_UNREADABLE, box)


def _marked(painted: Painted) -> Iterator[MmBox]:
    """Where the pieces lie that are marked as bar codes."""
    for number, piece in enumerate(painted.tagged):
        marks = [mark for mark in painted.marks if mark.tag == (BARS, number)]
        box = around(marks) if piece.name == BARS else None
        if box is not None:
            yield box
