"""Printing conditions: how a stock can be printed, each with its profile and the ink it allows."""

from __future__ import annotations

import hashlib
from pathlib import Path as FilePath
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from configurator.ground import files, icc
from configurator.model.editions import Edition, Sheets
from configurator.model.words import Frozen, Words

CONDITIONS = "press/conditions.json"


class PrintingCondition(Frozen):
    """One characterized way of printing.

    `profile` is its output profile, a file of assets/icc or of the shop's; `registered` and `name`
    are what the ICC registry calls it, `registered` nothing where it is not in there. `most_ink` is
    the largest sum of inks the profile's own tables lay (3.0 is 300 %).
    """

    profile: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.icc$")]
    words: Words
    registered: str
    name: str
    most_ink: Annotated[float, Field(ge=1.0, le=4.0)]


class OwnCondition(PrintingCondition):
    """A condition of the shop's own: what its profile calls itself, and the hash of the file."""

    described: str
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Conditions(Frozen):
    about: str
    conditions: Annotated[tuple[PrintingCondition, ...], Field(min_length=1)]


def conditions_of(sheets: Sheets) -> dict[str, PrintingCondition]:
    """Every printing condition there is, the shop's own last, by its profile.

    Raises OSError and ValidationError.
    """
    read = _Conditions.model_validate(sheets.read(CONDITIONS))
    return {each.profile: each for each in (*read.conditions, *own_conditions())}


def own_conditions() -> tuple[OwnCondition, ...]:
    """The shop's own, each beside its profile; one that is not as it was put there is left out."""
    files_found = (
        file for folder in icc.SHOP_FOLDERS for file in sorted(folder.glob("own-*.json"))
    )
    return tuple(each for file in files_found if (each := _own(file)) is not None)


def _own(record: FilePath) -> OwnCondition | None:
    try:
        found = OwnCondition.model_validate_json(record.read_bytes())
        profile = (record.parent / found.profile).read_bytes()
    except (OSError, ValidationError):
        return None
    return found if hashlib.sha256(profile).hexdigest() == found.sha256 else None


def known_conditions() -> dict[str, PrintingCondition]:
    """The printing conditions that ship, and the shop's own, by their profiles."""
    return conditions_of(Sheets(files.assets_folder(), Edition(family="shop")))
