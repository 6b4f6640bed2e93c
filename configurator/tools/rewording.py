"""Rewording: words that say something else in the place where the others stood."""

from __future__ import annotations

import math

import numpy as np
from shapely import affinity

from configurator.ground.geometry import Point
from configurator.ground.typesetting import SetText
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import MAX_TEXT, Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.model.resizing import resized, tidy
from configurator.tools.place import Place, place_of

WIDEST_ARCH = 200.0
"""Degrees of circle that words on an arch span at most: more, and they stand on their heads."""

WHOLE_RING = 330.0
"""Degrees that all words on one circle span at most together, so that they stay apart."""
SAME_CENTER = 0.25
"""Circles whose centers are nearer than this share of their radius are one ring."""

ARCH_STEPS = 5
"""Spans tried from the widest down to the one the words had."""

LEAST_EM_MM = 4.0
"""Words shrink to this to stay inside, and no further: then it is said that they stick out."""
SMALL_LINE = 0.65
"""Words that one line makes smaller than this share of what they were are tried on several."""
AIR_EM = 0.22
"""How far words on several lines stay from others, and from the edge."""
WORTH_BREAKING = 1.15
"""How much larger than on one line they must come out."""
SIZE_STEPS = 6
"""Halvings that find the size to a hundredth."""


def reworded(
    design: Design, layer: Lettering, text: str, library: Library, shape: PartShape | None
) -> ReplaceLayer:
    """The words saying something else; what goes over the longest text is left out.

    Words on an arch stay on their circle and span more or less of it. Words that were inside their
    part, and clear of what else lies on it, stay so, where they must by being smaller; where
    `shape` is not known they may stick out. Words fitted to a line keep its length, and are broken
    into several where one would make them small and there is room. Raises MissingAsset.
    """
    said = layer.model_copy(update={"text": text[:MAX_TEXT]})
    if layer.fit == "wrap" or not text.strip() or not layer.text.strip():
        return ReplaceLayer(layer=said)
    place = None if shape is None else place_of(design, layer, library, shape)
    if layer.fit == "fixed" and layer.arc_deg and "\n" not in layer.text + text:
        said = _bent(layer, said, place, library, _widest(design, layer, library))
    if place is not None:
        said = _in_lines(said, _sized_for(said, place), place, library)
    return ReplaceLayer(layer=said)


def in_font(layer: Lettering, font: str, library: Library) -> ReplaceLayer:
    """The words in another font; on an arch they stay on their circle. Raises MissingAsset."""
    said = layer.model_copy(update={"font": font})
    if layer.arc_deg and layer.text.strip() and "\n" not in layer.text:
        said = _on_its_circle(layer, said, library, WHOLE_RING)
    return ReplaceLayer(layer=said)


def _widest(design: Design, layer: Lettering, library: Library) -> float:
    """Degrees these words may span, beside what else is written on their circle."""
    place = design.layer(layer.id)
    x, y = _center_of(layer, library)
    near = SAME_CENTER * _inner_mm(layer, set_lettering(layer, library))
    taken = 0.0
    for other in design.part(place[0]).layers if place else ():
        if isinstance(other, Lettering) and other.id != layer.id and other.arc_deg:
            at_x, at_y = _center_of(other, library)
            taken += abs(other.arc_deg) if math.hypot(at_x - x, at_y - y) < near else 0.0
    return max(abs(layer.arc_deg), min(WIDEST_ARCH, WHOLE_RING - taken))


def _on_its_circle(
    layer: Lettering, said: Lettering, library: Library, widest_deg: float
) -> Lettering:
    """The words about the same center, the middle of their height as far from it as it was."""
    before, after = set_lettering(layer, library), set_lettering(said, library)
    middle = _inner_mm(layer, before) + before.cap_height_mm / 2
    widest = math.radians(widest_deg)
    by = min(1.0, widest * middle / (after.length_mm + widest * after.cap_height_mm / 2))
    inner = middle - by * after.cap_height_mm / 2
    arc = math.copysign(math.degrees(by * after.length_mm / inner), layer.arc_deg)
    bent = _sized(said, by).model_copy(update={"arc_deg": tidy(arc)})
    (x, y), (at_x, at_y) = _center_of(layer, library), _center_of(bent, library)
    spot = bent.placement
    place = {"x_mm": tidy(spot.x_mm + x - at_x), "y_mm": tidy(spot.y_mm + y - at_y)}
    return bent.model_copy(update={"placement": spot.model_copy(update=place)})


def _inner_mm(layer: Lettering, words: SetText) -> float:
    """The radius of the circle that arched letters are spaced along."""
    return words.length_mm / math.radians(abs(layer.arc_deg))


def _center_of(layer: Lettering, library: Library) -> Point:
    """The center of the circle that words on an arch stand on, on the part."""
    words = set_lettering(layer, library)
    inner = _inner_mm(layer, words)
    x, y = words.foot
    y += inner if layer.arc_deg > 0 else -inner - words.cap_height_mm
    turn, spot = math.radians(layer.placement.rotation_deg), layer.placement
    return (
        spot.x_mm + x * math.cos(turn) - y * math.sin(turn),
        spot.y_mm + x * math.sin(turn) + y * math.cos(turn),
    )


def _bent(
    layer: Lettering, said: Lettering, place: Place | None, library: Library, widest_deg: float
) -> Lettering:
    """The words on the circle, spanning less of it where they would run into others."""
    spans = np.linspace(widest_deg, abs(layer.arc_deg), ARCH_STEPS)
    tries = (_on_its_circle(layer, said, library, float(span)) for span in spans)
    first = next(tries)
    if place is None or place.keeps_clear(place.ink(first)):
        return first
    return next((tried for tried in tries if place.keeps_clear(place.ink(tried))), first)


def _in_lines(said: Lettering, line: Lettering, place: Place, library: Library) -> Lettering:
    """Words that one line makes small, on several as large as their place holds."""
    one = set_lettering(line, library)
    small = one.size_mm < SMALL_LINE * said.size_mm and len(said.text.split()) > 1
    if not small or said.arc_deg or "\n" in said.text:
        return line
    width = line.box_width_mm or tidy(one.length_mm)
    wrapped = said.model_copy(update={"fit": "wrap", "box_width_mm": width})
    best, low, high = line, one.size_mm * WORTH_BREAKING, said.size_mm
    for _ in range(SIZE_STEPS):
        tried = wrapped.model_copy(update={"size_mm": tidy((low + high) / 2)})
        if _whole(tried, library) and place.has_room_for(tried, tried.size_mm * AIR_EM):
            best, low = _balanced(tried, library), tried.size_mm
        else:
            high = tried.size_mm
    return best


def _balanced(said: Lettering, library: Library) -> Lettering:
    """Words on as many lines, each about as long as the others."""
    lines, width = set_lettering(said, library).lines, said.box_width_mm or 0.0
    low, high = width / lines, width
    for _ in range(SIZE_STEPS):
        middle = (low + high) / 2
        tried = said.model_copy(update={"box_width_mm": tidy(middle)})
        as_many = set_lettering(tried, library).lines == lines and _whole(tried, library)
        low, high = (low, middle) if as_many else (middle, high)
    return said.model_copy(update={"box_width_mm": tidy(high)})


def _whole(said: Lettering, library: Library) -> bool:
    """Whether every word fits its line unbroken."""
    words = (said.model_copy(update={"text": each, "fit": "fixed"}) for each in said.text.split())
    widest = max(set_lettering(word, library).length_mm for word in words)
    return said.box_width_mm is None or widest <= said.box_width_mm


def _sized_for(said: Lettering, place: Place) -> Lettering:
    """The words as large as their place holds, about the same middle; a line fits them itself."""
    if said.fit != "fixed":
        return said
    ink, middle = place.ink(said), (said.placement.x_mm, said.placement.y_mm)
    if place.holds(ink):
        return said
    low, high = min(1.0, LEAST_EM_MM / said.size_mm), 1.0
    for _ in range(SIZE_STEPS):
        by = (low + high) / 2
        fits = place.holds(affinity.scale(ink, by, by, origin=middle))
        low, high = (by, high) if fits else (low, by)
    return _sized(said, low)


def _sized(said: Lettering, by: float) -> Lettering:
    smaller = resized(said, by)
    assert isinstance(smaller, Lettering)
    return smaller
