"""`configurator preflight`: any PDF, or a design, read as production would before it is printed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from configurator.model.press import Press
    from configurator.prepress.verifier.reading import Reading
    from configurator.studio.workbench import Workbench

EXAMPLES = """Examples:

  configurator preflight print.pdf

  configurator preflight design.json --marked seen.pdf

  configurator preflight orders/A-1042

  configurator preflight print.pdf --substrate kraft --json report.json
"""


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command("preflight", epilog=EXAMPLES)(preflight)


def preflight(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A PDF, a design, or a folder of an order or sheets."),
    ],
    substrate: Annotated[
        str, typer.Option(help="What it is printed on, where the file does not say.")
    ] = "coated",
    record: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write a record; - prints it.")
    ] = None,
    marked: Annotated[
        Path | None, typer.Option(metavar="PDF", help="Write a copy with every finding framed.")
    ] = None,
    product: Annotated[
        str | None,
        typer.Option(help="The product it is of, where the shop's limits differ by product."),
    ] = None,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Read a finished file and say everything a press would choke on. Status 1 when there is any.

    It is held to the shop's own limits; an order's folder to those it was made by. The reader is
    independent of what writes our files, and reads anybody's.
    """
    with telling():
        from configurator.studio.press.shop_press import press_for, press_of_order

        folder, bench = file, workbench(data)
        changed = _unsealed(file, bench.data) if file.is_dir() else ()
        if (sheets := _sheets(file)) and record is None and marked is None:
            press = press_for(bench, product)
            readings = [(_read(sheet, press, substrate, 0), sheet) for sheet in sheets]
            for reading, sheet in readings:
                _tell(reading, sheet, None, language)
            if changed or any(reading.stops for reading, _ in readings):
                raise typer.Exit(PROBLEM)
            return
        file = file / "print.pdf" if file.is_dir() else file
        if not file.is_file():
            fail(f"There is no file {file}.", BAD_USAGE)
        with tempfile.TemporaryDirectory() as room:
            legal, finished = 0, file
            if _is_design(file):
                finished = Path(room) / "print.pdf"
                legal, product = _print_design(file, finished, bench, language)
            press = press_of_order(bench, folder) if folder.is_dir() else press_for(bench, product)
            reading = _read(finished, press, substrate, legal)
            _tell(reading, file, record, language)
            if marked is not None:
                from configurator.prepress.verifier.marked import marked_copy

                write_out(marked, marked_copy(finished, reading, file.name))
        if reading.stops or changed:
            raise typer.Exit(PROBLEM)


def _unsealed(folder: Path, data: Path) -> tuple[str, ...]:
    """What of an order is not as its sealed report says, told as it is found."""
    from configurator.prepress.imposition.sheet_report import LIST
    from configurator.prepress.order_report import REPORT
    from configurator.prepress.sealed_report import signed_by, unlike_report
    from configurator.prepress.signing import shop_key

    report = LIST if (folder / LIST).is_file() else REPORT
    changed = unlike_report(folder, report)
    for name in changed:
        typer.echo(f"stop: {name} is not as it was when it was made [changed]", err=True)
    if not changed:
        key = signed_by(folder, report)
        ours = key is not None and key == shop_key(data)
        whose = "this shop" if ours else f"another shop, key {key[:12]}" if key else "nobody"
        typer.echo(f"{report}: unchanged, signed by {whose}.", err=True)
    return changed


def _sheets(folder: Path) -> list[Path]:
    """The press sheets of a folder that holds such."""
    from configurator.prepress.imposition.sheet_report import LIST

    listed = folder / LIST
    if not listed.is_file():
        return []
    document = json.loads(listed.read_bytes())
    return [folder / each["print"] for each in document["sheets"]]


def _is_design(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(64).lstrip().startswith(b"{")


def _print_design(design: Path, target: Path, bench: Workbench, language: str) -> tuple[int, str]:
    """Write the print file of a design; how many legal panels it must have, and its product."""
    from configurator.model.documents import read_design
    from configurator.studio.completeness import missing
    from configurator.studio.counter import Counter
    from configurator.studio.press.inspection import print_for_reading

    made = read_design(design.read_bytes())
    gone = missing(made, bench.family(made), bench.library, bench.photos)
    if tell_problems(gone or Counter(bench).problems(made), language) and gone:
        raise typer.Exit(PROBLEM)
    return print_for_reading(bench, made, target), made.family


def _read(file: Path, press: Press, substrate: str, legal: int) -> Reading:
    from configurator.prepress.verifier.booth import read_in_booth
    from configurator.studio.press.inspection import wanted_of

    if substrate not in press.substrates:
        known = ", ".join(press.substrates)
        fail(f"There is no substrate {substrate!r}. There are: {known}.", BAD_USAGE)
    return read_in_booth(file, wanted_of(press, substrate, legal))


def _tell(reading: Reading, file: Path, record: Path | None, language: str) -> None:
    from configurator.prepress.verifier.records import as_json, as_lines

    if record is not None:
        write_out(record, f"{as_json(reading)}\n".encode())
    for line in as_lines(reading, language):
        typer.echo(line, err=True)
    if not reading.findings and str(record) != "-":
        inks = max((page.ink for page in reading.pages), default=0.0)
        typer.echo(f"{file}: ready for press, {len(reading.pages)} pages, {inks:.0%} of ink.")
