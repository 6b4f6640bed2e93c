"""Photo sources: the pictures a customer brought: on a stick, a phone's cable, or the inbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

MAX_PICTURES = 20
"""Files a visit may bring (safe.md, Pictures in)."""

MAX_DEPTH = 3
ENDINGS = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".gif", ".bmp")
)
MOUNTS = (Path("/media"), Path("/run/media"), Path("/mnt/phone"))


def folders(inbox: Path) -> tuple[Path, ...]:
    """Where pictures may lie: the shop's inbox and everything plugged in."""
    return tuple(folder for folder in (inbox, *MOUNTS) if folder.is_dir())


def pictures(inbox: Path) -> tuple[Path, ...]:
    """The newest pictures brought along, at most MAX_PICTURES; links are never followed."""
    found = [file for folder in folders(inbox) for file in _files(folder, MAX_DEPTH)]
    found.sort(key=lambda file: (-file.stat().st_mtime, str(file)))
    return tuple(found[:MAX_PICTURES])


def _files(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink() or entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir() and depth > 0:
            yield from _files(path, depth - 1)
        elif entry.is_file() and path.suffix.lower() in ENDINGS:
            yield path
