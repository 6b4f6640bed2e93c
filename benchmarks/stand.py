"""The test stand of the kiosk's benchmarks: a display of its own, and tables of figures."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SIZE = (1920, 1080)
GLASSES = {
    "Xvfb, GL in software": {"QT_QPA_PLATFORM": "xcb"},
    "Xvfb, Qt's software renderer": {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"},
    "offscreen, software renderer": {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    },
}
"""How the screens can be drawn on a machine without a GPU."""
WAIT_S = 20


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """An X server of one's own, in memory; gives the environment of programs that draw on it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0"]
    server = subprocess.Popen(
        [*command, f"{SIZE[0]}x{SIZE[1]}x24"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], WAIT_S)
        number = os.read(reading, 16).decode().strip() if ready else ""
        if not number:
            raise SystemExit("Xvfb did not start; install the package xvfb.")
        yield {**os.environ, "DISPLAY": f":{number}", "CONFIGURATOR_WINDOWED": "1"}
    finally:
        os.close(reading)
        server.terminate()
        server.wait()


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their heads: the first column to the left, figures to the right."""
    every = [heads, *rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(heads))]
    print(f"\n{title}")
    for row in every:
        cells = [f"{row[0]:<{widths[0]}}"]
        cells += [f"{cell:>{wide}}" for cell, wide in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells))
