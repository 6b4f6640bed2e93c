"""Allowances: what is cut beyond the finished edge so a panel can be lasted, lapped, folded, sewn.

They are the same in every size: overlaps and lasting margins are not graded (practice).
"""

from __future__ import annotations

from enum import StrEnum


class EdgeKind(StrEnum):
    """How one edge of a panel is made up."""

    LASTED = "lasted"
    """Pulled under the last and cemented to the insole board."""
    LAPPED = "lapped"
    """Lies under the neighboring panel, which is stitched on top of it."""
    FOLDED = "folded"
    """Skived and turned in, as along the top line."""
    RAW = "raw"
    """Cut, and stitched down on top of its neighbor."""
    LOOSE = "loose"
    """Cut and left, as inside a lining."""
    FOLDLINE = "foldline"
    """Not an edge at all: the half panel is opened out about this line."""


ALLOWANCE_MM = {
    EdgeKind.LASTED: 15.0,
    EdgeKind.LAPPED: 8.0,
    EdgeKind.FOLDED: 5.0,
    EdgeKind.RAW: 0.0,
    EdgeKind.LOOSE: 0.0,
    EdgeKind.FOLDLINE: 0.0,
}
"""Cut beyond the finished edge (practice)."""

STITCH_ROWS_MM = {
    EdgeKind.RAW: (2.0, 4.2),
    EdgeKind.FOLDED: (3.0,),
}
"""Rows of stitches, each so far inside the finished edge (practice)."""

NOTCH_DEPTH_MM = 3.0
"""Depth of the nick that two panels are matched by; it stays inside the allowance."""

NOTCH_WIDTH_MM = 2.0

SAFE_FROM_EDGE_MM = 5.0
"""Important things keep this far from a finished edge: two rows of stitches and the cutter."""

BLEED_MM = 3.0
"""Print carried beyond the cut."""
