"""Grounds of a patch: bare cloth, or thread as full as was chosen, priced and drawn as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from configurator.embroidery.threads import read_rack
from configurator.families.patch.face import cloth_of
from configurator.families.patch.family import FAMILY
from configurator.families.patch.form import picture
from configurator.families.patch.parts import FACE
from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.flatten import flatten
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.sewing.job import SewingJob, patch_job
from configurator.studio.workbench import Workbench

GROUND, CLOTH = "isacord-1800", "twill-white"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


def grounded(cover: str, color: str | None = GROUND) -> Design:
    design = FAMILY.new_design(size="60").with_option("twill", CLOTH).with_option("cover", cover)
    return design.with_part(FACE, design.part(FACE).model_copy(update={"color": color}))


def sewn(bench: Workbench, cover: str) -> SewingJob:
    design = grounded(cover)
    return patch_job("ground", design, bench.artwork(design), read_rack(assets_folder()))


def covers() -> list[str]:
    (option,) = [each for each in FAMILY.options if each.id == "cover"]
    return [choice.id for choice in option.choices]


def test_a_lighter_ground_takes_less_thread_and_costs_less(bench: Workbench) -> None:
    jobs = [sewn(bench, cover) for cover in covers()]
    stitches = [job.quality.stitches for job in jobs]
    assert len(stitches) == 3 and stitches == sorted(stitches, reverse=True)
    told = []
    for cover in covers():
        design = grounded(cover)
        told.append(FAMILY.facts(design, bench.artwork(design))["stitches"])
    assert told == sorted(told, reverse=True) and told[0] > 1.3 * told[-1]


@pytest.mark.parametrize("cover", ["full", "three-quarters", "half"])
def test_cloth_that_shines_through_is_no_fault(bench: Workbench, cover: str) -> None:
    codes = {problem.code for problem in sewn(bench, cover).quality.problems}
    assert not codes & {"sewing.gaps", "sewing.spill", "sewing.travel"}


def test_the_cloth_is_seen_between_the_rows_of_half_a_ground(bench: Workbench) -> None:
    seen = []
    for cover in covers():
        design = grounded(cover)
        artwork = bench.artwork(design)
        raster = picture(design, artwork, "front", 400, 400, bench.photos, bench.library)
        pixels = np.frombuffer(raster.rgba, np.uint8).reshape(400, 400, 4)[170:230, 170:230]
        # White cloth is green where red thread is not.
        seen.append(float(pixels[..., 1].mean()))
        assert (cloth_of(artwork.part(FACE)) is None) == (cover == "full")
    assert seen[-1] > seen[0]


def test_bare_cloth_is_the_same_whatever_the_cover(bench: Workbench) -> None:
    plans = []
    for cover in covers():
        design = grounded(cover, None)
        artwork = bench.artwork(design)
        plans.append(patch_job("bare", design, artwork, read_rack(assets_folder())).plan)
    assert len({plan.stitch_count for plan in plans}) == 1


@pytest.mark.parametrize(("color", "told"), [(None, False), (GROUND, True)])
def test_how_full_a_ground_is_sewn_is_told_of_patches_that_have_one(
    bench: Workbench, color: str | None, told: bool
) -> None:
    design = grounded("full", color)
    sheet = order_sheet(design, FAMILY, bench.library, OrderWishes())
    names = [option.en for option, _ in sheet.choices]
    assert ("Ground" in names) is told
    assert "Border" in names and "Backing" in names


@pytest.mark.parametrize("theme", ["team-letter", "trail-scouts", "dino"])
def test_what_is_charged_for_is_about_what_is_sewn(bench: Workbench, theme: str) -> None:
    """Over 230 random patches four of five are within a fifth of the file's own count."""
    design = FAMILY.new_design(theme)
    artwork = bench.artwork(design)
    facts = FAMILY.facts(design, artwork)
    quality = patch_job("told", design, artwork, read_rack(assets_folder())).quality
    assert facts["stitches"] == pytest.approx(quality.stitches, rel=0.3)
    assert facts["thread-m"] == pytest.approx(quality.metres, rel=0.3)


def test_the_shops_own_figures_are_what_is_sewn_by(bench: Workbench) -> None:
    design = FAMILY.new_design(size="60")
    usual = FAMILY.catalog.limits
    changed = usual.model_copy(update={"border_spacing_mm": 0.5, "stitches_hold": 1000})
    open_rim = replace(FAMILY, catalog=replace(FAMILY.catalog, limits=changed))
    flat = flatten(design, open_rim.shapes(design, bench.library), bench.library)
    artwork = open_rim.finish(design, flat, bench.library)
    job = patch_job("changed", design, artwork, read_rack(assets_folder()))
    before = patch_job("usual", design, bench.artwork(design), read_rack(assets_folder()))
    assert job.quality.stitches < 0.9 * before.quality.stitches
    held = ["sewing.many" in {p.code for p in each.quality.problems} for each in (job, before)]
    assert held == [True, False]
