"""Printing conditions: how a stock can be printed, each with its profile and the ink it allows."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import Field, StringConstraints

from configurator.ground import files
from configurator.model.editions import Edition, Sheets
from configurator.model.words import Frozen, Words

CONDITIONS = "press/conditions.json"


class PrintingCondition(Frozen):
    """One characterized way of printing.

    `profile` is its output profile, a file of assets/icc; `registered` and `name` are what the ICC
    registry calls it. `most_ink` is the largest sum of inks the profile's own separation lays (3.0
    is 300 %).
    """

    profile: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.icc$")]
    words: Words
    registered: str
    name: str
    most_ink: Annotated[float, Field(ge=1.0, le=4.0)]


class _Conditions(Frozen):
    about: str
    conditions: Annotated[tuple[PrintingCondition, ...], Field(min_length=1)]


def conditions_of(sheets: Sheets) -> dict[str, PrintingCondition]:
    """Every printing condition there is, by its profile. Raises OSError and ValidationError."""
    read = _Conditions.model_validate(sheets.read(CONDITIONS))
    return {each.profile: each for each in read.conditions}


@lru_cache(maxsize=1)
def house_conditions() -> dict[str, PrintingCondition]:
    """The printing conditions that ship."""
    return conditions_of(Sheets(files.assets_folder(), Edition(family="shop")))
