"""`configurator impose`: finished print files laid out on press sheets and rolls."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.telling import BAD_USAGE, fail, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from configurator.prepress.imposition.press_sheet import PressSheet

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
) -> None:
    """Lay out orders on sheets: a PDF/X-4, a cut file as SVG and DXF, and a list for each gang."""
    with telling():
        from configurator.ground.files import assets_folder
        from configurator.ground.glyphs import FontBook
        from configurator.prepress.imposition.order_jobs import formes_of
        from configurator.prepress.imposition.planning import CannotImpose, Wishes
        from configurator.prepress.imposition.press_sheets import impose as made_sheets
        from configurator.prepress.imposition.stock import UnknownStock, stock_called
        from configurator.studio.proofing.order_sheets import NUMBER

        try:
            sheet = stock_called(stock)
        except UnknownStock as unknown:
            fail(str(unknown), BAD_USAGE)
        formes = formes_of(orders, copies)
        called = number or _number([job.piece.sha256 for forme in formes for job in forme.jobs])
        if not NUMBER.fullmatch(called):
            fail(f"A number is Latin letters, digits and dashes, not {called!r}.", BAD_USAGE)
        wishes = Wishes(way.value, gutter, share_cuts, keep_grain)
        fonts = FontBook(assets_folder() / "fonts")
        for at, forme in enumerate(formes):
            name = called if len(formes) == 1 else f"{called}-{chr(ord('a') + at)}"
            try:
                _tell(made_sheets(forme.jobs, sheet, wishes, name, out / name, fonts), forme.media)
            except CannotImpose as trouble:
                fail(str(trouble))


def _number(hashes: Sequence[str]) -> str:
    return f"G{hashlib.sha256(' '.join(hashes).encode()).hexdigest()[:7].upper()}"


def _tell(sheets: Sequence[PressSheet], media: str) -> None:
    for sheet in sheets:
        pieces = ", ".join(f"{label} x {count}" for label, count in sheet.pieces.items())
        layout = sheet.layout
        typer.echo(f"{sheet.print}")
        typer.echo(
            f"  print {layout.runs} x on {media or layout.stock.id}, {layout.width:g} x "
            f"{layout.height:g} mm, {layout.used:.0%} used: {pieces}",
            err=True,
        )
