"""The door of a data folder: kiosks on one machine enter one by one, and share the room inside."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from configurator.store.trouble import StoreTrouble

WAIT_S = 10.0
"""Longer than a migration or a restored backup takes on a kiosk's disk."""


class Lock:
    """A lock on a file, freed by the system itself when the process ends in any way."""

    def __init__(self, file: Path) -> None:
        try:
            self._handle: int | None = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreTrouble("read-only", str(error)) from error

    def take(self, how: Literal["shared", "alone"], wait_s: float = 0.0) -> bool:
        """Whether the lock was had within `wait_s` seconds; one that was held is exchanged."""
        if self._handle is None:
            return False
        mode = fcntl.LOCK_SH if how == "shared" else fcntl.LOCK_EX
        until = time.monotonic() + wait_s
        while True:
            try:
                fcntl.flock(self._handle, mode | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    return False
                time.sleep(0.02)
            else:
                return True

    def close(self) -> None:
        """Free the lock; closing again does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def through_the_door(folder: Path) -> Iterator[Lock]:
    """Alone at the opening of a folder's database; yields the room's lock, not yet taken.

    Whoever keeps the database open shares the room; mending or migrating needs it alone.
    Raises StoreTrouble when another process stands in the door for more than WAIT_S.
    """
    door = Lock(folder / ".door")
    room: Lock | None = None
    entered = False
    try:
        if not door.take("alone", WAIT_S):
            raise StoreTrouble("in-use", "another process is opening the database")
        room = Lock(folder / ".room")
        yield room
        entered = True
    finally:
        if room is not None and not entered:
            room.close()
        door.close()
