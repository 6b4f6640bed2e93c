"""What many tests stand on: a clock they move, and a real store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.store.store import Store, open_store


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def store(tmp_path: Path, clock: MovedClock) -> Iterator[Store]:
    opened = open_store(tmp_path / "data", clock, clock.steady)
    yield opened
    opened.close()
