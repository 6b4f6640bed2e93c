"""SVG: any drawing as areas of color in mm, lowest first, with a word for all that was left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from configurator.embroidery import svg_outline
from configurator.embroidery.svg_page import fitted, page_of
from configurator.embroidery.svg_paint import Paints, is_light
from configurator.embroidery.svg_place import (
    FINE_MM,
    SEEN_THROUGH,
    DrawnShape,
    Painter,
    Place,
)
from configurator.embroidery.svg_style import INITIAL, StyleSheet, length, lengths, share
from configurator.embroidery.svg_text import set_words, unset
from configurator.embroidery.svg_tree import Node, SvgRefused, read_tree
from configurator.embroidery.svg_words import EMPTY, LEFT_OUT
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of
from configurator.model.words import Language, Words

DEEPEST_USE = 12
DEEPEST = 150
"""Elements within elements, those that are used again counted where they are used."""
SILENT = frozenset(
    ("defs", "style", "title", "desc", "metadata", "namedview", "symbol", "clipPath", "mask",
     "pattern", "filter", "linearGradient", "radialGradient", "marker", "RDF", "page",
     "perspective", "guide", "path-effect", "grid")
)  # fmt: skip
"""Elements that draw nothing by themselves."""
SMALLEST, LARGEST = 1e-12, 1e12
"""Transforms that shrink or enlarge areas by more show nothing."""
BEYOND_MM = 0.1
"""Shapes that reach beyond the page by more are told."""
SPOKEN: tuple[Language, ...] = ("en", "he")
"""Languages of which a drawing that has several is sewn in the first one that is there."""


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
        told = (EMPTY, *reader.said())
        en, he = (" ".join(each.said(tongue) for each in told) for tongue in SPOKEN)
        raise SvgRefused(Words(en=en, he=he))
    return Drawing(shapes, reader.page, reader.said())


class _Reader:
    """Walks a drawing and notes what it leaves out."""

    def __init__(self, root: Node, fonts: FontBook) -> None:
        self._root, self._fonts = root, fonts
        self._sheet = StyleSheet.of(root)
        self._by_id = {node.get("id"): node for node in _every(root) if node.get("id")}
        self._paints = Paints(self._by_id, self._sheet)
        self._left_out: Counter[str] = Counter()
        self._painter = Painter(self._paints, self._left_out)
        self.page, self._view, self._to_mm = page_of(root)

    def said(self) -> tuple[Words, ...]:
        """What was left out, in words."""
        return tuple(LEFT_OUT[kind].filled(n=n) for kind, n in sorted((+self._left_out).items()))

    def shapes(self) -> Iterator[DrawnShape]:
        """Every area of color, lowest first."""
        place = Place(self._to_mm, self._view, self._sheet.styled(self._root, INITIAL))
        for child in self._root.children:
            for shape in self._walk(child, place):
                box = shape.path.box
                self._left_out["outside"] += not self.page.contains(box, BEYOND_MM)
                yield shape
        self._left_out["css"] = int(self._sheet.left_out)

    def _walk(self, node: Node, place: Place) -> Iterator[DrawnShape]:
        if node.tag in SILENT:
            return
        if place.depth > DEEPEST or place.used > DEEPEST_USE:
            self._left_out["loop"] += 1
            return
        here = self._entered(node, place)
        if here is not None:
            yield from self._inside(node, here)

    def _inside(self, node: Node, here: Place) -> Iterator[DrawnShape]:
        """What an element draws, where it stands."""
        if node.tag in {"g", "a", "svg"}:
            inside = here if node.tag != "svg" else self._nested(node, here)
            for child in node.children:
                yield from self._walk(child, inside)
        elif node.tag == "switch":
            suited = (child for child in node.children if _suits(child))
            for child in list(suited)[:1]:
                yield from self._walk(child, here)
        elif node.tag == "use":
            yield from self._used(node, here)
        elif node.tag == "text":
            yield from self._lettered(node, here)
        elif node.tag in svg_outline.SHAPES:
            path = self._outline(node, here)
            if path:
                yield from self._painter.painted(path, here, node.get("id"))
        else:
            self._left_out[node.tag if node.tag in LEFT_OUT else "other"] += 1

    def _entered(self, node: Node, place: Place) -> Place | None:
        """The place inside an element; None where nothing of it is seen."""
        style = self._sheet.styled(node, place.style)
        if style.get("display") == "none":
            return None
        opacity = place.opacity * share(style.get("opacity", "1"))
        if opacity < SEEN_THROUGH:
            return None
        for trait in ("filter", "mix-blend-mode"):
            if style.get(trait, "none") not in {"none", "normal"}:
                self._left_out[trait] += 1
        if any(style.get(f"marker{end}", "none") != "none" for end in ("", "-start", "-end")):
            self._left_out["marker"] += 1
        way = self._way(style)
        if way is None:
            return None
        here = replace(place.moved(way), style=style, opacity=opacity, depth=place.depth + 1)
        if not SMALLEST < abs(here.to_mm.determinant) < LARGEST:
            return None
        try:
            return self._clipped(node, here)
        except GEOSException:
            self._left_out["damaged"] += 1
            return None

    def _way(self, style: dict[str, str]) -> Affine | None:
        """An element's transform; None for one that is damaged."""
        try:
            return svg_outline.transform_of(style.get("transform", ""))
        except ValueError:
            self._left_out["damaged"] += 1
            return None

    def _clipped(self, node: Node, here: Place) -> Place | None:
        """The place as far as the element's clip path and mask show it."""
        for trait, tag in (("clip-path", "clipPath"), ("mask", "mask")):
            target = self._paints.target(here.style.get(trait, ""))
            if target is not None and target.tag == tag:
                area = self._cut_by(target, node, here)
                here = here.clipped(area)
                if area.is_empty or (here.clip is not None and here.clip.is_empty):
                    return None
            elif here.style.get(trait, "none") != "none":
                self._left_out["mask"] += 1
        return here

    def _cut_by(self, target: Node, node: Node, here: Place) -> BaseGeometry:
        """What a clip path or a mask shows of an element, in mm; a mask is all or nothing."""
        if here.used > DEEPEST_USE:
            self._left_out["loop"] += 1
            return shapely.MultiPolygon()
        units = "clipPathUnits" if target.tag == "clipPath" else "maskContentUnits"
        frame = Affine()
        if target.get(units) == "objectBoundingBox":
            box = self._box(node, here)
            frame = Affine(box.width, 0.0, 0.0, box.height, box.left, box.top)
        style = self._sheet.styled(target, INITIAL)
        inside = replace(
            here.moved(frame.then(self._way(style) or Affine())),
            clip=None, style=style, opacity=1.0, used=here.used + 1, cuts=target.tag == "clipPath",
        )  # fmt: skip
        shown: BaseGeometry = shapely.MultiPolygon()
        for shape in (each for child in target.children for each in self._walk(child, inside)):
            area = area_of(shape.path, FINE_MM)
            light = inside.cuts or is_light(shape.srgb)
            shown = shown.union(area) if light else shown.difference(area)
        around = self._paints.target(style.get("clip-path", ""))
        if around is not None and around.tag == "clipPath":
            shown = shown.intersection(self._cut_by(around, node, replace(here, used=inside.used)))
        return shown

    def _box(self, node: Node, here: Place) -> Box:
        """The box of what an element draws, in its own units."""
        back = here.to_mm.inverse()
        plain = replace(here, clip=None, cuts=True, used=here.used + 1)
        boxes = [each.path.transformed(back).box for each in self._inside(node, plain)]
        if not boxes:
            return Box(0, 0, 0, 0)
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.union(box)
        return whole

    def _nested(self, node: Node, place: Place) -> Place:
        """The place inside an svg or symbol, which shows nothing beyond its own room."""
        view = lengths(node.get("viewBox"))
        wide = length(node.get("width"), place.view.width, place.view.width)
        high = length(node.get("height"), place.view.height, place.view.height)
        at = Affine.translate(
            length(node.get("x"), place.view.width), length(node.get("y"), place.view.height)
        )
        inside = place.moved(at)
        room = Box.sized(wide, high)
        if node.get("overflow") != "visible":
            inside = inside.clipped(inside.area(shapely.box(0, 0, wide, high)))
        if len(view) == 4 and view[2] > 0 and view[3] > 0:
            inside = inside.moved(fitted(view, room, node))
            room = Box.sized(view[2], view[3], view[0], view[1])
        return replace(inside, view=room)

    def _used(self, node: Node, place: Place) -> Iterator[DrawnShape]:
        name = node.get("href")
        target = self._by_id.get(name.removeprefix("#")) if name.startswith("#") else None
        if target is None:
            self._left_out["use"] += 1
            return
        here = place.moved(Affine.translate(length(node.get("x")), length(node.get("y"))))
        here = replace(here, used=place.used + 1)
        if target.tag in {"symbol", "svg"}:
            sized = {key: node.get(key) for key in ("width", "height") if node.get(key)}
            told = {**target.attributes, **sized}
            body = Node("svg", told, target.children, target.texts, target.parent)
            yield from self._walk(body, here)
        else:
            yield from self._walk(target, here)

    def _outline(self, node: Node, here: Place) -> Path | None:
        """A shape's path; of a damaged one, what comes before the damage."""
        unit_mm = math.sqrt(abs(here.to_mm.determinant))
        try:
            return svg_outline.outline(node, here.style, here.view, unit_mm)
        except ValueError:
            self._left_out["damaged"] += 1
            return None

    def _lettered(self, node: Node, place: Place) -> Iterator[DrawnShape]:
        self._left_out["lettering"] += unset(node)
        for run in set_words(node, place.style, self._sheet, self._fonts, self._by_id):
            self._left_out["font"] += not run.own_font
            self._left_out["letters"] += len(run.missing)
            if run.path:
                there = replace(place, style=run.style)
                yield from self._painter.painted(run.path, there, node.get("id"))


def _suits(node: Node) -> bool:
    """Whether a choice of a switch is for us."""
    asked = node.get("systemLanguage")
    spoken = [name.strip().partition("-")[0] for name in asked.split(",")]
    return not node.get("requiredExtensions") and (not asked or bool({*spoken} & {*SPOKEN}))


def _every(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found
