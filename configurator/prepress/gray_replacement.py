"""Gray component replacement: what three inks mix to gray is printed in black, to save ink.

Made from the press profile's own lightness, as a device link is: for every black that is there and
every amount of gray taken out of the colored inks, how much black gives the same lightness.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.icc import Profile
from configurator.prepress.processing_steps import Cmyk

GRAY = np.array([1.0, 0.8, 0.8], dtype=np.float32)
"""Cyan, magenta and yellow that look gray together (ISO 12647-2: 50, 40, 40)."""
DEEP = 0.9
"""The gray that is taken apart while measuring; what exceeds a limit is about that deep."""
STEPS = 33
LEVELS = 256
MOST_OVER = 1.7
"""The most ink over any limit: all four inks against the least limit there is, 240 %, and some."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Replacement:
    """One profile's tables: `black` by black and gray taken, `gray` by black and ink to save.

    Both run from 0 to 1 over their rows; the columns of `black` from 0 to 1, those of `gray` from
    0 to MOST_OVER.
    """

    black: Floats
    gray: Floats

    def within(self, inks: Floats, limit: float) -> Floats:
        """Mixes (rows of four shares) brought down to a sum of inks; all of them are over it."""
        colored, black = inks[:, :3], inks[:, 3]
        over = inks.sum(axis=1) - limit
        row = _index(black, 1.0)
        taken = self.gray[row, _index(over, MOST_OVER)]
        taken = np.minimum(taken, (colored / GRAY).min(axis=1))
        darker = self.black[row, _index(taken, 1.0)]
        left = colored - taken[:, None] * GRAY
        # What a mix without gray in it still has too much is taken from its colored inks alike.
        share = np.maximum(limit - darker, 0.0) / np.maximum(left.sum(axis=1), 1e-6)
        left *= np.minimum(share, 1.0)[:, None]
        return np.concatenate([left, darker[:, None]], axis=1)


def _index(values: Floats, most: float) -> NDArray[np.intp]:
    """Where values stand in a row of a table, rounded up, so that never too little is taken."""
    at = np.ceil(values * ((LEVELS - 1) / most) - 1e-3).astype(np.intp)
    return np.asarray(np.clip(at, 0, LEVELS - 1))


@lru_cache(maxsize=1024)
def nearest_within(cmyk: Cmyk, limit: float, profile: Profile) -> Cmyk:
    """The mix within a limit that looks most like a flat color over it: all ways are tried."""
    colored, black = np.array(cmyk[:3]), cmyk[3]
    most = float((colored / GRAY).min())
    gray, darker = np.meshgrid(
        np.linspace(0, most, STEPS), np.linspace(black, min(1.0, black + most), STEPS)
    )
    left = np.maximum(colored - gray.ravel()[:, None] * GRAY, 0.0)
    room = np.maximum(limit - darker.ravel(), 0.0)
    share = np.minimum(1.0, room / np.maximum(left.sum(axis=1), 1e-9))
    mixes = np.column_stack([left * share[:, None], darker.ravel()])
    tried = _labs(profile, np.vstack([[cmyk], mixes]))
    apart = np.sqrt(((tried[1:] - tried[0]) ** 2).sum(axis=1))
    # Of equal looks the one that asks least, so that the answer is steady.
    best = mixes[np.lexsort((mixes.sum(axis=1), np.round(apart, 1)))[0]]
    cyan, magenta, yellow, key = (math.floor(float(ink) * 1e4) / 1e4 for ink in best)
    return cyan, magenta, yellow, key


@lru_cache(maxsize=4)
def replacement(profile: Profile) -> Replacement:
    """The tables of a profile, the same every time. Made in some hundredths of a second."""
    black = _darkened(profile)
    levels = np.linspace(0, 1, LEVELS, dtype=np.float32)
    steps = np.linspace(0, 1, STEPS, dtype=np.float32)
    fine = np.array([np.interp(levels, steps, row) for row in black])
    full = np.array([np.interp(levels, steps, column) for column in fine.T]).T
    saved = levels[None, :] * GRAY.sum() - (full - levels[:, None])
    saved = np.maximum.accumulate(saved, axis=1)
    wanted = np.linspace(0, MOST_OVER, LEVELS)
    gray = np.array([np.interp(wanted, row, levels) for row in saved])
    return Replacement(full.astype(np.float32), gray.astype(np.float32))


def _darkened(profile: Profile) -> NDArray[np.float64]:
    """The black that stands in for gray taken out: rows by black, columns by gray."""
    steps = np.linspace(0, 1, STEPS)
    black, taken = np.meshgrid(steps, steps, indexing="ij")
    whole = np.maximum(DEEP, taken)
    before = _lightness(profile, whole.ravel(), black.ravel()).reshape(STEPS, STEPS)
    found = np.empty((STEPS, STEPS))
    for at, gray in enumerate(steps):
        rest = np.full(LEVELS, max(DEEP, gray) - gray)
        ramp = _lightness(profile, rest, np.linspace(0, 1, LEVELS))
        falling = np.maximum.accumulate(-ramp)
        found[:, at] = np.interp(-before[:, at], falling, np.linspace(0, 1, LEVELS))
    return np.maximum.accumulate(np.maximum(found, black), axis=1)


def _lightness(
    profile: Profile, gray: NDArray[np.float64], black: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Lightness, 0 to 255, of grays of three inks with black over them."""
    return _labs(profile, np.column_stack([np.minimum(1.0, gray[:, None] * GRAY), black]))[:, 0]


def _labs(profile: Profile, inks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mixes, a row each, as lightness (0 to 255), a and b."""
    pixels = np.ascontiguousarray(np.round(inks * 255).astype(np.uint8)[None, :, :])
    seen = np.asarray(profile.cmyk_to_lab(Image.fromarray(pixels, "CMYK")))[0]
    return np.column_stack([seen[:, 0].astype(float), seen[:, 1:].view(np.int8).astype(float)])
