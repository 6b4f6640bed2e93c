"""`configurator profiles`: the press profiles a shop can print by, and its own among them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.people import WHO
from configurator.cli.telling import DataFolder, SpokenIn, Tongue, see_to_file, telling, workbench

if TYPE_CHECKING:
    from configurator.studio.workbench import Workbench

LIST_EXAMPLES = "Examples: configurator profiles list; configurator profiles list --language he"
ADD_EXAMPLES = """Examples:

  configurator profiles add press3.icc --name "Our press 3" --hebrew "מכונה 3 שלנו"

  configurator profiles add PSOcoated_v3.icc --name "PSO coated" --hebrew "מצופה PSO"
  --registered FOGRA51
"""
REMOVE_EXAMPLES = "Example: configurator profiles remove own-1f0c22ab9e4d7788.icc"


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(
        epilog=LIST_EXAMPLES,
        help="List the press profiles there are, add the shop's own, and remove them.",
        rich_markup_mode=None,
    )
    group.command("list", epilog=LIST_EXAMPLES)(list_profiles)
    group.command("add", epilog=ADD_EXAMPLES)(add)
    group.command("remove", epilog=REMOVE_EXAMPLES)(remove)
    app.add_typer(group, name="profiles", no_args_is_help=True)


def list_profiles(data: DataFolder = None, language: SpokenIn = Tongue.EN) -> None:
    """List every printing condition: its profile, the ink it separates up to, its names."""
    with telling():
        from configurator.model.printing_conditions import known_conditions

        workbench(data)
        for each in known_conditions().values():
            names = f"{each.words.said(language)}; {each.registered or each.name}"
            typer.echo(f"{each.profile}  {each.most_ink:.0%}  {names}")


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An ICC output profile (CMYK).")],
    name: Annotated[str, typer.Option(help="What colleagues call it, in English.")],
    hebrew: Annotated[str, typer.Option(help="What colleagues call it, in Hebrew.")],
    registered: Annotated[
        str, typer.Option(help="Its name in the ICC registry, such as FOGRA51, if it has one.")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Add a press profile: it can then be chosen for any stock in the catalog at the desk."""
    with telling():
        from configurator.model.words import Words
        from configurator.studio.press.press_profiles import take_in

        see_to_file(file)
        bench = workbench(data)
        made = take_in(bench, file, Words(en=name, he=hebrew), registered)
        _note(bench, "added-profile", made.profile)
        typer.echo(f"{made.profile}  {made.most_ink:.0%}  {name}; {made.described}")


def remove(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="As the list names it.")],
    data: DataFolder = None,
) -> None:
    """Remove a profile of the shop's own that no edition of its catalog names."""
    with telling():
        from configurator.studio.press.press_profiles import let_go

        bench = workbench(data)
        let_go(bench, profile)
        _note(bench, "removed-profile", profile)


def _note(bench: Workbench, did: str, profile: str) -> None:
    """Write it in the shop's log."""
    from configurator.store.store import open_store

    with closing(open_store(bench.data)) as store:
        store.audit.write(WHO, did, profile)
