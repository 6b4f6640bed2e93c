"""What cannot be sewn as drawn is said once a kind, at its worst place, in both languages."""

from __future__ import annotations

import shapely
from sew_shapes import RED

from configurator.embroidery.digitise import digitise
from configurator.embroidery.omissions import problems_of
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import read_rack
from configurator.ground.files import assets_folder
from configurator.studio.sewing.job import SewingJob


def test_thin_and_tiny_things_are_said_once_a_kind_with_the_file() -> None:
    hairs = shapely.MultiPolygon([shapely.box(0, y, 20, y + 0.3) for y in (0, 3)])
    specks = shapely.MultiPolygon([shapely.box(30, y, 30.4, y + 0.4) for y in (0, 3, 6)])
    shapes = (SewShape(hairs, RED, id="hairs"), SewShape(specks, RED, id="specks"))
    job = SewingJob("fine", digitise(shapes), shapes, read_rack(assets_folder()))
    found = [each for each in job.quality.problems if each.code.startswith("sewing.too-")]
    assert [each.code for each in found] == ["sewing.too-thin", "sewing.too-small"]
    assert found[0].words.en.startswith("2 strokes") and found[1].words.he.startswith("3 ")
    assert found[0].measured is not None and found[0].measured < 0.5
    assert found[1].at is not None and 30 <= found[1].at[0] <= 30.4


def test_a_sound_shape_has_nothing_to_say() -> None:
    assert problems_of(digitise([SewShape(shapely.box(0, 0, 20, 3), RED, id="bar")])) == ()
