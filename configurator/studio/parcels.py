"""Parcels: how answers travel between processes; pictures lie in memory that both can see."""

from __future__ import annotations

import io
import pickle
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from configurator.preview.render import Raster

WORTH_BYTES = 64 * 1024
"""A smaller picture is through the pipe before the other side has looked for it."""


class Outbox:
    """Sends answers, their pictures left in the room until the next one."""

    def __init__(self, pipe: Connection, room: SharedMemory | None) -> None:
        self._pipe = pipe
        self._memory = _memory(room)
        self._touched = 0

    def send(self, answer: object) -> None:
        """Send one answer. Raises OSError when nobody is there any more."""
        packed = io.BytesIO()
        packer = _Packer(packed, self._memory)
        packer.dump(answer)
        self._touched = max(self._touched, packer.used)
        self._pipe.send_bytes(packed.getbuffer())

    def wipe(self) -> None:
        """Leave no picture in the room."""
        self._memory[: self._touched] = bytes(self._touched)
        self._touched = 0


def unpacked(answer: bytes, room: SharedMemory | None) -> Any:
    """An answer as it came, its pictures taken out of the room."""
    return _Unpacker(io.BytesIO(answer), room).load()


def _memory(room: SharedMemory | None) -> memoryview:
    return memoryview(b"") if room is None or room.buf is None else room.buf


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, memory: memoryview) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._memory = memory
        self.used = 0

    def persistent_id(self, obj: object) -> tuple[int, int, int] | None:
        """Where a picture lies in the room; None for whatever goes through the pipe."""
        if not isinstance(obj, Raster):
            return None
        start, end = self.used, self.used + len(obj.rgba)
        if end - start < WORTH_BYTES or end > len(self._memory):
            return None
        self._memory[start:end] = obj.rgba
        self.used = end
        return obj.width, obj.height, start


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, room: SharedMemory | None) -> None:
        super().__init__(file)
        self._memory = _memory(room)

    def persistent_load(self, pid: tuple[int, int, int]) -> Raster:
        """The picture that lies there."""
        width, height, start = pid
        return Raster(width, height, bytes(self._memory[start : start + width * height * 4]))
