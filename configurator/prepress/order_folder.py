"""The order folder: everything production needs of one order, complete or not there at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.ground.files import write_bytes
from configurator.ground.memory import give_back
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.documents import write_design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.model.problem import Problem
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_cellar import InkCellar
from configurator.prepress.order_report import REPORT, OrderFacts, write_reports
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.proof import proof_png
from configurator.prepress.sealed_report import product_sha256
from configurator.prepress.sealing import REPORT_PAGE
from configurator.prepress.second_reading import PREFLIGHT, REFUSED, ReadAgain, read_or_refuse
from configurator.prepress.signing import Signer
from configurator.prepress.thread_list import threads_csv, threads_json, threads_of
from configurator.prepress.ticket import Ticket, write_ticket
from configurator.prepress.ticket_parts import part_lines
from configurator.prepress.verifier.reading import Reading
from configurator.prepress.whole_folder import whole_folder
from configurator.prepress.xjdf import xjdf

PROOF_LONGEST_PX = 1400
"""Longest side of a proof: sharp on the approval screen, light enough for twenty parts."""
PRINT, TICKET, DESIGN = "print.pdf", "ticket.pdf", "design.json"
JOB = "job.xjdf"
THREADS_JSON, THREADS_CSV = "threads.json", "threads.csv"


@dataclass(frozen=True, slots=True)
class OrderFiles:
    """An order's files by what they are; proofs by part. Threads only where something is sewn.

    `sha256` holds the hash of every file but the report by its name; `findings` are what
    production should know.
    """

    folder: FilePath
    print: FilePath
    proofs: Mapping[str, FilePath]
    ticket: FilePath
    design: FilePath
    report: FilePath
    page: FilePath
    threads: FilePath | None
    sha256: Mapping[str, str]
    findings: tuple[Problem, ...]


class OrderRoom:
    """Writes order folders, each for its stock's condition (or `intent`); made once for many.

    Reports are signed where there is somebody to `sign` them.
    """

    def __init__(
        self,
        library: Library,
        shelf: PhotoShelf,
        intent: OutputIntent | None = None,
        cellar: InkCellar | None = None,
        sign: Signer | None = None,
    ) -> None:
        self._library = library
        self._sign = sign
        self._room = PrintRoom(shelf, library.fonts, intent, cellar)

    def write(  # noqa: PLR0913, PLR0917 - an order's things, each said where it is called
        self,
        order: OrderSheet,
        design: Design,
        artwork: Artwork,
        folder: FilePath,
        picture: bytes | None = None,
        beside: Callable[[FilePath], None] | None = None,
        read_again: ReadAgain | None = None,
    ) -> OrderFiles:
        """Everything of an order into `folder`, which is there completely or as it was before.

        `picture` is the finished product as a PNG for the ticket; the largest part's proof stands
        in for it. `beside` writes what else belongs to the order, such as machine files, into the
        folder it is given. `read_again` is the second reader of the print file: when it would stop
        the press, nothing is kept but its record, as `refused.json`. The same order gives the same
        bytes. Raises BadPrintFile, NotForPress, PhotoGone, OSError, and what `beside` raises.
        """
        document = write_design(design)
        content = hashlib.sha256(document).hexdigest()
        threads = threads_of(artwork, self._library)
        with whole_folder(folder, REPORT, _passes) as draft:
            printed = self._room.write(order, artwork, content, draft / PRINT)
            reading = None if read_again is None else _read(draft, folder, read_again)
            proofs = _write_proofs(draft, artwork)
            write_bytes(draft / DESIGN, document)
            self._write_ticket(
                Ticket(
                    order,
                    part_lines(order, design, artwork, self._library),
                    threads,
                    picture or _largest_proof(draft, proofs, artwork),
                    f"design {content[:12]}   print {printed.sha256[:12]}",
                ),
                draft / TICKET,
            )
            write_bytes(draft / JOB, xjdf(order, artwork, printed))
            if threads:
                write_bytes(draft / THREADS_JSON, threads_json(order.number, threads))
                write_bytes(draft / THREADS_CSV, threads_csv(threads))
            if beside is not None:
                beside(draft)
            stocks = artwork.parts[0].shape.stocks
            product = product_sha256(design.family, stocks)
            facts = OrderFacts(order, product, content, printed, threads, reading)
            hashes = write_reports(facts, draft, self._library.fonts, self._sign)
        give_back()
        return OrderFiles(
            folder=folder,
            print=folder / PRINT,
            proofs={part: folder / name for part, name in proofs.items()},
            ticket=folder / TICKET,
            design=folder / DESIGN,
            report=folder / REPORT,
            page=folder / REPORT_PAGE,
            threads=folder / THREADS_JSON if threads else None,
            sha256=hashes,
            findings=printed.findings,
        )

    def _write_ticket(self, ticket: Ticket, target: FilePath) -> None:
        order = ticket.order
        title = f"{order.number} ticket"
        identity = FileIdentity.of_order(title, order.number, order.placed, ticket.trace)
        write_ticket(ticket, self._library.fonts, identity, target)


def _read(draft: FilePath, folder: FilePath, read_again: ReadAgain) -> Reading:
    return read_or_refuse(draft / PRINT, draft / PREFLIGHT, folder / REFUSED, read_again)


def _passes(name: str) -> bool:
    """Whether a file goes with the order folder it was made in, when another takes its place."""
    is_proof = name.startswith("proof") and name.endswith(".png")
    return is_proof or name in {THREADS_JSON, THREADS_CSV, PREFLIGHT, REFUSED}


def _write_proofs(folder: FilePath, artwork: Artwork) -> dict[str, str]:
    """A proof of every part out of the finished print file; names by part."""
    names: dict[str, str] = {}
    for number, part in enumerate(artwork.parts):
        box = part.trim_box
        width_px = max(1, round(PROOF_LONGEST_PX * min(1.0, box.width / box.height)))
        name = "proof.png" if len(artwork.parts) == 1 else f"proof-{part.part}.png"
        write_bytes(folder / name, proof_png(folder / PRINT, number, width_px))
        names[part.part] = name
    return names


def _largest_proof(folder: FilePath, names: Mapping[str, str], artwork: Artwork) -> bytes:
    largest = max(artwork.parts, key=lambda part: part.trim_box.width * part.trim_box.height)
    return (folder / names[largest.part]).read_bytes()
