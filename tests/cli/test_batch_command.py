"""`configurator export --batch`: many orders, killed and gone on with, none lost or redone."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import psutil
import pytest

from configurator.ground.files import assets_folder
from configurator.model.documents import read_design, write_design
from configurator.model.substrates import Substrate
from configurator.store.orders import NewOrder
from configurator.store.store import open_store
from configurator.studio.batch.tasks import not_made, of_folder
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.guard import Guard
from configurator.studio.press.photos_kept import stocks_keeping
from configurator.studio.workbench import Workbench

PROGRAM = [sys.executable, "-m", "configurator"]
PHOTO = assets_folder() / "photos" / "dandelions.jpg"
COUNT = 4


def ran(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one photograph, and designs of several families that use it."""
    folder = tmp_path_factory.mktemp("shop")
    made = ran(
        "make", "wrapper", "--photo", PHOTO, "--text", "Dana", "--data", folder / "data",
        "--out", folder / "one.json",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    design = read_design((folder / "one.json").read_bytes())
    (folder / "designs").mkdir()
    for number in range(COUNT):
        file = folder / "designs" / f"B-{number:03}.json"
        file.write_bytes(write_design(design.model_copy(update={"title": f"For guest {number}"})))
        os.utime(file, (1_780_000_000, 1_780_000_000 + number))
    return folder


def batch(shop: Path, out: Path, *more: object) -> subprocess.CompletedProcess[str]:
    return ran("export", "--batch", shop / "designs", "--out", out, "--data", shop / "data", *more)


def hashes(out: Path) -> dict[str, str]:
    return {
        str(file.relative_to(out)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(out.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }


@pytest.fixture(scope="module")
def whole(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The batch made without any trouble, by two workers."""
    out = tmp_path_factory.mktemp("whole") / "orders"
    done = batch(shop, out, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{COUNT} made, 0 made before, 0 not made."
    assert done.stderr.startswith("Orders")
    return out


def test_every_design_becomes_a_checked_folder(whole: Path) -> None:
    names = [f"B-{number:03}" for number in range(COUNT)]
    assert sorted(f.name for f in whole.iterdir() if not f.name.startswith(".")) == names
    for folder in whole.iterdir():
        if folder.is_dir():
            report = json.loads((folder / "report.json").read_bytes())
            assert report["order"]["number"] == folder.name
            assert report["print"]["standard"] == "PDF/X-4"
    assert {each.name for each in whole.iterdir()} - set(names) == {".batch"}


def test_nothing_is_made_twice(shop: Path, whole: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in whole.rglob("*.pdf")}
    again = batch(shop, whole, "--workers", 2)
    assert again.stdout.strip() == f"0 made, {COUNT} made before, 0 not made."
    assert {file: file.stat().st_mtime_ns for file in whole.rglob("*.pdf")} == before


def test_folders_are_made_again_when_the_stock_is_printed_otherwise(
    shop: Path, whole: Path
) -> None:
    tasks, families = of_folder(shop / "designs"), Workbench(shop / "data").families

    def stocks_of(family: str, _: int | None) -> Mapping[str, Substrate]:
        return families[family].press.substrates

    assert not_made(tasks, whole, True, stocks_of) == ()
    kept = not_made(tasks, whole, True, lambda *of: stocks_keeping(stocks_of(*of), "srgb"))
    assert kept == tasks


def test_photographs_are_kept_as_the_command_asks(shop: Path, tmp_path: Path) -> None:
    """On kraft, whose profile keeps the limit by itself; report and second reader agree."""
    design = read_design((shop / "one.json").read_bytes()).with_option("paper", "kraft")
    (tmp_path / "one.json").write_bytes(write_design(design))
    out = tmp_path / "order"
    done = ran("export", tmp_path / "one.json", "--out", out, "--photos", "srgb",
               "--data", shop / "data")  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads((out / "report.json").read_bytes())
    assert [page["photos"] for page in report["print"]["pages"]] == [["srgb"]]
    assert json.loads((out / "preflight.json").read_bytes())["findings"] == []


def made_so_far(out: Path) -> list[Path]:
    return [folder for folder in out.glob("B-*") if (folder / "report.json").exists()]


@pytest.mark.parametrize("after", [1])
def test_a_killed_batch_goes_on_where_it_was(
    after: int, shop: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "orders"
    words = [
        "export", "--batch", shop / "designs", "--out", out, "--data", shop / "data",
        "--workers", 2,
    ]  # fmt: skip
    process = subprocess.Popen(
        [*PROGRAM, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not out.exists() or len(made_so_far(out)) < after:
        assert process.poll() is None
        time.sleep(0.01)
    family = [process, *(psutil.Process(process.pid).children(recursive=True))]
    for each in reversed(family):
        os.kill(each.pid, signal.SIGKILL)
    process.wait()
    kept = {folder: (folder / "print.pdf").stat().st_mtime_ns for folder in made_so_far(out)}
    assert len(kept) < COUNT
    done = batch(shop, out, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{COUNT - len(kept)} made, {len(kept)} made before, 0 not made."
    for folder, moment in kept.items():
        assert (folder / "print.pdf").stat().st_mtime_ns == moment
    assert hashes(out) == hashes(whole)
    assert {each.name for each in out.iterdir() if each.name.startswith(".")} == {".batch"}


def test_a_changed_design_is_made_again_and_a_bad_one_holds_nobody_up(
    shop: Path, whole: Path, tmp_path: Path
) -> None:
    folder, out = tmp_path / "designs", tmp_path / "orders"
    shutil.copytree(shop / "designs", folder)
    shutil.copytree(whole, out)
    changed = read_design((folder / "B-001.json").read_bytes())
    (folder / "B-001.json").write_bytes(
        write_design(changed.model_copy(update={"title": "Another"}))
    )
    report = out / "B-000" / "report.json"
    other = json.loads(report.read_bytes()) | {"product_sha256": "0" * 64}
    report.write_text(json.dumps(other), encoding="utf-8")
    (folder / "broken.json").write_bytes(b"{")
    words = ("--out", out, "--data", shop / "data", "--workers", 1)
    done = ran("export", "--batch", folder, *words)
    assert done.returncode == 1
    assert done.stdout.strip() == f"2 made, {COUNT - 2} made before, 1 not made."
    assert "broken.json: " in done.stderr


def test_the_shops_own_orders_by_query_and_by_the_edition_they_were_quoted_by(
    shop: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(shop / "data", tmp_path / "data")
    store = open_store(data)
    try:
        bench = Workbench(data)
        for quote in ('{"edition": 0}', "{}"):
            design = bench.families["wrapper"].new_design()
            store.orders.place(NewOrder(design, 3, quote, 1, "ILS", "he", "k1"), "customer")
        guard = Guard(store, "desk-1")
        guard.first_manager("Ruth", "482915")
        limit = "substrates/papers.json/substrates/coated/ink_limit"
        Catalog(store, guard, bench).change("wrapper", limit, "220", "a test sheet of our press")
    finally:
        store.close()
    out = tmp_path / "orders"
    words = ("--out", out, "--data", data, "--workers", 1)
    done = ran("export", "--batch", "family:wrapper state:submitted", *words)
    assert done.stdout.strip() == "2 made, 0 made before, 0 not made."
    notes = [json.loads((out / f"A-000{at}" / "catalog.json").read_bytes()) for at in (1, 2)]
    assert [each["edition"] for each in notes] == [0, 1]
    again = ran("export", "--batch", "family:wrapper state:submitted", *words)
    assert again.stdout.strip() == "0 made, 2 made before, 0 not made."
    report = json.loads((out / "A-0002" / "report.json").read_bytes())
    assert report["order"]["copies"] == 3
    nothing = ran("export", "--batch", "state:printed", *words)
    assert nothing.returncode == 2 and "No order is" in nothing.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Name a design, or a batch"),
        (("one.json", "--batch", "."), "Name a design, or a batch"),
        (("--batch", ".", "--copies", "3"), "are for one design"),
    ],
)
def test_what_makes_no_sense_is_said(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = ran("export", *words, "--out", tmp_path / "o")
    assert (done.returncode, told in done.stderr) == (2, True)


def test_a_batch_is_read_a_second_time_unless_speed_is_asked_for(
    shop: Path, whole: Path, tmp_path: Path
) -> None:
    record = json.loads((whole / "B-000" / "preflight.json").read_bytes())
    assert not record["stops"]
    designs, out = tmp_path / "designs", tmp_path / "orders"
    designs.mkdir()
    shutil.copy(shop / "designs" / "B-000.json", designs)
    words = ("--out", out, "--data", shop / "data", "--workers", 1)
    quick = ran("export", "--batch", designs, "--no-second-reading", *words)
    assert quick.stdout.strip() == "1 made, 0 made before, 0 not made."
    assert not (out / "B-000" / "preflight.json").exists()
    again = ran("export", "--batch", designs, *words)
    assert again.stdout.strip() == "1 made, 0 made before, 0 not made."
    assert (out / "B-000" / "preflight.json").exists()
