"""Surprises: repeatable, always makeable, never touching what is the customer's own."""

from __future__ import annotations

import pytest

from configurator.families import find_families
from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook
from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.edits import StartOver, apply
from configurator.model.flatten import flatten, upright_box
from configurator.model.layers import Drawing, Layer, Lettering, Motif, Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.product import ProductFamily, finished
from configurator.studio.preflight import preflight
from configurator.tools.compositions import balanced
from configurator.tools.palettes import read_palettes
from configurator.tools.surprise import Liking, surprised

LIBRARY = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
PALETTES = read_palettes(assets_folder())
FAMILIES = find_families()
NOBODY = Liking()
each_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)


def stage_of(family: ProductFamily) -> str:
    return next(part.id for part in family.parts if "lettering" in part.tools)


def started(family: ProductFamily, *layers: Layer) -> Design:
    design, part = family.new_design(), stage_of(family)
    made = design.part(part).model_copy(update={"layers": layers})
    return design.with_part(part, made)


def words(text: str, name: str = "words") -> Lettering:
    return Lettering(
        id=name, placement=Placement(x_mm=50, y_mm=50), text=text, font="rubik", size_mm=8,
        color="black",
    )  # fmt: skip


def surprise(design: Design, seed: int, liking: Liking = NOBODY) -> Design:
    edit = surprised(design, FAMILIES[design.family], LIBRARY, PALETTES, liking, seed)
    assert isinstance(edit, StartOver)
    return apply(design, edit)


def test_palettes_are_made_of_swatches_that_are_there() -> None:
    used = {
        each for palette in PALETTES for each in (palette.ground, palette.ink, *palette.accents)
    }
    assert used <= set(LIBRARY.swatches)
    assert len({palette.id for palette in PALETTES}) == len(PALETTES) >= 12


@each_family
@pytest.mark.parametrize("text", ["נועה", "Happy birthday, dear Noa and Dan", "שתי\nשורות", ""])
def test_every_surprise_can_be_made(family: ProductFamily, text: str) -> None:
    for seed in range(1 if len(text) > 20 else 2):
        design = surprise(started(family, *([words(text)] if text else [])), seed)
        assert read_design(write_design(design)) == design
        artwork = flatten(design, family.shapes(design, LIBRARY), LIBRARY)
        artwork = finished(family, design, artwork, LIBRARY)
        found = preflight(design, artwork, family, LIBRARY)
        ours = [each for each in found if each.code.startswith("words-") or "missing" in each.code]
        assert ours == []
        said = [x.text for x in design.part(stage_of(family)).layers if isinstance(x, Lettering)]
        assert said == ([text] if text else [])


@each_family
def test_the_same_seed_surprises_alike_and_others_differ(family: ProductFamily) -> None:
    start = started(family, words("נועה"))
    looks = [write_design(surprise(start, seed)) for seed in range(4)]
    assert looks == [write_design(surprise(start, seed)) for seed in range(4)]
    assert len(set(looks)) == 4


def test_what_is_the_customers_own_stays() -> None:
    family = FAMILIES["wrapper"]
    photo = Photo(
        id="p", placement=Placement(x_mm=60, y_mm=40), width_mm=30, height_mm=30,
        photo=PhotoRef(id="a" * 64, width_px=3000, height_px=2000),
    )  # fmt: skip
    drawing = Drawing(id="d", placement=Placement(x_mm=40, y_mm=40), strokes=())
    held = Motif(
        id="m", placement=Placement(x_mm=50, y_mm=40), motif="cat", width_mm=10, locked=True
    )
    free = held.model_copy(update={"id": "free", "locked": False})
    start = started(family, photo, drawing, held, free, words("Noa"))
    for seed in range(5):
        after = surprise(start, seed)
        layers = after.part(stage_of(family)).layers
        assert [layer for layer in layers if layer.id in "pdm"] == [photo, drawing, held]
        assert "free" not in {layer.id for layer in layers}
        assert (after.size, after.options, after.title) == (start.size, start.options, start.title)


def shares(before: Layer, after: Layer) -> float:
    """How much of a layer's box another one covers, as a share of it."""
    one, other = upright_box(before, LIBRARY), upright_box(after, LIBRARY)
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0) / (one.width * one.height)


@pytest.mark.parametrize("x", [35, 72, 110])
def test_words_and_motifs_go_beside_a_photo_and_are_large_there(x: float) -> None:
    photo = Photo(
        id="p", placement=Placement(x_mm=x, y_mm=125), width_mm=46, height_mm=46,
        photo=PhotoRef(id="a" * 64, width_px=3000, height_px=2000),
    )  # fmt: skip
    start = started(FAMILIES["wrapper"], photo, words("Happy\nbirthday", "one"), words("Noa"))
    for seed in range(4):
        after = surprise(start, seed).part("wrap").layers
        fresh = [layer for layer in after if layer.id != "p"]
        assert all(shares(photo, layer) < 0.05 for layer in fresh)
        assert min(upright_box(each, LIBRARY).height for each in fresh) > 6


def test_ornaments_held_in_place_do_not_squeeze_the_words() -> None:
    confetti = [
        Motif(
            id=f"c{at}", placement=Placement(x_mm=24 + 48 * at, y_mm=125), motif="confetti-mix",
            width_mm=46, locked=True,
        )
        for at in range(3)
    ]  # fmt: skip
    start = started(FAMILIES["wrapper"], *confetti, words("נועה"))
    for seed in range(4):
        layers = surprise(start, seed).part("wrap").layers
        assert [layer for layer in layers if layer.id.startswith("c")] == confetti
        assert all(x.size_mm > 10 for x in layers if isinstance(x, Lettering))


def test_words_lie_outlined_on_a_photo_over_everything() -> None:
    photo = Photo(
        id="p", placement=Placement(x_mm=72, y_mm=125), width_mm=144, height_mm=83,
        photo=PhotoRef(id="a" * 64, width_px=3000, height_px=2000),
    )  # fmt: skip
    start = started(FAMILIES["wrapper"], photo, words("נועה"))
    for seed in range(4):
        layers = surprise(start, seed).part("wrap").layers
        said = [layer for layer in layers if isinstance(layer, Lettering)]
        assert len(said) == 1 and said[0].outline is not None and said[0].size_mm > 8


def test_likings_lean_and_what_was_just_shown_is_avoided() -> None:
    start = started(FAMILIES["wrapper"])

    def motifs(liking: Liking) -> list[str]:
        found = []
        for seed in range(14):
            layers = surprise(start, seed, liking).part("wrap").layers
            found += [layer.motif for layer in layers if hasattr(layer, "motif")]
        return found

    def animals(names: list[str]) -> float:
        return sum(LIBRARY.motif(name).theme == "animals" for name in names) / len(names)

    assert animals(motifs(Liking(likes={"animals": 3.0}))) > animals(motifs(NOBODY)) + 0.15
    shown = motifs(NOBODY)[0]
    assert shown not in motifs(Liking(avoid=frozenset({shown})))[:1]


def test_spare_words_are_written_where_there_are_none() -> None:
    after = surprise(started(FAMILIES["wrapper"]), 3, Liking(words="באהבה"))
    said = [x.text for x in after.part("wrap").layers if isinstance(x, Lettering)]
    assert said == ["באהבה"]


@pytest.mark.parametrize(
    ("text", "lines", "broken"),
    [
        ("one two three", 1, ["one two three"]),
        ("one two three", 3, ["one", "two", "three"]),
        ("happy birthday dear Noa", 2, ["happy birthday", "dear Noa"]),
        ("a bb ccc dddd", 2, ["a bb ccc", "dddd"]),
    ],
)
def test_words_are_broken_evenly(text: str, lines: int, broken: list[str]) -> None:
    assert balanced(text.split(), lines) == broken
