"""Sewing orders: a patch's folder holds what the machine needs; the sheet prints at true size."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pikepdf
import pystitch
import pytest
from PIL import Image
from zxingcpp import read_barcodes

from configurator.embroidery.hoops import hoop_named
from configurator.embroidery.threads import read_rack
from configurator.ground.files import Unreadable, assets_folder
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.sewing.files import formats_named, write_job
from configurator.studio.sewing.film import job_film, order_film
from configurator.studio.sewing.hoopfuls import gang_of, hoopfuls
from configurator.studio.sewing.job import SewingJob, patch_job
from configurator.studio.sewing.order import FILE, SewingSetup, read_setup, sewing_beside
from configurator.studio.sewing.picture import pictured_box
from configurator.studio.sewing.sheet import SheetOrder, write_sheet
from configurator.studio.workbench import Workbench

ORDER = SheetOrder("A-1042", datetime(2026, 1, 2, tzinfo=UTC))
POINTS_A_MM = 72 / 25.4


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def job(bench: Workbench) -> SewingJob:
    design = bench.families["patch"].new_design("team-letter")
    return patch_job("A-1042", design, bench.artwork(design), read_rack(assets_folder()))


@pytest.fixture(scope="module")
def sheet(job: SewingJob, bench: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sheet") / "s.pdf"
    write_sheet(job, ORDER, bench.library.fonts, target)
    return target


def pictures_of(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Width and height in mm of every picture on a page, as it is placed."""
    sizes = []
    matrix = [np.eye(3)]
    for words, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            matrix.append(matrix[-1])
        elif str(operator) == "Q":
            matrix.pop()
        elif str(operator) == "cm":
            a, b, c, d, e, f = (float(word) for word in words)
            matrix[-1] = np.array([[a, b, 0], [c, d, 0], [e, f, 1]]) @ matrix[-1]
        elif str(operator) == "Do":
            wide, high = abs(matrix[-1][0, 0]), abs(matrix[-1][1, 1])
            sizes.append((wide / POINTS_A_MM, high / POINTS_A_MM))
    return sizes


def test_the_sheet_prints_the_design_at_true_size(job: SewingJob, sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        page = pdf.pages[0]
        assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx([595.28, 841.89], abs=1)
        (placed,) = pictures_of(page)
    box = pictured_box(job)
    assert placed == pytest.approx((box.width, box.height), abs=0.1)


def test_a_large_design_has_a_page_at_its_true_size(bench: Workbench, tmp_path: Path) -> None:
    design = bench.families["patch"].new_design("love", "60")
    rack, hoop = read_rack(assets_folder()), hoop_named("200x100")
    one = patch_job("A-2", design, bench.artwork(design), rack, hoop=hoop)
    job = gang_of([one, one])
    write_sheet(job, ORDER, bench.library.fonts, tmp_path / "s.pdf")
    box = pictured_box(job)
    with pikepdf.open(tmp_path / "s.pdf") as pdf:
        smaller, true = (size for page in pdf.pages for size in pictures_of(page))
    assert smaller == pytest.approx((box.width / 2, box.height / 2), abs=0.1)
    assert true == pytest.approx((box.width, box.height), abs=0.1)


def test_the_sheet_can_be_scanned_and_read(sheet: Path) -> None:
    shown = subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-f", "1", "-l", "1", str(sheet)],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    with Image.open(io.BytesIO(shown)) as page:
        assert "A-1042" in {code.text for code in read_barcodes(page.convert("L"))}
        assert np.asarray(page.convert("L")).mean() < 250


def test_equal_jobs_give_equal_files(job: SewingJob, bench: Workbench, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_job(job, tmp_path / name / "x", formats_named(["dst", "tbf"]), ORDER,
                  bench.library.fonts)  # fmt: skip
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [file.name for file in one] == [
        "x-sewing.pdf", "x-threads.csv", "x.dst", "x.stitches", "x.tbf",
    ]  # fmt: skip
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_an_order_of_a_patch_gets_its_machine_files(bench: Workbench, tmp_path: Path) -> None:
    design = bench.families["patch"].new_design("name")
    sheet = order_sheet(design, bench.family(design), bench.library, OrderWishes(number="A-7"))
    beside = sewing_beside(bench, design, sheet)
    assert beside is not None
    beside(tmp_path)
    pattern = pystitch.EmbPattern.read_embroidery(pystitch.DstReader, str(tmp_path / "A-7.dst"))
    assert pattern.count_stitch_commands(pystitch.STITCH) > 500
    assert (tmp_path / "A-7.pes").read_bytes()[:8] == b"#PES0060"
    wrapper = bench.families["wrapper"].new_design()
    assert sewing_beside(bench, wrapper, sheet) is None


def test_an_order_can_be_played_stitch_by_stitch(
    bench: Workbench, job: SewingJob, tmp_path: Path
) -> None:
    film = job_film(job)
    write_job(job, tmp_path / "A-1042", (), ORDER, bench.library.fonts)
    sewn = order_film(bench, tmp_path)
    assert sewn is not None and sewn.stitches == film.stitches and sewn.steps == film.steps
    assert film.count > 0.9 * job.plan.stitch_count and film.cloth and film.hoop == (100.0, 100.0)
    assert order_film(bench, tmp_path / "nothing") is None
    (tmp_path / "A-1042.stitches").write_text("{")
    with pytest.raises(Unreadable):
        order_film(bench, tmp_path)


def test_only_patches_on_one_cloth_share_a_hoop(bench: Workbench) -> None:
    rack = read_rack(assets_folder())
    jobs = []
    for number, (theme, cloth) in enumerate(
        [("name", "twill-navy"), ("love", "twill-white"), ("chef", "twill-navy")]
    ):
        design = bench.families["patch"].new_design(theme, "60").with_option("twill", cloth)
        jobs.append(patch_job(f"A-{number}", design, bench.artwork(design), rack))
    navy, white = hoopfuls(jobs, hoop_named("200x300"), "day")
    assert (navy.name, white.name) == ("day-1", "day-2")
    sewn = [job.plan.stitch_count for job in jobs]
    assert navy.plan.stitch_count == sewn[0] + sewn[2]
    assert white.plan.stitch_count == sewn[1]
    apart = sum(len(job.plan.blocks) for job in (jobs[0], jobs[2]))
    assert len(navy.plan.blocks) <= apart
    # A border of its own width is measured as the rim that it is.
    assert navy.quality.coverage > 0.985 and not navy.quality.loose_ends


def test_threads_to_snip_are_told_unless_the_machine_cuts_them(bench: Workbench) -> None:
    design = bench.families["patch"].new_design("trail-scouts")
    job = patch_job("A-3", design, bench.artwork(design), read_rack(assets_folder()))
    cut = job.cut()
    assert job.quality.snips > 0
    assert cut.quality.snips == 0
    assert cut.quality.trims == job.quality.trims + job.quality.snips
    assert cut.quality.minutes > job.quality.minutes
    assert not job.quality.loose_ends and not cut.quality.loose_ends


def test_the_shop_chooses_its_formats(tmp_path: Path) -> None:
    assert read_setup(tmp_path) == SewingSetup()
    (tmp_path / FILE).write_text('{"formats": ["exp"], "needles": 1, "hoop": "130x180"}')
    setup = read_setup(tmp_path)
    assert setup.formats == ("exp",) and setup.field is not None and setup.field.id == "130x180"
    for wrong in ('{"formats": ["sew"]}', '{"needles": 99}', '{"hoop": "big"}', "{"):
        (tmp_path / FILE).write_text(wrong)
        with pytest.raises(Unreadable):
            read_setup(tmp_path)
