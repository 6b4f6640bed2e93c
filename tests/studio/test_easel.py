"""The easel: a layer that only moves keeps its texture, and what is shown is as large as asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from laid_out import LINE, begun_flat, shown, with_chosen

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.layers import Layer, Lettering, Photo, Placement
from configurator.model.resizing import resized
from configurator.preview.render import Raster
from configurator.studio.atelier import Atelier
from configurator.studio.pictures.easel import Easel
from configurator.studio.pictures.flat_stage import LayerPicture, StagePicture
from configurator.studio.session import Session, begun, parts_of
from configurator.studio.workbench import Workbench
from configurator.tools.arrange import gestured, locked, moved

FAMILIES = ("wrapper", "shoe", "patch")
PAPER = "#F6F3EC"
WIDE, HIGH = 640, 420
each_family = pytest.mark.parametrize("family", FAMILIES)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def easel(bench: Workbench) -> Easel:
    return Easel(bench)


def seen(easel: Easel, session: Session, known: frozenset[str] = frozenset()) -> StagePicture:
    return easel.stage(session.design, session.part, WIDE, HIGH, PAPER, known)


def picture_of(stage: StagePicture, layer: str) -> LayerPicture:
    return next(each for each in stage.layers if each.layer == layer)


def with_layer(session: Session, layer: Layer) -> Session:
    made = session.design.part(session.part)
    layers = tuple(layer if each.id == layer.id else each for each in made.layers)
    part = made.model_copy(update={"layers": layers})
    return session.with_design(session.design.with_part(session.part, part))


def chosen(session: Session) -> Layer:
    assert session.chosen is not None
    return session.chosen


@pytest.mark.parametrize("kind", ["lettering", "motif", "stamps", "drawing"])
@each_family
def test_a_layer_that_only_moves_or_turns_keeps_its_texture(
    family: str, kind: str, bench: Workbench, easel: Easel
) -> None:
    session = with_chosen(bench, begun_flat(bench, family), kind)
    layer = chosen(session)
    before = picture_of(seen(easel, session), layer.id)
    spot = Placement(x_mm=layer.placement.x_mm + 3, y_mm=layer.placement.y_mm - 2, rotation_deg=30)
    for made in (moved(layer, spot).layer, locked(layer).layer):
        stage = seen(easel, with_layer(session, made))
        after = picture_of(stage, layer.id)
        assert after.key == before.key
        assert (after.width_mm, after.height_mm) == pytest.approx(
            (before.width_mm, before.height_mm), abs=0.02
        )
        assert (after.x_mm, after.y_mm) == (made.placement.x_mm, made.placement.y_mm)
        assert after.rotation_deg == made.placement.rotation_deg
    grown = with_layer(session, resized(layer, 1.3))
    assert picture_of(seen(easel, grown), layer.id).key != before.key


@pytest.mark.parametrize("kind", ["lettering", "motif", "stamps", "drawing"])
@each_family
def test_a_texture_fills_whole_dots_of_the_glass(
    family: str, kind: str, bench: Workbench, easel: Easel
) -> None:
    """A stretched one is drawn by a filter, in every frame of a drag."""
    session = with_chosen(bench, begun_flat(bench, family), kind)
    stage = seen(easel, session)
    assert (stage.pictures[stage.ground].width, stage.pictures[stage.ground].height) == (WIDE, HIGH)
    for each in stage.layers:
        picture, dots = stage.pictures[each.key], stage.sight.px_per_mm
        assert each.width_mm * dots == pytest.approx(picture.width, abs=1e-3)
        assert each.height_mm * dots == pytest.approx(picture.height, abs=1e-3)


def test_what_is_known_is_not_drawn_again(bench: Workbench, easel: Easel) -> None:
    session = with_chosen(bench, begun_flat(bench, "wrapper", "en", "birthday"), "motif")
    first = seen(easel, session)
    known = frozenset(first.pictures)
    assert {first.ground, first.mat} <= known
    assert {each.key for each in first.layers} <= known
    layer = chosen(session)
    shifted = with_layer(session, gestured(layer, layer.placement.x_mm + 9, 130).layer)
    assert seen(easel, shifted, known).pictures == {}
    larger = with_layer(session, gestured(layer, 70, 130, 1.5).layer)
    fresh = seen(easel, larger, known)
    assert list(fresh.pictures) == [picture_of(fresh, layer.id).key]


def test_a_recolored_part_keeps_its_mat(bench: Workbench, easel: Easel) -> None:
    session = begun_flat(bench, "wrapper", "en", "birthday")
    before = seen(easel, session)
    made = session.design.part(session.part).model_copy(update={"color": "teal"})
    after = seen(easel, session.with_design(session.design.with_part(session.part, made)))
    assert after.mat == before.mat
    assert after.ground != before.ground


def on_foil(session: Session, color: str) -> Session:
    """The session's wrapper on mirror silver paper, its ground in a color."""
    design = session.design.with_option("paper", "foil")
    part = design.part(session.part).model_copy(update={"color": color})
    return session.with_design(design.with_part(session.part, part))


def test_words_have_a_rim_on_bare_metal_and_none_on_ink(bench: Workbench, easel: Easel) -> None:
    session = with_chosen(bench, begun_flat(bench, "wrapper"), "lettering")
    words = chosen(session).model_copy(update={"color": "lemon"})
    looks = {
        ground: (stage := seen(easel, with_layer(on_foil(session, ground), words))).pictures[
            picture_of(stage, words.id).key
        ]
        for ground in ("paper-white", "cherry")
    }
    assert lightness_of(looks["paper-white"]) > 10 > lightness_of(looks["cherry"])


def test_rims_follow_what_lies_below_once_nobody_waits_for_them(
    bench: Workbench, easel: Easel
) -> None:
    session = on_foil(with_chosen(bench, begun_flat(bench, "wrapper"), "lettering"), "paper-white")
    words = chosen(session).model_copy(update={"color": "lemon"})
    session = with_layer(session, words)
    before = seen(easel, session)
    rays = session.with_design(session.design.with_option("backdrop", "rays"))
    known = frozenset(before.pictures)
    quick, exact = (
        easel.stage(rays.design, rays.part, WIDE, HIGH, PAPER, known, hurried=hurried)
        for hurried in (True, False)
    )
    assert before.settled and exact.settled and not quick.settled
    assert list(quick.pictures) == [quick.ground], "an edit is seen before rims are drawn anew"
    assert picture_of(quick, words.id).key == picture_of(before, words.id).key
    assert picture_of(exact, words.id).key != picture_of(before, words.id).key
    metal, partly = (
        stage.pictures[picture_of(stage, words.id).key].rgba for stage in (before, exact)
    )
    assert darkness_of(metal) > darkness_of(partly) > 0, "a ray below takes part of the rim away"


def darkness_of(rgba: bytes) -> int:
    """How much is darker than lemon, in all."""
    pixels = np.frombuffer(rgba, np.uint8).reshape(-1, 4)
    return int((255 - pixels[pixels[:, 3] == 255, 0].astype(int)).sum())


def test_a_stage_without_bare_metal_is_settled_at_once(bench: Workbench, easel: Easel) -> None:
    session = begun_flat(bench, "wrapper", "en", "birthday")
    assert easel.stage(session.design, session.part, WIDE, HIGH, PAPER, hurried=True).settled


def lightness_of(raster: Raster) -> float:
    """How far apart light and dark lie in a picture, where there is any of it."""
    pixels = np.frombuffer(raster.rgba, np.uint8).reshape(-1, 4)
    return float(np.ptp(pixels[pixels[:, 3] == 255, :3].mean(axis=1)))


def test_silver_paper_mirrors_on_the_stage_where_it_is_bare(bench: Workbench, easel: Easel) -> None:
    session = with_chosen(bench, begun_flat(bench, "wrapper"), "lettering")
    grounds = {
        color: lightness_of((stage := seen(easel, on_foil(session, color))).pictures[stage.ground])
        for color in ("paper-white", "cherry")
    }
    assert grounds["paper-white"] > 50, "bands of light lie on bare metal"
    assert grounds["cherry"] == 0, "ink lies on white and is flat"
    words = chosen(session).model_copy(update={"color": "paper-white"})
    bare = with_layer(on_foil(session, "cherry"), words)
    stage = seen(easel, bare)
    picture = picture_of(stage, words.id)
    assert lightness_of(stage.pictures[picture.key]) > 20, "words left bare are metal, too"
    spot = Placement(x_mm=words.placement.x_mm + 9, y_mm=words.placement.y_mm - 4)
    shifted = with_layer(bare, moved(words, spot).layer)
    assert picture_of(seen(easel, shifted), words.id).key == picture.key


@each_family
def test_the_stage_is_as_large_as_asked_and_everything_on_it_to_one_scale(
    family: str, bench: Workbench, easel: Easel
) -> None:
    session = with_chosen(bench, begun_flat(bench, family), "lettering")
    stage = seen(easel, session)
    for key in (stage.ground, stage.mat):
        assert (stage.pictures[key].width, stage.pictures[key].height) == (WIDE, HIGH)
    for layer in stage.layers:
        raster = stage.pictures[layer.key]
        assert raster.width == pytest.approx(layer.width_mm * stage.sight.px_per_mm, abs=1.5)
        assert raster.height == pytest.approx(layer.height_mm * stage.sight.px_per_mm, abs=1.5)
    across = stage.focus.width * stage.sight.px_per_mm / WIDE
    down = stage.focus.height * stage.sight.px_per_mm / HIGH
    assert 0.85 < max(across, down) < 1
    assert stage.focus.grown(0.01).contains(stage.safe)


def test_the_stage_hands_over_bare_outlines_to_place_things_by(
    bench: Workbench, easel: Easel
) -> None:
    session = begun_flat(bench, "wrapper")
    stage = seen(easel, session)
    assert stage.shape.part == "wrap" and not (stage.shape.under or stage.shape.over)
    area = session.seen(stage.shape, stage.focus, ()).area(bench.library)
    assert area is not None and area.safe == stage.safe
    assert stage.focus == stage.shape.zone("front").outline.box


def test_laces_do_not_lie_flat(bench: Workbench, easel: Easel) -> None:
    design = bench.families["shoe"].new_design()
    with pytest.raises(KeyError):
        easel.stage(design, "laces", WIDE, HIGH, PAPER)


def test_patches_are_shown_in_the_threads_they_are_sewn_in(bench: Workbench, easel: Easel) -> None:
    session = with_chosen(bench, begun_flat(bench, "patch"), "lettering")
    layer = chosen(session)
    assert isinstance(layer, Lettering)
    keys = set()
    for color in ("isacord-0015", "isacord-1902"):
        recolored = with_layer(session, layer.model_copy(update={"color": color}))
        keys.add(picture_of(seen(easel, recolored), layer.id).key)
    assert len(keys) == 2


@each_family
def test_every_part_that_can_be_tapped_is_a_part(
    family: str, bench: Workbench, easel: Easel
) -> None:
    maker = bench.families[family]
    design = maker.new_design(maker.themes[0].id)
    for view in maker.views:
        high = max(1, round(WIDE / view.aspect))
        framed = easel.framed(design, view.id, WIDE, high)
        assert (framed.raster.width, framed.raster.height) == (WIDE, high)
        regions = framed.regions
        for part in regions:
            tapped = begun(maker, design, "en").with_view(view.id).with_part(part)
            assert tapped.part in {each.id for each in parts_of(maker, design)}
            assert tapped.part == part.removeprefix("right.")
        if view is maker.views[0]:
            assert regions
        for ring in regions.values():
            assert len(ring) >= 3
            assert all(-0.02 <= share <= 1.02 for spot in ring for share in spot)


@each_family
@pytest.mark.parametrize("size", [(900, 300), (300, 900)])
def test_the_product_fills_its_picture(
    family: str, size: tuple[int, int], bench: Workbench, easel: Easel
) -> None:
    maker = bench.families[family]
    view = maker.views[0].id
    raster = easel.framed(maker.new_design(maker.themes[0].id), view, *size).raster
    alpha = np.frombuffer(raster.rgba, np.uint8).reshape(raster.height, raster.width, 4)[..., 3]
    rows, columns = np.nonzero(alpha > 4)
    filled = max(np.ptp(rows) / raster.height, np.ptp(columns) / raster.width)
    assert 0.9 < filled < 1.0


def test_the_real_thing_comes_with_regions_as_shares(tmp_path: Path) -> None:
    atelier = Atelier(tmp_path)
    design = atelier.bench.families["wrapper"].new_design()
    real = atelier.real(design.model_dump_json(), "wrapped", 320, 200)
    assert (real.raster.width, real.raster.height) == (320, 200)
    assert all(-0.01 <= v <= 1.01 for ring in real.regions.values() for xy in ring for v in xy)


@pytest.fixture(scope="module")
def atelier(bench: Workbench) -> Atelier:
    return Atelier(bench.data)


def thumbs(session: Session, photo: Photo | None) -> list[tuple[str, Design | None]]:
    layer = chosen(session)
    found: list[tuple[str, Design | None]] = [
        ("motif:cat", None),
        ("font:rubik:שלום", None),
        ("theme:wrapper:love:he", None),
        ("family:patch", None),
        (f"layer:{layer.id}", session.design),
        (f"mirrored:{layer.id}", session.design),
        ("layer:nothing", session.design),
        ("mirrored:nothing", session.design),
        ("made:", session.design),
    ]
    if photo is not None:
        ref = photo.photo
        size = f"{ref.id}:{ref.width_px}:{ref.height_px}"
        found += [(f"photo:{size}", None), (f"whole:{size}", None), (f"frame:heart:{ref.id}", None)]
    return found


def test_every_tile_has_its_picture(bench: Workbench, atelier: Atelier) -> None:
    ref = atelier.photo(str(assets_folder() / "photos" / "friends.jpg"))
    session = with_chosen(bench, begun_flat(bench, "wrapper"), "motif")
    photo = Photo(id="p", placement=Placement(x_mm=0, y_mm=0), photo=ref, width_mm=9, height_mm=9)
    for recipe, design in thumbs(session, photo):
        raster = atelier.thumb(recipe, 90, design.model_dump_json() if design else None)
        assert max(raster.width, raster.height) in (1, 89, 90, 91) or recipe.startswith(
            ("theme", "family", "made")
        ), recipe
        assert len(raster.rgba) == raster.width * raster.height * 4
    whole = atelier.thumb(f"whole:{ref.id}:{ref.width_px}:{ref.height_px}", 120, None)
    assert whole.width / whole.height == pytest.approx(ref.width_px / ref.height_px, rel=0.03)


@pytest.mark.parametrize("family", ["shoe", "wrapper", "patch"])
def test_every_part_and_material_has_its_picture(atelier: Atelier, family: str) -> None:
    maker = atelier.bench.families[family]
    document = maker.new_design(maker.themes[0].id).model_dump_json()
    for part in maker.parts:
        for recipe in (f"part:{part.id}", *(f"material:{part.id}:{m}" for m in part.materials)):
            raster = atelier.thumb(recipe, 90, document)
            assert max(raster.width, raster.height) in (89, 90, 91), recipe
            assert max(raster.rgba[3::4]) == 255, recipe


def across(raster: Raster) -> float:
    """How far across its chip what is drawn has its middle, as a share of the width."""
    seen = np.frombuffer(raster.rgba, np.uint8).reshape(raster.height, raster.width, 4)
    drawn = np.abs(seen[..., :3].astype(int) - seen[2, raster.width // 2, :3]).sum(axis=2)
    columns = np.where(seen[..., 3] == 255, drawn, 0).sum(axis=0)
    return float((columns * (np.arange(raster.width) + 0.5)).sum() / columns.sum() / raster.width)


def test_a_mirrored_tile_shows_the_motif_the_other_way_round(
    bench: Workbench, atelier: Atelier
) -> None:
    session = with_chosen(bench, begun_flat(bench, "wrapper"), "motif")
    lopsided = with_layer(session, chosen(session).model_copy(update={"motif": "moon"}))
    document = lopsided.design.model_dump_json()
    plain = atelier.thumb(f"layer:{session.layer}", 80, document)
    turned = atelier.thumb(f"mirrored:{session.layer}", 80, document)
    assert abs(across(plain) - 0.5) > 0.03
    assert across(plain) + across(turned) == pytest.approx(1, abs=0.03)


def test_drawings_are_pictured_around_their_own_middle(bench: Workbench, easel: Easel) -> None:
    session = with_chosen(bench, begun_flat(bench, "shoe"), "drawing")
    picture = picture_of(seen(easel, shown(bench, session)), chosen(session).id)
    assert picture.width_mm >= LINE[-1][0] - LINE[0][0]
    assert picture.kind == "drawing" and picture.movable
