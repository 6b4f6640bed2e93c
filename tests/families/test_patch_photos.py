"""Photographs on patches: sewn in the few threads that are left, where the frame shows them."""

from __future__ import annotations

import pytest
import shapely

from configurator.families.patch.family import FAMILY
from configurator.families.patch.parts import FACE
from configurator.families.patch.stitching import Face, plan_of
from configurator.ground.files import assets_folder
from configurator.ground.outlines import area_of
from configurator.model.artwork import Fill, PartArtwork, Picture
from configurator.model.design import Design
from configurator.model.edits import apply
from configurator.model.layers import Lettering, Motif, Photo, PhotoRef, Placement
from configurator.model.problem import Problem
from configurator.studio.session import Session
from configurator.studio.trays import photo
from configurator.studio.workbench import Workbench
from configurator.tools.photo import sewn_as


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def ref(bench: Workbench) -> PhotoRef:
    return bench.photos.take_in(assets_folder() / "photos" / "dandelions.jpg")


def patched(ref: PhotoRef, x: float = 40, text: str = "", **given: object) -> Design:
    kept = {"width_mm": 30.0, "height_mm": 24.0, "frame": "circle", **given}
    layers: list[object] = [
        Photo(id="photo", placement=Placement(x_mm=x, y_mm=38), photo=ref, **kept)
    ]
    if text:
        spot = Placement(x_mm=40, y_mm=62)
        layers.append(
            Lettering(id="t", placement=spot, text=text, font="rubik-black", size_mm=10,
                      color="isacord-1800")
        )  # fmt: skip
    design = FAMILY.new_design(size="80").with_option("shape", "circle")
    return design.with_part(FACE, design.part(FACE).model_copy(update={"layers": tuple(layers)}))


def face(bench: Workbench, design: Design) -> PartArtwork:
    return bench.artwork(design).part(FACE)


def photo_fills(part: PartArtwork) -> list[Fill]:
    return [mark for mark in part.marks_of("photo") if isinstance(mark, Fill)]


def test_a_photo_becomes_areas_of_thread_inside_its_frame(bench: Workbench, ref: PhotoRef) -> None:
    part = face(bench, patched(ref))
    assert not any(isinstance(mark, Picture) for mark in part.marks)
    fills = photo_fills(part)
    assert 2 <= len(fills) <= 6
    assert all(fill.paint.thread for fill in fills)
    whole = shapely.union_all([area_of(fill.path) for fill in fills])
    frame = shapely.Point(40, 38).buffer(1, quad_segs=64)
    oval = shapely.affinity.scale(frame, 15, 12)
    assert whole.difference(oval.buffer(0.5)).area < 1
    assert whole.area > 0.85 * oval.area


def test_the_whole_patch_keeps_to_its_threads(bench: Workbench, ref: PhotoRef) -> None:
    part = face(bench, patched(ref, text="HI"))
    threads = {m.paint.thread for m in part.marks if isinstance(m, Fill) and m.paint.thread}
    assert len(threads) <= FAMILY.catalog.limits.thread_limit


def test_moving_a_photo_moves_its_areas_and_nothing_else(bench: Workbench, ref: PhotoRef) -> None:
    here = photo_fills(face(bench, patched(ref, 36)))
    there = photo_fills(face(bench, patched(ref, 41)))
    for one, other in zip(here, there, strict=True):
        assert other.paint == one.paint
        assert abs(other.path.points - one.path.points - (5, 0)).max() < 1e-6


def test_a_photo_can_be_sewn_and_is_said_to(bench: Workbench, ref: PhotoRef) -> None:
    design = patched(ref)
    artwork = bench.artwork(design)
    plan = plan_of(Face.of(design, artwork.part(FACE)))
    assert plan.stitch_count > 800
    assert "patch.photo" not in {problem.code for problem in FAMILY.check(design, artwork)}


def test_a_photo_that_is_gone_is_told(bench: Workbench) -> None:
    design = patched(PhotoRef(id="0" * 64, width_px=80, height_px=60))
    artwork = bench.artwork(design)
    (problem,) = [each for each in FAMILY.check(design, artwork) if each.code == "patch.photo"]
    assert problem.weight == "stop" and problem.remedies


def threads_of(part: PartArtwork, layer: str = "photo") -> set[str | None]:
    return {mark.paint.thread for mark in part.marks_of(layer) if isinstance(mark, Fill)}


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_a_photo_is_sewn_in_as_many_threads_as_chosen(
    bench: Workbench, ref: PhotoRef, count: int
) -> None:
    part = face(bench, patched(ref, threads=count))
    assert 2 <= len(threads_of(part)) <= count


def test_the_ways_to_sew_a_photo_are_offered_and_seen(bench: Workbench, ref: PhotoRef) -> None:
    design = patched(ref)
    session = Session(FAMILY, design, part=FACE, tool="photo", layer="photo")
    assert "threads" in {facet.id for facet in photo.facets(session, bench.library)}
    tiles = photo.row(session, bench.library, "threads").tiles
    assert [tile.id for tile in tiles if tile.chosen] == ["auto"]
    seen = {tile.id: sewn_as(design, tile.recipe.partition(":")[2]) for tile in tiles}
    for tile in tiles:
        edit = photo.choose(session, bench.library, "threads", tile.id).edit
        assert edit is not None and apply(design, edit) == seen[tile.id]
    counts = [len(threads_of(face(bench, seen[name]))) for name in ("3", "4", "6")]
    assert counts == sorted(counts) and counts[0] <= 3 < counts[-1]


def test_photographs_share_the_threads_there_are(bench: Workbench, ref: PhotoRef) -> None:
    design = patched(ref)
    (one,) = design.part(FACE).layers
    two = one.model_copy(update={"id": "second", "placement": Placement(x_mm=40, y_mm=60)})
    both = design.with_part(FACE, design.part(FACE).model_copy(update={"layers": (one, two)}))
    part = face(bench, both)
    limit = FAMILY.catalog.limits.thread_limit
    assert len(threads_of(part) | threads_of(part, "second")) <= limit


def test_one_tap_leaves_few_enough_threads(bench: Workbench, ref: PhotoRef) -> None:
    design = patched(ref, text="HI", threads=12, width_mm=50.0, height_mm=40.0)
    found = FAMILY.check(design, bench.artwork(design))
    (problem,) = [each for each in found if each.code == "patch.too-many-threads"]
    mended = apply(design, problem.remedies[0].edit)
    after = FAMILY.check(mended, bench.artwork(mended))
    assert "patch.too-many-threads" not in {each.code for each in after}


@pytest.mark.parametrize("photos", [1, 2, 3])
def test_too_many_threads_are_few_enough_after_one_tap(
    bench: Workbench, ref: PhotoRef, photos: int
) -> None:
    """Photographs of six threads over stars of which one has a thread of theirs."""
    design = patched(ref, threads=6)
    colors = ("black", "gold", "navy", "forest", "violet", "pink")
    stars = [
        Motif(id=f"s{n}", placement=Placement(x_mm=16 + 9 * n, y_mm=64), motif="star",
              width_mm=8, colors=(color,))
        for n, color in enumerate(colors)
    ]  # fmt: skip
    shown = [
        Photo(id=f"p{n}", placement=Placement(x_mm=28 + 12 * n, y_mm=26 + 5 * n), photo=ref,
              width_mm=14, height_mm=12, threads=6)
        for n in range(photos)
    ]  # fmt: skip
    face_design = design.part(FACE).model_copy(update={"layers": (*stars, *shown)})
    design = design.with_part(FACE, face_design)

    def told(made: Design) -> list[Problem]:
        found = FAMILY.check(made, bench.artwork(made))
        return [each for each in found if each.code == "patch.too-many-threads"]

    (problem,) = told(design)
    assert told(apply(design, problem.remedies[0].edit)) == []
