"""Dark photographs keep within what the sheet can carry, and light ones stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.icc import press_profile
from configurator.prepress.ink_limit import photo_within


def most(inks: Image.Image) -> float:
    """The largest sum of inks, as a share."""
    return float(np.asarray(inks).sum(axis=2, dtype=np.uint16).max()) / 255


@pytest.mark.parametrize("limit", [2.4, 2.6, 3.0])
def test_a_dark_photograph_is_brought_down_and_keeps_its_black(limit: float) -> None:
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        inks = press_profile().photo_to_cmyk(photo.resize((450, 375)))
    assert most(inks) > 3.0, "the profile alone lays more than a sheet made for 300 % carries"
    within = photo_within(inks, limit)
    assert most(within) <= limit
    before, after = np.asarray(inks), np.asarray(within)
    assert (before[..., 3] == after[..., 3]).all()
    assert (after <= before).all()
    light = before.sum(axis=2, dtype=np.uint16) <= limit * 255
    assert (before[light] == after[light]).all()


def test_a_light_photograph_is_left_alone() -> None:
    inks = press_profile().photo_to_cmyk(Image.new("RGB", (32, 32), "#e8d8c0"))
    assert photo_within(inks, 3.0) is inks
