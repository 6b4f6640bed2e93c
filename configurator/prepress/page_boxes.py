"""A page's boxes: the sheet, the paint beyond the cut, and the cut, one inside the other."""

from __future__ import annotations

from dataclasses import dataclass

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
