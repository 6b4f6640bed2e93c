"""Desk comfort: how a desk stands for whoever works there, kept from one day to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from configurator.ground import files
from configurator.model.words import Frozen, Words

TEXT_SIZES: tuple[tuple[str, float], ...] = (
    ("100", 1.0), ("125", 1.25), ("150", 1.5), ("200", 2.0),
)  # fmt: skip
THEMES: tuple[tuple[str, Words], ...] = (
    ("light", Words(en="Light", he="בהיר")),
    ("dark", Words(en="Dark", he="כהה")),
    ("contrast", Words(en="High contrast", he="ניגודיות גבוהה")),
)


class Comfort(Frozen):
    """Language, size of text and colors of one desk."""

    language: Literal["en", "he"] = "en"
    text_scale: Annotated[float, Field(ge=1, le=2)] = 1.0
    theme: Literal["light", "dark", "contrast"] = "light"


class ComfortFile:
    """Where a desk's comfort is kept; one that cannot be read is as if there were none."""

    def __init__(self, data: Path, desk: str) -> None:
        self._file = data / f"desk-{desk}.json"

    def read(self) -> Comfort:
        """The comfort as it was left."""
        try:
            content = self._file.read_bytes()
            files.read_json(content)
            return Comfort.model_validate_json(content)
        except (OSError, files.Unreadable, ValidationError):
            return Comfort()

    def keep(self, comfort: Comfort) -> None:
        """Keep it for tomorrow. Raises OSError."""
        files.write_bytes(self._file, comfort.model_dump_json().encode())
