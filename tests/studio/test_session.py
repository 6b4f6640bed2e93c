"""The session: what is chosen stays sensible whatever tool, part, view or design comes next."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from laid_out import begun_flat, shown, taken, with_chosen

from configurator.model.edits import SetOption, apply
from configurator.model.flatten import upright_box
from configurator.model.layers import Lettering
from configurator.studio.fitting import applied
from configurator.studio.session import FLAT, FLAT_TOOLS, Session, begun, part_named, parts_of
from configurator.studio.trays import arranging, pictures, tray
from configurator.studio.workbench import Workbench

BENCH = Workbench(Path("nowhere"))
FAMILIES = ("wrapper", "shoe", "patch")
each_family = pytest.mark.parametrize("family", FAMILIES)


def started(family: str) -> Session:
    maker = BENCH.families[family]
    return begun(maker, maker.new_design(), "en")


def lies_flat(session: Session) -> bool:
    shapes = session.family.shapes(session.design, BENCH.library)
    return session.part in {shape.part for shape in shapes}


@each_family
def test_a_session_begins_on_a_part_that_takes_words(family: str) -> None:
    session = started(family)
    assert "lettering" in session.the_part.tools
    assert session.view == (FLAT if family != "shoe" else session.family.views[0].id)


@each_family
def test_what_the_flat_stage_is_asked_for_always_lies_flat(family: str) -> None:
    for part in parts_of(*_made(family)):
        for tool, _, _ in tray.rail_of(started(family)):
            for view in (FLAT, started(family).family.views[0].id):
                session = started(family).with_view(view).with_part(part.id).with_tool(tool)
                assert session.view != FLAT or lies_flat(session), (part.id, tool, view)
                seen = session.with_view(FLAT)
                assert seen.view == FLAT and lies_flat(seen)
                assert FLAT_TOOLS & set(seen.the_part.tools)


def _made(family: str):
    return BENCH.families[family], BENCH.families[family].new_design()


def test_laces_are_seen_on_the_shoe_itself() -> None:
    session = started("shoe").with_view(FLAT).with_tool("color").with_part("laces")
    assert (session.view, session.part) == (session.family.views[0].id, "laces")
    assert session.with_view(FLAT).part == "quarter-outer"
    assert session.with_tool("lettering").part == "quarter-outer"
    assert session.with_tool("layers").part == "quarter-outer"


def test_a_part_that_goes_away_is_let_go() -> None:
    session = started("shoe").with_view(FLAT).with_part("toe-cap")
    without = apply(session.design, SetOption(option="model", choice="slip-on"))
    after = session.with_design(without)
    assert after.part == "quarter-outer" and lies_flat(after)
    again = after.with_design(session.design)
    assert again.part == "quarter-outer"


def test_a_layer_that_goes_away_is_let_go() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "motif")
    gone = taken(BENCH, arranging.arranged(session, BENCH.library, "delete"))
    assert gone.layer is None and gone.chosen is None


@pytest.mark.parametrize(
    ("kind", "tool"),
    [
        ("lettering", "lettering"),
        ("photo", "photo"),
        ("motif", "motif"),
        ("stamps", "stamps"),
        ("pattern", "pattern"),
        ("drawing", "layers"),
    ],
)
def test_choosing_a_layer_takes_its_tool_in_hand(kind: str, tool: str) -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), kind)
    again = session.with_tool("color").with_layer(
        session.layer or session.design.part("wrap").layers[0].id
    )
    assert again.tool == tool and again.chosen is not None
    assert again.with_tool("layers").chosen is not None
    assert session.with_layer("nothing").layer is None
    assert again.with_tool("draw").chosen is None


def test_there_is_a_work_area_only_for_the_part_that_is_shown() -> None:
    fresh = started("shoe").with_view(FLAT)
    assert fresh.area(BENCH.library) is None
    seen = shown(BENCH, fresh)
    area = seen.area(BENCH.library)
    assert area is not None and area.part == seen.part
    assert seen.with_part("vamp").area(BENCH.library) is None
    assert seen.with_part("vamp").seen(seen.shape, seen.focus, ()).shape is seen.shape
    other = seen.with_design(seen.design.model_copy(update={"size": "35"}))
    assert other.area(BENCH.library) is None


def test_the_work_area_follows_the_color_of_its_part() -> None:
    seen = begun_flat(BENCH, "wrapper")
    for color in ("paper-white", "navy"):
        made = seen.design.part("wrap").model_copy(update={"color": color})
        area = replace(seen, design=seen.design.with_part("wrap", made)).area(BENCH.library)
        assert area is not None and area.ground == BENCH.library.paint(color).srgb


@each_family
def test_three_things_in_a_row_find_room_side_by_side(family: str) -> None:
    session = begun_flat(BENCH, family).with_tool("motif")
    boxes = []
    for item in ("cat", "dog"):
        outcome = pictures.choose(
            replace(session, layer=None), BENCH.library, "theme-animals", item
        )
        session = taken(BENCH, outcome)
        layer = session.chosen
        assert layer is not None
        boxes.append(upright_box(layer, BENCH.library))
        session = replace(session, taken=tuple(boxes))
    one, other = boxes
    shared = max(0.0, min(one.right, other.right) - max(one.left, other.left)) * max(
        0.0, min(one.bottom, other.bottom) - max(one.top, other.top)
    )
    assert shared < 0.75 * one.width * one.height


def test_parts_of_the_right_shoe_are_their_own_or_the_left_ones() -> None:
    shoe = BENCH.families["shoe"]
    assert part_named(shoe, "right.vamp").id == "right.vamp"
    bare = copy(shoe)
    # Its parts follow from its catalog, so they are no field that `replace` takes.
    object.__setattr__(bare, "parts", tuple(part for part in shoe.parts if part.id == "vamp"))
    assert part_named(bare, "right.vamp").id == "vamp"
    with pytest.raises(KeyError):
        part_named(shoe, "right.wing")


def test_another_size_keeps_the_session_where_it_was() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "motif")
    larger = applied(session.family, session.design, SetOption(option="kind", choice="fold-end"))
    after = session.with_design(larger)
    assert (after.layer, after.tool, after.part) == (session.layer, session.tool, session.part)


def test_taking_the_words_in_hand_takes_the_main_words() -> None:
    maker = BENCH.families["wrapper"]
    session = begun(maker, maker.new_design(maker.themes[0].id), "en").with_tool("lettering")
    sizes = [
        layer.size_mm
        for part in session.design.parts.values()
        for layer in part.layers
        if isinstance(layer, Lettering)
    ]
    assert isinstance(session.chosen, Lettering)
    assert session.chosen.size_mm == max(sizes)
    assert session.with_tool("photo").chosen is None
