"""The reader of a finished page's paint: whether the bleed is really covered, edge to edge."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path as FilePath

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from configurator.ground.geometry import Path
from configurator.ground.outlines import grown
from configurator.prepress.broken_promise import demand
from configurator.prepress.promise import PagePromise

PX_PER_MM = 2.5
INSET_MM = 0.8
"""Two pixels inside the edge, where a smooth edge no longer counts."""
STEP_MM = 1.0
OPAQUE = 250


def check_painted(file: FilePath, number: int, said: PagePromise) -> None:
    """Assert that paint covers a page from trim to the edge of its bleed. Raises BadPrintFile."""
    assert said.painted is not None
    alpha, left, top = _alpha(file, number)
    origin = (said.painted.box.left, said.painted.box.top)
    for name, inset in (("bleed", INSET_MM), ("trim", max(INSET_MM, *said.bleed_mm))):
        points = _along(grown(said.painted, -inset))
        columns = ((points[:, 0] - origin[0] + left) * PX_PER_MM).astype(int)
        rows = ((points[:, 1] - origin[1] + top) * PX_PER_MM).astype(int)
        bare = points[alpha[rows, columns] < OPAQUE]
        demand(
            not len(bare),
            f"page of {said.part}: {len(bare)} of {len(points)} places along its {name} are bare, "
            + (f"the first at {bare[0][0]:.1f}, {bare[0][1]:.1f} mm" if len(bare) else ""),
        )


def _alpha(file: FilePath, number: int) -> tuple[NDArray[np.uint8], float, float]:
    """How covered each pixel of the page is, and where its bleed box begins, in mm."""
    document = pdfium.PdfDocument(file)
    try:
        page = document[number]
        media, bleed = page.get_mediabox(), page.get_bleedbox()
        scale = PX_PER_MM * 25.4 / 72
        bitmap = page.render(scale=scale, fill_color=(0, 0, 0, 0))
        alpha = np.array(bitmap.to_numpy()[:, :, 3])
    finally:
        document.close()
    mm = 25.4 / 72
    return alpha, (bleed[0] - media[0]) * mm, (media[3] - bleed[3]) * mm


def _along(outline: Path) -> NDArray[np.float64]:
    """Points about every millimetre along an outline."""
    found: list[NDArray[np.float64]] = []
    for line in outline.flattened(0.05):
        for start, end in pairwise(line):
            count = max(1, int(np.hypot(*(end - start)) / STEP_MM))
            share = np.linspace(0.0, 1.0, count, endpoint=False)[:, None]
            found.append(start + (end - start) * share)
    return np.concatenate(found)
