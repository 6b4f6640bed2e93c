"""The worker process's door: whoever starts the process loads nothing of what works in it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path


def work(pipe: Connection, data: Path) -> None:
    """Answer requests until the other end hangs up."""
    from configurator.studio.atelier import serve

    serve(pipe, data)
