"""Stock: the sheets and rolls that pieces are laid out on, and the rim the marks need."""

from __future__ import annotations

import re
from dataclasses import dataclass

from configurator.ground.geometry import Box

SIDE_MM = 8.5
"""Left and right: crop marks, and the edge a digital press cannot print."""
HEAD_MM = 12.0
"""Top and bottom: crop marks, and outside them the color bar or the slug line."""
LONGEST_ROLL_MM = 5000.0
"""A single job on a roll; PDF 1.6 itself ends at 5080 mm (14400 units of 1/72 inch)."""

SHEETS: dict[str, tuple[float, float]] = {
    "sra3": (450.0, 320.0),
    "a3": (420.0, 297.0),
    "a4": (297.0, 210.0),
}
"""Width and height in mm, lying (ISO 216 and ISO 217)."""
ROLL = re.compile(r"roll-(\d{2,4})")


class UnknownStock(ValueError):
    """A stock that is not known; the message names the ones that are."""


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet, or a roll where `height` is None: as long as the pieces on it need. In mm."""

    id: str
    width: float
    height: float | None

    @property
    def is_roll(self) -> bool:
        """Whether its length follows from what lies on it."""
        return self.height is None

    @property
    def room(self) -> Box:
        """Where pieces with their bleed may lie; a roll's room is as long as one job may be."""
        height = LONGEST_ROLL_MM if self.height is None else self.height
        return Box(SIDE_MM, HEAD_MM, self.width - SIDE_MM, height - HEAD_MM)

    @property
    def standing(self) -> Stock:
        """The same sheet with its marks along the other sides; of a roll there is one way only."""
        return self if self.height is None else Stock(self.id, self.height, self.width)


def stock_called(name: str) -> Stock:
    """The stock of that name: sra3, a3, a4, or roll-WIDTH in mm. Raises UnknownStock."""
    plain = name.strip().lower()
    if plain in SHEETS:
        return Stock(plain, *SHEETS[plain])
    roll = ROLL.fullmatch(plain)
    if roll is None or not 50 <= int(roll[1]) <= 3200:
        known = ", ".join(SHEETS)
        raise UnknownStock(
            f"There is no stock {name!r}. There are {known}, and rolls from roll-50 to roll-3200 "
            "by their width in mm."
        )
    return Stock(plain, float(roll[1]), None)
