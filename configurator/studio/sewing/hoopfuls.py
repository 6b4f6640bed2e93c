"""Hoopfuls: several sewing jobs in one hoop, colors merged, and the next hoop when it is full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
import shapely.affinity

from configurator.embroidery.gang import Gang, GangRefused, ganged
from configurator.embroidery.hoops import Hoop
from configurator.embroidery.shapes import SewShape
from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import sound
from configurator.studio.sewing.job import Ground, SewingJob


def gang_of(jobs: Sequence[SewingJob], name: str = "") -> SewingJob:
    """Jobs as one, sewn beside each other, each thread put up as seldom as all of them allow.

    It takes the first job's hoop, threads, fabric and machine, the smallest hoop where none is
    given, its name unless another is given, and of its choices those that all jobs share.
    Raises GangRefused.
    """
    gang = ganged([job.plan for job in jobs], jobs[0].hoop)
    shapes = tuple(
        _moved(shape, job, by)
        for job, by in zip(jobs, gang.moved, strict=True)
        for shape in job.shapes
    )
    return replace(
        jobs[0],
        name=name or jobs[0].name,
        plan=gang.plan,
        shapes=shapes,
        ground=_cloth(jobs, gang),
        choices=tuple(
            choice for choice in jobs[0].choices if all(choice in job.choices for job in jobs)
        ),
        designs=sum(job.designs for job in jobs),
    )


def hoopfuls(
    jobs: Sequence[SewingJob], hoop: Hoop | None = None, name: str = ""
) -> tuple[SewingJob, ...]:
    """Jobs in as many hoops as it takes, in their order; each is a job of its own.

    Only jobs on cloth of one color share a hoop, for the hoop holds one cloth. They are named
    `name`-1, `name`-2 and so on where there are several. Raises GangRefused for a
    job that fits no hoop by itself.
    """
    own = [replace(job, hoop=hoop) if hoop else job for job in jobs]
    cloths = list(dict.fromkeys(_color(job) for job in own))
    hoops: list[list[SewingJob]] = []
    for job in sorted(own, key=lambda job: cloths.index(_color(job))):
        last = hoops[-1] if hoops else []
        if last and _color(last[0]) == _color(job) and _fits([*last, job]):
            last.append(job)
        else:
            hoops.append([job])
    named = name or (jobs[0].name if jobs else "")
    names = [named] if len(hoops) == 1 else [f"{named}-{n}" for n in range(1, len(hoops) + 1)]
    return tuple(gang_of(each, own_name) for each, own_name in zip(hoops, names, strict=True))


def _color(job: SewingJob) -> str:
    """The cloth of a job; nothing where it is not known, or all under thread."""
    return job.ground.srgb if job.ground else ""


def _fits(jobs: Sequence[SewingJob]) -> bool:
    try:
        ganged([job.plan for job in jobs], jobs[0].hoop)
    except GangRefused:
        return False
    return True


def _moved(shape: SewShape, job: SewingJob, by: tuple[float, float]) -> SewShape:
    """A shape in its place; a border as the rim itself, for each job has its own width of it."""
    area = shape.area
    if shape.kind in ("border", "applique"):
        rim = area.difference(area.buffer(-job.settings.border_mm))
        area = rim if not rim.is_empty else area
    return replace(shape, outline=sound(shapely.affinity.translate(area, *by)))


def _cloth(jobs: Sequence[SewingJob], gang: Gang) -> Ground | None:
    """The cloths of all jobs as one outline, in the first one's color."""
    known = [
        (job.ground, by) for job, by in zip(jobs, gang.moved, strict=True) if job.ground is not None
    ]
    if not known:
        return None
    outlines = [ground.outline.transformed(Affine.translate(*by)) for ground, by in known]
    return Ground(Path.joined(outlines), known[0][0].srgb)
