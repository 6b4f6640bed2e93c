"""Tones: paler and deeper relatives of a paint, so backgrounds suit whatever color is chosen."""

from __future__ import annotations

from configurator.model.artwork import Paint

DEEPEST_SUM = 2.6
"""Ink coverage a deeper tone may reach (260 %), the limit of uncoated papers."""


def paler(paint: Paint, by: float) -> Paint:
    """The paint with a share `by` of its ink taken away."""
    srgb = _mixed(paint.srgb, 255.0, by)
    return Paint(srgb, _inks([ink * (1 - by) for ink in paint.cmyk]))


def deeper(paint: Paint, by: float) -> Paint:
    """The paint with more of its own ink and a breath of black, by a share of 0 to 1."""
    cyan, magenta, yellow, black = (min(1.0, ink * (1 + by)) for ink in paint.cmyk)
    inks = [cyan, magenta, yellow, min(1.0, black + 0.4 * by * (1 - black))]
    over = sum(inks) / DEEPEST_SUM
    return Paint(_mixed(paint.srgb, 0.0, by * 0.8), _inks([ink / max(1.0, over) for ink in inks]))


def beside(paint: Paint, by: float) -> Paint:
    """A tone that shows quietly on the paint: paler on a dark one, deeper on a light one."""
    return paler(paint, by) if lightness(paint.srgb) < 0.5 else deeper(paint, by * 0.6)


def lightness(srgb: str) -> float:
    """Perceived lightness of '#rrggbb', 0 black to 1 white (square root of Rec. 709 luma)."""
    red, green, blue = (part / 255 for part in bytes.fromhex(srgb[1:]))
    return float((0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2) ** 0.5)


def _mixed(srgb: str, target: float, share: float) -> str:
    parts = (round(part + (target - part) * share) for part in bytes.fromhex(srgb[1:]))
    return "#" + bytes(parts).hex()


def _inks(inks: list[float]) -> tuple[float, float, float, float]:
    cyan, magenta, yellow, black = (round(ink, 4) for ink in inks)
    return cyan, magenta, yellow, black
