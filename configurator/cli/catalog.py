"""`configurator families`: what can be made here, in which sizes, options and themes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.telling import DataFolder, SpokenIn, Tongue, telling, workbench

if TYPE_CHECKING:
    from configurator.model.product import Option, ProductFamily

MOST_CHOICES = 10

EXAMPLES = """Examples:

  configurator families

  configurator families --language he

  configurator families --json
"""


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command("families", epilog=EXAMPLES)(families)


def families(
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """List the product families with their sizes, options, parts and themes."""
    with telling():
        found = workbench(data).families
        if as_json:
            typer.echo(json.dumps([_document(family) for family in found.values()], indent=1))
            return
        typer.echo("\n\n".join(_told(family, language) for family in found.values()))


def _told(family: ProductFamily, language: str) -> str:
    from configurator.families.stock import usual_size

    usual = usual_size(family)
    rows = [
        f"{family.id}  {family.words.said(language)}",
        f"  sizes    {' '.join(_starred(s.id, usual) for s in family.sizes if s.offered)}",
    ]
    for option in family.options:
        rows.append(f"  --option {option.id}={_choices(option)}")
    rows.append(f"  parts    {' '.join(part.id for part in family.parts)}")
    rows.append(f"  views    {' '.join(view.id for view in family.views)}")
    for number, theme in enumerate(family.themes, start=1):
        rows.append(f"  --theme  {number:<3}{theme.id}  {theme.words.said(language)}")
    return "\n".join([*rows, "  (* what is taken when nothing is said)"])


def _choices(option: Option) -> str:
    """The choices of an option in stock; of a long list its first ones, and how many there are."""
    from configurator.families.stock import usual_choice

    usual = usual_choice(option)
    names = [_starred(choice.id, usual) for choice in option.choices if choice.offered]
    if len(names) <= MOST_CHOICES:
        return "|".join(names)
    return "|".join(names[: MOST_CHOICES - 1]) + f"|... ({len(names)}; --json lists them)"


def _starred(name: str, default: str) -> str:
    return f"{name}*" if name == default else name


def _document(family: ProductFamily) -> dict[str, object]:
    return {
        "id": family.id,
        "words": family.words.model_dump(),
        "default_size": family.default_size,
        "sizes": [size.model_dump() for size in family.sizes],
        "options": [option.model_dump() for option in family.options],
        "parts": [part.model_dump() for part in family.parts],
        "themes": [theme.model_dump() for theme in family.themes],
        "views": [view.model_dump() for view in family.views],
    }
