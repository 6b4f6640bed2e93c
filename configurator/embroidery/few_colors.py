"""Few colors: the handful of threads that stand for a whole picture, and which cell gets which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from configurator.embroidery.threads import Thread, ThreadChart
from configurator.ground.color import srgb_of

Lab = NDArray[np.float32]
FINE = 40
"""Shades a picture is first told apart by."""
ROUNDS = 8
SAMPLED = 16_000
COMMON = 0.5
"""Power of a shade's share by which it counts: a face is a small part of a picture, and what it
is about. 1 would count cells alone."""
MIDDLE = 2.5
"""How much more the middle of a picture counts than its corners: people aim at what they mean."""
HUE = 1.35
"""Threads are told apart by hue rather than by light: shadow is no color of a thing."""
ALIKE = 8.0
"""Shades nearer than this (CIE76) look the same in thread."""
LEAST = 0.006
"""A shade of less than this share of the picture is not worth a thread."""
VOTE_MM = 0.38
"""Neighbors this near have a say in which thread a cell is sewn in, so that edges run smoothly."""


def lab_cells(rgb: NDArray[np.uint8]) -> Lab:
    """Cells as CIE Lab, near enough to cluster by: D65, sRGB's own primaries."""
    share = rgb.astype(np.float32) / 255
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0178, 0.1095, 0.8727]]
    )
    root = np.cbrt(np.maximum(light @ to_xyz.T, 1e-6))
    made = np.stack(
        [
            116 * root[..., 1] - 16,
            500 * (root[..., 0] - root[..., 1]),
            200 * (root[..., 1] - root[..., 2]),
        ],
        axis=-1,
    )
    return made.astype(np.float32)


def few_threads(
    rgba: NDArray[np.uint8], chart: ThreadChart, colors: int, cell_mm: float
) -> tuple[NDArray[np.int16], list[Thread]]:
    """The thread of each cell, -1 where the picture is clear, and at most so many threads."""
    solid = rgba[..., 3] >= 128
    lab = lab_cells(rgba[..., :3]) * np.array([1.0, HUE, HUE], np.float32)
    means = _few(lab[solid], _weights(solid)[solid], colors)
    own = np.argmin(((lab[..., None, :] - means) ** 2).sum(-1), axis=-1)
    threads: list[Thread] = []
    place = np.zeros(len(means), dtype=np.int16)
    left = chart
    for number in range(len(means)):
        cells = rgba[..., :3][solid & (own == number)]
        if not len(cells):
            continue
        red, green, blue = (cells.mean(axis=0) / 255).tolist()
        # Each shade gets a thread of its own: two that became one would lose what parts them.
        thread = left.nearest(srgb_of((red, green, blue)))[0]
        left = left.without([thread.id])
        place[number] = len(threads)
        threads.append(thread)
    labels = place[own]
    labels[~solid] = len(threads)
    return _voted(labels, len(threads) + 1, VOTE_MM / cell_mm, solid), threads


def _weights(solid: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How much each cell counts: the middle of what is seen most."""
    rows, columns = np.nonzero(solid)
    high, wide = max(float(np.ptp(rows)), 1.0) / 2, max(float(np.ptp(columns)), 1.0) / 2
    down = (np.arange(solid.shape[0])[:, None] - rows.mean()) / high
    across = (np.arange(solid.shape[1])[None] - columns.mean()) / wide
    far = np.sqrt(down**2 + across**2)
    return np.asarray(1 + (MIDDLE - 1) * np.clip(1 - far, 0, 1), dtype=np.float32)


def _few(lab: Lab, weights: NDArray[np.float32], colors: int) -> Lab:
    """At most so many shades: many fine ones first, the two least different made one in turn."""
    step = max(1, len(lab) // SAMPLED)
    sample, weight = lab[::step], weights[::step]
    shades, shares = _fine(sample, weight)
    while len(shades) > 1:
        power = shares**COMMON
        apart = ((shades[:, None] - shades[None]) ** 2).sum(-1)
        cost = power[:, None] * power[None] / (power[:, None] + power[None]) * apart
        cost[np.diag_indices(len(shades))] = np.inf
        one, other = divmod(int(cost.argmin()), len(shades))
        if len(shades) <= colors and apart[one, other] > ALIKE**2:
            if shares.min() >= LEAST:
                break
            one = int(shares.argmin())
            other = int(cost[one].argmin())
        both = shares[one] + shares[other]
        shades[one] = (shades[one] * shares[one] + shades[other] * shares[other]) / both
        shares[one] = both
        shades, shares = np.delete(shades, other, 0), np.delete(shares, other)
    for _ in range(2):
        own = np.argmin(((sample[:, None] - shades) ** 2).sum(-1), axis=1)
        for number in range(len(shades)):
            if (own == number).any():
                shades[number] = np.average(
                    sample[own == number], axis=0, weights=weight[own == number]
                )
    return shades


def _fine(sample: Lab, weight: NDArray[np.float32]) -> tuple[Lab, NDArray[np.float64]]:
    """Many shades by k-means from the farthest points, with the share of each."""
    found = [np.median(sample, axis=0)]
    far = ((sample - found[0]) ** 2).sum(axis=1)
    while len(found) < FINE and far.max() > ALIKE**2 / 4:
        # Not the farthest of all, which may be one odd cell.
        near = np.partition(far, int(len(far) * 0.995))[int(len(far) * 0.995)]
        pick = sample[int(np.argmin(np.abs(far - near)))]
        found.append(pick)
        far = np.minimum(far, ((sample - pick) ** 2).sum(axis=1))
    shades = np.array(found, dtype=np.float32)
    own = np.zeros(len(sample), dtype=np.intp)
    for _ in range(ROUNDS):
        own = np.argmin((shades**2).sum(axis=1)[None] - 2 * sample @ shades.T, axis=1)
        for number in range(len(shades)):
            if (own == number).any():
                shades[number] = sample[own == number].mean(axis=0)
    shares = np.bincount(own, weight, len(shades)) / float(weight.sum())
    kept = shares > 0
    return shades[kept], shares[kept]


def _voted(
    labels: NDArray[np.int16], count: int, reach: float, solid: NDArray[np.bool_]
) -> NDArray[np.int16]:
    """Each cell in the thread that most of its neighbors have, near ones counting more."""
    best = np.zeros(labels.shape, dtype=np.uint8)
    found = np.zeros(labels.shape, dtype=np.int16)
    for number in range(count):
        mask = Image.fromarray(np.where(labels == number, 255, 0).astype(np.uint8))
        votes = np.asarray(mask.filter(ImageFilter.GaussianBlur(reach)))
        found[votes > best] = number
        best = np.maximum(best, votes)
    found[(found == count - 1) | ~solid] = -1
    return found
