"""IPP against a real printer: what it is, jobs with copies, media and color, and its errors."""

from __future__ import annotations

import hashlib
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_printer import PaperPrinter, Printout, waited

from configurator.devices.ipp import IppPrinter
from configurator.devices.ipp_message import BadAnswer, Group, Said, Tag, answer_of, request
from configurator.devices.printer_words import STOPS, stop_of
from configurator.devices.printing import JobWishes, PrinterBusy
from configurator.devices.trouble import DeviceTrouble

CONTENT = b"%PDF-1.6 checked\n" * 20_000


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "print.pdf"
    file.write_bytes(CONTENT)
    return file


def test_a_file_is_printed_as_it_was_wished(printer: PaperPrinter, made: Path) -> None:
    port = IppPrinter(printer.address)
    wishes = JobWishes(3, "iso_a4_210x297mm", "color")
    port.check(wishes)
    job = port.open_job("A-0001-1", wishes)
    assert port.job(job).waits_for_its_file
    with pytest.raises(PrinterBusy):
        port.open_job("A-0002-1", JobWishes())
    port.send_file(job, made)
    waited(lambda: port.job(job).state == "completed", "the job was not completed")
    digest = hashlib.sha256(CONTENT).hexdigest()
    waited(lambda: printer.printouts, "nothing came out")
    assert printer.printouts == [Printout("A-0001-1", digest, "3", "iso_a4_210x297mm", "color")]
    assert [each.id for each in port.jobs_named("A-0001-1")] == [job]
    assert port.jobs_named("A-0002-1") == ()
    with pytest.raises(DeviceTrouble, match="refused"):
        port.send_file(job, made)
    assert len(printer.printouts) == 1


def test_paper_that_is_out_is_said_and_printing_goes_on_by_itself(
    printer: PaperPrinter, made: Path
) -> None:
    port = IppPrinter(printer.address)
    printer.take_paper_out()
    job = port.open_job("A-1", JobWishes())
    port.send_file(job, made)
    waited(lambda: port.condition().stop is not None, "the printer never said it was out of paper")
    with pytest.raises(DeviceTrouble, match="out of paper") as caught:
        port.check(JobWishes())
    assert "נגמר הנייר" in caught.value.words.he
    assert printer.printouts == []
    printer.load_paper()
    waited(lambda: port.job(job).state == "completed", "the job did not go on")
    assert port.condition().stop is None and len(printer.printouts) == 1


@pytest.mark.parametrize(
    ("wishes", "what"),
    [
        (JobWishes(media="iso_sra3_320x450mm"), "iso_sra3_320x450mm"),
        (JobWishes(copies=100_000), "100000 x"),
    ],
)
def test_what_a_printer_has_not_is_said_before(
    wishes: JobWishes, what: str, printer: PaperPrinter
) -> None:
    with pytest.raises(DeviceTrouble, match=f"has no {what}"):
        IppPrinter(printer.address).check(wishes)


def test_a_job_nobody_knows_is_gone(printer: PaperPrinter) -> None:
    assert IppPrinter(printer.address).job(4711).state == "gone"


def test_a_printer_that_is_off_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"ipp://localhost:{free.getsockname()[1]}/ipp/print"
        with pytest.raises(DeviceTrouble, match="does not answer"):
            IppPrinter(address, seconds=2).condition()


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x02\x00\x00\x00\x00\x00\x00\x01\x04",
    ],
)
def test_what_is_no_printer_is_said(reply: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            line, _ = server.accept()
            with line:
                line.recv(65536)
                line.sendall(reply)

        serving = threading.Thread(target=answer)
        serving.start()
        address = f"ipp://127.0.0.1:{server.getsockname()[1]}/ipp/print"
        with pytest.raises(DeviceTrouble, match="no IPP printer"):
            IppPrinter(address, seconds=5).condition()
        serving.join()


@pytest.mark.parametrize("address", ["", "http://a/b", "ipp://", "localhost:631"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no printer's address"):
        IppPrinter(address)


@given(st.binary(max_size=80))
def test_broken_answers_never_come_through(content: bytes) -> None:
    try:
        answer_of(content)
    except BadAnswer:
        return


def test_collections_and_lists_are_read() -> None:
    plain = request(0, 7, [(Group.PRINTER, [Said.of(Tag.KEYWORD, "media-ready", "a", "b")])])
    size = b"\x21\x00\x00\x00\x04\x00\x00\x52\x08"
    nested = (
        b"\x34\x00\x09media-col\x00\x00"
        b"\x4a\x00\x00\x00\x01x" + size + b"\x37\x00\x00\x00\x00"
        b"\x33\x00\x06copies\x00\x08\x00\x00\x00\x01\x00\x00\x00\x63"
    )
    found = answer_of(plain[:-1] + nested + b"\x03").group(Group.PRINTER)
    assert found["media-ready"] == ["a", "b"]
    assert found["media-col"] == [{"x": [21000]}]
    assert found["copies"] == [(1, 99)]


@pytest.mark.parametrize("reason", [each for each in STOPS if each != "other"])
def test_every_reason_that_stops_has_words(reason: str) -> None:
    assert stop_of((f"{reason}-error",)) == (reason, STOPS[reason])
    assert stop_of((f"{reason}-report",)) is None
    assert stop_of((f"{reason}-warning",)) is None
    assert stop_of((f"{reason}-warning",), idle=False) == (reason, STOPS[reason])
    assert stop_of(("none", "spool-area-full-report")) is None
    assert stop_of(("moon-eclipse",), stopped=True) == ("other", STOPS["other"])
