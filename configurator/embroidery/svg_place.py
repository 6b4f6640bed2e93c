"""SVG place: where an element of a drawing stands, and how it is painted there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely.affinity
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from configurator.embroidery import svg_outline
from configurator.embroidery.svg_page import PX_MM
from configurator.embroidery.svg_paint import Paints
from configurator.embroidery.svg_style import length, share
from configurator.embroidery.svg_tree import SvgRefused
from configurator.embroidery.svg_words import TOO_MANY
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of, sound

FINE_MM = 0.01
"""How far a curve may be cut short when it becomes corners: a tenth of a machine's step."""
MOST_SHAPES = 20_000
SEEN_THROUGH, SOLID = 0.08, 0.95
"""Paint fainter than the first is not sewn; from the second on nobody sees through it."""
MANY_POINTS, MOST_CROSSINGS = 500, 200_000
"""A scribble that crosses itself more often would take minutes to make areas of."""


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """One area of one color: its outline in mm and '#rrggbb'; `name` is its id in the drawing."""

    path: Path
    srgb: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: its way to mm, the view around it, its parent's style, clip, opacity
    and nesting. `cuts` for what a clip path is made of, whose areas count and not their paint.
    """

    to_mm: Affine
    view: Box
    style: dict[str, str]
    clip: BaseGeometry | None = None
    opacity: float = 1.0
    used: int = 0
    depth: int = 0
    cuts: bool = False

    @property
    def tolerance(self) -> float:
        """FINE_MM in the element's own units."""
        return FINE_MM / max(math.sqrt(abs(self.to_mm.determinant)), 1e-9)

    def moved(self, way: Affine) -> Place:
        """The place inside a transform."""
        return replace(self, to_mm=way.then(self.to_mm))

    def area(self, area: BaseGeometry) -> BaseGeometry:
        """An area of the element's own units in mm, as far as its clip shows it."""
        t = self.to_mm
        moved = sound(shapely.affinity.affine_transform(area, [t.a, t.c, t.b, t.d, t.e, t.f]))
        return moved if self.clip is None else moved.intersection(self.clip)

    def clipped(self, clip: BaseGeometry) -> Place:
        """The same seen through a clip in mm."""
        return replace(self, clip=clip if self.clip is None else clip.intersection(self.clip))


class Painter:
    """Makes shapes of paths, and notes what it simplifies."""

    def __init__(self, paints: Paints, left_out: Counter[str]) -> None:
        self._paints, self._left_out = paints, left_out
        self._made = 0

    def painted(self, path: Path, place: Place, name: str) -> Iterator[DrawnShape]:
        """A path's fill and its stroke, each in its color. Raises SvgRefused for too many."""
        style = place.style
        if style.get("visibility", "visible") != "visible":
            return
        if _crossings(path) > MOST_CROSSINGS:
            self._left_out["involved"] += 1
            return
        try:
            made = [self._filled(path, place, style.get("fill", "black"))]
            if not place.cuts:
                made.append(self._stroked(path, place, style.get("stroke", "none")))
        except GEOSException:
            # Coordinates so far apart that areas cannot be told from each other.
            self._left_out["damaged"] += 1
            return
        if style.get("paint-order", "").startswith("stroke"):
            made.reverse()
        for shape in made:
            if shape is not None:
                self._made += 1
                if self._made > MOST_SHAPES:
                    raise SvgRefused(TOO_MANY)
                yield replace(shape, name=name)

    def _filled(self, path: Path, place: Place, paint: str) -> DrawnShape | None:
        srgb = "#000000" if place.cuts else self._color(paint, place, "fill-opacity")
        if srgb is None:
            return None
        rule = place.style.get("clip-rule" if place.cuts else "fill-rule", "nonzero")
        area = svg_outline.filled(path, rule, place.tolerance)
        if area.is_empty:
            return None
        if rule != "evenodd" and place.clip is None:
            return DrawnShape(_closed(path).transformed(place.to_mm), srgb)
        return _cut(area, place, srgb)

    def _stroked(self, path: Path, place: Place, paint: str) -> DrawnShape | None:
        srgb = self._color(paint, place, "stroke-opacity")
        if srgb is None:
            return None
        style = place.style
        wide = length(style.get("stroke-width", "1"), svg_outline.diagonal(place.view))
        if style.get("vector-effect") == "non-scaling-stroke":
            wide *= PX_MM / max(math.sqrt(abs(place.to_mm.determinant)), 1e-9)
        style = {**style, "stroke-width": f"{wide:.9g}"}
        return _cut(svg_outline.stroked(path, style, place.tolerance), place, srgb)

    def _color(self, paint: str, place: Place, opacity: str) -> str | None:
        shown = place.opacity * share(place.style.get(opacity, "1"))
        if shown < SEEN_THROUGH:
            return None
        srgb, trait = self._paints.color(paint, place.style)
        if trait:
            self._left_out[trait] += 1
        if srgb is not None and shown < SOLID:
            self._left_out["opacity"] += 1
        return srgb


def _crossings(path: Path) -> float:
    """About how often a path crosses itself if it goes to and fro at random: L squared by pi A."""
    if len(path.points) < MANY_POINTS:
        return 0.0
    long = float(np.hypot(*np.diff(path.points, axis=0).T).sum())
    across = (path.box.width + path.box.height) / 4
    return long**2 / max(math.pi * across**2, 1e-9)


def _cut(area: BaseGeometry, place: Place, srgb: str) -> DrawnShape | None:
    path = path_of(place.area(area))
    return DrawnShape(path, srgb) if path else None


def _closed(path: Path) -> Path:
    """Every subpath closed, as a fill sees it; single points and lines fill nothing."""
    parts = path.verbs.split("M")[1:]
    verbs = "".join(f"M{part}" if part.endswith("Z") else f"M{part}Z" for part in parts)
    return Path(verbs, path.points)
