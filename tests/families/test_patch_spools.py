"""A patch in the threads a shop has: the same designs, seen and sewn in another maker's spools."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.embroidery.threads import SHOP, read_rack
from configurator.families import figures_of, open_family
from configurator.families.patch.catalog import LIMITS
from configurator.families.patch.spools import wound
from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.files import assets_folder
from configurator.model.editions import Correction, Edition, Sheets
from configurator.model.figures import Unworkable
from configurator.studio.counter import Counter
from configurator.studio.pictures.easel import Easel
from configurator.studio.sewing.job import patch_job
from configurator.studio.sewing.racks import rack_of
from configurator.studio.workbench import Workbench

PALETTE = "GIMP Palette\n255 255 255 Snow 1\n10 10 12 Coal 2\n210 20 40 Fire A/3\n20 40 160 Sea 4\n"


def sewn_from(chart: str) -> Edition:
    said = Correction(
        sheet=LIMITS, path=("chart",), value=chart, source="Ours", who="Rina",
        at=datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip
    return Edition(family="patch", number=1, corrections=(said,))


def bench_of(data: Path, chart: str) -> Workbench:
    bench = Workbench(data)
    bench.range.shelf.put(sewn_from(chart))
    bench.make_ready()
    return bench


def test_every_color_is_the_nearest_thread_of_the_chart(tmp_path: Path) -> None:
    bench, shipped = bench_of(tmp_path, "madeira-rayon"), Workbench(tmp_path / "other")
    rayon = read_rack(assets_folder()).chart("madeira-rayon")
    colors = [each for each in shipped.library.swatches.values() if each.thread]
    assert len(colors) > 60
    for before in colors:
        now = bench.library.swatches[before.id]
        assert (now.id, now.words, now.tags) == (before.id, before.words, before.tags)
        far = delta_e_2000(lab_of(before.srgb), lab_of(now.srgb))
        others = (delta_e_2000(lab_of(before.srgb), lab_of(each.srgb)) for each in rayon.threads)
        assert far == pytest.approx(min(others)) and (now.thread or "").startswith("Madeira Rayon ")


@pytest.mark.parametrize("chart", ["madeira-rayon", "our-shelf"])
def test_what_is_seen_is_what_is_sewn(tmp_path: Path, chart: str) -> None:
    (tmp_path / SHOP).mkdir()
    (tmp_path / SHOP / "Our Shelf.gpl").write_text(PALETTE)
    bench = bench_of(tmp_path, chart)
    design = bench.families["patch"].new_design("wild")
    artwork, rack = bench.artwork(design), rack_of(bench)
    job = patch_job("A-1", design, artwork, rack, (), None)
    seen = {
        mark.paint.thread: mark.paint.srgb for mark in artwork.parts[0].marks if mark.paint.thread
    }
    sewn = {step.thread.title: step.thread.srgb for step in job.steps}
    assert seen and seen.items() <= sewn.items()
    assert {step.thread.id for step in job.steps} <= {each.id for each in rack.chart(chart).threads}
    assert Easel(bench).real(design, "front", 240, 240).width == 240
    assert not [each.words.en for each in Counter(bench).problems(design) if each.weight == "stop"]


def test_a_chart_that_is_gone_leaves_the_shop_its_last_good_catalog(tmp_path: Path) -> None:
    sheets = Sheets(assets_folder(), sewn_from("our-shelf"), tmp_path)
    with pytest.raises(Unworkable, match="no thread chart"):
        open_family("patch", sheets.edition, tmp_path)
    bench = bench_of(tmp_path, "our-shelf")
    assert "our-shelf" in bench.range.passed_over["patch"] and bench.editions["patch"] == 0
    (tmp_path / SHOP).mkdir()
    (tmp_path / SHOP / "broken.json").write_text("[]")
    (chart,) = (
        each
        for group in figures_of("patch", sheets)
        for each in group.figures
        if each.path == ("chart",)
    )
    assert "madeira-rayon" in dict(chart.choices)
    (tmp_path / SHOP / "Our Shelf.gpl").write_text(PALETTE)
    assert {
        each.thread for each in open_family("patch", sheets.edition, tmp_path).catalog.threads
    } == {"Our Shelf 1", "Our Shelf 2", "Our Shelf A/3", "Our Shelf 4"}


def test_a_thread_of_the_shops_own_stays_what_it_is() -> None:
    ours = open_family("patch").catalog.threads[0]
    own = ours.model_copy(update={"id": "own-7", "thread": "Own 7"})
    kept, other = wound((own, ours), "madeira-rayon", Sheets(assets_folder(), sewn_from("isacord")))
    assert kept == own and other.thread != ours.thread == "Isacord 0015"
