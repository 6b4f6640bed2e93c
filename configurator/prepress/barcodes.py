"""Barcodes as cut geometry: EAN-13 for the till, Code 128 and QR for the workshop's scanners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import segno

from configurator.ground.geometry import Box, Path, PathBuilder, Point
from configurator.prepress.barcode_tables import (
    CODE128_START_B,
    CODE128_START_C,
    CODE128_STOP,
    CODE128_TO_B,
    CODE128_TO_C,
    CODE128_WIDTHS,
    EAN_FIRST_DIGIT,
    EAN_LEFT,
    EAN_RIGHT,
)

EAN_X_MM = 0.33
"""Module width at 100 % (GS1 General Specifications, table 5.12.3-1); 0.264 to 0.66 may be had."""
EAN_HEIGHT_MM = 22.85
"""Bar height at 100 %, GS1 General Specifications figure 5.2.6.6-1."""
EAN_QUIET_LEFT_X = 11
EAN_QUIET_RIGHT_X = 7
EAN_GUARD_X = 5
"""How far the guard bars reach below the others, in modules."""
EAN_DIGIT_HEIGHT_X = 8.33
"""Height of a digit below the bars: 2.75 mm at 100 %."""

CODE128_QUIET_X = 10
QR_QUIET_X = 4


class NotABarcode(ValueError):
    """A text the symbology cannot hold, or whose check digit is wrong; the message says which."""


@dataclass(frozen=True, slots=True)
class PlacedDigit:
    """A digit to be lettered under an EAN symbol: `center` of its box, and its `height_mm`."""

    digit: str
    center: Point
    height_mm: float


@dataclass(frozen=True, slots=True)
class Barcode:
    """A symbol as one nonzero path; `box` starts at (0, 0) and includes the quiet zones, in mm."""

    path: Path
    box: Box
    digits: tuple[PlacedDigit, ...] = ()


def ean13_check_digit(twelve: str) -> str:
    """The thirteenth digit that belongs to the first twelve: weights 1 and 3, modulo 10."""
    if len(twelve) != 12 or not _digits(twelve):
        raise NotABarcode(f"{twelve!r} is not twelve digits.")
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve))
    return str(-total % 10)


def ean13_bars(code: str, x_mm: float = EAN_X_MM, height: float = EAN_HEIGHT_MM) -> Barcode:
    """An EAN-13 of module width `x_mm` whose bars are `height` mm high, guards 5 X longer.

    `code` has thirteen digits, or twelve to which the check digit is added. The first digit stands
    in the left quiet zone, six below each half. Raises NotABarcode.
    """
    digits = code + ean13_check_digit(code) if len(code) == 12 else code
    if len(digits) != 13 or digits[12:] != ean13_check_digit(digits[:12]):
        raise NotABarcode(f"{code!r} is not an EAN-13: its check digit is wrong or it is too long.")
    modules, guards = _ean_modules(digits)
    tall = height + EAN_GUARD_X * x_mm
    bars = [
        Box.sized(
            (end - start) * x_mm,
            tall if start in guards else height,
            (EAN_QUIET_LEFT_X + start) * x_mm,
        )
        for start, end in _runs(modules)
    ]
    width = (EAN_QUIET_LEFT_X + len(modules) + EAN_QUIET_RIGHT_X) * x_mm
    foot = height + 0.5 * x_mm + EAN_DIGIT_HEIGHT_X * x_mm
    return Barcode(
        _rectangles(bars),
        Box.sized(width, max(tall, foot)),
        _ean_digits(digits, x_mm, height),
    )


def _ean_modules(digits: str) -> tuple[str, frozenset[int]]:
    """The 95 modules as '1' for a bar, and the starts of the bars that are guards."""
    parity = EAN_FIRST_DIGIT[int(digits[0])]
    left = "".join(
        EAN_LEFT[kind][int(digit)] for kind, digit in zip(parity, digits[1:7], strict=True)
    )
    right = "".join(EAN_RIGHT[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101", frozenset((0, 2, 46, 48, 92, 94))


def _ean_digits(digits: str, x_mm: float, height: float) -> tuple[PlacedDigit, ...]:
    """Each digit under its seven modules; the first one in the left quiet zone."""
    tall = EAN_DIGIT_HEIGHT_X * x_mm
    y = height + 0.5 * x_mm + tall / 2
    starts = [3 + 7 * at for at in range(6)] + [50 + 7 * at for at in range(6)]
    centers = [EAN_QUIET_LEFT_X / 2 - 1.0]
    centers += [EAN_QUIET_LEFT_X + start + 3.5 for start in starts]
    return tuple(
        PlacedDigit(digit, (center * x_mm, y), tall)
        for digit, center in zip(digits, centers, strict=True)
    )


def code128_bars(text: str, x_mm: float = 0.33, height: float = 10.0) -> Barcode:
    """A Code 128 of printable ASCII with its check symbol and 10 X of quiet on both sides.

    Runs of digits are packed two to a symbol (set C). Raises NotABarcode.
    """
    symbols = list(_code128_symbols(text))
    weighted = (at * symbol for at, symbol in enumerate(symbols[1:], start=1))
    symbols.append((symbols[0] + sum(weighted)) % 103)
    widths = "".join(CODE128_WIDTHS[symbol] for symbol in symbols) + CODE128_STOP
    modules = "".join(("1", "0")[at % 2] * int(width) for at, width in enumerate(widths))
    bars = [
        Box.sized((end - start) * x_mm, height, (CODE128_QUIET_X + start) * x_mm)
        for start, end in _runs(modules)
    ]
    width = (len(modules) + 2 * CODE128_QUIET_X) * x_mm
    return Barcode(_rectangles(bars), Box.sized(width, height))


def _code128_symbols(text: str) -> Iterator[int]:
    """Start, data and switch symbols, by the packing rules of ISO/IEC 15417 annex E."""
    if not text or any(not " " <= letter <= "~" for letter in text):
        raise NotABarcode(f"{text!r} does not fit Code 128: use plain Latin letters and digits.")
    in_c = _digit_run(text, 0) >= (4 if len(text) != 2 else 2)
    yield CODE128_START_C if in_c else CODE128_START_B
    at = 0
    while at < len(text):
        run = _digit_run(text, at)
        if in_c and run >= 2:
            yield int(text[at : at + 2])
            at += 2
        elif in_c:
            yield CODE128_TO_B
            in_c = False
        elif run % 2 == 0 and run >= (4 if at + run == len(text) else 6):
            yield CODE128_TO_C
            in_c = True
        else:
            yield ord(text[at]) - 32
            at += 1


def _digit_run(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end - at


def qr_path(text: str, module_mm: float = 0.6) -> Barcode:
    """A QR code (error correction M or better) as seamless outlines, with 4 modules of quiet.

    Raises NotABarcode when the text does not fit.
    """
    try:
        matrix = np.array(segno.make_qr(text, error="m").matrix, dtype=bool)
    except ValueError as trouble:
        raise NotABarcode(f"{len(text)} letters do not fit a QR code: {trouble}") from trouble
    side = (len(matrix) + 2 * QR_QUIET_X) * module_mm
    builder = PathBuilder()
    for ring in _rings(matrix):
        corners = [((x + QR_QUIET_X) * module_mm, (y + QR_QUIET_X) * module_mm) for x, y in ring]
        builder.move(*corners[0])
        for corner in corners[1:]:
            builder.line(*corner)
        builder.close()
    return Barcode(builder.path(), Box.sized(side, side))


def _rings(matrix: np.ndarray) -> Iterator[list[tuple[int, int]]]:
    """The outlines of the dark areas, dark on the right hand, so holes turn the other way."""
    dark = np.pad(matrix, 1)
    follow: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for y, x in np.argwhere(dark):
        edges = (
            (dark[y - 1, x], (x - 1, y - 1), (x, y - 1)),
            (dark[y, x + 1], (x, y - 1), (x, y)),
            (dark[y + 1, x], (x, y), (x - 1, y)),
            (dark[y, x - 1], (x - 1, y), (x - 1, y - 1)),
        )
        for beside, start, end in edges:
            if not beside:
                follow.setdefault((int(start[0]), int(start[1])), []).append(
                    (int(end[0]), int(end[1]))
                )
    while follow:
        yield _ring(follow)


def _ring(follow: dict[tuple[int, int], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """One closed outline taken out of the edges left, its straight runs joined."""
    at = first = next(iter(follow))
    heading = (0, 0)
    ring: list[tuple[int, int]] = []
    while not ring or at != first:
        ends = follow[at]
        right = (at[0] - heading[1], at[1] + heading[0])
        to = ends.pop(ends.index(right) if right in ends else 0)
        if not ends:
            del follow[at]
        if (turned := (to[0] - at[0], to[1] - at[1])) != heading:
            ring.append(at)
        heading, at = turned, to
    # The walk may have begun in the middle of a straight run.
    return ring[1:] if _straight(ring[-1], ring[0], ring[1]) else ring


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _runs(modules: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of '1'."""
    edges = [at for at in range(len(modules) + 1) if modules[at : at + 1] != modules[at - 1 : at]]
    yield from ((s, e) for s, e in pairwise(edges) if modules[s] == "1")


def _rectangles(boxes: Iterable[Box]) -> Path:
    corners = [
        corner
        for box in boxes
        for corner in (
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        )
    ]
    return Path("MLLLZ" * (len(corners) // 4), np.array(corners))


def _digits(text: str) -> bool:
    return all(letter in "0123456789" for letter in text)
