"""Preflight: each check with a design that fails and one that passes, and remedies that mend."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork, Paint, PartShape, Zone
from configurator.model.design import Design, PartDesign
from configurator.model.edits import apply
from configurator.model.flatten import flatten
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Outline,
    Photo,
    PhotoRef,
    Placement,
    Stroke,
)
from configurator.model.library import Library
from configurator.model.press import Press, house_press
from configurator.model.problem import Problem
from configurator.model.product import Option, Part, Size, Theme, View
from configurator.model.substrates import house_substrates
from configurator.model.words import Language, Words
from configurator.preview.soft_proof import proof_on
from configurator.store.store import Store
from configurator.studio.preflight import preflight
from configurator.studio.workbench import Workbench

LIBRARY = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
NAME = Words(en="Card", he="כרטיס")
OVER_THE_LINE = Problem(code="too-square", weight="warn", words=Words(en="Square.", he="מרובע."))

SHAPE = PartShape(
    "front",
    trim=Path.rectangle(Box.sized(160, 90)),
    bleed=Path.rectangle(Box.sized(160, 90).grown(3)),
    safe=Path.rectangle(Box.sized(160, 90).grown(-3)),
    zones=(
        Zone("face", "art", Path.rectangle(Box(0, 0, 110, 90))),
        Zone("label", "legal", Path.rectangle(Box(120, 0, 160, 90))),
    ),
    base=Paint("#ffffff", (0, 0, 0, 0)),
)
ROUND = replace(
    SHAPE,
    trim=Path.ellipse(Box.sized(90, 90)),
    bleed=Path.ellipse(Box.sized(96, 96, -3, -3)),
    safe=Path.ellipse(Box.sized(84, 84, 3, 3)),
    zones=(),
)


@dataclass(frozen=True)
class Card:
    """A family of one flat part, for checking."""

    shape: PartShape = SHAPE
    materials: tuple[str, ...] = ("paper-coated", "canvas")
    colors: tuple[str, ...] = ("cream", "navy", "butter")
    id: str = "card"
    words: Words = NAME
    sizes: tuple[Size, ...] = (Size(id="one", words=NAME),)
    default_size: str = "one"
    options: tuple[Option, ...] = ()
    themes: tuple[Theme, ...] = ()
    views: tuple[View, ...] = ()
    complaint: Problem | None = None
    press: Press = field(default_factory=house_press)

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            Part(
                id="front",
                words=NAME,
                colors=self.colors,
                materials=self.materials,
                tools=("lettering", "photo", "motif"),
                focus="face" if self.shape.zones else None,
            ),
        )

    def new_design(
        self, theme: str | None = None, size: str | None = None, language: Language = "en"
    ) -> Design:
        return Design(family="card", size="one")

    def shapes(self, design: Design, library: Library) -> tuple[PartShape, ...]:
        return (self.shape,)

    def check(self, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
        return (self.complaint,) if self.complaint else ()

    def facts(self, design: Design, artwork: Artwork) -> dict[str, float]:
        return {}


CARD = Card()


def design_of(*layers: Layer, **part: Any) -> Design:
    return Design(family="card", size="one", parts={"front": PartDesign(layers=layers, **part)})


def problems(design: Design, family: Card = CARD) -> tuple[Problem, ...]:
    artwork = flatten(design, family.shapes(design, LIBRARY), LIBRARY)
    return preflight(design, artwork, family, LIBRARY)


def words(**update: Any) -> Lettering:
    plain = Lettering(
        id="words",
        placement=Placement(x_mm=55, y_mm=45),
        text="Noa נועה",
        font="rubik",
        size_mm=9,
        color="navy",
    )
    return plain.model_copy(update=update)


def at(x: float, y: float, turn: float = 0) -> Placement:
    return Placement(x_mm=x, y_mm=y, rotation_deg=turn)


def photo(width_px: int = 3000, **update: Any) -> Photo:
    ref = PhotoRef(id="a" * 64, width_px=width_px, height_px=width_px)
    plain = Photo(id="photo", placement=at(55, 45), photo=ref, width_mm=50, height_mm=50)
    return plain.model_copy(update=update)


def drawing(width_mm: float, **update: Any) -> Drawing:
    stroke = Stroke(points=((0, 0), (9, 9)), width_mm=width_mm, color="navy")
    plain = Drawing(id="drawing", placement=at(55, 45), strokes=(stroke,))
    return plain.model_copy(update=update)


MOTIF = Motif(id="cat", placement=at(55, 45), motif="cat", width_mm=30)


@pytest.mark.parametrize(
    "layer",
    [words(), words(placement=at(55, 45, 40)), photo(), drawing(1), MOTIF],
    ids=lambda layer: layer.kind,
)
def test_a_sound_design_has_no_problem(layer: Layer) -> None:
    assert problems(design_of(layer)) == ()


FAULTS: dict[str, tuple[Layer, str, str]] = {
    "nothing written": (words(text="  \n"), "empty-words", "warn"),
    "letters nobody has": (words(text="Noa 漢 \ue000"), "missing-letters", "stop"),
    "only such letters": (words(text="漢"), "missing-letters", "stop"),
    "tiny": (words(size_mm=1.2), "small-words", "stop"),
    "shrunk tiny": (
        words(text="many many words in a narrow place", fit="shrink", box_width_mm=18),
        "small-words",
        "stop",
    ),
    "over the cut": (words(placement=at(55, 1)), "words-cut-off", "stop"),
    "wholly outside": (words(placement=at(55, -40)), "words-cut-off", "stop"),
    "near the cut": (words(placement=at(55, 5.2)), "words-near-edge", "warn"),
    "turned over the cut": (words(placement=at(8, 45, 30)), "words-cut-off", "stop"),
    "too wide": (words(size_mm=60), "words-cut-off", "stop"),
    "on the label": (words(placement=at(125, 45)), "words-hidden", "stop"),
    "soft": (photo(500), "photo-soft", "warn"),
    "blurred": (photo(200), "photo-too-small", "stop"),
    "soft by zooming": (photo(3000, zoom=8.0), "photo-soft", "warn"),
    "a hairline": (drawing(0.05), "thin-line", "stop"),
    "a hairline by shrinking": (drawing(1, scale=0.05), "thin-line", "stop"),
    "a thin edge": (words(outline=Outline(width_mm=0.05, color="butter")), "thin-line", "stop"),
    "a thin border": (photo(border=Outline(width_mm=0.05, color="navy")), "thin-line", "stop"),
    "a motif nobody sees": (
        MOTIF.model_copy(update={"placement": at(-60, 45)}),
        "out-of-sight",
        "warn",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_found_said_and_mended(fault: str) -> None:
    layer, code, weight = FAULTS[fault]
    design = design_of(layer)
    found = problems(design)
    problem = next(each for each in found if each.code == code)
    assert (problem.weight, problem.part, problem.layer_id) == (weight, "front", layer.id)
    assert problem.words.en.endswith(".") and any("א" <= c <= "ת" for c in problem.words.he)
    assert "{" not in problem.words.en + problem.words.he
    mended = apply(design, problem.remedies[0].edit)
    assert code not in {each.code for each in problems(mended)}
    assert [each for each in problems(mended) if each.weight == "stop"] == []


def test_letters_that_cannot_be_made_are_named() -> None:
    (found,) = problems(design_of(words(text="Noa 漢字")))
    assert "漢 字" in found.words.en and "漢 字" in found.words.he
    mended = apply(design_of(words(text="Noa 漢字")), found.remedies[0].edit).layer("words")
    assert mended is not None and mended[1].text == "Noa"


def test_a_photograph_too_small_to_shrink_can_only_be_taken_away() -> None:
    (found,) = problems(design_of(photo(20)))
    assert found.code == "photo-too-small"
    assert problems(apply(design_of(photo(20)), found.remedies[0].edit)) == ()
    assert (found.measured, found.limit, found.unit) == (10, 150, "ppi")


def test_cloth_asks_for_less_than_paper() -> None:
    soft_on_paper = photo(450)
    assert [each.code for each in problems(design_of(soft_on_paper))] == ["photo-soft"]
    assert problems(design_of(soft_on_paper, material="canvas")) == ()
    cloth_first = Card(materials=("canvas",))
    assert problems(design_of(soft_on_paper), cloth_first) == ()


@pytest.mark.parametrize("ground", ["navy", "black", "indigo"])
def test_words_in_the_color_of_their_ground_are_noticed(ground: str) -> None:
    (found,) = problems(design_of(words(color=ground), color=ground))
    assert (found.code, found.weight) == ("words-unseen", "warn")
    mended = apply(design_of(words(color=ground), color=ground), found.remedies[0].edit)
    assert problems(mended) == ()


@pytest.mark.parametrize(
    "layers",
    [
        (words(color="cream", outline=Outline(width_mm=1, color="navy")),),
        (photo(), words(color="cream")),
        (words(color="foil-gold"),),
    ],
    ids=["outlined", "on a photo", "in foil"],
)
def test_words_that_stand_out_some_other_way_are_left_alone(layers: tuple[Layer, ...]) -> None:
    assert problems(design_of(*layers, color="cream")) == ()


@pytest.mark.parametrize("spot", [at(8, 45), at(45, 4), at(80, 80, 25), at(-40, -40)])
def test_words_are_brought_inside_a_round_part(spot: Placement) -> None:
    card = Card(shape=ROUND)
    design = design_of(words(placement=spot))
    (found,) = problems(design, card)
    assert problems(apply(design, found.remedies[0].edit), card) == ()


def test_motifs_may_run_over_the_edge() -> None:
    assert problems(design_of(MOTIF.model_copy(update={"placement": at(0, 0)}))) == ()


def test_the_family_has_its_say_last() -> None:
    family = Card(complaint=OVER_THE_LINE)
    found = problems(design_of(words(text="")), family)
    assert [each.code for each in found] == ["empty-words", "too-square"]


def test_parts_the_product_does_not_have_are_not_checked() -> None:
    design = design_of(words()).with_part("laces", PartDesign(layers=(words(id="x", text=""),)))
    assert problems(design) == ()


def test_words_on_a_fold_are_told_once_and_as_exactly_as_can_be(store: Store) -> None:
    bench = Workbench(store.folder)
    family = bench.families["wrapper"]
    plain = family.new_design()
    front = bench.artwork(plain).parts[0].shape.zone("front").outline.box
    spot = at((front.left + front.right) / 2, front.top)
    folded = words(placement=spot, size_mm=8.0, color="cream")
    design = plain.with_part("wrap", plain.part("wrap").model_copy(update={"layers": (folded,)}))
    found = preflight(design, bench.artwork(design), family, bench.library)
    codes = [problem.code for problem in found if problem.layer_id == folded.id]
    assert "words-on-fold" in codes
    assert "words-near-edge" not in codes


@pytest.mark.parametrize(
    ("layer", "ground", "code"),
    [
        (words(size_mm=1.95, color="cream"), "navy", "small-words"),
        (words(size_mm=2.6, color="espresso"), "butter", "words-fuzzy"),
        (drawing(0.13), "navy", "thin-line"),
    ],
    ids=["light words on dark", "small words in four inks", "a light line on dark"],
)
def test_ink_closes_in_on_what_is_light_or_mixed(layer: Layer, ground: str, code: str) -> None:
    if isinstance(layer, Drawing):
        strokes = tuple(each.model_copy(update={"color": "cream"}) for each in layer.strokes)
        layer = layer.model_copy(update={"strokes": strokes})
    design = design_of(layer, color=ground)
    (found,) = problems(design)
    assert found.code == code
    for remedy in found.remedies:
        assert code not in {each.code for each in problems(apply(design, remedy.edit))}
    dark = layer.model_copy(update={"color": "black"}) if isinstance(layer, Lettering) else None
    if dark is not None:
        assert problems(design_of(dark, color="butter")) == ()


def test_what_is_sewn_is_held_to_no_inks() -> None:
    sewn = Card(shape=replace(SHAPE, substrate="twill"))
    design = design_of(words(size_mm=2.6, color="espresso"), color="butter")
    assert [each.code for each in problems(design)] == ["words-fuzzy"]
    assert problems(design, sewn) == ()


def test_contrast_is_judged_on_the_substrate_that_was_chosen() -> None:
    """Brown paper shows through every ink and brings all of them closer together."""
    bare = replace(SHAPE, base=Paint("#ffffff", (0, 0, 0, 0)))
    white, kraft = Card(shape=bare), Card(shape=replace(bare, substrate="kraft"))
    design = design_of(words(color="cream"))
    (on_white,), (on_kraft,) = problems(design, white), problems(design, kraft)
    assert on_white.code == on_kraft.code == "words-unseen"
    assert on_white.measured is not None and on_kraft.measured is not None
    assert on_kraft.measured <= on_white.measured
    mended = apply(design, on_kraft.remedies[0].edit)
    assert problems(mended, kraft) == ()


MUDDY = Card(
    shape=replace(SHAPE, base=Paint("#ffffff", (0, 0, 0, 0)), substrate="kraft"),
    colors=("cream", "navy", "butter", "olive", "lime", "teal", "azure", "terracotta", "rose"),
)


@pytest.mark.parametrize(
    ("layer", "ground"),
    [
        (words(color="olive"), None),
        (words(outline=Outline(width_mm=1, color="teal")), None),
        (drawing(1), "olive"),
        (photo(border=Outline(width_mm=1, color="terracotta")), "teal"),
        (MOTIF.model_copy(update={"colors": ("olive", "teal")}), None),
    ],
    ids=["words", "an edge", "the ground", "a border and the ground", "a motif"],
)
def test_a_color_that_prints_as_another_is_exchanged_for_the_closest(
    layer: Layer, ground: str | None
) -> None:
    design = design_of(layer, color=ground)
    (found,) = [each for each in problems(design, MUDDY) if each.code == "color-shifted"]
    assert (found.weight, found.unit) == ("warn", "CIEDE2000")
    assert found.measured is not None and found.limit is not None and found.measured > found.limit
    assert found.words.en.endswith(".") and any("א" <= c <= "ת" for c in found.words.he)
    mended = apply(design, found.remedies[0].edit)
    assert mended != design
    assert "color-shifted" not in {each.code for each in problems(mended, MUDDY)}


def test_colors_are_left_alone_on_white_and_where_nothing_comes_closer() -> None:
    white = replace(MUDDY, shape=replace(MUDDY.shape, substrate="coated"))
    assert "color-shifted" not in {p.code for p in problems(design_of(words(color="olive")), white)}
    few = replace(MUDDY, colors=("olive", "navy"))
    assert "color-shifted" not in {p.code for p in problems(design_of(words(color="olive")), few)}


def test_the_swatch_offered_instead_prints_closer_to_what_was_chosen() -> None:
    proof = proof_on(house_substrates()["kraft"])
    assert proof is not None
    design = design_of(words(color="olive"))
    (found,) = [each for each in problems(design, MUDDY) if each.code == "color-shifted"]
    mended = apply(design, found.remedies[0].edit).layer("words")
    assert mended is not None and isinstance(mended[1], Lettering)
    wanted = lab_of(LIBRARY.paint("olive").srgb)
    before, after = (
        delta_e_2000(wanted, lab_of(proof.color_of(LIBRARY.paint(name))))
        for name in ("olive", mended[1].color)
    )
    assert before == pytest.approx(found.measured, abs=0.06)
    assert after < before - 8
