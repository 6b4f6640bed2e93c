"""Printing through `lp`: a stand-in print server on the path shows what it would be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from configurator.devices.cups import print_pages, printers
from configurator.devices.trouble import DeviceTrouble


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path, to put commands into."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(desk: Path, name: str, script: str) -> None:
    command = desk / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)


def test_a_job_is_sent_at_its_true_size(desk: Path) -> None:
    put(desk, "lp", f'printf "%s " "$@" > {desk}/asked; echo "request id is Desk-42 (1 file(s))"')
    assert print_pages(desk / "ticket.pdf", "K-000123", "Desk", copies=2) == "Desk-42"
    asked = (desk / "asked").read_text().strip()
    assert asked == f"-n 2 -t K-000123 -o print-scaling=none -d Desk -- {desk}/ticket.pdf"


def test_no_printing_system_is_explained(desk: Path) -> None:
    with pytest.raises(DeviceTrouble, match="cups-client") as caught:
        print_pages(desk / "ticket.pdf", "K-000123")
    assert "מערכת הדפסה" in caught.value.words.he


def test_a_printer_that_refuses_is_quoted(desk: Path) -> None:
    put(desk, "lp", 'echo "lp: Printer is out of paper" >&2; exit 1')
    with pytest.raises(DeviceTrouble, match="out of paper"):
        print_pages(desk / "ticket.pdf", "K-000123")


def test_a_job_without_a_number_is_not_believed(desk: Path) -> None:
    put(desk, "lp", "exit 0")
    with pytest.raises(DeviceTrouble, match="no job number"):
        print_pages(desk / "ticket.pdf", "K-000123")


def test_a_silent_server_is_given_up(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("configurator.devices.cups.SECONDS", 0.1)
    put(desk, "lp", "exec /bin/sleep 5")
    with pytest.raises(DeviceTrouble, match="did not answer"):
        print_pages(desk / "ticket.pdf", "K-000123")


def test_printers_are_listed(desk: Path) -> None:
    put(desk, "lpstat", 'printf "Desk\\nPress room\\n"')
    assert printers() == ("Desk", "Press room")
