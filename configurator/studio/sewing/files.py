"""The files of a sewing job: machine files, the thread list, the sheet and the project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from configurator.embroidery.formats import FORMATS, MachineFormat, write_machine
from configurator.embroidery.project import write_project
from configurator.embroidery.sewing_list import sewing_csv
from configurator.ground.files import write_bytes
from configurator.ground.glyphs import FontBook
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.sheet import SheetOrder, write_sheet

PROJECT = ".stitches"
LIST_ENDING, SHEET_ENDING = "-threads.csv", "-sewing.pdf"
USUAL = ("dst", "pes")
"""What an order holds unless staff say otherwise."""


def formats_named(names: Iterable[str]) -> tuple[MachineFormat, ...]:
    """Formats by their ids, each once. Raises ValueError naming those there are."""
    found = dict.fromkeys(name.lower().removeprefix(".") for name in names)
    for name in found:
        if name not in FORMATS:
            raise ValueError(f"There is no format {name!r}. There are: {', '.join(FORMATS)}.")
    return tuple(FORMATS[name] for name in found)


def write_job(
    job: SewingJob,
    stem: Path,
    formats: Iterable[MachineFormat],
    order: SheetOrder,
    fonts: FontBook,
) -> tuple[Path, ...]:
    """Everything of a job beside each other, named after `stem`. Raises BadMachineFile, OSError.

    Machine files never lie there without their thread list: most of them forget their colors.
    """
    written = [stem.with_name(stem.name + LIST_ENDING), stem.with_name(stem.name + SHEET_ENDING)]
    write_bytes(written[0], sewing_csv(job.steps))
    write_sheet(job, order, fonts, written[1])
    for form in formats:
        target = stem.with_name(stem.name + form.suffix)
        write_machine(job.program, job.rack, target, form, job.name)
        written.append(target)
    project = stem.with_name(stem.name + PROJECT)
    write_bytes(project, write_project(job.plan, job.name, job.settings.fabric.id))
    return (*written, project)
