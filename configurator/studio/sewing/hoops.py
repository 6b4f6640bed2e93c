"""Common hoops on disk: every file of every hoop, sealed and signed, complete or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configurator import __version__
from configurator.embroidery.formats import FORMATS, MachineFormat
from configurator.model.words import Words
from configurator.prepress.order_report import REPORT
from configurator.prepress.report_page import Measured, Report, Told, Verdict
from configurator.prepress.sealed_report import REPORT_VERSION, file_sha256
from configurator.prepress.sealing import Sealing, seal_folder
from configurator.prepress.whole_folder import whole_folder
from configurator.studio.sewing import sheet_words as said
from configurator.studio.sewing.files import LIST_ENDING, PROJECT, SHEET_ENDING, write_job
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.sheet import ACCENT, SheetOrder

ENDINGS = (LIST_ENDING, SHEET_ENDING, PROJECT, *(form.suffix for form in FORMATS.values()))
SEWABLE = Verdict(said.SEWABLE, said.SEWABLE_WHY)


@dataclass(frozen=True, slots=True)
class HoopGang:
    """Jobs in common hoops, how they are called together, and in which formats they are wanted."""

    order: SheetOrder
    hoops: tuple[SewingJob, ...]
    formats: tuple[MachineFormat, ...]


def write_hoops(gang: HoopGang, folder: Path, sealing: Sealing) -> tuple[Path, ...]:
    """Every file of every hoop into `folder`, and a sealed report over them; all of it or nothing.

    The sewing files alone are named, in the order of the hoops. Raises BadMachineFile and OSError.
    """
    own = re.compile(rf"{re.escape(gang.order.number)}(-\d+)?({'|'.join(map(re.escape, ENDINGS))})")
    with whole_folder(folder, REPORT, lambda name: own.fullmatch(name) is not None) as draft:
        files = [file for job in gang.hoops for file in _written(job, gang, draft, sealing)]
        hashes = {file.name: file_sha256(file) for file in files}
        seal_folder(draft, REPORT, _document(gang, hashes), _report(gang, hashes), sealing)
    return tuple(folder / file.name for file in files)


def _written(job: SewingJob, gang: HoopGang, folder: Path, sealing: Sealing) -> tuple[Path, ...]:
    order = SheetOrder(job.name, gang.order.placed)
    return write_job(job, folder / job.name, gang.formats, order, sealing.fonts)


def _document(gang: HoopGang, hashes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "schema_version": REPORT_VERSION,
        "program": __version__,
        "number": gang.order.number,
        "output_sha256": dict(hashes),
        "hoops": [
            {"name": job.name, "designs": job.designs, **job.quality.report()} for job in gang.hoops
        ],
    }


def _report(gang: HoopGang, hashes: Mapping[str, str]) -> Report:
    designs, hoops = sum(job.designs for job in gang.hoops), len(gang.hoops)
    return Report(
        number=gang.order.number,
        made=gang.order.placed,
        subject=said.TOGETHER.filled(designs=designs, hoops=hoops),
        accent=ACCENT.srgb,
        verdict=SEWABLE,
        findings=tuple(_told(gang.hoops)),
        measured=tuple(_measured(job) for job in gang.hoops),
        hashes={Words(en=name, he=name): digest for name, digest in hashes.items()},
        counted=said.HOOPS,
    )


def _told(hoops: Sequence[SewingJob]) -> Iterator[Told]:
    for job in hoops:
        for problem in job.quality.problems:
            yield Told(problem.weight == "stop", problem.words, Words(en=job.name, he=job.name))


def _measured(job: SewingJob) -> Measured:
    found = job.quality
    hoop = found.hoop or said.NO_HOOP.en
    return Measured(
        Words(en=job.name, he=hoop),
        {
            said.STITCHES: f"{found.stitches:,}",
            said.MINUTES: f"{found.minutes:.0f}",
            said.TRIMS: f"{found.trims}",
            said.COVERAGE: f"{found.coverage:.1%}" if job.shapes else "–",
            said.DENSEST: f"{found.density_peak:.1f}",
        },
    )
