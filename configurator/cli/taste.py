"""`configurator taste replay`: how well choices are guessed, against simpler ways to guess them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from configurator.cli.telling import DataFolder, telling

if TYPE_CHECKING:
    from configurator.model.slates import ShownSlate
    from configurator.taste.opponents import Event
    from configurator.taste.replay import Figure, Records

EXAMPLES = "Examples: configurator taste replay; configurator taste replay --imagined 300"
FIRST, WIDE = 18, 12
PLOT_PX = 1280


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(help="What is shown first, and how well it fits.", rich_markup_mode=None)
    group.command("replay", epilog=EXAMPLES)(replay)
    # A group of one command would be taken for the command itself.
    group.callback()(_group)
    app.add_typer(group, name="taste", no_args_is_help=True)


def _group() -> None:
    """What is shown first, and how well it fits."""


def replay(
    imagined: Annotated[
        int, typer.Option(min=0, max=100_000, metavar="PEOPLE", help="So many imagined people.")
    ] = 120,
    seed: Annotated[int, typer.Option(help="Which imagined people.")] = 1,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A PNG of the shop's lift to write.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Guess every choice before it is seen: of this shop's log, then of imagined people."""
    with telling():
        from configurator.ground.files import data_folder
        from configurator.store.store import open_store
        from configurator.studio.suggesting.lift import LEAST_PEOPLE, logged_events
        from configurator.taste.imagined import imagined as made_up

        store = open_store(data_folder(data))
        try:
            logged = logged_events(store)
            slates = store.slates.all()
        finally:
            store.close()
        if plot is not None:
            _draw(logged, plot, data_folder(data))
        people = len({event.person for event in logged})
        typer.echo(f"This shop's log: {people} people, {len(logged)} choices")
        if people >= LEAST_PEOPLE:
            _tell(logged)
        else:
            typer.echo(f"  not yet proven: {LEAST_PEOPLE} people are needed")
        _tell_explored(slates)
        if imagined:
            typer.echo("")
            typer.echo(f"Imagined people: {imagined}; they prove the engine, not the shop")
            _tell(made_up(imagined, seed))


def _tell_explored(slates: Sequence[ShownSlate]) -> None:
    from configurator.taste.logged import worth_of_exploring

    worth = worth_of_exploring(slates)
    typer.echo(
        f"  {len(slates)} rows shown and logged, of nobody; explored in {worth.shown}, ", nl=False
    )
    typer.echo(
        f"taken {worth.taken} times; had all been explored alike: {worth.share:.1%} "
        f"({worth.low:.1%} to {worth.high:.1%})"
        if worth.shown
        else "so nothing to tell of it"
    )


def _draw(events: Sequence[Event], plot: Path, folder: Path) -> None:
    from configurator.ground.files import write_bytes
    from configurator.studio.suggesting.lift import report_of
    from configurator.studio.suggesting.lift_plot import lift_picture
    from configurator.studio.workbench import Workbench

    bench = Workbench(folder)
    picture = lift_picture(report_of(events), bench.library, bench.photos, "en", PLOT_PX)
    write_bytes(plot, picture.png())


def _tell(events: Sequence[Event]) -> None:
    from configurator.taste.opponents import SEGMENT
    from configurator.taste.replay import TASTE, lift, measured, tuned_guessers

    found = measured(events, tuned_guessers(events))
    _table(found)
    for over in (SEGMENT, "popular", "own frequency"):
        if over in found:
            difference = lift(found, over)
            proven = "proven" if difference.is_proven else "not yet proven"
            typer.echo(f"  {TASTE} over {over}: {_interval(difference)}  {proven}")


def _table(found: Mapping[str, Records]) -> None:
    """By each measure how well everybody guessed, by past choices and as a whole (95 %)."""
    from configurator.taste.replay import BUCKETS, MEASURES, figure, measure, within

    for name in MEASURES:
        typer.echo(_row(name, [*(f"past {past}" for past, _, _ in BUCKETS), "all", "95 %"]))
        for guesser, records in found.items():
            cells = []
            for _, low, high in BUCKETS:
                values = measure(within(records, low, high), name)
                cells.append(f"{values.mean():.3f}" if len(values) else "-")
            whole = figure(records, measure(records, name))
            cells += [f"{whole.mean:.3f}", f"{whole.low:.3f}-{whole.high:.3f}"]
            typer.echo(_row(guesser, cells))


def _interval(figure: Figure) -> str:
    return f"{figure.mean * 100:+.1f} points ({figure.low * 100:+.1f} to {figure.high * 100:+.1f})"


def _row(first: str, cells: Sequence[str]) -> str:
    return f"  {first:{FIRST}}" + "".join(f"{cell:>{WIDE}}" for cell in cells)
