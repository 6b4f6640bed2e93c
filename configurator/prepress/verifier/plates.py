"""Plates: a page separated as a press does it, by Ghostscript, and what lies on top of each other.

Ghostscript (AGPL, a program of its own) renders every separation with overprint; it is used where
it is installed. Elsewhere inks are summed from what the file says of its flat colors.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

PLATE_PPI = 100
LONGEST_PX = 4_000
TIMEOUT_S = 60
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
PLATE_NAME = re.compile(r"p(\d+)\((.+)\)\.tif$")


def ghostscript() -> str | None:
    """Where Ghostscript is, if it is installed."""
    return shutil.which("gs") or shutil.which("gswin64c")


class NoPlates(Exception):
    """Ghostscript could not separate the file; the message says why."""


def page_plates(
    file: Path, sheets: list[tuple[float, float]]
) -> Iterator[Mapping[str, NDArray[np.uint8]]]:
    """The plates of every page by name, 0 for bare and 255 for full, as fine as `plate_ppi` says.

    `sheets` are the pages' sizes in mm. Raises NoPlates.
    """
    program = ghostscript()
    if program is None:
        raise NoPlates("Ghostscript is not installed")
    with tempfile.TemporaryDirectory() as room:
        _separate(program, file, Path(room), plate_ppi(sheets))
        for number in range(1, len(sheets) + 1):
            yield {
                found[2]: 255 - _read(each)
                for each in sorted(Path(room).iterdir())
                if (found := PLATE_NAME.match(each.name)) and int(found[1]) == number
            }


def plate_ppi(sheets: list[tuple[float, float]]) -> float:
    """The resolution plates are made at: less for large sheets."""
    longest = max((max(size) for size in sheets), default=100.0)
    return min(PLATE_PPI, LONGEST_PX / (longest / 25.4))


def _separate(program: str, file: Path, room: Path, ppi: float) -> None:
    asked = [
        program, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{ppi:.2f}",
        "-dUseMediaBox", "-dGraphicsAlphaBits=4", "-dMaxBitmap=400000000", "-dPDFSTOPONERROR",
        # What is tagged with a profile goes through the file's own output profile, as its intent
        # says and with no black point moved: what PDF/X-4 makes of it, whatever gs would.
        "-dUsePDFX3Profile=0", "-dBlackPtComp=0",
        f"-sOutputFile={room / 'p%d.tif'}", str(file.resolve()),
    ]  # fmt: skip
    try:
        done = subprocess.run(asked, capture_output=True, timeout=TIMEOUT_S, check=False, cwd=room)
    except subprocess.TimeoutExpired as late:
        raise NoPlates(f"separating took more than {TIMEOUT_S} s") from late
    if done.returncode:
        lines = (done.stdout + done.stderr).decode("utf-8", "replace").strip().splitlines()
        raise NoPlates(next((line for line in lines if "rror" in line), "no reason")[:140])


def _read(plate: Path) -> NDArray[np.uint8]:
    with Image.open(plate, formats=("TIFF",)) as image:
        return np.asarray(image.convert("L"))
