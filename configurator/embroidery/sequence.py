"""Sequence: which thread is sewn when, and within a thread which region follows which."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.leads import lead_on, pockets, tucked
from configurator.embroidery.plan import Purpose
from configurator.embroidery.regions import Region
from configurator.embroidery.settings import SewSettings

_Block = tuple[str, Purpose, int]
_Order = tuple[_Block, ...]

CLOSE_MM, CLOSE = 1.0, 0.1
"""Regions this near can often be sewn on without a cut: the way between them counts so much."""
MOST_TRIED, MOST_HUBS = 12, 3
"""In blocks of so many regions so many are tried last."""
MOST_STATES = 4000
"""Orders of threads that are looked at before the first good one is taken."""


def color_blocks(regions: tuple[Region, ...]) -> list[list[Region]]:
    """Regions by thread in the fewest blocks that sew what lies below first."""
    count = len(regions)
    threads = list(dict.fromkeys(region.block for region in regions))
    start: frozenset[int] = frozenset()
    border: list[tuple[frozenset[int], _Order]] = [(start, ())]
    reached = {start}
    looked = 0
    while border:
        deeper: list[tuple[frozenset[int], _Order]] = []
        for done, order in border:
            if len(done) == count:
                return _blocks(regions, order)
            for thread in threads:
                more = _closure(regions, done, thread)
                looked += 1
                if len(more) > len(done) and more not in reached:
                    reached.add(more)
                    deeper.append((more, (*order, thread)))
        if looked > MOST_STATES:
            deeper = [max(deeper, key=lambda state: len(state[0]))]
        border = deeper
    return []


def _closure(regions: tuple[Region, ...], done: frozenset[int], thread: _Block) -> frozenset[int]:
    """Everything sewn once a thread has been used as far as it can be."""
    sewn = set(done)
    for region in regions:
        if region.block == thread and region.number not in sewn and region.under <= sewn:
            sewn.add(region.number)
    return frozenset(sewn)


def _blocks(regions: tuple[Region, ...], order: _Order) -> list[list[Region]]:
    done: frozenset[int] = frozenset()
    found = []
    for thread in order:
        more = _closure(regions, done, thread)
        found.append([region for region in regions if region.number in more - done])
        done = more
    return found


def sewing_order(block: list[Region], above: BaseGeometry, settings: SewSettings) -> list[Region]:
    """The regions of a block so that little is cut and nothing is sewn over too early.

    What many others touch, a stem its leaves, is tried last too: ways between those lie below it.
    """
    order = _order(block, above, settings)
    tries = [order]
    for hub in _hubs(block):
        rest = [region for region in block if region is not hub]
        tries.append([*_order(rest, above.union(hub.area), settings), hub])
    if len(tries) == 1:
        return order
    return min(tries, key=lambda each: _cuts(each, above, settings))


def _hubs(block: list[Region]) -> list[Region]:
    """Regions that touch several others and may be sewn after them, those that touch most first."""
    if not 2 < len(block) <= MOST_TRIED:
        return []
    touched = {
        region.number: sum(bool(region.area.intersects(other.area)) for other in block) - 1
        for region in block
        if region.reading == "free" and region.meets
    }
    free = [
        region
        for region in block
        if touched.get(region.number, 0) > 1 and all(region.number not in r.under for r in block)
    ]
    return sorted(free, key=lambda region: -touched[region.number])[:MOST_HUBS]


def _cuts(order: list[Region], above: BaseGeometry, settings: SewSettings) -> int:
    """How often an order cuts the thread."""
    later: dict[int, BaseGeometry] = {}
    for region in reversed(order):
        later[region.number] = above
        above = above.union(region.area)
    return sum(lead_on(one, other, later, settings) is None for one, other in pairwise(order))


def _order(block: list[Region], above: BaseGeometry, settings: SewSettings) -> list[Region]:
    """Nearest neighbor, then 2-opt; ways that what comes `above` will hide cost little. Lettering
    that reads one way is sewn that way."""
    if len(block) < 3 and all(region.reading == "free" for region in block):
        return block
    middles, far = _ways(block, above, settings)
    order: list[int] = []
    free = [i for i, region in enumerate(block) if region.reading == "free"]
    order += _improved(far, _nearest(middles, far, free)) if free else []
    for reading, sign in (("ltr", 1.0), ("rtl", -1.0)):
        letters = [i for i, region in enumerate(block) if region.reading == reading]
        order += _read(block, letters, sign)
    return _layered([block[i] for i in order])


def _read(block: list[Region], letters: list[int], sign: float) -> list[int]:
    """Letters line by line, each line from its beginning to its end."""
    left = sorted(letters, key=lambda i: block[i].area.bounds[1])
    order: list[int] = []
    while left:
        floor = block[left[0]].area.bounds[3]
        line = [i for i in left if block[i].area.centroid.y <= floor]
        line = line or left[:1]
        order += sorted(line, key=lambda i: sign * block[i].area.centroid.x)
        left = [i for i in left if i not in line]
    return order


def _ways(
    block: list[Region], above: BaseGeometry, settings: SewSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middles of regions, and how far it is from each to each; a way that needs no cut counts
    for little."""
    areas = [region.area for region in block]
    middles = np.array([area.centroid.coords[0] for area in areas])
    far = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    one, other = shapely.STRtree(areas).query(areas, predicate="dwithin", distance=CLOSE_MM)
    far[one, other] *= CLOSE
    if not above.is_empty:
        below = [
            pockets(area, above, settings) if r.meets else []
            for area, r in zip(areas, block, strict=True)
        ]
        for i, j in combinations(range(len(block)), 2):
            if below[i] and below[j] and tucked(below[i], below[j], above, settings) is not None:
                far[i, j] = far[j, i] = far[i, j] * CLOSE
    return middles, far


def _nearest(
    middles: NDArray[np.float64], far: NDArray[np.float64], members: list[int]
) -> list[int]:
    left = set(members)
    here = min(members, key=lambda i: (float(middles[i] @ (1.0, 1.0)), i))
    order = [here]
    left.remove(here)
    while left:
        waiting = np.array(sorted(left))
        here = int(waiting[int(far[order[-1], waiting].argmin())])
        order.append(here)
        left.remove(here)
    return order


def _improved(between: NDArray[np.float64], order: list[int]) -> list[int]:
    """2-opt: turn stretches of the way around while that makes it shorter."""
    path = np.array(order)
    for _ in range(40):
        far = between[np.ix_(path, path)]
        legs = np.diagonal(far, 1)
        if len(legs) < 3 or len(path) > 400:
            break
        gain = legs[:, None] + legs[None] - far[:-1, :-1] - far[1:, 1:]
        gain = np.triu(gain, 1)
        best = int(gain.argmax())
        i, j = divmod(best, len(legs))
        if gain[i, j] < 1e-6:
            break
        path[i + 1 : j + 1] = path[i + 1 : j + 1][::-1]
    return [int(i) for i in path]


def _layered(order: list[Region]) -> list[Region]:
    """The order mended where a region would be sewn before one of its thread below it."""
    waiting, done, found = list(order), set[int](), []
    inside = {region.number for region in order}
    while waiting:
        ready = next((r for r in waiting if (r.under & inside) <= done), waiting[0])
        waiting.remove(ready)
        done.add(ready.number)
        found.append(ready)
    return found
