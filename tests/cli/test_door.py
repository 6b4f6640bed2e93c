"""The door to the kiosk: plain words open it at once, and everything else is read with care."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from configurator.cli.door import KioskAsked, kiosk_asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("kiosk", KioskAsked()),
        ("kiosk --data /srv/shop", KioskAsked(Path("/srv/shop"))),
        ("kiosk --language he", KioskAsked(None, "he")),
        ("kiosk --language en --data shop", KioskAsked(Path("shop"), "en")),
    ],
)
def test_plain_words_open_the_kiosk(line: str, asked: KioskAsked) -> None:
    assert kiosk_asked(line.split(" ")) == asked


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["staff"],
        ["kiosk", "--help"],
        ["kiosk", "--data"],
        ["kiosk", "--data", ""],
        ["kiosk", "--data", "--language"],
        ["kiosk", "--data", __file__],
        ["kiosk", "--language", "fr"],
        ["kiosk", "--sound", "on"],
        ["kiosk", "shop", "--data", "shop"],
        ["kiosk", "--data=shop"],
    ],
)
def test_everything_else_is_read_with_care(words: list[str]) -> None:
    assert kiosk_asked(words) is None


@pytest.mark.parametrize("command", ["kiosk", "staff", "production"])
def test_without_a_display_it_is_said(command: str, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "configurator", command, "--data", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={})
    assert done.returncode == 1
    assert "There is no display here" in done.stderr


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    command = [sys.executable, "-m", "configurator", "kiosk", "--data", str(tmp_path / "file/shop")]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    assert done.returncode == 1
    assert "Nothing was written there." in done.stderr
    assert "Traceback" not in done.stderr
