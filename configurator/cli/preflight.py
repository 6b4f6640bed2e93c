"""`configurator preflight`: any PDF, or a design, read as production would before it is printed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
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
from configurator.ground.files import read_json

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
        typer.Argument(metavar="FILE", help="A PDF, a design, or a folder of an order or gang."),
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
        bench = workbench(data)
        asked = _Asked(substrate, product, record, marked, language.value)
        ready = _folder(file, bench, asked) if file.is_dir() else _file(file, bench, asked)
        if not ready:
            raise typer.Exit(PROBLEM)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command was told besides the file."""

    substrate: str
    product: str | None
    record: Path | None
    marked: Path | None
    language: str


def _file(file: Path, bench: Workbench, asked: _Asked) -> bool:
    """Read one PDF or design; whether it is ready for the press."""
    from configurator.studio.press.shop_press import press_for

    if not file.is_file():
        fail(f"There is no file {file}.", BAD_USAGE)
    with tempfile.TemporaryDirectory() as room:
        if not _is_design(file):
            return _is_ready(file, press_for(bench, asked.product), asked)
        finished = Path(room) / "print.pdf"
        legal, product = _print_design(file, finished, bench, asked.language)
        return _is_ready(finished, press_for(bench, product), asked, (file.name, legal))


def _folder(folder: Path, bench: Workbench, asked: _Asked) -> bool:
    """Read what is printed of an order, of sheets or of hoops; whether all is as it should be."""
    from configurator.studio.press.shop_press import press_for, press_of_order

    report = _sealed_report(folder)
    ready = _is_unchanged(folder, report, bench.data)
    sheets = read_json((folder / report).read_bytes()).get("sheets")
    if sheets is not None and (asked.record or asked.marked) and len(sheets) > 1:
        fail(f"{folder} holds {len(sheets)} sheets; name one of its PDFs.", BAD_USAGE)
    press = press_of_order(bench, folder) if sheets is None else press_for(bench, asked.product)
    names = ["print.pdf"] if sheets is None else [each["print"] for each in sheets]
    for file in (folder / name for name in names):
        ready = (not file.is_file() or _is_ready(file, press, asked)) and ready
    return ready


def _sealed_report(folder: Path) -> str:
    """The name of the sealed report of a folder; one that was refused, or is none, is told."""
    from configurator.prepress.imposition.sheet_report import LIST
    from configurator.prepress.order_report import REPORT
    from configurator.prepress.second_reading import REFUSED

    found = next((name for name in (LIST, REPORT) if (folder / name).is_file()), "")
    if not found and (folder / REFUSED).is_file():
        said = read_json((folder / REFUSED).read_bytes())["findings"]
        codes = sorted({each["code"] for each in said if each["weight"] == "stop"})
        fail(f"stop: nothing was kept here, because of {', '.join(codes)} ({REFUSED}).")
    if not found:
        fail(f"{folder} is no folder of an order, of sheets or of hoops.", BAD_USAGE)
    return found


def _is_unchanged(folder: Path, sealed_in: str, data: Path) -> bool:
    """Whether all is as the sealed report says; told as it is found, and who signed it."""
    from configurator.prepress.sealed_report import signed_by, unlike_report
    from configurator.prepress.signing import shop_key

    changed = unlike_report(folder, sealed_in)
    for name in changed:
        typer.echo(f"stop: {name} is not as it was when it was made [changed]", err=True)
    if not changed:
        key = signed_by(folder, sealed_in)
        ours = key is not None and key == shop_key(data)
        whose = "this shop" if ours else f"another shop, key {key[:12]}" if key else "nobody"
        typer.echo(f"{sealed_in}: unchanged, signed by {whose}.", err=True)
    return not changed


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
    if tell_problems(gone or Counter(bench).all_problems(made), language) and gone:
        raise typer.Exit(PROBLEM)
    return print_for_reading(bench, made, target), made.family


def _is_ready(
    file: Path, press: Press, asked: _Asked, design: tuple[str, int] | None = None
) -> bool:
    """Read a file and tell what was found; whether nothing of it stops the press.

    Of a `design` that was printed for it, its name and how many legal panels it must have are said.
    """
    name, legal = design or (str(file), 0)
    from configurator.prepress.verifier.booth import read_in_booth
    from configurator.studio.press.inspection import wanted_of

    if asked.substrate not in press.substrates:
        known = ", ".join(press.substrates)
        fail(f"There is no substrate {asked.substrate!r}. There are: {known}.", BAD_USAGE)
    reading = read_in_booth(file, wanted_of(press, asked.substrate, legal))
    _tell(reading, name, asked)
    if asked.marked is not None:
        from configurator.prepress.verifier.marked import marked_copy

        write_out(asked.marked, marked_copy(file, reading, Path(name).name))
    return not reading.stops


def _tell(reading: Reading, name: str, asked: _Asked) -> None:
    from configurator.prepress.verifier.records import as_json, as_lines

    if asked.record is not None:
        write_out(asked.record, f"{as_json(reading)}\n".encode())
    for line in as_lines(reading, asked.language):
        typer.echo(line, err=True)
    if not reading.findings and str(asked.record) != "-":
        inks = max((page.ink for page in reading.pages), default=0.0)
        typer.echo(f"{name}: ready for press, {len(reading.pages)} pages, {inks:.0%} of ink.")
