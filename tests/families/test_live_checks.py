"""Live checks on the real products: what is wrong is told, and one tap of its remedy mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from configurator.families import find_families
from configurator.ground.color import lab_of, nearest
from configurator.model.artwork import Artwork, Paint
from configurator.model.design import Design, PartDesign
from configurator.model.edits import apply
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Outline,
    Photo,
    PhotoRef,
    Placement,
    Stroke,
)
from configurator.model.problem import Problem
from configurator.model.product import Part, ProductFamily, faces_of
from configurator.store.store import Store
from configurator.studio.preflight import preflight
from configurator.studio.workbench import Workbench

FAMILIES = find_families()


@dataclass(frozen=True)
class Spot:
    """A product with one part to be designed, and a good place on it."""

    bench: Workbench
    family: ProductFamily
    part: Part
    plain: Design
    x: float
    y: float
    ground: str

    def with_layer(self, layer: Layer) -> Design:
        made = self.plain.part(self.part.id).model_copy(update={"layers": (layer,)})
        return self.plain.with_part(self.part.id, made)

    def problems(self, design: Design) -> tuple[Problem, ...]:
        return preflight(design, self.bench.artwork(design), self.family, self.bench.library)


def spot_of(bench: Workbench, name: str) -> Spot:
    family = bench.families[name]
    plain = family.new_design()
    plain = plain.model_copy(update={"parts": dict(plain.parts)})
    bare = {part: PartDesign(color=made.color) for part, made in plain.parts.items()}
    plain = plain.model_copy(update={"parts": bare})
    artwork = bench.artwork(plain)
    usable = [
        part
        for part in family.parts
        if {"lettering", "draw"} <= set(part.tools) and not part.id.startswith("right.")
    ]
    part = max(usable, key=lambda each: _area(artwork, each.id))
    face = faces_of(family, plain, artwork.part(part.id).shape)[0]
    x, y = face.box.center
    ground = ground_of(
        bench, part, artwork.part(part.id).shape.base or bench.library.paint("cream")
    )
    return Spot(bench, family, part, plain, x, y, ground)


def ground_of(bench: Workbench, part: Part, base: Paint) -> str:
    """The offered color that looks most like what the part is made in."""
    labs = {name: lab_of(bench.library.paint(name).srgb) for name in part.colors}
    return nearest(lab_of(base.srgb), labs)[0]


def _area(artwork: Artwork, part: str) -> float:
    box = artwork.part(part).trim_box
    return float(box.width * box.height)


def words(spot: Spot, **update: object) -> Lettering:
    other = next(color for color in ("cream", "navy", *spot.part.colors) if color != spot.ground)
    plain = Lettering(
        id="words", placement=Placement(x_mm=spot.x, y_mm=spot.y), text="Noa", font="rubik",
        size_mm=9, color=other if other in spot.part.colors else spot.part.colors[-1],
    )  # fmt: skip
    return plain.model_copy(update=update)


def photo(spot: Spot, width_px: int) -> Photo:
    ref = PhotoRef(id="a" * 64, width_px=width_px, height_px=width_px)
    placement = Placement(x_mm=spot.x, y_mm=spot.y)
    return Photo(id="photo", placement=placement, photo=ref, width_mm=34, height_mm=34)


def hairline(spot: Spot) -> Drawing:
    stroke = Stroke(points=((-8, 0), (8, 0)), width_mm=0.05, color=words(spot).color)
    placement = Placement(x_mm=spot.x, y_mm=spot.y)
    return Drawing(id="drawing", placement=placement, strokes=(stroke,))


def far(spot: Spot) -> Placement:
    return Placement(x_mm=spot.x, y_mm=spot.y - 400)


Fault = tuple[Callable[[Spot], Layer], frozenset[str]]
FAULTS: dict[str, Fault] = {
    "photo too small": (
        lambda spot: photo(spot, 60),
        frozenset({"photo-too-small"}),
    ),
    "words too small": (
        lambda spot: words(spot, size_mm=1.0),
        frozenset({"small-words", "patch.letters-small"}),
    ),
    "words off the edge": (
        lambda spot: words(spot, placement=far(spot)),
        frozenset({"words-cut-off"}),
    ),
    "a thin line": (hairline, frozenset({"thin-line", "patch.too-thin"})),
    "a thin edge": (
        lambda spot: words(spot, outline=Outline(width_mm=0.05, color=spot.part.colors[0])),
        frozenset({"thin-line", "patch.too-thin"}),
    ),
    "words in the color of their ground": (
        lambda spot: words(spot, color=spot.ground, size_mm=12),
        frozenset({"words-unseen", "words-melting"}),
    ),
}


def takes_photos(name: str) -> bool:
    return any("photo" in part.tools for part in FAMILIES[name].parts)


CASES = [
    (name, fault)
    for name in FAMILIES
    for fault in FAULTS
    if fault != "photo too small" or takes_photos(name)
]


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_every_family_tells_it_and_one_tap_mends_it(name: str, fault: str, store: Store) -> None:
    spot = spot_of(Workbench(store.folder), name)
    make, codes = FAULTS[fault]
    design = spot.with_layer(make(spot))
    found = [problem for problem in spot.problems(design) if problem.code in codes]
    assert found, f"{name} does not tell: {[p.code for p in spot.problems(design)]}"
    for problem in found:
        assert problem.words.en and any("א" <= c <= "ת" for c in problem.words.he)
        assert problem.remedies, f"{problem.code} has no way out"
        mended = apply(design, problem.remedies[0].edit)
        left = spot.problems(mended)
        assert problem.code not in {each.code for each in left}
        before = {each.code for each in spot.problems(design)}
        assert {each.code for each in left if each.weight == "stop"} <= before


@pytest.mark.parametrize("name", FAMILIES)
def test_words_on_a_drawing_of_their_own_color_are_told(name: str, store: Store) -> None:
    spot = spot_of(Workbench(store.folder), name)
    written = words(spot, size_mm=8)
    stroke = Stroke(points=((-20, 0), (20, 0)), width_mm=30, color=written.color)
    placement = Placement(x_mm=spot.x, y_mm=spot.y)
    below = Drawing(id="below", placement=placement, strokes=(stroke,))
    made = spot.plain.part(spot.part.id).model_copy(update={"layers": (below, written)})
    design = spot.plain.with_part(spot.part.id, made)
    found = [p for p in spot.problems(design) if p.code in ("words-unseen", "words-melting")]
    assert [problem.layer_id for problem in found] == ["words"]
    mended = apply(design, found[0].remedies[0].edit)
    assert found[0].code not in {each.code for each in spot.problems(mended)}
