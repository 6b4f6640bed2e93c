"""The album: a numbered picture of every screen passed, and a line of progress for every step."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from configurator.ground.files import written_whole
from configurator.ui.hand import Hand, NotHappened

QUALITY = 70
"""How hard a PNG is squeezed, from 100 (not at all) to 0."""


class TourStuck(Exception):
    """A step of the tour did not happen; the message names it, what is there, and its picture."""


class Album:
    """Collects the pictures of one tour in a folder; they are written while the tour goes on."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._count = 0
        self._started = time.monotonic()
        self._writer = ThreadPoolExecutor(max_workers=1)
        self._written: list[Future[None]] = []

    def __enter__(self) -> Album:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.shutdown()

    def finish(self) -> None:
        """Wait until every picture is written. Raises OSError when one could not be."""
        for each in self._written:
            each.result()

    def tell(self, words: str) -> None:
        """Say how far the tour is."""
        sys.stderr.write(f"{time.monotonic() - self._started:6.1f} s  {words}\n")
        sys.stderr.flush()

    def keep(self, hand: Hand, name: str) -> None:
        """Keep a picture of what is on the glass, once it stands still."""
        self._count += 1
        file = self.folder / f"{self._count:02}-{name}.png"
        self._written.append(self._writer.submit(_write, file, hand.still()))

    @contextmanager
    def step(self, hand: Hand, words: str) -> Iterator[None]:
        """Tell a step; one that does not happen leaves a picture of why. Raises TourStuck."""
        self.tell(words)
        try:
            yield
        except NotHappened as trouble:
            file = self.folder / f"stuck-after-{self._count:02}.png"
            _write(file, hand.window.grabWindow())
            raise TourStuck(
                f"The tour is stuck at: {words}. {trouble} Picture: {file}"
            ) from trouble


def _write(file: Path, picture: QImage) -> None:
    with written_whole(file) as draft:
        if not picture.save(str(draft), "PNG", QUALITY):  # type: ignore[call-overload]
            raise OSError(f"{file} could not be written.")
