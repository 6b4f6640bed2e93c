"""An edit committed to the stage updated, in the real kiosk with its worker, for every product.

    python benchmarks/stage.py [--edits 15]

From the call of the view model that commits the edit to `stageChanged`, when every picture of the
new stage is on the shelf that QML draws from. The wrapper carries a photograph of 12 megapixels,
taken in as a stranger's. `alone` waits for the worker to be idle between edits; `hurried` commits
again as soon as the stage has changed, while price and checks of the edit before are still on their
way. `CPU` is what the kiosk's thread and the worker of the stage spent during an edit made alone,
frames drawn while waiting included. The ratio is to a bare round trip: the same two processes, pipe
and signals, asked for a picture of one pixel that is known already.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from stand import table

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

GOAL_MS = 50
LONG_S = 3600
"""Nobody touches the glass here, and the visit must not end."""


class Bench:
    """One kiosk with a design open, and a stopwatch from an edit to its stage."""

    def __init__(self, folder: Path) -> None:
        from samples import twelve_megapixels

        from configurator.ui.app import KioskApp
        from configurator.ui.customer import Customer

        self.app = KioskApp(folder, "en")
        self.customer = Customer(self.app)
        self.customer.arrive()
        self.customer.begins()
        self.customer.as_guest()
        self.app.kiosk.idle_s = LONG_S
        self.customer.wait()
        self.bench = self.customer.reception.bench
        self.photo = twelve_megapixels(self.bench, folder)
        self.studio = self.customer.studio

    def open(self, family: str, part: str, view: str) -> None:
        """Open a full design of a family at one of its views."""
        from samples import full

        self.app.kiosk.make(family)
        self.customer.sees_the_stage()
        photo = self.photo if family != "patch" else None
        self.studio.open(full(self.bench, family, part, photo), "en")
        self.customer.wait()
        self.studio.go(self.studio.session.with_part(part))
        self.studio.pickView(view)
        self.customer.wait()

    def spent(self, edit: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds from an edit to the stage that shows it, and the CPU's until then."""
        shown: list[tuple[float, float]] = []
        seen = self.studio.stageChanged.connect(lambda: shown.append(self._clocks()))
        began = self._clocks()
        edit()
        self.until(lambda: bool(shown))
        self.studio.stageChanged.disconnect(seen)
        wall, cpu = (end - start for end, start in zip(shown[0], began, strict=True))
        return wall * 1000, cpu * 1000

    def _clocks(self) -> tuple[float, float]:
        """The time, and the CPU time of this thread and of the worker that draws the stage."""
        process = self.customer.reception.jobs._front._process
        threads = Path(f"/proc/{process.pid}/task").iterdir() if process is not None else ()
        worker = sum(int((each / "schedstat").read_text().split()[0]) for each in threads)
        return time.perf_counter(), time.thread_time() + worker / 1e9

    def round_trip(self) -> float:
        """Milliseconds of a request that needs no work."""
        answered: list[float] = []
        given = {"recipe": "motif:cat", "side": 1, "design": None}
        began = time.perf_counter()
        done = lambda _: answered.append(time.perf_counter())  # noqa: E731 - one line is enough
        self.customer.reception.jobs.ask("bare", "thumb", given, done, urgent=True)
        self.until(lambda: bool(answered))
        return (answered[0] - began) * 1000

    def until(self, happened: Callable[[], bool]) -> None:
        """Let the kiosk run, without the pauses of a hand that watches."""
        from PySide6.QtCore import QCoreApplication, QEventLoop

        began = time.perf_counter()
        while not happened():
            if time.perf_counter() - began > 20:
                raise SystemExit(f"The stage did not answer for 20 s: {self.customer.hand.told()}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def colors(self, part: str) -> tuple[str, ...]:
        """The colors a part can have."""
        family = self.bench.family(self.studio.session.design)
        return next(each.colors for each in family.parts if each.id == part)

    def kinds(self, part: str, photo: bool) -> dict[str, Callable[[], object]]:
        """Edits by name; each call makes one that was never made before."""
        from configurator.model.edits import ReplaceLayer, SetColor

        fresh, colors = count(), self.colors(part)

        def changed(layer: str, **values: object) -> None:
            found = self.studio.session.design.layer(layer)
            edited = found[1].model_copy(update=values)
            self.studio.commit(ReplaceLayer(layer=edited))

        def moved(layer: str) -> None:
            spot = self.studio.session.design.layer(layer)[1].placement
            x = spot.x_mm + (0.3 if next(fresh) % 2 else -0.31)
            changed(layer, placement=spot.model_copy(update={"x_mm": x}))

        kinds: dict[str, Callable[[], object]] = {
            "words moved": lambda: moved("words-0"),
            "a letter typed": lambda: changed("words-0", text=f"Happy birthday, {next(fresh)}!"),
            "words larger": lambda: changed("words-0", size_mm=6 + next(fresh) * 0.01),
            "part colored": lambda: self.studio.commit(
                SetColor(part=part, color=colors[next(fresh) % len(colors)])
            ),
        }
        if photo:
            kinds["photo moved"] = lambda: moved("photo")
            kinds["photo zoomed"] = lambda: changed("photo", zoom=1 + next(fresh) * 0.01)
        return kinds


def measured(bench: Bench, family: str, part: str, view: str, edits: int) -> list[list[str]]:
    """The rows of one view."""
    bench.open(family, part, view)
    bare = statistics.median(bench.round_trip() for _ in range(edits * 2))
    rows = []
    for name, edit in bench.kinds(part, photo=family != "patch").items():
        alone, hurried = [], []
        for _ in range(edits):
            bench.customer.wait()
            alone.append(bench.spent(edit))
        bench.customer.wait()
        for _ in range(edits):
            hurried.append(bench.spent(edit)[0])
        middle, cpu = (statistics.median(each) for each in zip(*alone, strict=True))
        rows.append(
            [f"{family}, {view}: {name}", f"{middle:.1f}", f"{max(alone)[0]:.1f}", f"{cpu:.1f}",
             f"{statistics.median(hurried):.1f}", f"{bare:.2f}", f"{middle / bare:.1f}"]
        )  # fmt: skip
    return rows


def on_bare_metal(bench: Bench) -> list[list[str]]:
    """Each backdrop in turn, never seen before, on silver paper with no ink below it."""
    from configurator.model.edits import SetColor, SetOption, Together
    from configurator.studio.session import FLAT

    bench.open("wrapper", "wrap", FLAT)
    family = bench.bench.family(bench.studio.session.design)
    silver = SetOption(option="paper", choice="foil")
    bench.studio.commit(Together(edits=(silver, SetColor(part="wrap", color="paper-white"))))
    bench.customer.wait()
    backdrops = next(each.choices for each in family.options if each.id == "backdrop")
    rows = []
    for choice in backdrops:
        edit = SetOption(option="backdrop", choice=choice.id)
        if bench.studio.session.design.options.get("backdrop") == choice.id:
            continue
        bench.customer.wait()
        wall, cpu = bench.spent(lambda edit=edit: bench.studio.commit(edit))
        rows.append(
            [f"bare silver: {choice.words.en}", f"{wall:.1f}", "", f"{cpu:.1f}", "", "", ""]
        )
    return rows


VIEWS = (
    ("wrapper", "wrap", "flat-stage"),
    ("wrapper", "wrap", "wrapped"),
    ("patch", "face", "flat-stage"),
    ("patch", "face", "front"),
    ("shoe", "quarter-outer", "flat-stage"),
    ("shoe", "quarter-outer", "side"),
)


def main() -> None:
    """Measure every view."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--edits", type=int, default=15)
    asked.add_argument("--family", choices=("wrapper", "patch", "shoe"))
    said = asked.parse_args()
    from configurator.studio.session import FLAT

    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        rows = []
        for family, part, view in VIEWS:
            if said.family in (None, family):
                seen = FLAT if view == "flat-stage" else view
                rows += measured(bench, family, part, seen, said.edits)
        if said.family in (None, "wrapper"):
            rows += on_bare_metal(bench)
        bench.app.close()
    heads = ("", "alone ms", "worst", "CPU ms", "hurried ms", "bare ms", "x bare")
    table(f"Edit committed to stage updated (goal: median under {GOAL_MS} ms)", heads, rows)
    os._exit(0)


if __name__ == "__main__":
    main()
