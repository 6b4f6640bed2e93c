"""Columns: strokes joined through their joints, with both rails running on from end to end."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.branches import Chord, Skeleton
from configurator.embroidery.caps import Cap, cap_of
from configurator.embroidery.joints import End, Joint, joints
from configurator.embroidery.lines import lengths, quantile
from configurator.embroidery.plan import Points
from configurator.embroidery.rails import Rails
from configurator.embroidery.triangles import Triangles

TIP_MM = 0.35
"""A tip is sewn up to where it is this narrow."""
PUSHED_MM, LEAST_PUSH = 4.0, 0.3
"""Columns narrower than this push on less, in proportion, but by that share at least."""
OVERLAP_MM = 0.5
"""How far a column reaches into the one it butts on, at most."""


@dataclass(eq=False, slots=True)
class Column:
    """A stroke to be sewn across: point i of `left` faces point i of `right`.

    `along` is the distance from the start down the middle; places are such distances. `free` tells
    of either end whether it butts on nothing.
    """

    left: Points
    right: Points
    along: NDArray[np.float64]
    closed: bool
    free: tuple[bool, bool]

    @property
    def length(self) -> float:
        """The length of the middle line."""
        return float(self.along[-1])

    @property
    def widths(self) -> NDArray[np.float64]:
        """The width at every place."""
        across = self.right - self.left
        return np.asarray(np.hypot(across[:, 0], across[:, 1]))

    @property
    def middle(self) -> Points:
        """The middle line."""
        return np.asarray((self.left + self.right) / 2)

    def beside(self, point: Points) -> float:
        """The place whose middle is nearest to a point."""
        return float(self.along[int(np.hypot(*(self.middle - point).T).argmin())])


@dataclass(frozen=True, slots=True)
class Butt:
    """A column's end that reaches into another: the guest's place, and the host's."""

    host: Column
    at: float
    guest: Column
    place: float


@dataclass(eq=False, slots=True)
class _Strand:
    """A column in the making: rails as outline points, and where each chord stands on them."""

    left: list[int]
    right: list[int]
    chords: list[tuple[int, int]]
    passed: list[tuple[Joint, int]] = field(default_factory=list)
    start: Joint | None = None
    end: Joint | None = None
    closed: bool = False

    def add(self, left: list[int], right: list[int]) -> None:
        """The next chord: the rails' points up to it."""
        self.left += [point for point in left if point != self.left[-1]]
        self.right += [point for point in right if point != self.right[-1]]
        self.chords.append((len(self.left) - 1, len(self.right) - 1))

    def follow(self, chords: list[Chord]) -> None:
        """The next chords of a branch: on each rail a point at most from one to the next."""
        left, right = self.left, self.right
        for one, other in chords:
            if one != left[-1]:
                left.append(one)
            if other != right[-1]:
                right.append(other)
            self.chords.append((len(left) - 1, len(right) - 1))


def columns(found: Skeleton, push_mm: float) -> tuple[list[Column], list[Butt]]:
    """The columns of an area's skeleton, and where one butts on another."""
    meeting = joints(found)
    strands = _strands(found, meeting)
    made = [_column(found.triangles, strand, push_mm) for strand in strands]
    hosts = {
        id(joint): (column, float(places[chord : chord + 2].mean()))
        for (column, places), strand in zip(made, strands, strict=True)
        for joint, chord in strand.passed
    }
    butts = [
        Butt(*hosts[id(joint)], column, place)
        for (column, _), strand in zip(made, strands, strict=True)
        for joint, place in ((strand.start, 0.0), (strand.end, column.length))
        if joint is not None and id(joint) in hosts
    ]
    return [column for column, _ in made], butts


def _strands(found: Skeleton, meeting: list[Joint]) -> list[_Strand]:
    onward: dict[tuple[int, int], tuple[End, Joint]] = {}
    butts: dict[tuple[int, int], Joint] = {}
    for joint in meeting:
        for end in joint.ends if len(joint.ends) > 1 else ():
            butts[id(end.branch), end.end] = joint
        if joint.through is not None:
            one, other = joint.through
            onward[id(one.branch), one.end] = other, joint
            onward[id(other.branch), other.end] = one, joint
    strands, used = [], set()
    kept = [branch for branch in found.branches if branch.kept]
    free = [End(b, e) for b in kept for e in (0, 1) if (id(b), e) not in onward]
    for end in free + [End(branch, 0) for branch in kept]:
        if id(end.branch) not in used:
            strands.append(_strand(found.triangles, end, onward, butts))
            used.update(strands[-1][1])
    return [strand for strand, _ in strands]


def _strand(
    triangles: Triangles,
    first: End,
    onward: dict[tuple[int, int], tuple[End, Joint]],
    butts: dict[tuple[int, int], Joint],
) -> tuple[_Strand, set[int]]:
    """From an end through joint after joint to where the column stops, or around to itself."""
    left, right = first.chord
    strand = _Strand([left], [right], [(0, 0)])
    strand.start = butts.get((id(first.branch), first.end))
    here, used = first, {id(first.branch)}
    while True:
        chords = here.branch.chords[1:] if here.end == 0 else _turned(here.branch.chords)[1:]
        strand.follow(chords)
        out = here.far
        step = onward.get((id(out.branch), out.end))
        if step is None:
            strand.end = butts.get((id(out.branch), out.end))
            strand.closed = out.branch is first.branch and not _at_node(triangles, first)
            if strand.closed:
                strand.add(*_between(triangles, out, first, [out, first]))
            return strand, used
        there, joint = step
        strand.passed.append((joint, len(strand.chords) - 1))
        strand.add(*_between(triangles, out, there, joint.ends))
        if id(there.branch) in used:
            strand.start, strand.closed = None, True
            return strand, used
        used.add(id(there.branch))
        here = there


def _at_node(triangles: Triangles, end: End) -> bool:
    """Whether an end lies at a tip or a joint, and not in the middle of a ring."""
    branch = end.branch
    return triangles.degree[branch.start if end.end == 0 else branch.end] != 2


def _turned(chords: list[Chord]) -> list[Chord]:
    return [(right, left) for left, right in reversed(chords)]


def _between(
    triangles: Triangles, out: End, there: End, ends: list[End]
) -> tuple[list[int], list[int]]:
    """The rails through a joint: along the outline, or straight across another stroke's mouth."""
    right, left = out.chord
    next_left, next_right = there.chord
    rights = {end.chord[1]: end for end in ends}
    lefts = {end.chord[0]: end for end in ends}
    on_right = _walk(right, triangles.following, rights)
    on_left = _walk(left, triangles.preceding, lefts)
    return (
        on_left if on_left[-1] == next_left else [left, next_left],
        on_right if on_right[-1] == next_right else [right, next_right],
    )


def _walk(start: int, step: list[int], mouths: dict[int, End]) -> list[int]:
    path = [start]
    while path[-1] not in mouths and len(path) <= len(step):
        path.append(step[path[-1]])
    return path


def _column(
    triangles: Triangles, strand: _Strand, push_mm: float
) -> tuple[Column, NDArray[np.float64]]:
    """A strand with its ends finished and its chords evened out, and each chord's place on it."""
    on_left, on_right = np.array(strand.chords).T
    left, right = triangles.points[strand.left], triangles.points[strand.right]
    rails = Rails(left, right, lengths(left)[on_left], lengths(right)[on_right])
    if strand.closed:
        places = rails.places
        return Column(*rails.evened(True), True, (False, False)), places
    width = quantile(rails.widths)
    middles = (left[on_left] + right[on_right]) / 2
    rails = rails.extended(
        _finish(triangles, strand, middles[::-1], width, True),
        _finish(triangles, strand, middles, width, False),
    )
    left, right, along = rails.evened(False)
    across = np.hypot(left[:, 0] - right[:, 0], left[:, 1] - right[:, 1])
    push_mm *= min(max(quantile(across) / PUSHED_MM, LEAST_PUSH), 1.0)
    low = _open(across, along, push_mm) if strand.start is None else 0
    high = _open(across[::-1], along, push_mm) if strand.end is None else 0
    kept = slice(low, len(along) - high)
    places = np.clip(rails.places[1:-1] - along[low], 0.0, along[kept][-1] - along[low])
    free = strand.start is None, strand.end is None
    return Column(left[kept], right[kept], along[kept] - along[low], False, free), places


def _open(across: NDArray[np.float64], along: NDArray[np.float64], push_mm: float) -> int:
    """How many places an open end gives up: thread pushes on by itself, and tips get too thin."""
    if along[-1] < 4 * push_mm:
        return 0
    wide = across > min(TIP_MM, 0.5 * float(across.max()))
    pushed = int(np.searchsorted(along, push_mm))
    return min(max(int(np.argmax(wide)), pushed), len(along) // 3)


def _finish(
    triangles: Triangles, strand: _Strand, middles: Points, width: float, at_start: bool
) -> Cap:
    """What lies beyond a strand's first or last chord, seen on the way out past `middles`."""
    points = triangles.points
    left, right = strand.left[-1], strand.right[-1]
    if at_start:
        left, right = strand.right[0], strand.left[0]
    away = middles[-1] - middles
    far = np.flatnonzero(np.hypot(away[:, 0], away[:, 1]) >= 0.8 * width)
    way = away[far[-1] if len(far) else 0]
    if math.hypot(*way) < 1e-3:
        across = points[right] - points[left]
        way = np.array([across[1], -across[0]])
    way = way / max(math.hypot(*way), 1e-9)
    joint = strand.start if at_start else strand.end
    if joint is not None:
        reach = way * min(OVERLAP_MM, joint.radius)
        return Cap(
            np.array([points[left], points[left] + reach]),
            np.array([points[right], points[right] + reach]),
        )
    return cap_of(triangles.along(right, left), way, width)
