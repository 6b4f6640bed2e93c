"""Every command of the program, gathered into one."""

from __future__ import annotations

import typer

from configurator.cli import (
    batch,
    catalog,
    designs,
    impose,
    people,
    preflight,
    profiles,
    screens,
    stitch,
    taste,
)

app = typer.Typer(
    name="configurator",
    help="Design shoes, chocolate wrappers and embroidered patches, and make their print files.",
    epilog="Every command explains itself: configurator make --help",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
catalog.add_to(app)
designs.add_to(app)
batch.add_to(app)
impose.add_to(app)
preflight.add_to(app)
profiles.add_to(app)
people.add_to(app)
stitch.add_to(app)
taste.add_to(app)
screens.add_to(app)
