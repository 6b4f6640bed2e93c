"""Full disks and folders nobody may write to: nothing half made, nothing lost, and it is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_disk import run_on_small_disk

from configurator.ground.files import assets_folder

PROGRAM = [sys.executable, "-m", "configurator"]
NOBODY_WRITES_HERE = Path("/sys")
"""A folder of the system itself, closed even to its administrator."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder, and a wrapper with a photo in it."""
    data = tmp_path_factory.mktemp("data")
    photo = str(assets_folder() / "photos" / "dandelions.jpg")
    words = ["make", "wrapper", "--text", "Dana", "--photo", photo, "--theme", "love"]
    design = data / "d.json"
    subprocess.run([*PROGRAM, *words, "--out", str(design), "--data", str(data)], check=True)
    return data, design


@pytest.mark.parametrize(
    "words",
    [("preview", "{design}", "--out", "{disk}/x.png"), ("export", "{design}", "--out", "{disk}/o")],
    ids=" ".join,
)
def test_a_full_disk_leaves_nothing_half_made(
    words: tuple[str, ...], made: tuple[Path, Path], tmp_path: Path
) -> None:
    data, design = made
    disk = tmp_path / "disk"
    given = [word.format(design=design, disk=disk) for word in words]
    done = run_on_small_disk(disk, 96, [*PROGRAM, *given, "--data", str(data)])
    assert done.status == 1, done.err
    assert "Traceback" not in done.err
    assert "No space left" in done.err or "File too large" in done.err
    assert done.out.split("---")[1].split() == []


def test_a_photo_that_does_not_fit_is_refused_kindly(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    words = ["make", "wrapper", "--photo", str(assets_folder() / "photos" / "friends.jpg")]
    out = ["--out", str(tmp_path / "x.json"), "--data", str(disk)]
    done = run_on_small_disk(disk, 256, [*PROGRAM, *words, *out])
    assert done.status == 1
    assert "no room for new photos" in done.err
    assert not (tmp_path / "x.json").exists()


AUTOSAVING = """
import resource
import sys
from pathlib import Path
from configurator.families import find_families
from configurator.model.documents import design_hash
from configurator.store.store import open_store
from configurator.store.trouble import StoreTrouble

store = open_store(Path(sys.argv[1]))
visit = store.autosave.begin("kiosk-1", None)
design = find_families()["wrapper"].new_design("birthday")
saved, filler = "", Path(sys.argv[1]) / "filler"
try:
    for number in range(400):
        named = design.model_copy(update={"title": f"{number} " + "x" * 60})
        store.autosave.save(visit, named)
        saved = design_hash(named)
        if number == 3:
            with filler.open("wb") as file:
                while True:
                    file.write(bytes(1024))
                    file.flush()
except (OSError, StoreTrouble) as trouble:
    pass
try:
    for number in range(400):
        named = design.model_copy(update={"title": f"more {number} " + "x" * 60})
        store.autosave.save(visit, named)
        saved = design_hash(named)
    print("never full")
except StoreTrouble as trouble:
    print(trouble.kind)
kept = store.autosave.design(visit)
print(kept is not None and design_hash(kept) == saved)
filler.unlink()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
store.autosave.save(visit, design)
print(store.autosave.design(visit) == design)
"""


def test_a_full_disk_loses_no_autosaved_gesture(tmp_path: Path) -> None:
    """The disk fills up amid a visit: it is told, and the design saved last is whole."""
    disk = tmp_path / "disk"
    done = run_on_small_disk(disk, 1536, [sys.executable, "-c", AUTOSAVING, str(disk)])
    assert done.status == 0, done.err
    told, kept, goes_on = done.out.split("---")[0].split()
    assert told in ("full", "disk-fails")
    assert (kept, goes_on) == ("True", "True")


@pytest.mark.parametrize(
    "words",
    [
        ("make", "wrapper", "--out", "/sys/x.json"),
        ("preview", "{design}", "--out", "/sys/x.png"),
        ("export", "{design}", "--out", "/sys/order"),
    ],
    ids=" ".join,
)
def test_a_folder_that_is_closed_is_named(words: tuple[str, ...], made: tuple[Path, Path]) -> None:
    data, design = made
    given = [word.format(design=design) for word in words]
    done = subprocess.run(
        [*PROGRAM, *given, "--data", str(data)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "/sys" in done.stderr and "Traceback" not in done.stderr


def test_a_data_folder_that_is_closed_is_named() -> None:
    done = subprocess.run(
        [*PROGRAM, "families", "--data", "/sys/configurator"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "/sys/configurator" in done.stderr and "Traceback" not in done.stderr
