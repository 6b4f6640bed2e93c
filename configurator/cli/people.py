"""`configurator people`: who is remembered here, what is known of them, taken away or erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
)

if TYPE_CHECKING:
    from configurator.store.people import Hit
    from configurator.store.store import Store

WHO = "command-line"
"""Who the audit log says it was: whoever may open the shop's data folder."""
FAR_AHEAD_MS = 1 << 52
"""Everybody was last seen before this moment."""

LIST_EXAMPLES = "Examples: configurator people list; configurator people list --find dana"
SHOW_EXAMPLES = 'Examples: configurator people show p-1f0c; configurator people show "Dana Levi"'
TAKE_EXAMPLES = "Example: configurator people take-away p-1f0c --out dana.zip"
ERASE_EXAMPLES = "Example: configurator people erase p-1f0c --yes"

Person = Annotated[
    str, typer.Argument(metavar="PERSON", help="An id, or a name only one person has.")
]


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(
        epilog=LIST_EXAMPLES,
        help="List, show, hand over and erase the people who are remembered.",
        rich_markup_mode=None,
    )
    group.command("list", epilog=LIST_EXAMPLES)(list_people)
    group.command("show", epilog=SHOW_EXAMPLES)(show)
    group.command("take-away", epilog=TAKE_EXAMPLES)(take_away)
    group.command("erase", epilog=ERASE_EXAMPLES)(erase)
    app.add_typer(group, name="people", no_args_is_help=True)


def list_people(
    find: Annotated[str, typer.Option(metavar="NAME", help="Only names that begin so.")] = "",
    most: Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")] = 100,
    data: DataFolder = None,
) -> None:
    """List the people who are remembered: id, household and name."""
    with telling(), _opened(data) as store:
        for hit in _everybody(store, most) if not find else store.people.search(find, most):
            child = "  (child)" if hit.is_child else ""
            typer.echo(f"{hit.person}  {hit.household}  {hit.name}{child}")


def show(person: Person, data: DataFolder = None, language: SpokenIn = Tongue.EN) -> None:
    """Say everything that is known of a person, with where it is from."""
    with telling(), _opened(data) as store:
        from configurator.studio.people.privacy import Privacy

        found = _the_one(store, person)
        known = Privacy(store).known(found.person)
        typer.echo(f"{found.name}  {found.person}")
        for each in (*known.facts, *known.things):
            typer.echo(f"  {each.text.said(language)}  ({each.where.said(language)})")
        for agreement in known.agreements:
            mark = "+" if agreement.on else "-"
            since = f"  {agreement.since:%Y-%m-%d}" if agreement.since else ""
            typer.echo(f"  {mark} {agreement.title.said(language)}{since}")
        if known.goes_too:
            typer.echo(f"  > {', '.join(known.goes_too)}")


def take_away(
    person: Person,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The ZIP to write.")],
    data: DataFolder = None,
) -> None:
    """Write one ZIP of everything about a person: JSON, designs and photographs."""
    with telling(), _opened(data) as store:
        from configurator.studio.people.privacy import Privacy

        found = _the_one(store, person)
        typer.echo(str(Privacy(store).take_away(found.person, out, WHO)))


def erase(
    person: Person,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    data: DataFolder = None,
    language: SpokenIn = Tongue.EN,
) -> None:
    """Erase a person and the children in their care: key, rows and files. It cannot be undone."""
    with telling(), _opened(data) as store:
        from configurator.studio.people.privacy import Privacy

        found, privacy = _the_one(store, person), Privacy(store)
        names = ", ".join([found.name, *privacy.known(found.person).goes_too])
        if not yes and not typer.confirm(f"Erase {names} for good?", err=True):
            fail("Nobody was erased.", BAD_USAGE)
        receipt = privacy.forget_all(found.person, WHO)
        typer.echo(f"{receipt.number}  {receipt.at:%Y-%m-%d %H:%M}")
        for words in receipt.words:
            typer.echo(words.said(language))


@contextmanager
def _opened(data: Path | None) -> Iterator[Store]:
    """The shop's store, closed afterwards; what had to be mended on the way is told."""
    from configurator.ground.files import data_folder
    from configurator.store.store import open_store

    store = open_store(data_folder(data))
    try:
        for notice in store.notices:
            typer.echo(notice.words.en, err=True)
        yield store
    finally:
        store.close()


def _everybody(store: Store, most: int) -> Iterator[Hit]:
    for person in store.people.unseen_since(FAR_AHEAD_MS)[:most]:
        yield from _by_id(store, person)


def _the_one(store: Store, person: str) -> Hit:
    """Whoever has that id, or the only one with that name; else bad usage."""
    hits = _by_id(store, person) or store.people.search(person)
    if not hits:
        fail(f"Nobody here has the id or name {person!r}.", BAD_USAGE)
    if len(hits) > 1:
        several = "".join(f"\n  {hit.person}  {hit.name}" for hit in hits)
        fail(f"Several people are called {person!r}; name one by id:{several}", BAD_USAGE)
    return hits[0]


def _by_id(store: Store, person: str) -> tuple[Hit, ...]:
    from configurator.store.people import Hit

    try:
        profile = store.people.member(person)
    except KeyError:
        return ()
    household = store.people.household_of(person)
    return (Hit(person, household, profile.name, profile.is_child),)
