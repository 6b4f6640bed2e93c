"""Color order: the fewest color blocks that sew every overlap the right way up."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

TOUCH_MM2 = 0.1
"""Shapes that overlap by less than this may be sewn in any order."""
MOST_STATES = 20_000


def fewest_blocks(
    areas: Sequence[BaseGeometry], threads: Sequence[str], borders: frozenset[int] = frozenset()
) -> int:
    """The fewest blocks for shapes given lowest first, each in its thread; `borders` come last.

    Exact: once a thread is up, sewing all that may be sewn in it never costs a block later, so only
    the order of threads is searched, breadth first. A plain upper bound past MOST_STATES.
    """
    below = _below(areas, threads)
    for border in borders:
        below[border] |= set(range(len(areas))) - borders
    everything = frozenset(range(len(areas)))
    front: set[frozenset[int]] = {frozenset()}
    blocks = seen = 0
    while front and everything not in front:
        blocks += 1
        after: set[frozenset[int]] = set()
        for done in front:
            for thread in {threads[n] for n in everything - done}:
                after.add(_sewn(done, thread, threads, below))
        after -= front
        # What another order has wholly sewn already, with more besides, need not be followed.
        front = {one for one in after if not any(one < other for other in after)}
        seen += len(front)
        if seen > MOST_STATES:
            return len(areas)
    return blocks


def _below(areas: Sequence[BaseGeometry], threads: Sequence[str]) -> list[set[int]]:
    """For each shape those of another thread that must be sewn before it."""
    found: list[set[int]] = [set() for _ in areas]
    if not found:
        return found
    tree = shapely.STRtree(list(areas))
    one, other = tree.query(list(areas), predicate="intersects")
    for upper, lower in zip(one.tolist(), other.tolist(), strict=True):
        if lower < upper and threads[lower] != threads[upper]:
            common = areas[upper].intersection(areas[lower])
            if common.area > TOUCH_MM2:
                found[upper].add(lower)
    return found


def _sewn(
    done: frozenset[int], thread: str, threads: Sequence[str], below: list[set[int]]
) -> frozenset[int]:
    """What is done once all that may be sewn in a thread has been."""
    made = set(done)
    waiting = [n for n, each in enumerate(threads) if each == thread and n not in made]
    while True:
        ready = [n for n in waiting if below[n] <= made]
        if not ready:
            return frozenset(made)
        made.update(ready)
        waiting = [n for n in waiting if n not in made]
