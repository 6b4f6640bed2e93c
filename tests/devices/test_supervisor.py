"""What the service supervisor hears from the kiosk."""

from __future__ import annotations

import socket
from pathlib import Path

from configurator.devices.supervisor import Supervisor


def test_a_supervisor_hears_ready_alive_and_stopping(tmp_path: Path) -> None:
    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(address))
        supervisor = Supervisor.from_environment(
            {"NOTIFY_SOCKET": str(address), "WATCHDOG_USEC": "20000000"}
        )
        supervisor.ready()
        supervisor.alive()
        supervisor.stopping()
        said = [heard.recv(64) for _ in range(3)]
    assert said == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]
    assert supervisor.beat_s == 10.0


def test_a_hidden_socket_is_reached() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind("\0configurator-supervisor-test")
        Supervisor("@configurator-supervisor-test").alive()
        assert heard.recv(64) == b"WATCHDOG=1"


def test_nobody_listening_is_no_fault(tmp_path: Path) -> None:
    by_hand = Supervisor.from_environment({})
    by_hand.ready()
    assert by_hand.beat_s is None
    Supervisor(str(tmp_path / "gone")).alive()
