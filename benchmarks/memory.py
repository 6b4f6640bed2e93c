"""The memory of the kiosk after the tour: the window's process, and its two workers.

    python benchmarks/memory.py [--tours 1]

Walks `configurator tour` as it is, and looks at the processes just before the kiosk closes: three
products made and ordered, with photographs, and two people served. With `--tours 3` the same kiosk
walks on, so that one can see whether it grows. `resident` is everything a process has in memory,
the libraries it shares with others included; `own share` counts what is shared by its part (PSS).
The ratio is to a bare QML window that shows one text, in the same run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil
from stand import SIZE, table

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

GOAL_MB = 350
BARE = """
import QtQuick
Window {
    width: %d; height: %d; visible: true
    Text { anchors.centerIn: parent; text: "Make it yours"; font.pixelSize: 80 }
}
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What one process holds, in MB."""

    what: str
    resident: float
    share: float

    @classmethod
    def by(cls, what: str, process: psutil.Process) -> Held:
        """What a process holds now."""
        found = process.memory_full_info()
        return cls(what, found.rss / 1e6, found.pss / 1e6)


def bare_window(file: str) -> None:
    """Show a bare window, and print what its process holds."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine

    app = QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.load(file)

    def tell() -> None:
        held = Held.by("bare", psutil.Process())
        os.write(1, f"{held.resident} {held.share}\n".encode())
        os._exit(0)

    engine.rootObjects()[0].frameSwapped.connect(tell)
    app.exec()


def held_by_all(number: int) -> list[Held]:
    """What this process and its workers hold."""
    kiosk = psutil.Process()
    workers = [child for child in kiosk.children() if "spawn_main" in " ".join(child.cmdline())]
    found = [Held.by(f"kiosk, after tour {number}", kiosk)]
    for worker in workers:
        found.append(Held.by(f"  a worker of it, after tour {number}", worker))
    return found


def toured(folder: Path, tours: int) -> list[Held]:
    """Walk the tour, and look at the kiosk before it closes."""
    from configurator.ui.app import KioskApp
    from configurator.ui.customer import Customer
    from configurator.ui.tour import run_tour
    from configurator.ui.tour.album import Album
    from configurator.ui.tour.guests import Guests

    found: list[Held] = []
    leave = KioskApp.close

    def look_and_leave(kiosk: KioskApp) -> None:
        found.extend(held_by_all(1))
        for number in range(2, tours + 1):
            with Album(folder / f"again-{number}") as album:
                Guests(Customer(kiosk), album).walk()
            found.extend(held_by_all(number))
        leave(kiosk)

    KioskApp.close = look_and_leave  # type: ignore[method-assign]
    if run_tour(folder / "out", folder / "data", "en"):
        raise SystemExit("The tour did not come to its end.")
    return found


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--tours", type=int, default=1)
    asked.add_argument("--bare", metavar="FILE", help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.bare:
        bare_window(said.bare)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bare.qml"
        file.write_text(BARE % SIZE)
        command = [sys.executable, __file__, "--bare", str(file)]
        told = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split()
        bare = Held("bare window", *map(float, told))
        report(bare, toured(Path(folder), said.tours))


def report(bare: Held, found: list[Held]) -> None:
    """One row a process."""
    rows = [
        [each.what, f"{each.resident:.0f}", f"{each.resident / bare.resident:.1f}",
         f"{each.share:.0f}"]
        for each in (bare, *found)
    ]  # fmt: skip
    heads = ("", "resident MB", "x bare", "own share MB")
    table(f"Memory after the tour (goal: the kiosk under {GOAL_MB} MB)", heads, rows)


if __name__ == "__main__":
    main()
