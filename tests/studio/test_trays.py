"""Every tile and every slider of every tray, on every family: it is said, and what it does fits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laid_out import LINE, PHOTO, begun_flat, shown, taken, with_chosen

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.edits import apply
from configurator.model.flatten import upright_box
from configurator.model.layers import Drawing, Lettering, Motif, Pattern, Photo, Stamps
from configurator.model.words import Words
from configurator.studio.atelier import Atelier
from configurator.studio.completeness import missing
from configurator.studio.fitting import dressed, reshapes
from configurator.studio.session import Session, parts_of
from configurator.studio.trays import (
    arranging,
    drawing,
    lettering,
    photo,
    pictures,
    stamping,
    tray,
)
from configurator.studio.trays.parts import OF_A_DESIGN, Facet, Gauge, Outcome, Row
from configurator.studio.workbench import Workbench

BENCH = Workbench(Path("nowhere"))
FAMILIES = ("wrapper", "shoe", "patch")
KINDS = ("", "lettering", "photo", "motif", "stamps", "drawing", "pattern")
HEBREW = re.compile(r"[\u05d0-\u05ea]")
LATIN = re.compile(r"[A-Za-z]")
each_family = pytest.mark.parametrize("family", FAMILIES)


def tools_here(session: Session) -> list[str]:
    return [name for name, _, _ in tray.rail_of(session)]


def cases() -> Iterator[tuple[str, str]]:
    for family in FAMILIES:
        tools = {tool for part in BENCH.families[family].parts for tool in part.tools}
        for kind in KINDS:
            if not kind or {"drawing": "draw"}.get(kind, kind) in tools:
                yield family, kind


def facets_of(session: Session) -> Iterator[tuple[Facet, Session]]:
    for facet in tray.facets_of(session, BENCH.library):
        yield facet, replace(session, facet=facet.id)


def said_well(words: Words) -> bool:
    """Both languages say something, and the Hebrew says it in Hebrew."""
    return bool(words.en.strip() and HEBREW.search(words.he)) or words.en == words.he


def holds(design: Design) -> None:
    """The design is a sound document of things this shop has."""
    assert read_design(write_design(design)) == design
    family = BENCH.families[design.family]
    gone = [each.code for each in missing(design, family, BENCH.library, BENCH.photos)]
    assert [code for code in gone if code != "photo-gone"] == []


def chooses_well(session: Session, row: Row) -> None:
    """Each tile of a row gives an outcome whose edit fits; the last one is looked at closely."""
    for tile in row.tiles:
        outcome = tray.chosen(session, BENCH.library, tile.id)
        assert outcome.asked != "area", (session.tool, session.facet, tile.id)
        if outcome.edit is not None:
            made = apply(session.design, outcome.edit)
            if tile is row.tiles[-1] and not reshapes(outcome.edit):
                holds(made)
                flattens(made)


def flattens(design: Design) -> None:
    for part in design.parts.values():
        for layer in part.layers:
            if not isinstance(layer, Pattern):
                upright_box(layer, BENCH.library)


def slides_well(session: Session, gauge: Gauge) -> None:
    assert gauge.low < gauge.high and gauge.low <= gauge.value <= gauge.high and gauge.step > 0
    assert said_well(gauge.words)
    for value in (gauge.low, gauge.low + gauge.step, (gauge.low + gauge.high) / 2, gauge.high):
        outcome = tray.slid(session, BENCH.library, value)
        after = taken(BENCH, outcome)
        holds(after.design)
        shows = tray.row_of(replace(after, facet=session.facet), BENCH.library).gauge
        assert shows is not None
        assert shows.value == pytest.approx(value, abs=gauge.step * 0.51 + 0.011)


@pytest.mark.parametrize(("family", "kind"), [*cases()], ids=lambda v: v or "nothing chosen")
def test_every_tile_and_slider_of_every_tool(family: str, kind: str) -> None:
    session = begun_flat(BENCH, family)
    if kind:
        session = with_chosen(BENCH, session, kind)
    for tool in [session.tool] if kind else tools_here(session):
        in_hand = session if kind else shown(BENCH, session.with_tool(tool))
        for facet, looking in facets_of(in_hand):
            assert said_well(facet.words), facet
            row = tray.row_of(looking, BENCH.library)
            hebrew = tray.row_of(replace(looking, language="he"), BENCH.library)
            assert [tile.id for tile in row.tiles] == [tile.id for tile in hebrew.tiles]
            assert len({tile.id for tile in row.tiles}) == len(row.tiles), facet
            if row.gauge is not None:
                slides_well(looking, row.gauge)
                continue
            assert row.tiles or (row.hint is not None and said_well(row.hint)), facet
            for tile, said in zip(row.tiles, hebrew.tiles, strict=True):
                assert tile.label.strip(), tile
                own = tile.label == said.label or not LATIN.search(tile.label)
                assert own or HEBREW.search(said.label), tile
            chooses_well(looking, row)


@each_family
def test_a_facet_that_is_not_there_shows_the_tools_first(family: str) -> None:
    session = replace(begun_flat(BENCH, family), facet="nonsense")
    for tool in tools_here(session):
        looking = replace(session.with_tool(tool), facet="nonsense")
        first = tray.facets_of(looking, BENCH.library)[0].id
        assert tray.facet_of(looking, BENCH.library) == first


def test_every_icon_of_the_trays_is_drawn() -> None:
    drawn = {
        icon["id"]
        for icon in json.loads((assets_folder() / "icons/icons.json").read_text())["icons"]
    }
    used = {icon for _, _, icon in tray.RAIL}
    for family, kind in cases():
        session = begun_flat(BENCH, family)
        session = with_chosen(BENCH, session, kind) if kind else session
        for facet, looking in facets_of(session):
            tiles = tray.row_of(looking, BENCH.library).tiles
            used |= {facet.icon, *(tile.icon for tile in tiles)}
    assert used - {""} <= drawn


def test_every_theme_of_motifs_is_named_and_faces_are_not_offered() -> None:
    themes = {drawing.theme for drawing in BENCH.library.motifs.values()}
    assert themes - {"faces"} == set(pictures.THEME_WORDS)
    assert "faces" in themes and "faces" not in pictures.themes(BENCH.library)
    assert "stamps" not in pictures.themes(BENCH.library)
    assert all(said_well(words) for words in pictures.THEME_WORDS.values())


def test_what_needs_the_stage_asks_for_it_and_then_does_it() -> None:
    for family, tool, facet, item in (
        ("wrapper", "lettering", "text", "write"),
        ("shoe", "motif", "theme-animals", "cat"),
        ("shoe", "pattern", "theme-hearts", "heart"),
        ("patch", "lettering", "text", "thank-you"),
    ):
        ready = begun_flat(BENCH, family).with_tool(tool)
        before = replace(ready, shape=None, facet=facet)
        asked = tray.chosen(before, BENCH.library, item)
        assert (asked.asked, asked.edit) == ("area", None)
        done = tray.chosen(shown(BENCH, asked.session), BENCH.library, item)
        assert done.edit is not None
    photo_asked = photo.taken(replace(begun_flat(BENCH, "shoe"), shape=None), BENCH.library, PHOTO)
    assert photo_asked.asked == "area"


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", ["write", *lettering.PHRASES])
@pytest.mark.parametrize("language", ["en", "he"])
def test_words_begin_with_a_phrase_and_the_keyboard(item: str, language: str) -> None:
    session = begun_flat(BENCH, "wrapper", language).with_tool("lettering")
    outcome = lettering.choose(session, BENCH.library, "text", item)
    after = taken(BENCH, outcome)
    assert outcome.asked == "text" and after.facet == "text"
    assert isinstance(after.chosen, Lettering)
    words = lettering.PHRASES.get(item, lettering.YOUR_WORDS)
    assert after.chosen.text == words.said(language)
    assert tray.row_of(after, BENCH.library).writing


def test_more_words_are_added_beside_the_chosen_ones() -> None:
    first = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "lettering")
    lying = upright_box(first.design.part("wrap").layers[-1], BENCH.library)
    session = replace(first, taken=(lying,), facet="text")
    after = taken(BENCH, tray.chosen(session, BENCH.library, "write"))
    ids = [layer.id for layer in after.design.part("wrap").layers]
    assert len(ids) == 2 and after.layer == ids[-1] != first.layer
    spots = [layer.placement for layer in after.design.part("wrap").layers]
    assert (spots[0].x_mm, spots[0].y_mm) != (spots[1].x_mm, spots[1].y_mm)


def test_lines_are_offered_only_where_there_are_lines() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "patch"), "lettering")
    names = [facet.id for facet in tray.facets_of(session, BENCH.library)]
    assert not {"align", "line-height", "outline-width"} & set(names)
    wrapped = taken(BENCH, tray.chosen(replace(session, facet="fit"), BENCH.library, "wrap"))
    edged = taken(
        BENCH, tray.chosen(replace(wrapped, facet="outline"), BENCH.library, "isacord-0670")
    )
    names = [facet.id for facet in tray.facets_of(edged, BENCH.library)]
    assert {"align", "line-height", "outline-width"} <= set(names)
    icons = [
        tile.icon for tile in tray.row_of(replace(wrapped, facet="align"), BENCH.library).tiles
    ]
    assert icons == ["align-left", "align-center", "align-right"]


# --- photographs ------------------------------------------------------------------------------


def test_a_photo_takes_the_place_its_theme_left_for_one() -> None:
    session = begun_flat(BENCH, "wrapper", "en", "birthday").with_tool("photo")
    place = session.design.layer("photo-place")
    assert place is not None and isinstance(place[1], Motif)
    at = [layer.id for layer in session.design.part("wrap").layers].index("photo-place")
    after = taken(BENCH, photo.taken(session, BENCH.library, PHOTO))
    put = after.design.part("wrap").layers[at]
    assert after.design.layer("photo-place") is None and after.layer == put.id
    assert isinstance(put, Photo) and put.frame == "circle" and put.placement == place[1].placement
    assert put.width_mm == put.height_mm == round(place[1].width_mm * 1.3, 1)
    # The next one is exchanged in the same frame, as long as the first is chosen.
    other = PHOTO.model_copy(update={"id": "b" * 64})
    again = taken(BENCH, photo.taken(after, BENCH.library, other))
    swapped = again.design.layer(put.id)
    assert swapped is not None and swapped[1] == put.model_copy(update={"photo": other})


@pytest.mark.parametrize("over", ["face", "inside", "around"])
def test_a_photo_fills_the_face_below_everything_else(over: str) -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper", "en", "thanks"), "photo")
    after = taken(BENCH, tray.chosen(replace(session, facet="fill"), BENCH.library, over))
    lowest = after.design.part("wrap").layers[0]
    assert isinstance(lowest, Photo) and lowest.id == session.layer
    shape = after.shape
    assert shape is not None
    face, box = shape.zone("front").outline.box, upright_box(lowest, BENCH.library)
    if over == "inside":
        assert face.contains(box) and shape.safe.box.contains(box, 0.01)
    elif over == "face":
        assert box.contains(face) and box.height < shape.bleed.box.height
    else:
        assert box.contains(shape.bleed.box, 0.01)


def test_fingers_move_a_photo_inside_its_frame_only_on_those_facets() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "photo")
    inside = {facet.id: photo.inside(looking) is not None for facet, looking in facets_of(session)}
    assert {name for name, on in inside.items() if on} == {"zoom", "across", "down"}
    looking = replace(session, facet="zoom")
    near = taken(BENCH, photo.zoomed(looking, 2.0))
    moved = taken(BENCH, photo.panned(replace(near, facet="across"), 4.0, 0.0))
    assert isinstance(near.chosen, Photo) and near.chosen.zoom == 2
    assert isinstance(moved.chosen, Photo) and moved.chosen.pan_x > 0 == moved.chosen.pan_y
    assert moved.chosen.placement == near.chosen.placement
    held = taken(BENCH, arranging.arranged(moved, BENCH.library, "lock"))
    assert photo.inside(replace(held, facet="zoom")) is None
    assert photo.panned(session, 4.0, 0.0).edit is None


# --- the pen, stamps and patterns -------------------------------------------------------------


def test_the_eraser_and_the_last_line_take_strokes_back() -> None:
    session = begun_flat(BENCH, "patch").with_tool("draw")
    for shift in (0.0, 15.0, 30.0):
        line = tuple((x, y + shift) for x, y in LINE)
        session = taken(BENCH, drawing.drawn(session, BENCH.library, line))
    correct = replace(session, facet="correct")
    fewer = taken(BENCH, tray.chosen(correct, BENCH.library, "last"))
    assert [len(layer.strokes) for layer in drawings(fewer)] == [2]
    rubbing = tray.chosen(replace(fewer, facet="correct"), BENCH.library, "eraser").session
    assert rubbing.rubbing and tray.row_of(rubbing, BENCH.library).tiles[0].chosen
    rubbed = taken(BENCH, drawing.drawn(rubbing, BENCH.library, ((40.0, 20.0), (40.0, 38.0))))
    assert [len(layer.strokes) for layer in drawings(rubbed)] == [1]
    gone = taken(BENCH, drawing.drawn(rubbed, BENCH.library, ((40.0, 40.0), (40.0, 55.0))))
    assert drawings(gone) == [] and gone.rubbing
    assert not gone.with_tool("color").rubbing


def drawings(session: Session) -> list[Drawing]:
    layers = session.design.part(session.part).layers
    return [layer for layer in layers if isinstance(layer, Drawing)]


def test_pens_and_stamps_are_in_a_color_the_part_takes() -> None:
    session = begun_flat(BENCH, "patch").with_tool("draw")
    assert session.pen.color not in session.the_part.colors
    drawn = taken(BENCH, drawing.drawn(session, BENCH.library, LINE))
    assert {stroke.color for stroke in drawings(drawn)[0].strokes} <= set(session.the_part.colors)
    stamped = with_chosen(BENCH, begun_flat(BENCH, "patch"), "stamps").chosen
    assert isinstance(stamped, Stamps) and stamped.color in session.the_part.colors


def test_the_last_press_is_taken_back() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "stamps")
    session = taken(BENCH, stamping.pressed(session, BENCH.library, 60, 120))
    assert isinstance(session.chosen, Stamps) and len(session.chosen.impressions) == 2
    once = taken(BENCH, stamping.choose(session, BENCH.library, "correct", "last"))
    assert isinstance(once.chosen, Stamps) and len(once.chosen.impressions) == 1
    none = taken(BENCH, stamping.choose(once, BENCH.library, "correct", "last"))
    assert none.chosen is None and none.design.part("wrap").layers == ()
    assert stamping.pressed(begun_flat(BENCH, "wrapper"), BENCH.library, 1, 1).edit is None


def test_a_pattern_lies_lowest_and_goes_away() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper", "en", "thanks"), "pattern")
    assert isinstance(session.design.part("wrap").layers[0], Pattern)
    other = taken(BENCH, tray.chosen(replace(session, facet="theme-sky"), BENCH.library, "star"))
    assert sum(isinstance(x, Pattern) for x in other.design.part("wrap").layers) == 1
    bare = taken(BENCH, tray.chosen(replace(other, facet="theme-sky"), BENCH.library, "none"))
    assert not any(isinstance(x, Pattern) for x in bare.design.part("wrap").layers)


# --- pictures and layers ----------------------------------------------------------------------


def test_a_motif_looks_the_other_way_and_takes_its_own_colors_back() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "motif")
    colored = taken(BENCH, tray.chosen(replace(session, facet="color-1"), BENCH.library, "teal"))
    assert isinstance(colored.chosen, Motif) and colored.chosen.colors[1] == "teal"
    look = replace(colored, facet="look")
    turned = taken(BENCH, tray.chosen(look, BENCH.library, "mirror"))
    assert isinstance(turned.chosen, Motif) and turned.chosen.mirrored
    own = taken(BENCH, tray.chosen(replace(turned, facet="look"), BENCH.library, "own-colors"))
    assert isinstance(own.chosen, Motif) and own.chosen.colors == () and own.chosen.mirrored


PLACES = {
    "left": ("left", "left"),
    "right": ("right", "right"),
    "top": ("top", "top"),
    "bottom": ("bottom", "bottom"),
}


@pytest.mark.parametrize("move", [*arranging.EVERY_ALIGNMENT])
@each_family
def test_a_layer_is_brought_to_every_side_and_middle(family: str, move: str) -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, family), "motif")
    area = session.area(BENCH.library)
    assert area is not None
    after = taken(BENCH, arranging.arranged(session, BENCH.library, move)).chosen
    assert after is not None
    box = upright_box(after, BENCH.library)
    if move in PLACES:
        side, edge = PLACES[move]
        assert getattr(box, side) == pytest.approx(getattr(area.safe, edge), abs=0.01)
    if move in ("center", "center-across"):
        assert box.center[0] == pytest.approx(area.safe.center[0], abs=0.01)
    if move in ("center", "center-down"):
        assert box.center[1] == pytest.approx(area.safe.center[1], abs=0.01)


def test_layers_go_above_and_below_and_a_locked_one_stays_where_it_is() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper", "en", "love"), "motif")
    count = len(session.design.part("wrap").layers)

    def at(made: Session) -> int:
        ids = [layer.id for layer in made.design.part("wrap").layers]
        return ids.index(session.layer or "")

    low = taken(BENCH, arranging.arranged(session, BENCH.library, "to-bottom"))
    assert at(low) == 0
    assert at(taken(BENCH, arranging.arranged(low, BENCH.library, "forward"))) == 1
    assert at(taken(BENCH, arranging.arranged(low, BENCH.library, "to-top"))) == count - 1
    copied = taken(BENCH, arranging.arranged(session, BENCH.library, "duplicate"))
    assert copied.layer != session.layer
    locked = taken(BENCH, arranging.arranged(session, BENCH.library, "lock"))
    able = {tile.id for tile in arranging.moves(locked).tiles}
    assert not able & {"left", "center", "upright"} and {"lock", "duplicate", "to-top"} <= able
    for move in ("left", "center", "upright", "nonsense"):
        assert arranging.arranged(locked, BENCH.library, move) == Outcome(locked)
    assert arranging.arranged(replace(session, layer=None), BENCH.library, "lock").edit is None
    free = taken(BENCH, arranging.arranged(locked, BENCH.library, "lock"))
    assert free.chosen is not None and not free.chosen.locked


def test_a_gesture_moves_grows_and_turns_what_is_not_locked() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "motif")
    assert isinstance(session.chosen, Motif)
    width = session.chosen.width_mm
    after = taken(BENCH, arranging.gestured(session, 60.0, 120.0, 1.5, 92.0))
    assert isinstance(after.chosen, Motif)
    spot = after.chosen.placement
    assert (spot.x_mm, spot.y_mm, spot.rotation_deg) == (60, 120, 90)
    assert after.chosen.width_mm == pytest.approx(width * 1.5)
    held = taken(BENCH, arranging.arranged(after, BENCH.library, "lock"))
    assert arranging.gestured(held, 1.0, 1.0, 1.0, 0.0).edit is None
    assert arranging.gestured(replace(held, layer=None), 1.0, 1.0, 1.0, 0.0).edit is None


def test_a_finished_drawing_is_chosen_as_a_layer_and_recolored_whole() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "drawing")
    assert session.tool == "layers" and isinstance(session.chosen, Drawing)
    names = [facet.id for facet in tray.facets_of(session, BENCH.library)]
    assert names == ["layers", "arrange", "color", "size"]
    red = taken(BENCH, tray.chosen(replace(session, facet="color"), BENCH.library, "red"))
    assert isinstance(red.chosen, Drawing) and red.chosen.strokes[0].color == "red"
    large = taken(BENCH, tray.slid(replace(red, facet="size"), BENCH.library, 2.0))
    assert isinstance(large.chosen, Drawing) and large.chosen.scale == 2


# --- the product ------------------------------------------------------------------------------


@each_family
def test_every_look_dresses_the_product_in_its_size(family: str) -> None:
    session = begun_flat(BENCH, family).with_tool("theme")
    size = BENCH.families[family].sizes[0].id
    design = session.design.model_copy(update={"size": size, "title": "Mine"})
    for tile in tray.row_of(session, BENCH.library).tiles:
        wish = tray.chosen(session, BENCH.library, tile.id).wish
        assert wish is not None and (wish.verb, wish.given["theme"]) == ("dress", tile.id)
        made = dressed(session.family, design, tile.id, "he")
        assert (made.size, made.title) == (size, "Mine")
        holds(made)


# --- anything at all --------------------------------------------------------------------------


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(data=st.data(), family=st.sampled_from(FAMILIES))
def test_any_row_of_choices_keeps_the_design_sound(data: st.DataObject, family: str) -> None:
    session = begun_flat(BENCH, family, data.draw(st.sampled_from(["en", "he"])))
    for _ in range(data.draw(st.integers(4, 12))):
        session = wandered(data, session)
    holds(session.design)
    assert session.part in {part.id for part in parts_of(session.family, session.design)}
    assert tray.row_of(session, BENCH.library)


def wandered(data: st.DataObject, session: Session) -> Session:
    """One thing a customer might do next."""
    layers = [layer.id for part in session.design.parts.values() for layer in part.layers]
    doing = data.draw(st.sampled_from(["tool", "choose", "choose", "slide", "layer", "draw"]))
    if doing == "tool":
        return shown(BENCH, session.with_tool(data.draw(st.sampled_from(tools_here(session)))))
    if doing == "layer" and layers:
        return shown(BENCH, session.with_layer(data.draw(st.sampled_from(layers))))
    if doing == "draw" and "draw" in session.the_part.tools:
        made = drawing.drawn(session, BENCH.library, LINE)
        return taken(BENCH, made)
    facets = tray.facets_of(session, BENCH.library)
    looking = replace(session, facet=data.draw(st.sampled_from(facets)).id)
    row = tray.row_of(looking, BENCH.library)
    if row.gauge is not None:
        value = data.draw(st.floats(row.gauge.low, row.gauge.high))
        return taken(BENCH, tray.slid(looking, BENCH.library, value))
    if not row.tiles:
        return looking
    item = data.draw(st.sampled_from([tile.id for tile in row.tiles]))
    if item == "add" and "photo" in session.the_part.tools:
        return taken(BENCH, photo.taken(looking, BENCH.library, PHOTO))
    return taken(BENCH, tray.chosen(looking, BENCH.library, item))


@pytest.fixture(scope="module")
def atelier(tmp_path_factory: pytest.TempPathFactory) -> Atelier:
    return Atelier(tmp_path_factory.mktemp("atelier"))


@pytest.mark.parametrize(("family", "kind"), [*cases()])
def test_the_picture_of_every_kind_of_tile_is_drawn(
    family: str, kind: str, atelier: Atelier
) -> None:
    session = begun_flat(BENCH, family)
    if kind:
        ref = atelier.photo(str(assets_folder() / "photos" / "friends.jpg"))
        session = with_chosen(BENCH, session, kind, ref)
    drawn: set[str] = set()
    for tool in tools_here(session):
        for _, seen in facets_of(replace(session, tool=tool)):
            for tile in tray.row_of(seen, BENCH.library).tiles:
                recipe = tile.recipe.partition(":")[0]
                if not recipe or recipe in drawn:
                    continue
                drawn.add(recipe)
                design = seen.design.model_dump_json() if recipe in OF_A_DESIGN else None
                picture = atelier.thumb(tile.recipe, 40, design)
                assert any(picture.rgba[3::4]), tile.recipe
    assert ("sewn" in drawn) == (kind == "photo" and family == "patch")
