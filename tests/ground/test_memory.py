"""Memory that nothing holds any more is the system's again."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from configurator.ground.memory import give_back

import psutil


def resident():
    return psutil.Process().memory_info().rss


give_back()
blocks = [bytes([1]) * 60_000 for _ in range(1500)]
full = resident()
kept = blocks[-1]
del blocks
give_back()
print(full - resident())
"""


def test_freed_memory_goes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) > 60_000_000
