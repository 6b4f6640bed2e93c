"""`configurator make`, `check`, `preview`, and one design's export: designs without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.telling import (
    BAD_USAGE,
    DataFolder,
    DesignFile,
    SpokenIn,
    Tongue,
    fail,
    see_to_file,
    tell_problems,
    telling,
    workbench,
    write_out,
)
from configurator.cli.troubles import PROBLEM

if TYPE_CHECKING:
    from configurator.model.design import Design
    from configurator.model.layers import PhotoRef
    from configurator.model.problem import Problem
    from configurator.model.product import ProductFamily
    from configurator.model.substrates import PhotosKept
    from configurator.studio.workbench import Workbench

LEAST_PX, MOST_PX = 16, 8192

MAKE_EXAMPLES = """Examples:

  configurator make wrapper --photo dog.jpg --text "Happy birthday" --out bar.json

  configurator make shoe --size 42 --option model=slip-on --theme 3 --out shoe.json

  configurator make patch --theme name-star --text Dana --out -
"""
CHECK_EXAMPLES = "Examples: configurator check bar.json; configurator check bar.json --strict"
PREVIEW_EXAMPLES = """Examples:

  configurator preview shoe.json --out shoe.png

  configurator preview bar.json --part wrap --width 2000 --out flat.png
"""
TICKET_PICTURE_PX = 1200
"""Width of the product's picture on the job ticket: 300 ppi over 100 mm."""


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command("make", epilog=MAKE_EXAMPLES)(make)
    app.command("check", epilog=CHECK_EXAMPLES)(check)
    app.command("preview", epilog=PREVIEW_EXAMPLES)(preview)


def make(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    family: Annotated[str, typer.Argument(help="A product family; `families` lists them.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="Where the design goes; - prints it.", dir_okay=False, allow_dash=True
        ),
    ],
    size: Annotated[str | None, typer.Option(help="A size of the family.")] = None,
    option: Annotated[
        list[str] | None, typer.Option(metavar="NAME=CHOICE", help="Choose an option; repeatable.")
    ] = None,
    photo: Annotated[Path | None, typer.Option(help="A photograph to put on it.")] = None,
    text: Annotated[list[str] | None, typer.Option(help="A line of words; repeatable.")] = None,
    theme: Annotated[str | None, typer.Option(help="A theme, by number or name.")] = None,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Make a design from a theme, a photo and words. Problems are told, and the design written."""
    with telling():
        from configurator.model.documents import write_design
        from configurator.studio.composing import Wishes, WishRefused, compose

        bench = workbench(data)
        if family not in bench.families:
            there = ", ".join(bench.families)
            fail(f"There is no product {family!r}. There are: {there}.", BAD_USAGE)
        maker = bench.families[family]
        wishes = Wishes(
            size=size,
            theme=_theme(theme, maker),
            options=_options(option or []),
            photo=_photo(bench, photo, language),
            texts=tuple(_screened(each, language) for each in text or []),
            language=language.value,
        )
        try:
            design = compose(maker, bench.library, wishes)
        except WishRefused as refused:
            fail(str(refused), BAD_USAGE)
        write_out(out, write_design(design))
        if tell_problems(_problems(bench, design), language):
            raise typer.Exit(PROBLEM)


def check(
    design: DesignFile,
    strict: Annotated[bool, typer.Option(help="Notes count as problems too.")] = False,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Say everything that keeps a design from being made well. Status 1 when it cannot be made."""
    with telling():
        problems = _problems(workbench(data), _read(design))
        stopped = tell_problems(problems, language)
        if stopped or (strict and problems):
            raise typer.Exit(PROBLEM)
        typer.echo(f"{design}: can be made.")


def preview(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    design: DesignFile,
    part: Annotated[str | None, typer.Option(help="Show one part lying flat.")] = None,
    view: Annotated[str | None, typer.Option(help="Show the real thing from a side.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="A PNG file; - prints it. [default: beside the design]",
            dir_okay=False,
            allow_dash=True,
        ),
    ] = None,
    width: Annotated[
        int, typer.Option(min=LEAST_PX, max=MOST_PX, help="Width of the picture in pixels.")
    ] = 1200,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Draw a design: the real thing, from its first side unless another is asked for."""
    with telling():
        if part and view:
            fail("Choose --part or --view, not both.", BAD_USAGE)
        bench, made = workbench(data), _read(design)
        if tell_problems(_gone(bench, made), language):
            raise typer.Exit(PROBLEM)
        png = _flat(bench, made, part, width) if part else _real(bench, made, view, width)
        target = out or design.with_suffix(".png")
        write_out(target, png)
        typer.echo(str(target), err=True)


def export(  # noqa: PLR0913, PLR0917 - one argument an option of the command
    design: DesignFile,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The order folder.", file_okay=False)
    ],
    number: Annotated[
        str | None, typer.Option(help="Order number. [default: made of the design]")
    ] = None,
    copies: Annotated[int, typer.Option(min=1, max=9999, help="How many are ordered.")] = 1,
    placed: Annotated[
        str | None, typer.Option(metavar="DATE", help="When, as 2026-01-31T12:00Z. [default: now]")
    ] = None,
    second_reading: bool = True,
    photos: PhotosKept | None = None,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Write everything production needs: print file, proofs, ticket, threads, design, report."""
    with telling():
        bench, made = workbench(data), _read(design)
        if tell_problems(_problems(bench, made), language):
            fail("Nothing was exported.")
        from configurator.prepress.order_folder import OrderRoom
        from configurator.prepress.second_reading import REFUSED, NotForPress
        from configurator.prepress.verifier.records import as_lines
        from configurator.studio.press.inspection import second_reader
        from configurator.studio.press.photos_kept import artwork_keeping, press_keeping
        from configurator.studio.proofing.order_sheets import BadOrder, OrderWishes, order_sheet
        from configurator.studio.sewing.order import sewing_beside

        try:
            wishes = OrderWishes(number, copies, placed, language.value)
            sheet = order_sheet(made, bench.family(made), bench.library, wishes)
        except BadOrder as refused:
            fail(str(refused), BAD_USAGE)
        artwork = artwork_keeping(bench.artwork(made), photos)
        press = press_keeping(bench.family(made).press, photos)
        reader = second_reader(artwork, press) if second_reading else None
        picture = _real(bench, made, None, TICKET_PICTURE_PX)
        beside = sewing_beside(bench, made, sheet)
        try:
            room = OrderRoom(bench.library, bench.photos, sign=bench.sign)
            written = room.write(sheet, made, artwork, out, picture, beside, reader)
        except NotForPress as refused:
            for line in as_lines(refused.reading, language):
                typer.echo(line, err=True)
            fail(f"Nothing was exported; {out / REFUSED} has why.")
        tell_problems(written.findings, language)
        for name in (*sorted(written.sha256), written.report.name):
            typer.echo(str(written.folder / name))


def _flat(bench: Workbench, design: Design, part: str, width: int) -> bytes:
    from configurator.preview.render import render_part

    made = {each.part: each for each in bench.artwork(design).parts}
    if part not in made:
        fail(f"This design has no part {part!r}. There are: {', '.join(made)}.", BAD_USAGE)
    box = made[part].trim_box
    return render_part(made[part], bench.photos, width / box.width).png()


def _real(bench: Workbench, design: Design, view: str | None, width: int) -> bytes:
    from configurator.studio.pictures.easel import Easel

    views = {each.id: each for each in bench.family(design).views}
    if view is not None and view not in views:
        fail(f"There is no view {view!r}. There are: {', '.join(views)}.", BAD_USAGE)
    chosen = views[view] if view else next(iter(views.values()))
    height = max(1, round(width / chosen.aspect))
    return Easel(bench).real(design, chosen.id, width, height).png()


def _read(file: Path) -> Design:
    """The design in a file; a file that is not there is bad usage."""
    from configurator.model.documents import read_design

    see_to_file(file)
    return read_design(file.read_bytes())


def _gone(bench: Workbench, design: Design) -> tuple[Problem, ...]:
    """What the design names that is not here; without any it can be flattened."""
    from configurator.studio.completeness import missing

    return missing(design, bench.family(design), bench.library, bench.photos)


def _problems(bench: Workbench, design: Design) -> tuple[Problem, ...]:
    """Everything wrong with a design, what stops it first."""
    from configurator.studio.counter import Counter

    return _gone(bench, design) or Counter(bench).all_problems(design)


def _theme(theme: str | None, family: ProductFamily) -> str | None:
    """A theme by its number, counted from 1, or by its name."""
    if theme is None or not theme.isdigit():
        return theme
    if not 1 <= int(theme) <= len(family.themes):
        fail(f"A {family.id} has themes 1 to {len(family.themes)}.", BAD_USAGE)
    return family.themes[int(theme) - 1].id


def _options(given: list[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for each in given:
        name, equals, choice = each.partition("=")
        if not (name and equals and choice):
            fail(f"An option is written NAME=CHOICE, not {each!r}.", BAD_USAGE)
        chosen[name] = choice
    return chosen


def _photo(bench: Workbench, photo: Path | None, language: str) -> PhotoRef | None:
    """The photograph cleaned and taken in; a refusal is a problem, told in the language asked."""
    from configurator.store.photo_rules import PhotoRefused

    if photo is None:
        return None
    see_to_file(photo)
    try:
        return bench.photos.take_in(photo)
    except PhotoRefused as refused:
        fail(refused.words.said(language))


def _screened(text: str, language: str) -> str:
    """The text as it may be printed; a refusal is a problem, told with what to write instead."""
    from configurator.ground.files import assets_folder
    from configurator.model.layers import MAX_TEXT
    from configurator.policy.screening import read_screening

    screened = read_screening(assets_folder()).screened(text, MAX_TEXT)
    if screened.refusal is not None:
        instead = "".join(f"\n  {each}" for each in screened.refusal.alternatives)
        fail(f"{screened.refusal.words.said(language)}{instead}")
    return screened.text
