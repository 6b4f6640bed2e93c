"""A press sheet that was made: its files, how often it is printed, what is on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.sheet_check import CheckedSheet


@dataclass(frozen=True, slots=True)
class PressSheet:
    """A sheet that kept its promises: its files, how often it is printed, what is on it."""

    print: FilePath
    svg: FilePath
    dxf: FilePath
    sha256: str
    layout: Layout
    checked: CheckedSheet

    @property
    def pieces(self) -> dict[str, int]:
        """How many of each piece lie on one sheet, by label."""
        return dict(Counter(each.piece.label for each in self.layout.placements))
