"""Photographs on the shelf: where a cleaned picture lies, and what is said when one is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from configurator.model.words import Words

SCREEN_PX = 2048
"""Longest side of the copy screens draw from: a 4K stage never shows more of one picture."""


class PhotoGone(Exception):
    """A photograph a design names is no longer kept: its time ran out, or it was erased."""

    words = Words(
        en="One of the photos is no longer here. Please add it again.",
        he="אחת התמונות כבר לא שמורה כאן. אפשר להוסיף אותה מחדש.",
    )


class PhotoShelf(Protocol):
    """Where cleaned photographs are kept: sRGB, upright, 8 bits a channel, no metadata."""

    def path(self, photo_id: str) -> Path:
        """The JPEG, or PNG where it has transparency, at full size. Raises PhotoGone."""
        ...


def screen_copy(photo: Path) -> Path:
    """The copy of at most SCREEN_PX a side beside a shelved photograph; itself when it has none."""
    small = photo.with_name(f"{photo.stem}.screen{photo.suffix}")
    return small if small.exists() else photo
