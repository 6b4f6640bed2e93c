"""Marks: everything a page paints, one by one, where it lies, in what color, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pikepdf import Object

from configurator.prepress.verifier.findings import MmBox
from configurator.prepress.verifier.spaces import GRAY, Space

Matrix = tuple[float, float, float, float, float, float]
MarkKind = Literal["fill", "stroke", "text", "image", "stencil", "gradient"]
SPOKEN: dict[str, str] = {
    "fill": "a fill",
    "stroke": "a line",
    "text": "words",
    "image": "a picture",
    "stencil": "a stencil",
    "gradient": "a gradient",
}
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Color:
    """A color as the file says it: its space and its values there."""

    space: Space
    values: tuple[float, ...]

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Cyan, magenta, yellow and black where the file says them outright."""
        if self.space.kind == "DeviceCMYK" and len(self.values) == 4:
            cyan, magenta, yellow, black = self.values
            return cyan, magenta, yellow, black
        if self.space.kind == "DeviceGray" and len(self.values) == 1:
            return 0.0, 0.0, 0.0, 1.0 - self.values[0]
        return None

    @property
    def is_paper(self) -> bool:
        """Whether it leaves the paper bare."""
        return self.inks is not None and max(self.inks) <= 0.001

    @property
    def is_pure_black(self) -> bool:
        """Whether it is black ink alone, nearly full."""
        inks = self.inks
        return inks is not None and max(inks[:3]) <= 0.001 and inks[3] > 0.95


BLACK = Color(GRAY, (0.0,))


@dataclass(slots=True)
class Mark:
    """One thing painted. `box` is what of it can be seen, in mm; None where nothing can.

    `size_pt` is a line's width, the height of type, or the thinner side of a fill; `ppi` a
    picture's lesser resolution; `layers` the names of the layers it is on; `tag` the marked piece
    of the page it belongs to, with its number on the page.
    """

    kind: MarkKind
    box: MmBox | None
    color: Color
    overprint: bool = False
    mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    layers: tuple[str, ...] = ()
    tag: tuple[str, int] | None = None
    size_pt: float | None = None
    ppi: float | None = None
    image: Object | None = None
    space: Space | None = None
    outline: tuple[tuple[float, float], ...] = ()

    @property
    def spots(self) -> tuple[str, ...]:
        """The separations it prints on."""
        root = (self.space or self.color.space).root
        return root.names if root.kind in ("Separation", "DeviceN") else ()


@dataclass(slots=True)
class Tagged:
    """A marked piece of the page: what it is called, what it says of itself, and its operators."""

    name: str
    said: dict[str, str]
    number: int
    operators: bytes = b""
    closed: bool = False


@dataclass(slots=True)
class Painted:
    """Everything read of one page."""

    number: int
    width_mm: float
    height_mm: float
    marks: list[Mark] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)
    spaces: list[Space] = field(default_factory=list)
    fonts: dict[str, Object] = field(default_factory=dict)


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after the other, as PDF multiplies them."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
