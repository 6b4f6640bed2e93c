"""What orders want imposed: the pages of their print files, how many of each, and on what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from configurator.ground.files import Unreadable
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.imposition.pieces import NOT_CHECKED, SUBSTRATE, read_pieces
from configurator.prepress.imposition.wishes import Job
from configurator.prepress.order_folder import JOB, PRINT
from configurator.prepress.order_report import REPORT
from configurator.prepress.sealed_report import unlike_report
from configurator.prepress.xjdf import read_ticket

MAKE_AGAIN = "Nothing was laid out. Make the files of this order again."


@dataclass(frozen=True, slots=True)
class Forme:
    """What is printed together: the jobs of one substrate, by what their ticket calls it.

    Of bare print files the name they say themselves; empty where nobody says any.
    """

    media: str
    jobs: tuple[Job, ...]


def gang_number(*said: object) -> str:
    """What is made together is called: the same things made in the same way always the same."""
    told = " ".join(str(each) for each in said)
    return f"G{hashlib.sha256(told.encode()).hexdigest()[:7].upper()}"


def called(formes: Sequence[Forme], number: str) -> Iterator[tuple[str, Forme]]:
    """Each forme with its number: the gang's own, with a letter where there are several."""
    for at, forme in enumerate(formes):
        yield number if len(formes) == 1 else f"{number}-{chr(ord('a') + at)}", forme


def formes_of(sources: Sequence[FilePath], copies: int | None = None) -> tuple[Forme, ...]:
    """Everything that order folders and print files want, a forme for each substrate.

    An order folder says how many; of a bare print file `copies` are wanted, or one. Raises
    BadPrintFile for what is not as it was when its order was made, NoTicket and OSError.
    """
    found: dict[str, list[Job]] = {}
    for source in sources:
        for media, job in _of_folder(source) if source.is_dir() else _of_file(source):
            counted = Job(job.piece, copies) if copies is not None else job
            found.setdefault(media, []).append(counted)
    return tuple(Forme(media, tuple(jobs)) for media, jobs in found.items())


def _of_folder(folder: FilePath) -> list[tuple[str, Job]]:
    ticket = read_ticket(folder / JOB)
    _demand_unchanged(folder)
    pieces = read_pieces(folder / PRINT, ticket.number)
    if pieces[0].sha256 != ticket.sha256:
        raise BadPrintFile(
            f"{folder / PRINT} is not the file its ticket was written for", MAKE_AGAIN
        )
    if len(pieces) != len(ticket.parts):
        raise BadPrintFile(f"{folder / PRINT} has {len(pieces)} pages, its ticket another number")
    found = []
    for part in ticket.parts:
        label = ticket.number if len(pieces) == 1 else f"{ticket.number} {part.part}"
        found.append((part.media, Job(replace(pieces[part.page], label=label), part.amount)))
    return found


def _demand_unchanged(folder: FilePath) -> None:
    """Nothing is laid out but what was checked when its order was made."""
    if not (folder / REPORT).is_file():
        raise BadPrintFile(f"{folder} has no {REPORT}, so its order was never finished", MAKE_AGAIN)
    try:
        changed = unlike_report(folder)
    except Unreadable:
        changed = (REPORT,)
    for name in changed:
        if name in (PRINT, JOB, REPORT):
            raise BadPrintFile(f"{folder / name} is not as it was when it was made", MAKE_AGAIN)


def _of_file(file: FilePath) -> list[tuple[str, Job]]:
    if not file.is_file():
        raise BadPrintFile(f"{file} is not there", NOT_CHECKED)
    return [(piece.told.get(SUBSTRATE, ""), Job(piece, 1)) for piece in read_pieces(file)]
