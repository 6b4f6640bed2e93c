"""The memory of a batch's processes over many orders, through the program, order by order.

    python benchmarks/batch.py [--orders 300] [--workers 1 2]

Wrappers with a photograph of 12 megapixels each, never the same piece of it twice, and every fourth
a patch. What is resident of the program and of each of its workers is looked at five times
a second and told by tens of orders: the most in the first, in the middle and in the last of them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from ink import wrapper
from samples import twelve_megapixels
from stand import table

from configurator.model.design import Design
from configurator.model.documents import write_design
from configurator.model.layers import Photo
from configurator.studio.workbench import Workbench

WATCH_S = 0.2
PARTS = 6
"""Into how many equal stretches of orders a batch is told."""
PATCH_EVERY = 4


def designs(folder: Path, count: int) -> Path:
    """So many different designs, and the photograph they show on the shelf of `folder`/data."""
    bench = Workbench(folder / "data")
    photo = twelve_megapixels(bench, folder)
    themes = bench.families["patch"].themes
    made = folder / "designs"
    made.mkdir()
    for number in range(count):
        if number % PATCH_EVERY == PATCH_EVERY - 1:
            design = bench.families["patch"].new_design(themes[number % len(themes)].id)
        else:
            design = panned(wrapper(bench.library, photo, f"For guest {number}")[0], number / count)
        (made / f"B-{number:04}.json").write_bytes(write_design(design))
    return made


def panned(design: Design, share: float) -> Design:
    """The same wrapper with another piece of its photograph."""
    found = design.layer("photo")
    assert found is not None and isinstance(found[1], Photo)
    moved = found[1].model_copy(update={"zoom": 1.2, "pan_x": 2 * share - 1})
    layers = (moved if each.id == "photo" else each for each in design.part(found[0]).layers)
    part = design.part(found[0]).model_copy(update={"layers": tuple(layers)})
    return design.with_part(found[0], part)


def watched(made: Path, data: Path, out: Path, workers: int) -> list[tuple[int, float, float]]:
    """How many were made, the program's MB and those of its largest worker, again and again."""
    command = (
        sys.executable, "-m", "configurator", "export", "--batch", str(made),
        "--workers", str(workers), "--out", str(out), "--data", str(data),
    )  # fmt: skip
    seen: list[tuple[int, float, float]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        program = psutil.Process(running.pid)
        while running.poll() is None:
            done = sum(1 for _ in out.glob("B-*")) if out.is_dir() else 0
            own, others = resident(program)
            if others:
                seen.append((done, own, max(others)))
            time.sleep(WATCH_S)
        said = running.stdout.read().decode() if running.stdout else ""
    print(said.strip())
    if running.returncode:
        raise SystemExit("Not every order was made.")
    return seen


def resident(program: psutil.Process) -> tuple[float, list[float]]:
    """Megabytes of the program, and of each process it started."""
    try:
        own = program.memory_info().rss / 1e6
        return own, [each.memory_info().rss / 1e6 for each in program.children()]
    except psutil.NoSuchProcess:
        return 0.0, []


def main() -> None:
    """Make the batch with each number of workers."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("--orders", type=int, default=300)
    asked.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        made = designs(folder, said.orders)
        rows = []
        for workers in said.workers:
            began = time.perf_counter()
            seen = watched(made, folder / "data", folder / f"out-{workers}", workers)
            took = time.perf_counter() - began
            rows.append([f"{workers} workers, the program", *most(seen, said.orders, 1), ""])
            pace = f"{said.orders / took:.2f}"
            rows.append([f"{workers} workers, the largest", *most(seen, said.orders, 2), pace])
        ends = [round(said.orders * part / PARTS) for part in range(1, PARTS + 1)]
        table("Most MB resident until order ...", ["", *map(str, ends), "orders/s"], rows)


def most(seen: list[tuple[int, float, float]], orders: int, at: int) -> list[str]:
    """The most memory in each stretch of a batch."""
    stretches: list[list[float]] = [[] for _ in range(PARTS)]
    for row in seen:
        stretches[min(row[0] * PARTS // orders, PARTS - 1)].append(row[at])
    return [f"{max(each):.0f}" if each else "-" for each in stretches]


if __name__ == "__main__":
    main()
