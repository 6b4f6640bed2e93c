"""What many tests stand on: a clock they move, and a real store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from moved_clock import MovedClock

from configurator.store.store import Store, open_store

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def store(tmp_path: Path, clock: MovedClock) -> Iterator[Store]:
    opened = open_store(tmp_path / "data", clock, clock.steady)
    # What a PIN costs to try is proven in test_pins; everywhere else it would only be waiting.
    opened.pins._hasher = QUICK
    yield opened
    opened.close()
