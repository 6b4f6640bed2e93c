"""What an order keeps of its sewing: the very stitches it was made with, as a job again."""

from __future__ import annotations

from pathlib import Path

from configurator.embroidery.project import read_project
from configurator.embroidery.timing import MachinePace
from configurator.model.documents import read_design
from configurator.prepress.order_folder import DESIGN
from configurator.studio.sewing.files import PROJECT
from configurator.studio.sewing.job import Ground, SewingJob, ground_of
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
    return SewingJob(
        name=project.stem,
        plan=read_project(project.read_bytes()),
        shapes=(),
        rack=rack_of(bench),
        hoop=setup.field,
        pace=MachinePace(needles=setup.needles),
        ground=_cloth(bench, folder / DESIGN),
    )


def _cloth(bench: Workbench, file: Path) -> Ground | None:
    """The cloth of an order's design; None where the design is no longer kept."""
    if not file.is_file():
        return None
    return ground_of(bench.artwork(read_design(file.read_bytes())))
