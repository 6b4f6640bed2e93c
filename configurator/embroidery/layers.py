"""Layers: every shape as what is really sewn for it: areas, rims, and lines with their stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points, Purpose
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Kind, Reading, SewShape
from configurator.ground.outlines import polygons_in

SIMPLE_MM = 0.02
"""Outlines are drawn with as few points as keep them this exact: a fifth of a machine step."""
ROUNDED_MM = 0.0005
"""Points nearer to each other than this are one."""
MOST_POINTS, COARSEST_MM = 2500, 0.12
"""A rougher outline, traced from a picture say, is drawn less exactly, up to this much."""
PLACED_MM = 0.6
"""The placement line of an applique lies this far inside its outline, well under the cover (p)."""
TACKED_MM = 1.4
"""Its tack-down lies this far inside, on the cloth (p)."""


@dataclass(frozen=True, eq=False)
class Layer:
    """One thing to sew for a shape: an area, or lines. `hides` is what nothing below shows in.

    `keeps` is where art may lie below it, None for everywhere; only borders say.
    """

    shape: int
    thread: str
    kind: Kind
    reading: Reading
    area: BaseGeometry
    hides: BaseGeometry
    name: str = ""
    purpose: Purpose = "art"
    stop: bool = False
    lines: tuple[Points, ...] = ()
    keeps: BaseGeometry | None = None
    coverage: float = 1.0


NOTHING = shapely.Polygon()


def layers(shapes: Sequence[SewShape], settings: SewSettings) -> list[Layer]:
    """Shapes, lowest first, as layers, lowest first."""
    found: list[Layer] = []
    for number, shape in enumerate(shapes):
        found += _of(number, shape, settings)
    return found


def mended(area: BaseGeometry) -> BaseGeometry:
    """An area without self-crossings, loose points and needless points."""
    valid = shapely.make_valid(area)
    area = shapely.set_precision(valid, ROUNDED_MM, mode="pointwise")
    if not area.is_valid:
        area = shapely.set_precision(valid, ROUNDED_MM)
    # The parts of a valid area lie apart, so that putting them together needs no union.
    solid = shapely.MultiPolygon(polygons_in(area))
    tolerance = SIMPLE_MM
    simple = solid.simplify(tolerance)
    while shapely.get_num_coordinates(simple) > MOST_POINTS and tolerance < COARSEST_MM:
        tolerance *= 1.6
        simple = solid.simplify(tolerance)
    return shapely.MultiPolygon(polygons_in(simple if simple.is_valid else solid))


def _of(number: int, shape: SewShape, settings: SewSettings) -> list[Layer]:
    drawn = shape.area
    area = mended(drawn)
    if shape.kind in ("placement", "cut-line"):
        purpose: Purpose = "placement" if shape.kind == "placement" else "cut-line"
        lines = _rings(area) or _lines(drawn)
        return [_line(number, shape, lines, purpose, stop=shape.kind == "placement")]
    if area.is_empty:
        lines = _lines(drawn) if "Line" in drawn.geom_type else ()
        return [_line(number, shape, lines, "art", stop=False)] if lines else []
    if shape.kind in ("border", "applique"):
        return _rimmed(number, shape, area, settings)
    kind = shape.kind if shape.coverage >= 1 else "tatami"
    plain = Layer(number, shape.thread, kind, shape.reading, area, area, shape.id)
    return [replace(plain, coverage=shape.coverage)]


def _rimmed(number: int, shape: SewShape, area: BaseGeometry, settings: SewSettings) -> list[Layer]:
    """A border along the inside of a cut outline; under an applique's, its cloth."""
    inner = area.buffer(-settings.border_mm, quad_segs=16)
    if inner.is_empty:
        # It is the rim already: all it goes around lies inside.
        holes = [hole for part in polygons_in(area) for hole in part.interiors]
        inner = shapely.union_all([shapely.Polygon(hole) for hole in holes])
    keeps = inner.buffer(settings.border_underlap_mm, quad_segs=8)
    border = Layer(
        number,
        shape.thread,
        "border",
        "free",
        mended(area.difference(inner)),
        NOTHING,
        shape.id,
        "border",
        keeps=keeps,
    )
    if shape.kind == "border":
        return [border]
    placed = _rings(area.buffer(-PLACED_MM))
    tacked = _rings(area.buffer(-TACKED_MM))
    cloth = _line(number, shape, tacked, "tack-down", stop=True, hides=area)
    return [_line(number, shape, placed, "placement", stop=True), cloth, border]


def _line(  # noqa: PLR0913 - a line is all of this
    number: int,
    shape: SewShape,
    lines: tuple[Points, ...],
    purpose: Purpose,
    *,
    stop: bool,
    hides: BaseGeometry = NOTHING,
) -> Layer:
    drawn = shapely.union_all([shapely.LineString(line).buffer(0.2) for line in lines])
    return Layer(
        number, shape.thread, "running", "free", drawn, hides, shape.id, purpose, stop, lines
    )


def _rings(area: BaseGeometry) -> tuple[Points, ...]:
    rings = shapely.get_rings(shapely.get_parts(area))
    return tuple(np.asarray(ring.coords)[:, :2] for ring in rings)


def _lines(drawn: BaseGeometry) -> tuple[Points, ...]:
    """The lines of a shape that has no area."""
    parts = [part for part in shapely.get_parts(drawn, return_index=False) if part.length > 0]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(parts))) if parts else []
    return tuple(
        np.asarray(part.coords)[:, :2]
        for part in merged
        if part.geom_type in ("LineString", "LinearRing") and part.length > 0.5
    )
