"""The workbench remembers what an edit leaves alone, and never shows anything old for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.edits import Edit, ReplaceLayer, SetColor, SetOption, SetSize, apply
from configurator.model.flatten import flatten
from configurator.model.product import finished
from configurator.studio.recent import Recent
from configurator.studio.workbench import Workbench

FAMILIES = ("wrapper", "shoe", "patch")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


def anew(bench: Workbench, design: Design) -> Artwork:
    """The artwork made without remembering anything."""
    family = bench.family(design)
    shapes = family.shapes(design, bench.library)
    return finished(family, design, flatten(design, shapes, bench.library), bench.library)


def edits_of(bench: Workbench, design: Design) -> list[Edit]:
    """Every layer moved, the first part colored, another size, each option's last choice."""
    family = bench.family(design)
    edits: list[Edit] = []
    for part in design.parts.values():
        for layer in part.layers:
            spot = layer.placement.model_copy(update={"x_mm": layer.placement.x_mm + 1.5})
            edits.append(ReplaceLayer(layer=layer.model_copy(update={"placement": spot})))
    edits += [SetColor(part=family.parts[0].id, color="teal"), SetSize(size=family.sizes[-1].id)]
    edits += [
        SetOption(option=option.id, choice=option.choices[-1].id) for option in family.options
    ]
    return edits


@pytest.mark.parametrize("family", FAMILIES)
def test_a_remembered_artwork_is_the_one_made_anew(bench: Workbench, family: str) -> None:
    maker = bench.families[family]
    design = maker.new_design(maker.themes[0].id if maker.themes else None)
    for edit in edits_of(bench, design):
        edited = apply(design, edit)
        assert bench.artwork(edited) == anew(bench, edited)
        assert bench.artwork(design) == anew(bench, design)
        if not isinstance(edit, SetSize):
            design = edited


@pytest.mark.parametrize("family", FAMILIES)
def test_an_edited_layer_leaves_the_others_marks_as_they_are(bench: Workbench, family: str) -> None:
    maker = bench.families[family]
    design, part, made = next(
        (design, name, each)
        for design in (maker.new_design(theme.id) for theme in maker.themes)
        for name, each in design.parts.items()
        if each.layers
    )
    before = bench.artwork(design).part(part)
    edited = apply(design, edits_of(bench, design)[0])
    after = bench.artwork(edited).part(part)
    for layer in made.layers[1:]:
        old, new = before.marks_of(layer.id), after.marks_of(layer.id)
        assert new == old
    assert after.shape is before.shape


def test_recent_holds_what_was_asked_for_last() -> None:
    made: list[str] = []
    recent: Recent[str, str] = Recent(2)

    def asked(what: str) -> str:
        return recent.get(what, lambda: made.append(what) or what.upper())

    assert [asked(each) for each in "abab"] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]
    asked("c")
    asked("b")
    asked("a")
    assert made == ["a", "b", "c", "a"]
    recent.forget()
    asked("a")
    assert made[-1] == "a" and len(made) == 5


def test_nothing_of_a_design_is_held_after_it_is_forgotten(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    design = bench.families["wrapper"].new_design("birthday")
    first = bench.artwork(design)
    assert bench.artwork(design) is first
    bench.forget()
    assert bench.artwork(design) is not first
    assert bench.artwork(design) == first
