"""Edges: whether a piece ends at a side in one plain color, so a neighbor may share its cut."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pikepdf import Array

from configurator.ground.units import PT_PER_MM
from configurator.prepress.imposition.dielines import split_page
from configurator.prepress.imposition.pieces import Piece

PX_PER_MM = 3.0
SAME = 6
"""Steps of 255 a channel may differ and still be the same color."""
INSIDE_MM = 1.5
"""How far inside the cut the color must hold: a cut is never less true than this."""

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edges:
    """The plain color along each side, None where there is none."""

    left: Color | None = None
    top: Color | None = None
    right: Color | None = None
    bottom: Color | None = None

    @property
    def shares_across(self) -> bool:
        """Whether the piece may lie directly beside itself."""
        return _same(self.left, self.right)

    @property
    def shares_down(self) -> bool:
        """Whether the piece may lie directly beneath itself."""
        return _same(self.top, self.bottom)


def edges_of(piece: Piece) -> Edges:
    """The colors along a piece's cuts, from a picture of its page; none where it is not square."""
    if not piece.is_square:
        return Edges()
    picture = _picture(piece)
    tall, wide = picture.shape[:2]
    bleed, trim = piece.bleed, piece.trim
    left, top, right, bottom = (
        max(3, round((beyond + INSIDE_MM) * PX_PER_MM))
        for beyond in (
            -bleed.left,
            -bleed.top,
            bleed.right - trim.right,
            bleed.bottom - trim.bottom,
        )
    )
    # The outermost row is half paint, half paper.
    return Edges(
        _plain(picture[1:-1, 1:left]),
        _plain(picture[1:top, 1:-1]),
        _plain(picture[1:-1, wide - right : -1]),
        _plain(picture[tall - bottom : -1, 1:-1]),
    )


def _picture(piece: Piece) -> NDArray[np.uint8]:
    """The piece's bleed box without its dielines."""
    copy = io.BytesIO()
    with pikepdf.open(piece.file) as pdf:
        page = pdf.pages[piece.page]
        page.obj["/Contents"] = pdf.make_stream(split_page(page, pdf).art)
        box = Array([float(edge) for edge in page.obj["/BleedBox"]])
        page.obj["/MediaBox"] = page.obj["/CropBox"] = box
        for other in reversed(range(len(pdf.pages))):
            if other != piece.page:
                del pdf.pages[other]
        pdf.save(copy, compress_streams=False)
    document = pdfium.PdfDocument(copy.getvalue())
    try:
        return np.array(document[0].render(scale=PX_PER_MM / PT_PER_MM).to_numpy()[:, :, :3])
    finally:
        document.close()


def _plain(band: NDArray[np.uint8]) -> Color | None:
    """The color of a band of pixels, None where it has more than one."""
    pixels = band.reshape(-1, 3).astype(int)
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    if (high - low).max() > SAME:
        return None
    red, green, blue = (int(value) for value in (low + high) // 2)
    return red, green, blue


def _same(one: Color | None, other: Color | None) -> bool:
    if one is None or other is None:
        return False
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= SAME
