"""Tells the machine's service supervisor that the kiosk is up and alive; a frozen one restarts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Supervisor:
    """The supervisor's end of the line: systemd's notify socket, or nobody when `address` is empty.

    The words are those of sd_notify(3). Nobody listening is not a fault: a kiosk started by hand
    has no supervisor.
    """

    address: str = ""
    watchdog_s: float | None = None
    """How long the supervisor waits between signs of life before it starts the kiosk again."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Supervisor:
        """The supervisor that started this process, if one did."""
        wait_us = environment.get("WATCHDOG_USEC", "")
        return cls(
            address=environment.get("NOTIFY_SOCKET", ""),
            watchdog_s=int(wait_us) / 1e6 if wait_us.isdigit() and int(wait_us) else None,
        )

    @property
    def beat_s(self) -> float | None:
        """Time between calls of `alive`: half the wait, as sd_watchdog_enabled(3) advises."""
        return None if self.watchdog_s is None else self.watchdog_s / 2

    def ready(self) -> None:
        """The first screen is shown."""
        self._say("READY=1")

    def alive(self) -> None:
        """The event loop still turns."""
        self._say("WATCHDOG=1")

    def stopping(self) -> None:
        """The kiosk was left on purpose."""
        self._say("STOPPING=1")

    def _say(self, words: str) -> None:
        if not self.address:
            return
        # Sockets take a while to load, and most kiosks started by hand never speak.
        import socket

        # A name that starts with @ lives in the kernel only, where it starts with a zero byte.
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            try:
                line.sendto(words.encode(), address)
            except OSError:
                # A supervisor that went away must never bring the kiosk down with it.
                return
