"""How much of a sheet becomes product: our packing and nesting beside libraries made for it.

    python benchmarks/packing.py [--seconds 15]

Needs `pip install -r benchmarks/peers.txt`: rectpack (all of its heuristics and orders, best taken)
for boxes, spyrrow (given so many seconds) for shoe panels by true shape. The ratio is our area to
theirs: 1.00 is as good, 0.90 is the least we ask of ourselves.
"""

from __future__ import annotations

import argparse
import itertools
import time

import numpy as np
import rectpack
import shapely
import spyrrow

from configurator.ground.outlines import area_of
from configurator.prepress.imposition.nesting import Shape, nested, turned_area
from configurator.prepress.imposition.packing import packed, reach
from configurator.studio.workbench import Workbench

TURNS = (0.0, 90.0, 180.0, 270.0)
BLEED_MM = 3.0
ORDERS = {
    "40 cards and tags, SRA3": (40, 50, 95, (433.0, 296.0)),
    "24 wrappers, SRA3": (24, 100, 200, (433.0, 296.0)),
    "60 mixed pieces, SRA3": (60, 40, 200, (433.0, 296.0)),
    "30 small pieces, A4": (30, 30, 90, (280.0, 186.0)),
    "60 mixed pieces, roll 1060": (60, 40, 250, (1043.0, 5000.0)),
}


def theirs(sizes: np.ndarray, room: tuple[float, float]) -> tuple[int, float]:
    """rectpack's best: sheets, and how far down the last one reaches."""
    ways = itertools.product(
        (rectpack.MaxRectsBssf, rectpack.MaxRectsBaf, rectpack.MaxRectsBlsf, rectpack.MaxRectsBl,
         rectpack.SkylineBlWm, rectpack.GuillotineBssfSas),
        (rectpack.SORT_AREA, rectpack.SORT_LSIDE, rectpack.SORT_SSIDE, rectpack.SORT_PERI),
        (rectpack.PackingBin.BFF, rectpack.PackingBin.BBF),
    )  # fmt: skip
    best = (len(sizes) + 1, 0.0)
    for algorithm, order, mode in ways:
        packer = rectpack.newPacker(
            pack_algo=algorithm, sort_algo=order, bin_algo=mode, rotation=True
        )
        for at, (width, height) in enumerate(sizes):
            packer.add_rect(round(width * 10), round(height * 10), at)
        packer.add_bin(round(room[0] * 10), round(room[1] * 10), count=len(sizes))
        packer.pack()
        if sum(len(each) for each in packer) == len(sizes):
            last = max(each.y + each.height for each in packer[-1]) / 10
            best = min(best, (len(packer), last))
    return best


def boxes() -> None:
    print(f"{'boxes':28} {'ours':>14} {'rectpack':>14} {'area':>6} {'our s':>6}")
    for seed, (name, (count, least, most, room)) in enumerate(ORDERS.items()):
        sizes = np.random.default_rng(seed).uniform(least, most, (count, 2)).round(1)
        start = time.process_time()
        sheets = packed(sizes, room, [True] * count)
        spent = time.process_time() - start
        ours = (len(sheets), reach(sheets[-1], sizes))
        peer = theirs(sizes, room)
        used = [(each[0] - 1) * room[1] + each[1] for each in (ours, peer)]
        print(
            f"{name:28} {ours[0]:3} + {ours[1]:6.0f} mm {peer[0]:3} + {peer[1]:6.0f} mm "
            f"{used[1] / used[0]:6.2f} {spent:6.2f}"
        )


def panels(seconds: int) -> None:
    """The panels of a pair of shoes with their bleed, along a roll."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as room:
        bench = Workbench(Path(room))
        family = bench.families["shoe"]
        parts = bench.artwork(family.new_design()).parts
    areas = []
    for part in parts:
        whole = max(shapely.get_parts(area_of(part.shape.trim, 0.05)), key=lambda area: area.area)
        areas += [shapely.Polygon(whole.exterior).buffer(BLEED_MM, quad_segs=8)] * part.shape.pieces
    total = sum(area.area for area in areas)
    print(f"\n{'a pair of shoes':28} {'ours':>10} {'spyrrow':>10} {'area':>6} {'our s':>6}")
    for width in (1370, 1000, 600):
        start = time.process_time()
        (sheet,) = nested([Shape(area, TURNS) for area in areas], (float(width), 5000.0))
        spent = time.process_time() - start
        ours = max(turned_area(areas[each.index], each).bounds[3] for each in sheet)
        items = [
            spyrrow.Item(str(at), list(area.simplify(0.2).exterior.coords), 1, list(TURNS))
            for at, area in enumerate(areas)
        ]
        strip = spyrrow.StripPackingInstance("pair", strip_height=width, items=items)
        peer = strip.solve(
            spyrrow.StripPackingConfig(
                early_termination=True, total_computation_time=seconds, num_workers=1, seed=0
            )
        ).width
        print(
            f"roll of {width:4} mm             {ours:7.0f} mm {peer:7.0f} mm {peer / ours:6.2f} "
            f"{spent:6.1f}   {total / width / ours:.0%} and {total / width / peer:.0%} of the roll"
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--seconds", type=int, default=15)
    said = asked.parse_args()
    boxes()
    panels(said.seconds)


if __name__ == "__main__":
    main()
