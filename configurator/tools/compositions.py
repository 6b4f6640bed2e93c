"""Compositions: ways to lay words and motifs on a part, as shares of its room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.ground.geometry import Box
from configurator.model.layers import Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.tools.work_area import fitted_in

Share = tuple[float, float, float, float]
"""Left, top, right and bottom of a spot, as shares of the room."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one thing goes. `motif` is the main one, `mirror` the same facing it, `more` others."""

    kind: Literal["words", "motif", "mirror", "more"]
    share: Share
    arc_deg: float = 0.0

    def box(self, room: Box) -> Box:
        """The spot in mm."""
        left, top, right, bottom = self.share
        return Box(
            room.left + left * room.width,
            room.top + top * room.height,
            room.left + right * room.width,
            room.top + bottom * room.height,
        )


@dataclass(frozen=True, slots=True)
class Composition:
    """Spots, and what they suit: rooms between two proportions, words up to a length.

    `pattern` says whether motifs are strewn over the part below everything.
    """

    id: str
    spots: tuple[Spot, ...]
    pattern: bool = False
    least_aspect: float = 0.0
    most_aspect: float = 99.0
    most_letters: int = 400

    def suits(self, room: Box, letters: int) -> bool:
        """Whether this room and so many letters look well in it."""
        needs_words = any(spot.kind == "words" for spot in self.spots)
        aspect = room.width / room.height
        return (
            self.least_aspect <= aspect <= self.most_aspect
            and letters <= self.most_letters
            and needs_words == bool(letters)
        )


COMPOSITIONS = (
    Composition(
        "badge",
        (Spot("motif", (0.2, 0.0, 0.8, 0.64)), Spot("words", (0.04, 0.7, 0.96, 0.98))),
        most_aspect=2.4,
    ),
    Composition(
        "arch",
        (Spot("words", (0.06, 0.02, 0.94, 0.6), 130.0), Spot("motif", (0.3, 0.4, 0.7, 0.98))),
        most_aspect=2.2,
        most_letters=22,
    ),
    Composition(
        "smile",
        (Spot("motif", (0.3, 0.02, 0.7, 0.6)), Spot("words", (0.06, 0.4, 0.94, 0.98), -130.0)),
        most_aspect=2.2,
        most_letters=22,
    ),
    Composition("confetti", (Spot("words", (0.08, 0.24, 0.92, 0.76)),), pattern=True),
    Composition(
        "pair",
        (
            Spot("motif", (0.0, 0.14, 0.26, 0.86)),
            Spot("mirror", (0.74, 0.14, 1.0, 0.86)),
            Spot("words", (0.3, 0.16, 0.7, 0.84)),
        ),
        least_aspect=1.5,
    ),
    Composition(
        "beside",
        (Spot("motif", (0.02, 0.06, 0.38, 0.94)), Spot("words", (0.42, 0.14, 0.98, 0.86))),
        least_aspect=1.4,
    ),
    Composition(
        "row",
        (
            Spot("words", (0.05, 0.04, 0.95, 0.5)),
            Spot("more", (0.05, 0.58, 0.3, 0.98)),
            Spot("motif", (0.36, 0.56, 0.64, 1.0)),
            Spot("more", (0.7, 0.58, 0.95, 0.98)),
        ),
        most_aspect=3.2,
    ),
    Composition("alone", (Spot("motif", (0.1, 0.06, 0.9, 0.94)),)),
    Composition("strewn", (), pattern=True),
    Composition(
        "friends",
        (
            Spot("more", (0.0, 0.3, 0.3, 0.96)),
            Spot("motif", (0.28, 0.04, 0.72, 0.96)),
            Spot("more", (0.7, 0.3, 1.0, 0.96)),
        ),
        least_aspect=1.2,
    ),
)

AROUND_KEPT = (
    Composition("below", (Spot("words", (0.06, 0.82, 0.94, 0.98)),)),
    Composition("above", (Spot("words", (0.06, 0.02, 0.94, 0.18)),)),
)
"""Where words go when photographs or drawings have the middle."""

MOST_LINES = 4
BEARING_EM = 0.12
WIDER = 1.03
"""A line's box begins this much wider than its ink, and grows until no word breaks off."""


def words_in(layer: Lettering, room: Box, library: Library) -> Lettering:
    """Words as large as fits a room, on as many lines as make them largest; they say the same."""
    if layer.arc_deg:
        arched = layer.model_copy(update={"fit": "fixed", "box_width_mm": None})
        return _lettering(fitted_in(arched, room, library))
    best = max(_broken(layer, room, library), key=lambda each: each.size_mm)
    return _lettering(_centered(best, room))


def _broken(layer: Lettering, room: Box, library: Library) -> list[Lettering]:
    """The words on one line, two, three and so on, each as large as fits."""
    found = []
    words = layer.text.split()
    most = 1 if "\n" in layer.text else min(MOST_LINES, len(words))
    for lines in range(1, most + 1):
        text = layer.text if lines == 1 else "\n".join(balanced(words, lines))
        whole = layer.model_copy(update={"text": text, "fit": "fixed", "box_width_mm": None})
        box = set_lettering(whole, library).box
        if box.width and box.height:
            by = min(room.width / box.width, room.height / box.height)
            size = round(layer.size_mm * by, 2)
            width = box.width * by + BEARING_EM * size
            found.append(_boxed(layer, size, width, text.count("\n") + 1, library))
    return found or [layer]


def _boxed(
    layer: Lettering, size_mm: float, width_mm: float, lines: int, library: Library
) -> Lettering:
    """The layer's own words wrapped onto so many lines, in the narrowest box that does it."""
    while True:
        update = {"size_mm": size_mm, "box_width_mm": round(width_mm, 2), "fit": "wrap"}
        boxed = layer.model_copy(update=update)
        if set_lettering(boxed, library).lines <= lines:
            return boxed
        width_mm *= WIDER


def balanced(words: list[str], lines: int) -> list[str]:
    """Words on so many lines, each about as long as the others."""
    share = (sum(map(len, words)) + len(words)) / lines
    found: list[list[str]] = [[]]
    for at, word in enumerate(words):
        length = sum(map(len, found[-1])) + len(found[-1])
        left = len(words) - at
        full = length + (len(word) + 1) / 2 > share
        if found[-1] and (full or left <= lines - len(found)) and len(found) < lines:
            found.append([])
        found[-1].append(word)
    return [" ".join(line) for line in found]


def _centered(layer: Lettering, room: Box) -> Lettering:
    x, y = room.center
    place = {"x_mm": round(x, 3), "y_mm": round(y, 3)}
    return layer.model_copy(update={"placement": layer.placement.model_copy(update=place)})


def _lettering(layer: object) -> Lettering:
    assert isinstance(layer, Lettering)
    return layer
