"""`configurator impose`: finished print files laid out on press sheets and rolls."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.telling import (
    BAD_USAGE,
    DataFolder,
    SpokenIn,
    Tongue,
    fail,
    telling,
    workbench,
)
from configurator.cli.troubles import PROBLEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from configurator.prepress.imposition.layout import Layout
    from configurator.prepress.imposition.order_jobs import Forme
    from configurator.prepress.imposition.press_sheet import PressSheet
    from configurator.prepress.imposition.press_sheets import Called
    from configurator.prepress.imposition.wishes import Wishes
    from configurator.studio.workbench import Workbench

EXAMPLES = """Examples:

  configurator impose orders/A-1042 orders/A-1043 --out sheets

  configurator impose orders/A-1042 --stock roll-1370 --way nest --out sheets

  configurator impose card.pdf --copies 500 --stock sra3 --share-cuts --out sheets
"""


class Layingout(StrEnum):
    """A way to lay pieces out."""

    AUTO = "auto"
    REPEAT = "repeat"
    GANG = "gang"
    NEST = "nest"


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command("impose", epilog=EXAMPLES)(impose)


def impose(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    orders: Annotated[
        list[Path], typer.Argument(metavar="ORDER...", help="Order folders or print files.")
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where sheets go.", file_okay=False)
    ],
    stock: Annotated[
        str, typer.Option(help="sra3, a3, a4, or roll-WIDTH in mm such as roll-1370.")
    ] = "sra3",
    way: Annotated[
        Layingout,
        typer.Option(help="repeat one piece, gang boxes, nest true shapes, or what suits."),
    ] = Layingout.AUTO,
    copies: Annotated[
        int | None, typer.Option(min=1, max=100_000, help="Of each. [default: as ordered]")
    ] = None,
    gutter: Annotated[
        float, typer.Option(min=0, max=50, help="Least distance from cut to cut, in mm.")
    ] = 0.0,
    share_cuts: Annotated[
        bool, typer.Option(help="No gutter where both edges are one plain color.")
    ] = False,
    keep_grain: Annotated[bool, typer.Option(help="Turn nothing by a quarter.")] = False,
    number: Annotated[
        str | None, typer.Option(help="What the sheets are called. [default: made of the files]")
    ] = None,
    second_reading: Annotated[
        bool, typer.Option(help="Have every sheet read by what did not write it.")
    ] = True,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Lay out orders on sheets: a PDF/X-4, a cut file as SVG and DXF, a list and a report a gang.

    Nothing is written before all of it fits. Of a sheet the second reader stops nothing is kept but
    `refused.json`; status 1 then.
    """
    with telling():
        from configurator.prepress.imposition.order_jobs import formes_of
        from configurator.prepress.imposition.wishes import Wishes

        bench = workbench(data)
        wishes = Wishes(way.value, gutter, share_cuts, keep_grain)
        plans = _plans(bench, formes_of(orders, copies), (stock, wishes, number), language)
        kept = [_written(bench, *plan, out, second_reading, language) for plan in plans]
        if not all(kept):
            raise typer.Exit(PROBLEM)


def _plans(
    bench: Workbench,
    formes: Sequence[Forme],
    asked: tuple[str, Wishes, str | None],
    language: str,
) -> list[tuple[Called, tuple[Layout, ...]]]:
    """What each forme's sheets are called, and how they are laid out."""
    from configurator.prepress.imposition.order_jobs import called, gang_number
    from configurator.prepress.imposition.planning import check_room, planned
    from configurator.prepress.imposition.stock import UnknownStock, stock_called
    from configurator.prepress.imposition.wishes import CannotImpose
    from configurator.studio.proofing.order_sheets import NUMBER, called_in

    stock, wishes, number = asked
    try:
        sheet = stock_called(stock)
    except UnknownStock as unknown:
        fail(str(unknown), BAD_USAGE)
    jobs = [(job.piece.sha256, job.count) for forme in formes for job in forme.jobs]
    own = number or gang_number(*jobs, stock, wishes)
    if not NUMBER.fullmatch(own):
        fail(f"A number is Latin letters, digits and dashes, not {own!r}.", BAD_USAGE)
    try:
        for forme in formes:
            check_room(forme.jobs, sheet, wishes)
        return [
            (called_in(bench, name, forme.media), planned(forme.jobs, sheet, wishes))
            for name, forme in called(formes, own)
        ]
    except CannotImpose as trouble:
        fail(trouble.words.said(language))


def _written(  # noqa: PLR0913, PLR0917 - a plan, and what the command was told
    bench: Workbench,
    called: Called,
    layouts: Sequence[Layout],
    out: Path,
    second_reading: bool,
    language: str,
) -> bool:
    """Write the sheets of one forme and tell of them; whether they were kept."""
    from configurator.prepress.imposition.press_sheets import write_sheets
    from configurator.prepress.sealing import Sealing
    from configurator.prepress.second_reading import REFUSED, NotForPress
    from configurator.prepress.verifier.records import as_lines
    from configurator.studio.press.inspection import sheet_reader

    folder = out / called.number
    sealing = Sealing(bench.library.fonts, bench.sign)
    reader = sheet_reader(bench, layouts) if second_reading else None
    try:
        sheets = write_sheets(layouts, called, folder, sealing, reader)
    except NotForPress as refused:
        for line in as_lines(refused.reading, language):
            typer.echo(line, err=True)
        typer.echo(f"{called.number} was not laid out; {folder / REFUSED} has why.", err=True)
        return False
    _tell(sheets, called.media.said(language))
    return True


def _tell(sheets: Sequence[PressSheet], media: str) -> None:
    for sheet in sheets:
        layout = sheet.layout
        pieces = ", ".join(f"{label} x {count}" for label, count in layout.pieces.items())
        typer.echo(f"{sheet.print}")
        typer.echo(
            f"  print {layout.runs} x on {media or layout.stock.id}, {layout.width:g} x "
            f"{layout.height:g} mm, {layout.used:.0%} used: {pieces}",
            err=True,
        )
