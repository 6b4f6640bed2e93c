"""Paper printers by IPP: what they can do, how they are, and jobs that can be found again."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from configurator.devices.ipp_message import (
    LARGEST_ANSWER,
    Answer,
    Attributes,
    BadAnswer,
    Group,
    Said,
    Tag,
    Value,
    answer_of,
    request,
)
from configurator.devices.printer_words import stop_of
from configurator.devices.printing import (
    CANNOT,
    JOB_STATES,
    NO_ANSWER,
    NO_PRINTER,
    PAPER,
    REFUSED,
    Condition,
    JobWishes,
    PrinterBusy,
    PrinterJob,
    holds_page,
)
from configurator.devices.trouble import DeviceTrouble

PORT = 631
SECONDS = 20
CHUNK = 64 * 1024
PERSON = "production"
"""Whose jobs these are, as the printer's panel shows it: never somebody's name."""

CREATE_JOB, SEND_DOCUMENT, CANCEL_JOB = 0x0005, 0x0006, 0x0008
GET_JOB, GET_JOBS, GET_PRINTER = 0x0009, 0x000A, 0x000B
NOT_FOUND = (0x0406, 0x0407)
BUSY = (0x0507, 0x0508)
"""server-error-busy, and server-error-job-canceled while one is being taken away."""

IDLE, STOPPED = 3, 5
"""printer-state (RFC 8011, 5.4.11)."""


class IppPrinter:
    """One printer, by its address such as ipp://192.168.1.20/ipp/print."""

    def __init__(self, address: str, seconds: float = SECONDS) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("ipp", "ipps") or not parts.hostname:
            raise ValueError(
                f"{address!r} is no printer's address; it begins with ipp:// or ipps://"
            )
        self.address = address
        self._host, self._port = parts.hostname, parts.port or PORT
        self._path = parts.path or "/ipp/print"
        self._secure = parts.scheme == "ipps"
        self._seconds = seconds
        self._number = 0

    def condition(self) -> Condition:
        """How the printer is and what it has. Raises DeviceTrouble when it does not answer."""
        asked = Said.of(
            Tag.KEYWORD,
            "requested-attributes",
            "printer-state",
            "printer-state-reasons",
            "media-supported",
            "print-color-mode-supported",
            "copies-supported",
        )
        said = self._ask(GET_PRINTER, [asked]).group(Group.PRINTER)
        reasons = tuple(each for each in _texts(said, "printer-state-reasons") if each != "none")
        state = _number(said, "printer-state")
        copies = next(iter(said.get("copies-supported", [(1, 1)])))
        return Condition(
            reasons,
            stop_of(reasons, stopped=state == STOPPED, idle=state == IDLE),
            _texts(said, "media-supported"),
            _texts(said, "print-color-mode-supported"),
            copies[1] if isinstance(copies, tuple) else 1,
        )

    def check(self, wishes: JobWishes) -> None:
        """Make sure a job would be taken and printed now. Raises DeviceTrouble with the reason."""
        found = self.condition()
        if found.stop is not None:
            raise DeviceTrouble(found.stop[1])
        lacks = [
            what
            for what, lacking in (
                (wishes.media or "", wishes.media is not None and wishes.media not in found.media),
                (
                    wishes.color,
                    wishes.color != "auto" and wishes.color not in found.color_modes,
                ),
                (f"{wishes.copies} x", wishes.copies > found.most_copies),
            )
            if lacking
        ]
        if lacks:
            raise DeviceTrouble(CANNOT.filled(printer=self.address, what=lacks[0]))
        papers = found.media if wishes.media is None else (wishes.media,)
        if wishes.page_mm is not None and not holds_page(papers, wishes.page_mm):
            width, height = (f"{side:.0f}" for side in wishes.page_mm)
            what = PAPER.filled(width=width, height=height)
            raise DeviceTrouble(CANNOT.filled(printer=self.address, what=what))

    def open_job(self, name: str, wishes: JobWishes) -> int:
        """Open a job without its file: nothing is printed yet. Its number on the printer.

        Raises PrinterBusy and DeviceTrouble.
        """
        ticket = [Said.of(Tag.INTEGER, "copies", wishes.copies)]
        ticket.append(Said.of(Tag.KEYWORD, "print-scaling", "none"))
        if wishes.media is not None:
            ticket.append(Said.of(Tag.KEYWORD, "media", wishes.media))
        if wishes.color != "auto":
            ticket.append(Said.of(Tag.KEYWORD, "print-color-mode", wishes.color))
        said = self._ask(
            CREATE_JOB,
            [
                Said.of(Tag.NAME, "job-name", name),
                Said.of(Tag.BOOLEAN, "ipp-attribute-fidelity", False),
            ],
            ticket,
        )
        return _number(said.group(Group.JOB), "job-id")

    def send_file(self, job: int, file: Path) -> None:
        """Send a job's one PDF. Raises PrinterBusy and DeviceTrouble."""
        self._ask(
            SEND_DOCUMENT,
            [
                Said.of(Tag.INTEGER, "job-id", job),
                Said.of(Tag.MIME, "document-format", "application/pdf"),
                Said.of(Tag.BOOLEAN, "last-document", True),
            ],
            document=file,
        )

    def job(self, job: int) -> PrinterJob:
        """A job; `gone` when the printer does not know it any more. Raises DeviceTrouble."""
        said = self._ask(GET_JOB, [Said.of(Tag.INTEGER, "job-id", job), _JOB_ASKED], may_miss=True)
        if said.status in NOT_FOUND:
            return PrinterJob(job, "", "gone", ())
        return _job(said.group(Group.JOB))

    def jobs_named(self, name: str) -> tuple[PrinterJob, ...]:
        """Every job of that name the printer remembers, newest first. Raises DeviceTrouble."""
        found = {
            job.id: job
            for which in ("completed", "not-completed")
            for group in self._ask(
                GET_JOBS, [Said.of(Tag.KEYWORD, "which-jobs", which), _JOB_ASKED]
            ).all_of(Group.JOB)
            if (job := _job(group)).name == name
        }
        return tuple(found[number] for number in sorted(found, reverse=True))

    def cancel(self, job: int) -> None:
        """Take a job back. Raises DeviceTrouble."""
        self._ask(CANCEL_JOB, [Said.of(Tag.INTEGER, "job-id", job)], may_miss=True)

    def _ask(
        self,
        operation: int,
        about: Sequence[Said],
        ticket: Iterable[Said] = (),
        *,
        document: Path | None = None,
        may_miss: bool = False,
    ) -> Answer:
        """Send a request and read the answer; a refusal is raised in words."""
        self._number += 1
        target = [said for said in about if said.name == "job-id"]
        about = [
            Said.of(Tag.CHARSET, "attributes-charset", "utf-8"),
            Said.of(Tag.LANGUAGE, "attributes-natural-language", "en"),
            Said.of(Tag.URI, "printer-uri", self.address),
            *target,
            Said.of(Tag.NAME, "requesting-user-name", PERSON),
            *(said for said in about if said.name != "job-id"),
        ]
        groups = [(Group.OPERATION, about)]
        wished = list(ticket)
        if wished:
            groups.append((Group.JOB, wished))
        answer = self._exchanged(request(operation, self._number, groups), document)
        if answer.status in BUSY:
            raise PrinterBusy
        if answer.status >= 0x0400 and not (may_miss and answer.status in NOT_FOUND):
            said = _texts(answer.group(Group.OPERATION), "status-message")
            reason = said[0] if said else f"0x{answer.status:04x}"
            raise DeviceTrouble(REFUSED.filled(printer=self.address, reason=reason))
        return answer

    def _exchanged(self, head: bytes, document: Path | None) -> Answer:
        size = len(head) + (document.stat().st_size if document else 0)
        headers = {"Content-Type": "application/ipp", "Content-Length": str(size)}
        connection = self._connected()
        try:
            connection.connect()
            _close_hard(connection, True)
            connection.request("POST", self._path, _body(head, document), headers)
            reply = connection.getresponse()
            content = reply.read(LARGEST_ANSWER)
            _close_hard(connection, False)
            if reply.status != http.HTTPStatus.OK:
                raise DeviceTrouble(NO_PRINTER.filled(printer=self.address))
            return answer_of(content)
        except (OSError, http.client.HTTPException) as trouble:
            raise DeviceTrouble(NO_ANSWER.filled(printer=self.address)) from trouble
        except BadAnswer as trouble:
            raise DeviceTrouble(NO_PRINTER.filled(printer=self.address)) from trouble
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        if not self._secure:
            return http.client.HTTPConnection(self._host, self._port, timeout=self._seconds)
        # A printer's certificate is one it made itself; the line is private, its name unproven.
        unproven = ssl.create_default_context()
        unproven.check_hostname = False
        unproven.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection(
            self._host, self._port, timeout=self._seconds, context=unproven
        )


_JOB_ASKED = Said.of(
    Tag.KEYWORD, "requested-attributes", "job-id", "job-name", "job-state", "job-state-reasons"
)


def _close_hard(connection: http.client.HTTPConnection, hard: bool) -> None:
    """Whether the line breaks, instead of ending, when this process is killed now.

    Printers take a line that ends for the end of the file and print the half they have (seen); a
    line that breaks is an error to them, and the half is thrown away.
    """
    if connection.sock is not None:
        linger = struct.pack("ii", hard, 0)
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def _body(head: bytes, document: Path | None) -> Iterator[bytes]:
    yield head
    if document is not None:
        with document.open("rb") as opened:
            # Whatever the file grew to meanwhile, exactly what was announced goes out.
            left = os.fstat(opened.fileno()).st_size
            while left > 0 and (chunk := opened.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk


def _job(said: Attributes) -> PrinterJob:
    name = _texts(said, "job-name")
    reasons = tuple(each for each in _texts(said, "job-state-reasons") if each != "none")
    state = JOB_STATES.get(_number(said, "job-state"), "gone")
    return PrinterJob(_number(said, "job-id"), name[0] if name else "", state, reasons)


def _texts(said: Attributes, name: str) -> tuple[str, ...]:
    return tuple(value for value in said.get(name, ()) if isinstance(value, str))


def _number(said: Attributes, name: str) -> int:
    values: Sequence[Value] = said.get(name, ())
    found = next((value for value in values if isinstance(value, int)), 0)
    return int(found)
