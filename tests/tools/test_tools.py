"""Every tool on a part with 0, 1 and 2 layers: its edits apply, save, and do what they say."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Paint, PartShape, Picture, Zone
from configurator.model.design import Design, PartDesign
from configurator.model.documents import read_design, write_design
from configurator.model.edits import AddLayer, Edit, EditRefused, RemoveLayer, ReplaceLayer, apply
from configurator.model.flatten import flatten, layer_marks, upright_box
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Pattern,
    Photo,
    PhotoRef,
    Placement,
    Stamps,
)
from configurator.model.library import Library
from configurator.model.product import Part
from configurator.model.words import Words
from configurator.tools import (
    arrange,
    color,
    draw,
    lettering,
    motif,
    pattern,
    photo,
    snap,
    stamps,
)
from configurator.tools.draw import PenInHand
from configurator.tools.parameter import ToolParameter, set_parameter
from configurator.tools.stamps import StampInHand
from configurator.tools.work_area import fitted_in, standing_out, work_area

LIBRARY = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
PART = Part(
    id="front",
    words=Words(en="Front", he="חזית"),
    colors=("cream", "navy", "cocoa", "foil-gold"),
    default_color="cream",
    materials=("paper-coated", "kraft"),
    tools=("color", "lettering", "photo", "motif", "stamps", "draw", "pattern"),
    focus="face",
)
SHAPE = PartShape(
    "front",
    trim=Path.rectangle(Box.sized(200, 60)),
    bleed=Path.rectangle(Box.sized(200, 60).grown(3)),
    safe=Path.rectangle(Box.sized(200, 60).grown(-3)),
    zones=(Zone("face", "art", Path.rectangle(Box(0, 0, 100, 60))),),
    base=Paint("#ffffff", (0, 0, 0, 0)),
)
PHOTO = PhotoRef(id="a" * 64, width_px=3000, height_px=2000)
CAT = Motif(id="cat", placement=Placement(x_mm=30, y_mm=30), motif="cat", width_mm=20)
NOA = Lettering(
    id="noa",
    placement=Placement(x_mm=60, y_mm=20, rotation_deg=12),
    text="נועה",
    font="rubik",
    size_mm=9,
    color="navy",
)
STACKS: tuple[tuple[Layer, ...], ...] = ((), (CAT,), (CAT, NOA))
stacks = pytest.mark.parametrize("stack", STACKS, ids=["no layer", "one layer", "two layers"])


def with_layers(*layers: Layer) -> Design:
    return Design(
        family="wrapper", size="100g", parts={"front": PartDesign(color="cream", layers=layers)}
    )


def area_on(design: Design):
    return work_area(design, PART, SHAPE, LIBRARY)


def only_layer(design: Design) -> Layer:
    return design.part("front").layers[-1]


Adding = Callable[[Design], Edit]
ADDING: dict[str, Adding] = {
    "lettering": lambda d: lettering.added(d, area_on(d), LIBRARY, "מזל טוב!"),
    "photo": lambda d: photo.added(d, area_on(d), PHOTO),
    "motif": lambda d: motif.added(d, area_on(d), "dog"),
    "stamp": lambda d: stamps.pressed(d, "front", StampInHand("cat", "navy"), 40, 30),
    "pen": lambda d: draw.drawn(d, "front", PenInHand("navy"), [(10, 10), (30, 20), (50, 10)]),
    "pattern": lambda d: pattern.laid(d, area_on(d), "heart"),
}


@stacks
@pytest.mark.parametrize("tool", ADDING)
def test_every_tool_adds_one_layer_that_saves_and_flattens(
    tool: str, stack: tuple[Layer, ...]
) -> None:
    design = with_layers(*stack)
    edit = ADDING[tool](design)
    made = apply(design, edit)
    assert len(made.part("front").layers) == len(stack) + 1
    assert isinstance(edit, AddLayer) and made.layer(edit.layer.id) is not None
    assert read_design(write_design(made)) == made
    artwork = flatten(made, (SHAPE,), LIBRARY)
    assert artwork.part("front").marks_of(edit.layer.id)
    assert set(stack) <= set(made.part("front").layers)
    if tool != "pattern":
        box = upright_box(edit.layer, LIBRARY, SHAPE)
        assert SHAPE.safe.box.contains(box)


@pytest.mark.parametrize("tool", ["lettering", "photo", "motif"])
def test_new_things_go_where_nothing_lies(tool: str) -> None:
    design = with_layers(CAT.model_copy(update={"placement": Placement(x_mm=50, y_mm=30)}))
    taken = (Box(35, 15, 65, 45),)
    area = replace(area_on(design), taken=taken)
    adding = {
        "lettering": lambda: lettering.added(design, area, LIBRARY, "Noa"),
        "photo": lambda: photo.added(design, area, PHOTO),
        "motif": lambda: motif.added(design, area, "dog"),
    }
    layer = adding[tool]().layer
    assert layer.placement.x_mm != 50 or layer.placement.y_mm != 30
    assert area.room.grown(0.5).contains(upright_box(layer, LIBRARY, SHAPE))


@pytest.mark.parametrize("tool", ["lettering", "photo", "motif"])
def test_new_things_land_in_the_middle_of_what_is_shown(tool: str) -> None:
    edit = ADDING[tool](with_layers())
    assert isinstance(edit, AddLayer)
    assert (edit.layer.placement.x_mm, edit.layer.placement.y_mm) == pytest.approx((50, 30), abs=2)


ARRANGING: dict[str, Callable[[Design, str], Edit]] = {
    "raised": arrange.raised,
    "lowered": arrange.lowered,
    "to_top": arrange.to_top,
    "to_bottom": arrange.to_bottom,
    "duplicated": arrange.duplicated,
    "removed": arrange.removed,
}
ORDER = {
    "raised": ["noa", "cat"],
    "lowered": ["cat", "noa"],
    "to_top": ["noa", "cat"],
    "to_bottom": ["cat", "noa"],
    "duplicated": ["cat", "layer-3", "noa"],
    "removed": ["noa"],
}


@stacks
@pytest.mark.parametrize("move", ARRANGING)
def test_every_move_on_the_lowest_layer(move: str, stack: tuple[Layer, ...]) -> None:
    design = with_layers(*stack)
    if not stack:
        with pytest.raises(EditRefused, match="cat"):
            ARRANGING[move](design, "cat")
        return
    after = apply(design, ARRANGING[move](design, "cat")).part("front").layers
    if len(stack) == 2:
        assert [layer.id for layer in after] == ORDER[move]
    else:
        counts = {"duplicated": 2, "removed": 0}
        assert len(after) == counts.get(move, 1)


def test_a_copy_lies_aside_and_is_free() -> None:
    held = CAT.model_copy(update={"locked": True})
    copy = arrange.duplicated(with_layers(held), "cat").layer
    assert not copy.locked and copy.placement.x_mm == held.placement.x_mm + arrange.ASIDE_MM
    assert arrange.locked(CAT).layer.locked and not arrange.locked(held, False).layer.locked


# --- parameters -------------------------------------------------------------------------------

EVERY_PARAMETER = [
    (module.__name__.rsplit(".", 1)[-1], parameter)
    for module in (lettering, photo, motif, stamps, draw, pattern)
    for parameter in module.PARAMETERS
]
SAMPLES: dict[str, Layer] = {
    "lettering": lettering.boxed(lettering.outlined(NOA, "cream").layer, 40).layer,
    "photo": photo.bordered(
        Photo(
            id="p", placement=Placement(x_mm=50, y_mm=30), photo=PHOTO, width_mm=40, height_mm=30
        ),
        "navy",
    ).layer,
    "motif": CAT,
    "draw": Drawing(id="d", placement=Placement(x_mm=0, y_mm=0), strokes=()),
    "pattern": Pattern(
        id="h", placement=Placement(x_mm=0, y_mm=0), motif="heart", width_mm=8, pitch_mm=12
    ),
}


@pytest.mark.parametrize(("tool", "parameter"), EVERY_PARAMETER, ids=lambda v: getattr(v, "id", v))
def test_every_parameter_sets_its_field_from_end_to_end(
    tool: str, parameter: ToolParameter
) -> None:
    assert parameter.least < parameter.most and parameter.step > 0
    assert parameter.words.en and parameter.words.he
    layer = SAMPLES.get(tool)
    if layer is None or parameter.of(layer) is None:
        assert tool in ("stamps", "draw")
        return
    for value in (parameter.least - 9, parameter.least, parameter.most, parameter.most * 9):
        made = set_parameter(layer, parameter, value).layer
        expected = parameter.least if value <= parameter.least else parameter.most
        assert parameter.of(made) == pytest.approx(expected)
        assert type(made).model_validate(made.model_dump()) == made


def test_a_parameter_of_what_is_not_there_changes_nothing() -> None:
    assert lettering.OUTLINE_WIDTH.of(NOA) is None
    assert set_parameter(NOA, lettering.OUTLINE_WIDTH, 3).layer == NOA


# --- color ------------------------------------------------------------------------------------


def test_parts_take_only_their_colors_and_materials() -> None:
    design = apply(with_layers(), color.colored(PART, "cocoa"))
    assert apply(design, color.made_of(PART, "kraft")).part("front") == PartDesign(
        color="cocoa", material="kraft"
    )
    with pytest.raises(EditRefused, match="lime"):
        color.colored(PART, "lime")
    with pytest.raises(EditRefused, match="marble"):
        color.made_of(PART, "marble")
    other = PART.model_copy(update={"id": "back", "colors": ("lime",)})
    both = apply(with_layers(), color.colored_alike((PART, other), "navy"))
    assert (both.part("front").color, both.part("back").color) == ("navy", None)


def test_new_words_stand_out_from_their_part() -> None:
    light, dark = with_layers(), apply(with_layers(), color.colored(PART, "navy"))
    assert standing_out(area_on(light), LIBRARY) == "navy"
    assert standing_out(area_on(dark), LIBRARY) == "cream"


# --- words ------------------------------------------------------------------------------------


def test_words_change_and_stay_words() -> None:
    outlined = lettering.outlined(NOA, "cream").layer
    assert isinstance(outlined, Lettering) and outlined.outline is not None
    again = lettering.outlined(outlined, "navy").layer
    assert isinstance(again, Lettering) and again.outline is not None
    assert again.outline.width_mm == outlined.outline.width_mm
    assert lettering.outlined(again, None).layer == NOA
    assert lettering.boxed(NOA, 40).layer.fit == "wrap"
    assert lettering.aligned(NOA, "end").layer.align == "end"
    assert lettering.in_color(NOA, "cocoa").layer.color == "cocoa"


def test_new_words_take_the_font_of_the_others() -> None:
    design = with_layers(NOA.model_copy(update={"font": "karantina"}))
    edit = lettering.added(design, area_on(design), LIBRARY, "שלום")
    assert isinstance(edit.layer, Lettering) and edit.layer.font == "karantina"


def test_words_are_fitted_into_a_line_or_lines_and_set_free() -> None:
    area = area_on(with_layers())
    free = NOA.model_copy(update={"fit": "fixed", "box_width_mm": None})
    shrunk = lettering.fitted(free, area, "shrink").layer
    assert isinstance(shrunk, Lettering) and shrunk.fit == "shrink"
    assert shrunk.box_width_mm == lettering.line_room(area, free.placement.x_mm)
    wrapped = lettering.fitted(lettering.boxed(free, 31).layer, area, "wrap").layer
    assert (wrapped.fit, wrapped.box_width_mm) == ("wrap", 31)
    assert lettering.fitted(wrapped, area, "fixed").layer.fit == "fixed"


@given(st.floats(2, 60), st.sampled_from([0.0, 90.0, -180.0]), st.floats(5, 80))
@settings(max_examples=30, deadline=None)
def test_sized_words_are_as_large_as_asked(size: float, arc: float, line: float) -> None:
    layer = lettering.boxed(NOA, line, wrap=False).layer.model_copy(update={"arc_deg": arc})
    made = lettering.sized(layer, size, LIBRARY).layer
    assert isinstance(made, Lettering)
    assert lettering.shown_size(made, LIBRARY) == pytest.approx(lettering.SIZE.settled(size))


def test_words_in_a_long_line_line_up_by_what_is_seen_of_them() -> None:
    layer = lettering.boxed(NOA, 90, wrap=False).layer
    area = area_on(with_layers())
    made = snap.aligned(layer, area, LIBRARY, "left").layer
    ink = layer_marks(made, LIBRARY)[0].path.box
    assert ink.left == pytest.approx(area.safe.left, abs=0.01)


# --- photographs ------------------------------------------------------------------------------

photo_layers = st.builds(
    Photo,
    id=st.just("p"),
    placement=st.builds(
        Placement, x_mm=st.just(50), y_mm=st.just(30), rotation_deg=st.floats(-180, 180)
    ),
    photo=st.just(PHOTO),
    width_mm=st.floats(20, 80),
    height_mm=st.floats(20, 80),
    zoom=st.floats(1.5, 4),
    tilt_deg=st.floats(-60, 60),
)


def shown(layer: Layer, x: float, y: float) -> tuple[float, float]:
    """The place in the photograph that is seen at a place of the part."""
    picture = layer_marks(layer, LIBRARY)[0]
    assert isinstance(picture, Picture)
    return picture.matrix.inverse().apply(x, y)


@settings(max_examples=60, deadline=None)
@given(photo_layers, st.floats(-2, 2), st.floats(-2, 2))
def test_a_dragged_picture_follows_the_finger(layer: Photo, dx: float, dy: float) -> None:
    before = shown(layer, 50, 30)
    after = shown(photo.panned(layer, dx, dy).layer, 50 + dx, 30 + dy)
    assert after == pytest.approx(before, abs=0.002)


@settings(max_examples=60, deadline=None)
@given(photo_layers, st.floats(1.0, 2.5))
def test_a_pinched_picture_keeps_its_middle(layer: Photo, times: float) -> None:
    moved = photo.panned(layer, 3, -2).layer
    assert isinstance(moved, Photo)
    nearer = photo.zoomed(moved, times).layer
    assert shown(nearer, 50, 30) == pytest.approx(shown(moved, 50, 30), abs=0.003)


def test_a_picture_never_leaves_its_frame_however_it_is_pulled() -> None:
    layer = SAMPLES["photo"]
    assert isinstance(layer, Photo)
    far = photo.panned(photo.zoomed(layer, 0.01).layer, 900, -900).layer
    assert isinstance(far, Photo) and far.zoom == 1
    assert (abs(far.pan_x), abs(far.pan_y)) in ((1, 0), (0, 1), (0, 0), (1, 1))


def test_a_photograph_fills_its_part_and_is_seen_whole_again() -> None:
    layer = SAMPLES["photo"]
    assert isinstance(layer, Photo)
    full = photo.filling(layer, SHAPE).layer
    face = photo.filling(layer, SHAPE, zone="face").layer
    inside = photo.filling(layer, SHAPE, "safe", "face").layer
    assert (face.width_mm, face.height_mm, face.placement.x_mm) == (106, 66, 50)
    assert (inside.width_mm, inside.height_mm, inside.placement.x_mm) == (94, 54, 50)
    assert upright_box(full, LIBRARY).contains(SHAPE.bleed.box)
    other = PhotoRef(id="b" * 64, width_px=10, height_px=10)
    again = photo.swapped(photo.tilted(layer, 20).layer, other).layer
    assert isinstance(again, Photo) and (again.photo, again.tilt_deg) == (other, 0)
    assert photo.framed(layer, "heart").layer.frame == "heart"
    assert photo.bordered(layer, None).layer.border is None


# --- motifs, stamps and patterns --------------------------------------------------------------


def test_a_motif_is_recolored_slot_by_slot_and_back() -> None:
    dyed = motif.recolored(CAT, LIBRARY, 1, "navy").layer
    assert isinstance(dyed, Motif)
    own = LIBRARY.motif("cat").colors
    assert motif.shown_colors(dyed, LIBRARY) == (own[0], "navy", *own[2:])
    assert motif.in_own_colors(dyed).layer == CAT
    assert motif.mirrored(motif.mirrored(CAT).layer).layer == CAT
    assert motif.swapped(dyed, "dog").layer.colors == ()
    with pytest.raises(EditRefused, match="colors"):
        motif.recolored(CAT, LIBRARY, 9, "navy")


def test_presses_gather_until_the_stamp_or_the_ink_changes() -> None:
    design = with_layers()
    for stamp in ("cat", "cat", "heart", "heart"):
        design = apply(design, stamps.pressed(design, "front", StampInHand(stamp, "navy"), 40, 30))
    design = apply(design, stamps.pressed(design, "front", StampInHand("heart", "cocoa"), 40, 30))
    pressed = [layer for layer in design.part("front").layers if isinstance(layer, Stamps)]
    assert [len(layer.impressions) for layer in pressed] == [2, 2, 1]
    assert len(stamps.lifted(pressed[0]).layer.impressions) == 1
    assert stamps.lifted(pressed[2]) == RemoveLayer(layer_id=pressed[2].id)
    assert stamps.in_ink(pressed[0], "cocoa").layer.color == "cocoa"


@given(st.floats(-180, 180), st.floats(0, 90), st.floats(0, 60))
@settings(max_examples=40, deadline=None)
def test_a_stamp_lands_under_the_finger_on_a_turned_layer(turn: float, x: float, y: float) -> None:
    first = stamps.pressed(with_layers(), "front", StampInHand("heart", "navy"), 10, 10)
    assert isinstance(first, AddLayer)
    turned = arrange.moved(first.layer, Placement(x_mm=50, y_mm=20, rotation_deg=turn)).layer
    design = with_layers(turned)
    after = apply(design, stamps.pressed(design, "front", StampInHand("heart", "navy"), x, y))
    press = layer_marks(only_layer(after), LIBRARY)[-1]
    upright = layer_marks(
        apply(
            with_layers(),
            stamps.pressed(with_layers(), "front", StampInHand("heart", "navy"), x, y),
        )
        .part("front")
        .layers[0],
        LIBRARY,
    )[0]
    assert np.allclose(press.path.points, upright.path.points, atol=0.02)


def test_a_part_has_one_pattern_and_its_motif_changes() -> None:
    design = with_layers(CAT)
    design = apply(design, pattern.laid(design, area_on(design), "heart"))
    again = apply(design, pattern.laid(design, area_on(design), "star"))
    layers = again.part("front").layers
    assert [layer.kind for layer in layers] == ["pattern", "motif"]
    there = pattern.pattern_on(again, "front")
    assert there is not None and there.motif == "star"
    large = pattern.sized(there, there.width_mm * 2).layer
    assert isinstance(large, Pattern)
    assert large.pitch_mm / large.width_mm == pytest.approx(
        there.pitch_mm / there.width_mm, rel=0.1
    )
    assert pattern.repeating(there, "grid").layer.repeat == "grid"
    assert pattern.recolored(there, ("navy",)).layer.colors == ("navy",)


def test_a_photo_takes_the_place_its_theme_left_for_one() -> None:
    place = Motif(
        id="photo-place", placement=Placement(x_mm=40, y_mm=20, rotation_deg=9), motif="cat",
        width_mm=20,
    )  # fmt: skip
    design = with_layers(CAT, place, NOA)
    layer, edit = photo.put_in_place(design, "front", PHOTO)
    after = apply(design, edit).part("front").layers
    assert [each.id for each in after] == ["cat", layer.id, "noa"]
    assert (layer.frame, layer.width_mm, layer.height_mm) == ("circle", 26, 26)
    assert layer.placement == place.placement
    with pytest.raises(EditRefused, match="place"):
        photo.put_in_place(with_layers(CAT), "front", PHOTO)


@settings(max_examples=40, deadline=None)
@given(photo_layers, st.floats(-1, 1), st.floats(-1, 1))
def test_the_whole_picture_lies_where_its_marks_say(layer: Photo, x: float, y: float) -> None:
    panned = layer.model_copy(update={"pan_x": x, "pan_y": y})
    middle, width, height = photo.whole(panned)
    picture = layer_marks(panned, LIBRARY)[0]
    assert isinstance(picture, Picture)
    assert picture.matrix.apply(0.5, 0.5) == pytest.approx((middle.x_mm, middle.y_mm), abs=1e-6)
    (left, top), (right, _) = picture.matrix.apply(0, 0), picture.matrix.apply(1, 0)
    assert math.hypot(right - left, picture.matrix.apply(1, 0)[1] - top) == pytest.approx(width)
    assert width / height == pytest.approx(PHOTO.width_px / PHOTO.height_px)


# --- the pen ----------------------------------------------------------------------------------


def wobbly(count: int = 400) -> list[tuple[float, float]]:
    """A half circle of 20 mm drawn by an unsteady finger."""
    luck = np.random.default_rng(7)
    angles = np.linspace(0, math.pi, count)
    return [
        (40 + 20 * math.cos(a) + dx, 30 + 20 * math.sin(a) + dy)
        for a, (dx, dy) in zip(angles, luck.normal(0, 0.12, (count, 2)), strict=True)
    ]


def test_a_trembling_trace_becomes_a_calm_line_of_few_points() -> None:
    trace = wobbly()
    calm = draw.calmed(trace, 1.6)
    assert len(calm) < 60
    assert calm[0] == trace[0] and calm[-1] == trace[-1]
    radii = [math.hypot(x - 40, y - 30) for x, y in calm[1:-1]]
    assert max(abs(radius - 20) for radius in radii) < 0.5


@given(st.lists(st.tuples(st.floats(-99, 99), st.floats(-99, 99)), min_size=1, max_size=60))
def test_any_trace_becomes_a_stroke(trace: list[tuple[float, float]]) -> None:
    edit = draw.drawn(with_layers(), "front", PenInHand("navy", 3), trace)
    assert isinstance(edit, AddLayer) and isinstance(edit.layer, Drawing)
    assert layer_marks(edit.layer, LIBRARY)


def test_a_stroke_without_points_is_refused() -> None:
    with pytest.raises(ValueError, match="point"):
        draw.calmed([], 1)


def test_strokes_gather_on_one_drawing_and_lie_where_they_are_drawn() -> None:
    design = apply(with_layers(), draw.drawn(with_layers(), "front", PenInHand("navy"), wobbly()))
    turned = arrange.gestured(only_layer(design), 70, 20, 1.7, 33).layer
    design = with_layers(turned)
    design = apply(design, draw.drawn(design, "front", PenInHand("cocoa"), [(5, 5), (25, 5)]))
    assert len(design.part("front").layers) == 1
    line = layer_marks(only_layer(design), LIBRARY)[-1].path.box
    assert (line.left, line.top, line.right, line.bottom) == pytest.approx(
        (4.2, 4.2, 25.8, 5.8), abs=0.02
    )


def test_the_eraser_takes_what_it_touches() -> None:
    design = with_layers()
    for y in (10, 30):
        line = [(10.0, float(y)), (40.0, float(y))]
        design = apply(design, draw.drawn(design, "front", PenInHand("navy"), line))
    layer = only_layer(design)
    assert isinstance(layer, Drawing)
    assert draw.rubbed_out(layer, 25, 20, 3) is None
    one = draw.rubbed_out(layer, 25, 11, 3)
    assert isinstance(one, ReplaceLayer) and isinstance(one.layer, Drawing)
    assert len(one.layer.strokes) == 1
    assert draw.rubbed_out(one.layer, 25, 30, 1) == RemoveLayer(layer_id=layer.id)
    assert draw.in_color(layer, "cocoa").layer.strokes[0].color == "cocoa"


def test_the_eraser_takes_all_it_is_led_over_and_lets_locked_drawings_be() -> None:
    design = with_layers()
    for y in (10, 30, 50):
        line = [(10.0, float(y)), (40.0, float(y))]
        design = apply(design, draw.drawn(design, "front", PenInHand("navy"), line))
    assert draw.rubbed_along(design, "front", [(60, 0), (60, 60)], 2) is None
    assert draw.rubbed_along(design, "front", [], 2) is None
    edit = draw.rubbed_along(design, "front", [(20, 5), (20, 35)], 2)
    assert edit is not None
    left = only_layer(apply(design, edit))
    assert isinstance(left, Drawing) and len(left.strokes) == 1
    gone = draw.rubbed_along(design, "front", [(20, 5), (20, 55)], 2)
    assert gone is not None and apply(design, gone).part("front").layers == ()
    held = with_layers(arrange.locked(only_layer(design)).layer)
    assert draw.rubbed_along(held, "front", [(20, 5), (20, 35)], 2) is None
    assert draw.top_drawing(held, "front") is None


def test_the_last_stroke_is_taken_back_and_then_the_drawing() -> None:
    design = with_layers()
    for y in (10, 30):
        line = [(10.0, float(y)), (40.0, float(y))]
        design = apply(design, draw.drawn(design, "front", PenInHand("navy"), line))
    there = draw.top_drawing(design, "front")
    assert there is not None
    design = apply(design, draw.last_taken_back(there))
    there = draw.top_drawing(design, "front")
    assert there is not None and len(there.strokes) == 1
    assert apply(design, draw.last_taken_back(there)).part("front").layers == ()


# --- gestures and snapping --------------------------------------------------------------------

every_layer = st.sampled_from([*SAMPLES.values(), NOA, CAT])


@given(every_layer, st.floats(0.001, 1000), st.floats(-720, 720))
def test_a_gesture_leaves_every_layer_sound(layer: Layer, scale: float, turn: float) -> None:
    made = arrange.gestured(layer, 10, 20, scale, turn).layer
    assert type(made).model_validate(made.model_dump()) == made
    assert -180 <= made.placement.rotation_deg <= 180
    assert (made.placement.x_mm, made.placement.y_mm) == (10, 20)


@pytest.mark.parametrize(
    ("turned", "settles"), [(2, 0), (-3.9, 0), (43, 45), (92, 90), (179, -180), (20, 20), (370, 10)]
)
def test_turns_settle_on_eighths(turned: float, settles: float) -> None:
    assert arrange.settled_turn(turned) == settles


def test_a_layer_settles_on_the_middle_the_edges_and_its_neighbors() -> None:
    design = with_layers(CAT, NOA.model_copy(update={"placement": Placement(x_mm=80, y_mm=45)}))
    guides = snap.guides_for(design, SHAPE, area_on(design), LIBRARY, "cat")
    box = upright_box(CAT, LIBRARY)
    off = (CAT.placement.x_mm - box.center[0], CAT.placement.y_mm - box.center[1])
    near = Placement(x_mm=50 + off[0] + 0.9, y_mm=45 + off[1] - 0.7)
    settled = snap.snapped(CAT, near, guides, LIBRARY)
    after = upright_box(CAT.model_copy(update={"placement": settled.placement}), LIBRARY)
    assert after.center == pytest.approx((50, 45), abs=0.01)
    assert [(guide.axis, guide.kind) for guide in settled.guides] == [
        ("x", "middle"),
        ("y", "layer"),
    ]
    edge = Placement(x_mm=3 + box.width / 2 + 0.5, y_mm=20)
    left = snap.snapped(CAT, edge, guides, LIBRARY)
    assert left.guides[0].kind == "edge" and left.guides[0].at_mm == 3


def test_a_layer_far_from_everything_stays_where_it_is() -> None:
    design = with_layers()
    guides = snap.guides_for(design, SHAPE, area_on(design), LIBRARY)
    spot = Placement(x_mm=34, y_mm=41)
    assert snap.snapped(CAT, spot, guides, LIBRARY) == snap.Snapped(spot, ())


@given(st.floats(-20, 120), st.floats(-20, 80), st.floats(-180, 180))
@settings(max_examples=40, deadline=None)
def test_settling_moves_no_further_than_it_may_and_stays_settled(
    x: float, y: float, turn: float
) -> None:
    design = with_layers(NOA)
    guides = snap.guides_for(design, SHAPE, area_on(design), LIBRARY)
    spot = Placement(x_mm=x, y_mm=y, rotation_deg=turn)
    once = snap.snapped(CAT, spot, guides, LIBRARY)
    assert abs(once.placement.x_mm - x) <= snap.TOLERANCE_MM + 1e-3
    assert abs(once.placement.y_mm - y) <= snap.TOLERANCE_MM + 1e-3
    twice = snap.snapped(CAT, once.placement, once.guides, LIBRARY)
    assert twice.placement.x_mm == pytest.approx(once.placement.x_mm, abs=1e-3)


@pytest.mark.parametrize(
    ("toward", "side", "value"),
    [("left", "left", 3), ("right", "right", 97), ("top", "top", 3), ("bottom", "bottom", 57)],
)
def test_a_layer_lines_up_with_a_side(toward: snap.Toward, side: str, value: float) -> None:
    area = area_on(with_layers())
    made = snap.aligned(NOA, area, LIBRARY, toward).layer
    assert getattr(upright_box(made, LIBRARY), side) == pytest.approx(value, abs=0.01)
    middle = snap.aligned(snap.aligned(NOA, area, LIBRARY, "center").layer, area, LIBRARY, "middle")
    assert upright_box(middle.layer, LIBRARY).center == pytest.approx((50, 30), abs=0.01)


@given(every_layer, st.floats(10, 90), st.floats(10, 50))
@settings(max_examples=40, deadline=None)
def test_a_layer_is_fitted_into_a_room(layer: Layer, width: float, height: float) -> None:
    if isinstance(layer, Drawing | Pattern):
        return
    upright = arrange.straightened(layer).layer
    room = Box.sized(width, height, 5, 7)
    box = upright_box(fitted_in(upright, room, LIBRARY), LIBRARY)
    assert room.contains(box, 0.05)
    assert box.width == pytest.approx(width, abs=0.05) or box.height == pytest.approx(
        height, abs=0.05
    )


def test_the_room_of_a_round_part_is_inside_it() -> None:
    round_shape = PartShape(
        "front",
        trim=Path.ellipse(Box.sized(80, 80)),
        bleed=Path.ellipse(Box.sized(86, 86, -3, -3)),
        safe=Path.ellipse(Box.sized(74, 74, 3, 3)),
    )
    area = work_area(with_layers(), PART.model_copy(update={"focus": None}), round_shape, LIBRARY)
    corner = shapely.Point(area.room.left, area.room.top)
    assert corner.distance(shapely.Point(40, 40)) == pytest.approx(37, abs=0.5)
