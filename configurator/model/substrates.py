"""Substrates: what is printed on, as data: its shade, its ink limit, its white, its resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from configurator.ground import files
from configurator.ground.color import delta_e_2000, lab_of
from configurator.model.editions import Edition, Sheets
from configurator.model.figures import Unworkable
from configurator.model.printing_conditions import PrintingCondition, conditions_of
from configurator.model.words import Frozen, Name, Words

WHITE = "#ffffff"
PhotosKept = Literal["cmyk", "srgb"]
"""How a print file keeps photographs: in the press's inks, or as sRGB that the press converts."""
WHITE_GROUNDS = frozenset({"legal"})
"""Roles whose bare grounds are printed white where white is, so that they can be read, scanned."""
CHOKE_MM = 0.1
"""White ink stays this far inside the inks, so that none shows where plates shift (practice)."""
PALE = 5.0
"""Stocks within this CIEDE2000 of white count as white: the eye takes paper for white."""

NO_CONDITION = Words(
    en="{name}: there is no printing condition for {profile}. Choose one that there is.",
    he="{name}: אין תנאי הדפסה עבור {profile}. אפשר לבחור אחד מאלה שיש.",
)
TOO_MUCH_INK = Words(
    en="{name}: {ink}\u00a0% of ink is more than its profile allows. {condition} separates up to "
    "{most}\u00a0%. Lower the ink to {most}\u00a0% or less, or choose another printing condition "
    "first.",
    he="{name}: {ink}% צבע זה יותר ממה שהפרופיל מאפשר. {condition} מגיע עד {most}%. אפשר להוריד "
    "את הצבע ל־{most}% או פחות, או לבחור קודם תנאי הדפסה אחר.",
)
SOFTER_THAN_SHARP = Words(
    en="{name}: the softest photo, {least} ppi, cannot be sharper than the sharp one, {wanted} "
    "ppi. Change the other one first.",
    he="{name}: התמונה הרכה ביותר, {least} ppi, לא יכולה להיות חדה מהחדה, {wanted} ppi. "
    "אפשר לשנות קודם את השנייה.",
)


class Substrate(Frozen):
    """One stock. `source` says where its numbers are from.

    `shade` is the bare stock on the screen. `profile` is a file of assets/icc, which names the
    printing condition. `ink_limit` is the largest sum of inks (3.0 is 300 %); `white` whether a
    white is printed under the art, `photos` how a file keeps photographs. Resolutions are
    effective samples an inch. `metal` is the foil it is faced with, which mirrors where no ink
    lies.
    """

    id: Name
    words: Words
    kind: Literal["paper", "film", "cloth"]
    shade: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
    profile: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.icc$")]
    ink_limit: Annotated[float, Field(ge=1.0, le=4.0)]
    white: Literal["none", "under-art"]
    photos: PhotosKept = "cmyk"
    wanted_ppi: float
    least_ppi: float
    bleed_mm: Annotated[float, Field(ge=0.0, le=20.0)]
    source: str
    metal: Name | None = None

    @property
    def seen_shade(self) -> str:
        """The shade seen through the inks: none under white ink, nor of what all but is white."""
        return WHITE if _is_pale(self.shade) or self.white == "under-art" else self.shade

    @property
    def bare_shade(self) -> str:
        """What shows where nothing is printed: white ink lies below inks only."""
        return self.shade if self.white == "under-art" else self.seen_shade


@lru_cache(maxsize=32)
def _is_pale(shade: str) -> bool:
    return delta_e_2000(lab_of(shade), lab_of(WHITE)) < PALE


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

    Raises OSError, Unworkable and ValidationError.
    """
    found: dict[str, Substrate] = {}
    conditions = conditions_of(sheets)
    for file in sorted((sheets.assets / "substrates").glob("*.json")):
        shelf = _Shelf.model_validate(sheets.read(f"substrates/{file.name}"))
        for each in shelf.substrates:
            _demand_workable(each, conditions)
            found[each.id] = each
    return found


def _demand_workable(stock: Substrate, conditions: Mapping[str, PrintingCondition]) -> None:
    """Raises Unworkable for a stock that no press could print so."""
    condition = conditions.get(stock.profile)
    if condition is None:
        raise Unworkable(NO_CONDITION.filled(name=stock.words, profile=stock.profile))
    if stock.ink_limit > condition.most_ink + 1e-6:
        said = {"ink": f"{100 * stock.ink_limit:g}", "most": f"{100 * condition.most_ink:g}"}
        raise Unworkable(TOO_MUCH_INK.filled(name=stock.words, condition=condition.words, **said))
    if stock.least_ppi > stock.wanted_ppi:
        ppi = {"least": f"{stock.least_ppi:g}", "wanted": f"{stock.wanted_ppi:g}"}
        raise Unworkable(SOFTER_THAN_SHARP.filled(name=stock.words, **ppi))


def house_substrates() -> dict[str, Substrate]:
    """The substrates that ship."""
    return read_substrates(files.assets_folder())
