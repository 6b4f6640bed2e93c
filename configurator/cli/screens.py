"""`configurator kiosk`, `staff`, `production` and `tour`: the commands that open windows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from configurator.cli.telling import DataFolder, Tongue, fail, telling
from configurator.cli.troubles import NO_DISPLAY, is_without_display

ChosenTongue = Annotated[
    Tongue | None, typer.Option("--language", help="Language to begin in.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command("kiosk", epilog="Example: configurator kiosk --data /var/lib/configurator")(kiosk)
    app.command("staff", epilog="Example: configurator staff")(staff)
    app.command("production", epilog="Example: configurator production")(production)
    app.command("tour", epilog="Example: configurator tour --out pictures --language he")(tour)


def _see_to_display() -> None:
    if is_without_display():
        fail(NO_DISPLAY)


def kiosk(data: DataFolder = None, language: ChosenTongue = None) -> None:
    """Open the kiosk for customers."""
    with telling():
        _see_to_display()
        from configurator.ui.app import run_kiosk

        raise typer.Exit(run_kiosk(data, language and language.value) or 0)


def staff(data: DataFolder = None) -> None:
    """Open the staff desk: people, orders, catalog and prices."""
    with telling():
        _see_to_display()
        from configurator.ui.desks import run_staff

        raise typer.Exit(run_staff(data) or 0)


def production(data: DataFolder = None) -> None:
    """Open the production desk: the board of orders and their files."""
    with telling():
        _see_to_display()
        from configurator.ui.desks import run_production

        raise typer.Exit(run_production(data) or 0)


def tour(
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="DIR", help="Folder for pictures and order folders.", file_okay=False
        ),
    ],
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="Folder to walk in, such as a copy of a shop's. [default: one that is gone after]",
            show_default=False,
            file_okay=False,
        ),
    ] = None,
    language: ChosenTongue = None,
) -> None:
    """Drive the real kiosk by touch through every product, and leave a picture of every screen."""
    with telling():
        from configurator.ui.tour import run_tour

        raise typer.Exit(run_tour(out, data, language and language.value) or 0)
