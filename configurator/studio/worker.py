"""The worker process's door: whoever starts the process loads nothing of what works in it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

ROOM_BYTES = 24 * 1024 * 1024
"""Room for the pictures of one answer; what does not fit goes through the pipe like the rest.

Two workers have one each, and a container shares 64 MB as a rule.
"""


def new_room() -> SharedMemory | None:
    """Memory that both processes see; None where the system has none to share.

    Pages that no answer ever used cost nothing.
    """
    try:
        return SharedMemory(create=True, size=ROOM_BYTES)
    except OSError:
        return None


def work(pipe: Connection, room: str | None, data: Path) -> None:
    """Answer requests until the other end hangs up; `room` names the memory for pictures."""
    from configurator.studio.atelier import serve

    serve(pipe, SharedMemory(name=room) if room else None, data)
