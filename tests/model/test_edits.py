"""Edits: pure functions on designs; every one can be undone, stored, and refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from configurator.model.design import MAX_LAYERS, Design, PartDesign
from configurator.model.documents import read_design, write_design
from configurator.model.edits import (
    AddLayer,
    Edit,
    EditRefused,
    RemoveLayer,
    ReorderLayer,
    ReplaceLayer,
    SetColor,
    SetMaterial,
    SetOption,
    SetSize,
    StartOver,
    Together,
    apply,
)
from configurator.model.layers import Motif, Placement
from configurator.studio.history import History

EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)
PLAIN = Design(family="wrapper", size="100g")


def motif(name: str, x: float = 0) -> Motif:
    return Motif(id=name, placement=Placement(x_mm=x, y_mm=0), motif="cat", width_mm=10)


names = st.sampled_from(["a", "b", "c", "d"])
parts = st.sampled_from(["front", "back"])
simple = st.one_of(
    st.builds(SetSize, size=names),
    st.builds(SetOption, option=names, choice=names),
    st.builds(SetColor, part=parts, color=names),
    st.builds(SetMaterial, part=parts, material=names),
    st.builds(
        AddLayer,
        part=parts,
        layer=names.map(motif),
        index=st.none() | st.integers(0, 5),
    ),
    st.builds(ReplaceLayer, layer=names.map(lambda name: motif(name, 9))),
    st.builds(RemoveLayer, layer_id=names),
    st.builds(ReorderLayer, layer_id=names, index=st.integers(0, 5)),
    st.just(StartOver(design=PLAIN)),
)
edits = simple | st.lists(simple, max_size=3).map(lambda each: Together(edits=tuple(each)))


@settings(max_examples=100)
@given(st.lists(edits, max_size=12))
def test_every_step_can_be_undone_and_done_again(steps: list[Edit]) -> None:
    history = History(PLAIN)
    seen = [PLAIN]
    for step in steps:
        before = write_design(history.present)
        try:
            after = apply(history.present, step)
        except EditRefused as refused:
            assert str(refused).endswith(".")
            after = history.present
        assert write_design(history.present) == before
        history = history.committed(after)
        if after != seen[-1]:
            seen.append(after)
    for design in reversed(seen):
        assert history.present == design
        history = history.undone()
    for design in seen:
        assert history.present == design
        history = history.redone()


@given(edits)
def test_an_edit_is_stored_and_read_back(edit: Edit) -> None:
    assert EDITS.validate_json(EDITS.dump_json(edit)) == edit


@settings(max_examples=60)
@given(st.lists(edits, max_size=10))
def test_whatever_is_edited_can_be_saved_and_opened(steps: list[Edit]) -> None:
    design = PLAIN
    for step in steps:
        try:
            design = apply(design, step)
        except EditRefused:
            continue
    assert read_design(write_design(design)) == design


@given(names, st.integers(0, 4))
def test_reordering_moves_one_layer_and_keeps_the_others_in_order(name: str, index: int) -> None:
    stack = PartDesign(layers=tuple(motif(each) for each in "abcd"))
    design = PLAIN.with_part("front", stack)
    after = apply(design, ReorderLayer(layer_id=name, index=index)).part("front").layers
    assert after[min(index, 3)].id == name
    assert [layer.id for layer in after if layer.id != name] == [c for c in "abcd" if c != name]


@pytest.mark.parametrize(
    "edit",
    [
        ReplaceLayer(layer=motif("gone")),
        RemoveLayer(layer_id="gone"),
        ReorderLayer(layer_id="gone", index=0),
        Together(edits=(SetColor(part="front", color="red"), RemoveLayer(layer_id="gone"))),
    ],
)
def test_an_edit_of_a_layer_that_is_gone_is_refused(edit: Edit) -> None:
    with pytest.raises(EditRefused, match="gone"):
        apply(PLAIN, edit)


def test_a_layer_is_added_once_and_a_part_holds_only_so_many() -> None:
    design = apply(PLAIN, AddLayer(part="front", layer=motif("a")))
    with pytest.raises(EditRefused, match="already"):
        apply(design, AddLayer(part="back", layer=motif("a")))
    full = PartDesign(layers=tuple(motif(f"m{at}") for at in range(MAX_LAYERS)))
    with pytest.raises(EditRefused, match="take one away"):
        apply(PLAIN.with_part("front", full), AddLayer(part="front", layer=motif("more")))
    assert design.free_layer_id() not in {"a"}
