"""Photographs that will look otherwise printed are told of, once looked at and by what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.layers import Photo, PhotoRef, Placement
from configurator.model.problem import Problem
from configurator.studio.counter import Counter
from configurator.studio.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path / "data")


def taken(bench: Workbench, left: str, right: str) -> PhotoRef:
    """A photograph of two colors side by side."""
    picture = Image.new("RGB", (1200, 800), left)
    picture.paste(right, (600, 0, 1200, 800))
    file = bench.data / "taken.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file)
    return bench.photos.take_in(file)


def design_of(bench: Workbench, photo: PhotoRef, paper: str, **update: float) -> Design:
    design = bench.families["wrapper"].new_design().with_option("paper", paper)
    layer = Photo(id="photo", placement=Placement(x_mm=72, y_mm=125), photo=photo,
                  width_mm=45, height_mm=30)  # fmt: skip
    part = design.part("wrap").model_copy(update={"layers": (layer.model_copy(update=update),)})
    return design.with_part("wrap", part)


def told(counter: Counter, design: Design) -> list[Problem]:
    return [each for each in counter.problems(design) if each.code == "photo-shifted"]


def test_a_photograph_no_press_can_print_is_told_of_mildly(bench: Workbench) -> None:
    photo = taken(bench, "#00ff40", "#2010ff")
    design = design_of(bench, photo, "paper-coated")
    counter = Counter(bench)
    (found,) = told(counter, design)
    assert (found.weight, found.layer_id, found.part) == ("warn", "photo", "wrap")
    assert found.measured is not None and found.limit is not None
    assert found.limit < found.measured <= 100
    assert found.words.en.endswith(".") and any("א" <= c <= "ת" for c in found.words.he)


def test_a_quiet_photograph_is_left_alone_but_on_brown_paper(bench: Workbench) -> None:
    counter, photo = Counter(bench), bench.photos.take_in(assets_folder() / "photos/friends.jpg")
    shown = {
        paper: bool(told(counter, design_of(bench, photo, paper)))
        for paper in ("paper-coated", "uncoated", "foil", "kraft")
    }
    assert shown == {"paper-coated": False, "uncoated": False, "foil": False, "kraft": True}


def test_only_what_is_seen_of_a_photograph_counts(bench: Workbench) -> None:
    counter, photo = Counter(bench), taken(bench, "#00ff40", "#b09a88")
    halves = {
        pan: bool(told(counter, design_of(bench, photo, "paper-coated", zoom=4.0, pan_x=pan)))
        for pan in (-1.0, 1.0)
    }
    assert sorted(halves.values()) == [False, True]


def test_a_photograph_is_looked_at_once_until_all_is_forgotten(bench: Workbench) -> None:
    counter, photo = Counter(bench), taken(bench, "#00ff40", "#2010ff")
    design = design_of(bench, photo, "paper-coated")
    first = told(counter, design)
    bench.photos.remove(photo.id)
    assert told(counter, design) == first
    moved = design_of(bench, photo, "paper-coated").layer("photo")
    assert moved is not None
    elsewhere = moved[1].model_copy(update={"placement": Placement(x_mm=80, y_mm=120)})
    part = design.part("wrap").model_copy(update={"layers": (elsewhere,)})
    assert told(counter, design.with_part("wrap", part)) == first, "moving is no new look"
    counter.forget()
    assert told(counter, design) == [], "a photograph that is gone says so elsewhere"
