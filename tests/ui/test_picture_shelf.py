"""The shelf of pictures: it stays small, and what is on the screen leaves last."""

from __future__ import annotations

import pytest

from configurator.ui import pictures
from configurator.ui.pictures import PictureShelf

SIDE = 64
WEIGHT = SIDE * SIDE * 4


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> PictureShelf:
    """A shelf with room for ten pictures."""
    monkeypatch.setattr(pictures, "KEPT_BYTES", 10 * WEIGHT)
    return PictureShelf()


def put(shelf: PictureShelf, *keys: str) -> None:
    for key in keys:
        shelf.put(key, SIDE, SIDE, bytes(WEIGHT))


def test_what_is_on_the_screen_leaves_last(shelf: PictureShelf) -> None:
    put(shelf, "ground", "mat", *(f"old-{number}" for number in range(8)))
    shelf.show(["ground", "mat", "never-there"])
    put(shelf, *(f"new-{number}" for number in range(8)))
    assert {"ground", "mat"} <= shelf.keys
    assert not any(key.startswith("old") for key in shelf.keys)
    assert len(shelf.keys) == 10


def test_a_stage_of_large_pictures_stays_whole(shelf: PictureShelf) -> None:
    for number in range(8):
        shelf.put(f"sheet-{number}", 4 * SIDE, 4 * SIDE, bytes(16 * WEIGHT))
    assert len(shelf.keys) == 8
