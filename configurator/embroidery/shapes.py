"""Shapes to sew: areas of one thread in mm, from artwork or from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of

Kind = Literal["auto", "running", "satin", "tatami", "border", "applique", "placement", "cut-line"]
Reading = Literal["free", "ltr", "rtl"]

OUTLINE_TOLERANCE_MM = 0.03
"""Curves are drawn as chords this close to them: a third of what a machine file can tell."""


@dataclass(frozen=True, eq=False)
class SewShape:
    """An area of one thread; later shapes of a list lie on top of earlier ones.

    `outline` is a shapely area, or a closed Path, in mm; for `running` it may be a shapely line.
    `border` and `applique` give the patch's cut outline: the border lies along its inside. A
    border may also be given as the rim itself.
    `id` names it in problems. `reading` says which way lettering is sewn. `coverage` is the share
    of the full thread its rows have; below 1 the cloth shines through on purpose.
    """

    outline: BaseGeometry | Path
    thread: str
    kind: Kind = "auto"
    id: str = ""
    reading: Reading = "free"
    coverage: float = 1.0

    @property
    def area(self) -> BaseGeometry:
        """The outline as shapely geometry."""
        if isinstance(self.outline, Path):
            return area_of(self.outline, OUTLINE_TOLERANCE_MM)
        return self.outline


def swatch_of(thread: str) -> str:
    """The swatch id of a thread as artwork names it: 'Isacord 0015' is isacord-0015."""
    return thread.strip().lower().replace(" ", "-")
