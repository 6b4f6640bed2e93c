"""A press sheet that was made: its files, how often it is printed, what is on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    def name(self) -> str:
        """Its number among the sheets of its gang, as on its slug line."""
        return self.print.stem

    @property
    def files(self) -> tuple[FilePath, FilePath, FilePath]:
        """What a machine is sent: the print file and both cut files."""
        return self.print, self.svg, self.dxf

    def lying_in(self, folder: FilePath) -> PressSheet:
        """The same sheet with its files in another folder."""
        here, svg, dxf = (folder / file.name for file in self.files)
        return replace(self, print=here, svg=svg, dxf=dxf)
