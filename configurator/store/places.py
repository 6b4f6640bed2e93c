"""The places of a shop's kiosks: every one that runs on the same data stands at its own."""

from __future__ import annotations

from pathlib import Path

from configurator.store.door import Lock
from configurator.store.trouble import StoreTrouble

MOST_PLACES = 99
FILE = ".kiosk-{number}"
FIRST = 1


class TakenPlace:
    """A place that one process stands at; the system itself frees it, however the process ends."""

    def __init__(self, number: int, lock: Lock) -> None:
        self.name = _name(number)
        self._lock = lock

    def free(self) -> None:
        """Stand there no longer; freeing it again does nothing."""
        self._lock.close()


def take_place(folder: Path) -> TakenPlace:
    """The first place of a data folder where nobody stands.

    A kiosk that was alone finds its own again after a crash. Raises StoreTrouble.
    """
    for number in range(FIRST, MOST_PLACES + 1):
        lock = Lock(folder / FILE.format(number=number))
        if lock.take("alone"):
            return TakenPlace(number, lock)
        lock.close()
    raise StoreTrouble("in-use", f"{MOST_PLACES} kiosks run on this data already")


def empty_places(folder: Path) -> tuple[str, ...]:
    """The names of the places where a kiosk stood once and nobody stands now."""
    empty = []
    for number in range(FIRST, MOST_PLACES + 1):
        file = folder / FILE.format(number=number)
        if not file.exists():
            break
        lock = Lock(file)
        if lock.take("alone"):
            empty.append(_name(number))
        lock.close()
    return tuple(empty)


def _name(number: int) -> str:
    return f"k{number}"
