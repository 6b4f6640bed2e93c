"""The command line makes real things (designs, pictures, orders) and says what is wrong."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from configurator.cli.batch import EXPORT_EXAMPLES
from configurator.cli.commands import app
from configurator.cli.designs import CHECK_EXAMPLES, MAKE_EXAMPLES, PREVIEW_EXAMPLES
from configurator.cli.telling import telling
from configurator.families.wrapper.legal import FULL, LegalPanelFull
from configurator.ground.files import assets_folder

PROGRAM = [sys.executable, "-m", "configurator"]
PHOTO = assets_folder() / "photos" / "dandelions.jpg"
COMMANDS = (
    "families",
    "make",
    "check",
    "preview",
    "export",
    "kiosk",
    "staff",
    "production",
    "tour",
)


def ran(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The real program, run as a person runs it."""
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, text=True, cwd=cwd, check=False
    )


def said(*words: object, status: int = 0) -> str:
    """The same commands without a new process; what they wrote on both outputs."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, result.output
    return result.output


def test_from_a_photo_and_words_to_a_verified_order(tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    words = ("--text", "Dana & Yossi", "--text", "מזל טוב")
    made = ran("make", "wrapper", "--photo", PHOTO, *words, *data, "--out", "a.json", cwd=tmp_path)
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    design = json.loads((tmp_path / "a.json").read_text())
    assert "Dana & Yossi" in str(design) and "מזל טוב" in str(design)
    assert PHOTO.name not in str(design)

    checked = ran("check", "a.json", *data, cwd=tmp_path)
    assert (checked.returncode, checked.stdout.strip()) == (0, "a.json: can be made.")

    shown = ran("preview", "a.json", "--width", 640, *data, cwd=tmp_path)
    assert (shown.returncode, shown.stderr.strip()) == (0, "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.width == 640
        assert picture.getextrema()[3] == (0, 255)

    placed = ("--number", "A-1042", "--copies", 3, "--placed", "2026-01-31T12:00+02:00")
    exported = ran("export", "a.json", "--out", "A-1042", *placed, *data, cwd=tmp_path)
    assert exported.returncode == 0, exported.stderr
    folder = tmp_path / "A-1042"
    assert exported.stdout.split() == [f"A-1042/{name}" for name in _in_order(folder)]
    with pikepdf.open(folder / "print.pdf") as print_file:
        assert "TrimBox" in str(list(print_file.pages[0].keys()))
    report = json.loads((folder / "report.json").read_text())
    assert report["order"]["number"] == "A-1042"
    for name, digest in report["output_sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def _in_order(folder: Path) -> list[str]:
    names = sorted(file.name for file in folder.iterdir() if file.name != "report.json")
    return [*names, "report.json"]


def test_headless_commands_never_load_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from configurator.cli.commands import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]\n"
    )
    words = ["make", "patch", "--text", "Dana", "--out", "p.json", "--data", str(tmp_path / "d")]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import configurator.cli.commands\n"
        "heavy = {'numpy', 'skia', 'pydantic', 'PIL', 'shapely', 'PySide6'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    told = said(command, "--help")
    assert "Example" in told
    assert f"configurator {command}" in told
    assert "--data" in told


def test_the_examples_of_designs_work_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(PHOTO, tmp_path / "dog.jpg")
    for examples in (MAKE_EXAMPLES, CHECK_EXAMPLES, PREVIEW_EXAMPLES, EXPORT_EXAMPLES):
        for line in re.findall(r"configurator ([^;\n]+)", examples):
            said(*shlex.split(line), "--data", tmp_path / "data")


def test_the_whole_help_names_every_command() -> None:
    told = said("--help")
    for command in (*COMMANDS, "people"):
        assert f"\n  {command} " in told


@pytest.mark.parametrize("command", ["list", "show", "take-away", "erase"])
def test_every_command_about_people_shows_an_example(command: str) -> None:
    assert f"configurator people {command}" in said("people", command, "--help")


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    line = f"{' '.join(PROGRAM)} families --json --data {tmp_path} | head -c 20"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_families_are_listed_for_people_and_for_programs(tmp_path: Path) -> None:
    for_people = said("families", "--data", tmp_path, "--language", "he")
    assert "שוקולד" in for_people and "100g*" in for_people
    families = {family["id"]: family for family in json.loads(said("families", "--json"))}
    assert set(families) >= {"shoe", "wrapper", "patch"}
    assert {size["id"] for size in families["wrapper"]["sizes"]} >= {"40g", "100g"}
    assert {theme["id"] for theme in families["wrapper"]["themes"]} >= {"birthday", "love"}


BAD_USAGE = {
    ("make", "boat", "--out", "x.json"): "There is no product 'boat'. There are: ",
    ("make", "wrapper"): "--out",
    ("make", "wrapper", "--out", "x", "--size", "9kg"): "has no size '9kg'. There is: 40g",
    ("make", "wrapper", "--out", "x", "--theme", "99"): "has themes 1 to ",
    ("make", "wrapper", "--out", "x", "--theme", "boats"): "has no theme 'boats'",
    ("make", "wrapper", "--out", "x", "--option", "paper"): "NAME=CHOICE, not 'paper'",
    ("make", "wrapper", "--out", "x", "--option", "lid=on"): "has no option 'lid'",
    ("make", "wrapper", "--out", "x", "--option", "paper=gold"): "no choice for paper 'gold'",
    ("make", "wrapper", "--out", "x", "--photo", "nowhere.jpg"): "There is no file nowhere.jpg.",
    ("make", "wrapper", "--out", "x", "--language", "fr"): "fr",
    ("make", "wrapper", "--out", "x", "--photo", "."): ". is a folder, not a file.",
    ("make", "wrapper", "--out", "."): "is a directory",
    ("preview", "DESIGN", "--out", "."): "is a directory",
    ("check", "."): ". is a folder, not a file.",
    ("tour", "--out", "DESIGN"): "is a file",
    ("check", "nowhere.json"): "There is no file nowhere.json.",
    ("preview", "nowhere.json"): "There is no file nowhere.json.",
    ("preview", "nowhere.json", "--width", "9"): "16",
    ("preview", "DESIGN", "--part", "lid"): "no part 'lid'. There are: wrap",
    ("preview", "DESIGN", "--view", "inside"): "no view 'inside'. There are: ",
    ("preview", "DESIGN", "--view", "back", "--part", "wrap"): "not both",
    ("export", "DESIGN", "--out", "X", "--number", "עם רווח"): "Latin letters",
    ("export", "DESIGN", "--out", "X", "--placed", "yesterday"): "2026-01-31T12:00Z",
    ("export", "DESIGN", "--out", "X", "--placed", "2026-01-31"): "needs a time zone",
    ("launch",): "launch",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder and a plain wrapper in it."""
    folder = tmp_path_factory.mktemp("made")
    said("make", "wrapper", "--text", "Dana", "--out", folder / "d.json", "--data", folder)
    return folder, folder / "d.json"


@pytest.mark.parametrize("words", BAD_USAGE, ids=" ".join)
def test_bad_usage_is_status_2_and_says_what_there_is(
    words: tuple[str, ...],
    made: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    data, design = made
    given = [str(design) if word == "DESIGN" else word for word in words]
    if words[0] != "launch":
        given += ["--data", str(data)]
    told = said(*given, status=2)
    assert BAD_USAGE[words] in told
    assert not list(tmp_path.iterdir())


def test_refused_words_are_a_problem_with_something_better(tmp_path: Path) -> None:
    told = said(
        "make", "wrapper", "--text", "what the f*ck", "--out", tmp_path / "x.json",
        "--data", tmp_path / "data", status=1,
    )  # fmt: skip
    assert "swear words" in told and "Pure gold" in told
    assert not (tmp_path / "x.json").exists()


def test_a_refused_photo_is_a_problem_in_the_language_asked(tmp_path: Path) -> None:
    fake = tmp_path / "photo.jpg"
    fake.write_bytes(b"%!PS-Adobe-3.0\nshowpage\n")
    told = said(
        "make", "wrapper", "--photo", fake, "--language", "he", "--out", tmp_path / "x.json",
        "--data", tmp_path / "data", status=1,
    )  # fmt: skip
    assert "אינו תמונה" in told
    assert not (tmp_path / "x.json").exists()


def test_a_design_can_be_printed_to_a_pipe(tmp_path: Path) -> None:
    words = ("make", "patch", "--theme", "1", "--out", "-", "--data", tmp_path)
    assert json.loads(said(*words))["family"] == "patch"
    assert said(*words) == said(*words), "the same wishes make the same bytes"


def test_one_part_is_shown_flat_in_its_true_shape(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, design = made
    said(
        "preview", design, "--part", "wrap", "--width", 300, "--out", tmp_path / "w.png",
        "--data", data,
    )  # fmt: skip
    with Image.open(tmp_path / "w.png") as picture:
        assert picture.width == pytest.approx(300, abs=1)
        assert picture.height > picture.width


def test_a_catalog_that_cannot_be_worked_by_is_said_with_its_way_out() -> None:
    with pytest.raises(typer.Exit) as ended, telling():
        raise LegalPanelFull(FULL.filled(chocolate="milk", bar="40g"))
    assert ended.value.exit_code == 1


def test_notes_pass_unless_asked_to_be_strict(tmp_path: Path) -> None:
    """A photo enlarged a little too far is told and can be made; strict shops stop there."""
    out = tmp_path / "d.json"
    said("make", "wrapper", "--photo", PHOTO, "--out", out, "--data", tmp_path)
    document = json.loads(out.read_text())
    document["parts"]["wrap"]["layers"][0]["zoom"] = 3.2
    out.write_text(json.dumps(document))
    told = said("check", out, "--data", tmp_path)
    assert "note: " in told and "can be made" in told
    said("check", out, "--strict", "--data", tmp_path, status=1)
