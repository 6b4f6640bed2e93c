"""Proves the wrapper: it fits its bar, the law is always readable, art and checks behave."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import pairwise
from pathlib import Path as FilePath

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from configurator.families.wrapper.bars import read_bars
from configurator.families.wrapper.family import FAMILY
from configurator.families.wrapper.form import front_place, picture, regions
from configurator.families.wrapper.legal import LegalPanelFull, composed
from configurator.families.wrapper.legal_setting import Setter
from configurator.families.wrapper.legal_words import LegalSheet, read_legal
from configurator.families.wrapper.parts import PART, Sheet, laid_out, legal_box
from configurator.families.wrapper.reading import LETTER_COLORS
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork, Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.editions import Edition, Sheets
from configurator.model.edits import apply
from configurator.model.flatten import flatten
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Pattern,
    Photo,
    PhotoRef,
    Placement,
    Stroke,
)
from configurator.model.library import Library
from configurator.model.photos import PhotoGone
from configurator.model.problem import Problem
from configurator.prepress.barcodes import ean13_check_digit
from configurator.preview.render import Raster, render_part
from configurator.preview.soft_proof import proof_on

SHEETS = Sheets(assets_folder(), Edition(family="wrapper"))
BARS = read_bars(SHEETS)
LAW = read_legal(SHEETS)
SIZES = tuple(bar.id for bar in BARS.bars)
KINDS = ("sleeve", "fold-end")
CHOCOLATES = tuple(LAW.foods)
FILL_SHARE = 0.74
DENSITY_G_CM3 = 1.27


class NoPhotos:
    """A shelf with nothing on it."""

    def path(self, photo_id: str) -> FilePath:
        raise PhotoGone(photo_id)


@lru_cache(maxsize=1)
def library() -> Library:
    """The assets as they ship, opened once."""
    return Library(assets_folder(), FontBook(assets_folder() / "fonts"))


def plain(size: str = "100g", **options: str) -> Design:
    """An untouched wrapper with some options chosen."""
    design = FAMILY.new_design(None, size)
    for option, choice in options.items():
        design = design.with_option(option, choice)
    return design


def with_layers(design: Design, *layers: Layer) -> Design:
    part = design.part(PART)
    return design.with_part(PART, part.model_copy(update={"layers": (*part.layers, *layers)}))


def artwork(design: Design) -> Artwork:
    return flatten(design, FAMILY.shapes(design, library()), library())


def wrap(design: Design) -> PartArtwork:
    return artwork(design).part(PART)


def problems(design: Design) -> tuple[Problem, ...]:
    return FAMILY.check(design, artwork(design))


def words(x: float, y: float, turn: float = 0.0, color: str = "cream") -> Lettering:
    return Lettering(
        id="words",
        placement=Placement(x_mm=x, y_mm=y, rotation_deg=turn),
        text="שלום Noa",
        font="rubik",
        size_mm=7,
        color=color,
    )


def legal_raster(design: Design, px_per_mm: float = 12.0) -> Raster:
    box = legal_box(FAMILY.sheet(design))
    return render_part(wrap(design), NoPhotos(), px_per_mm, box=box)


def every_sheet() -> list[tuple[str, Sheet]]:
    return [(size, laid_out(BARS, size, kind)) for size in SIZES for kind in KINDS]


@pytest.mark.parametrize("bar", BARS.bars, ids=lambda bar: str(bar.id))
def test_a_bar_of_these_measures_weighs_what_it_says(bar: object) -> None:
    bar = BARS.bar(getattr(bar, "id", ""))
    volume_cm3 = bar.length_mm * bar.width_mm * bar.thickness_mm / 1000
    assert volume_cm3 * FILL_SHARE * DENSITY_G_CM3 == pytest.approx(bar.net_g, rel=0.05)


@pytest.mark.parametrize(("size", "sheet"), every_sheet())
def test_the_sheet_goes_once_around_its_bar(size: str, sheet: Sheet) -> None:
    bar, slack = BARS.bar(size), BARS.wrap_slack_mm
    bare = bar.peek_mm if sheet.kind == "sleeve" else 0.0
    assert sheet.front.height == bar.width_mm + slack
    assert sheet.front.width == bar.length_mm + slack - 2 * bare
    girth = 2 * (bar.width_mm + slack) + 2 * (bar.thickness_mm + slack)
    assert sheet.bottom.bottom - sheet.back.top == pytest.approx(girth - BARS.seam_mm)
    stack = [sheet.back, sheet.top, sheet.front, sheet.bottom, sheet.flap]
    assert all(upper.bottom == lower.top for upper, lower in pairwise(stack))
    if sheet.kind == "fold-end":
        assert sheet.left is not None and sheet.right is not None
        assert sheet.left.right == sheet.front.left and sheet.right.left == sheet.front.right
        assert sheet.left.width == sheet.right.width == bar.thickness_mm + slack


@pytest.mark.parametrize(("size", "sheet"), every_sheet())
def test_process_lines_are_where_the_paper_turns(size: str, sheet: Sheet) -> None:
    (shape,) = FAMILY.shapes(plain(size, kind=sheet.kind), library())
    lines: dict[str, list[Box]] = {}
    for line in shape.lines:
        lines.setdefault(line.kind, []).append(line.path.box)
    assert [line.path for line in shape.lines if line.kind == "cut"] == [shape.trim]
    folds = {sheet.top.top, sheet.front.top, sheet.bottom.top, sheet.flap.top}
    assert {box.top for box in lines["crease"]} == folds
    assert all(box.height == 0 for box in lines["crease"])
    ends = (sheet.left, sheet.right)
    across = {x for end in ends if end is not None for x in (end.left, end.right)}
    assert {box.left for box in lines.get("fold", [])} == across
    assert all(shape.zone("glue").outline.box.contains(box) for box in lines["glue"])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("chocolate", CHOCOLATES)
def test_the_law_is_set_large_enough_and_inside_its_panel(
    size: str, kind: str, chocolate: str
) -> None:
    sheet = FAMILY.sheet(plain(size, kind=kind))
    panel = composed(LAW, sheet, chocolate, library().fonts)
    face_cm2 = sheet.bar.length_mm * sheet.bar.width_mm / 100
    assert panel.x_height_mm >= (0.9 if face_cm2 < 80 else 1.2)
    assert panel.box.contains(panel.lettering.box)
    assert panel.box.contains(panel.bars.box)
    assert sheet.back_reading.contains(panel.box)


def test_net_weight_is_as_high_as_the_directive_asks() -> None:
    heights = [LAW.net_height.least_for(grams) for grams in (40, 50, 51, 200, 300, 2000)]
    assert heights == [2.0, 2.0, 3.0, 3.0, 4.0, 4.0]


@pytest.mark.parametrize("size", SIZES)
def test_every_item_has_its_own_in_store_number(size: str) -> None:
    numbers = LAW.items[size]
    assert set(numbers) == set(CHOCOLATES)
    assert all(20 <= int(number[:2]) <= 29 for number in numbers.values())
    everything = [number for codes in LAW.items.values() for number in codes.values()]
    assert len(set(everything)) == len(everything)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", ["paper-coated", "uncoated", "kraft", "foil"])
def test_the_till_reads_the_barcode(size: str, kind: str, paper: str) -> None:
    for chocolate in CHOCOLATES:
        raster = legal_raster(plain(size, kind=kind, paper=paper, chocolate=chocolate))
        picture = Image.frombytes("RGBA", (raster.width, raster.height), raster.rgba)
        (found,) = zxingcpp.read_barcodes(picture.convert("L"))
        item = LAW.items[size][chocolate]
        assert found.text == item + ean13_check_digit(item)


def hostile_layers(sheet: Sheet) -> tuple[Layer, ...]:
    """Everything a customer could throw at the legal panel, as large as it gets."""
    x, y = legal_box(sheet).center
    at = Placement(x_mm=x, y_mm=y)
    return (
        Pattern(id="a", placement=at, motif="heart", width_mm=30, pitch_mm=12, repeat="grid"),
        Motif(id="b", placement=at, motif="sun", width_mm=300),
        Drawing(
            id="c",
            placement=at,
            strokes=(Stroke(points=((-200, 0), (200, 0)), width_mm=50, color="black"),),
            scale=4,
        ),
        Lettering(id="d", placement=at, text="████", font="rubik-black", size_mm=200, color="red"),
        Photo(
            id="e",
            placement=at,
            photo=PhotoRef(id="0" * 64, width_px=100, height_px=100),
            width_mm=400,
            height_mm=400,
        ),
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("decoration", ["foil-stars", "foil-frame"])
def test_art_never_covers_the_law(size: str, kind: str, decoration: str) -> None:
    bare = plain(size, kind=kind, decoration=decoration)
    attacked = with_layers(bare, *hostile_layers(FAMILY.sheet(bare)))
    assert legal_raster(attacked, 6.0) == legal_raster(bare, 6.0)
    assert wrap(attacked).marks != wrap(bare).marks


def test_the_law_is_printed_in_black_alone_on_bare_paper() -> None:
    marks = [mark for mark in wrap(plain()).marks if isinstance(mark, Fill)]
    law = [mark for mark in marks if mark.role in ("legal", "barcode")]
    assert [mark.role for mark in law] == ["legal", "legal", "barcode"]
    assert marks[-3:] == law
    backing, lettering, bars = law
    assert backing.paint.cmyk == (0, 0, 0, 0)
    assert lettering.paint.cmyk == bars.paint.cmyk == (0, 0, 0, 1)
    assert backing.path.box.contains(lettering.path.box)


def test_no_ink_lies_under_the_glue() -> None:
    design = with_layers(plain(), *hostile_layers(FAMILY.sheet(plain())))
    part = wrap(design)
    glue = next(line.path.box for line in part.shape.lines if line.kind == "glue")
    raster = render_part(part, NoPhotos(), 4, box=glue)
    assert set(zip(*[iter(raster.rgba)] * 4, strict=True)) == {(253, 253, 251, 255)}


def test_each_chocolate_says_what_is_in_it() -> None:
    sheet = FAMILY.sheet(plain())
    panels = [composed(LAW, sheet, chocolate, library().fonts) for chocolate in CHOCOLATES]
    assert len({panel.lettering for panel in panels}) == len(panels)
    for food in LAW.foods.values():
        for text in (food.ingredients.en, food.ingredients.he, food.traces.en, food.traces.he):
            assert text.count("*") % 2 == 0 and "*" in text
    milk = LAW.foods["milk"]
    assert milk.amount("sodium_mg", 100) == pytest.approx(84)
    assert milk.amount("sugar_teaspoons", 100) == pytest.approx(13.7)
    assert milk.amount("energy_kcal", 25) == pytest.approx(135)


def test_allergens_are_bolder_than_their_neighbors() -> None:
    setter = Setter(library().fonts, 2.0)
    assert setter.word("milk", "en", bold=True).width > setter.word("milk", "en").width
    box = Box.sized(200, 50)
    bold, _ = setter.paragraph("whole *milk* powder", "en", box)
    thin, _ = setter.paragraph("whole milk powder", "en", box)
    assert bold[1] != thin[1] and bold[0] == thin[0]


def test_a_law_that_does_not_fit_says_what_to_do() -> None:
    food = LAW.foods["milk"]
    long = food.ingredients.model_copy(update={"en": "sugar, " * 300})
    endless = food.model_copy(update={"ingredients": long})
    law = LAW.model_copy(update={"foods": {**LAW.foods, "milk": endless}})
    with pytest.raises(LegalPanelFull, match="larger, at the staff desk"):
        composed(law, laid_out(BARS, "40g", "sleeve"), "milk", library().fonts)


def test_the_newest_legal_sheet_is_used(tmp_path: FilePath) -> None:
    folder = tmp_path / "wrapper"
    folder.mkdir()
    document = json.loads(next((assets_folder() / "wrapper").glob("legal-*.json")).read_text())
    for version in ("2026-01", "2027-03", "2026-11"):
        text = json.dumps({**document, "version": version})
        (folder / f"legal-{version}.json").write_text(text)
    newer = read_legal(Sheets(tmp_path, Edition(family="wrapper")))
    assert isinstance(newer, LegalSheet)
    assert newer.version == "2027-03"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        FAMILY.new_design("no-such-theme")
    with pytest.raises(KeyError):
        FAMILY.new_design(None, "5kg")
    with pytest.raises(KeyError):
        FAMILY.shapes(plain(backdrop="no-such-backdrop"), library())


def test_themes_cover_what_people_celebrate() -> None:
    tags = {tag for theme in FAMILY.themes for tag in theme.tags}
    assert len(FAMILY.themes) >= 10
    asked = "birthday thanks love wedding bar-mitzvah bat-mitzvah baby holidays city season plain"
    assert set(asked.split()) <= tags


@pytest.mark.parametrize("theme", [theme.id for theme in FAMILY.themes])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_theme_is_sound_on_every_bar(theme: str, size: str, kind: str) -> None:
    for language in ("en", "he"):
        design = FAMILY.new_design(theme, size, language)  # type: ignore[arg-type]
        design = FAMILY.refitted(design, design.with_option("kind", kind))
        assert problems(design) == ()
        safe = FAMILY.sheet(design).front.grown(-3)
        part = wrap(design)
        for layer in design.part(PART).layers:
            if isinstance(layer, Lettering):
                (mark,) = (m for m in part.marks_of(layer.id) if isinstance(m, Fill))
                assert safe.contains(mark.path.box), (layer.id, mark.path.box)


places = st.floats(0.02, 0.98)


@given(x=places, y=places, panel=st.sampled_from(["front", "back", "top"]))
@settings(max_examples=40, deadline=None)
def test_refitting_keeps_the_spot_and_comes_back(x: float, y: float, panel: str) -> None:
    design = plain("40g")
    box = FAMILY.sheet(design).panels[panel]
    spot = words(box.left + x * box.width, box.top + y * box.height)
    small = with_layers(design, spot)
    large = FAMILY.refitted(small, small.model_copy(update={"size": "large"}))
    moved = large.part(PART).layers[0].placement
    home = FAMILY.sheet(large).panels[panel]
    inside = Box(home.left, home.top, home.right, home.bottom)
    assert inside.left - 0.01 <= moved.x_mm <= inside.right + 0.01
    assert inside.top - 0.01 <= moved.y_mm <= inside.bottom + 0.01
    back = FAMILY.refitted(large, large.model_copy(update={"size": "40g"})).part(PART).layers[0]
    assert isinstance(back, Lettering)
    assert back.placement.x_mm == pytest.approx(spot.placement.x_mm, abs=0.01)
    assert back.placement.y_mm == pytest.approx(spot.placement.y_mm, abs=0.01)
    assert back.size_mm == pytest.approx(spot.size_mm, abs=0.01)


def test_a_layer_on_an_end_comes_to_the_front_of_a_sleeve() -> None:
    folded = plain(kind="fold-end")
    left = FAMILY.sheet(folded).panels["left"]
    design = with_layers(folded, words(*left.center))
    sleeve = FAMILY.refitted(design, design.with_option("kind", "sleeve"))
    at, front = sleeve.part(PART).layers[0].placement, FAMILY.sheet(sleeve).front
    assert front.left <= at.x_mm <= front.right and front.top <= at.y_mm <= front.bottom


def troubled() -> list[tuple[str, Design]]:
    """One design for each check, with the code it should be told by."""
    folded = plain(kind="fold-end")
    sheet, ends = FAMILY.sheet(plain()), FAMILY.sheet(folded)
    x, y = sheet.front.center
    photo = Photo(
        id="photo",
        placement=Placement(x_mm=sheet.back.center[0], y_mm=legal_box(sheet).center[1]),
        photo=PhotoRef(id="0" * 64, width_px=900, height_px=600),
        width_mm=60,
        height_mm=40,
    )
    return [
        ("words-on-fold", with_layers(plain(), words(x, sheet.front.top))),
        ("words-under-tuck", with_layers(folded, words(ends.back.left + 6, 20, 90))),
        ("words-upside-down", with_layers(plain(), words(x, sheet.back.bottom - 7))),
        ("photo-under-label", with_layers(plain(), photo)),
        ("words-melting", with_layers(plain(backdrop="dots"), words(x, y, 0, "cocoa"))),
        ("words-melting", with_layers(plain(paper="kraft"), words(x, y, 0, "espresso"))),
        ("words-melting", bare_metal(words(x, y, 0, "cream"))),
        ("words-melting", bare_metal(words(x, y, 0, "silver-grey"))),
    ]


def bare_metal(layer: Lettering) -> Design:
    """Words on a mirror: a wrapper of silver paper with no ink on it."""
    design = with_layers(plain(paper="foil"), layer)
    return design.with_part(PART, design.part(PART).model_copy(update={"color": "paper-white"}))


@pytest.mark.parametrize(("code", "design"), troubled())
def test_each_check_finds_its_problem_and_its_remedy_mends_it(code: str, design: Design) -> None:
    if code == "words-melting" and design.options["paper"] == "kraft":
        part = design.part(PART).model_copy(update={"color": "espresso"})
        design = design.with_part(PART, part)
    found = [problem for problem in problems(design) if problem.code == code]
    assert len(found) == 1
    (problem,) = found
    assert problem.weight == "warn" and problem.part == PART
    assert problem.words.en and problem.words.he and problem.words.en != problem.words.he
    mended = apply(design, problem.remedies[0].edit)
    assert code not in {each.code for each in problems(mended)}


def test_sound_words_are_left_alone() -> None:
    sheet = FAMILY.sheet(plain())
    x, y = sheet.front.center
    assert problems(with_layers(plain(), words(x, y))) == ()
    back = words(x, sheet.back.bottom - 7, 180)
    assert problems(with_layers(plain(), back)) == ()


def test_letter_colors_are_those_of_the_swatches() -> None:
    assert {name: library().swatches[name].srgb for name in LETTER_COLORS} == LETTER_COLORS


def test_facts_measure_paper_and_foil() -> None:
    bare, framed = plain(), plain(decoration="foil-frame")
    facts = FAMILY.facts(bare, artwork(bare))
    assert facts["foil_cm2"] == 0 and facts["net_g"] == 100
    sheet = FAMILY.sheet(bare)
    assert facts["sheet_cm2"] <= sheet.width * sheet.height / 100 + 0.01
    assert facts["front_cm2"] == pytest.approx(sheet.front.width * sheet.front.height / 100, 0.01)
    assert FAMILY.facts(framed, artwork(framed))["foil_cm2"] > 1
    assert FAMILY.facts(framed, artwork(framed))["foil_art_cm2"] == 0
    x, y = sheet.front.center
    shining = with_layers(bare, words(x, y, color="foil-gold"))
    facts = FAMILY.facts(shining, artwork(shining))
    assert 0 < facts["foil_art_cm2"] == facts["foil_cm2"]


def test_foil_is_a_separation_of_its_own() -> None:
    for foil, spot in (("foil-gold", "Foil Gold"), ("foil-silver", "Foil Silver")):
        marks = wrap(plain(decoration="foil-stars", foil=foil)).marks
        assert {m.paint.spot for m in marks if isinstance(m, Fill)} == {None, spot}


def shown(design: Design, view: str) -> Raster:
    return picture(design, artwork(design), view, 240, 150, NoPhotos(), library())


@pytest.mark.parametrize("view", ["flat", "wrapped", "back"])
def test_pictures_show_what_was_chosen(view: str) -> None:
    base = plain("40g")
    others = [base.with_option("foil", "foil-silver"), base.with_option("paper", "kraft")]
    others += [base.with_option("kind", "fold-end"), base.model_copy(update={"size": "large"})]
    pictures = [shown(design, view).rgba for design in (base, *others)]
    assert len(set(pictures)) == len(pictures)


def test_the_flat_picture_can_be_edited_on() -> None:
    design = plain()
    sheet, place = FAMILY.sheet(design), front_place(plain(), 1400, 740)
    corners = regions(design, "flat", 1400, 740)[PART]
    front = sheet.front
    assert corners[0] == pytest.approx(place.apply(front.left, front.top))
    assert corners[2] == pytest.approx(place.apply(front.right, front.bottom))


def test_silver_paper_mirrors_where_it_is_bare_and_is_white_under_the_label() -> None:
    bare, inked = bare_metal(words(-500, -500)), plain(paper="foil")
    shown = {name: seen_flat(design) for name, design in (("bare", bare), ("inked", inked))}
    middle = {name: picture[215, 120:580].astype(int) for name, picture in shown.items()}
    bands = {name: float(np.ptp(values.mean(axis=1))) for name, values in middle.items()}
    assert bands["bare"] > 50, "bands of light lie on bare metal"
    assert bands["inked"] < 0.6 * bands["bare"], "and only the sheen on ink, which lies on white"
    label = wrap(plain(paper="foil"))
    proof = proof_on(label.shape.stock)
    assert proof is not None
    grounds = [
        mark.paint.srgb
        for mark in proof.shown(label.marks)
        if isinstance(mark, Fill) and mark.role == "legal" and not any(mark.paint.cmyk)
    ]
    assert grounds and set(grounds) == {"#ffffff"}


def seen_flat(design: Design) -> NDArray[np.uint8]:
    """The front's handsome picture, 700 x 430 pixels."""
    raster = picture(design, artwork(design), "flat", 700, 430, NoPhotos(), library())
    return np.frombuffer(raster.rgba, np.uint8).reshape(430, 700, 4)[:, :, :3]


def test_uncoated_paper_is_warmer_and_its_colors_duller() -> None:
    """Its own white is seen, and ink sinks in; no window lies mirrored on it."""
    bare, inked = ({}, {})
    for paper in ("paper-coated", "uncoated"):
        design = plain(paper=paper)
        white = design.part(PART).model_copy(update={"color": "paper-white"})
        bare[paper] = seen_flat(design.with_part(PART, white))[215, 120:580].astype(float)
        inked[paper] = seen_flat(design)[215, 120:580].astype(float)
    warmth = {paper: float((each[:, 0] - each[:, 2]).mean()) for paper, each in bare.items()}
    assert 5 < warmth["uncoated"] - warmth["paper-coated"] < 20
    colored = {paper: float(np.ptp(each, axis=1).mean()) for paper, each in inked.items()}
    assert colored["uncoated"] < 0.95 * colored["paper-coated"]
