"""Bad pictures at the command line: told in the customer's words, and nothing of them is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from picture_samples import BAD, GOOD, animated_gif, turned_with_gps
from typer.testing import CliRunner

from configurator.cli.commands import app
from configurator.store.photo_rules import REFUSALS

TRIED = (
    ("half a jpeg", "en"),
    ("eps named jpg", "he"),
    ("svg", "en"),
    ("decompression bomb", "he"),
    ("over 32 MB", "en"),
    ("half a png", "he"),
    ("three thousand scans", "en"),
)


@pytest.mark.parametrize(("kind", "language"), TRIED)
def test_a_bad_picture_is_refused_in_words(kind: str, language: str, tmp_path: Path) -> None:
    make, code = BAD[kind]
    photo = tmp_path / "Dana's birthday.jpg"
    photo.write_bytes(make())
    words = ["make", "wrapper", "--photo", str(photo), "--language", language]
    words += ["--out", str(tmp_path / "x.json"), "--data", str(tmp_path / "data")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 1
    assert REFUSALS[code].said(language) in result.output
    assert not (tmp_path / "x.json").exists()
    assert photo.exists(), "a customer's own file is theirs"
    assert not list((tmp_path / "data" / "photos").iterdir())


@pytest.mark.parametrize("kind", ["animated", "turned", "heic"])
def test_an_odd_but_good_picture_is_made_into_a_wrapper(kind: str, tmp_path: Path) -> None:
    make = {"animated": animated_gif, "turned": turned_with_gps, "heic": GOOD["heic"]}[kind]
    photo = tmp_path / "IMG_0042.PNG"
    photo.write_bytes(make())
    words = ["make", "wrapper", "--photo", str(photo), "--out", str(tmp_path / "x.json")]
    result = CliRunner().invoke(app, [*words, "--data", str(tmp_path / "data")])
    assert result.exit_code in (0, 1), result.output
    assert (tmp_path / "x.json").exists(), "a small picture is a problem of size, not a refusal"
    if result.exit_code == 1:
        assert "stop: " in result.output
