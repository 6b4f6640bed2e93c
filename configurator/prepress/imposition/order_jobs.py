"""What orders want imposed: the pages of their print files, how many of each, and on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.imposition.pieces import NOT_CHECKED, read_pieces
from configurator.prepress.imposition.planning import Job
from configurator.prepress.order_folder import JOB, PRINT
from configurator.prepress.xjdf import read_ticket


@dataclass(frozen=True, slots=True)
class Forme:
    """What is printed together: the jobs of one substrate, in its own words (or empty)."""

    media: str
    jobs: tuple[Job, ...]


def formes_of(sources: Sequence[FilePath], copies: int | None = None) -> tuple[Forme, ...]:
    """Everything that order folders and print files want, a forme for each substrate.

    An order folder says how many; of a bare print file `copies` are wanted, or one. Raises
    BadPrintFile for a file that is not the one its ticket was written for, NoTicket and OSError.
    """
    found: dict[str, list[Job]] = {}
    for source in sources:
        for media, job in _of_folder(source) if source.is_dir() else _of_file(source):
            counted = Job(job.piece, copies) if copies is not None else job
            found.setdefault(media, []).append(counted)
    return tuple(Forme(media, tuple(jobs)) for media, jobs in found.items())


def _of_folder(folder: FilePath) -> list[tuple[str, Job]]:
    ticket = read_ticket(folder / JOB)
    pieces = read_pieces(folder / PRINT, ticket.number)
    if pieces[0].sha256 != ticket.sha256:
        raise BadPrintFile(f"{folder / PRINT} is not the file its ticket was written for")
    if len(pieces) != len(ticket.parts):
        raise BadPrintFile(f"{folder / PRINT} has {len(pieces)} pages, its ticket another number")
    return [(part.media, Job(pieces[part.page], part.amount)) for part in ticket.parts]


def _of_file(file: FilePath) -> list[tuple[str, Job]]:
    if not file.is_file():
        raise BadPrintFile(f"{file} is not there", NOT_CHECKED)
    return [("", Job(piece, 1)) for piece in read_pieces(file)]
