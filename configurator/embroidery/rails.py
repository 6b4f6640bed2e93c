"""Rails: the two edges of a column, and which place on the one faces which on the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.caps import Cap
from configurator.embroidery.lines import Lengths, interpolated, lengths, quantile
from configurator.embroidery.plan import Points

STEP_MM = 0.1
"""Rails are evened out at places this far apart."""
EVEN = 1.2
"""Facing places are evened out over this many widths, so that a bend turns smoothly."""


@dataclass(frozen=True)
class Rails:
    """Two lines and the distances along them at which chords join them."""

    left: Points
    right: Points
    on_left: Lengths
    on_right: Lengths

    def extended(self, start: Cap | None, end: Cap | None) -> Rails:
        """The rails with their caps put on, which adds a chord to each capped end."""
        left, right, on_left, on_right = self.left, self.right, self.on_left, self.on_right
        if start is not None:
            left = np.vstack([start.right[::-1], left[1:]])
            right = np.vstack([start.left[::-1], right[1:]])
            on_left = np.concatenate([[0.0], on_left + lengths(start.right)[-1]])
            on_right = np.concatenate([[0.0], on_right + lengths(start.left)[-1]])
        if end is not None:
            left, right = np.vstack([left, end.left[1:]]), np.vstack([right, end.right[1:]])
            on_left = np.append(on_left, lengths(left)[-1])
            on_right = np.append(on_right, lengths(right)[-1])
        return Rails(left, right, on_left, on_right)

    @cached_property
    def widths(self) -> NDArray[np.float64]:
        """The length of each chord."""
        across = self._lefts(self.on_left) - self._rights(self.on_right)
        return np.asarray(np.hypot(across[:, 0], across[:, 1]))

    @cached_property
    def _known(self) -> tuple[Lengths, Lengths]:
        return lengths(self.left), lengths(self.right)

    def _lefts(self, places: Lengths) -> Points:
        return interpolated(places, self._known[0], self.left)

    def _rights(self, places: Lengths) -> Points:
        return interpolated(places, self._known[1], self.right)

    @cached_property
    def places(self) -> Lengths:
        """The distance of each chord down the column: the mean of what both rails went."""
        steps = (np.diff(self.on_left) + np.diff(self.on_right)) / 2
        return np.concatenate([[0.0], np.cumsum(np.maximum(steps, 1e-6))])

    def evened(self, closed: bool) -> tuple[Points, Points, Lengths]:
        """Facing points of both rails every STEP_MM, and their places."""
        places = self.places
        count = max(int(np.ceil(places[-1] / STEP_MM)), 4) + 1
        fine = np.arange(count) * (places[-1] / (count - 1))
        window = min(EVEN * quantile(self.widths), places[-1] / 3)
        reach = int(window / 4 / (fine[1] - fine[0]))
        both = interpolated(fine, places, np.column_stack([self.on_left, self.on_right]))
        on_left, on_right = _smooth(both, reach, closed).T
        return self._lefts(on_left), self._rights(on_right), fine


def _smooth(values: Points, reach: int, closed: bool) -> Points:
    """Places on both rails averaged over `reach` neighbors to each side, twice; the ends stay."""
    reach = min(reach, len(values) - 2)
    if reach < 1:
        return values
    whole = values[-1].copy()
    for _ in range(2):
        if closed:
            before, after = values[-reach - 1 : -1] - values[-1], values[1 : reach + 1] + values[-1]
        else:
            before = 2 * values[0] - values[reach:0:-1]
            after = 2 * values[-1] - values[-2 : -reach - 2 : -1]
        sums = np.concatenate([np.zeros((1, 2)), before, values, after]).cumsum(axis=0)
        values = (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)
    if closed and whole.all():
        return np.asarray(np.mod(values, whole))
    return np.asarray(np.minimum(np.maximum(values, 0.0), whole))
