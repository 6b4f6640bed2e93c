"""A program that is killed while it writes leaves the whole thing or nothing, and can go again."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from configurator.ground.files import assets_folder

PROGRAM = [sys.executable, "-m", "configurator"]
KILLED_WITH = (1, 2, 4)
"""How many files of the order are there when the program is killed."""
LIMIT_S = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder, and a wrapper with a photo in it."""
    data = tmp_path_factory.mktemp("data")
    photo = str(assets_folder() / "photos" / "dandelions.jpg")
    words = ["make", "wrapper", "--text", "Dana", "--photo", photo, "--theme", "love"]
    design = data / "d.json"
    subprocess.run([*PROGRAM, *words, "--out", str(design), "--data", str(data)], check=True)
    return data, design


def files_of_drafts(folder: Path) -> int:
    return len([file for file in folder.rglob("*") if file.is_file()])


@pytest.mark.parametrize("files", KILLED_WITH)
def test_an_export_that_is_killed_leaves_no_half_order_and_goes_again(
    files: int, made: tuple[Path, Path], tmp_path: Path
) -> None:
    data, design = made
    orders = tmp_path / "orders"
    orders.mkdir()
    order = [*PROGRAM, "export", str(design), "--out", str(orders / "A-1"), "--data", str(data)]
    with subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as export:
        until = time.monotonic() + LIMIT_S
        while files_of_drafts(orders) < files and export.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.002)
        os.kill(export.pid, signal.SIGKILL)
    if (orders / "A-1").exists():
        is_whole(orders / "A-1")
    subprocess.run(order, check=True, capture_output=True)
    is_whole(orders / "A-1")


def is_whole(folder: Path) -> None:
    """Every file that the report names is there, as the report says."""
    report = json.loads((folder / "report.json").read_text())
    assert "print.pdf" in report["output_sha256"]
    for name, digest in report["output_sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
