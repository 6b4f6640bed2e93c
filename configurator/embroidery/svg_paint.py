"""SVG paint: plain colors as they are, gradients as their mean; thread has no shades between."""

from __future__ import annotations

import re

from configurator.embroidery.svg_style import INITIAL, StyleSheet, color_named, share
from configurator.embroidery.svg_tree import Node
from configurator.ground.color import encoded, linear, rgb_of, srgb_of

URL = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)\s*(.*)")
MOST_LINKS = 8


class Paints:
    """Finds what a paint of the drawing looks like in one color."""

    def __init__(self, by_id: dict[str, Node], sheet: StyleSheet) -> None:
        self._by_id, self._sheet = by_id, sheet

    def target(self, text: str) -> Node | None:
        """The element that url(#id) names."""
        met = URL.match(text.strip())
        return self._by_id.get(met[1]) if met else None

    def color(self, paint: str, style: dict[str, str]) -> tuple[str | None, str]:
        """'#rrggbb' or None for a paint, and what was simplified: 'gradient', 'pattern' or ''."""
        met = URL.match(paint.strip())
        if met is None:
            name = style.get("color", "black") if paint.lower() == "currentcolor" else paint
            return color_named(name), ""
        target = self._by_id.get(met[1])
        if target is not None and target.tag in {"linearGradient", "radialGradient"}:
            return self._mean(target), "gradient"
        return color_named(met[2]), "pattern"

    def _mean(self, gradient: Node) -> str | None:
        stops = self._stops(gradient)
        colors = [
            color_named(style.get("stop-color", "black"))
            for style in (self._sheet.styled(stop, INITIAL) for stop in stops)
            if share(style.get("stop-opacity", "1")) > 0
        ]
        light = [[linear(part) for part in rgb_of(srgb)] for srgb in colors if srgb]
        if not light:
            return None
        red, green, blue = (encoded(sum(part) / len(part)) for part in zip(*light, strict=True))
        return srgb_of((red, green, blue))

    def _stops(self, gradient: Node) -> list[Node]:
        """A gradient's stops, its own or those of the gradient it refers to."""
        for _ in range(MOST_LINKS):
            stops = [child for child in gradient.children if child.tag == "stop"]
            linked = self._by_id.get(gradient.get("href").removeprefix("#"))
            if stops or linked is None:
                return stops
            gradient = linked
        return []


def is_light(srgb: str) -> bool:
    """Whether a mask shows what lies under a color."""
    red, green, blue = rgb_of(srgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue >= 0.5
