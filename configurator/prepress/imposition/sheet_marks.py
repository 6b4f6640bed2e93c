"""Marks of a press sheet: where to cut, dots the cutter's camera finds, color bar and slug line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.units import mm_from_pt
from configurator.prepress.barcodes import code128_bars
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.ink_stream import BLACK, ON_EVERY_PLATE, Ink, InkStream
from configurator.prepress.lettering import Type, line
from configurator.prepress.printers_marks import COLOR_BAR
from configurator.prepress.processing_steps import LINE_PT, Cmyk

EDGE_MM = 3.5
"""What a digital press leaves white along the sheet."""
TICK_MM = 3.5
TICK_OFF_MM = 0.5
"""Crop marks begin this far outside the paint."""
PATCH_MM = 3.5
DOT_MM = 4.0
"""Diameter of a register dot; cutters' cameras take 3 to 6."""
DOT_AT_MM = EDGE_MM + DOT_MM / 2
DOT_SECOND_MM = 14.0
"""The first corner has a second dot this far along, so no sheet can lie the wrong way round."""
SLUG_MM = 3.8
SLUG_X_MM = 0.25
SLUG_TYPE = Type("heebo", 2.0)
SLUG_SECOND_MM = 2.2
"""From the baseline of its first line to that of its second."""
LONGEST_LIST = 150
"""Letters of the list of pieces that are still read at a glance; the report has all of them."""
APART_MM = 0.4
"""Crop marks nearer than this are one."""


@dataclass(frozen=True, slots=True)
class SheetSlug:
    """What stands at the foot of a sheet: what it is, its pieces, and the code production scans."""

    words: str
    pieces: tuple[str, ...]
    code: str

    @property
    def listed(self) -> str:
        """As many of the pieces as are still read, and how many more there are."""
        told, left = "", list(self.pieces)
        while left and len(told) + len(left[0]) < LONGEST_LIST:
            told += ("   " if told else "") + left.pop(0)
        return f"{told}   and {len(left)} more, see the report" if left else told


def register_dots(layout: Layout) -> tuple[Path, ...]:
    """Round dots in the sheet's corners, two in the first; the cut file holds the same."""
    near, far = DOT_AT_MM, (layout.width - DOT_AT_MM, layout.height - DOT_AT_MM)
    centers = (
        (near, near),
        (near + DOT_SECOND_MM, near),
        (far[0], near),
        (near, far[1]),
        (far[0], far[1]),
    )
    return tuple(Path.ellipse(Box(x, y, x, y).grown(DOT_MM / 2)) for x, y in centers)


def crop_marks(layout: Layout) -> Path:
    """Ticks outside the paint: at every cut of a sheet a guillotine parts, else at the corners."""
    paint, block = layout.painted, layout.block
    boxes = [each.trim_box for each in layout.placements] if layout.straight else [block]
    columns = _apart([edge for box in boxes for edge in (box.left, box.right)])
    rows = _apart([edge for box in boxes for edge in (box.top, box.bottom)])
    out = TICK_OFF_MM + TICK_MM
    ticks = [[(x, paint.top - TICK_OFF_MM), (x, paint.top - out)] for x in columns]
    ticks += [[(x, paint.bottom + TICK_OFF_MM), (x, paint.bottom + out)] for x in columns]
    ticks += [[(paint.left - TICK_OFF_MM, y), (paint.left - out, y)] for y in rows]
    ticks += [[(paint.right + TICK_OFF_MM, y), (paint.right + out, y)] for y in rows]
    return Path.joined(Path.polyline(tick) for tick in ticks)


def _apart(edges: list[float]) -> list[float]:
    """The edges in order, those that are one cut taken once."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > APART_MM:
            found.append(edge)
    return found


def draw_sheet_marks(
    stream: InkStream,
    layout: Layout,
    slug: SheetSlug,
    spots: Mapping[str, Cmyk],
    fonts: FontBook,
) -> None:
    """Every mark of a sheet. `spots` are the separations that get a patch in the color bar."""
    stream.stroke(crop_marks(layout), ON_EVERY_PLATE, mm_from_pt(LINE_PT))
    for dot in register_dots(layout):
        stream.fill(dot, BLACK)
    _draw_color_bar(stream, layout, spots)
    _draw_slug(stream, layout, slug, fonts)


def _draw_color_bar(stream: InkStream, layout: Layout, spots: Mapping[str, Cmyk]) -> None:
    """The bar, again and again across the sheet: every ink zone of the press gets its patch."""
    inks = [Ink(cmyk) for cmyk in COLOR_BAR] + [Ink(cmyk, name) for name, cmyk in spots.items()]
    left = DOT_AT_MM + DOT_SECOND_MM + DOT_MM
    room = layout.width - DOT_AT_MM - DOT_MM - left
    bars = max(1, int(room // (len(inks) * PATCH_MM)))
    start = left + (room - bars * len(inks) * PATCH_MM) / 2
    for at, ink in enumerate(inks * bars):
        patch = Box.sized(PATCH_MM, PATCH_MM, start + at * PATCH_MM, EDGE_MM)
        stream.fill(Path.rectangle(patch), ink)


def _draw_slug(stream: InkStream, layout: Layout, slug: SheetSlug, fonts: FontBook) -> None:
    left, bottom = DOT_AT_MM + DOT_MM, layout.height - EDGE_MM
    code = code128_bars(slug.code, SLUG_X_MM, SLUG_MM)
    moved = Path(code.path.verbs, code.path.points + np.array([left, bottom - SLUG_MM]))
    stream.fill(moved, BLACK)
    first = Box(
        left + code.box.width + 2.0,
        bottom - SLUG_MM,
        layout.width - DOT_AT_MM - DOT_MM,
        bottom - SLUG_SECOND_MM,
    )
    second = Box(first.left, first.top, first.right, bottom)
    for words, room in ((slug.words, first), (slug.listed, second)):
        stream.fill(line(fonts, words, SLUG_TYPE, room), BLACK)
