"""What an order keeps of its sewing: the very stitches it was made with, as a job again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from configurator.embroidery.project import read_project
from configurator.embroidery.timing import MachinePace
from configurator.families.patch.stitching import sew_shapes
from configurator.model.documents import read_design
from configurator.prepress.order_folder import DESIGN
from configurator.studio.catalog.note import said_by_note
from configurator.studio.sewing.files import PROJECT
from configurator.studio.sewing.job import SewingJob, face_of, ground_of, hold_of
from configurator.studio.sewing.order import read_setup
from configurator.studio.sewing.racks import rack_of
from configurator.studio.workbench import Workbench


def kept_job(bench: Workbench, folder: Path) -> SewingJob | None:
    """The job of an order's folder; None where nothing of it is sewn.

    Raises Unreadable and OSError where its project is damaged.
    """
    project = next(iter(sorted(folder.glob(f"*{PROJECT}"))), None)
    if project is None:
        return None
    setup = read_setup(bench.data)
    job = SewingJob(
        name=project.stem,
        plan=read_project(project.read_bytes()),
        shapes=(),
        rack=rack_of(bench),
        hoop=setup.field,
        pace=MachinePace(needles=setup.needles),
    )
    return _known(bench, job, folder)


def _known(bench: Workbench, job: SewingJob, folder: Path) -> SewingJob:
    """The job with its cloth and its shapes, where the design that says them is still kept."""
    file = folder / DESIGN
    if not file.is_file():
        return job
    design = read_design(file.read_bytes())
    family, edition = said_by_note(folder)
    then = bench if family is None or edition is None else bench.as_of(family, edition)
    artwork = then.artwork(design)
    face = face_of(design, artwork)
    return replace(
        job, shapes=sew_shapes(face), settings=face.settings, ground=ground_of(artwork),
        hold=hold_of(artwork),
    )  # fmt: skip
