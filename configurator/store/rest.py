"""Rest: a note beside the database that it was closed whole, so that opening need not read it all.

The whole check reads every page: three seconds with a million people. After a proper end the file
is as SQLite left it, and is opened at once; the check follows backstage. After a crash, a power cut
or another program's hand the note does not hold, and everything is checked before it is opened.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from configurator.ground import files

COUNTER = slice(24, 28)
"""Where SQLite counts in the file's header how often it was changed (its file format, 1.3.7)."""
HEADER_BYTES = 100
DOUBT = "damaged"


def note_doubt(file: Path) -> None:
    """The file did not pass its check: it is checked before it is opened next, and put right."""
    files.write_bytes(_note(file), DOUBT.encode())


def note_rest(file: Path) -> None:
    """Note how the file lies there now. Without a note it is checked when it is opened next."""
    with contextlib.suppress(OSError):
        doubted = _note(file).exists() and _note(file).read_text("ascii") == DOUBT
        if not (doubted or _log_of(file)):
            files.write_bytes(_note(file), _state(file).encode())


def end_rest(file: Path) -> None:
    """The file is about to be written."""
    with contextlib.suppress(OSError):
        _note(file).unlink(missing_ok=True)


def is_resting(file: Path) -> bool:
    """Whether the file lies there just as it was closed."""
    try:
        return not _log_of(file) and _note(file).read_text("ascii") == _state(file)
    except (OSError, ValueError):
        return False


def _note(file: Path) -> Path:
    return file.with_name(f".{file.name}.rest")


def _log_of(file: Path) -> int:
    log = file.with_name(f"{file.name}-wal")
    return log.stat().st_size if log.exists() else 0


def _state(file: Path) -> str:
    about = file.stat()
    with file.open("rb") as opened:
        header = opened.read(HEADER_BYTES)
    return f"{about.st_ino} {about.st_size} {about.st_mtime_ns} {header[COUNTER].hex()}"
