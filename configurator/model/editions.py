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
from configurator.model.words import Frozen, Name, Words

Value = Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True)] | str
Said = Annotated[str, Field(max_length=400)]
Step = Annotated[str, Field(min_length=1, max_length=64)]
AbsenceKind = Literal["size", "choice", "material", "swatch"]

NAMED_BY = ("id", "fact")
"""What an entry of a list is called by; a charge for sizes is called by any of its sizes."""


class Misplaced(ValueError):
    """A correction of something that the sheet does not hold; the message names it."""


class Correction(Frozen):
    """One figure of a sheet as the shop has it, with where it comes from and who says so."""

    sheet: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+\.json$")]
    path: Annotated[tuple[Step, ...], Field(min_length=1, max_length=8)]
    value: Value
    source: Said
    who: Said
    at: datetime


class Absence(Frozen):
    """Something that is out of stock; `of` is the option a choice belongs to."""

    kind: AbsenceKind
    id: Name
    of: Name | None = None
    who: Said = ""
    why: Said = ""
    at: datetime | None = None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What is out of stock, whoever said so."""
        return self.kind, self.of, self.id


class Edition(Frozen):
    """One version of a family's catalog: every correction of what shipped, and what is missing.

    Editions are numbered from 1 and never changed; number 0 is the catalog that shipped.
    """

    schema_version: Literal[1] = 1
    family: Name
    number: Annotated[int, Field(ge=0)] = 0
    at: datetime | None = None
    who: Said = ""
    did: Words | None = None
    """What was changed since the edition before, in words."""
    why: Said = ""
    corrections: tuple[Correction, ...] = ()
    absent: tuple[Absence, ...] = ()

    @property
    def as_shipped(self) -> bool:
        """Whether nothing differs from what shipped."""
        return not self.corrections and not self.absent

    @property
    def mark(self) -> str:
        """The edition's number and a short hash of what it says, for files that were made by it."""
        said = [each.model_dump(mode="json") for each in (*self.corrections, *self.absent)]
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

    def absence(self, key: tuple[str, str | None, str]) -> Absence | None:
        """Who said that something is out of stock, and when; None when it is there."""
        return next((each for each in self.absent if each.key == key), None)


class Sheets:
    """The data sheets of one family as they are in force: what shipped, corrected."""

    def __init__(self, assets: Path, edition: Edition) -> None:
        self.assets = assets
        self.edition = edition

    def read(self, sheet: str) -> Any:
        """A sheet such as 'patch/limits.json' as strict JSON. Raises OSError, Unreadable."""
        document = self.shipped(sheet)
        for each in self.edition.corrections:
            if each.sheet == sheet:
                put(document, each.path, each.value)
        return document

    def shipped(self, sheet: str) -> Any:
        """The sheet as it shipped. Raises OSError, Unreadable."""
        return files.read_json((self.assets / sheet).read_bytes())

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
        document = document[_place(document, step)]
    return document


def put(document: Any, path: Sequence[str], value: Value) -> None:
    """Write a value where one of its kind stands now. Raises Misplaced."""
    there = at(document, path[:-1])
    place = _place(there, path[-1])
    if isinstance(there[place], str) != isinstance(value, str):
        raise Misplaced(f"{' > '.join(path)} is not {value!r}")
    there[place] = value


def _place(document: Any, step: str) -> Any:
    """The key or index that a step of a path means."""
    if isinstance(document, dict) and step in document:
        return step
    if isinstance(document, list):
        for index, entry in enumerate(document):
            if isinstance(entry, dict) and _is_called(entry, step):
                return index
        if step.isdecimal() and int(step) < len(document):
            return int(step)
    raise Misplaced(f"there is no {step!r} here")


def _is_called(entry: dict[str, Any], step: str) -> bool:
    return step in [entry.get(name) for name in NAMED_BY] or step in entry.get("sizes", ())
