"""Laid: a stitch plan as the thread painter wants it, stitch by stitch, with how each lies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Run, StitchPlan
from configurator.preview.thread_painter import LaidThread

BACK = -0.6
"""Cosine between one stitch and the next under which a needle goes to and fro, as satin does."""
ARCHED_FROM_MM = 0.9
"""A shorter stitch lies flat."""
LAYER = 0.28
"""How much higher each color block lies than the one before, in threads."""
MOST_LAYERS = 3


def laid_thread(plan: StitchPlan, srgb_of: Callable[[str], str]) -> LaidThread:
    """Every stitch of a plan in sewing order; cover hides underlay wherever it closes."""
    names = list(plan.threads)
    starts, ends, colors, arched, ranks = [], [], [], [], []
    for number, block in enumerate(plan.blocks):
        for run in block.runs:
            seen = _seen(run)
            starts.append(run.points[:-1][seen])
            ends.append(run.points[1:][seen])
            colors.append(np.full(int(seen.sum()), names.index(block.thread), dtype=np.intp))
            arched.append(_arched(run)[seen])
            ranks.append(np.full(int(seen.sum()), min(number, MOST_LAYERS) * LAYER))
    return LaidThread(
        _joined(starts, (0, 2)),
        _joined(ends, (0, 2)),
        np.concatenate(colors) if colors else np.zeros(0, dtype=np.intp),
        tuple(srgb_of(name) for name in names),
        np.concatenate(arched) if arched else np.zeros(0, dtype=np.bool_),
        _joined(ranks, (0,)),
    )


def _joined(parts: list[NDArray[np.float64]], empty: tuple[int, ...]) -> NDArray[np.float64]:
    return np.concatenate(parts) if parts else np.zeros(empty)


def _seen(run: Run) -> NDArray[np.bool_]:
    kept: NDArray[np.bool_] = run.lengths > 0
    return kept


def _arched(run: Run) -> NDArray[np.bool_]:
    """Which stitches go to and fro between the edges of a column."""
    steps = np.diff(run.points, axis=0)
    length = np.maximum(run.lengths, 1e-9)
    if len(steps) < 2:
        return np.zeros(len(steps), dtype=np.bool_)
    turn = (steps[1:] * steps[:-1]).sum(axis=1) / (length[1:] * length[:-1])
    back = turn < BACK
    both = np.concatenate([[back[0]], back[1:] & back[:-1], [back[-1]]])
    return np.asarray(both & (length > ARCHED_FROM_MM))
