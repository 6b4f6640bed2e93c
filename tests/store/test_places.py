"""Places: kiosks on one data folder stand apart, and a crash frees a place by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from configurator.store import places
from configurator.store.places import empty_places, take_place
from configurator.store.trouble import StoreTrouble

STANDING = """
import sys, time
from pathlib import Path
from configurator.store.places import take_place
print(take_place(Path(sys.argv[1])).name, flush=True)
time.sleep(600)
"""


def test_everybody_stands_at_the_first_free_place(tmp_path: Path) -> None:
    first, second = take_place(tmp_path), take_place(tmp_path)
    assert (first.name, second.name) == ("k1", "k2")
    assert empty_places(tmp_path) == ()
    first.free()
    assert empty_places(tmp_path) == ("k1",)
    assert take_place(tmp_path).name == "k1"


def test_a_kiosk_that_was_killed_finds_its_own_place_again(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STANDING, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stdout.readline().strip() == "k1"
        beside = take_place(tmp_path)
        assert beside.name == "k2"
        os.kill(kiosk.pid, signal.SIGKILL)
        kiosk.wait()
    assert empty_places(tmp_path) == ("k1",)
    assert take_place(tmp_path).name == "k1"


def test_a_shop_has_so_many_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST_PLACES", 2)
    standing = [take_place(tmp_path) for _ in range(2)]
    with pytest.raises(StoreTrouble, match="Another kiosk"):
        take_place(tmp_path)
    assert [place.name for place in standing] == ["k1", "k2"]
