"""Palettes: colors that go together, as the shop's data; ground, ink and accents as swatch ids."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from configurator.ground import files
from configurator.model.words import Frozen, Name


class Palette(Frozen):
    """A handful of swatches chosen together: `ink` is read on `ground`, accents enliven both."""

    id: Name
    tags: tuple[Name, ...]
    ground: Name
    ink: Name
    accents: tuple[Name, ...]


@lru_cache(maxsize=4)
def read_palettes(assets: Path) -> tuple[Palette, ...]:
    """Every palette of assets/palettes. Raises Unreadable and OSError."""
    document = files.read_json((assets / "palettes" / "palettes.json").read_bytes())
    return TypeAdapter(tuple[Palette, ...]).validate_python(document["palettes"])
