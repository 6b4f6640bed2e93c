"""The catalog's shelf: every edition of every family as a file of its own, none ever changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pydantic import ValidationError

from configurator.ground import files
from configurator.model.editions import Edition, read_edition

FOLDER = "catalog"
NAME = re.compile(r"(\d{6})\.json")


class EditionGone(Exception):
    """An edition that is not on the shelf, or that cannot be read; the message names its file."""


class EditionShelf:
    """The editions in a shop's data folder: catalog/FAMILY/000001.json and on."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def numbers(self, family: str) -> tuple[int, ...]:
        """The editions that there are, oldest first, beginning with 0: as shipped."""
        folder = self._folder / family
        names = (file.name for file in folder.iterdir()) if folder.is_dir() else ()
        found = (NAME.fullmatch(name) for name in names)
        return (0, *sorted(int(match[1]) for match in found if match))

    def newest(self, family: str) -> int:
        """The number of the newest edition."""
        return self.numbers(family)[-1]

    def edition(self, family: str, number: int) -> Edition:
        """An edition by its number. Raises EditionGone."""
        if number == 0:
            return Edition(family=family)
        file = self._file(family, number)
        try:
            edition = read_edition(file.read_bytes())
        except (OSError, files.Unreadable, ValidationError) as trouble:
            raise EditionGone(f"{file} cannot be read: {_first_line(trouble)}") from trouble
        if (edition.family, edition.number) != (family, number):
            raise EditionGone(f"{file} is edition {edition.number} of {edition.family}.")
        return edition

    def names(self, family: str, value: str) -> bool:
        """Whether an edition that can be read, new or old, has that very value anywhere."""
        for number in self.numbers(family):
            try:
                edition = self.edition(family, number)
            except EditionGone:
                continue
            if json.dumps(value) in edition.model_dump_json():
                return True
        return False

    def put(self, edition: Edition) -> None:
        """Put a new edition on the shelf, whole or not at all. Raises OSError, EditionGone."""
        file = self._file(edition.family, edition.number)
        if file.exists():
            raise EditionGone(f"{file} is there already, and no edition is ever changed.")
        files.write_bytes(file, (edition.model_dump_json(indent=1) + "\n").encode())

    def _file(self, family: str, number: int) -> Path:
        return self._folder / family / f"{number:06d}.json"


def _first_line(trouble: Exception) -> str:
    if isinstance(trouble, ValidationError):
        first = trouble.errors()[0]
        return f"{' > '.join(str(step) for step in first['loc'])}: {first['msg']}"
    return str(trouble)
