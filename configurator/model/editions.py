"""Editions: what a shop says differently from the catalog that shipped, version by version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from configurator.ground import files
from configurator.model.additions import (
    Absence,
    Addition,
    Misplaced,
    Said,
    SheetName,
    Step,
    Value,
    place_of,
    put_in,
)
from configurator.model.words import Frozen, Name, Words

Key = tuple[str, str | None, str]
"""A size, a choice with its option, a material or a swatch."""


class Correction(Frozen):
    """One figure of a sheet as the shop has it, with where it comes from and who says so."""

    sheet: SheetName
    path: Annotated[tuple[Step, ...], Field(min_length=1, max_length=8)]
    value: Value
    source: Said
    who: Said
    at: datetime


class Edition(Frozen):
    """One version of a family's catalog: what the shop added to and corrected of what shipped, and
    what is missing.

    Editions are numbered from 1 and never changed; number 0 is the catalog that shipped.
    """

    schema_version: Literal[2] = 2
    family: Name
    number: Annotated[int, Field(ge=0)] = 0
    at: datetime | None = None
    who: Said = ""
    did: Words | None = None
    """What was changed since the edition before, in words."""
    why: Said = ""
    additions: tuple[Addition, ...] = ()
    corrections: tuple[Correction, ...] = ()
    absent: tuple[Absence, ...] = ()

    @property
    def as_shipped(self) -> bool:
        """Whether nothing differs from what shipped."""
        return not self.additions and not self.corrections and not self.absent

    @property
    def mark(self) -> str:
        """The edition's number and a short hash of what it says, for files that were made by it."""
        every = (*self.additions, *self.corrections, *self.absent)
        said = [each.model_dump(mode="json") for each in every]
        digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        return f"{self.family}-{self.number}-{digest[:8]}"

    def correction(self, sheet: str, path: tuple[str, ...]) -> Correction | None:
        """The shop's own figure there, if it has one."""
        for each in self.corrections:
            if (each.sheet, each.path) == (sheet, path):
                return each
        return None

    def with_correction(self, new: Correction) -> Edition:
        """The edition with a figure in place of any it had there."""
        return self.model_copy(
            update={"corrections": (*self._others(new.sheet, new.path), new)},
        )

    def without_correction(self, sheet: str, path: tuple[str, ...]) -> Edition:
        """The edition with the figure that shipped."""
        return self.model_copy(update={"corrections": self._others(sheet, path)})

    def _others(self, sheet: str, path: tuple[str, ...]) -> tuple[Correction, ...]:
        return tuple(each for each in self.corrections if (each.sheet, each.path) != (sheet, path))

    @property
    def offered(self) -> tuple[Addition, ...]:
        """What the shop added and did not take out again."""
        return tuple(each for each in self.additions if each.withdrawn is None)

    @property
    def added_to(self) -> tuple[str, ...]:
        """The sheets that the shop added anything to."""
        copies = (each for addition in self.additions for each in addition.copies)
        return tuple(dict.fromkeys(each.sheet for each in copies))

    @property
    def withdrawn(self) -> frozenset[Key]:
        """What the shop added once and took out again."""
        return frozenset(each.key for each in self.additions if each.withdrawn is not None)

    @property
    def gone(self) -> frozenset[Key]:
        """Everything that cannot be had: out of stock, or taken out of the catalog."""
        return self.withdrawn | {each.key for each in self.absent}

    def addition(self, key: Key) -> Addition | None:
        """What the shop added under that key; None for what shipped."""
        return next((each for each in self.additions if each.key == key), None)

    def absence(self, key: Key) -> Absence | None:
        """Who said that something is out of stock, and when; None when it is there."""
        return next((each for each in self.absent if each.key == key), None)


def read_edition(content: bytes) -> Edition:
    """The edition a document holds, of this version or the one before it.

    Raises Unreadable and ValidationError.
    """
    document = files.read_json(content)
    if isinstance(document, dict) and document.get("schema_version", 1) == 1:
        document = {**document, "schema_version": 2}  # 1 knew no additions
    return Edition.model_validate_json(json.dumps(document))


class Sheets:
    """The data sheets of one family as they are in force: what shipped, added to and corrected.

    `shop` is the shop's data folder, where it may lay sheets of its own beside ours.
    """

    def __init__(self, assets: Path, edition: Edition, shop: Path | None = None) -> None:
        self.assets = assets
        self.edition = edition
        self.shop = shop

    def read(self, sheet: str) -> Any:
        """A sheet such as 'patch/limits.json' as strict JSON. Raises OSError, Unreadable."""
        document = self.before(sheet)
        for each in self.edition.corrections:
            if each.sheet == sheet:
                put(document, each.path, each.value)
        return document

    def before(self, sheet: str) -> Any:
        """The sheet as it shipped, with what the shop added but nothing corrected.

        Raises OSError, Unreadable and Misplaced.
        """
        document = files.read_json((self.assets / sheet).read_bytes())
        for addition in self.edition.additions:
            for new in addition.copies:
                if new.sheet == sheet:
                    put_in(document, new)
        return document

    def newest(self, pattern: str) -> str:
        """The name of the sheet whose name sorts last among those of a pattern.

        Raises OSError when there is none.
        """
        found = max(self.assets.glob(pattern), default=None)
        if found is None:
            raise FileNotFoundError(f"{self.assets / pattern} is missing; install the app again")
        return found.relative_to(self.assets).as_posix()


def at(document: Any, path: Sequence[str]) -> Any:
    """What stands at a path of a sheet; entries of lists go by their names. Raises Misplaced."""
    for step in path:
        document = document[place_of(document, step)]
    return document


def put(document: Any, path: Sequence[str], value: Value) -> None:
    """Write a value where one of its kind stands now. Raises Misplaced."""
    there = at(document, path[:-1])
    place = place_of(there, path[-1])
    if isinstance(there[place], str) != isinstance(value, str):
        raise Misplaced(f"{' > '.join(path)} is not {value!r}")
    there[place] = value
