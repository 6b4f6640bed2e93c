"""A page's boxes: the sheet, the paint beyond the cut, and the cut, one inside the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

import pikepdf

from configurator.ground.geometry import Affine, Box
from configurator.ground.units import PT_PER_MM


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """A page's boxes in mm, y down, in one system: media around bleed around trim."""

    media: Box
    bleed: Box | None = None
    trim: Box | None = None

    def points(self, box: Box) -> list[float]:
        """A box as PDF has it: points, y up, from the media's lower left corner."""
        edges = (
            box.left - self.media.left,
            self.media.bottom - box.bottom,
            box.right - self.media.left,
            self.media.bottom - box.top,
        )
        return [round(edge * PT_PER_MM, 4) for edge in edges]

    @property
    def to_points(self) -> Affine:
        """What takes mm, y down, to points, y up."""
        return Affine(
            PT_PER_MM,
            0.0,
            0.0,
            -PT_PER_MM,
            -self.media.left * PT_PER_MM,
            self.media.bottom * PT_PER_MM,
        )


def largest_page(file: FilePath) -> tuple[float, float] | None:
    """The sides in mm that hold every page of a PDF, lying either way; None of what is no PDF."""
    try:
        with pikepdf.open(file) as pdf:
            sides = [sorted(_sides(page)) for page in pdf.pages]
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return None
    return max(long for _, long in sides), max(short for short, _ in sides)


def _sides(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) / PT_PER_MM for edge in page.mediabox)
    return right - left, top - bottom
