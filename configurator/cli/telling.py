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

from configurator.cli.troubles import PROBLEM, expected, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from configurator.model.problem import Problem
    from configurator.studio.workbench import Workbench

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


def see_to_file(file: Path) -> None:
    """A file that is named has to be there; anything else is bad usage."""
    if file.is_dir():
        fail(f"{file} is a folder, not a file.", BAD_USAGE)
    if not file.is_file():
        fail(f"There is no file {file}.", BAD_USAGE)


@contextmanager
def telling() -> Iterator[None]:
    """Turn every expected trouble inside the block into words and exit status 1."""
    try:
        yield
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PROBLEM) from None
    except expected() as trouble:
        fail(in_words(trouble))


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
