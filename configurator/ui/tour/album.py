"""The album: a numbered picture of every screen passed, and a line of progress for every step."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from configurator.ground.files import written_whole
from configurator.ui.hand import Hand, NotHappened


class TourStuck(Exception):
    """A step of the tour did not happen; the message names it, what is there, and its picture."""


class Album:
    """Collects the pictures of one tour in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._count = 0
        self._started = time.monotonic()

    def tell(self, words: str) -> None:
        """Say how far the tour is."""
        sys.stderr.write(f"{time.monotonic() - self._started:6.1f} s  {words}\n")
        sys.stderr.flush()

    def keep(self, hand: Hand, name: str) -> None:
        """Keep a picture of what is on the glass, once it stands still."""
        self._count += 1
        self._save(hand, f"{self._count:02}-{name}", still=True)

    @contextmanager
    def step(self, hand: Hand, words: str) -> Iterator[None]:
        """Tell a step; one that does not happen leaves a picture of why. Raises TourStuck."""
        self.tell(words)
        try:
            yield
        except NotHappened as trouble:
            file = self._save(hand, f"stuck-after-{self._count:02}", still=False)
            raise TourStuck(
                f"The tour is stuck at: {words}. {trouble} Picture: {file}"
            ) from trouble

    def _save(self, hand: Hand, name: str, *, still: bool) -> Path:
        file = self.folder / f"{name}.png"
        picture = hand.still() if still else hand.window.grabWindow()
        with written_whole(file) as draft:
            # Little effort to squeeze: the tour waits for every picture.
            if not picture.save(str(draft), "PNG", 90):  # type: ignore[call-overload]
                raise OSError(f"{file} could not be written.")
        return file
