"""Design documents from other hands: each ends in a sentence and status 1, never in a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from configurator.cli.commands import app

Document = dict[str, Any]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def sound(data: Path) -> Document:
    """A wrapper that can be made."""
    file = data / "sound.json"
    words = ["make", "wrapper", "--text", "Dana", "--out", str(file), "--data", str(data)]
    assert CliRunner().invoke(app, words).exit_code == 0
    document: Document = json.loads(file.read_text())
    return document


def changed(**update: Any) -> Callable[[Document], str]:
    """The sound document with some of its fields changed."""
    return lambda document: json.dumps({**document, **update})


def first_layer(**update: Any) -> Callable[[Document], str]:
    """The sound document with its first layer changed."""

    def spoil(document: Document) -> str:
        copy = json.loads(json.dumps(document))
        copy["parts"]["wrap"]["layers"][0].update(update)
        return json.dumps(copy)

    return spoil


def twice(document: Document) -> str:
    layers = document["parts"]["wrap"]["layers"]
    return json.dumps({**document, "parts": {"wrap": {"layers": [layers[0], layers[0]]}}})


PHOTO = {
    "kind": "photo", "id": "p", "placement": {"x_mm": 9, "y_mm": 9}, "width_mm": 9, "height_mm": 9,
    "photo": {"id": "0" * 64, "width_px": 9, "height_px": 9},
}  # fmt: skip

FAULTS: dict[str, tuple[Callable[[Document], str], str]] = {
    "nothing": (lambda _: "", "not valid JSON"),
    "half of it": (lambda d: json.dumps(d)[:90], "not valid JSON"),
    "a picture": (lambda _: "\x89PNG\r\n\x1a\n", "not valid JSON"),
    "a list": (lambda _: "[]", "not a design"),
    "a word": (lambda _: '"design"', "not a design"),
    "another document": (lambda _: '{"rules": []}', "damaged or was changed by hand"),
    "the same key twice": (
        lambda d: json.dumps(d)[:-1] + ', "size": "40g"}',
        "the same key stands twice",
    ),
    "infinity": (lambda d: json.dumps(d).replace("9", "1e999", 1), "out of range"),
    "not a number": (lambda d: json.dumps({**d, "title": float("nan")}), "not a number"),
    "too deep": (lambda _: "[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "too large": (lambda d: json.dumps(d) + " " * (9 << 20), "larger than 8 MiB"),
    "the future": (changed(schema_version=99), "newer version of this app"),
    "a version in words": (changed(schema_version="new"), "is not a version"),
    "a field too many": (changed(glitter=True), "glitter"),
    "a field missing": (lambda d: json.dumps({k: v for k, v in d.items() if k != "size"}), "size"),
    "another family": (changed(family="boat"), "no product 'boat'"),
    "a family of ours that it is not": (changed(family="patch"), "[unknown-size]"),
    "a size we do not sell": (changed(size="9kg"), "[unknown-size]"),
    "an option we do not offer": (changed(options={"lid": "on"}), "[unknown-option]"),
    "a choice we do not offer": (changed(options={"paper": "gold"}), "[unknown-option]"),
    "a part it does not have": (changed(parts={"lid": {}}), "[unknown-part]"),
    "a color we do not have": (changed(parts={"wrap": {"color": "zzz"}}), "[unknown-color]"),
    "a font we do not have": (first_layer(font="comic"), "[unknown-asset]"),
    "a photo that is gone": (changed(parts={"wrap": {"layers": [PHOTO]}}), "[photo-gone]"),
    "one layer twice": (twice, "same id"),
    "letters of no size": (first_layer(size_mm=0), "size_mm"),
    "letters as large as a house": (first_layer(size_mm=9e9), "size_mm"),
    "a novel": (first_layer(text="word " * 200), "text"),
    "a path for an id": (first_layer(id="../../etc/passwd"), "id"),
}


TRIED = [("check", fault) for fault in FAULTS]
TRIED += [
    (command, fault)
    for command in ("preview", "export")
    for fault in ("half of it", "the future", "another family", "a photo that is gone")
]


@pytest.mark.parametrize(("command", "fault"), TRIED)
def test_a_bad_document_is_told_and_nothing_is_made(
    fault: str, command: str, sound: Document, data: Path, tmp_path: Path
) -> None:
    spoil, said = FAULTS[fault]
    file = tmp_path / "design.json"
    file.write_text(spoil(sound))
    out = [] if command == "check" else ["--out", str(tmp_path / "out")]
    result = CliRunner().invoke(app, [command, str(file), *out, "--data", str(data)])
    assert result.exit_code == 1, result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert [left.name for left in tmp_path.iterdir()] == ["design.json"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x80\x81", b"\xed\xa0\x80"])
def test_bytes_that_are_no_text_are_told(content: bytes, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "design.json"
    file.write_bytes(content)
    result = CliRunner().invoke(app, ["check", str(file), "--data", str(data)])
    assert result.exit_code == 1, result.output
    assert "not valid JSON" in result.output
