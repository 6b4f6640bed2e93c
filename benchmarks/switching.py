"""Switching a person at the kiosk with 100,000 people stored: card read, and everything changed.

    python benchmarks/switching.py [--people 100000] [--rounds 40]

The real kiosk, its database filled as benchmarks/people.py fills it. `card read` is what a scan
does until the household's tiles are there; `person chosen` a touch on a tile, until language,
direction, text size, theme, hand, sizes, starts and greeting have changed and QML has followed;
`on the glass` the same until the frame that shows it. The members of each household differ in
language, theme, text size, hand and reach. The ratio is to a bare SQLite read of the same person's
rows by key, in the same run.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from people import bare, filled, read_bare
from stand import table

from configurator.model.people import Posture
from configurator.store.store import Store, open_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

GOAL_MS = 100
STEPS = ("card read", "person chosen", "on the glass")
STANCES = (
    Posture(language="en", theme="light"),
    Posture(language="he", theme="dark", text_scale=1.5, hand="left"),
    Posture(language="en", theme="contrast", text_scale=2.0, reach=True),
    Posture(language="he", theme="light", sound=False, motion=False),
)


def prepared(folder: Path, people: int) -> list[tuple[str, str]]:
    """A database of so many; (card, household) of the full households, each member different."""
    store = open_store(folder)
    began = time.perf_counter()
    homes = filled(store, people)
    for _, home in homes:
        for member, stance in zip(store.people.household(home).members, STANCES, strict=False):
            store.people.save_posture(member.id, stance)
    size = store.database.file.stat().st_size / 1e6
    print(f"{people:,} people stored in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
    store.close()
    return homes


class Counter:
    """The kiosk, and how long its answers take."""

    def __init__(self, folder: Path) -> None:
        from configurator.ui.app import KioskApp
        from configurator.ui.customer import Customer

        began = time.perf_counter()
        self.app = KioskApp(folder, "en")
        self.customer = Customer(self.app)
        self.customer.arrive()
        print(f"kiosk ready with this database after {time.perf_counter() - began:.1f} s")
        self.customer.begins()
        self.kiosk = self.app.kiosk
        self.frames = 0
        self.app.window.frameSwapped.connect(self._frame)

    def _frame(self) -> None:
        self.frames += 1

    def timed(self, work: Callable[[], Any]) -> tuple[float, float]:
        """Milliseconds until `work` returned, and until the frame after it was on the glass."""
        self.customer.wait()
        self.customer.hand.still()
        before, began = self.frames, time.perf_counter()
        work()
        done = time.perf_counter()
        while self.frames == before:
            self.customer.hand.turn(0)
        return (done - began) * 1000, (time.perf_counter() - began) * 1000

    def change(self, card: str, chance: random.Random) -> tuple[float, float, float]:
        """A card and another of its people: card read, person chosen, and on the glass."""
        self.kiosk.go("card")
        scan, _ = self.timed(lambda: self.kiosk.present(card))
        here = self.customer.reception.visitor.here.now.person
        others = [each["id"] for each in self.kiosk.state.members if each["id"] != here]
        person = chance.choice(others)
        chosen, shown = self.timed(lambda: self.kiosk.choosePerson(person))
        assert self.customer.reception.visitor.here.now.person == person
        return scan, chosen, shown


def read_by_key(store: Store, homes: list[tuple[str, str]], rounds: int) -> list[float]:
    """The same rows by bare SQLite."""
    chance, times = random.Random(3), []
    with bare(store) as connection:
        for _ in range(rounds):
            began = time.perf_counter()
            read_bare(connection, chance.choice(homes)[1])
            times.append((time.perf_counter() - began) * 1000)
    return times


def main() -> None:
    """Fill, switch, compare."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=40)
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = prepared(Path(folder), said.people)
        counter, chance = Counter(Path(folder)), random.Random(5)
        counter.change(homes[0][0], chance)
        found = [counter.change(chance.choice(homes)[0], chance) for _ in range(said.rounds)]
        floor = read_by_key(counter.customer.reception.store, homes, said.rounds)
        counter.app.close()
        report(found, floor)
        os._exit(0)


def report(found: list[tuple[float, float, float]], floor: list[float]) -> None:
    """One row for each step, beside the bare read."""
    bare_ms = statistics.median(floor)
    steps = dict(zip(STEPS, zip(*found, strict=True), strict=True))
    rows = [
        [what, f"{statistics.median(times):.1f}", f"{sorted(times)[int(len(times) * 0.95)]:.1f}",
         f"{max(times):.1f}", f"{statistics.median(times) / bare_ms:.0f}"]
        for what, times in {**steps, "bare SQLite, same rows": floor}.items()
    ]  # fmt: skip
    heads = ("", "median ms", "95 %", "worst", "x bare")
    table(f"Switching a person (goal: everything changed in {GOAL_MS} ms)", heads, rows)


if __name__ == "__main__":
    main()
