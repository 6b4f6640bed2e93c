"""Rewording: words that say something else in the place where the others stood."""

from __future__ import annotations

import math

from configurator.ground.geometry import Point
from configurator.ground.typesetting import SetText
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import MAX_TEXT, Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.model.resizing import resized, tidy
from configurator.tools.inside import lies_inside, open_room

WIDEST_ARCH = 200.0
"""Degrees of circle that words on an arch span at most: more, and they stand on their heads."""

WHOLE_RING = 330.0
"""Degrees that all words on one circle span at most together, so that they stay apart."""
SAME_CENTER = 0.25
"""Circles whose centers are nearer than this share of their radius are one ring."""

LEAST_EM_MM = 4.0
"""Words shrink to this to stay inside, and no further: then it is said that they stick out."""
SIZE_STEPS = 6
"""Halvings that find the size to a hundredth."""


def reworded(
    design: Design, layer: Lettering, text: str, library: Library, shape: PartShape | None
) -> ReplaceLayer:
    """The words saying something else; what goes over the longest text is left out.

    Words on an arch stay on their circle and span more or less of it. Words that were inside their
    part stay inside it, where they must by being smaller; where `shape` is not known they may
    stick out. Words fitted to a line keep their line. Raises MissingAsset.
    """
    said = layer.model_copy(update={"text": text[:MAX_TEXT]})
    if layer.fit != "fixed" or not text.strip() or not layer.text.strip():
        return ReplaceLayer(layer=said)
    if layer.arc_deg and "\n" not in layer.text + text:
        said = _on_its_circle(layer, said, library, _widest(design, layer, library))
    return ReplaceLayer(layer=said if shape is None else _inside(layer, said, library, shape))


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


def _inside(layer: Lettering, said: Lettering, library: Library, shape: PartShape) -> Lettering:
    """The words as large as they may be where they are, if that is where they were inside."""
    room = open_room(shape)
    if lies_inside(said, library, shape, room) or not lies_inside(layer, library, shape, room):
        return said
    low, high = min(1.0, LEAST_EM_MM / said.size_mm), 1.0
    for _ in range(SIZE_STEPS):
        by = (low + high) / 2
        fits = lies_inside(_sized(said, by), library, shape, room)
        low, high = (by, high) if fits else (low, by)
    return _sized(said, low)


def _sized(said: Lettering, by: float) -> Lettering:
    smaller = resized(said, by)
    assert isinstance(smaller, Lettering)
    return smaller
