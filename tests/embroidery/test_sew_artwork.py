"""Every patch theme we ship becomes a stitch plan that keeps its goals."""

from __future__ import annotations

import pathlib

import pytest
import shapely
from sew_shapes import BOOK, lengths
from shapely import affinity

from configurator.embroidery.digitise import digitise
from configurator.embroidery.shapes import SewShape
from configurator.families.patch.family import FAMILY
from configurator.families.patch.stitching import Face, sew_shapes
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of
from configurator.model.artwork import PartArtwork
from configurator.model.flatten import flatten
from configurator.model.library import Library

LIBRARY = Library(pathlib.Path(assets_folder()), BOOK)
THREADS = [f"isacord-{code}" for code in ("1902", "3543", "0015", "5515", "0608", "0020")]


def face(theme: str, size: str, **chosen: str) -> tuple[Face, PartArtwork]:
    design = FAMILY.new_design(theme, size)
    design = design.model_copy(update={"options": {**design.options, **chosen}})
    plain = flatten(design, FAMILY.shapes(design, LIBRARY), LIBRARY)
    part = FAMILY.finish(design, plain, LIBRARY).part("face")
    return Face.of(design, part), part


@pytest.mark.parametrize("theme", ["best-dad", "cat-club", "hamsa", "dino"])
def test_a_theme_is_sewn_whole_with_its_border_last(theme: str) -> None:
    sewn, part = face(theme, "70", border="satin")
    plan = digitise(sew_shapes(sewn), sewn.settings)
    assert [block.purpose for block in plan.blocks[-1:]] == ["border"]
    assert sum(block.purpose == "border" for block in plan.blocks) == 1
    box = part.trim_box
    assert plan.width_mm == pytest.approx(box.width, abs=0.8)
    assert plan.height_mm == pytest.approx(box.height, abs=0.8)
    assert (lengths(plan) < 0.5).mean() < 0.02
    assert plan.stitch_count < 15_000


def test_a_fox_of_two_bodies_is_sewn_in_as_many_runs_as_it_has_shapes() -> None:
    plan = digitise(motif("fox", 55))
    assert plan.run_count <= 9


def motif(name: str, size_mm: float) -> list[SewShape]:
    """One of our drawings in threads, its colors told apart and no more."""
    drawing = LIBRARY.motif(name)
    return [
        SewShape(
            affinity.scale(
                area_of(Path.from_svg(shape.d), 0.1), *[size_mm / 100] * 2, origin=(0, 0)
            ),
            THREADS[shape.slot],
            "auto",
            name,
        )
        for shape in drawing.shapes
    ]


def test_points_in_a_line_do_not_lead_around_for_ever() -> None:
    plan = digitise(motif("face-frog", 30))
    assert 500 < plan.stitch_count < 3000


def test_words_are_sewn_the_way_they_read() -> None:
    shapes = sew_shapes(face("best-dad", "90")[0])
    assert "ltr" in {shape.reading for shape in shapes}


def test_a_merrowed_patch_keeps_its_rim_bare_and_has_a_line_to_cut() -> None:
    shapes = sew_shapes(face("best-dad", "90", border="merrowed")[0])
    kinds = [shape.kind for shape in shapes]
    assert "border" not in kinds
    assert kinds.count("cut-line") == 1
    assert digitise(shapes).blocks[-1].purpose == "cut-line"


def test_a_rim_is_taken_as_it_is_drawn() -> None:
    disc = shapely.Point(0, 0).buffer(20)
    rim = SewShape(disc.difference(disc.buffer(-3)), "isacord-1902", "border", "rim")
    art = SewShape(disc, "isacord-3543", "auto", "art")
    plan = digitise([art, rim])
    assert [block.purpose for block in plan.blocks] == ["art", "border"]
    # The art ends under the rim and does not reach its outer edge.
    assert max(abs(plan.blocks[0].runs[0].points).max(axis=0)) < 18.6
