"""Reading: how well words stand out from what is really printed behind them, on their paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from configurator.families.wrapper.goods import Paper
from configurator.ground.color import contrast, rgb_of, srgb_of
from configurator.ground.geometry import Point
from configurator.model.artwork import Fill, Mark, Paint, PartArtwork
from configurator.preview.canvas import skia_path
from configurator.preview.soft_proof import proof_on

LEAST_CONTRAST = 1.6
"""Below this, large words start to melt (judged by eye on printed swatches, WCAG 2 scale)."""
SAMPLES = 60
LETTER_COLORS = {
    "cream": "#fff7e0",
    "paper-white": "#ffffff",
    "espresso": "#472c21",
    "black": "#1f1f1d",
    "gold": "#fec61f",
}
"""What words are recolored in, gentlest first: swatch ids and their screen colors (a test holds
them equal to the assets). One of them stands out from any ground."""
CLEAR_CONTRAST = 4.5
MIRRORED = ("#8f9498", "#e6e9ea")
"""What a mirror shows of a room in its darker and lighter bands (see metal.py)."""


def melting_share(part: PartArtwork, layer_id: str, paper: Paper) -> float:
    """The share of a lettering layer's letters (0 to 1) that stands on nearly its own color.

    A photograph behind the words counts as standing out: nobody can tell without looking.
    """
    marks = part.marks_of(layer_id)
    letters = next((mark for mark in marks if isinstance(mark, Fill)), None)
    if letters is None or letters.paint.spot is not None:
        return 0.0
    grounds = list(_grounds(part, layer_id, paper))
    ink = seen_on(letters.paint, paper)
    weak = sum(
        ground is not None and _apart(ink, ground, paper) < LEAST_CONTRAST for ground in grounds
    )
    return weak / max(1, len(grounds))


def standing_out(part: PartArtwork, layer_id: str, paper: Paper) -> str:
    """The swatch id that words there are read best in: the first clear one, else the clearest."""
    grounds = [ground for ground in _grounds(part, layer_id, paper) if ground is not None]

    def least(srgb: str) -> float:
        seen = _on_paper(srgb, paper)
        return min((_apart(seen, ground, paper) for ground in grounds), default=CLEAR_CONTRAST)

    clear = [name for name, srgb in LETTER_COLORS.items() if least(srgb) >= CLEAR_CONTRAST]
    return clear[0] if clear else max(LETTER_COLORS, key=lambda name: least(LETTER_COLORS[name]))


def seen_on(paint: Paint, paper: Paper) -> str:
    """A paint as '#rrggbb' on a paper: ink is transparent, and no ink is the bare paper."""
    if not any(paint.cmyk) and paint.spot is None:
        return paper.shade
    proof = proof_on(paper.stock)
    return paint.srgb if proof is None or not proof.tints else proof.color_of(paint)


def _apart(ink: str, ground: str, paper: Paper) -> float:
    """The contrast of an ink and its ground; a mirror is sometimes light and sometimes dark."""
    mirrors = paper.metal is not None and ground == paper.shade
    return min(contrast(ink, each) for each in (MIRRORED if mirrors else (ground,)))


def _on_paper(srgb: str, paper: Paper) -> str:
    if not paper.through_ink:
        return srgb
    ink, ground = rgb_of(srgb), rgb_of(paper.shade)
    red, green, blue = (a * b for a, b in zip(ink, ground, strict=True))
    return srgb_of((red, green, blue))


def _grounds(part: PartArtwork, layer_id: str, paper: Paper) -> Iterator[str | None]:
    """What lies under points of a layer's letters; None for a photograph."""
    first = next(at for at, mark in enumerate(part.marks) if mark.layer == layer_id)
    letters = part.marks[first]
    below = part.marks[:first][::-1]
    outline = letters.path if isinstance(letters, Fill) else letters.clip
    points = outline.points
    step = max(1, len(points) // SAMPLES)
    return (_ground_at(below, (float(x), float(y)), paper) for x, y in points[::step])


def _ground_at(below: Sequence[Mark], spot: Point, paper: Paper) -> str | None:
    for mark in below:
        if isinstance(mark, Fill):
            if skia_path(mark.path).contains(*spot):
                return seen_on(mark.paint, paper)
        elif skia_path(mark.clip).contains(*spot):
            return None
    return paper.shade
