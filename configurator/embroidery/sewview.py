"""Sew view: a stitch plan as a painter wants it, stitch by stitch, with how each lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Run, StitchPlan

BACK = -0.6
"""Cosine between one stitch and the next under which a needle goes to and fro, as satin does."""
ARCHED_FROM_MM = 0.9
"""A shorter stitch lies flat."""
LAYER = 0.28
"""How much higher each color block lies than the one before, in threads."""
MOST_LAYERS = 3
UNSEEN = frozenset({"placement", "cut-line"})
"""Runs that only guide a hand; they are cut away or lie under cloth."""


@dataclass(frozen=True, eq=False)
class SewView:
    """Stitches in sewing order: ends (n, 2) in mm, which of `colors` each is, and how it lies.

    `arched` stitches span a column from edge to edge, the others lie flat; `rank` grows with what
    lies on top of what.
    """

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    color: NDArray[np.intp]
    colors: tuple[str, ...]
    arched: NDArray[np.bool_]
    rank: NDArray[np.float64]

    def recolored(self, srgb: str) -> SewView:
        """The same stitches all in one color, as bobbin thread shows them from behind."""
        return replace(self, color=np.zeros_like(self.color), colors=(srgb,))


def sew_view(plan: StitchPlan, srgb_of: Callable[[str], str]) -> SewView:
    """Every stitch of a plan in sewing order; cover hides underlay wherever it closes.

    Floats are not seen: they are snipped when the patch is finished.
    """
    names = list(plan.threads)
    starts, ends, colors, arched, ranks = [], [], [], [], []
    for number, block in enumerate(plan.blocks):
        if block.purpose in UNSEEN:
            continue
        for run in block.runs:
            seen = _seen(run)
            starts.append(run.points[:-1][seen])
            ends.append(run.points[1:][seen])
            colors.append(np.full(int(seen.sum()), names.index(block.thread), dtype=np.intp))
            arched.append(_arched(run)[seen])
            ranks.append(np.full(int(seen.sum()), min(number, MOST_LAYERS) * LAYER))
    return SewView(
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
