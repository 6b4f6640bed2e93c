"""Digitise our own artworks and measure the written DST files: speed, memory, every quality number.

    python benchmarks/thread.py [--runs 5] [--only NAME ...] [--pictures DIR]

`cold` is the CPU time of a fresh process from start to stitch plan, fonts and outlines included;
`warm` is the median of several runs in one process. Coverage, spill, density and the rest are
measured by embroidery/quality.py on the file as it is read back. The goals are those of the
design: coverage 98.5 % (fills 99), spill at most 0.5 %, stitches under 0.5 mm at most 2 %, density
at most 9 (12 at junctions), no float over 3 mm, visible travel under 2 mm, runs at most the number
of separate shapes and a tenth more.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import shapely
import skia
from thread_artworks import ARTWORKS

from configurator.embroidery.digitise import digitise
from configurator.embroidery.formats import FORMATS, machine_bytes
from configurator.embroidery.plan import Role, StitchPlan
from configurator.embroidery.program import program_of
from configurator.embroidery.quality import Quality, quality_of
from configurator.embroidery.readback import read_back
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import read_rack
from configurator.ground.files import assets_folder
from configurator.ground.outlines import polygons_in

HEAD = (
    "artwork        cold   warm  stitches  min  cover  spill  short  dense  usual  "
    "float  travel  ties  runs/shapes"
)
PX_PER_MM = 12
INK = {Role.UNDERLAY: 0xFF4060FF, Role.COVER: 0xFF303040, Role.TRAVEL: 0xFF20C020}


def cold(name: str) -> float:
    """CPU seconds of a fresh process that digitises one artwork."""
    code = (
        "from thread_artworks import ARTWORKS;"
        "from configurator.embroidery.digitise import digitise;"
        f"digitise(ARTWORKS[{name!r}]())"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm(shapes: list[SewShape], runs: int) -> tuple[float, StitchPlan]:
    """The median CPU seconds of digitising, and the plan."""
    took = []
    for _ in range(runs):
        start = time.process_time()
        plan = digitise(shapes)
        took.append(time.process_time() - start)
    return statistics.median(took), plan


def measured(plan: StitchPlan, shapes: list[SewShape]) -> Quality:
    """The numbers of the DST file, as read back."""
    program, form = program_of(plan), FORMATS["dst"]
    content = machine_bytes(program, read_rack(assets_folder()), form)
    return quality_of(read_back(content, form.reader), program, shapes)


def separate(shapes: list[SewShape]) -> int:
    """How many separate areas are seen, each thread by itself."""
    seen: dict[str, list[shapely.Geometry]] = {}
    above: shapely.Geometry = shapely.Polygon()
    for shape in reversed(shapes):
        if shape.kind == "border":
            area = shape.area.difference(shape.area.buffer(-SewSettings().border_mm))
        else:
            area = shape.area.difference(above)
            above = above.union(area)
        seen.setdefault(shape.thread, []).append(area)
    return sum(len(polygons_in(shapely.union_all(areas))) for areas in seen.values())


def picture(plan: StitchPlan, file: Path) -> None:
    """The plan as lines as wide as thread, jumps in red."""
    box = plan.box
    size = (int((box.width + 2) * PX_PER_MM), int((box.height + 2) * PX_PER_MM))
    surface = skia.Surface(*size)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    canvas.scale(PX_PER_MM, PX_PER_MM)
    canvas.translate(1 - box.left, 1 - box.top)
    jump = skia.Paint(Color=0xFFE00000, StrokeWidth=0.1, AntiAlias=True)
    last: np.ndarray | None = None
    for run in plan.runs:
        if last is not None:
            canvas.drawLine(*last.tolist(), *run.points[0].tolist(), jump)
        for number in range(1, len(run.points)):
            ink = INK.get(Role(int(run.roles[number])), 0xFFFF8000)
            paint = skia.Paint(Color=ink, StrokeWidth=0.15, AntiAlias=True)
            ends = (*run.points[number - 1].tolist(), *run.points[number].tolist())
            canvas.drawLine(*ends, paint)
        last = run.points[-1]
    surface.makeImageSnapshot().save(str(file))


def row(name: str, shapes: list[SewShape], runs: int, pictures: Path | None) -> str:
    """One artwork's line of the table."""
    took, plan = warm(shapes, runs)
    if pictures is not None:
        picture(plan, pictures / f"{name}.png")
    got = measured(plan, shapes)
    return (
        f"{name:13s} {cold(name):5.2f}s {took * 1000:4.0f}ms {got.stitches:8d} {got.minutes:5.1f}"
        f" {got.coverage * 100:6.2f} {got.spill * 100:6.2f} {got.short_share * 100:6.2f}"
        f" {got.density_peak:6.1f} {got.density_usual:6.1f} {got.longest_float_mm:6.1f}"
        f" {got.visible_travel_mm:7.1f} {got.loose_ends:5d} {plan.run_count:5d}/{separate(shapes)}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=list(ARTWORKS))
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    if asked.pictures is not None:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    print(HEAD)
    for name in asked.only:
        print(row(name, ARTWORKS[name](), asked.runs, asked.pictures), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory with the measuring itself: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
