"""Tones: paler and deeper relatives of a paint, so backgrounds suit whatever color is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from configurator.ground.icc import press_profile
from configurator.model.artwork import Paint

DEEPEST_SUM = 2.6
"""Ink coverage a deeper tone may reach (260 %), the limit of uncoated papers."""


MORE_INK, MORE_BLACK = 0.3, 1.0
"""How a share of depth is made: some of the paint's own ink, and black for the rest.

Chosen so that a tone looks as if that share of its light were taken away: over our swatches
within CIEDE2000 1.1 of it, 0.6 in the mean.
"""


def paler(paint: Paint, by: float) -> Paint:
    """The paint with a share `by` of its ink taken away."""
    return _mixed(ink * (1 - by) for ink in paint.cmyk)


def deeper(paint: Paint, by: float) -> Paint:
    """The paint with more of its own ink and black, by a share of 0 to 1."""
    cyan, magenta, yellow, black = (min(1.0, ink * (1 + MORE_INK * by)) for ink in paint.cmyk)
    inks = [cyan, magenta, yellow, min(1.0, black + MORE_BLACK * by * (1 - black))]
    over = max(1.0, sum(inks) / DEEPEST_SUM)
    return _mixed(ink / over for ink in inks)


def beside(paint: Paint, by: float) -> Paint:
    """A tone that shows quietly on the paint: paler on a dark one, deeper on a light one."""
    return paler(paint, by) if lightness(paint.srgb) < 0.5 else deeper(paint, by * 0.6)


def lightness(srgb: str) -> float:
    """Perceived lightness of '#rrggbb', 0 black to 1 white (square root of Rec. 709 luma)."""
    red, green, blue = (part / 255 for part in bytes.fromhex(srgb[1:]))
    return float((0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2) ** 0.5)


def _mixed(inks: Iterable[float]) -> Paint:
    """The paint of a mix of inks, which looks on the screen as the press prints it."""
    cyan, magenta, yellow, black = (round(ink, 4) for ink in inks)
    mix = (cyan, magenta, yellow, black)
    return Paint(press_profile().srgb(mix), mix)
