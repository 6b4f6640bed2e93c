"""Ink judged: how much of it lies in one place, on the plates or as the file's colors say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from configurator.prepress.verifier import seen_sayings as say
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import area, crossed
from configurator.prepress.verifier.findings import MmBox, Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.marks import Painted
from configurator.prepress.verifier.plates import PROCESS

Way = Literal["plates", "colors"]
SLACK = 0.025
"""Rounding of plates to eight bits and of a JPEG's samples, as a share of ink."""
WINDOW = 3
"""Ink is felt over some pixels at once: single ones neither smear nor set off."""
LEAST_AREA_MM2 = 0.5
PIECES = 6

Plate = NDArray[np.uint8]


def judge_plates(
    plates: Mapping[str, Plate], tools: frozenset[str], sheet: Sheet, limits: Limits, book: Notebook
) -> float:
    """Note where too much ink lies inside the bleed; the most there is, as a share."""
    printed = [plate for name, plate in plates.items() if name in PROCESS or name not in tools]
    if not printed:
        return 0.0
    whole = np.sum([plate.astype(np.float32) for plate in printed], axis=0) / 255
    px_per_mm = whole.shape[1] / sheet.width
    left, top, right, bottom = (round(edge * px_per_mm) for edge in sheet.bleed)
    seen = whole[max(0, top) : max(1, bottom), max(0, left) : max(1, right)]
    if min(seen.shape, default=0) < WINDOW:
        return 0.0
    felt = _felt(seen)
    over = felt > limits.ink + SLACK
    spot_area = float(over.sum()) / px_per_mm**2
    if spot_area > LEAST_AREA_MM2:
        rows, columns = np.nonzero(over)
        box: MmBox = (
            (max(0, left) + float(columns.min())) / px_per_mm,
            (max(0, top) + float(rows.min())) / px_per_mm,
            (max(0, left) + float(columns.max()) + WINDOW) / px_per_mm,
            (max(0, top) + float(rows.max()) + WINDOW) / px_per_mm,
        )
        _note(book, box, float(felt.max()), spot_area, limits)
    return float(felt.max())


def _felt(inks: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of each window of pixels."""
    # Running sums over a whole sheet lose what is looked for here; nine layers of it do not.
    rows, columns = (size - WINDOW + 1 for size in inks.shape)
    felt = np.zeros((rows, columns), dtype=np.float32)
    for down in range(WINDOW):
        for across in range(WINDOW):
            felt += inks[down : down + rows, across : across + columns]
    return np.asarray(felt / WINDOW**2, dtype=np.float32)


def judge_said_inks(painted: Painted, sheet: Sheet, limits: Limits, book: Notebook) -> float:
    """The same from the file's flat colors, where there are no plates."""
    most = 0.0
    for mark in painted.marks:
        shared = None if mark.box is None else crossed(mark.box, sheet.bleed)
        if mark.color.inks is None or mark.image is not None or not shared or area(shared) <= 0:
            continue
        laid = sum(mark.color.inks)
        most = max(most, laid)
        if laid > limits.ink + SLACK and area(shared) > LEAST_AREA_MM2:
            _note(book, shared, laid, area(shared), limits)
    return most


def _note(book: Notebook, box: MmBox, found: float, spot_area: float, limits: Limits) -> None:
    book.note(
        say.INK_OVER,
        box,
        found=f"{found * 100:.0f}",
        area=f"{spot_area:.0f}" if spot_area >= 1 else f"{spot_area:.1f}",
        limit=f"{limits.ink * 100:.0f}",
    )
