"""SVG: any drawing as areas of color in mm, lowest first, with a word for all that was left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from configurator.embroidery import svg_outline
from configurator.embroidery.svg_page import PX_MM, fitted, page_of
from configurator.embroidery.svg_paint import Paints
from configurator.embroidery.svg_style import INITIAL, StyleSheet, length, lengths, share
from configurator.embroidery.svg_text import set_words
from configurator.embroidery.svg_tree import Node, SvgRefused, read_tree
from configurator.embroidery.svg_words import EMPTY, LEFT_OUT, TOO_MANY
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import path_of, sound
from configurator.model.words import Words

FINE_MM = 0.01
"""How far a curve may be cut short when it becomes corners: a tenth of a machine's step."""
MOST_SHAPES = 20_000
DEEPEST_USE = 12
DEEPEST = 150
"""Elements within elements, those that are used again counted where they are used."""
SEEN_THROUGH = 0.08
"""Paint fainter than this is not sewn."""
SILENT = frozenset(
    ("defs", "style", "title", "desc", "metadata", "namedview", "symbol", "clipPath", "script",
     "linearGradient", "radialGradient", "marker", "RDF", "page", "perspective", "guide",
     "path-effect", "grid")
)  # fmt: skip
"""Elements that draw nothing by themselves."""


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """One area of one color: its outline in mm and '#rrggbb'; `name` is its id in the drawing."""

    path: Path
    srgb: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing ready to be sewn: its shapes, lowest first, its page in mm, what was left out."""

    shapes: tuple[DrawnShape, ...]
    page: Box
    left_out: tuple[Words, ...]

    def scaled(self, factor: float) -> Drawing:
        """The same drawing larger or smaller, from its page's top-left corner."""
        grow = Affine.scale(factor)
        shapes = tuple(replace(each, path=each.path.transformed(grow)) for each in self.shapes)
        page = Box(*(edge * factor for edge in (
            self.page.left, self.page.top, self.page.right, self.page.bottom)))  # fmt: skip
        return Drawing(shapes, page, self.left_out)


def read_svg(content: bytes, fonts: FontBook) -> Drawing:
    """The drawing in an SVG file. Raises SvgRefused, MissingFont."""
    root = read_tree(content)
    reader = _Reader(root, fonts)
    shapes = tuple(reader.shapes())
    if not shapes:
        raise SvgRefused(EMPTY)
    return Drawing(shapes, reader.page, reader.said())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands: its way to mm, its parent's style, clip, opacity and nesting."""

    to_mm: Affine
    style: dict[str, str]
    clip: BaseGeometry | None = None
    opacity: float = 1.0
    used: int = 0
    depth: int = 0

    @property
    def tolerance(self) -> float:
        """FINE_MM in the element's own units."""
        return FINE_MM / max(math.sqrt(abs(self.to_mm.determinant)), 1e-9)


class _Reader:
    """Walks a drawing and notes what it leaves out."""

    def __init__(self, root: Node, fonts: FontBook) -> None:
        self._root, self._fonts = root, fonts
        self._sheet = StyleSheet.of(root)
        self._by_id = {node.get("id"): node for node in _every(root) if node.get("id")}
        self._paints = Paints(self._by_id, self._sheet)
        self._left_out: Counter[str] = Counter()
        self._made = 0
        if self._sheet.left_out:
            self._left_out["css"] = 1
        self.page, self._view, self._to_mm = page_of(root)

    def said(self) -> tuple[Words, ...]:
        """What was left out, in words."""
        return tuple(LEFT_OUT[kind].filled(n=n) for kind, n in sorted(self._left_out.items()))

    def shapes(self) -> Iterator[DrawnShape]:
        """Every area of color, lowest first."""
        place = _Place(self._to_mm, self._sheet.styled(self._root, INITIAL))
        for child in self._root.children:
            yield from self._walk(child, place)

    def _walk(self, node: Node, place: _Place) -> Iterator[DrawnShape]:
        if node.tag in SILENT:
            return
        if place.depth > DEEPEST or place.used > DEEPEST_USE:
            self._left_out["loop"] += 1
            return
        style = self._sheet.styled(node, place.style)
        here = self._entered(node, style, place)
        if here is None:
            return
        if node.tag in {"g", "a", "svg", "switch"}:
            inside = here if node.tag != "svg" else self._nested(node, here)
            for child in node.children:
                yield from self._walk(child, inside)
        elif node.tag == "use":
            yield from self._used(node, here)
        elif node.tag == "text":
            yield from self._lettered(node, here)
        elif node.tag in svg_outline.SHAPES:
            yield from self._drawn(node, here)
        elif node.tag in LEFT_OUT:
            self._left_out[node.tag] += 1
        else:
            self._left_out["other"] += 1

    def _entered(self, node: Node, style: dict[str, str], place: _Place) -> _Place | None:
        """The place inside an element; None where nothing of it is seen."""
        if style.get("display") == "none":
            return None
        opacity = place.opacity * share(style.get("opacity", "1"))
        if opacity < SEEN_THROUGH:
            return None
        for trait in ("mask", "filter", "mix-blend-mode"):
            if style.get(trait, "none") not in {"none", "normal"}:
                self._left_out[trait] += 1
        if any(style.get(f"marker{end}", "none") != "none" for end in ("", "-start", "-end")):
            self._left_out["marker"] += 1
        try:
            moved = svg_outline.transform_of(node.get("transform"))
        except ValueError:
            self._left_out["damaged"] += 1
            return None
        to_mm = moved.then(place.to_mm)
        if abs(to_mm.determinant) < 1e-12:
            return None
        here = replace(place, to_mm=to_mm, style=style, opacity=opacity, depth=place.depth + 1)
        return self._clipped(style, here)

    def _clipped(self, style: dict[str, str], here: _Place) -> _Place | None:
        target = self._paints.target(style.get("clip-path", ""))
        if target is None or target.tag != "clipPath":
            return here
        if target.get("clipPathUnits") == "objectBoundingBox":
            self._left_out["mask"] += 1
            return here
        inside = replace(here, clip=None, style=INITIAL, opacity=1.0, used=here.used + 1)
        areas = [
            svg_outline.filled(each.path, "nonzero", FINE_MM)
            for child in target.children
            for each in self._walk(child, inside)
        ]
        clip = shapely.union_all(areas)
        clip = clip if here.clip is None else clip.intersection(here.clip)
        return None if clip.is_empty else replace(here, clip=clip)

    def _nested(self, node: Node, place: _Place) -> _Place:
        """The place inside an svg or symbol that has a view of its own."""
        view = lengths(node.get("viewBox"))
        moved = Affine.translate(length(node.get("x")), length(node.get("y")))
        if len(view) == 4 and view[2] > 0 and view[3] > 0:
            wide = length(node.get("width"), self._view.width, view[2])
            high = length(node.get("height"), self._view.height, view[3])
            moved = fitted(view, Box.sized(wide, high), node).then(moved)
        return replace(place, to_mm=moved.then(place.to_mm))

    def _used(self, node: Node, place: _Place) -> Iterator[DrawnShape]:
        name = node.get("href")
        target = self._by_id.get(name.removeprefix("#")) if name.startswith("#") else None
        if target is None:
            self._left_out["use"] += 1
            return
        moved = Affine.translate(length(node.get("x")), length(node.get("y")))
        here = replace(place, to_mm=moved.then(place.to_mm), used=place.used + 1)
        if target.tag == "symbol":
            sized = {key: node.get(key) for key in ("width", "height") if node.get(key)}
            body = Node("svg", {**target.attributes, **sized}, target.children, target.texts)
            yield from self._walk(body, here)
        else:
            yield from self._walk(target, here)

    def _drawn(self, node: Node, place: _Place) -> Iterator[DrawnShape]:
        try:
            path = svg_outline.outline(node, self._view)
        except ValueError:
            self._left_out["damaged"] += 1
            return
        if path:
            yield from self._painted(path, place, node.get("id"))

    def _lettered(self, node: Node, place: _Place) -> Iterator[DrawnShape]:
        for run in set_words(node, place.style, self._sheet, self._fonts):
            self._left_out["font"] += not run.own_font
            self._left_out["letters"] += len(run.missing)
            if run.path:
                yield from self._painted(run.path, replace(place, style=run.style), node.get("id"))
        self._left_out = +self._left_out

    def _painted(self, path: Path, place: _Place, name: str) -> Iterator[DrawnShape]:
        """A path's fill and its stroke, each in its color."""
        style = place.style
        if style.get("visibility", "visible") != "visible":
            return
        made = [
            self._filled(path, place, style.get("fill", "black")),
            self._stroked(path, place, style.get("stroke", "none")),
        ]
        if style.get("paint-order", "").startswith("stroke"):
            made.reverse()
        for shape in made:
            if shape is not None:
                self._made += 1
                if self._made > MOST_SHAPES:
                    raise SvgRefused(TOO_MANY)
                yield replace(shape, name=name)

    def _filled(self, path: Path, place: _Place, paint: str) -> DrawnShape | None:
        srgb = self._color(paint, place, "fill-opacity")
        if srgb is None:
            return None
        rule = place.style.get("fill-rule", "nonzero")
        area = svg_outline.filled(path, rule, place.tolerance)
        if area.is_empty:
            return None
        if rule != "evenodd" and place.clip is None:
            return DrawnShape(_closed(path).transformed(place.to_mm), srgb)
        return self._cut(area, place, srgb)

    def _stroked(self, path: Path, place: _Place, paint: str) -> DrawnShape | None:
        srgb = self._color(paint, place, "stroke-opacity")
        if srgb is None:
            return None
        style = place.style
        if style.get("vector-effect") == "non-scaling-stroke":
            wide = length(style.get("stroke-width", "1"))
            scale = math.sqrt(abs(place.to_mm.determinant)) / PX_MM
            style = {**style, "stroke-width": str(wide / max(scale, 1e-9))}
        return self._cut(svg_outline.stroked(path, style, place.tolerance), place, srgb)

    def _color(self, paint: str, place: _Place, opacity: str) -> str | None:
        if place.opacity * share(place.style.get(opacity, "1")) < SEEN_THROUGH:
            return None
        srgb, trait = self._paints.color(paint, place.style)
        if trait:
            self._left_out[trait] += 1
        return srgb

    def _cut(self, area: BaseGeometry, place: _Place, srgb: str) -> DrawnShape | None:
        t = place.to_mm
        moved = sound(shapely.affinity.affine_transform(area, [t.a, t.c, t.b, t.d, t.e, t.f]))
        if place.clip is not None:
            moved = moved.intersection(place.clip)
        path = path_of(moved)
        return DrawnShape(path, srgb) if path else None


def _closed(path: Path) -> Path:
    """Every subpath closed, as a fill sees it; single points and lines fill nothing."""
    parts = path.verbs.split("M")[1:]
    verbs = "".join(f"M{part}" if part.endswith("Z") else f"M{part}Z" for part in parts)
    return Path(verbs, path.points)


def _every(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found
