"""`configurator stitch`: drawings, designs, pictures and projects become machine files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pystitch
import pytest
from PIL import Image, ImageDraw
from typer.testing import CliRunner

from configurator.cli.commands import app

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">
<rect x="5" y="5" width="20" height="20" fill="#c8102e"/>
<circle cx="42" cy="18" r="10" fill="navy"/>
<path d="M5 34h50" stroke="gold" stroke-width="3" fill="none"/></svg>"""


def said(*words: object, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    file = tmp_path / "logo.svg"
    file.write_text(SVG)
    return file


def needle_points(file: Path) -> np.ndarray:
    readers = {".dst": pystitch.DstReader, ".jef": pystitch.JefReader, ".pes": pystitch.PesReader}
    pattern = pystitch.EmbPattern.read_embroidery(readers[file.suffix], str(file))
    return np.array([s[:2] for s in pattern.stitches if s[2] & 0xFF == pystitch.STITCH])


def test_a_drawing_becomes_files_that_hold_the_same_stitches(drawing: Path) -> None:
    folder = drawing.parent / "out"
    out, report, shown = folder / "logo.dst", folder / "r.json", folder / "logo.png"
    said("stitch", drawing, "--out", out, "--format", "jef", "--format", "pes",
         "--json", report, "--picture", shown)  # fmt: skip
    names = {file.name for file in folder.iterdir()}
    assert names == {"logo.dst", "logo.jef", "logo.pes", "logo-threads.csv", "logo-sewing.pdf",
                     "logo.stitches", "r.json", "logo.png"}  # fmt: skip
    dst, jef, pes = (needle_points(folder / f"logo.{each}") for each in ("dst", "jef", "pes"))
    assert len(dst) > 300
    assert np.array_equal(dst, jef) and np.array_equal(dst, pes)
    wide, high = (dst.max(axis=0) - dst.min(axis=0)) / 10
    assert wide == pytest.approx(50, abs=1.5) and high == pytest.approx(30.5, abs=1.5)
    numbers = json.loads(report.read_text())["numbers"]
    assert numbers["stitches"] == len(dst) and numbers["colors"] == 3
    assert numbers["coverage"] > 0.9
    rows = list(csv.DictReader((folder / "logo-threads.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 3 and all(row["maker"] == "Isacord" for row in rows)
    with Image.open(shown) as picture:
        assert picture.width > 500 and picture.mode == "RGBA"


def test_equal_drawings_give_equal_files(drawing: Path) -> None:
    for name in ("one", "two"):
        said("stitch", drawing, "--out", drawing.parent / name, "--format", "jef")
    one, two = (sorted((drawing.parent / name).iterdir()) for name in ("one", "two"))
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_width_scales_and_a_small_hoop_stops(drawing: Path) -> None:
    out = drawing.parent / "small.dst"
    told = said("stitch", drawing, "--out", out, "--width", 100, "--hoop", "100x100", status=1)
    assert "sewing.hoop" in told
    points = needle_points(out)
    assert (points[:, 0].max() - points[:, 0].min()) / 10 == pytest.approx(100, abs=2)


def test_copies_share_a_hoop_and_its_changes(drawing: Path) -> None:
    out = drawing.parent / "four.dst"
    said("stitch", drawing, "--out", out, "--copies", 4, "--hoop", "200x200")
    one = drawing.parent / "one.dst"
    said("stitch", drawing, "--out", one)
    assert len(needle_points(out)) == 4 * len(needle_points(one))
    rows = list(csv.DictReader((drawing.parent / "four-threads.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 3
    assert "do not fit" in said("stitch", drawing, "--out", out, "--copies", 9, "--hoop",
                                "100x100", status=1)  # fmt: skip


def test_a_folder_is_ganged_in_as_few_hoops_as_it_takes(drawing: Path) -> None:
    for name, ink in (("second", "teal"), ("third", "navy")):
        (drawing.parent / f"{name}.svg").write_text(SVG.replace("navy", ink))
    out, data = drawing.parent / "day", ("--data", drawing.parent / "data")
    gang = ("stitch", drawing.parent, "--out", out, "--gang", "--width", 60, *data)
    said(*gang, "--hoop", "200x200")
    assert {file.name for file in out.glob("*.dst")} == {"day.dst"}
    one = drawing.parent / "one.dst"
    said("stitch", drawing, "--out", one, "--width", 60)
    assert len(needle_points(out / "day.dst")) == 3 * len(needle_points(one))
    rows = list(csv.DictReader((out / "day-threads.csv").open(encoding="utf-8-sig")))
    assert len(rows) == len({row["code"] for row in rows})
    assert "signed by this shop" in said("preflight", out, *data)
    said(*gang, "--hoop", "100x100")
    assert {file.stem for file in out.glob("*.dst")} == {"day-1", "day-2"}
    report = json.loads((out / "report.json").read_bytes())
    assert [hoop["name"] for hoop in report["hoops"]] == ["day-1", "day-2"]
    assert all(hoop["numbers"]["coverage"] > 0.9 for hoop in report["hoops"])
    assert set(report["output_sha256"]) == {file.name for file in out.iterdir()} - {"report.json"}
    (out / "day-2.dst").write_bytes((out / "day-1.dst").read_bytes())
    assert "day-2.dst is not as it was" in said("preflight", out, *data, status=1)


def test_a_patch_keeps_its_stitches_through_its_project(tmp_path: Path) -> None:
    design = tmp_path / "d.json"
    said("make", "patch", "--theme", "name", "--out", design, "--data", tmp_path / "data")
    said("stitch", design, "--out", tmp_path / "a.dst", "--data", tmp_path / "data")
    said("stitch", tmp_path / "a.stitches", "--out", tmp_path / "b.dst")
    assert np.array_equal(needle_points(tmp_path / "a.dst"), needle_points(tmp_path / "b.dst"))


def test_precut_cloth_is_laid_and_tacked_before_the_art(tmp_path: Path) -> None:
    design, data = tmp_path / "d.json", tmp_path / "data"
    said("make", "patch", "--theme", "best-dad", "--out", design, "--data", data)
    told = said("stitch", design, "--out", tmp_path / "a.dst", "--applique", "--data", data)
    assert "sewing.gaps" not in told and "sewing.travel" not in told
    said("stitch", design, "--out", tmp_path / "b.dst", "--data", data)
    laid, cut = (
        list(csv.DictReader((tmp_path / f"{name}-threads.csv").open(encoding="utf-8-sig")))
        for name in ("a", "b")
    )
    assert [row["stop"] for row in laid[:3]] == ["stop", "stop", ""]
    assert not any(row["stop"] for row in cut)
    assert laid[0]["code"] == laid[1]["code"] == laid[-1]["code"] == cut[-1]["code"]
    assert len(laid) == len(cut) + 2


def test_it_is_said_where_no_cloth_can_be_laid_in(tmp_path: Path) -> None:
    design, data = tmp_path / "d.json", tmp_path / "data"
    said("make", "patch", "--theme", "cat-club", "--out", design, "--data", data)
    told = said("stitch", design, "--out", tmp_path / "a.dst", "--applique", "--data", data)
    assert "No cloth is laid in" in told


def test_a_picture_becomes_few_threads(tmp_path: Path) -> None:
    image = Image.new("RGB", (300, 300), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((40, 40, 260, 260), fill="#c8102e")
    draw.rectangle((120, 120, 180, 180), fill="navy")
    image.save(tmp_path / "dot.png")
    said("stitch", tmp_path / "dot.png", "--out", tmp_path / "dot.dst", "--width", 40)
    rows = list(csv.DictReader((tmp_path / "dot-threads.csv").open(encoding="utf-8-sig")))
    assert len({row["code"] for row in rows}) == 2


def test_folders_go_in_and_out_whole(drawing: Path) -> None:
    (drawing.parent / "second.svg").write_text(SVG.replace("navy", "teal"))
    out = drawing.parent / "machine"
    said("stitch", drawing.parent, "--out", out, "--format", "exp")
    assert {file.name for file in out.glob("*.exp")} == {"logo.exp", "second.exp"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.svg", "--out", "a.dst"), "no file"),
        (("logo.svg", "--out", "a.sew"), "no format"),
        (("logo.svg", "--out", "a.dst", "--hoop", "big"), "hoop"),
        (("logo.svg", "--out", "a.dst", "--fabric", "silk"), "no fabric"),
        (("logo.svg", "--out", "a.dst", "--threads", "none"), "no thread chart"),
    ],
)
def test_wrong_use_ends_with_two(
    drawing: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(drawing.parent)
    assert told in said("stitch", *words, status=2)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bomb.svg", '<!DOCTYPE s [<!ENTITY a "b">]><svg>&a;</svg>', "entities"),
        ("empty.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "nothing"),
        ("broken.png", "not a picture", "cannot be opened"),
        ("old.stitches", "{}", "not a stitch project"),
        ("bad.json", "{", "not valid JSON"),
    ],
)
def test_what_cannot_be_sewn_ends_with_one_and_leaves_nothing(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    (tmp_path / name).write_text(content)
    out = tmp_path / "out"
    assert told in said("stitch", tmp_path / name, "--out", out, status=1)
    assert not out.exists()


def test_printed_products_are_not_sewn(tmp_path: Path) -> None:
    design = tmp_path / "bar.json"
    said("make", "wrapper", "--theme", 1, "--out", design, "--data", tmp_path / "data")
    assert "only patches" in said("stitch", design, "--out", tmp_path / "x.dst", status=1)


def test_a_pictures_ground_is_left_as_cloth_and_said_or_sewn_as_asked(tmp_path: Path) -> None:
    picture = Image.new("RGB", (120, 90), "#103060")
    ImageDraw.Draw(picture).ellipse((35, 20, 85, 70), fill="#f0c040")
    picture.save(tmp_path / "sun.png")
    stitches = {}
    for asked in ((), ("--ground",)):
        out = tmp_path / f"sun{len(asked)}.dst"
        told = said("stitch", tmp_path / "sun.png", "--out", out, "--width", 30, *asked,
                    "--data", tmp_path / "data")  # fmt: skip
        assert ("left as cloth" in told) is not bool(asked)
        stitches[asked] = len(needle_points(out))
    assert stitches["--ground",] > 2 * stitches[()]
