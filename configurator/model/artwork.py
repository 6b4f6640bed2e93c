"""Artwork: a design flattened on its product, as exact geometry in mm; all outputs follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from configurator.ground.geometry import Affine, Box, Path
from configurator.model.layers import PhotoRef, Tone
from configurator.model.substrates import Substrate, house_substrates

Role = Literal["base", "art", "text", "legal", "barcode"]
LineKind = Literal["cut", "crease", "fold", "glue", "stitch", "notch"]
ZoneKind = Literal["art", "legal", "glue", "quiet"]


@dataclass(frozen=True, slots=True)
class Paint:
    """One color as screen, ink and thread know it.

    `srgb` is '#rrggbb'; `cmyk` four shares of 0 to 1, its own and not a conversion; `spot` names a
    separation (such as a foil) printed instead of `cmyk`; `thread` is the id of its thread.
    """

    srgb: str
    cmyk: tuple[float, float, float, float]
    spot: str | None = None
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A path filled by the nonzero rule; `layer` is the id of the layer it came from, if any."""

    path: Path
    paint: Paint
    role: Role = "art"
    layer: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph: `matrix` takes its unit square (y down) to part mm; seen only inside `clip`.

    `threads` is the most it is sewn in, where it is sewn; None for as many as there is room for.
    """

    photo: PhotoRef
    matrix: Affine
    clip: Path
    layer: str | None = None
    threads: int | None = None
    tone: Tone = "color"


Mark = Fill | Picture


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A line that is not printed: where the part is cut, creased, folded, glued or sewn."""

    kind: LineKind
    path: Path


@dataclass(frozen=True, slots=True)
class Zone:
    """A named area of a part: art may go there, or it is kept for law, glue or quiet."""

    id: str
    kind: ZoneKind
    outline: Path


@dataclass(frozen=True, slots=True)
class PartShape:
    """The bare part for a design's size and options, before any art.

    `trim` is the cut outline, its box starting near (0, 0); `bleed` is trim grown by the bleed;
    `safe` is where important things stay. `under` lies below the customer's layers (a theme's
    background), `over` above them (the legal panel, which art can never cover).
    `base` is the part's default paint; None where the material itself shows.
    """

    part: str
    trim: Path
    bleed: Path
    safe: Path
    zones: tuple[Zone, ...] = ()
    lines: tuple[ProcessLine, ...] = ()
    under: tuple[Mark, ...] = ()
    over: tuple[Mark, ...] = ()
    base: Paint | None = None
    pieces: int = 1
    """How many of this piece one product needs."""
    substrate: str = "coated"
    """The substrate it is printed on, by its id in assets/substrates."""
    stocks: Mapping[str, Substrate] = field(default_factory=house_substrates)
    """Every substrate as the shop has it now; as they shipped where no shop says otherwise."""

    @property
    def stock(self) -> Substrate | None:
        """What it is printed on; None where no substrate is called so."""
        return self.stocks.get(self.substrate)

    def zone(self, zone_id: str) -> Zone:
        """The zone of that name. Raises KeyError."""
        for zone in self.zones:
            if zone.id == zone_id:
                return zone
        raise KeyError(zone_id)


@dataclass(frozen=True, slots=True)
class PartArtwork:
    """One part ready to be made: marks from lowest to highest, all clipped to the bleed."""

    shape: PartShape
    marks: tuple[Mark, ...]
    made_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By layer id: the swatches its colors really become, in the order the layer names them.

    Filled in by families that cannot make every color, such as a patch sewn in threads.
    """

    @property
    def part(self) -> str:
        """The part's id."""
        return self.shape.part

    @property
    def trim_box(self) -> Box:
        """The box of the cut outline, in mm."""
        return self.shape.trim.box

    def marks_of(self, layer_id: str) -> tuple[Mark, ...]:
        """The marks that came from one layer."""
        return tuple(mark for mark in self.marks if mark.layer == layer_id)


@dataclass(frozen=True, slots=True)
class Artwork:
    """A whole product ready to be made."""

    family: str
    size: str
    parts: tuple[PartArtwork, ...]

    def part(self, part: str) -> PartArtwork:
        """The part of that name. Raises KeyError."""
        for each in self.parts:
            if each.part == part:
                return each
        raise KeyError(part)
