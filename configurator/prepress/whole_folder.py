"""A folder that appears complete or stays as it was; the report that seals it comes last."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from configurator.ground.files import sync


@contextmanager
def whole_folder(folder: Path, seal: str, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """A folder beside `folder` that takes its place when the block ends well, and else vanishes.

    `seal` is the name of the file that says what lies there. Where there is a folder already, new
    files replace old ones, and old ones that `is_ours` knows by name, and that were not made this
    time, go; others' stay. Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        yield draft
        sync(draft)
        if folder.exists():
            _exchange(draft, folder, seal, is_ours)
        else:
            draft.replace(folder)
        sync(folder.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _exchange(draft: Path, folder: Path, seal: str, is_ours: Callable[[str], bool]) -> None:
    """New files over old ones, the seal last: as long as it is the old one, nothing was made."""
    made = sorted(file.name for file in draft.iterdir())
    for name in sorted(made, key=lambda name: name == seal):
        (draft / name).replace(folder / name)
    for file in folder.iterdir():
        if file.name not in made and is_ours(file.name):
            file.unlink(missing_ok=True)
    sync(folder)
