"""Memory: what nothing holds any more goes back to the system, as when a visit is over."""

from __future__ import annotations

import ctypes
import sys

ARENA_MAX = -8
"""What glibc's mallopt calls the most heaps there may be (mallopt(3))."""
HEAPS = 2
"""One for the window's thread, one that all others share."""


def share_heaps() -> None:
    """Have threads that begin from now on share heaps, where the C library can be told (glibc).

    Otherwise each gets one of its own, up to eight a core, and what they free stays in each:
    a tour left 25 MB in them.
    """
    setting = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if setting is not None:
        setting(ARENA_MAX, HEAPS)


def give_back() -> None:
    """Hand freed memory back to the system, where the C library can be asked to (glibc).

    It keeps what was freed between two things that stay, and a kiosk runs for weeks: after the
    tour's first visits that was a fifth of all the kiosk held.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
