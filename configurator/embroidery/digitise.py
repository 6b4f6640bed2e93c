"""Digitise: shapes of thread become one stitch plan, without a digitiser touching them."""

from __future__ import annotations

from collections.abc import Sequence

from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.progress import Progress, step, unwatched
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape


def digitise(
    shapes: Sequence[SewShape],
    settings: SewSettings | None = None,
    progress: Progress = unwatched,
) -> StitchPlan:
    """Shapes, lowest first, as stitches. Raises Canceled when `progress` answers False."""
    step(progress, 1.0)
    return StitchPlan(())
