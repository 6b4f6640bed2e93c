"""Layers keep their spots when a product's size or kind changes, and looks leave choices alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from laid_out import begun_flat, with_chosen

from configurator.ground.geometry import Box
from configurator.model.design import Design
from configurator.model.edits import (
    EditRefused,
    RemoveLayer,
    ReplaceLayer,
    SetColor,
    SetOption,
    SetSize,
    Together,
    apply,
)
from configurator.model.flatten import upright_box
from configurator.model.layers import Pattern, Placement
from configurator.studio.fitting import applied, dressed, reshapes
from configurator.studio.session import part_named, parts_of
from configurator.studio.workbench import Workbench

BENCH = Workbench(Path("nowhere"))
FAMILIES = ("wrapper", "shoe", "patch")


def face(design: Design, part: str) -> Box:
    """The box a part's art lies in: its focus zone, or its safe area."""
    family = BENCH.family(design)
    shape = next(s for s in family.shapes(design, BENCH.library) if s.part == part)
    focus = part_named(family, part).focus
    return shape.zone(focus).outline.box if focus else shape.safe.box


def spots(design: Design, part: str) -> dict[str, tuple[float, float]]:
    """Where each layer's middle lies on its face, as shares of it."""
    box = face(design, part)
    found = {}
    for layer in design.part(part).layers:
        if not isinstance(layer, Pattern):
            x, y = layer.placement.x_mm, layer.placement.y_mm
            found[layer.id] = ((x - box.left) / box.width, (y - box.top) / box.height)
    return found


def reshapings() -> list[tuple[str, SetSize | SetOption]]:
    found: list[tuple[str, SetSize | SetOption]] = []
    for name in FAMILIES:
        family = BENCH.families[name]
        sizes = (family.sizes[0], family.sizes[-1])
        found += [(name, SetSize(size=size.id)) for size in sizes]
    found += [("wrapper", SetOption(option="kind", choice="fold-end"))]
    found += [("patch", SetOption(option="shape", choice=shape)) for shape in ("heart", "banner")]
    return found


@pytest.mark.parametrize(("name", "edit"), reshapings(), ids=str)
def test_every_layer_keeps_its_spot_and_stays_on_its_face(
    name: str, edit: SetSize | SetOption
) -> None:
    family = BENCH.families[name]
    session = with_chosen(BENCH, begun_flat(BENCH, name), "lettering")
    before = session.design
    after = applied(family, before, edit)
    assert spots(after, session.part) == {
        name: pytest.approx(spot, abs=0.08) for name, spot in spots(before, session.part).items()
    }
    shared = face(after, session.part).grown(0.5)
    for layer in after.part(session.part).layers:
        assert shared.contains(upright_box(layer, BENCH.library)), layer.id
    assert applied(family, after, _back(before, edit)).size == before.size


def _back(design: Design, edit: SetSize | SetOption) -> SetSize | SetOption:
    if isinstance(edit, SetSize):
        return SetSize(size=design.size)
    return SetOption(option=edit.option, choice=design.options[edit.option])


def test_what_follows_in_the_same_edit_is_taken_as_it_is() -> None:
    session = with_chosen(BENCH, begun_flat(BENCH, "wrapper"), "motif")
    layer = session.chosen
    assert layer is not None
    meant = layer.model_copy(update={"placement": Placement(x_mm=33, y_mm=44)})
    edit = Together(edits=(SetSize(size="large"), ReplaceLayer(layer=meant)))
    made = applied(session.family, session.design, edit)
    assert made.size == "large" and made.layer(layer.id) == ("wrap", meant)
    with pytest.raises(EditRefused):
        applied(session.family, made, Together(edits=(RemoveLayer(layer_id="nothing"),)))


def test_only_sizes_and_options_change_the_parts() -> None:
    color = SetColor(part="wrap", color="navy")
    assert not reshapes(color) and not reshapes(Together(edits=(color,)))
    assert reshapes(SetSize(size="40g"))
    assert reshapes(Together(edits=(color, Together(edits=(SetOption(option="a", choice="b"),)))))


def test_other_edits_are_simply_applied() -> None:
    session = begun_flat(BENCH, "wrapper")
    edit = SetColor(part="wrap", color="navy")
    assert applied(session.family, session.design, edit) == apply(session.design, edit)


def test_a_look_leaves_the_chocolate_the_paper_and_the_kind_as_they_were() -> None:
    family = BENCH.families["wrapper"]
    design = family.new_design("birthday", "40g")
    for option, choice in (("chocolate", "dark"), ("paper", "kraft"), ("kind", "fold-end")):
        design = applied(family, design, SetOption(option=option, choice=choice))
    rays = design.with_option("backdrop", "diamonds")
    made = dressed(family, rays, "love", "en")
    look = family.new_design("love", "40g", "en")
    kept = {"chocolate": "dark", "paper": "kraft", "kind": "fold-end"}
    assert {name: made.options[name] for name in kept} == kept
    assert made.options["backdrop"] == look.options["backdrop"]
    assert spots(made, "wrap") == {
        name: pytest.approx(spot, abs=0.02) for name, spot in spots(look, "wrap").items()
    }


@pytest.mark.parametrize("name", FAMILIES)
def test_a_look_on_a_fresh_product_is_that_look(name: str) -> None:
    family = BENCH.families[name]
    theme = family.themes[-1].id
    assert dressed(family, family.new_design(), theme, "he") == family.new_design(theme, None, "he")
    assert all(part.id for part in parts_of(family, family.new_design(theme)))
