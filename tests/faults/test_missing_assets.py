"""An installation with something missing says what it is and what to do, in every command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import configurator
from configurator.ground.files import assets_folder

PACKAGE = Path(configurator.__file__).parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another installation of the app, with a wrapper and a photo in its data folder."""
    root = tmp_path_factory.mktemp("installed")
    shutil.copytree(PACKAGE, root / "configurator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(assets_folder(), root / "assets", symlinks=True)
    photo = str(assets_folder() / "photos" / "dandelions.jpg")
    made = run(root, "make", "wrapper", "--text", "Dana", "--photo", photo, "--out", "d.json")
    assert made.returncode == 0, made.stderr
    return root


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """That installation's program, with its own data folder."""
    return subprocess.run(
        [sys.executable, "-m", "configurator", *words, "--data", str(root / "data")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), **UNSEEN},
        capture_output=True,
        text=True,
        check=False,
    )


UNSEEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
FONT = "fonts/Rubik-Medium.ttf"
MISSING = {
    "a font": (FONT, ("check", "d.json"), "Rubik-Medium.ttf"),
    "the list of fonts": ("fonts/fonts.json", ("check", "d.json"), "Install the app again"),
    "the swatches": ("swatches", ("check", "d.json"), "swatches"),
    "the motifs": ("motifs", ("preview", "d.json"), "No motifs were found"),
    "the press profile": ("icc", ("export", "d.json", "--out", "o"), "FOGRA39L_coated.icc"),
    "the rules on words": (
        "words/refused.json",
        ("make", "wrapper", "--text", "Dana", "--out", "x.json"),
        "refused.json",
    ),
}


@pytest.mark.parametrize("what", MISSING)
def test_a_missing_asset_is_named(what: str, installed: Path) -> None:
    path, words, named = MISSING[what]
    asset, aside = installed / "assets" / path, installed / "aside"
    asset.rename(aside)
    try:
        done = run(installed, *words)
    finally:
        aside.rename(asset)
    assert done.returncode == 1, done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert not (installed / "o").exists() and not (installed / "x.json").exists()


@pytest.mark.parametrize(
    ("path", "named"), [("motifs", "No motifs were found"), ("swatches", "Install the app again")]
)
def test_a_kiosk_without_an_asset_ends_in_words(path: str, named: str, installed: Path) -> None:
    asset, aside = installed / "assets" / path, installed / "aside"
    asset.rename(aside)
    try:
        done = run(installed, "kiosk")
    finally:
        aside.rename(asset)
    assert done.returncode == 1, done.stderr
    assert named in done.stderr, "whatever its workers logged beside it"


def test_a_missing_household_is_named(installed: Path) -> None:
    done = run(installed, "tour", "--out", "pictures")
    assert done.returncode == 1, done.stderr
    assert "household-sample.json is part of this app" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_asset_is_named(installed: Path) -> None:
    swatches = installed / "assets" / "swatches" / "ink.json"
    whole = swatches.read_bytes()
    swatches.write_bytes(whole[:500])
    try:
        done = run(installed, "check", "d.json")
    finally:
        swatches.write_bytes(whole)
    assert done.returncode == 1, done.stderr
    assert "not valid JSON" in done.stderr and "Traceback" not in done.stderr
