"""Proves the shoe: panels that can be sewn at every size, pictures that show what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from configurator.families.shoe import negatives, printing, skins
from configurator.families.shoe.family import FAMILY
from configurator.families.shoe.form import picture, regions
from configurator.families.shoe.parts import bare_parts, mirrored
from configurator.families.shoe.patterns import (
    eyelets,
    flat_panels,
    foxing,
    half_panel,
    outsole,
    panel_specs,
)
from configurator.footwear.allowances import EdgeKind
from configurator.footwear.sizes import LARGEST_EU, PARIS_POINT_MM, SMALLEST_EU
from configurator.ground import files
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, Fill
from configurator.model.design import Design, PartDesign
from configurator.model.edits import apply
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
from configurator.model.product import finished

MODELS = ("low-top", "slip-on")
MAKING = FAMILY.catalog.making
SIZES = tuple(range(35, 48))
VIEWS = [view.id for view in FAMILY.views]
HEEL = "heel-counter"
HIDDEN_PARTS = {"hole"}
"""What the pictures name beyond the parts that can be chosen."""


class NoPhotos:
    """A shelf with nothing on it."""

    def path(self, photo_id: str) -> FilePath:
        raise PhotoGone(photo_id)


@cache
def library() -> Library:
    assets = files.assets_folder()
    return Library(assets, FontBook(assets / "fonts"))


def artwork_of(design: Design) -> Artwork:
    flat = flatten(design, FAMILY.shapes(design, library()), library())
    return finished(FAMILY, design, flat, library())


def pixels(design: Design, view: str, width: int = 480, height: int = 300) -> NDArray[np.int32]:
    raster = picture(design, artwork_of(design), view, width, height, NoPhotos(), library())
    return np.frombuffer(raster.rgba, np.uint8).reshape(height, width, 4).astype(np.int32)


def lettering(text: str, x: float, y: float, size: float = 14.0, color: str = "black") -> Lettering:
    spot = Placement(x_mm=x, y_mm=y)
    return Lettering(id="words", placement=spot, text=text, font="rubik", size_mm=size, color=color)


def with_layer(design: Design, part: str, layer: Layer) -> Design:
    made = design.part(part)
    return design.with_part(part, made.model_copy(update={"layers": (*made.layers, layer)}))


def recolored(design: Design, part: str, color: str) -> Design:
    return design.with_part(part, design.part(part).model_copy(update={"color": color}))


def codes(design: Design) -> list[str]:
    return [problem.code for problem in FAMILY.check(design, artwork_of(design))]


def sewn_edges(model: str) -> Iterator[tuple[str, str]]:
    """Every seam: the panel lying on top and the one below."""
    specs = panel_specs(model)
    for upper in specs:
        for lower in specs:
            over = {n.removeprefix("-") for n, kind in upper.loop if kind is EdgeKind.RAW}
            below = {n.removeprefix("-") for n, kind in lower.loop if kind is EdgeKind.LAPPED}
            yield from ((upper.part, lower.part) for _ in over & below)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("eu", SIZES)
def test_sewn_seams_are_equally_long(model: str, eu: int) -> None:
    specs = {spec.part: spec for spec in panel_specs(model)}
    seams = list(sewn_edges(model))
    assert len(seams) >= 6
    for over, below in seams:
        one, other = (half_panel(model, specs[part], eu) for part in (over, below))
        shared = {e.name for e in one.edges} & {e.name for e in other.edges}
        sewn = [
            (one.edge(name).length, other.edge(name).length)
            for name in shared
            if {one.edge(name).kind, other.edge(name).kind} == {EdgeKind.RAW, EdgeKind.LAPPED}
        ]
        assert all(abs(a - b) < 1.0 for a, b in sewn), (over, below)


@pytest.mark.parametrize("model", MODELS)
def test_the_lining_is_as_long_as_the_top_line_it_is_sewn_to(model: str) -> None:
    specs = {spec.part: spec for spec in panel_specs(model)}
    for eu in (35, 42, 47):
        lining = half_panel(model, specs["collar-lining"], eu)
        outside = {
            edge.name: edge.length
            for part, spec in specs.items()
            if part not in ("collar-lining", "tongue")
            for edge in half_panel(model, spec, eu).edges
            if edge.kind is EdgeKind.FOLDED
        }
        inside = {e.name: e.length for e in lining.edges if e.kind is EdgeKind.FOLDED}
        assert set(inside) == set(outside)
        assert sum(inside.values()) == pytest.approx(sum(outside.values()), abs=1.0)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("eu", (SMALLEST_EU, *SIZES, LARGEST_EU))
def test_panels_are_simple_smooth_and_carry_what_the_cutter_needs(model: str, eu: int) -> None:
    for flat in flat_panels(model, eu, MAKING):
        assert set(flat.cut.verbs) <= set("MLCZ") and flat.cut.verbs.count("M") == 1
        assert flat.cut.verbs.count("C") >= 6
        ring = shapely.Polygon(flat.cut.flattened(0.02)[0])
        assert ring.is_valid and ring.is_simple
        assert ring.buffer(0.1).covers(flat.panel.net), flat.spec.part
        assert ring.area > 1.02 * flat.panel.net.area
    for shape in bare_parts(model, eu):
        kinds = {line.kind for line in shape.lines}
        assert kinds & {"stitch", "notch"} or shape.part == "outsole", shape.part
        safe, trim = area_of(shape.safe), area_of(shape.trim)
        assert trim.covers(safe) and area_of(shape.bleed).buffer(0.02).covers(trim)
        assert safe.area > 0.04 * trim.area, shape.part


@pytest.mark.parametrize("model", MODELS)
def test_every_part_grows_with_every_size(model: str) -> None:
    for smaller, larger in pairwise(SIZES):
        pairs = zip(bare_parts(model, smaller), bare_parts(model, larger), strict=True)
        for less, more in pairs:
            assert area_of(less.trim).area < area_of(more.trim).area, less.part


def test_an_outsole_grows_by_exactly_a_paris_point_and_the_foxing_goes_round_it() -> None:
    lengths = [outsole(eu).box.height for eu in SIZES]
    assert np.diff(lengths) == pytest.approx(PARIS_POINT_MM, abs=0.01)
    for eu in SIZES:
        around = shapely.LinearRing(outsole(eu).flattened(0.01)[0]).length
        assert foxing(eu, MAKING.foxing_overlap_mm).box.width == pytest.approx(
            around + MAKING.foxing_overlap_mm, abs=0.2
        )


def test_eyelets_are_punched_in_the_eyestay_of_laced_shoes_only() -> None:
    assert eyelets("slip-on", 42) == ()
    spec = next(spec for spec in panel_specs("low-top") if spec.part == "eyestay")
    for eu in (35, 47):
        band = half_panel("low-top", spec, eu).net.buffer(-2.0)
        assert all(band.contains(shapely.Point(spot)) for spot in eyelets("low-top", eu))
        shape = next(s for s in bare_parts("low-top", eu) if s.part == "eyestay")
        holes = [area_of(line.path) for line in shape.lines if line.kind == "cut"]
        assert len(holes) == 2 * len(eyelets("low-top", eu))
        assert all(area_of(shape.safe).intersects(hole) for hole in holes)


@pytest.mark.parametrize("model", MODELS)
def test_the_heel_has_a_safe_place_for_words_at_every_size(model: str) -> None:
    for eu in SIZES:
        heel = next(s for s in bare_parts(model, eu) if s.part == HEEL)
        assert area_of(heel.safe).buffer(0.1).covers(area_of(heel.zone("heel-text").outline))


def test_right_parts_are_the_left_ones_turned_over() -> None:
    for shape in bare_parts("low-top", 42):
        other = mirrored(shape)
        assert other.part == f"right.{shape.part}"
        assert area_of(other.trim).area == pytest.approx(area_of(shape.trim).area)
        assert other.trim.box.width == pytest.approx(shape.trim.box.width)
        assert mirrored(other).trim.points == pytest.approx(shape.trim.points)


def test_words_on_the_right_shoe_are_moved_across_but_never_mirrored() -> None:
    design = with_layer(FAMILY.new_design(), "quarter-outer", lettering("ABC", 80, 45))
    art = artwork_of(design)
    left = next(m for m in art.part("quarter-outer").marks if m.layer == "words")
    right = next(m for m in art.part("right.quarter-outer").marks if m.layer == "words")
    assert isinstance(left, Fill) and isinstance(right, Fill)
    width = art.part("quarter-outer").shape.trim.box.right
    moved = right.path.points - left.path.points
    assert np.ptp(moved, axis=0) == pytest.approx([0, 0], abs=1e-6)
    assert moved[0, 0] == pytest.approx(width - 160)


def test_a_right_part_made_differently_keeps_its_own() -> None:
    design = recolored(FAMILY.new_design("court"), "vamp", "coral")
    assert artwork_of(design).part("right.vamp").shape.base == library().paint("coral")
    own = recolored(design, "right.vamp", "teal")
    assert (
        artwork_of(own).part("right.vamp").marks[0]
        == artwork_of(design).part("right.vamp").marks[0]
    )
    different = own.with_option("pair", "different")
    base = artwork_of(different).part("right.vamp").marks[0]
    assert isinstance(base, Fill) and base.paint == library().paint("teal")


@pytest.mark.parametrize("model", MODELS)
def test_every_part_can_be_seen_somewhere(model: str) -> None:
    design = FAMILY.new_design().with_option("model", model)
    offered = {part.id for part in FAMILY.parts if part.offered(design.options)}
    seen = {
        printing.part_id(name) for view in VIEWS for name in negatives.negative(model, view).covers
    }
    assert offered <= seen
    assert {part.removeprefix("right.") for part in seen} - HIDDEN_PARTS == offered


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", VIEWS)
def test_photographs_are_of_the_form_as_it_is_drawn_now(model: str, view: str) -> None:
    folder = files.assets_folder() / "shoe" / "forms" / f"{model}-{view}"
    with np.load(folder / "form.npz") as packed:
        taken_of = packed["drawings"].tobytes()
    assert taken_of == negatives.drawings_mark(), (
        "the shoe was drawn anew: run python -m configurator.families.shoe.atelier"
    )


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", VIEWS)
def test_covers_add_up_to_the_whole_form(model: str, view: str) -> None:
    shown = negatives.negative(model, view)
    total = np.zeros((shown.height, shown.width), np.int32)
    for mask, spot in shown.covers.values():
        left, top = int(spot.left()), int(spot.top())
        window = mask.toarray()[..., 3] if mask.toarray().ndim == 3 else mask.toarray()
        rows, columns = window.shape[:2]
        y0, x0 = max(0, top), max(0, left)
        y1, x1 = min(shown.height, top + rows), min(shown.width, left + columns)
        total[y0:y1, x0:x1] += window[y0 - top : y1 - top, x0 - left : x1 - left]
    assert total.max() <= 255 + 4
    assert 0.15 < (total > 250).mean() < 0.8


def test_the_same_design_makes_the_same_picture_even_with_nothing_remembered() -> None:
    design = FAMILY.new_design("stars")
    before = pixels(design, "pair")
    for cached in (negatives.negative, skins._painted, printing._veil, printing._gloss):
        cached.cache_clear()
    assert np.array_equal(before, pixels(design, "pair"))


def test_a_part_in_another_color_changes_only_where_it_is_seen() -> None:
    design = FAMILY.new_design("court")
    shown = negatives.negative("low-top", "side")
    size = shown.width, shown.height
    for part in ("vamp", "laces", "foxing", "tongue"):
        changed = np.abs(
            pixels(design, "side", *size) - pixels(recolored(design, part, "red"), "side", *size)
        ).max(axis=2)
        mask, spot = shown.covers[f"{part}@left"]
        near = np.zeros(changed.shape, bool)
        window = mask.toarray()
        window = window[..., 3] if window.ndim == 3 else window
        top, left = int(spot.top()), int(spot.left())
        near[top : top + window.shape[0], left : left + window.shape[1]] = window > 0
        assert changed.max() > 100
        assert not (changed[~near] > 2).any(), part


def test_left_alone_changes_the_left_shoe_alone() -> None:
    design = FAMILY.new_design("court").with_option("pair", "different")
    changed = np.abs(
        pixels(design, "behind") - pixels(recolored(design, "right.heel-counter", "red"), "behind")
    ).max(axis=2)
    columns = np.flatnonzero((changed > 20).any(axis=0))
    assert columns.min() > 240, "the right shoe is on the right, seen from behind"


@pytest.mark.parametrize("view", VIEWS)
def test_art_lands_on_its_own_part(view: str) -> None:
    design = FAMILY.new_design("court")
    part = {"inner": "quarter-inner", "behind": HEEL, "sole": "outsole", "top": "toe-cap"}
    name = part.get(view, "quarter-outer")
    box = next(s for s in bare_parts("low-top", 42) if s.part == name).zone("visible").outline.box
    star = Motif(
        id="star",
        motif="stamp-star",
        width_mm=24,
        colors=("red",),
        placement=Placement(x_mm=box.center[0], y_mm=box.center[1]),
    )
    changed = np.abs(pixels(design, view) - pixels(with_layer(design, name, star), view)).max(
        axis=2
    )
    found = regions(design, view, 480, 300)
    area = shapely.union_all(
        [shapely.Polygon(found[p]).buffer(3) for p in (name, f"right.{name}") if p in found]
    )
    rows, columns = np.nonzero(changed > 60)
    assert len(rows) > 40
    inside = shapely.contains_xy(area, columns + 0.5, rows + 0.5)
    assert inside.mean() > 0.97


@pytest.mark.parametrize("view", VIEWS)
def test_touch_regions_follow_the_parts(view: str) -> None:
    design = FAMILY.new_design("blocks")
    found = regions(design, view, 480, 300)
    assert len(found) >= (2 if view == "sole" else 6)
    alpha = pixels(design, view)[..., 3]
    for part, corners in found.items():
        polygon = shapely.Polygon(corners)
        spot = polygon.representative_point()
        assert polygon.is_valid and alpha[int(spot.y), int(spot.x)] > 240, part


def test_a_view_there_is_none_of_is_refused() -> None:
    with pytest.raises(KeyError, match="no view"):
        regions(FAMILY.new_design(), "inside-out", 100, 100)


def test_every_size_wears_the_same_picture_with_its_art_in_proportion() -> None:
    small, large = (FAMILY.new_design("team", size) for size in ("35", "47"))
    one, other = pixels(small, "side"), pixels(large, "side")
    assert np.array_equal(one[..., 3], other[..., 3])
    assert np.abs(one - other).max(axis=2).mean() < 4


def test_changing_the_size_keeps_every_layer_on_its_spot() -> None:
    design = FAMILY.new_design("team")
    smaller = FAMILY.refitted(design, design.model_copy(update={"size": "36"}))
    before, after = design.part("quarter-outer").layers[0], smaller.part("quarter-outer").layers[0]
    boxes = [
        next(s.trim.box for s in bare_parts("low-top", eu) if s.part == "quarter-outer")
        for eu in (42, 36)
    ]
    assert after.placement.x_mm / boxes[1].width == pytest.approx(
        before.placement.x_mm / boxes[0].width, abs=0.001
    )
    assert isinstance(before, Lettering) and isinstance(after, Lettering)
    assert 0.8 < after.size_mm / before.size_mm < 0.95


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("NOA", True),
        ("ABCDEFGH", True),
        ("ABCDEFGHI", False),
        ("אלישבע כהן", False),
        ("שָׁלוֹם", True),
    ],
)
def test_the_heel_takes_eight_letters(text: str, fits: bool) -> None:
    design = with_layer(FAMILY.new_design(), HEEL, lettering(text, 57, 36, 7))
    problems = FAMILY.check(design, artwork_of(design))
    assert [p.code for p in problems] == ([] if fits else ["shoe.heel-text-too-long"])
    for problem in problems:
        assert problem.limit == 8 and problem.weight == "stop"
        mended = apply(design, problem.remedies[0].edit)
        assert codes(mended) == []


def test_suede_takes_no_print_and_printed_cloth_mends_it() -> None:
    design = FAMILY.new_design()
    photo = Photo(
        id="photo",
        photo=PhotoRef(id="0" * 64, width_px=900, height_px=600),
        width_mm=60,
        height_mm=40,
        placement=Placement(x_mm=90, y_mm=45),
    )
    for material, layer in (
        ("suede", photo),
        ("suede", lettering("HI", 90, 45)),
        ("leather", photo),
    ):
        made = design.with_part("quarter-outer", PartDesign(color="sand", material=material))
        made = with_layer(made, "quarter-outer", layer)
        problem = FAMILY.check(made, artwork_of(made))[0]
        assert problem.code == "shoe.unprintable" and problem.layer_id == layer.id
        for remedy in problem.remedies:
            assert codes(apply(made, remedy.edit)) == []
    fine = with_layer(design, "quarter-outer", photo)
    assert codes(fine) == []


def test_words_that_run_under_a_seam_are_brought_in() -> None:
    for part, y, size in (("quarter-outer", 70, 16), ("quarter-outer", 72, 14), ("vamp", 8, 12)):
        design = with_layer(FAMILY.new_design(), part, lettering("SEAM", 102, y, size))
        problems = FAMILY.check(design, artwork_of(design))
        assert [problem.code for problem in problems] == ["shoe.words-under-seam"], (part, y)
        assert codes(apply(design, problems[0].remedies[0].edit)) == []


def test_lines_too_fine_for_their_material_are_told_and_thickened() -> None:
    stroke = Stroke(points=((-20, 0), (20, 5)), width_mm=0.3, color="black")
    drawing = Drawing(id="pen", strokes=(stroke,), placement=Placement(x_mm=90, y_mm=45))
    design = with_layer(FAMILY.new_design(), "quarter-outer", drawing)
    (problem,) = FAMILY.check(design, artwork_of(design))
    assert (problem.code, problem.weight) == ("shoe.too-fine", "warn")
    assert problem.measured == pytest.approx(0.3) and problem.limit == 0.7
    assert codes(apply(design, problem.remedies[0].edit)) == []


def test_what_the_right_shoe_only_repeats_is_told_once() -> None:
    design = with_layer(FAMILY.new_design(), HEEL, lettering("ABCDEFGHIJ", 57, 36, 6))
    assert codes(design) == ["shoe.heel-text-too-long"]
    different = with_layer(
        design.with_option("pair", "different"),
        "right.heel-counter",
        lettering("KLMNOPQRST", 57, 36, 6).model_copy(update={"id": "other"}),
    )
    assert codes(different) == ["shoe.heel-text-too-long"] * 2


def test_facts_measure_the_pair() -> None:
    facts = FAMILY.facts(design := FAMILY.new_design("retro"), artwork_of(design))
    assert facts["heel_letters"] == 5 and facts["different_shoes"] == 0
    assert facts["own_prints"] == 2 and facts["prints"] == 4
    assert (
        400 < facts["canvas_cm2"] < 2500 and facts["suede_cm2"] > 50 and facts["rubber_cm2"] > 400
    )
    bigger = FAMILY.new_design("retro", "46")
    assert FAMILY.facts(bigger, artwork_of(bigger))["canvas_cm2"] > facts["canvas_cm2"]


def test_heels_are_named_in_the_language_of_the_visit() -> None:
    said = {
        language: next(
            layer.text
            for layer in FAMILY.new_design("stars", None, language).part(HEEL).layers
            if isinstance(layer, Lettering)
        )
        for language in ("en", "he")
    }
    assert said == {"en": "STAR", "he": "כוכב"}
    with pytest.raises(KeyError):
        FAMILY.new_design("no-such-look")
    with pytest.raises(KeyError):
        FAMILY.new_design(None, "34")
