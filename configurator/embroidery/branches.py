"""Branches: the strokes an area is made of, from joint to joint, without its mere corners."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from configurator.embroidery.triangles import Triangles

Chord = tuple[int, int]
"""Two outline points across a stroke: the one to the left and the one to the right."""

CORNER = 0.65
"""A branch that leaves the joint's circle by less than this many radii is a corner: 90 degrees
leaves it by 0.41, 75 by 0.64."""
STUB, FULL = 0.3, 0.72
"""What fills this share of the box over its mouth is a stub and not a corner, which fills half;
a stub may stick out by that many radii."""
CORNER_MM = 0.25
"""Less than a thread's width is a corner too."""


@dataclass(eq=False, slots=True)
class Branch:
    """A stroke between two triangles that are joints or tips, as its chords in order."""

    start: int
    end: int
    chords: list[Chord]
    kept: bool = True

    def leaving(self, end: int) -> Chord:
        """The chord at an end (0 the first, 1 the last), seen on the way from there inwards."""
        if end == 0:
            return self.chords[0]
        left, right = self.chords[-1]
        return right, left

    def other(self, joint: int) -> int:
        """The triangle at the far end."""
        return self.end if self.start == joint else self.start


@dataclass(eq=False, slots=True)
class Skeleton:
    """The branches of an area; `at[t]` are those that meet in triangle t."""

    triangles: Triangles
    branches: list[Branch] = field(default_factory=list)
    at: dict[int, list[Branch]] = field(default_factory=dict)
    circles: dict[int, tuple[float, float, float]] = field(default_factory=dict)

    def living(self, joint: int) -> list[Branch]:
        """The branches at a joint that are more than corners; one that loops counts twice."""
        return [branch for branch in self.at[joint] if branch.kept]


def skeleton(triangles: Triangles, corner: float = CORNER) -> Skeleton:
    """Every branch of an area, its corners already taken away.

    `corner` says how far a corner may stick out, in radii; with infinity only loops are left.
    """
    found = Skeleton(triangles)
    seen: set[tuple[int, int]] = set()
    nodes = [t for t, degree in enumerate(triangles.degree) if degree != 2]
    for node in nodes:
        found.at[node] = []
    for node in nodes:
        for k, beyond in enumerate(triangles.beyond[node]):
            if beyond >= 0 and (node, k) not in seen:
                _add(found, node, k, seen)
    if not nodes and triangles.corners:
        found.branches.append(_walked(triangles, 0, _first_exit(triangles, 0), seen))
    for node in nodes:
        if triangles.degree[node] == 3:
            found.circles[node] = _circle(triangles, node)
    _prune(found, corner)
    return found


def _first_exit(triangles: Triangles, triangle: int) -> int:
    return next(k for k, beyond in enumerate(triangles.beyond[triangle]) if beyond >= 0)


def _add(found: Skeleton, node: int, k: int, seen: set[tuple[int, int]]) -> None:
    branch = _walked(found.triangles, node, k, seen)
    found.branches.append(branch)
    found.at[branch.start].append(branch)
    found.at[branch.end].append(branch)


def _walked(triangles: Triangles, start: int, k: int, seen: set[tuple[int, int]]) -> Branch:
    """From a triangle through its edge k up to the next joint or tip, or once around."""
    corners, beyond, degree = triangles.corners, triangles.beyond, triangles.degree
    chords: list[Chord] = []
    here = start
    seen.add((here, k))
    while True:
        left = corners[here][(k + 1) % 3]
        chords.append((left, corners[here][k]))
        here = beyond[here][k]
        entered = corners[here].index(left)
        if degree[here] != 2 or here == start:
            seen.add((here, entered))
            return Branch(start, here, chords)
        k = (entered + 1) % 3 if beyond[here][(entered + 1) % 3] >= 0 else (entered + 2) % 3


def _circle(triangles: Triangles, node: int) -> tuple[float, float, float]:
    """Middle and radius of the circle through a joint's corners."""
    (ax, ay), (bx, by), (cx, cy) = triangles.points[triangles.corners[node]].tolist()
    bx, by, cx, cy = bx - ax, by - ay, cx - ax, cy - ay
    twice = 2 * (bx * cy - by * cx)
    if abs(twice) < 1e-9:
        return ax + (bx + cx) / 3, ay + (by + cy) / 3, math.hypot(bx, by) / 2
    b, c = bx * bx + by * by, cx * cx + cy * cy
    ux, uy = (cy * b - by * c) / twice, (bx * c - cx * b) / twice
    return ax + ux, ay + uy, math.hypot(ux, uy)


def _prune(found: Skeleton, corner: float) -> None:
    """Take corners away, the smallest first, until only strokes are left."""
    sizes: dict[tuple[int, int], tuple[float, float, float]] = {}
    while True:
        corners: list[tuple[float, int, int, list[Branch]]] = []
        for joint in found.circles:
            living = found.living(joint)
            if len(living) < 2:
                continue
            for branch in living:
                trail = _to_tip(found, joint, branch)
                if trail is not None:
                    known = joint, id(branch)
                    if known not in sizes:
                        sizes[known] = _sticks_out(found, joint, branch, corner)
                    sticks_out, radius, full = sizes[known]
                    limit = min(corner, STUB) if full > FULL and corner == CORNER else corner
                    if sticks_out < max(limit * radius, CORNER_MM):
                        corners.append((sticks_out / max(radius, 1e-6), len(corners), joint, trail))
        if not corners:
            return
        for _, _, joint, trail in sorted(corners, key=lambda corner: corner[:2]):
            if len(found.living(joint)) > 1 and all(branch.kept for branch in trail):
                for branch in trail:
                    branch.kept = False


def _to_tip(found: Skeleton, joint: int, branch: Branch) -> list[Branch] | None:
    """The branches from a joint on to a tip where no other stroke leaves; None where some do."""
    trail, here = [branch], branch.other(joint)
    while here != joint:
        onward = [other for other in found.living(here) if other is not trail[-1]]
        if not onward:
            return trail
        if len(onward) > 1 or onward[0] in trail:
            return None
        trail.append(onward[0])
        here = onward[0].other(here)
    return None


def _sticks_out(
    found: Skeleton, joint: int, branch: Branch, corner: float
) -> tuple[float, float, float]:
    """How far the outline beyond a branch leaves the joint's circle, the circle's radius, and how
    much of the box over the branch's mouth it fills."""
    left, right = branch.leaving(0 if branch.start == joint else 1)
    x, y, radius = found.circles[joint]
    outline = found.triangles.along(right, left)
    far = float(np.hypot(outline[:, 0] - x, outline[:, 1] - y).max()) - radius
    if far >= corner * radius:
        # It is a stroke, however full; what a box costs to measure is for corners.
        return far, radius, 0.0
    over, down = (outline - outline[0]).T
    # The box over the mouth is as wide as the mouth: its area is what the outline's height spans.
    box = float(np.abs(over[-1] * down - down[-1] * over).max())
    area = abs(float(over[:-1] @ down[1:] - down[:-1] @ over[1:])) / 2
    return far, radius, area / (box + 1e-9)
