"""Parts: a patch's outline in mm, its border and the room inside, for a shape and a width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from configurator.families.patch.catalog import FREE, MERROWED, Catalog
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, path_of, polygons_in
from configurator.model.artwork import Fill, Paint, PartShape, ProcessLine, Zone
from configurator.model.design import Design

FACE = "face"
TICK_MM = 3.0
"""Length of a placement tick outside the cut line."""
SMOOTHINGS_MM = (4.0, 7.0, 12.0, 20.0, 34.0)
"""Radii tried, smallest first, until a free cut's art hangs together in one piece."""
ROUNDNESS = 16
"""Corners a quarter circle is made of; finer than a cutter follows at these radii."""
EMPTY_SHARE = 0.3
"""Radius of a free cut without any art, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A patch's outlines in mm: where it is cut, where its border ends, where art may lie."""

    shape: str
    width_mm: float
    border_mm: float
    trim: Path
    inner: Path
    """The border's inner edge."""
    safe: Path
    margin_mm: float
    """Between the cut and the safe area."""
    merrowed: bool
    """Whether its border is left to the overlocking machine."""

    @property
    def ring(self) -> Path:
        """The border: everything between the cut and its inner edge."""
        return path_of(area_of(self.trim).difference(area_of(self.inner)))

    @property
    def canvas(self) -> Box:
        """The box the patch must fit: its trim box, or the whole square for a free cut."""
        if self.shape == FREE:
            return Box.sized(self.width_mm, self.width_mm)
        return self.trim.box

    @property
    def room(self) -> Box:
        """The box art has to itself: the canvas less its border."""
        return self.canvas.grown(-self.margin_mm)


def planned(catalog: Catalog, design: Design, art: Iterable[Path] = ()) -> Plan:
    """The outlines for a design's size, shape and border; a free cut grows around `art`.

    Raises KeyError for a size, shape or border that is not offered.
    """
    shape = catalog.shape(design.options.get("shape", catalog.shapes[0].id))
    border = design.options.get("border", catalog.limits.borders[0].id)
    if shape.id == FREE:
        return _planned_free(catalog, design.size, border, art)
    return _planned(catalog, design.size, shape.id, border)


def _planned_free(catalog: Catalog, size: str, border: str, art: Iterable[Path]) -> Plan:
    limits, width = catalog.limits, width_of(catalog, size)
    border_mm = min(limits.border_mm(border, width), limits.borders[0].small_mm)
    margin = max(limits.free_margin_mm, border_mm + limits.free_border_mm)
    trim = free_outline(art, margin, width)
    rim = border_mm, limits.border(border).sewn == MERROWED
    return _plan(FREE, width, trim, rim, margin - border_mm)


@lru_cache(maxsize=256)
def _planned(catalog: Catalog, size: str, shape: str, border: str) -> Plan:
    """The same for a ready shape, which nothing but these decides."""
    width = width_of(catalog, size)
    trim = catalog.shape(shape).path.transformed(Affine.scale(width / 100))
    limits = catalog.limits
    rim = limits.border_mm(border, width), limits.border(border).sewn == MERROWED
    return _plan(shape, width, trim, rim, limits.clear_mm)


def _plan(shape: str, width: float, trim: Path, rim: tuple[float, bool], clear: float) -> Plan:
    area, border = area_of(trim), rim[0]
    return Plan(
        shape=shape,
        width_mm=width,
        border_mm=border,
        trim=trim,
        inner=path_of(area.buffer(-border, quad_segs=ROUNDNESS)),
        safe=path_of(area.buffer(-border - clear, quad_segs=ROUNDNESS)),
        margin_mm=border + clear,
        merrowed=rim[1],
    )


def width_of(catalog: Catalog, size: str) -> float:
    """A size's width in mm. Raises KeyError for a size that is not offered."""
    if size not in {str(width) for width in catalog.limits.widths}:
        raise KeyError(size)
    return float(size)


def free_outline(art: Iterable[Path], margin_mm: float, width_mm: float) -> Path:
    """One smooth outline `margin_mm` around all of the art; a round one when there is no art.

    Art in several pieces is joined by the smallest smoothing that does it.
    """
    areas = [area_of(path, 0.05) for path in art if path]
    solid = shapely.union_all([area for area in areas if not area.is_empty])
    if solid.is_empty:
        middle = shapely.Point(width_mm / 2, width_mm / 2)
        return path_of(middle.buffer(width_mm * EMPTY_SHARE, quad_segs=ROUNDNESS * 2))
    for radius in SMOOTHINGS_MM:
        whole = _closed(solid, margin_mm, radius)
        if len(polygons_in(whole.buffer(-margin_mm))) == 1:
            return path_of(whole.simplify(0.01))
    return path_of(solid.convex_hull.buffer(margin_mm, quad_segs=ROUNDNESS))


def _closed(solid: BaseGeometry, margin_mm: float, radius_mm: float) -> BaseGeometry:
    """The area grown by the margin, bays narrower than twice the radius and all holes filled."""
    near = solid.buffer(margin_mm, quad_segs=ROUNDNESS)
    far = solid.buffer(margin_mm + radius_mm, quad_segs=ROUNDNESS)
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in polygons_in(far)])
    # Corners of round ends shrink back a hair too far; the margin itself is never given up.
    return filled.buffer(-radius_mm, quad_segs=ROUNDNESS).union(near)


def shape_of(plan: Plan, cloth: Paint, border: Paint) -> PartShape:
    """The bare face: cloth below the art, the border above it, and the lines it is made by."""
    ring = plan.ring
    zones = [Zone("art", "art", plan.safe), Zone("border", "quiet", ring)]
    if plan.merrowed:
        zones.append(Zone(MERROWED, "quiet", ring))
    return PartShape(
        part=FACE,
        trim=plan.trim,
        bleed=plan.trim,
        safe=plan.safe,
        zones=tuple(zones),
        lines=(
            ProcessLine("cut", plan.trim),
            ProcessLine("stitch", plan.inner),
            ProcessLine("notch", ticks(plan.trim.box)),
        ),
        over=(Fill(ring, border, "base"),),
        base=cloth,
        substrate="twill",
    )


def is_merrowed(shape: PartShape) -> bool:
    """Whether a patch's border is left to the overlocking machine."""
    return any(zone.id == MERROWED for zone in shape.zones)


def ticks(box: Box) -> Path:
    """Placement: a tick outside the middle of each side, to lay the cut cloth on."""
    x, y = box.center
    marks = (
        ((x, box.top - TICK_MM), (x, box.top)),
        ((box.right, y), (box.right + TICK_MM, y)),
        ((x, box.bottom), (x, box.bottom + TICK_MM)),
        ((box.left - TICK_MM, y), (box.left, y)),
    )
    lines = [Path.polyline(ends) for ends in marks]
    return lines[0] + lines[1] + lines[2] + lines[3]
