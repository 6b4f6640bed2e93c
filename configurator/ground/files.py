"""Files: where they live, how they are written so that none is ever half there, and strict JSON."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MAX_DOCUMENT_BYTES = 8 * 1024 * 1024
MAX_DOCUMENT_DEPTH = 40


class Unreadable(Exception):
    """A document that cannot be read; the message says what is wrong and what to do."""


def assets_folder() -> Path:
    """The shared data that ships with the app."""
    return Path(__file__).resolve().parents[2] / "assets"


def data_folder(chosen: Path | None = None) -> Path:
    """The folder for database, photos and exports: `--data DIR`, or the platform's own place."""
    folder = chosen or _usual_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _usual_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("configurator"))


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A temporary path beside `target` that takes its name only when the block ends well.

    The block writes, and may re-open and check, the temporary file; it is then synced and renamed,
    and the folder synced. On any error the temporary file is removed and `target` stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(
        dir=target.parent, prefix=f".{target.stem}-", suffix=target.suffix
    )
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        sync(draft)
        draft.replace(target)
        sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_bytes(target: Path, content: bytes) -> None:
    """Write a whole file or none of it."""
    with written_whole(target) as draft:
        draft.write_bytes(content)


def append_lines(target: Path, lines: Iterable[str]) -> None:
    """Write lines at the end of a file, new or not, and wait until they are on the disk."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        os.write(handle, "".join(f"{line}\n" for line in lines).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    sync(target.parent)


def read_json(content: str | bytes) -> Any:
    """Strict JSON: no duplicate keys, no NaN, limited size and depth. Raises Unreadable."""
    if len(content) > MAX_DOCUMENT_BYTES:
        raise Unreadable("The document is larger than 8 MiB; it was not made by this app.")
    try:
        document = json.loads(
            content,
            object_pairs_hook=_unique,
            parse_float=_finite,
            parse_constant=_refuse,
        )
    except RecursionError:
        raise Unreadable("The document is nested too deeply.") from None
    except ValueError as trouble:
        raise Unreadable(f"The document is not valid JSON: {trouble}.") from trouble
    if _depth(document) > MAX_DOCUMENT_DEPTH:
        raise Unreadable("The document is nested too deeply.")
    return document


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the same key stands twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text} is out of range")
    return number


def _refuse(text: str) -> float:
    raise ValueError(f"{text} is not a number")


def _depth(document: Any) -> int:
    deepest, row = 0, [document]
    while row:
        deepest += 1
        nested = [value for value in row if isinstance(value, dict | list)]
        row = [
            inner
            for value in nested
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return deepest
