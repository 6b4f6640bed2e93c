"""A real IPP printer (Debian's ippeveprinter) with a paper tray, on this machine's own loopback."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 15.0

TRAY = """#!/bin/sh
cd "{folder}" || exit 1
out=
while [ -e no-paper ]; do
    [ -n "$out" ] || echo "STATE: +media-empty" >&2
    out=yes
    sleep 0.05
done
[ -z "$out" ] || echo "STATE: -media-empty" >&2
if [ -e jam ]; then exit 1; fi
cp "$1" "tray/.$IPP_JOB_ID"
echo "$IPP_JOB_NAME|$IPP_COPIES|$IPP_MEDIA|$IPP_PRINT_COLOR_MODE" >"tray/$IPP_JOB_ID.txt"
mv "tray/.$IPP_JOB_ID" "tray/$IPP_JOB_ID.pdf"
"""
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/>
<allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/></policy></busconfig>
"""
AVAHI = """[server]
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
[publish]
publish-workstation=no
"""


def needed(program: str) -> str:
    """The path of a program that `make test` installs; the way out when it is not there."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    assert found, f"{program} is missing: run packaging/install-system.sh test"
    return found


@dataclass(frozen=True, slots=True)
class Printout:
    """Something that came out: the job's name, its file's hash, and how it was printed."""

    name: str
    sha256: str
    copies: str
    media: str
    color: str


class PaperPrinter:
    """The printer. It can be switched off and on; then it forgets its jobs, as small ones do."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        (folder / "spool").mkdir(parents=True)
        (folder / "tray").mkdir()
        command = folder / "tray.sh"
        command.write_text(TRAY.format(folder=folder))
        command.chmod(0o755)

    @property
    def address(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    def switch_on(self) -> None:
        words = [
            needed("ippeveprinter"), "-r", "off", "-p", str(self.port), "-n", "localhost",
            "-s", "60,60", "-f", "application/pdf", "-d", str(self.folder / "spool"),
            "-c", str(self.folder / "tray.sh"), "Test Press",
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                words, stdout=log, stderr=log, env={**os.environ, **self._environment}
            )
        waited(self._answers, f"the printer did not start: {(self.folder / 'log').read_text()}")

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self.folder / "log").read_text()
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def switch_off(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)
            self._process = None

    def take_paper_out(self) -> None:
        (self.folder / "no-paper").touch()

    def load_paper(self) -> None:
        (self.folder / "no-paper").unlink(missing_ok=True)

    def jam(self) -> None:
        (self.folder / "jam").touch()

    @property
    def printouts(self) -> list[Printout]:
        """Everything that came out, in order."""
        found = []
        for file in sorted((self.folder / "tray").glob("*.pdf"), key=lambda file: int(file.stem)):
            name, copies, media, color = file.with_suffix(".txt").read_text().strip().split("|")
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            found.append(Printout(name, digest, copies, media, color))
        return found


def waited(until: object, otherwise: str) -> None:
    """Wait until a question is answered with yes."""
    assert callable(until)
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end, otherwise
        time.sleep(0.02)


@contextmanager
def announcements(folder: Path) -> Iterator[dict[str, str]]:
    """A message bus and a name service of our own: the printer will not start without one.

    Where the system's is running that one is used; starting another needs the system's user.
    """
    if Path("/run/avahi-daemon/socket").exists() and Path("/run/dbus/system_bus_socket").exists():
        yield {}
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    (folder / "avahi.conf").write_text(AVAHI)
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
    Path("/run/avahi-daemon").mkdir(exist_ok=True)
    started = []
    with (folder / "log").open("ab") as log:
        for words, ready in (
            (
                [needed("dbus-daemon"), f"--config-file={folder}/bus.conf", "--nofork"],
                folder / "bus",
            ),
            (
                [
                    needed("avahi-daemon"), "-f", str(folder / "avahi.conf"),
                    "--no-drop-root", "--no-chroot", "--no-rlimits",
                ],
                Path("/run/avahi-daemon/socket"),
            ),
        ):  # fmt: skip
            # Should the tests be killed, these must not live on.
            bound = [needed("setpriv"), "--pdeathsig", "TERM", *words]
            started.append(
                subprocess.Popen(bound, stdout=log, stderr=log, env={**os.environ, **environment})
            )
            waited(ready.exists, (folder / "log").read_text())
    try:
        yield environment
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(PATIENCE_S)
