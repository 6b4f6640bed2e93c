"""Telling: expected trouble ends in a sentence and an exit status, never in a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from configurator.model.problem import Problem
    from configurator.studio.workbench import Workbench

PROBLEM = 1
BAD_USAGE = 2


class Tongue(StrEnum):
    """A language of the shop."""

    EN = "en"
    HE = "he"


DataFolder = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Folder of the database, photos and prices. [default: the platform's own]",
        show_default=False,
        file_okay=False,
    ),
]
SpokenIn = Annotated[Tongue, typer.Option("--language", help="Language of words and messages.")]
DesignFile = Annotated[
    Path, typer.Argument(metavar="DESIGN", help="A design document.", show_default=False)
]


def fail(message: str, status: int = PROBLEM) -> NoReturn:
    """Say what is wrong on standard error and end with a status."""
    typer.echo(message, err=True)
    raise typer.Exit(status)


@contextmanager
def telling() -> Iterator[None]:
    """Turn every expected trouble inside the block into words and exit status 1."""
    try:
        yield
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PROBLEM) from None
    except _expected() as trouble:
        fail(_in_words(trouble))


def _expected() -> tuple[type[Exception], ...]:
    """The errors that name a trouble and its way out; looked up only when one was raised."""
    from pydantic import ValidationError

    from configurator.ground.files import Unreadable
    from configurator.ground.glyphs import MissingFont
    from configurator.ground.icc import MissingProfile
    from configurator.model.edits import EditRefused
    from configurator.model.library import MissingAsset
    from configurator.model.photos import PhotoGone
    from configurator.prepress.broken_promise import BadPrintFile
    from configurator.preview.render import RasterTooLarge
    from configurator.pricing.book import TariffUnreadable
    from configurator.pricing.quote import PricingRefused
    from configurator.store.photo_rules import PhotoRefused
    from configurator.store.trouble import StoreTrouble
    from configurator.store.vault import SealBroken
    from configurator.studio.workbench import UnknownFamily

    return (
        OSError, ValidationError, Unreadable, MissingFont, MissingProfile, MissingAsset, PhotoGone,
        EditRefused, BadPrintFile, RasterTooLarge, TariffUnreadable, PricingRefused, PhotoRefused,
        StoreTrouble, SealBroken, UnknownFamily,
    )  # fmt: skip


def _in_words(trouble: Exception) -> str:
    """What happened and what to do, in a sentence or two."""
    from pydantic import ValidationError

    if isinstance(trouble, OSError):
        return _of_a_file(trouble)
    if isinstance(trouble, ValidationError):
        fault = trouble.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        return f"The {trouble.title} data is not as it should be: {where}: {fault['msg']}."
    words = getattr(trouble, "words", None)
    return str(words.en) if words is not None else str(trouble)


def _of_a_file(trouble: OSError) -> str:
    from configurator.ground.files import assets_folder

    file = str(trouble.filename or "")
    if file.startswith(str(assets_folder())):
        return f"{file} is part of this app and cannot be read. Install the app again."
    return f"{file or 'A file'}: {trouble.strerror or trouble}. Nothing was written there."


def tell_problems(problems: Iterable[Problem], language: str) -> bool:
    """List problems on standard error; whether one of them stops the product from being made."""
    stopped = False
    for problem in problems:
        where = " ".join(name for name in (problem.part, problem.layer_id) if name)
        measure = ""
        if problem.measured is not None and problem.limit is not None:
            measure = f" ({problem.measured:g} of {problem.limit:g} {problem.unit})".rstrip(" )")
            measure += ")"
        mark = "stop" if problem.weight == "stop" else "note"
        line = f"{mark}: {problem.words.said(language)}{measure} [{problem.code}] {where}"
        typer.echo(line.rstrip(), err=True)
        stopped = stopped or problem.weight == "stop"
    return stopped


def workbench(data: Path | None) -> Workbench:
    """The workbench over a data folder."""
    from configurator.ground.files import data_folder
    from configurator.studio.workbench import Workbench

    return Workbench(data_folder(data))


def write_out(target: Path, content: bytes) -> None:
    """Write a result to a file, whole or not at all, or to standard output when it is `-`."""
    from configurator.ground.files import write_bytes

    if str(target) == "-":
        sys.stdout.buffer.write(content)
        return
    write_bytes(target, content)
