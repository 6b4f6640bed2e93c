"""What a page says to the press: paths, inks, pictures and layers as operators, in mm, y down."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from configurator.ground.geometry import Affine, Path
from configurator.prepress.path_operators import operators
from configurator.prepress.processing_steps import Cmyk

REGISTRATION = "All"
"""The separation that prints on every plate (ISO 32000-1, 8.6.6.4)."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A color of the print: `cmyk`, or the separation `spot` at full strength shown as `cmyk`."""

    cmyk: Cmyk
    spot: str | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """A color of the screen, for pages read in an office: '#rrggbb'."""

    srgb: str


BLACK = Ink((0.0, 0.0, 0.0, 1.0))
PAPER = Ink((0.0, 0.0, 0.0, 0.0))
ON_EVERY_PLATE = Ink((1.0, 1.0, 1.0, 1.0), REGISTRATION)


@dataclass(slots=True)
class InkStream:
    """Operators in order, and the names of what they need from the page's resources."""

    parts: list[str] = field(default_factory=list)
    spots: dict[str, Cmyk] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)
    overprints: bool = False
    _color: str = ""
    _state: str = "Knock"

    def content(self) -> bytes:
        """The finished content stream."""
        return "".join(self.parts).encode("ascii")

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Whatever is set inside ends with the block."""
        color, state = self._color, self._state
        self.parts.append("q\n")
        yield
        self.parts.append("Q\n")
        self._color, self._state = color, state

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """What is painted inside belongs to the layer of that name."""
        self.parts.append(f"/OC /L{_place(self.layers, name)} BDC\n")
        yield
        self.parts.append("EMC\n")

    @contextmanager
    def piece(self, name: str) -> Iterator[None]:
        """What is painted inside is one marked piece that carries a digest of its own operators.

        A reader of the finished file can tell whether anybody changed it since.
        """
        began = len(self.parts)
        self._color = ""
        yield
        # Words are parted by single blanks or line breaks; the reader parts them by any white.
        said = "".join(self.parts[began:]).replace("\n", " ").rstrip()
        digest = hashlib.sha256(said.encode("ascii")).hexdigest()[:32]
        self.parts.insert(began, f"/{name} <</Digest ({digest})>> BDC\n")
        self.parts.append("EMC\n")

    def moved(self, affine: Affine) -> None:
        """Everything that follows is moved by `affine` first."""
        self.parts.append(" ".join(_plain(value) for value in _six(affine)) + " cm\n")

    def clip(self, path: Path) -> None:
        """Everything that follows is seen only inside the path."""
        self.parts.append(operators(path) + "W n\n")

    def fill(self, path: Path, color: Ink | Light, overprint: bool = False) -> None:
        """The path filled by the nonzero rule."""
        if path:
            self._set(color, "k", "cs", "scn", "rg")
            self._set_overprint(color, overprint)
            self.parts.append(operators(path) + "f\n")

    def stroke(
        self, path: Path, color: Ink | Light, width_mm: float, overprint: bool = False
    ) -> None:
        """A line along the path."""
        if path:
            self._set(color, "K", "CS", "SCN", "RG")
            self._set_overprint(color, overprint)
            self.parts.append(f"{width_mm:.5g} w\n{operators(path)}S\n")

    def picture(self, name: str, placed: Affine) -> None:
        """A picture whose unit square (y down) goes where `placed` says."""
        upright = Affine(1.0, 0.0, 0.0, -1.0, 0.0, 1.0).then(placed)
        with self.kept():
            self._set_overprint(PAPER, False)
            self.moved(upright)
            self.parts.append(f"/P{_place(self.pictures, name)} Do\n")

    def _set(self, color: Ink | Light, process: str, space: str, tint: str, light: str) -> None:
        if isinstance(color, Light):
            said = "%.4g %.4g %.4g " % _shares(color.srgb) + light  # noqa: UP031
        elif color.spot is None:
            said = "%.4g %.4g %.4g %.4g " % color.cmyk + process  # noqa: UP031
        else:
            self.spots.setdefault(color.spot, color.cmyk)
            said = f"/S{list(self.spots).index(color.spot)} {space} 1 {tint}"
        if said != self._color:
            self.parts.append(said + "\n")
            self._color = said

    def _set_overprint(self, color: Ink | Light, overprint: bool) -> None:
        """Graphics states by name: Over for process inks, Lay for separations, Knock for neither.

        Over and Lay say the same to a press; a proof shows ink through ink, and foil opaque.
        """
        separation = isinstance(color, Ink) and color.spot is not None
        wanted = ("Lay" if separation else "Over") if overprint else "Knock"
        if wanted != self._state:
            self.parts.append(f"/{wanted} gs\n")
            self.overprints = True
            self._state = wanted


def _place(names: list[str], name: str) -> int:
    """Where a name stands in the list, added when it is new."""
    if name not in names:
        names.append(name)
    return names.index(name)


def _plain(value: float) -> str:
    """A number as PDF writes it: never with an exponent, which no reader knows."""
    return f"{value:.8f}".rstrip("0").rstrip(".") if abs(value) >= 5e-9 else "0"


def _six(affine: Affine) -> tuple[float, ...]:
    return affine.a, affine.b, affine.c, affine.d, affine.e, affine.f


def _shares(srgb: str) -> tuple[float, ...]:
    return tuple(int(srgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
