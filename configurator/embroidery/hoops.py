"""Hoops: the fields that machines' frames leave free, and the smallest one a design fits."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN_MM = 3.0
"""Room between the design and the field's edge: 2 to 5 mm (p)."""


@dataclass(frozen=True, slots=True)
class Hoop:
    """A hoop's field in mm, as wide and high as the needle can reach."""

    width_mm: float
    height_mm: float

    @property
    def id(self) -> str:
        """As it is written: 100x100."""
        return f"{self.width_mm:g}x{self.height_mm:g}"

    def holds(self, width_mm: float, height_mm: float, margin_mm: float = MARGIN_MM) -> bool:
        """Whether a design fits with its margin, as it lies."""
        room = 2 * margin_mm
        return width_mm + room <= self.width_mm and height_mm + room <= self.height_mm

    @property
    def turned(self) -> Hoop:
        """The same hoop put in the other way round."""
        return Hoop(self.height_mm, self.width_mm)


HOOPS = tuple(
    Hoop(width, height)
    for width, height in (
        (100, 100), (110, 110), (130, 180), (140, 200), (150, 240), (160, 260), (200, 200),
        (200, 300), (360, 200),
    )
)  # fmt: skip
"""Published fields (s); what is sold as 4 x 4 in is 100 mm."""


def hoop_named(name: str) -> Hoop:
    """The hoop of a field written like 100x100, in mm; any may be named. Raises ValueError."""
    width, cross, height = name.lower().replace("×", "x").partition("x")
    try:
        hoop = Hoop(float(width), float(height))
    except ValueError:
        raise ValueError(f"A hoop is written 100x100, not {name!r}.") from None
    if not cross or not (20 <= hoop.width_mm <= 1500 and 20 <= hoop.height_mm <= 1500):
        raise ValueError(f"A hoop is 20 to 1500 mm each way, not {name!r}.")
    return hoop


def smallest_hoop(width_mm: float, height_mm: float) -> Hoop | None:
    """The smallest field a design fits in as it lies; None where none is large enough."""
    ways = [each for hoop in HOOPS for each in (hoop, hoop.turned)]
    fitting = [hoop for hoop in ways if hoop.holds(width_mm, height_mm)]
    return min(fitting, key=lambda hoop: hoop.width_mm * hoop.height_mm, default=None)
