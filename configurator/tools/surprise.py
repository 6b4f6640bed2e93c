"""Surprise me: a palette, motifs and lettering recombined around what the customer put in."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from configurator.ground.seeds import chance
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.edits import StartOver
from configurator.model.flatten import flatten
from configurator.model.library import Library
from configurator.model.product import Part, ProductFamily, finished
from configurator.tools.arrangement import Arrangement, stays
from configurator.tools.palettes import Palette
from configurator.tools.work_area import nearest_color, work_area

Thing = TypeVar("Thing")

KEEN = 2.0
"""Something liked by one is taken this many times as often as something nobody minds."""

MOST_TIMES = 8.0
"""However much is liked, nothing is taken more than this many times as often as usual."""

TRIES = 3
"""Looks tried before the best one is taken; on a patch, the strictest product, two do mostly."""

GROUND_SHARE = 0.6
"""Share of the parts that take the palette's ground; the others take its ink and accents."""


@dataclass(frozen=True, slots=True)
class Liking:
    """What the surprise leans to: likings by tag, swatch, motif or font id; 0 is neutral.

    `words` are written where the design has none of its own. `avoid` names palettes and motifs
    just shown, so that the next surprise is another one.
    """

    likes: Mapping[str, float] = field(default_factory=dict)
    words: str = ""
    avoid: frozenset[str] = frozenset()

    def weight(self, *names: str) -> float:
        """How much more often than usual something with these names is taken."""
        total = sum(self.likes.get(name, 0.0) for name in names)
        return float(min(max(KEEN**total, 1 / MOST_TIMES), MOST_TIMES))


@dataclass(frozen=True, slots=True)
class Mood:
    """One surprise: its chance, its palette, and what it leans to."""

    luck: random.Random
    palette: Palette
    liking: Liking

    def pick(self, things: Sequence[Thing], names: Callable[[Thing], tuple[str, ...]]) -> Thing:
        """One of several, likelier the more its names are liked; none just shown, if it can be."""
        return picked(self.luck, things, names, self.liking)


def picked(
    luck: random.Random,
    things: Sequence[Thing],
    names: Callable[[Thing], tuple[str, ...]],
    liking: Liking,
) -> Thing:
    """One of several things by chance and liking. Raises IndexError when there are none."""
    fresh = [thing for thing in things if not liking.avoid & set(names(thing))] or list(things)
    return luck.choices(fresh, [liking.weight(*names(thing)) for thing in fresh])[0]


def surprised(  # noqa: PLR0913, PLR0917 - what is recombined, from what, and by which chance
    design: Design,
    family: ProductFamily,
    library: Library,
    palettes: Sequence[Palette],
    liking: Liking,
    seed: int,
) -> StartOver:
    """Another look for the same product, as one step. The same seed surprises alike.

    Photographs, drawings, stamps and locked layers stay as they are, and words say what they said;
    size, options and title stay too. What this family could not make is left for another try; the
    best of a few is taken. Raises MissingAsset and KeyError.
    """
    best, fewest = design, math.inf
    for attempt in range(TRIES):
        luck = chance("surprise", seed, attempt, design.family)
        palette = picked(luck, palettes, lambda each: (each.id, each.ground, *each.tags), liking)
        made = _dressed(design, family, library, Mood(luck, palette, liking))
        stops = _stops(made, family, library)
        if stops < fewest:
            best, fewest = made, stops
        if stops == 0:
            break
    return StartOver(design=best)


def _dressed(design: Design, family: ProductFamily, library: Library, mood: Mood) -> Design:
    """Every part colored, and the ones that carry art laid out again."""
    shapes = {shape.part: shape for shape in family.shapes(design, library)}
    parts = [each for each in family.parts if each.id in shapes and each.offered(design.options)]
    stage = _stage_of(design, parts)
    for part in parts:
        design = _colored(design, part, shapes[part.id], library, mood)
        if part.id in stage:
            design = _composed(design, part, shapes[part.id], library, mood)
    return design


def _stops(design: Design, family: ProductFamily, library: Library) -> int:
    """How many things about a design this family could not make."""
    artwork = flatten(design, family.shapes(design, library), library)
    found = family.check(design, finished(family, design, artwork, library))
    return sum(problem.weight == "stop" for problem in found)


def _stage_of(design: Design, parts: Sequence[Part]) -> set[str]:
    """The parts that get art: those that have some, else the first that takes words or motifs."""
    able = [part.id for part in parts if {"lettering", "motif"} & set(part.tools)]
    used = {part for part in able if design.part(part).layers}
    return used or set(able[:1])


def _colored(design: Design, part: Part, shape: PartShape, library: Library, mood: Mood) -> Design:
    """The part in one of the palette's colors, the nearest it comes in."""
    if not part.colors or "color" not in part.tools:
        return design
    palette = mood.palette
    others = (palette.ink, *palette.accents)
    wanted = palette.ground if mood.luck.random() < GROUND_SHARE else mood.luck.choice(others)
    if {"lettering", "motif"} & set(part.tools):
        wanted = palette.ground
    area = work_area(design, part, shape, library)
    color = nearest_color(library.paint(wanted).srgb, area, library)
    return design.with_part(part.id, design.part(part.id).model_copy(update={"color": color}))


def _composed(design: Design, part: Part, shape: PartShape, library: Library, mood: Mood) -> Design:
    """The part with its words and new motifs laid out again, around what stays."""
    before = design.part(part.id)
    kept = tuple(layer for layer in before.layers if stays(layer))
    bare = design.with_part(part.id, before.model_copy(update={"layers": kept}))
    area = work_area(bare, part, shape, library)
    arrangement = Arrangement(bare, part, shape, area, library, mood)
    layers = arrangement.layers(before.layers, mood.liking.words)
    return bare.with_part(part.id, before.model_copy(update={"layers": layers}))
