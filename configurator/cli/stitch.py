"""`configurator stitch`: designs, drawings and pictures become machine files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from configurator.cli.telling import (
    BAD_USAGE,
    DataFolder,
    SpokenIn,
    Tongue,
    fail,
    tell_problems,
    telling,
    workbench,
    write_out,
)
from configurator.cli.troubles import PROBLEM

if TYPE_CHECKING:
    from configurator.embroidery.formats import MachineFormat
    from configurator.studio.sewing.job import SewingJob
    from configurator.studio.sewing.sheet import SheetOrder
    from configurator.studio.sewing.sources import Sources
    from configurator.studio.workbench import Workbench

    Target = tuple[Path, Path, tuple[MachineFormat, ...]]
    """A file to sew, the name of its files without an ending, and their formats."""

EXAMPLES = """Examples:

  configurator stitch badge.json --out badge.dst --hoop 100x100

  configurator stitch logo.svg --out logo.pes --width 80 --json report.json --picture logo.png

  configurator stitch photo.jpg --out photo.vp3 --colors 6

  configurator stitch badge.json --out six.dst --copies 6 --hoop 360x200

  configurator stitch drawings/ --out machine/ --format dst --format jef

  configurator stitch today/ --out hoops/ --gang --hoop 360x200
"""
SEWABLE = (".json", ".svg", ".stitches", ".png", ".jpg", ".jpeg")


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command("stitch", epilog=EXAMPLES)(stitch)


def stitch(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    source: Annotated[
        Path, typer.Argument(help="A design, an SVG, a picture, a .stitches project, or a folder.")
    ],
    out: Annotated[
        Path,
        typer.Option("--out", help="A machine file, whose ending says its format; or a folder."),
    ],
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="A format besides; repeatable: dst exp u01 tbf pes jef vp3 xxx."
        ),
    ] = None,
    fabric: Annotated[str, typer.Option(help="twill, drill, pique, fleece or towel.")] = "twill",
    hoop: Annotated[str | None, typer.Option(metavar="WxH", help="The hoop's field in mm.")] = None,
    width: Annotated[
        float | None, typer.Option(min=5, max=400, help="Sew a drawing or picture so wide, in mm.")
    ] = None,
    colors: Annotated[int, typer.Option(min=1, max=15, help="Threads of a picture.")] = 6,
    copies: Annotated[int, typer.Option(min=1, max=60, help="So many of each.")] = 1,
    gang: Annotated[
        bool, typer.Option("--gang", help="Sew a folder's designs together, in the fewest hoops.")
    ] = False,
    threads: Annotated[str, typer.Option(help="The thread chart.")] = "isacord",
    ground: Annotated[
        bool, typer.Option("--ground", help="Sew a picture's ground of one color too.")
    ] = False,
    applique: Annotated[
        bool, typer.Option("--applique", help="Lay a patch's cloth in precut, with its two stops.")
    ] = False,
    cut: Annotated[
        bool, typer.Option("--cut", help="Cut short threads between letters by machine too.")
    ] = False,
    json_: Annotated[Path | None, typer.Option("--json", help="Write what was measured.")] = None,
    picture: Annotated[Path | None, typer.Option(help="Draw it in thread, as a PNG.")] = None,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Make machine files, with thread list, sewing sheet and project; of a gang a report besides.

    Status 1 when something cannot be sewn as asked; what can be is written all the same.
    """
    with telling():
        bench = workbench(data)
        sources = _sources(bench, fabric, hoop, width, colors, threads)
        sources = replace(sources, ground=ground, applique=applique, cut=cut)
        targets = list(_targets(source, out, format_ or []))
        report, stopped = dict[str, dict[str, Any]](), False
        jobs = _read(sources, targets, copies, language)
        for job, stem, written in (_ganged if gang else _alone)(bench, jobs, out):
            stopped = tell_problems(job.quality.problems, language) or stopped
            for made in written:
                typer.echo(str(made))
            report[str(stem)] = job.quality.report()
            if picture is not None:
                _draw(job, picture if len(targets) == 1 else stem.with_suffix(".png"))
        _write_report(report, json_)
        if stopped:
            raise typer.Exit(PROBLEM)


def _write_report(report: dict[str, dict[str, Any]], target: Path | None) -> None:
    """What was measured of each, or of the only one, where it is asked for."""
    if target is None:
        return
    whole = next(iter(report.values())) if len(report) == 1 else report
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    write_out(target, f"{text}\n".encode())


def _read(
    sources: Sources, targets: list[Target], copies: int, language: str
) -> Iterator[tuple[SewingJob, Path, tuple[MachineFormat, ...]]]:
    """The job of each file, so many times, with the names of its files and their formats."""
    from configurator.studio.sewing.hoopfuls import gang_of

    for file, stem, forms in targets:
        job, notes = sources.job(file)
        for words in notes:
            typer.echo(f"note: {words.said(language)}", err=True)
        yield (job if copies == 1 else gang_of([job] * copies)), stem, forms


def _ganged(
    bench: Workbench, jobs: Iterable[tuple[SewingJob, Path, tuple[MachineFormat, ...]]], out: Path
) -> Iterator[tuple[SewingJob, Path, tuple[Path, ...]]]:
    """All jobs together, a hoop after the other, named after the folder or file to write."""
    from configurator.prepress.order_report import REPORT
    from configurator.prepress.sealing import REPORT_PAGE, Sealing
    from configurator.studio.sewing.hoopfuls import hoopfuls
    from configurator.studio.sewing.hoops import HoopGang, write_hoops

    folder = (out.parent if out.suffix else out).resolve()
    single, _, forms = zip(*jobs, strict=True)
    hoops = hoopfuls(single, name=out.stem)
    gang = HoopGang(_of_no_order(out.stem), hoops, forms[0])
    files = write_hoops(gang, folder, Sealing(bench.library.fonts, bench.sign))
    many = len(files) // len(hoops)
    for at, job in enumerate(hoops):
        yield job, folder / job.name, files[at * many : (at + 1) * many]
    for name in (REPORT_PAGE, REPORT):
        typer.echo(str(folder / name))


def _sources(  # noqa: PLR0913, PLR0917 - the command's own options
    bench: Workbench, fabric: str, hoop: str | None, width: float | None, colors: int, threads: str
) -> Sources:
    """What makes jobs of files; a wrong name is bad usage."""
    from configurator.embroidery.fabrics import FABRICS
    from configurator.embroidery.hoops import hoop_named
    from configurator.embroidery.threads import SHOP, read_rack
    from configurator.ground.files import assets_folder
    from configurator.studio.sewing.sources import Sources

    rack = read_rack(assets_folder(), bench.data / SHOP)
    charts = [chart.id for chart in rack.charts]
    if fabric not in FABRICS:
        fail(f"There is no fabric {fabric!r}. There are: {', '.join(FABRICS)}.", BAD_USAGE)
    if threads not in charts:
        fail(f"There is no thread chart {threads!r}. There are: {', '.join(charts)}.", BAD_USAGE)
    try:
        field = hoop_named(hoop) if hoop else None
    except ValueError as trouble:
        fail(str(trouble), BAD_USAGE)
    return Sources(bench, rack, threads, FABRICS[fabric], field, width, colors)


def _targets(source: Path, out: Path, more: list[str]) -> Iterator[Target]:
    """Each file to sew, the name of its files without an ending, and their formats."""
    from configurator.studio.sewing.files import USUAL, formats_named

    is_file = bool(out.suffix) and not out.is_dir() and not source.is_dir()
    try:
        named = formats_named([*([out.suffix] if is_file else []), *more])
    except ValueError as trouble:
        fail(str(trouble), BAD_USAGE)
    forms = named or formats_named(USUAL)
    if not source.exists():
        fail(f"There is no file {source}.", BAD_USAGE)
    if not source.is_dir():
        yield source, (out.with_suffix("") if is_file else out / source.stem), forms
        return
    found = sorted(file for file in source.iterdir() if file.suffix.lower() in SEWABLE)
    if not found:
        fail(f"There is nothing to sew in {source}.", BAD_USAGE)
    for file in found:
        yield file, out / file.stem, forms


def _alone(
    bench: Workbench, jobs: Iterable[tuple[SewingJob, Path, tuple[MachineFormat, ...]]], _: Path
) -> Iterator[tuple[SewingJob, Path, tuple[Path, ...]]]:
    """Each job with its files, written."""
    from configurator.studio.sewing.files import write_job

    for job, stem, forms in jobs:
        order = _of_no_order(job.name)
        yield job, stem, write_job(job, stem, forms, order, bench.library.fonts)


def _of_no_order(name: str) -> SheetOrder:
    """Files of no order carry a fixed date, so that equal drawings give equal files."""
    from datetime import UTC, datetime

    from configurator.studio.sewing.sheet import SheetOrder

    return SheetOrder(name, datetime(2000, 1, 1, tzinfo=UTC))


def _draw(job: SewingJob, target: Path) -> None:
    from configurator.studio.sewing.picture import job_picture

    write_out(target, job_picture(job).png())
    typer.echo(str(target))
