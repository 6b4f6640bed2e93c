"""What cannot be sewn as drawn is said once a shape, at its worst place, in both languages."""

from __future__ import annotations

import shapely
from sew_shapes import RED

from configurator.embroidery.digitise import digitise
from configurator.embroidery.omissions import problems_of
from configurator.embroidery.shapes import SewShape


def test_thin_and_tiny_things_are_said_once_a_shape() -> None:
    hairs = shapely.MultiPolygon([shapely.box(0, y, 20, y + 0.3) for y in (0, 3)])
    specks = shapely.MultiPolygon([shapely.box(30, y, 30.4, y + 0.4) for y in (0, 3, 6)])
    plan = digitise([SewShape(hairs, RED, id="hairs"), SewShape(specks, RED, id="specks")])
    found = problems_of(plan)
    assert [each.code for each in found] == ["sew-too-thin", "sew-too-small"]
    assert all(each.words.en and each.words.he for each in found)
    assert found[0].measured is not None
    assert found[0].measured < 0.5
    assert found[1].at is not None
    assert 30 <= found[1].at[0] <= 30.4


def test_a_sound_shape_has_nothing_to_say() -> None:
    assert problems_of(digitise([SewShape(shapely.box(0, 0, 20, 3), RED, id="bar")])) == ()
