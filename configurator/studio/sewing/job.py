"""A sewing job: what is sewn, in what, on what, and what the written file was measured to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from configurator.embroidery.connectors import all_cut
from configurator.embroidery.digitise import digitise
from configurator.embroidery.formats import FORMATS, machine_bytes
from configurator.embroidery.hoops import Hoop, smallest_hoop
from configurator.embroidery.omissions import problems_of
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.program import Program, program_of
from configurator.embroidery.quality import GOALS, Conditions, Quality, quality_of
from configurator.embroidery.readback import read_back
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.sewing_list import SewingStep, sewing_steps
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.svg import Drawing
from configurator.embroidery.threads import ThreadChart, ThreadRack
from configurator.embroidery.timing import MANY_NEEDLES, MachinePace
from configurator.families.patch.face import cloth_of
from configurator.families.patch.parts import FACE
from configurator.families.patch.stitching import Face, plan_of, sew_shapes
from configurator.families.patch.threads import SewnPart
from configurator.ground.geometry import Path
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.words import Words

MEASURED = FORMATS["dst"]
"""Quality is measured on this format: the only one whose reader tells cuts from jumps."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is sewn on: its outline in artwork mm and its color, where they are known."""

    outline: Path
    srgb: str


@dataclass(frozen=True)
class SewingJob:
    """One thing to sew, or several `designs` together. `choices` are what the sheet tells besides
    (what, which).
    """

    name: str
    plan: StitchPlan
    shapes: tuple[SewShape, ...]
    rack: ThreadRack
    settings: SewSettings = field(default_factory=SewSettings)
    hoop: Hoop | None = None
    pace: MachinePace = MANY_NEEDLES
    ground: Ground | None = None
    choices: tuple[tuple[Words, Words], ...] = ()
    designs: int = 1
    hold: int = GOALS.stitches_on_100mm
    """From so many stitches on a patch of 100 mm somebody looks first."""

    @cached_property
    def program(self) -> Program:
        """The machine's moves."""
        return program_of(self.plan)

    @cached_property
    def quality(self) -> Quality:
        """What the file was measured to be, and what was not sewn as drawn.

        Raises BadMachineFile where nothing is sewn.
        """
        content = machine_bytes(self.program, self.rack, MEASURED, self.name)
        found = read_back(content, MEASURED.reader)
        conditions = Conditions(self.settings, self.hoop, self.pace, self.designs, self.hold)
        quality = quality_of(found, self.program, self.shapes, conditions)
        return replace(quality, problems=(*quality.problems, *problems_of(self.plan)))

    @cached_property
    def steps(self) -> tuple[SewingStep, ...]:
        """Every step at the machine."""
        return sewing_steps(self.program, self.rack, self.pace)

    def cut(self) -> SewingJob:
        """The same with every thread cut by the machine, however short."""
        return replace(self, plan=all_cut(self.plan))

    @property
    def fitting_hoop(self) -> Hoop | None:
        """The hoop that was asked for, or the smallest one that holds the design."""
        return self.hoop or smallest_hoop(*self.program.size_mm)


def patch_job(  # noqa: PLR0913, PLR0917 - a patch, and what its shop sews it with
    name: str,
    design: Design,
    artwork: Artwork,
    rack: ThreadRack,
    choices: Sequence[tuple[Words, Words]] = (),
    hoop: Hoop | None = None,
    pace: MachinePace = MANY_NEEDLES,
    applied: bool = False,
) -> SewingJob:
    """The job of a patch, with the very plan its pictures are drawn from.

    With `applied` its cloth is precut: a line to lay it on, a stop, a tack-down, a stop, the rest.
    """
    face = replace(face_of(design, artwork), applied=applied)
    return SewingJob(
        name=name,
        plan=plan_of(face),
        shapes=sew_shapes(face),
        rack=rack,
        settings=face.settings,
        hoop=hoop,
        pace=pace,
        ground=ground_of(artwork),
        choices=tuple(choices),
        hold=hold_of(artwork),
    )


def face_of(design: Design, artwork: Artwork) -> Face:
    """The face of a patch, as it is sewn."""
    return Face.of(design, artwork.part(FACE))


def ground_of(artwork: Artwork) -> Ground | None:
    """The cloth a patch is sewn on; None where it has no color."""
    part = artwork.part(FACE)
    cloth = cloth_of(part)
    return Ground(part.shape.trim, cloth) if cloth else None


def hold_of(artwork: Artwork) -> int:
    """From so many stitches on a patch of 100 mm the shop looks first."""
    part = artwork.part(FACE)
    limits = part.limits if isinstance(part, SewnPart) else None
    return GOALS.stitches_on_100mm if limits is None else limits.stitches_hold


def drawing_shapes(drawing: Drawing, chart: ThreadChart) -> tuple[SewShape, ...]:
    """A drawing's areas in the nearest threads of a chart, lowest first."""
    nearest = {srgb: chart.nearest(srgb)[0].id for srgb in {each.srgb for each in drawing.shapes}}
    return tuple(
        SewShape(each.path, nearest[each.srgb], "auto", each.name or f"shape-{number}")
        for number, each in enumerate(drawing.shapes, start=1)
    )


def drawing_job(  # noqa: PLR0913, PLR0917 - what only the caller knows of a loose drawing
    name: str,
    shapes: tuple[SewShape, ...],
    rack: ThreadRack,
    settings: SewSettings,
    hoop: Hoop | None = None,
    pace: MachinePace = MANY_NEEDLES,
) -> SewingJob:
    """The job of loose shapes."""
    return SewingJob(name, digitise(shapes, settings), shapes, rack, settings, hoop, pace)
