"""The library: swatches, motifs, photo frames and fonts that designs refer to by id."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any, TypeVar

from configurator.ground import files
from configurator.ground.geometry import Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Paint
from configurator.model.editions import Sheets
from configurator.model.words import Frozen, Name, Words

Made = TypeVar("Made", bound=Frozen)


class MissingAsset(Exception):
    """Something a design needs that is not in the assets; the message names it and the way out."""


class Swatch(Frozen):
    """A color that can be chosen. A thread is a swatch with its maker's code."""

    id: Name
    words: Words
    srgb: str
    cmyk: tuple[float, float, float, float]
    spot: str | None = None
    thread: str | None = None
    tags: tuple[Name, ...] = ()

    @property
    def paint(self) -> Paint:
        """The swatch as artwork paints with it."""
        return Paint(self.srgb, self.cmyk, self.spot, self.thread)


class MotifShape(Frozen):
    """One flat shape of a motif: an SVG path in a 100 x 100 box, colored by its slot."""

    slot: int
    d: str


class MotifDrawing(Frozen):
    """One of our drawings: shapes from lowest to highest, and a swatch for each slot."""

    id: Name
    words: Words
    theme: Name
    tags: tuple[Name, ...] = ()
    colors: tuple[Name, ...]
    shapes: tuple[MotifShape, ...]


class Frame(Frozen):
    """A shape that a photograph is seen through: an SVG path in a 100 x 100 box."""

    id: Name
    words: Words
    d: str


class Material(Frozen):
    """What a part can be made of, and whether it takes print."""

    id: Name
    words: Words
    printable: bool


class Library:
    """Everything designs name by id, read from the assets; fonts through their book."""

    def __init__(self, assets: FilePath, fonts: FontBook) -> None:
        self.fonts = fonts
        self.swatches = _read(assets / "swatches", "swatches", Swatch)
        self.motifs = _read(assets / "motifs", "motifs", MotifDrawing)
        self.frames = _read(assets / "frames", "frames", Frame)
        self.materials = _read(assets / "materials", "materials", Material)
        self._shipped = dict(self.swatches), dict(self.materials)
        self._motif_paths: dict[str, tuple[tuple[int, Path], ...]] = {}

    def apart(self) -> Library:
        """Another library of the same, whose swatches and materials may change on their own."""
        other = copy.copy(self)
        other.swatches, other.materials = dict(self.swatches), dict(self.materials)
        return other

    def stock_up(self, shops: Iterable[Sheets], spools: Iterable[Swatch] = ()) -> None:
        """Hold the swatches and materials that families' editions add to what shipped.

        `spools` stand in for swatches of the same id. In place: whoever holds this library goes
        on with it. Raises OSError, Unreadable and Misplaced.
        """
        swatches, materials = dict(self._shipped[0]), dict(self._shipped[1])
        for sheets in shops:
            more_swatches, more_materials = added_to(sheets)
            swatches |= more_swatches
            materials |= more_materials
        swatches |= {each.id: each for each in spools}
        self.swatches.clear()
        self.swatches.update(swatches)
        self.materials.clear()
        self.materials.update(materials)

    def paint(self, swatch: str) -> Paint:
        """The paint of a swatch. Raises MissingAsset."""
        return _found(self.swatches, swatch, "color").paint

    def motif(self, motif: str) -> MotifDrawing:
        """The drawing of that id. Raises MissingAsset."""
        return _found(self.motifs, motif, "motif")

    def motif_paths(self, motif: str) -> tuple[tuple[int, Path], ...]:
        """A motif's (slot, path) shapes in its 100 x 100 box, lowest first. Raises MissingAsset."""
        if motif not in self._motif_paths:
            shapes = self.motif(motif).shapes
            self._motif_paths[motif] = tuple((s.slot, Path.from_svg(s.d)) for s in shapes)
        return self._motif_paths[motif]

    def frame(self, frame: str) -> Path:
        """A frame's outline in its 100 x 100 box. Raises MissingAsset."""
        return Path.from_svg(_found(self.frames, frame, "frame").d)


def added_to(sheets: Sheets) -> tuple[dict[str, Swatch], dict[str, Material]]:
    """The swatches and materials of the sheets that an edition adds to.

    Raises OSError, Unreadable, Misplaced and ValidationError.
    """
    swatches: dict[str, Swatch] = {}
    materials: dict[str, Material] = {}
    for name in sheets.edition.added_to:
        if name.startswith("swatches/"):
            swatches |= _entries(sheets.read(name), "swatches", Swatch)
        elif name.startswith("materials/"):
            materials |= _entries(sheets.read(name), "materials", Material)
    return swatches, materials


def _read(folder: FilePath, key: str, made: type[Made]) -> dict[str, Made]:
    """Every entry of every JSON file of a folder, in file and list order. Raises MissingAsset."""
    found: dict[str, Made] = {}
    for file in sorted(folder.glob("*.json")):
        found |= _entries(files.read_json(file.read_bytes()), key, made)
    if not found:
        raise MissingAsset(
            f"No {key} were found in {folder}. Install the app again to restore its assets."
        )
    return found


def _entries(document: dict[str, Any], key: str, made: type[Made]) -> dict[str, Made]:
    return {entry["id"]: made.model_validate(entry) for entry in document[key]}


def _found(shelf: dict[str, Made], name: str, what: str) -> Made:
    if name not in shelf:
        raise MissingAsset(f"The {what} {name!r} is not in this app's assets; choose another one.")
    return shelf[name]
