"""Printer's marks outside the bleed: crops, registration, color bar, slug line and barcode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from configurator.ground.geometry import Affine, Box, Path, Point
from configurator.ground.glyphs import FontBook
from configurator.ground.units import mm_from_pt
from configurator.prepress.barcodes import code128_bars
from configurator.prepress.ink_stream import BLACK, ON_EVERY_PLATE, Ink, InkStream
from configurator.prepress.lettering import Type, line
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.processing_steps import LINE_PT, Cmyk

CROP_MM = 5.0
CROP_OFF_MM = 3.0
"""Crop marks begin this far off the trim, or at the bleed where that is wider."""
TARGET_MM, TARGET_OFF_MM = 6.0, 0.5
"""Registration targets keep clear of the bleed, or their tips lie on press sheets beside it."""
PATCH_MM = 4.0
SLUG_MM = 7.0
AIR_MM = 2.0
LEAST_WIDTH_MM = 110.0
"""A page is never narrower than its slug line and color bar need."""
SLUG_X_MM = 0.25
SLUG_TYPE = Type("heebo", 2.6)

COLOR_BAR: tuple[Cmyk, ...] = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
    (0, 0, 0, 0.5),
    (0, 1, 1, 0),
    (1, 0, 1, 0),
    (1, 1, 0, 0),
    (0.5, 0.4, 0.4, 0),
)
"""Solids, half tones, overprints of two, and the grey balance of ISO 12647-2."""


@dataclass(frozen=True, slots=True)
class Slug:
    """What is written outside the piece: two lines of words, and the code production scans."""

    first: str
    second: str
    code: str


def boxes_around(trim: Box, bleed: Box) -> PageBoxes:
    """The page for a piece: its boxes, and room for the marks all around."""
    off = _off(trim, bleed)
    side = off + CROP_MM + AIR_MM
    media = Box(
        trim.left - side,
        trim.top - side - PATCH_MM - AIR_MM,
        trim.right + side,
        trim.bottom + side + SLUG_MM + AIR_MM,
    )
    narrow = max(0.0, LEAST_WIDTH_MM - media.width) / 2
    media = Box(media.left - narrow, media.top, media.right + narrow, media.bottom)
    return PageBoxes(media, bleed, trim)


def draw_marks(
    stream: InkStream, boxes: PageBoxes, slug: Slug, spots: Mapping[str, Cmyk], fonts: FontBook
) -> None:
    """Every mark of a page. `spots` are the separations that get a patch in the color bar."""
    assert boxes.trim is not None and boxes.bleed is not None
    off = _off(boxes.trim, boxes.bleed)
    pen = mm_from_pt(LINE_PT)
    for mark in (_crop_marks(boxes.trim, off), _targets(boxes.trim, off)):
        stream.stroke(mark, ON_EVERY_PLATE, pen)
    _draw_color_bar(stream, boxes.media, spots)
    _draw_slug(stream, boxes.media, slug, fonts)


def _off(trim: Box, bleed: Box) -> float:
    return max(
        CROP_OFF_MM,
        trim.left - bleed.left,
        trim.top - bleed.top,
        bleed.right - trim.right,
        bleed.bottom - trim.bottom,
    )


def _crop_marks(trim: Box, off: float) -> Path:
    marks = Path("", np.empty((0, 2)))
    for x, outwards in ((trim.left, -1), (trim.right, 1)):
        for y, down in ((trim.top, -1), (trim.bottom, 1)):
            marks += Path.polyline(_outwards((x, y), (outwards, 0), off))
            marks += Path.polyline(_outwards((x, y), (0, down), off))
    return marks


def _outwards(corner: Point, way: tuple[int, int], off: float) -> list[Point]:
    return [(corner[0] + way[0] * far, corner[1] + way[1] * far) for far in (off, off + CROP_MM)]


def _targets(trim: Box, off: float) -> Path:
    """A cross in a ring at the middle of each side."""
    away = off + TARGET_OFF_MM + TARGET_MM / 2
    x, y = trim.center
    centers = (
        (x, trim.top - away),
        (x, trim.bottom + away),
        (trim.left - away, y),
        (trim.right + away, y),
    )
    half = TARGET_MM / 2
    target = Path.ellipse(Box(-half * 0.6, -half * 0.6, half * 0.6, half * 0.6))
    target += Path.polyline([(-half, 0.0), (half, 0.0)]) + Path.polyline(
        [(0.0, -half), (0.0, half)]
    )
    found = Path("", np.empty((0, 2)))
    for center in centers:
        found += target.transformed(Affine.translate(*center))
    return found


def _draw_color_bar(stream: InkStream, media: Box, spots: Mapping[str, Cmyk]) -> None:
    patches = [Ink(cmyk) for cmyk in COLOR_BAR] + [Ink(cmyk, name) for name, cmyk in spots.items()]
    left = media.center[0] - len(patches) * PATCH_MM / 2
    for at, ink in enumerate(patches):
        patch = Box.sized(PATCH_MM, PATCH_MM, left + at * PATCH_MM, media.top + AIR_MM / 2)
        stream.fill(Path.rectangle(patch), ink)


def _draw_slug(stream: InkStream, media: Box, slug: Slug, fonts: FontBook) -> None:
    left, top = media.left + AIR_MM, media.bottom - AIR_MM / 2 - SLUG_MM
    code = code128_bars(slug.code, SLUG_X_MM, SLUG_MM)
    stream.fill(code.path.transformed(Affine.translate(left, top)), BLACK)
    words = Box(left + code.box.width + AIR_MM, top, media.right - AIR_MM, top + SLUG_MM * 0.4)
    stream.fill(line(fonts, slug.first, SLUG_TYPE, words), BLACK)
    below = Box(words.left, words.top, words.right, words.bottom + SLUG_MM * 0.5)
    stream.fill(line(fonts, slug.second, SLUG_TYPE, below), BLACK)
