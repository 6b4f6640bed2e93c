"""An arrangement: one part's words, motifs and pattern, laid out by chance in a composition."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from configurator.ground.color import contrast, delta_e_2000, lab_of
from configurator.ground.geometry import Box
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.flatten import upright_box
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Outline,
    Pattern,
    Photo,
    Placement,
    Stamps,
)
from configurator.model.library import Library, MotifDrawing
from configurator.model.product import Part
from configurator.tools import lettering, pattern
from configurator.tools.around_kept import around, in_the_way, lies_under
from configurator.tools.compositions import COMPOSITIONS, Composition, Spot, words_in
from configurator.tools.inside import drawn_in
from configurator.tools.palettes import Palette
from configurator.tools.work_area import WorkArea, fitted_in, nearest_color, standing_out

Thing = TypeVar("Thing")

READABLE = 3.0
"""Least contrast of words on their ground (WCAG 2, large type)."""

BLENDS_IN = 18.0
"""A motif whose main color is nearer to the ground than this (CIEDE2000) would not be seen."""

OVER_CORNERS = 0.16
"""How far compositions reach over the corners of the room, as a share of what is left there."""

RECOLORED_SHARE = 0.35
OUTLINE_OF_EM = 0.14
SOLID_WEIGHT = 600
"""Words that stand on a pattern are set in letters at least this heavy."""

ROW_GAP = 0.08
"""Kept free above and below each of several rows of words, as a share of the row."""

ORNAMENTS = "ornaments"
NOT_PICTURES = frozenset({"faces", ORNAMENTS, "stamps"})
"""Motif themes of people's faces, borders and stamps."""


class Chooser(Protocol):
    """What chooses: a surprise's mood."""

    @property
    def luck(self) -> random.Random:
        """Its chance."""
        ...

    @property
    def palette(self) -> Palette:
        """Its colors."""
        ...

    def pick(self, things: Sequence[Thing], names: Callable[[Thing], tuple[str, ...]]) -> Thing:
        """One of several, by chance and liking."""
        ...


def stays(layer: Layer) -> bool:
    """Whether a layer is the customer's own hand or face, or held fast: surprises leave it."""
    return layer.locked or isinstance(layer, Photo | Drawing | Stamps)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything needed to lay out one part, whose design holds only what stays."""

    design: Design
    part: Part
    shape: PartShape
    area: WorkArea
    library: Library
    mood: Chooser

    def layers(self, before: tuple[Layer, ...], spare_words: str) -> tuple[Layer, ...]:
        """The part's new layers, lowest first: pattern, what stays, motifs, words."""
        words = self._words(before, spare_words)
        composition = self._composition(words)
        taken = {layer.id for made in self.design.parts.values() for layer in made.layers}
        taken |= {layer.id for layer in before}
        ids = (name for name in map("surprise-{}".format, range(1, 99)) if name not in taken)
        drawing = self._drawing()
        fresh: list[Layer] = []
        if drawing is not None:
            spots = [spot for spot in composition.spots if spot.kind != "words"]
            fresh = [self._motif(spot, drawing, next(ids)) for spot in spots]
        strewn: list[Layer] = []
        if drawing is not None and composition.pattern and "pattern" in self.part.tools:
            strewn = [self._pattern(drawing, next(ids))]
        said = self._said(words, composition)
        kept = self.design.part(self.part.id).layers
        return (*strewn, *kept, *fresh, *said)

    def _words(self, before: tuple[Layer, ...], spare: str) -> list[Lettering]:
        """The customer's words; the spare ones where there are none."""
        own = [each for each in before if isinstance(each, Lettering) and not each.locked]
        own = [each for each in own if each.text.strip()]
        if own or not spare.strip() or "lettering" not in self.part.tools:
            return own
        made = lettering.added(self.design, self.area, self.library, spare.strip()).layer
        return [made] if isinstance(made, Lettering) else []

    def _composition(self, words: list[Lettering]) -> Composition:
        kept = in_the_way(self._room, self._kept_boxes)
        if kept:
            return around(self._room, kept, words=bool(words))
        letters = sum(len(each.text) for each in words)
        suited = [each for each in COMPOSITIONS if each.suits(self.area.room, letters)]
        able = [each for each in suited if not each.pattern or "pattern" in self.part.tools]
        return self.mood.pick(able or suited, lambda each: (each.id,))

    @property
    def _room(self) -> Box:
        """The room, a little over its corners where the part is round: few things fill corners."""
        room, safe = self.area.room, self.area.safe
        wide, high = safe.width - room.width, safe.height - room.height
        return Box(
            room.left - wide * OVER_CORNERS,
            room.top - high * OVER_CORNERS,
            room.right + wide * OVER_CORNERS,
            room.bottom + high * OVER_CORNERS,
        )

    def _inside(self, layer: Layer) -> Layer:
        return drawn_in(layer, self.library, self.shape)

    @property
    def _kept_boxes(self) -> tuple[Box, ...]:
        """Where the layers that stay lie; strewn things such as confetti lie under words."""
        kept = self.design.part(self.part.id).layers
        solid = (each for each in kept if not self._strewn(each))
        return tuple(upright_box(each, self.library, self.shape) for each in solid)

    def _strewn(self, layer: Layer) -> bool:
        if isinstance(layer, Motif):
            return self.library.motif(layer.motif).theme == ORNAMENTS
        return isinstance(layer, Pattern | Stamps)

    def _drawing(self) -> MotifDrawing | None:
        if "motif" not in self.part.tools:
            return None
        pictures = [each for each in self.library.motifs.values() if each.theme not in NOT_PICTURES]
        return self.mood.pick(pictures, lambda each: (each.id, each.theme, *each.tags))

    def _motif(self, spot: Spot, main: MotifDrawing, name: str) -> Layer:
        drawing = main
        if spot.kind == "more":
            friends = [each for each in self.library.motifs.values() if each.theme == main.theme]
            drawing = self.mood.luck.choice(friends)
        layer = Motif(
            id=name,
            placement=Placement(x_mm=0, y_mm=0),
            motif=drawing.id,
            width_mm=20,
            colors=self._colors(drawing),
            mirrored=spot.kind == "mirror",
        )
        return self._inside(fitted_in(layer, spot.box(self._room), self.library))

    def _pattern(self, drawing: MotifDrawing, name: str) -> Layer:
        width = pattern.SIZE.settled(self.area.square_side * pattern.SHARE_OF_ROOM)
        x, y = self.area.room.center
        return Pattern(
            id=name,
            placement=Placement(x_mm=round(x, 3), y_mm=round(y, 3)),
            motif=drawing.id,
            width_mm=width,
            pitch_mm=pattern.PITCH.settled(width * pattern.PITCH_OF_SIZE),
            colors=self._colors(drawing),
            repeat=self.mood.luck.choice(("brick", "scatter", "scatter")),
        )

    def _colors(self, drawing: MotifDrawing) -> tuple[str, ...]:
        """The motif's own colors, or the palette's in the same order from dark to light."""
        main = self.library.paint(drawing.colors[0]).srgb
        lost = delta_e_2000(lab_of(main), lab_of(self.area.ground)) < BLENDS_IN
        if not lost and self.mood.luck.random() >= RECOLORED_SHARE:
            return ()
        palette = self.mood.palette
        own = sorted(range(len(drawing.colors)), key=lambda slot: self._light(drawing.colors[slot]))
        ranked = sorted((*palette.accents, palette.ink), key=self._light)
        taken = dict(zip(own, _spread(ranked, len(own)), strict=True))
        wanted = [self.library.paint(taken[slot]).srgb for slot in range(len(own))]
        return tuple(nearest_color(each, self.area, self.library) for each in wanted)

    def _light(self, swatch: str) -> float:
        return lab_of(self.library.paint(swatch).srgb).lightness

    def _said(self, words: list[Lettering], composition: Composition) -> list[Layer]:
        """The words in one font and color, one below the other in their spot."""
        spot = next((each for each in composition.spots if each.kind == "words"), None)
        if spot is None or not words:
            return list(words)
        least = SOLID_WEIGHT if composition.pattern else 0
        fonts = [each for each in self.library.fonts.families if each.weight >= least]
        font = self.mood.pick(fonts, lambda each: (each.id, *each.moods))
        room = spot.box(self._room)
        rows = _rows(room, words)
        busy = composition.pattern or lies_under(self._room, self._kept_boxes)
        arc = spot.arc_deg if len(words) == 1 else 0.0
        return [
            self._set(layer, row, font.id, arc, busy)
            for layer, row in zip(words, rows, strict=True)
        ]

    def _set(
        self, layer: Lettering, room: Box, font: str, arc_deg: float, on_pattern: bool
    ) -> Layer:
        """Words styled and as large as their room allows; edged where a pattern runs below."""
        ink = nearest_color(self.library.paint(self.mood.palette.ink).srgb, self.area, self.library)
        if contrast(self.library.paint(ink).srgb, self.area.ground) < READABLE:
            ink = standing_out(self.area, self.library)
        styled = layer.model_copy(
            update={
                "font": font,
                "color": ink,
                "outline": None,
                "arc_deg": arc_deg,
                "spacing_em": 0.0,
                "align": "center",
                "placement": Placement(x_mm=0, y_mm=0),
            }
        )
        large = words_in(styled, room, self.library)
        if not on_pattern:
            return self._inside(large)
        edge = nearest_color(self.area.ground, self.area, self.library)
        outline = Outline(width_mm=max(0.3, round(large.size_mm * OUTLINE_OF_EM, 2)), color=edge)
        return self._inside(large.model_copy(update={"outline": outline}))


def _spread(ranked: list[str], count: int) -> list[str]:
    """So many swatches of a ranked list, evenly from first to last."""
    last = max(count - 1, 1)
    return [ranked[round(at * (len(ranked) - 1) / last)] for at in range(count)]


def _rows(room: Box, words: list[Lettering]) -> list[Box]:
    """A room divided into rows, one for each of several words; larger ones keep more of it."""
    weights = [each.size_mm**0.5 * (each.text.count("\n") + 1) for each in words]
    rows, top = [], room.top
    for weight in weights:
        height = room.height * weight / sum(weights)
        gap = height * ROW_GAP if len(words) > 1 else 0.0
        rows.append(Box(room.left, top + gap, room.right, top + height - gap))
        top += height
    return rows
