"""Framing: stands the camera so near that the product itself fills the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from configurator.preview.render import Raster

PROBE_PX = 240
"""Width of the small picture that the product is looked for in."""
SEEN_ALPHA = 4
"""What covers less than this (of 255) is the last breath of a shadow."""
MARGIN = 0.025
"""Room left around the product and its shadow, as a share of the frame's shorter side."""
NEAREST = 2.4
"""How much nearer than the whole picture the camera goes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a picture the product takes, in shares of the picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def found_in(cls, probe: Raster) -> Subject:
        """The product in a small picture of it; all of the picture when there is nothing on it."""
        pixels = np.frombuffer(probe.rgba, np.uint8).reshape(probe.height, probe.width, 4)
        rows, columns = np.nonzero(pixels[..., 3] > SEEN_ALPHA)
        if not rows.size:
            return cls(0.0, 0.0, 1.0, 1.0)
        return cls(
            float(columns.min()) / probe.width,
            float(rows.min()) / probe.height,
            float(columns.max() + 1) / probe.width,
            float(rows.max() + 1) / probe.height,
        )

    def sized(self, aspect: float, side: int) -> tuple[int, int]:
        """Width and height of a picture the product fills, its longer side `side`."""
        wide, tall = (self.right - self.left) * aspect, self.bottom - self.top
        longer = max(wide, tall)
        return max(1, round(side * wide / longer)), max(1, round(side * tall / longer))


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of `width` x `height` pixels on a picture `whole_width` x `whole_height` large.

    `left` and `top` are where the window begins; below 0 it shows nothing there.
    """

    width: int
    height: int
    whole_width: int
    whole_height: int
    left: int
    top: int

    @classmethod
    def around(cls, subject: Subject, aspect: float, width: int, height: int) -> Frame:
        """The subject as large as the frame allows, in its middle; `aspect` is the picture's."""
        room = min(width, height) * MARGIN * 2
        share_wide, share_tall = subject.right - subject.left, subject.bottom - subject.top
        wide = min((width - room) / share_wide, (height - room) / share_tall * aspect)
        farthest = min(width, height * aspect)
        wide = min(wide, farthest * NEAREST)
        whole_width, whole_height = max(1, round(wide)), max(1, round(wide / aspect))
        middle_x = (subject.left + subject.right) / 2 * whole_width
        middle_y = (subject.top + subject.bottom) / 2 * whole_height
        return cls(
            width,
            height,
            whole_width,
            whole_height,
            round(middle_x - width / 2),
            round(middle_y - height / 2),
        )

    def cut(self, whole: Raster) -> Raster:
        """The window's part of the whole picture."""
        source = np.frombuffer(whole.rgba, np.uint8).reshape(whole.height, whole.width, 4)
        shown = np.zeros((self.height, self.width, 4), np.uint8)
        left, top = max(0, self.left), max(0, self.top)
        right = min(whole.width, self.left + self.width)
        bottom = min(whole.height, self.top + self.height)
        if right > left and bottom > top:
            shown[top - self.top : bottom - self.top, left - self.left : right - self.left] = (
                source[top:bottom, left:right]
            )
        return Raster(self.width, self.height, shown.tobytes())

    def share(self, x: float, y: float) -> tuple[float, float]:
        """A spot of the whole picture, in pixels, as shares of the window."""
        return (x - self.left) / self.width, (y - self.top) / self.height
