"""Gang: several patches sewn in one hoop, each thread put up as seldom as all of them allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from configurator.embroidery.hoops import HOOPS, MARGIN_MM, Hoop
from configurator.embroidery.plan import ColorBlock, Run, StitchPlan
from configurator.embroidery.program import TENTHS
from configurator.model.words import Words

GAP_MM = 8.0
"""Between two patches, to cut them apart."""
MOST_STATES = 50_000
NO_ROOM = Words(
    en="{n} pieces do not fit a hoop of {hoop} mm. Use a larger hoop or fewer pieces.",
    he="{n} חלקים אינם נכנסים לחישוק של {hoop} מ״מ. כדאי חישוק גדול יותר או פחות חלקים.",
)

Step = tuple[str, bool, str]
"""What a block must share with another to be sewn with it: thread, halt after it, purpose."""


class GangRefused(Exception):
    """Pieces that do not fit a hoop; `words` say what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Gang:
    """Several plans as one: `moved` says by how many mm each was brought to its place."""

    plan: StitchPlan
    moved: tuple[tuple[float, float], ...]


def ganged(plans: Sequence[StitchPlan], hoop: Hoop | None = None, gap_mm: float = GAP_MM) -> Gang:
    """The plans beside each other in a hoop, the smallest that holds them unless one is given.

    Raises GangRefused.
    """
    hoops = [hoop] if hoop else sorted(
        (way for each in HOOPS for way in (each, each.turned)),
        key=lambda each: each.width_mm * each.height_mm,
    )  # fmt: skip
    for each in hoops:
        places = _placed(plans, each, gap_mm)
        if places is not None:
            moved = [_moved(plan, by) for plan, by in zip(plans, places, strict=True)]
            omissions = tuple(omission for plan in moved for omission in plan.omissions)
            return Gang(StitchPlan(_merged(moved), omissions), tuple(places))
    name = hoop.id if hoop else hoops[-1].id
    raise GangRefused(NO_ROOM.filled(n=len(plans), hoop=name))


def _placed(
    plans: Sequence[StitchPlan], hoop: Hoop, gap_mm: float
) -> list[tuple[float, float]] | None:
    """By how much each plan is moved to stand in rows, the highest first; None without room."""
    wide, high = hoop.width_mm - 2 * MARGIN_MM, hoop.height_mm - 2 * MARGIN_MM
    order = sorted(range(len(plans)), key=lambda n: (-plans[n].height_mm, -plans[n].width_mm, n))
    found: dict[int, tuple[float, float]] = {}
    x = y = row = 0.0
    for number in order:
        box = plans[number].box
        if x > 0 and x + box.width > wide + 1e-9:
            x, y, row = 0.0, y + row + gap_mm, 0.0
        if x + box.width > wide + 1e-9 or y + box.height > high + 1e-9:
            return None
        found[number] = (
            round((x - box.left) * TENTHS) / TENTHS,
            round((y - box.top) * TENTHS) / TENTHS,
        )
        x, row = x + box.width + gap_mm, max(row, box.height)
    return [found[number] for number in range(len(plans))]


def _moved(plan: StitchPlan, by: tuple[float, float]) -> StitchPlan:
    def run(each: Run) -> Run:
        points = np.rint((each.points + by) * TENTHS) / TENTHS
        return Run(points, each.roles, each.region, each.trim_after)

    blocks = tuple(replace(block, runs=tuple(map(run, block.runs))) for block in plan.blocks)
    omissions = tuple(
        replace(each, at=(each.at[0] + by[0], each.at[1] + by[1])) for each in plan.omissions
    )
    return StitchPlan(blocks, omissions)


def _merged(plans: Sequence[StitchPlan]) -> tuple[ColorBlock, ...]:
    """The blocks of all plans, each plan's in its own order, joined wherever they can be."""
    steps = [tuple(_step(block) for block in plan.blocks) for plan in plans]
    at = [0] * len(plans)
    made = []
    for step in shared_order(steps):
        blocks = []
        for number, own in enumerate(steps):
            if at[number] < len(own) and own[at[number]] == step:
                blocks.append(plans[number].blocks[at[number]])
                at[number] += 1
        made.append(replace(blocks[0], runs=_joined(blocks)))
    return tuple(made)


def _step(block: ColorBlock) -> Step:
    return block.thread, block.stop, block.purpose


def _joined(blocks: Sequence[ColorBlock]) -> tuple[Run, ...]:
    """The runs of several pieces; between two of them the thread is always cut."""
    runs: list[Run] = []
    for number, block in enumerate(blocks):
        own = list(block.runs)
        if own and number < len(blocks) - 1:
            own[-1] = replace(own[-1], trim_after=True)
        runs += own
    return tuple(runs)


def shared_order(steps: Sequence[tuple[Step, ...]]) -> tuple[Step, ...]:
    """The shortest order of steps that holds every piece's own order in it.

    Breadth first over how far the different pieces are; past MOST_STATES each step is the one that
    most pieces wait for.
    """
    kinds = list(dict.fromkeys(own for own in steps if own))
    goal = tuple(len(own) for own in kinds)
    came: dict[tuple[int, ...], tuple[tuple[int, ...], Step] | None] = {(0,) * len(kinds): None}
    front = list(came)
    while front and goal not in came:
        if len(came) > MOST_STATES:
            return _greedy(kinds)
        after = []
        for state in front:
            for step in dict.fromkeys(
                own[at] for own, at in zip(kinds, state, strict=True) if at < len(own)
            ):
                reached = _advanced(kinds, state, step)
                if reached not in came:
                    came[reached] = (state, step)
                    after.append(reached)
        front = after
    order: list[Step] = []
    before = came[goal]
    while before is not None:
        order.append(before[1])
        before = came[before[0]]
    return tuple(reversed(order))


def _advanced(
    kinds: Sequence[tuple[Step, ...]], state: tuple[int, ...], step: Step
) -> tuple[int, ...]:
    return tuple(
        at + (at < len(own) and own[at] == step) for own, at in zip(kinds, state, strict=True)
    )


def _greedy(kinds: Sequence[tuple[Step, ...]]) -> tuple[Step, ...]:
    state, order = (0,) * len(kinds), []
    while any(at < len(own) for own, at in zip(kinds, state, strict=True)):
        waiting = [own[at] for own, at in zip(kinds, state, strict=True) if at < len(own)]
        step = max(dict.fromkeys(waiting), key=waiting.count)
        order.append(step)
        state = _advanced(kinds, state, step)
    return tuple(order)
