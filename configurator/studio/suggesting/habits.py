"""Habits: what a person chose again and again, read off the designs they made themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from configurator.ground.color import Lab, delta_e_2000, lab_of
from configurator.model.design import Design
from configurator.model.layers import Drawing, Layer, Lettering, Motif, Pattern, Stamps
from configurator.model.library import Library
from configurator.model.product import ProductFamily

LEAST_CHROMA = 14.0
"""Grays, blacks, whites and creams are under it: everybody uses them, so they tell nothing."""
SAME_COLOR = 12.0
"""Colors closer than this (CIEDE2000) are one color to most eyes, as ink or as thread."""
HABIT_AT = 2
"""The last so many designs of a family must agree."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A color, or a motif, that the last `times` designs of one family have in common."""

    kind: str
    item: str
    family: str
    times: int


def colors_of(design: Design, library: Library) -> tuple[str, ...]:
    """The swatches a design uses, once each, those of whole parts first."""
    layers = [layer for part in design.parts.values() for layer in part.layers]
    used = [part.color for part in design.parts.values()]
    used += design.options.values()
    # Words before drawings: a drawing brings its colors, for words one is picked.
    used += [layer.color for layer in layers if isinstance(layer, Lettering)]
    used += _colors_of_drawings(layers)
    return tuple(dict.fromkeys(each for each in used if each in library.swatches))


def _colors_of_drawings(layers: Iterable[Layer]) -> Iterator[str]:
    for layer in layers:
        if isinstance(layer, Stamps):
            yield layer.color
        elif isinstance(layer, Motif | Pattern):
            yield from layer.colors
        elif isinstance(layer, Drawing):
            yield from (stroke.color for stroke in layer.strokes)


def motifs_of(design: Design) -> tuple[str, ...]:
    """The motifs a design uses, once each."""
    layers = [layer for part in design.parts.values() for layer in part.layers]
    found = [layer.motif for layer in layers if isinstance(layer, Motif | Pattern | Stamps)]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def habits_in(
    designs: Iterable[Design], library: Library, families: Mapping[str, ProductFamily]
) -> tuple[Habit, ...]:
    """What the last designs of each family have in common; `designs` newest first.

    An option left as it comes was not chosen, so it is no habit.
    """
    by_family: dict[str, list[Design]] = {}
    for design in designs:
        chosen = _options_chosen(design, families.get(design.family))
        bare = design.model_copy(update={"options": chosen})
        by_family.setdefault(design.family, []).append(bare)
    found: list[Habit] = []
    for family, made in by_family.items():
        found += _in_common("color", family, [_telling(each, library) for each in made])
        found += _in_common("motif", family, [motifs_of(each) for each in made])
    return tuple(found)


def _options_chosen(design: Design, family: ProductFamily | None) -> dict[str, str]:
    comes_with = {option.id: option.default for option in family.options} if family else {}
    return {name: each for name, each in design.options.items() if comes_with.get(name) != each}


def _telling(design: Design, library: Library) -> tuple[str, ...]:
    """The colors of a design that say something about a taste."""
    colors = colors_of(design, library)
    return tuple(each for each in colors if _chroma(swatch_lab(library, each)) > LEAST_CHROMA)


def _in_common(kind: str, family: str, made: list[tuple[str, ...]]) -> list[Habit]:
    """The habit that goes back furthest, the newest design's first choice before others."""
    best: Habit | None = None
    for item in made[0]:
        times = 0
        while times < len(made) and item in made[times]:
            times += 1
        if times >= HABIT_AT and (best is None or times > best.times):
            best = Habit(kind, item, family, times)
    return [] if best is None else [best]


def swatch_lab(library: Library, swatch: str) -> Lab:
    """The color of a swatch as eyes compare it."""
    return lab_of(library.swatches[swatch].srgb)


def _chroma(lab: Lab) -> float:
    return hypot(lab.a, lab.b)


def uses(design: Design, habit: Habit, library: Library) -> bool:
    """Whether a design has what a habit is about; a color counts in any ink or thread alike."""
    if habit.kind == "motif":
        return habit.item in motifs_of(design)
    wanted = swatch_lab(library, habit.item)
    return any(
        delta_e_2000(wanted, swatch_lab(library, each)) < SAME_COLOR
        for each in colors_of(design, library)
    )
