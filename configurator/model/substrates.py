"""Substrates: what is printed on, as data: its shade, its ink limit, its white, its resolutions."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from configurator.ground import files
from configurator.ground.color import delta_e_2000, lab_of
from configurator.model.editions import Edition, Sheets
from configurator.model.words import Frozen, Name, Words

WHITE = "#ffffff"
WHITE_GROUNDS = frozenset({"legal"})
"""Roles whose bare grounds are printed white where white is, so that they can be read, scanned."""
CHOKE_MM = 0.1
"""White ink stays this far inside the inks, so that none shows where plates shift (practice)."""
PALE = 5.0
"""Stocks within this CIEDE2000 of white count as white: the eye takes paper for white."""


class Substrate(Frozen):
    """One stock. `source` says where its numbers are from.

    `shade` is the bare stock on the screen. `profile` is a file of assets/icc, `condition` the
    registered name of what it characterizes. `ink_limit` is the largest sum of inks (3.0 is 300 %);
    `white` whether a white is printed under the art. Resolutions are effective samples an inch.
    `metal` is the foil it is faced with, which mirrors where no ink lies.
    """

    id: Name
    words: Words
    kind: Literal["paper", "film", "cloth"]
    shade: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
    profile: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.icc$")]
    condition: str
    condition_name: str
    ink_limit: Annotated[float, Field(ge=1.0, le=4.0)]
    white: Literal["none", "under-art"]
    wanted_ppi: float
    least_ppi: float
    bleed_mm: Annotated[float, Field(ge=0.0, le=20.0)]
    source: str
    metal: Name | None = None

    @property
    def seen_shade(self) -> str:
        """The shade seen through the inks: none under white ink, nor of what all but is white."""
        pale = delta_e_2000(lab_of(self.shade), lab_of(WHITE)) < PALE
        return WHITE if pale or self.white == "under-art" else self.shade

    @property
    def bare_shade(self) -> str:
        """What shows where nothing is printed: white ink lies below inks only."""
        return self.shade if self.white == "under-art" else self.seen_shade


class _Shelf(Frozen):
    about: str
    licence: str
    substrates: tuple[Substrate, ...]


@lru_cache(maxsize=4)
def read_substrates(assets: FilePath) -> dict[str, Substrate]:
    """Every substrate that ships, by its id. Raises OSError and ValidationError."""
    return substrates_of(Sheets(assets, Edition(family="shop")))


def substrates_of(sheets: Sheets) -> dict[str, Substrate]:
    """Every substrate by its id as a family's edition has it, in file and list order.

    Raises OSError and ValidationError.
    """
    found: dict[str, Substrate] = {}
    for file in sorted((sheets.assets / "substrates").glob("*.json")):
        shelf = _Shelf.model_validate(sheets.read(f"substrates/{file.name}"))
        found |= {each.id: each for each in shelf.substrates}
    return found


def house_substrates() -> dict[str, Substrate]:
    """The substrates that ship."""
    return read_substrates(files.assets_folder())
