"""Sew our own artworks with Ink/Stitch and with ours in one run, and measure both DST files alike.

    python benchmarks/thread_peers.py --inkstitch FOLDER [--python FOLDER/venv/bin/python]
                                      [--runs 3] [--only NAME ...]

FOLDER is a checkout of Ink/Stitch, PYTHON one with what its requirements.txt names. Each artwork is
handed to it as an SVG of filled paths, its own defaults untouched; both are run in turn, each in
processes of their own. `cold` is the CPU of a whole process, ours with fonts and outlines, its
without its thread charts; `warm` is stitching alone, median of the runs. Its travel is not judged:
its file does not say what a stitch is for.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from thread import measured, separate, warm
from thread_artworks import ARTWORKS

from configurator.embroidery.formats import FORMATS
from configurator.embroidery.plan import Role
from configurator.embroidery.program import TENTHS, Act, Program
from configurator.embroidery.quality import Quality, quality_of
from configurator.embroidery.readback import MachineFile, read_back
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import read_rack
from configurator.ground.files import assets_folder
from configurator.ground.outlines import polygons_in

DRIVER = Path(__file__).with_name("inkstitch_driver.py")
ROOM_MM = 5.0
HEAD = (
    "artwork      who    cold    warm  stitches  min  trims  cover  spill  short  dense  float"
    "  loose  runs/shapes"
)
LOCKED_MM, LOCKING = 1.2, 6


@dataclass(frozen=True, slots=True)
class Sewn:
    """One artwork sewn by one of them."""

    cold: float
    warm: float
    quality: Quality
    runs: int
    peak_mib: float


def spent(command: list[str], surroundings: dict[str, str] | None = None) -> tuple[float, str]:
    """CPU seconds of a process, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=DRIVER.parent, env=surroundings
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, told.stdout


def drawing(shapes: list[SewShape], folder: Path) -> tuple[Path, tuple[float, float]]:
    """The shapes as an SVG of filled paths in mm, and where its corner lies in the artwork.

    A border is what a customer sees of it: a ring.
    """
    width = SewSettings().border_mm
    areas = [
        shape.area.difference(shape.area.buffer(-width)) if shape.kind == "border" else shape.area
        for shape in shapes
    ]
    left, top, right, bottom = shapely.union_all(areas).buffer(ROOM_MM).bounds
    rack = read_rack(assets_folder())
    paths = []
    for shape, area in zip(shapes, areas, strict=True):
        rings = [
            np.asarray(ring.coords)[:-1] - (left, top)
            for polygon in polygons_in(area)
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        way = " ".join("M" + " L".join(f"{x:.4f},{y:.4f}" for x, y in ring) + "Z" for ring in rings)
        fill = rack.of(shape.thread).srgb
        paths.append(f'<path d="{way}" style="fill:{fill};fill-rule:evenodd"/>')
    wide, high = right - left, bottom - top
    file = folder / "drawing.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {wide} {high}">{"".join(paths)}</svg>'
    )
    return file, (left, top)


def as_program(
    found: MachineFile, threads: tuple[str, ...], middle: tuple[float, float]
) -> Program:
    """A stranger's file as if we had planned it: small stitches beside a cut are taken for ties,
    and its thread is cut at the end, as any machine does and as our own files say.
    """
    cuts = np.isin(found.acts, (Act.TRIM, Act.CHANGE, Act.STOP))
    roles = np.full(len(found.acts), int(Role.COVER), dtype=np.uint8)
    for part in np.split(np.arange(len(cuts)), np.flatnonzero(cuts)):
        needle = part[found.acts[part] == Act.STITCH]
        for few in (needle[:LOCKING], needle[-LOCKING:]):
            steps = np.hypot(*np.diff(found.places[few], axis=0).T) if len(few) > 1 else []
            roles[few[1:][np.asarray(steps) < LOCKED_MM]] = Role.TIE
    return Program(
        np.rint(np.vstack([found.places, found.places[-1:]]) * TENTHS).astype(np.int32),
        np.append(found.acts, np.uint8(Act.TRIM)),
        np.append(roles, np.uint8(Role.COVER)),
        threads,
        (False,) * len(threads),
        ("art",) * len(threads),
        (round(middle[0] * TENTHS), round(middle[1] * TENTHS)),
    )


def lifted(found: MachineFile) -> int:
    """How many pieces are sewn without a lift over a millimetre."""
    needle = np.flatnonzero(found.acts == Act.STITCH)
    return 1 + int((np.diff(needle) > 1).sum())


def by_inkstitch(shapes: list[SewShape], peer: Path, python: str, runs: int) -> Sewn:
    """The artwork as Ink/Stitch sews it."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        file, corner = drawing(shapes, home)
        out = home / "sewn.dst"
        alone = {**os.environ, "HOME": place, "XDG_CONFIG_HOME": place, "PYTHONPATH": ""}
        command = [python, str(DRIVER), str(peer), str(file), str(out)]
        cold, _ = spent([*command, "1"], alone)
        _, said = spent([*command, str(runs)], alone)
        told = json.loads(said.splitlines()[-1])
        found = read_back(out.read_bytes(), FORMATS["dst"].reader)
    rack = read_rack(assets_folder())
    named = {rack.of(shape.thread).srgb.lower(): shape.thread for shape in shapes}
    threads = tuple(named[color.lower()] for color in told["colors"])
    middle = (told["middle"][0] + corner[0], told["middle"][1] + corner[1])
    program = as_program(found, threads, middle)
    quality = quality_of(found, program, shapes)
    return Sewn(cold, told["stitching"], quality, lifted(found), told["peak_mib"])


def by_us(name: str, shapes: list[SewShape], runs: int) -> Sewn:
    """The artwork as we sew it; cold until the machine file is written, as it is for the other."""
    code = (
        "import resource;from thread_artworks import ARTWORKS;"
        "from configurator.embroidery.digitise import digitise;"
        "from configurator.embroidery.formats import FORMATS, machine_bytes;"
        "from configurator.embroidery.program import program_of;"
        "from configurator.embroidery.threads import read_rack;"
        "from configurator.ground.files import assets_folder;"
        f"plan = digitise(ARTWORKS[{name!r}]());"
        "machine_bytes(program_of(plan), read_rack(assets_folder()), FORMATS['dst']);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    cold, said = spent([sys.executable, "-c", code])
    took, plan = warm(shapes, runs)
    return Sewn(cold, took, measured(plan, shapes), plan.run_count, float(said))


def row(name: str, who: str, sewn: Sewn, areas: int) -> str:
    """One line of the table."""
    got = sewn.quality
    return (
        f"{name:12s} {who:5s} {sewn.cold:5.2f}s {sewn.warm * 1000:5.0f}ms {got.stitches:8d}"
        f" {got.minutes:5.1f} {got.trims:5d} {got.coverage * 100:6.2f} {got.spill * 100:6.2f}"
        f" {got.short_share * 100:6.2f} {got.density_peak:6.1f} {got.longest_float_mm:6.1f}"
        f" {got.loose_ends:6d} {sewn.runs:5d}/{areas}"
    )


def main() -> None:
    """Print the table and the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inkstitch", type=Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=list(ARTWORKS))
    asked = parser.parse_args()
    print(HEAD)
    pairs = []
    for name in asked.only:
        shapes = ARTWORKS[name]()
        its = by_inkstitch(shapes, asked.inkstitch.resolve(), asked.python, asked.runs)
        ours = by_us(name, shapes, asked.runs)
        pairs.append((ours, its))
        areas = separate(shapes)
        print(row(name, "its", its, areas))
        print(row("", "ours", ours, areas), flush=True)
    print("ours to its, the middle one and the worst of all artworks:")
    for what, ratios in {
        "cold CPU": [ours.cold / its.cold for ours, its in pairs],
        "stitching CPU": [ours.warm / its.warm for ours, its in pairs],
        "stitches": [ours.quality.stitches / its.quality.stitches for ours, its in pairs],
        "minutes": [ours.quality.minutes / its.quality.minutes for ours, its in pairs],
        "peak memory": [ours.peak_mib / its.peak_mib for ours, its in pairs],
    }.items():
        print(f"  {what:14s} {statistics.median(ratios):6.3f}  {max(ratios):6.3f}")


if __name__ == "__main__":
    main()
