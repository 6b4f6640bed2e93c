"""Around what stays: where words and a motif go beside a customer's own photograph or drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from configurator.ground.geometry import Box
from configurator.tools.compositions import AROUND_KEPT, Composition, Share, Spot

BACKGROUND = 0.8
"""What covers this share of the room lies under everything, and is no obstacle."""

LEAST_FREE = 0.16
"""A strip of this share of the room is worth using; narrower ones leave only its edges."""

ROOM_FOR_MOTIF = 0.3
"""From this share of the room on, a motif joins the words."""

AIR = 0.06
"""Kept free around what is put in a strip, as a share of the strip's shorter side."""


def in_the_way(room: Box, kept: Sequence[Box]) -> tuple[Box, ...]:
    """What of the kept things words should not cover; a photograph over everything they may."""
    return tuple(box for box in kept if 0 < shared(box, room) < BACKGROUND * _area(room))


def lies_under(room: Box, kept: Sequence[Box]) -> bool:
    """Whether something that stays covers the room, so that everything else lies on it."""
    return any(shared(box, room) >= BACKGROUND * _area(room) for box in kept)


def around(room: Box, kept: Sequence[Box], words: bool) -> Composition:
    """A composition for the largest strip beside, above or below all the things that stay."""
    free = max(_strips(room, reduce(Box.union, kept)), key=_area)
    if _area(free) < LEAST_FREE * _area(room):
        return min(AROUND_KEPT, key=lambda each: _covered(each.spots[0].box(room), kept))
    inside = free.grown(-AIR * min(free.width, free.height))
    if not words:
        return Composition("beside-kept", (Spot("motif", _share(inside, room)),))
    if _area(free) < ROOM_FOR_MOTIF * _area(room):
        return Composition("beside-kept", (Spot("words", _share(inside, room)),))
    motif, said = _divided(inside)
    spots = (Spot("motif", _share(motif, room)), Spot("words", _share(said, room)))
    return Composition("beside-kept", spots)


def shared(one: Box, other: Box) -> float:
    """The area two boxes have in common, in square mm."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)


def _strips(room: Box, kept: Box) -> tuple[Box, ...]:
    """The room left of, right of, above and below a box; empty ones have no area."""
    left, right = max(room.left, kept.left), min(room.right, kept.right)
    top, bottom = max(room.top, kept.top), min(room.bottom, kept.bottom)
    return (
        Box(room.left, room.top, left, room.bottom),
        Box(right, room.top, room.right, room.bottom),
        Box(room.left, room.top, room.right, top),
        Box(room.left, bottom, room.right, room.bottom),
    )


def _divided(free: Box) -> tuple[Box, Box]:
    """A motif's and the words' part of a strip: side by side in a long one, else one above."""
    if free.width > 2 * free.height:
        cut = free.left + free.width * 0.3
        return (
            Box(free.left, free.top, cut, free.bottom),
            Box(cut + free.width * 0.05, free.top, free.right, free.bottom),
        )
    cut = free.top + free.height * 0.45
    return (
        Box(free.left, free.top, free.right, cut),
        Box(free.left, cut + free.height * 0.06, free.right, free.bottom),
    )


def _share(box: Box, room: Box) -> Share:
    return (
        (box.left - room.left) / room.width,
        (box.top - room.top) / room.height,
        (box.right - room.left) / room.width,
        (box.bottom - room.top) / room.height,
    )


def _covered(spot: Box, kept: Sequence[Box]) -> float:
    return sum(shared(spot, each) for each in kept)


def _area(box: Box) -> float:
    return max(box.width, 0.0) * max(box.height, 0.0)
