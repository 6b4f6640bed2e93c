"""Satin: stitches from rail to rail of a column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.columns import Column
from configurator.embroidery.lines import Lengths, interpolated
from configurator.embroidery.plan import Points
from configurator.embroidery.settings import SewSettings

OUTER, MIDDLE = 0.85, 0.5
"""Spacing is taken mostly on the outer rail of a bend, where stitches lie farthest apart. Of wide
columns the rims are less, and it is taken in the middle."""
NARROW_MM, BROAD_MM = 2.4, 2.8
"""Between these widths the one passes into the other."""
LEAST_OUTER = 0.8
"""On the outer rail a step counts for at least this share of its length."""
INSETS = (0.55, 0.32, 0.17)
"""How far short stitches stay from the inner rail, as shares of the width: every other stitch
the most, every fourth less, so thread thins out evenly towards the pivot of a bend."""
WIDE_MM, LEAST_INSET = 2.5, 0.85
"""In narrower columns short stitches stay less far away, in proportion, but by that share: they
would crowd at the other rail instead."""
LEAST_ONWARD = 0.25
"""A step along a rail counts for at least this share of its length."""
OVERSEW_MM = 0.1
"""A thin column is sewn wider than drawn by this much on each side, no more."""
PULLED_MM, LEAST_PULL = 2.0, 0.5
"""Columns narrower than this are pulled in less, in proportion, but by half at least."""
AVOIDED_MM = 0.6
"""Stitches shorter than half a millimetre are avoided, with some room for the machine's grid."""
SQUARE_MM = 1.2
"""A free end this wide gets a stitch along it; across a narrower one half a step is not seen."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """A part of a column in sewing direction; `along` counts from its start.

    `free` tells of either end whether it is one of the shape's own, `laid` whether a line of
    underlay lies down its middle already.
    """

    left: Points
    right: Points
    along: Lengths
    free: tuple[bool, bool] = (False, False)
    laid: bool = False

    @cached_property
    def widths(self) -> NDArray[np.float64]:
        """The width at every place."""
        across = self.right - self.left
        return np.asarray(np.hypot(across[:, 0], across[:, 1]))

    @cached_property
    def middle(self) -> Points:
        """The middle line."""
        return np.asarray((self.left + self.right) / 2)

    def turned(self) -> Stretch:
        """The same, sewn the other way."""
        along = self.along[-1] - self.along[::-1]
        return Stretch(self.left[::-1], self.right[::-1], along, self.free[::-1])

    def inset(self, by_mm: float) -> tuple[Points, Points]:
        """Both rails moved inwards, a quarter of the width at most."""
        share = np.minimum(by_mm / np.maximum(self.widths, 1e-6), 0.25)[:, None]
        across = self.right - self.left
        return self.left + across * share, self.right - across * share


def stretch(column: Column, start: float, end: float) -> Stretch:
    """A column from one place to another, which may lie before it.

    On a closed column places run on past its length, once more around.
    """
    low, high = min(start, end), max(start, end)
    along, left, right = column.along, column.left, column.right
    if low == 0.0 and high == column.length:
        whole = Stretch(left, right, along, column.free)
        return whole if end >= start else whole.turned()
    if column.closed and high > column.length:
        again = 1 + int(high // column.length)
        along = np.concatenate([column.along[:-1] + turn * column.length for turn in range(again)])
        left, right = np.tile(left[:-1], (again, 1)), np.tile(right[:-1], (again, 1))
    inner = along[(along > low + 1e-9) & (along < high - 1e-9)]
    places = np.concatenate([[low], inner, [high]])
    found = Stretch(
        interpolated(places, along, left),
        interpolated(places, along, right),
        places - low,
        (low == 0.0 and column.free[0], high == column.length and column.free[1]),
    )
    return found if end >= start else found.turned()


def cover(
    part: Stretch,
    settings: SewSettings,
    spacing_mm: float | None = None,
    towards: Points | None = None,
) -> Points:
    """The column's visible stitches, rail to rail, from its start to its end.

    They end on the rail that is nearer to `towards` where that is given. Along a free end that is
    wide lies a stitch of its own, so that it comes out square.
    """
    left, right, widths = _compensated(part, settings)
    gone = np.zeros(len(left))
    (_onward(left, right) / _spacing(part.widths, widths, settings, spacing_mm)).cumsum(
        out=gone[1:]
    )
    count = max(round(float(gone[-1]) * 2), 1)
    first, last = (
        free and part.widths[end] >= SQUARE_MM for free, end in zip(part.free, (0, -1), strict=True)
    )
    if towards is not None:
        to_left, to_right = (float(np.hypot(*(rail[-1] - towards))) for rail in (left, right))
        count += ((count + last) % 2 == 0) != (to_left < to_right)
    at = np.arange(count + 1) * (gone[-1] / count)
    lefts, rights = interpolated(at, gone, left), interpolated(at, gone, right)
    points = np.empty_like(lefts)
    points[::2] = _thinned(lefts[::2], rights[::2], settings.short_stitch_mm)
    points[1::2] = _thinned(rights[1::2], lefts[1::2], settings.short_stitch_mm)
    if towards is not None:
        points[-1] = (lefts, rights)[count % 2][-1]
    if first:
        points = np.vstack([rights[:1], points])
    if last:
        points = np.vstack([points, (rights, lefts)[count % 2][-1:]])
    return split(points, settings.satin_mm)


def _compensated(part: Stretch, settings: SewSettings) -> tuple[Points, Points, Lengths]:
    """Rails moved apart by the fabric's pull, and as wide as the needle can sew; that width."""
    widths = part.widths
    least = np.minimum(settings.narrowest_mm, widths + 2 * OVERSEW_MM)
    pull = settings.fabric.pull_mm * np.minimum(np.maximum(widths / PULLED_MM, LEAST_PULL), 1.0)
    wide = np.maximum(widths + pull, least)
    across = part.right - part.left
    unit = across / np.maximum(widths, 1e-9)[:, None]
    more = ((wide - widths) / 2)[:, None]
    return part.left - unit * more, part.right + unit * more, wide


def _spacing(
    drawn: Lengths, widths: Lengths, settings: SewSettings, spacing_mm: float | None
) -> Lengths | float:
    """How far apart stitches are laid: the narrower a column is drawn the wider, for the same two
    threads a step cover more of it; across a thin one so that none gets too short."""
    if spacing_mm is None:
        full, small = settings.satin_spacing_mm, settings.small_spacing_mm
        known = (settings.small_width_mm, settings.full_width_mm)
        spacing = np.interp(drawn[1:], known, (small, full))
    else:
        spacing = np.full(len(drawn) - 1, spacing_mm)
    width = np.minimum(widths[1:], widths[:-1])
    if width.min() >= AVOIDED_MM:
        return spacing
    least = 2 * np.sqrt(np.maximum(AVOIDED_MM**2 - width**2, 0.0))
    return np.asarray(np.maximum(spacing, least))


def _onward(left: Points, right: Points) -> Lengths:
    """How far each step along the rails moves the stitch sideways, which is what spaces threads."""
    across = right - left
    across = across[:-1] + across[1:]
    width = np.maximum(np.hypot(across[:, 0], across[:, 1]), 1e-6)
    one, other = (_sideways(rail, across, width) for rail in (left, right))
    outer, inner = np.maximum(one, other), np.minimum(one, other)
    share = np.interp(width / 2, (NARROW_MM, BROAD_MM), (OUTER, MIDDLE))
    return np.asarray(np.maximum(share * outer + (1 - share) * inner, LEAST_OUTER * outer))


def _sideways(rail: Points, across: Points, width: Lengths) -> Lengths:
    steps = rail[1:] - rail[:-1]
    aside = np.abs(steps[:, 0] * across[:, 1] - steps[:, 1] * across[:, 0]) / width
    return np.asarray(np.maximum(aside, LEAST_ONWARD * np.hypot(steps[:, 0], steps[:, 1])))


def _steps(points: Points) -> Lengths:
    steps = points[1:] - points[:-1]
    return np.asarray(np.hypot(steps[:, 0], steps[:, 1]))


def _thinned(points: Points, facing: Points, short_mm: float) -> Points:
    """Where points crowd on the inside of a bend, most of them give way towards the other rail."""
    steps = _steps(points)
    if (steps >= short_mm).all():
        return points
    gone = [0.0, *steps.cumsum().tolist()]
    insets = np.zeros(len(points))
    last, crowd = 0, 0
    for number in range(1, len(gone)):
        if gone[number] - gone[last] >= short_mm:
            last, crowd = number, 0
            continue
        crowd += 1
        insets[number] = INSETS[min((crowd & -crowd).bit_length(), len(INSETS)) - 1]
    across = facing - points
    width = np.hypot(across[:, 0], across[:, 1])
    insets *= np.minimum(np.maximum(width / WIDE_MM, LEAST_INSET), 1.0)
    insets[width * (1 - insets) < 0.8] = 0.0
    return np.asarray(points + across * insets[:, None])


def split(points: Points, longest_mm: float) -> Points:
    """Stitches too long to lie flat get needle points between, staggered from one to the next."""
    steps = _steps(points)
    if not (steps > longest_mm).any():
        return points
    parts = np.ceil(steps / longest_mm).astype(int)
    found = [points[:1]]
    for number, pieces in enumerate(parts.tolist()):
        one, other = points[number], points[number + 1]
        shift = ((number // 2) % 3 - 1) * 0.18
        shift = -shift if number % 2 else shift
        shares = [(piece + shift) / pieces for piece in range(1, pieces)]
        found.append(np.array([one + (other - one) * share for share in shares] + [other]))
    return np.vstack(found)
