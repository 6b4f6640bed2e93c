"""Fineness: shapes are measured where they lie, wherever that is."""

from __future__ import annotations

import shapely

from configurator.families.patch.fineness import area_at
from configurator.ground.geometry import Affine, Path


def test_a_shape_that_all_but_touches_itself_is_sound_wherever_it_lies() -> None:
    """The notch ends 4e-16 above the edge below it: rounding alone lets both meet."""
    notched = [
        (0, 0), (9.8868, 3.2956), (9.8868, 9), (6.2855, 9), (5.7855, 1.9285), (5.2855, 9), (0, 9),
    ]  # fmt: skip
    disc = shapely.Point(31, 28).buffer(3)
    for x in (0.0, 12.3456, 29.4413, 31.7, 40.1):
        area = area_at(Path.polygon(notched).transformed(Affine.translate(x, 25.5728)))
        assert area.is_valid
        assert shapely.union_all([area, disc]).area > 0
