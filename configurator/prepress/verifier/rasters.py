"""Rasters of a page by pdfium: how covered it is, and how dark, for what only the eye can judge."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray

from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.findings import MmBox
from configurator.prepress.verifier.steps import hide_white

MOST_PX = 36_000_000


class Rasters:
    """One file opened for rendering; pages are turned upright and shown whole.

    White ink is left out: it overprints on the press and lies below the inks, but pdfium would lay
    it over them, bars of codes and all.
    """

    def __init__(self, file: Path) -> None:
        self._document = pdfium.PdfDocument(_without_white(file) or file)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def cover(self, number: int, sheet: Sheet, px_per_mm: float) -> tuple[NDArray[np.uint8], float]:
        """How opaque each pixel of a page is, and how many of them make a mm."""
        bitmap = self._bitmap(number, sheet, px_per_mm, gray=False)
        alpha = np.array(bitmap.to_numpy()[:, :, 3])
        return alpha, alpha.shape[1] / sheet.width

    def light(
        self, number: int, sheet: Sheet, px_per_mm: float, box: MmBox | None = None
    ) -> tuple[NDArray[np.uint8], float]:
        """How light each pixel of a page is, or of a box on it, on white paper; how many a mm."""
        bitmap = self._bitmap(number, sheet, px_per_mm, gray=True, box=box)
        values = np.array(bitmap.to_numpy())
        values = values[:, :, 0] if values.ndim == 3 else values
        wide = sheet.width if box is None else box[2] - box[0]
        return np.ascontiguousarray(values), values.shape[1] / wide

    def _bitmap(
        self, number: int, sheet: Sheet, px_per_mm: float, gray: bool, box: MmBox | None = None
    ) -> pdfium.PdfBitmap:
        """A page, or a box on it: in gray on white paper, or in color on nothing."""
        page = self._document[number]
        page.set_rotation(0)
        page.set_cropbox(*page.get_mediabox())
        left, top, right, bottom = box or (0.0, 0.0, sheet.width, sheet.height)
        area = max(1.0, (right - left) * (bottom - top))
        px_per_mm = min(px_per_mm, (MOST_PX / area) ** 0.5)
        pt = page.get_size()[0] / sheet.width
        beyond = (left, sheet.height - bottom, sheet.width - right, top)
        crop = tuple(max(0.0, each * pt) for each in beyond)
        paper = (255, 255, 255, 255) if gray else (0, 0, 0, 0)
        scale = px_per_mm / max(pt, 1e-6)
        return page.render(scale=scale, fill_color=paper, grayscale=gray, crop=crop)


def _without_white(file: Path) -> bytes | None:
    """A copy whose layers of white ink are switched off; None where the file has none."""
    with pikepdf.open(file) as pdf:
        if not hide_white(pdf):
            return None
        copy = io.BytesIO()
        pdf.save(copy, compress_streams=False)
        return copy.getvalue()
