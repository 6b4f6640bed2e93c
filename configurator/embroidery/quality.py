"""Quality: what a written machine file will sew, measured, and what is wrong with it and where."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.color_order import fewest_blocks
from configurator.embroidery.hoops import Hoop, smallest_hoop
from configurator.embroidery.program import GUIDES, Act, Program
from configurator.embroidery.quality_cover import Cover, cover_of
from configurator.embroidery.quality_moves import Moves, moves_of
from configurator.embroidery.quality_words import PROBLEMS, Finding
from configurator.embroidery.readback import MachineFile
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.timing import MANY_NEEDLES, MachinePace, minutes, sewn_blocks
from configurator.ground.outlines import polygons_in
from configurator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Goals:
    """What a good file keeps to; stitch.md, "To be beaten" and "Numbers"."""

    coverage: float = 0.985
    spill: float = 0.005
    density: float = 12.0
    short_share: float = 0.02
    float_mm: float = 3.0
    travel_mm: float = 2.0
    stitches_on_100mm: int = 15_000


GOALS = Goals()
RIMMED = ("border", "applique")
"""Shapes of which only the rim is thread."""
LAST = (*RIMMED, "cut-line")
"""What is sewn when all else is."""


@dataclass(frozen=True, slots=True)
class Quality:
    """A machine file in numbers. Lengths in mm, shares of 1, density in mm of thread on a mm2.

    `snips` are short floats that are locked at both ends, for a hand to snip; `bars` threads sewn
    from one shape to another close by, `bars_mm` their length all together.
    """

    stitches: int
    width_mm: float
    height_mm: float
    colors: int
    changes: int
    fewest_changes: int
    stops: int
    trims: int
    minutes: float
    metres: float
    hoop: str
    coverage: float
    spill: float
    density_peak: float
    density_usual: float
    short_share: float
    tiny: int
    longest_mm: float
    floats: int
    longest_float_mm: float
    snips: int
    bars: int
    bars_mm: float
    visible_travel_mm: float
    loose_ends: int
    problems: tuple[Problem, ...] = field(default=())
    density: NDArray[np.float64] | None = None
    """A map of the design's box, one cell a millimetre, for whoever draws it."""

    def numbers(self) -> dict[str, Any]:
        """Everything but the map and the problems, ready for JSON."""
        left_out = {"problems", "density"}
        return {each.name: getattr(self, each.name) for each in fields(self)
                if each.name not in left_out}  # fmt: skip

    def report(self) -> dict[str, Any]:
        """The numbers, the goals and the problems, ready for JSON."""
        return {
            "schema_version": 1,
            "numbers": self.numbers(),
            "goals": asdict(GOALS),
            "problems": [problem.model_dump(mode="json") for problem in self.problems],
        }


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a file is sewn with: the digitiser's settings, a hoop if one is given, the machine;
    how many designs are sewn together, and the stitches from which a patch of 100 mm is looked at.
    """

    settings: SewSettings = field(default_factory=SewSettings)
    hoop: Hoop | None = None
    pace: MachinePace = MANY_NEEDLES
    designs: int = 1
    hold: int = GOALS.stitches_on_100mm


def quality_of(
    found: MachineFile,
    program: Program,
    shapes: Sequence[SewShape],
    conditions: Conditions | None = None,
) -> Quality:
    """Measure a file as it was read back, against the shapes it was digitised from.

    The file's own places are measured; the program only says what each stitch is for and where the
    middle of the design lies in the artwork.
    """
    given = conditions or Conditions()
    sewing, hoop = given.settings, given.hoop
    stitched = moves_of(found, program)
    seen = [_seen(shape, sewing) for shape in shapes]
    threads = [shape.thread for shape in shapes]
    sparse = frozenset(at for at, shape in enumerate(shapes, start=1) if shape.coverage < 1)
    rims = [_rim(shape.area, sewing) for shape in shapes if shape.kind == "cut-line"]
    rim = shapely.union_all(rims) if rims else None
    cover = cover_of(stitched, seen, threads, sewing, sparse, rim)
    blocks = sewn_blocks(program, given.pace)
    width, height = program.size_mm
    best = hoop or smallest_hoop(width, height)
    return Quality(
        stitches=len(found.stitches),
        width_mm=width,
        height_mm=height,
        colors=len(set(program.threads)),
        changes=program.count(Act.CHANGE),
        # Where pieces of one shape are sewn apart, fewer changes do than whole shapes would take.
        fewest_changes=min(_fewest(shapes, seen), program.count(Act.CHANGE)),
        stops=sum(program.stops),
        trims=program.count(Act.TRIM),
        minutes=minutes(blocks),
        metres=round(sum(block.metres for block in blocks), 1),
        hoop=best.id if best else "",
        coverage=round(cover.coverage, 4),
        spill=round(cover.spill, 4),
        density_peak=round(cover.density_peak, 1),
        density_usual=round(cover.density_usual, 1),
        short_share=round(stitched.short_share, 4),
        tiny=stitched.tiny,
        longest_mm=round(stitched.longest, 2),
        floats=len(stitched.floats),
        longest_float_mm=round(stitched.longest_float, 1),
        snips=stitched.snips,
        bars=len(stitched.bars),
        bars_mm=round(sum(stitched.bars), 1),
        visible_travel_mm=round(cover.visible_travel, 1),
        loose_ends=len(stitched.loose),
        problems=tuple(_problems(stitched, cover, program, given, known=bool(shapes))),
        density=cover.density,
    )


def _fewest(shapes: Sequence[SewShape], seen: Sequence[BaseGeometry]) -> int:
    """The fewest changes of thread: borders and cut lines are sewn last, laid cloth also first."""
    last = frozenset(at for at, each in enumerate(shapes) if each.kind in LAST)
    laid = any(each.kind in {"applique", "placement"} for each in shapes) and len(shapes) > 1
    blocks = fewest_blocks(seen, [each.thread for each in shapes], last) + laid
    return max(blocks - 1, 0)


def _seen(shape: SewShape, settings: SewSettings) -> BaseGeometry:
    """The area a shape should cover: a border only its rim, a line as wide as its thread."""
    area = shape.area
    if shape.kind in RIMMED:
        return _rim(area, settings)
    if shape.kind in GUIDES:
        return shapely.Polygon()
    if not polygons_in(area):
        return area.buffer(settings.thread_mm / 2)
    return area


def _rim(area: BaseGeometry, settings: SewSettings) -> BaseGeometry:
    """What a border covers of an area, each piece of which has its own."""
    inner = [each.buffer(-settings.border_mm) for each in polygons_in(area)]
    return area.difference(shapely.union_all(inner))


def _problems(
    stitched: Moves, cover: Cover, program: Program, given: Conditions, known: bool
) -> list[Problem]:
    width, height = program.size_mm
    # Borders and letters grow with a patch's side, and a smaller one is hardly ever less full.
    most = given.hold * math.sqrt(width * height) / 100
    findings = (
        Finding("gaps", cover.coverage, GOALS.coverage, cover.worst_gap, over=False),
        Finding("spill", cover.spill, GOALS.spill, cover.worst_spill),
        Finding("dense", cover.density_peak, GOALS.density, cover.densest),
        Finding("short", stitched.short_share, GOALS.short_share, stitched.shortest_at),
        Finding("float", stitched.longest_float, GOALS.float_mm, stitched.longest_float_at),
        # Of a project without its shapes nobody knows where thread is wanted.
        Finding(
            "travel",
            cover.visible_travel * known,
            GOALS.travel_mm * given.designs,
            cover.worst_travel,
        ),
        Finding("loose", len(stitched.loose), 0, stitched.loose[0] if stitched.loose else None),
        Finding("many", len(program.stitches), most, None),
    )
    found = [PROBLEMS[each.kind].problem(each) for each in findings if each.broken]
    best = given.hoop or smallest_hoop(width, height)
    if best is None or not best.holds(width, height):
        limit = best.width_mm if best else 360.0
        found.append(PROBLEMS["hoop"].problem(Finding("hoop", max(width, height), limit, None)))
    return found
