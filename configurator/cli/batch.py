"""`configurator export`: everything production needs, of one design or of a whole batch."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from configurator.cli import designs
from configurator.cli.telling import BAD_USAGE, DataFolder, SpokenIn, Tongue, fail, telling

if TYPE_CHECKING:
    from configurator.model.substrates import PhotosKept
    from configurator.studio.batch.tasks import Task

EXPORT_EXAMPLES = """Examples:

  configurator export bar.json --out orders/A-1042

  configurator export bar.json --out orders/A-1042 --number A-1042 --copies 50

  configurator export bar.json --out orders/A-1042 --photos srgb
"""
BATCH_EXAMPLES = """
  configurator export --batch designs --workers 4 --out orders

  configurator export --batch "state:ready family:patch" --out orders
"""
MOST_WORKERS = 64


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command("export", epilog=EXPORT_EXAMPLES + BATCH_EXAMPLES)(export)


def export(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="DIR",
            help="The order folder; of a batch, where they all go.",
            file_okay=False,
        ),
    ],
    design: Annotated[
        Path | None,
        typer.Argument(metavar="[DESIGN]", help="A design document.", show_default=False),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER|QUERY",
            help="A folder of designs, or the shop's orders: a number, state:ready, family:shoe.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_WORKERS, help="Processes of a batch. [default: a core each]"),
    ] = None,
    number: Annotated[
        str | None, typer.Option(help="Order number. [default: made of the design]")
    ] = None,
    copies: Annotated[int, typer.Option(min=1, max=9999, help="How many are ordered.")] = 1,
    placed: Annotated[
        str | None, typer.Option(metavar="DATE", help="When, as 2026-01-31T12:00Z. [default: now]")
    ] = None,
    second_reading: Annotated[
        bool, typer.Option(help="Have every print file read by what did not write it.")
    ] = True,
    photos: Annotated[
        Literal["cmyk", "srgb"] | None,
        typer.Option(
            help="How files keep photos: in the press's inks, or as sRGB that the press converts. "
            "[default: as the catalog has it for the stock]"
        ),
    ] = None,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Write everything production needs: print file, proofs, tickets, threads, design, report.

    A batch that ended in any way goes on where it was when it is called again.
    """
    if (design is None) == (batch is None):
        fail("Name a design, or a batch with --batch.", BAD_USAGE)
    if design is not None:
        designs.export(design, out, number, copies, placed, second_reading, photos, data, language)
    elif batch is not None:
        if number is not None or copies != 1 or placed is not None:
            fail("--number, --copies and --placed are for one design, not a batch.", BAD_USAGE)
        _export_batch(batch, out, workers, data, second_reading, photos)


def _export_batch(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    batch: str,
    out: Path,
    workers: int | None,
    data: Path | None,
    second_reading: bool,
    photos: PhotosKept | None,
) -> None:
    with telling():
        from configurator.ground.files import data_folder
        from configurator.studio.batch.run import run_batch
        from configurator.studio.batch.tasks import BadBatch

        folder = data_folder(data)
        try:
            with _tasks(batch, folder) as tasks, _bar(len(tasks)) as tell:
                done = run_batch(
                    tasks,
                    folder,
                    out,
                    workers or len(os.sched_getaffinity(0)),
                    tell,
                    second_reading,
                    photos,
                )
        except BadBatch as refused:
            fail(str(refused), BAD_USAGE)
        for each in done.failed:
            typer.echo(f"{each.name}: {each.trouble}", err=True)
        typer.echo(f"{done.made} made, {done.before} made before, {len(done.failed)} not made.")
        if done.failed:
            raise typer.Exit(1)


@contextmanager
def _tasks(batch: str, data: Path) -> Iterator[tuple[Task, ...]]:
    """What is to be made; the photographs of the shop's orders lie ready as long as it takes."""
    from configurator.studio.batch.tasks import laid_out, of_folder

    if Path(batch).is_dir():
        yield of_folder(Path(batch))
        return
    from configurator.store.store import open_store

    store = open_store(data)
    try:
        with laid_out(store, batch) as tasks:
            yield tasks
    finally:
        store.close()


@contextmanager
def _bar(count: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, moved by how many are done."""
    with typer.progressbar(length=count, label="Orders", file=sys.stderr) as bar:
        yield lambda done, _: bar.update(done - bar.pos)
