"""Paper printers through CUPS: the `lp` command where the system has it, or an explanation."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words

SECONDS = 20
"""How long a print server may take to accept a job; a longer silence is a fault."""

NO_CUPS = Words(
    en="This computer has no printing system. Install the package cups-client, or open the file "
    "and print it by hand at 100 %.",
    he="במחשב הזה אין מערכת הדפסה. התקינו את החבילה cups-client, או פתחו את הקובץ והדפיסו ידנית "
    "ב-100 %.",
)
NO_ANSWER = Words(
    en="The print server did not answer. Check that the printer is on and connected; try again.",
    he="שרת ההדפסה לא ענה. בדקו שהמדפסת דולקת ומחוברת, ונסו שוב.",
)
REFUSED = Words(
    en="The printer did not take the job: {reason}. Mend that, then print again; nothing was sent.",
    he="המדפסת לא קיבלה את העבודה: {reason}. תקנו והדפיסו שוב; דבר לא נשלח.",
)


def printers() -> tuple[str, ...]:
    """The printers this computer knows, in the system's order. Raises DeviceTrouble."""
    said = _run(["lpstat", "-e"])
    return tuple(line.strip() for line in said.stdout.splitlines() if line.strip())


def print_pages(file: Path, title: str, printer: str | None = None, copies: int = 1) -> str:
    """Send a PDF to a printer (the default one when none is named) at its true size.

    `title` shows on the print server, so it is an order number and never a name. Returns the
    server's job id. Raises DeviceTrouble.
    """
    command = ["lp", "-n", str(copies), "-t", title, "-o", "print-scaling=none"]
    if printer is not None:
        command += ["-d", printer]
    said = _run([*command, "--", str(file)])
    accepted = re.search(r"request id is (\S+)", said.stdout)
    if accepted is None:
        raise _refused(said.stdout.strip() or "it gave no job number")
    return accepted[1]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        raise DeviceTrouble(NO_CUPS)
    try:
        said = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired as trouble:
        raise DeviceTrouble(NO_ANSWER) from trouble
    if said.returncode != 0:
        raise _refused(said.stderr.strip() or f"{command[0]} ended with {said.returncode}")
    return said


def _refused(reason: str) -> DeviceTrouble:
    values = {"reason": reason}
    return DeviceTrouble(Words(en=REFUSED.said("en", **values), he=REFUSED.said("he", **values)))
