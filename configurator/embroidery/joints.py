"""Joints: where strokes meet, which two of them pass straight through, and which butt in."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.branches import Branch, Chord, Skeleton

ONE_JOINT = 0.7
"""Joints nearer to each other than this many radii are one, as in a crossing."""
REACH = 1.8
"""A stroke's direction is taken this many radii out of its joint."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a branch: 0 its first chord, 1 its last."""

    branch: Branch
    end: int

    @property
    def chord(self) -> Chord:
        """The chord seen on the way out of the joint, into the branch."""
        return self.branch.leaving(self.end)

    @property
    def far(self) -> End:
        """The branch's other end."""
        return End(self.branch, 1 - self.end)


@dataclass(eq=False, slots=True)
class Joint:
    """Where strokes meet: every end there, and the two that pass through as one column."""

    ends: list[End]
    radius: float
    through: tuple[End, End] | None = None


def joints(found: Skeleton) -> list[Joint]:
    """Every joint of an area. Short branches inside a crossing are given up to it."""
    groups = _grouped(found)
    made = []
    for group in groups:
        radius = max(found.circles[joint][2] for joint in group)
        joint = Joint(_ends(found, group), radius)
        joint.through = _through(found, joint)
        made.append(joint)
    return made


def _grouped(found: Skeleton) -> list[list[int]]:
    """Joints by nearness; the branch between two near ones is no stroke any more."""
    leader = {joint: joint for joint in found.circles if found.living(joint)}

    def lead(joint: int) -> int:
        while leader[joint] != joint:
            joint = leader[joint]
        return joint

    for branch in sorted(found.branches, key=lambda branch: len(branch.chords)):
        one, other = branch.start, branch.end
        if not branch.kept or one not in leader or other not in leader:
            continue
        if len(found.living(one)) < 3 or len(found.living(other)) < 3:
            continue
        if lead(one) != lead(other) and _near(found, one, other) and _short(found, branch):
            leader[lead(other)] = lead(one)
            branch.kept = False
    groups: dict[int, list[int]] = {}
    for joint in leader:
        groups.setdefault(lead(joint), []).append(joint)
    return list(groups.values())


def _near(found: Skeleton, one: int, other: int) -> bool:
    ax, ay, ar = found.circles[one]
    bx, by, br = found.circles[other]
    return bool(np.hypot(ax - bx, ay - by) < ONE_JOINT * max(ar, br))


def _short(found: Skeleton, branch: Branch) -> bool:
    """Whether a branch is no longer than the joints at its ends are wide."""
    middles = found.triangles.points[np.array(branch.chords)].mean(axis=1)
    length = float(np.hypot(*np.diff(middles, axis=0).T).sum())
    return length < 2 * max(found.circles[end][2] for end in (branch.start, branch.end))


def _ends(found: Skeleton, group: list[int]) -> list[End]:
    ends = []
    for joint in group:
        for branch in dict.fromkeys(found.living(joint)):
            if branch.start == joint:
                ends.append(End(branch, 0))
            if branch.end == joint:
                ends.append(End(branch, 1))
    return ends


def _through(found: Skeleton, joint: Joint) -> tuple[End, End] | None:
    if len(joint.ends) < 2:
        return None
    if len(joint.ends) == 2:
        return joint.ends[0], joint.ends[1]
    ways = [way_out(found, end, REACH * joint.radius) for end in joint.ends]
    widths = [_width(found, end) for end in joint.ends]
    pairs = [
        (
            float(ways[i] @ ways[j]) - 0.25 * min(widths[i], widths[j]) / max(widths[i], widths[j]),
            i,
            j,
        )
        for i in range(len(ways))
        for j in range(i + 1, len(ways))
    ]
    _, one, other = min(pairs)
    return joint.ends[one], joint.ends[other]


def _width(found: Skeleton, end: End) -> float:
    left, right = end.chord
    return float(np.hypot(*(found.triangles.points[left] - found.triangles.points[right]))) + 1e-6


def way_out(found: Skeleton, end: End, reach_mm: float) -> NDArray[np.float64]:
    """The direction in which a branch leaves its end, as a unit vector."""
    chords = end.branch.chords if end.end == 0 else end.branch.chords[::-1]
    points = found.triangles.points[chords]
    middles = (points[:, 0] + points[:, 1]) / 2
    steps = middles - middles[0]
    away = np.hypot(steps[:, 0], steps[:, 1])
    far = int(away.argmax())
    if away[far] >= reach_mm:
        far = int((away >= reach_mm).argmax())
    way = middles[far] - middles[0]
    length = math.hypot(*way)
    if length > 1e-3:
        return np.asarray(way / length)
    left, right = found.triangles.points[list(end.chord)]
    across = right - left
    return np.array([across[1], -across[0]]) / max(float(np.hypot(*across)), 1e-9)
