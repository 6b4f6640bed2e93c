"""Contrast checked: words in nearly the color of whatever really lies behind their letters."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from configurator.ground.color import contrast
from configurator.ground.geometry import Point
from configurator.model.artwork import Fill, Mark
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import Lettering
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words
from configurator.preview.canvas import skia_path
from configurator.studio.checks.bench import PartOnBench

LEAST_CONTRAST = 1.35
"""Below this, words melt into what they stand on (measured on our swatches, WCAG scale)."""
MELTING_SHARE = 0.4
"""Share of the letters that may lack contrast before it is told."""
SAMPLES = 48

UNSEEN = Words(
    en="These words almost disappear into their background. Choose a color that stands out.",
    he="המילים כמעט נבלעות ברקע. כדאי לבחור צבע שבולט.",
)
STAND_OUT = Words(en="Make it stand out", he="להבליט")


def unseen(part: PartOnBench) -> tuple[Problem, ...]:
    """Words that do not stand out from the part, its backdrop, or the layers under them.

    A photograph counts as standing out: nobody can tell without looking. So does stamped foil.
    """
    found = []
    for layer in part.of_kind(Lettering):
        ink = part.library.paint(layer.color)
        if ink.spot or layer.outline:
            continue
        grounds = _grounds(part, layer)
        seen = part.seen(ink)
        apart = [contrast(seen, ground) for ground in grounds if ground is not None]
        weak = sum(each < LEAST_CONTRAST for each in apart)
        if not apart or weak <= MELTING_SHARE * len(grounds):
            continue
        found.append(
            Problem(
                code="words-unseen",
                weight="warn",
                words=UNSEEN,
                part=part.made.part,
                layer_id=layer.id,
                measured=round(median(apart), 2),
                limit=LEAST_CONTRAST,
                remedies=_standing_out(part, layer, [each for each in grounds if each]),
            )
        )
    return tuple(found)


def _standing_out(
    part: PartOnBench, layer: Lettering, grounds: Sequence[str]
) -> tuple[Remedy, ...]:
    """The same words in the swatch that stands out most from all that lies behind them."""
    offered = part.offered.colors if part.offered is not None else ()
    swatches = [part.library.swatches[each] for each in offered if each in part.library.swatches]
    plain = [each for each in swatches if each.spot is None]
    if not plain:
        return ()
    different = dict.fromkeys(grounds)

    def least(color: str) -> float:
        return min(contrast(color, ground) for ground in different)

    best = max(plain, key=lambda each: least(part.seen(each.paint)))
    edit = ReplaceLayer(layer=layer.model_copy(update={"color": best.id}))
    return (Remedy(words=STAND_OUT, edit=edit),)


def _grounds(part: PartOnBench, layer: Lettering) -> list[str | None]:
    """What is seen under points of a layer's letters; None for a photograph and for nothing."""
    marks = part.made.marks
    first = next((at for at, mark in enumerate(marks) if mark.layer == layer.id), None)
    letters = None if first is None else marks[first]
    if first is None or not isinstance(letters, Fill) or not letters.path:
        return []
    below = marks[:first][::-1]
    points = letters.path.points
    step = max(1, len(points) // SAMPLES)
    return [_ground_at(part, below, (float(x), float(y))) for x, y in points[::step]]


def _ground_at(part: PartOnBench, below: Sequence[Mark], spot: Point) -> str | None:
    for mark in below:
        outline = mark.path if isinstance(mark, Fill) else mark.clip
        box = outline.box if outline else None
        if box is None or not (
            box.left <= spot[0] <= box.right and box.top <= spot[1] <= box.bottom
        ):
            continue
        if skia_path(outline).contains(*spot):
            return part.seen(mark.paint) if isinstance(mark, Fill) else None
    ground = part.ground
    return None if ground is None else part.seen(ground)
