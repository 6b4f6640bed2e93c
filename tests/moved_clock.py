"""A clock that only tests move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class MovedClock:
    """A time of day, and a steady clock, that only tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
        self.running_s = 50_000.0

    def __call__(self) -> datetime:
        return self.now

    def steady(self) -> float:
        return self.running_s

    def move(self, **by: float) -> None:
        """Let time pass on both clocks; the names are timedelta's."""
        passed = timedelta(**by)
        self.now += passed
        self.running_s += passed.total_seconds()
