"""Photographs that will look otherwise printed are told of, once looked at and by what is seen."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.model.artwork import Picture
from configurator.model.design import Design
from configurator.model.layers import Photo, PhotoRef, Placement
from configurator.model.problem import Problem
from configurator.prepress.output_intent import coated_paper
from configurator.prepress.photo_ink import PhotoInk
from configurator.preview.render import render_marks
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied
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


VIVID, QUIET = ("#00ff40", "#2010ff"), ("#b09a88", "#8a7f70")
WAYS_OUT = [
    (VIVID, "paper-coated", ["Black and white"]),
    (VIVID, "foil", ["Black and white"]),
    (VIVID, "kraft", ["Black and white on Silk white"]),
    (QUIET, "kraft", ["Take Silk white"]),
    (("#0000ff", "#000000"), "kraft", ["Black and white"]),
]


@pytest.mark.parametrize(("colors", "paper", "ways"), WAYS_OUT)
def test_one_tap_shows_it_as_it_prints(
    bench: Workbench, colors: tuple[str, str], paper: str, ways: list[str]
) -> None:
    counter, family = Counter(bench), bench.families["wrapper"]
    design = design_of(bench, taken(bench, *colors), paper)
    (found,) = told(counter, design)
    assert [remedy.words.en for remedy in found.remedies] == ways
    for remedy in found.remedies:
        mended = applied(family, design, remedy.edit)
        assert told(counter, mended) == []
        assert mended.layer("photo") is not None, "nobody loses a photograph over its colors"


@pytest.mark.parametrize("family", ["wrapper", "shoe", "patch"])
def test_a_gray_photograph_is_gray_wherever_it_is_seen_or_made(
    bench: Workbench, family: str
) -> None:
    part = {"wrapper": "wrap", "shoe": "quarter-outer", "patch": "face"}[family]
    design = bench.families[family].new_design()
    layer = Photo(
        id="photo", placement=Placement(x_mm=40, y_mm=40), photo=taken(bench, "#e02020", "#2040e0"),
        width_mm=24, height_mm=16, tone="gray",
    )  # fmt: skip
    made = design.part(part).model_copy(update={"layers": (layer,)})
    design = design.with_part(part, made)
    marks = bench.artwork(design).part(part).marks_of("photo")
    seen = render_marks(marks, bench.photos, Box(30, 34, 50, 46), 4.0)
    assert chroma(np.frombuffer(seen.rgba, np.uint8).reshape(-1, 4)) <= (
        0 if family != "patch" else 24
    )
    for mark in marks:
        if isinstance(mark, Picture):
            inks = PhotoInk(bench.photos, coated_paper())
            gray = inks.prepare(mark, Box(0, 0, 200, 200))
            colored = inks.prepare(replace(mark, tone="color"), Box(0, 0, 200, 200))
            assert gray is not None and colored is not None and gray.name != colored.name
            page = Image.open(io.BytesIO(gray.encoded.jpeg))
            printed = coated_paper().profile.cmyk_to_rgb(page)
            assert chroma(np.asarray(printed).reshape(-1, 3)) <= 12


def chroma(pixels: np.ndarray) -> int:
    """How far the most colored of some pixels is from gray, 0 to 255."""
    rgb = pixels[..., :3].astype(int)
    return int((rgb.max(axis=-1) - rgb.min(axis=-1)).max())


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
    again = told(counter, design.with_part("wrap", part))
    assert [each.measured for each in again] == [each.measured for each in first], "no new look"
    counter.forget()
    assert told(counter, design) == [], "a photograph that is gone says so elsewhere"
