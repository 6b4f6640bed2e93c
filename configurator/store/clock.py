"""Time as the store keeps it: milliseconds since 1970 in UTC, from a clock that can be moved."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Tells the time in UTC. Tests and the privacy clocks' rehearsal hand in one of their own."""

SteadyClock = Callable[[], float]
"""Seconds that only grow while the machine runs, whatever is done to the time of day."""

DAY_MS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """The time of day now."""
    return datetime.now(UTC)


def steady_now() -> float:
    """Seconds since the machine started; every process on it reads the same clock."""
    return time.monotonic()


def ms_of(moment: datetime) -> int:
    """Milliseconds since 1970 of a moment with a time zone."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def moment_of(ms: int) -> datetime:
    """The moment in UTC that lies so many milliseconds after 1970."""
    return _EPOCH + timedelta(milliseconds=ms)
