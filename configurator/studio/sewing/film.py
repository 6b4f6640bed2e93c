"""The film of a sewing job or of an order's own project, for the player at the production desk."""

from __future__ import annotations

from pathlib import Path

from configurator.embroidery.film import Film, Ring
from configurator.embroidery.player import Scene, film_of
from configurator.ground.files import Unreadable
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.kept import kept_job
from configurator.studio.workbench import Workbench

RING_MM = 0.03
"""How far a cloth's shown outline may lie from its true one."""


def job_film(job: SewingJob) -> Film:
    """A job as its machine will sew it, on its cloth where that is known."""
    hoop, ground = job.fitting_hoop, job.ground
    scene = Scene(
        cloth=_rings(job) if ground else (),
        cloth_srgb=ground.srgb if ground else "",
        hoop=(hoop.width_mm, hoop.height_mm) if hoop else None,
    )
    return film_of(job.program, job.steps, scene, job.pace)


def order_film(bench: Workbench, folder: Path) -> Film | None:
    """The film of the very stitches in an order's folder; None where nothing of it is sewn.

    Raises Unreadable and OSError where its project is damaged or names a thread of no chart.
    """
    job = kept_job(bench, folder)
    if job is None:
        return None
    try:
        return job_film(job)
    except KeyError as trouble:
        raise Unreadable(f"{job.name} is sewn in {trouble}, which no chart has.") from trouble


def _rings(job: SewingJob) -> tuple[Ring, ...]:
    outline = job.ground.outline.flattened(RING_MM) if job.ground else ()
    return tuple(tuple((float(x), float(y)) for x, y in ring.tolist()) for ring in outline)
