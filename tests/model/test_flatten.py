"""Flattening: every kind of layer as marks, in its place and covering what it should."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of
from configurator.model.artwork import Fill, Paint, PartShape, Picture
from configurator.model.design import Design, PartDesign
from configurator.model.drawn_marks import smoothed
from configurator.model.flatten import flatten, layer_box, layer_marks, photo_ppi, upright_box
from configurator.model.layers import (
    Drawing,
    Impression,
    Layer,
    Lettering,
    Motif,
    Outline,
    Pattern,
    Photo,
    PhotoRef,
    Placement,
    Stamps,
    Stroke,
)
from configurator.model.library import Library, MissingAsset
from configurator.model.motif_marks import stamp_relief

LIBRARY = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
LEGAL = Fill(Path.rectangle(Box(80, 40, 100, 60)), Paint("#000000", (0, 0, 0, 1)), "legal")
BACKDROP = Fill(Path.rectangle(Box(0, 0, 50, 60)), Paint("#eeeeee", (0, 0, 0, 0.1)))
SHAPE = PartShape(
    "front",
    trim=Path.rectangle(Box.sized(100, 60)),
    bleed=Path.rectangle(Box.sized(100, 60).grown(3)),
    safe=Path.rectangle(Box.sized(100, 60).grown(-3)),
    under=(BACKDROP,),
    over=(LEGAL,),
    base=Paint("#ffffff", (0, 0, 0, 0)),
)
PHOTO = PhotoRef(id="a" * 64, width_px=4000, height_px=3000)


def at(x: float = 50, y: float = 30, turn: float = 0) -> Placement:
    return Placement(x_mm=x, y_mm=y, rotation_deg=turn)


def lettering(**update: object) -> Lettering:
    plain = Lettering(
        id="words", placement=at(), text="Noa נועה", font="rubik", size_mm=10, color="red"
    )
    return plain.model_copy(update=update)


def photo(**update: object) -> Photo:
    plain = Photo(id="photo", placement=at(), photo=PHOTO, width_mm=40, height_mm=30)
    return plain.model_copy(update=update)


CAT = Motif(id="cat", placement=at(20, 20), motif="cat", width_mm=20)
STAMPS = Stamps(
    id="stamps",
    placement=at(50, 30, 90),
    motif="cat",
    color="navy",
    impressions=(
        Impression(dx_mm=0, dy_mm=0, width_mm=10),
        Impression(dx_mm=20, dy_mm=0, width_mm=10),
    ),
)
DRAWING = Drawing(
    id="drawing",
    placement=at(),
    strokes=(Stroke(points=((-10, 0), (0, 5), (10, 0)), width_mm=2, color="teal"),),
)
PATTERN = Pattern(id="pattern", placement=at(), motif="heart", width_mm=6, pitch_mm=10)
EVERY: tuple[Layer, ...] = (PATTERN, photo(), CAT, STAMPS, DRAWING, lettering())
kinds = pytest.mark.parametrize("layer", EVERY, ids=lambda layer: layer.kind)


def on_front(*layers: Layer, color: str | None = None) -> Design:
    return Design(
        family="wrapper",
        size="100g",
        parts={"front": PartDesign(color=color, layers=layers)},
    )


def fills(layer: Layer) -> tuple[Fill, ...]:
    marks = layer_marks(layer, LIBRARY, SHAPE)
    assert all(isinstance(mark, Fill) for mark in marks)
    return tuple(mark for mark in marks if isinstance(mark, Fill))


# --- the whole part ------------------------------------------------------------------------------


def test_a_part_is_laid_from_base_to_legal_panel() -> None:
    made = flatten(on_front(*EVERY, color="cream"), (SHAPE,), LIBRARY).part("front")
    base = made.marks[0]
    assert isinstance(base, Fill) and base.path == SHAPE.bleed and base.role == "base"
    assert base.paint == LIBRARY.paint("cream")
    assert made.marks[1] is BACKDROP and made.marks[-1] is LEGAL
    order = list(dict.fromkeys(mark.layer for mark in made.marks if mark.layer))
    assert order == [layer.id for layer in EVERY]


def test_a_part_without_a_color_shows_its_own_or_its_material() -> None:
    plain = flatten(on_front(), (SHAPE,), LIBRARY).part("front").marks[0]
    assert isinstance(plain, Fill) and plain.paint == SHAPE.base
    bare = flatten(on_front(), (replace(SHAPE, base=None, under=(), over=()),), LIBRARY)
    assert bare.part("front").marks == ()


def test_only_the_parts_the_product_has_are_made() -> None:
    design = on_front(lettering()).with_part("laces", PartDesign(color="red"))
    assert [part.part for part in flatten(design, (SHAPE,), LIBRARY).parts] == ["front"]


def test_the_same_design_is_the_same_artwork() -> None:
    again = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
    design = on_front(*EVERY)
    assert flatten(design, (SHAPE,), LIBRARY) == flatten(design, (SHAPE,), again)


@kinds
def test_marks_carry_their_layer(layer: Layer) -> None:
    marks = layer_marks(layer, LIBRARY, SHAPE)
    assert marks and {mark.layer for mark in marks} == {layer.id}


@kinds
@settings(max_examples=10, deadline=None)
@given(x=st.floats(-50, 150), y=st.floats(-50, 150), turn=st.floats(-180, 180))
def test_a_layer_lies_in_its_box_wherever_it_is_put(
    layer: Layer, x: float, y: float, turn: float
) -> None:
    moved = layer.model_copy(update={"placement": at(x, y, turn)})
    box = upright_box(moved, LIBRARY, SHAPE).grown(1e-6)
    if isinstance(layer, Pattern):
        return
    for mark in layer_marks(moved, LIBRARY, SHAPE):
        assert box.contains((mark.path if isinstance(mark, Fill) else mark.clip).box)
    home = layer_box(moved, LIBRARY, SHAPE)
    assert home == layer_box(layer, LIBRARY, SHAPE)


@pytest.mark.parametrize(
    "layer",
    [
        lettering(font="papyrus"),
        lettering(color="octarine"),
        photo(frame="hexagon-of-doom"),
        CAT.model_copy(update={"motif": "gryphon"}),
        PATTERN.model_copy(update={"motif": "gryphon"}),
        CAT.model_copy(update={"colors": ("octarine",)}),
    ],
)
def test_what_is_not_in_the_library_is_named(layer: Layer) -> None:
    with pytest.raises(MissingAsset, match=r"papyrus|octarine|hexagon|gryphon"):
        layer_marks(layer, LIBRARY, SHAPE)


# --- words ---------------------------------------------------------------------------------------


def test_words_lie_over_their_outline() -> None:
    layer = lettering(outline=Outline(width_mm=1, color="navy"))
    around, words = fills(layer)
    assert {around.role, words.role} == {"text"}
    assert around.paint == LIBRARY.paint("navy") and words.paint == LIBRARY.paint("red")
    assert area_of(around.path).buffer(0.05).covers(area_of(words.path))
    assert around.path.box.width == pytest.approx(words.path.box.width + 2, abs=0.05)


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_words_leave_no_mark_and_can_still_be_found(text: str) -> None:
    layer = lettering(text=text)
    assert layer_marks(layer, LIBRARY) == ()
    assert layer_box(layer, LIBRARY).width == layer.size_mm


# --- photographs ------------------------------------------------------------------------------

photos = st.builds(
    Photo,
    id=st.just("photo"),
    placement=st.builds(
        Placement,
        x_mm=st.floats(-50, 50),
        y_mm=st.floats(-50, 50),
        rotation_deg=st.floats(-180, 180),
    ),
    photo=st.builds(
        PhotoRef,
        id=st.just("a" * 64),
        width_px=st.integers(1, 9000),
        height_px=st.integers(1, 9000),
    ),
    width_mm=st.floats(5, 200),
    height_mm=st.floats(5, 200),
    zoom=st.floats(1, 20),
    pan_x=st.floats(-1, 1),
    pan_y=st.floats(-1, 1),
    tilt_deg=st.floats(-180, 180),
)


def picture_of(layer: Photo) -> Picture:
    picture = layer_marks(layer, LIBRARY)[0]
    assert isinstance(picture, Picture)
    return picture


@settings(max_examples=100, deadline=None)
@given(photos)
def test_a_photograph_always_fills_its_frame(layer: Photo) -> None:
    """Every corner of the frame shows a place inside the picture."""
    picture = picture_of(layer)
    back = picture.matrix.inverse()
    for x, y in picture.clip.points:
        u, v = back.apply(x, y)
        assert -1e-6 <= u <= 1 + 1e-6 and -1e-6 <= v <= 1 + 1e-6


@settings(max_examples=50, deadline=None)
@given(photos)
def test_a_photograph_keeps_its_proportions_and_is_never_mirrored(layer: Photo) -> None:
    matrix = picture_of(layer).matrix
    wide, high = np.hypot(matrix.a, matrix.b), np.hypot(matrix.c, matrix.d)
    assert wide / high == pytest.approx(layer.photo.width_px / layer.photo.height_px)
    assert matrix.determinant > 0
    assert photo_ppi(layer) == pytest.approx(layer.photo.width_px / wide * 25.4)


def test_an_upright_photograph_just_covers_its_frame() -> None:
    matrix = picture_of(photo(width_mm=40, height_mm=40)).matrix
    assert matrix.apply(0, 0) == pytest.approx((50 - 80 / 3, 10))
    assert matrix.apply(1, 1) == pytest.approx((50 + 80 / 3, 50))
    assert photo_ppi(photo(width_mm=40, height_mm=40)) == pytest.approx(3000 / 40 * 25.4)


def test_panning_right_shows_what_lies_left() -> None:
    right = picture_of(photo(width_mm=30, height_mm=30, pan_x=1.0))
    assert right.matrix.inverse().apply(35, 30)[0] == pytest.approx(0)


def test_a_border_rings_the_frame_without_a_gap() -> None:
    layer = photo(frame="heart", border=Outline(width_mm=2, color="gold"))
    picture, ring = layer_marks(layer, LIBRARY)
    assert isinstance(picture, Picture) and isinstance(ring, Fill)
    rim, frame = area_of(ring.path), area_of(picture.clip)
    assert rim.union(frame).area == pytest.approx(shapely.union_all([rim, frame]).area)
    assert frame.buffer(1.9).difference(rim.union(frame)).area < 0.05
    assert rim.intersection(frame).area < frame.length * 0.15
    assert layer_box(layer, LIBRARY).width == 44


# --- motifs, stamps and patterns --------------------------------------------------------------


def test_a_motif_wears_the_colors_it_is_given() -> None:
    own = LIBRARY.motif("cat").colors
    plain, dyed = fills(CAT), fills(CAT.model_copy(update={"colors": ("blue",)}))
    for before, after in zip(plain, dyed, strict=True):
        was_first = before.paint == LIBRARY.paint(own[0])
        assert after.paint == (LIBRARY.paint("blue") if was_first else before.paint)


def test_a_mirrored_motif_looks_the_other_way() -> None:
    plain, turned = fills(CAT), fills(CAT.model_copy(update={"mirrored": True}))
    for one, other in zip(plain, turned, strict=True):
        assert np.allclose(one.path.points[:, 0] - 20, 20 - other.path.points[:, 0])


def test_a_stamp_prints_in_one_ink_and_keeps_its_eyes() -> None:
    first, second = fills(STAMPS)
    assert {first.paint, second.paint} == {LIBRARY.paint("navy")}
    assert second.path.box.center == pytest.approx(
        (first.path.box.center[0], first.path.box.center[1] + 20), abs=1e-6
    )
    whole = shapely.union_all([area_of(path) for _, path in LIBRARY.motif_paths("cat")])
    relief = area_of(stamp_relief(LIBRARY.motif_paths("cat")))
    assert relief.area < whole.area * 0.97 and whole.buffer(0.1).covers(relief)


@pytest.mark.parametrize("repeat", ["grid", "brick", "scatter"])
def test_a_pattern_covers_the_part_in_few_marks(repeat: str) -> None:
    layer = PATTERN.model_copy(update={"repeat": repeat})
    marks = fills(layer)
    assert len(marks) == len(LIBRARY.motif_paths("heart"))
    box = marks[0].path.box
    assert box.left < 0 and box.top < 0 and box.right > 100 and box.bottom > 60
    copies = marks[0].path.verbs.count("M") / LIBRARY.motif_paths("heart")[0][1].verbs.count("M")
    assert 60 <= copies <= 130
    assert marks == fills(layer)


def test_moving_a_pattern_moves_every_copy() -> None:
    """Copies come in at one edge and leave at another; those in the middle just move."""

    def centers(layer: Pattern) -> set[tuple[float, float]]:
        lines = fills(layer)[0].path.flattened()
        middles = {tuple(np.round(line.mean(axis=0), 3)) for line in lines}
        return {(float(x), float(y)) for x, y in middles if 30 < x < 70 and 20 < y < 40}

    scatter = PATTERN.model_copy(update={"repeat": "scatter"})
    moved = scatter.model_copy(update={"placement": at(51, 30)})
    shifted = {(round(x + 1, 3), y) for x, y in centers(scatter) if x < 69}
    assert len(shifted) > 5 and shifted <= centers(moved)


def test_a_pattern_too_fine_to_see_is_kept_in_bounds() -> None:
    fine = PATTERN.model_copy(update={"width_mm": 0.01, "pitch_mm": 0.01})
    per_copy = LIBRARY.motif_paths("heart")[0][1].verbs.count("M")
    assert fills(fine)[0].path.verbs.count("M") / per_copy < 6000


def test_a_pattern_on_no_part_shows_a_sample() -> None:
    assert 4 <= layer_marks(PATTERN, LIBRARY)[0].path.verbs.count("M") <= 60


# --- drawings ------------------------------------------------------------------------------------

traces = st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=12).map(
    tuple
)


@given(traces)
def test_a_smooth_line_goes_through_its_points_and_stays_near_them(
    trace: tuple[tuple[float, float], ...],
) -> None:
    line = smoothed(trace)
    assert np.isfinite(line.points).all()
    ends = line.points[[0, -1]]
    assert np.allclose(ends, [trace[0], trace[-1]], atol=2e-3)
    xs, ys = [x for x, _ in trace], [y for _, y in trace]
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) * 0.35 + 0.01
    assert Box(min(xs), min(ys), max(xs), max(ys)).grown(reach).contains(line.box)


def test_a_tap_of_the_pen_is_a_dot() -> None:
    for points in (((3.0, 4.0),), ((3.0, 4.0), (3.0, 4.0))):
        dot = Stroke(points=points, width_mm=2, color="red")
        mark = fills(DRAWING.model_copy(update={"strokes": (dot,)}))[0]
        assert mark.path.box.width == pytest.approx(2, abs=0.01)
        assert mark.path.box.center == pytest.approx((53, 34))


def test_a_drawing_grows_with_its_lines() -> None:
    plain, large = fills(DRAWING)[0], fills(DRAWING.model_copy(update={"scale": 2.0}))[0]
    assert area_of(large.path).area == pytest.approx(4 * area_of(plain.path).area, rel=0.01)


def test_an_empty_drawing_leaves_no_mark_and_can_still_be_found() -> None:
    empty = DRAWING.model_copy(update={"strokes": ()})
    assert layer_marks(empty, LIBRARY) == ()
    assert layer_box(empty, LIBRARY).width > 5
