"""The patch: every shape and theme in every size, sewn in threads, with remedies that work."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path as FilePath

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.families.patch import form, sewing, stitching
from configurator.families.patch.family import FAMILY
from configurator.families.patch.parts import FACE, free_outline, planned
from configurator.ground import files
from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.geometry import Affine, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of, polygons_in
from configurator.model.artwork import Artwork, Fill
from configurator.model.design import Design, PartDesign
from configurator.model.edits import RemoveLayer, apply
from configurator.model.flatten import flatten
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Photo,
    PhotoRef,
    Placement,
    Stroke,
)
from configurator.model.library import Library
from configurator.model.photos import PhotoGone
from configurator.model.problem import Problem
from configurator.model.product import finished

SHAPES = [choice.id for choice in FAMILY.options[0].choices]
SIZES = [size.id for size in FAMILY.sizes]
THEMES = [theme.id for theme in FAMILY.themes]
READY_SHAPES = [shape for shape in SHAPES if shape != "free"]


class NoPhotos:
    """A shelf with nothing on it: patches show no photographs."""

    def path(self, photo_id: str) -> FilePath:
        raise PhotoGone(photo_id)


@cache
def library() -> Library:
    assets = files.assets_folder()
    return Library(assets, FontBook(assets / "fonts"))


def sewn(design: Design) -> Artwork:
    flat = flatten(design, FAMILY.shapes(design, library()), library())
    return finished(FAMILY, design, flat, library())


def problems(design: Design) -> tuple[Problem, ...]:
    return FAMILY.check(design, sewn(design))


def plain(size: str = "80", **options: str) -> Design:
    design = FAMILY.new_design(None, size)
    return design.model_copy(update={"options": {**design.options, **options}})


def with_layers(design: Design, *layers: Layer) -> Design:
    return design.with_part(FACE, PartDesign(layers=layers))


def middle(design: Design) -> tuple[float, float]:
    return planned(FAMILY.catalog, design).canvas.center


def words(text: str, size_mm: float = 14, color: str = "isacord-0015", **how: object) -> Lettering:
    spot = Placement(x_mm=40, y_mm=40)
    base = {"id": "words", "placement": spot, "font": "fredoka", "color": color}
    return Lettering.model_validate({**base, "text": text, "size_mm": size_mm, **how})


def star(name: str, x: float, y: float, width: float = 12, color: str = "gold") -> Motif:
    return Motif(
        id=name,
        placement=Placement(x_mm=x, y_mm=y),
        motif="stamp-star",
        width_mm=width,
        colors=(color,),
    )


def line(width_mm: float) -> Drawing:
    stroke = Stroke(points=((-15, 0), (0, 4), (15, 0)), width_mm=width_mm, color="red")
    return Drawing(id="pen", placement=Placement(x_mm=40, y_mm=40), strokes=(stroke,))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", READY_SHAPES)
def test_every_shape_is_sound_in_every_width(shape: str, size: str) -> None:
    for border in ("satin", "merrowed"):
        design = plain(size, shape=shape, border=border)
        (bare,) = FAMILY.shapes(design, library())
        trim, inner = area_of(bare.trim), area_of(bare.lines[1].path)
        safe, ring = area_of(bare.safe), area_of(bare.zone("border").outline)
        assert bare.trim.box.width == pytest.approx(float(size), abs=0.01)
        assert bare.trim.box.left == pytest.approx(0, abs=0.01)
        assert bare.trim.box.top == pytest.approx(0, abs=0.01)
        assert trim.is_valid and len(polygons_in(trim)) == 1
        assert trim.contains(inner) and inner.contains(safe) and safe.area > 0.2 * trim.area
        assert ring.area == pytest.approx(trim.area - inner.area, rel=1e-3)
        lowest, highest = {"satin": (3.0, 4.0), "merrowed": (2.5, 3.0)}[border]
        assert lowest <= trim.exterior.distance(inner.exterior) + 0.01 <= highest + 0.02


@pytest.mark.parametrize("shape", SHAPES)
def test_a_merrowed_border_only_goes_where_its_machine_can(shape: str) -> None:
    design = with_layers(plain(shape=shape, border="merrowed"), star("s", 40, 30, 20))
    codes = [problem.code for problem in problems(design)]
    legal = shape in {"circle", "oval", "square", "rectangle", "shield"}
    assert ("patch.border-shape" in codes) is not legal


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_sewn_in_every_width(theme: str, language: str) -> None:
    for size in SIZES if language == "en" else ("40", "70", "80", "120"):
        design = FAMILY.new_design(theme, size, "he" if language == "he" else "en")
        found = problems(design)
        assert [problem.words.en for problem in found if problem.weight == "stop"] == []
        if float(size) >= 80:
            assert found == ()


def test_there_are_themes_with_arcs_cut_outs_and_both_scripts() -> None:
    assert len(THEMES) >= 8
    designs = [FAMILY.new_design(theme, None, "he") for theme in THEMES]
    layers = [layer for design in designs for layer in design.part(FACE).layers]
    letterings = [layer for layer in layers if isinstance(layer, Lettering)]
    assert any(layer.arc_deg > 0 for layer in letterings)
    assert any(layer.arc_deg < 0 for layer in letterings)
    assert all(any("א" <= char <= "ת" for char in layer.text) for layer in letterings)
    assert any(design.options["shape"] == "free" for design in designs)


@pytest.mark.parametrize("theme", THEMES)
def test_everything_but_the_cloth_is_a_thread(theme: str) -> None:
    codes = {thread.thread for thread in FAMILY.catalog.threads}
    (part,) = sewn(FAMILY.new_design(theme)).parts
    cloth, *rest = [mark for mark in part.marks if isinstance(mark, Fill)]
    assert cloth.paint == part.shape.base and cloth.paint.thread is None
    assert rest and all(mark.paint.thread in codes for mark in rest)


def test_an_ink_becomes_the_thread_that_looks_most_like_it() -> None:
    for ink in ("gold", "coral", "navy", "lime", "blush"):
        paint = library().paint(ink)
        found = FAMILY.shelf.nearest(paint)
        distances = {
            thread.id: delta_e_2000(lab_of(paint.srgb), lab_of(thread.srgb))
            for thread in FAMILY.catalog.threads
        }
        assert distances[found.id] == min(distances.values())


def test_the_face_tells_which_threads_a_layer_is_made_in() -> None:
    design = with_layers(plain(), star("s", 40, 40, color="gold"), words("HI", color="red"))
    made = sewn(design).part(FACE).made_in
    shelf, paint = FAMILY.shelf, library().paint
    assert made == {
        "s": (shelf.nearest(paint("gold")).id,),
        "words": (shelf.nearest(paint("red")).id,),
    }


def crowded() -> Design:
    colors = ("red", "gold", "navy", "forest", "violet", "pink", "orange", "teal")
    spots = [(40 + 24 * math.cos(k * 0.785), 40 + 24 * math.sin(k * 0.785)) for k in range(8)]
    stars = [star(f"s{k}", *spots[k], color=color) for k, color in enumerate(colors)]
    return with_layers(plain(), *stars)


def photo() -> Photo:
    ref = PhotoRef(id="0" * 64, width_px=800, height_px=600)
    spot = Placement(x_mm=40, y_mm=40)
    return Photo(id="photo", placement=spot, photo=ref, width_mm=30, height_mm=20)


TROUBLES: dict[str, tuple[str, Design]] = {
    "photo": ("patch.photo", with_layers(plain(), photo())),
    "merrowed heart": ("patch.border-shape", plain(shape="heart", border="merrowed")),
    "empty free cut": ("patch.free-empty", plain(shape="free")),
    "long free cut": (
        "patch.larger-than-size",
        with_layers(plain(shape="free"), words("TOO LONG FOR IT", 20)),
    ),
    "eight colors": ("patch.too-many-threads", crowded()),
    "eight colors and a ground": (
        "patch.too-many-threads",
        crowded().with_part(
            FACE, crowded().part(FACE).model_copy(update={"color": "isacord-1904"})
        ),
    ),
    "hairline": ("patch.too-thin", with_layers(plain(), line(0.4))),
    "thin line": ("patch.thin", with_layers(plain(), line(0.9))),
    "thin letters": ("patch.too-thin", with_layers(plain(), words("THIN", 12, font="amatic-sc"))),
    "thin words in a full patch": (
        "patch.too-thin",
        with_layers(plain(), words("A VERY FULL PATCH", 10, font="assistant")),
    ),
    "tiny drawing": (
        "patch.too-thin",
        with_layers(
            plain(),
            Motif(id="m", placement=Placement(x_mm=40, y_mm=40), motif="bicycle", width_mm=14),
        ),
    ),
    "words thinner here and there": (
        "patch.too-thin",
        with_layers(
            plain(),
            words(
                "Grandmother\nMiriam\nRosenberg",
                8.1446,
                font="suez-one",
                spacing_em=0.02,
                outline={"width_mm": 2.465, "color": "isacord-0015"},
                color="isacord-1800",
            ),
        ),
    ),
    "small mixed words": ("patch.letters-small", with_layers(plain(), words("Small", 6.2))),
    "small capitals": ("patch.letters-small", with_layers(plain(), words("SMALL", 4.5))),
    "small hebrew": ("patch.letters-small", with_layers(plain(), words("קטן", 5))),
    "small words on the largest patch": (
        "patch.letters-small",
        with_layers(plain("120"), words("Small words", 6)),
    ),
    "words under the border": (
        "patch.under-border",
        with_layers(plain(), words("EDGE", 16, placement={"x_mm": 70, "y_mm": 40})),
    ),
    "drawing off the patch": ("patch.under-border", with_layers(plain(), star("s", 5, 5, 40))),
    "tight letters": (
        "patch.closes-up",
        with_layers(plain(), words("TIGHT", 12, font="heebo-black", spacing_em=-0.035)),
    ),
    "letters in pieces": (
        "patch.closes-up",
        with_layers(plain(), words("אבא טס", 8, font="gveret-levin")),
    ),
    **{
        f"fine slits in {motif}": (
            "patch.closes-up",
            with_layers(
                plain(),
                Motif(id="m", placement=Placement(x_mm=40, y_mm=40), motif=motif, width_mm=width),
            ),
        )
        for motif, width in (("fireworks", 14), ("sunflower", 20), ("snow-strip", 10))
    },
    "words that no size opens": (
        "patch.closes-up",
        with_layers(plain("120"), words("Coffee & Cake", 12, font="karantina")),
    ),
    "closing counters": (
        "patch.closes-up",
        with_layers(plain(), words("BABE", 8, font="rubik-black", spacing_em=0.1)),
    ),
}


def test_words_that_no_size_opens_are_offered_in_a_more_open_face() -> None:
    code, design = TROUBLES["words that no size opens"]
    (found,) = [problem for problem in problems(design) if problem.code == code]
    assert [remedy.words.en for remedy in found.remedies] == [
        "Use a more open face",
        "Take it away",
    ]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_remedy_clears_its_problem(trouble: str) -> None:
    code, design = TROUBLES[trouble]
    found = [problem for problem in problems(design) if problem.code == code]
    assert found, [problem.code for problem in problems(design)]
    for problem in found:
        assert problem.remedies
        if code in {"patch.too-thin", "patch.letters-small"}:
            assert problem.measured < problem.limit, "it says how far it is from what is asked"
        for remedy in problem.remedies:
            after = problems(apply(design, remedy.edit))
            left = [p for p in after if p.code == code and p.layer_id == problem.layer_id]
            assert left == [], remedy.words.en


@pytest.mark.parametrize(
    "trouble", [name for name in TROUBLES if "drawing" in name or "words" in name]
)
def test_the_first_remedy_keeps_the_layer(trouble: str) -> None:
    code, design = TROUBLES[trouble]
    problem = next(problem for problem in problems(design) if problem.code == code)
    assert not isinstance(problem.remedies[0].edit, RemoveLayer)


def test_merging_leaves_at_most_six_threads() -> None:
    problem = next(p for p in problems(crowded()) if p.code == "patch.too-many-threads")
    mended = apply(crowded(), problem.remedies[0].edit)
    assert len(FAMILY.threads(sewn(mended))) == FAMILY.catalog.limits.thread_limit


def test_a_merrowed_rim_needs_no_place_on_the_embroidery_machine() -> None:
    design = crowded().with_option("border-color", "isacord-0345")
    counts = {}
    for border in ("satin", "merrowed"):
        found = problems(design.with_option("border", border))
        counts[border] = next(p.measured for p in found if p.code == "patch.too-many-threads")
    assert counts == {"satin": 9.0, "merrowed": 8.0}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(12, 68), st.floats(12, 68), st.floats(2, 9)), min_size=1, max_size=4
    )
)
def test_a_free_cut_is_one_piece_around_all_of_its_art(dots: list[tuple[float, ...]]) -> None:
    art = [Path.from_svg("M1 0A1 1 0 0 1 -1 0A1 1 0 0 1 1 0Z") for _ in dots]
    placed = [
        path.transformed(Affine.scale(r).then(Affine.translate(x, y)))
        for path, (x, y, r) in zip(art, dots, strict=True)
    ]
    outline = area_of(free_outline(placed, 3.5, 80))
    assert len(polygons_in(outline)) == 1
    assert not polygons_in(outline)[0].interiors
    for path in placed:
        assert outline.buffer(0.1).contains(area_of(path).buffer(3.5))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", ["40", "120"])
def test_art_is_carried_along_when_size_or_shape_change(shape: str, size: str) -> None:
    before = with_layers(plain("70"), star("s", *middle(plain("70")), 30))
    after = before.model_copy(update={"size": size}).with_option("shape", shape)
    carried = FAMILY.refitted(before, after)
    assert [p.code for p in problems(carried) if p.weight == "stop"] == []
    x, y = middle(carried)
    layer = carried.part(FACE).layers[0]
    assert (layer.placement.x_mm, layer.placement.y_mm) == pytest.approx((x, y), abs=0.01)


def test_facts_grow_with_the_patch() -> None:
    facts = [
        FAMILY.facts(d, sewn(d)) for d in (FAMILY.new_design("name", s) for s in ("80", "120"))
    ]
    small, large = facts
    assert small.keys() == {
        "thread-cm2",
        "cloth-cm2",
        "thread-colors",
        "stitches",
        "thread-m",
        "border-mm",
    }
    assert small["thread-colors"] == large["thread-colors"] == 1
    for fact in ("thread-cm2", "cloth-cm2", "stitches", "thread-m", "border-mm"):
        assert large[fact] > small[fact] > 0


def test_the_thread_list_measures_what_is_seen() -> None:
    """A square of thread half covered by another: each counts what the eye sees of it."""
    design = with_layers(plain(shape="square"), star("s", 40, 40, 30, "isacord-1800"))
    design = design.with_part(FACE, design.part(FACE).model_copy(update={"color": "isacord-0015"}))
    artwork = sewn(design)
    area = {use.id: use.area_mm2 for use in FAMILY.threads(artwork)}
    shape = artwork.part(FACE).shape
    star_mm2 = area_of(artwork.part(FACE).marks_of("s")[0].path).area  # type: ignore[union-attr]
    assert area["isacord-1800"] == pytest.approx(star_mm2, rel=0.01)
    assert sum(area.values()) == pytest.approx(area_of(shape.trim).area, rel=0.01)


def pixels(design: Design, view: str, side: int = 240) -> np.ndarray:
    raster = form.picture(design, sewn(design), view, side, side, NoPhotos(), library())
    return np.frombuffer(raster.rgba, np.uint8).reshape(side, side, 4)


@pytest.mark.parametrize("view", [view.id for view in FAMILY.views])
def test_pictures_are_the_same_every_time_and_lie_on_nothing(view: str) -> None:
    design = FAMILY.new_design("hamsa")
    first = pixels(design, view)
    form._sewn.cache_clear()
    stitching.plan_of.cache_clear()
    sewing.border.cache_clear()
    assert (first == pixels(design, view)).all()
    assert first[0, 0, 3] == 0
    assert first[120, 120, 3] == 255


def test_every_backing_looks_different() -> None:
    design = FAMILY.new_design("name")
    backings = [choice.id for choice in FAMILY.options[-1].choices]
    seen = {pixels(design.with_option("backing", each), "back").tobytes() for each in backings}
    assert len(seen) == len(backings) == 4


@pytest.mark.parametrize("view", [view.id for view in FAMILY.views])
@pytest.mark.parametrize("shape", READY_SHAPES)
def test_a_tap_finds_the_patch(view: str, shape: str) -> None:
    design = plain(shape=shape)
    (outline,) = form.regions(design, view, 240, 240).values()
    tapped = shapely.Polygon(outline)
    assert shapely.box(0, 0, 240, 240).contains(tapped)
    if view != "on-cloth":
        seen = pixels(design, view)[..., 3] == 255
        y, x = np.mgrid[0:240, 0:240] + 0.5
        hit = shapely.contains_xy(tapped, x, y)
        assert (hit & seen).sum() >= 0.97 * hit.sum()


def test_unknown_choices_are_refused_by_name() -> None:
    unsold = plain().model_copy(update={"size": "45"})
    for wrong in (unsold, plain(shape="hexagon"), plain(border="lace")):
        with pytest.raises(KeyError):
            FAMILY.shapes(wrong, library())
    with pytest.raises(KeyError):
        FAMILY.new_design("no-such-theme")
