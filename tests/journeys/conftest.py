"""A kiosk of its own for every file of journeys, drawn where nobody looks, and touched by hand."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from shop import Shop

PHOTOS = Path(__file__).resolve().parents[2] / "assets" / "photos"


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop with one kiosk, a household that was here before, and pictures on a stick."""
    data = tmp_path_factory.mktemp("shop")
    (data / "inbox").mkdir()
    shutil.copy(PHOTOS / "dandelions.jpg", data / "inbox" / "dandelions.jpg")
    opened = Shop(data)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def nothing_complains(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No journey may leave a warning of a screen or a traceback behind."""
    yield
    said = capfd.readouterr().err
    complaints = [line for line in said.splitlines() if ".qml" in line or "Error" in line]
    assert not complaints, said
