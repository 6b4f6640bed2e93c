"""Ink limits: colors that would lay more ink than the sheet can carry, brought down gently."""

from __future__ import annotations

import math

from configurator.prepress.processing_steps import Cmyk


def within(cmyk: Cmyk, limit: float) -> Cmyk:
    """The color with cyan, magenta and yellow lowered alike until all inks sum to `limit`.

    Shares of 0 to 1; 3.0 is 300 %. Black is kept, so contrast and hue hold. A color within the
    limit is returned as it is.
    """
    colored, black = sum(cmyk[:3]), cmyk[3]
    if colored + black <= limit + 1e-9:
        return cmyk
    share = max(0.0, limit - black) / colored
    cyan, magenta, yellow = (math.floor(ink * share * 1e4) / 1e4 for ink in cmyk[:3])
    return cyan, magenta, yellow, black
