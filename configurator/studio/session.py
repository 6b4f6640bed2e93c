"""The studio session: the design being made, what is chosen on it, and how both change."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from configurator.ground.geometry import Box, Point
from configurator.model.design import Design
from configurator.model.layers import Layer
from configurator.model.product import Part, ProductFamily, ToolName
from configurator.model.words import Language, Words

FLAT = "design"

TOOL_OF_KIND: dict[str, str] = {
    "lettering": "lettering",
    "photo": "photo",
    "motif": "motif",
    "stamps": "stamps",
    "drawing": "draw",
    "pattern": "pattern",
}

SPOTS = (0.0, -1.0, 1.0, -0.5, 0.5)
"""Places tried for something new, as shares of the way from the middle to the safe edge."""

FLAT_TOOLS = frozenset(("lettering", "photo", "motif", "stamps", "draw", "pattern", "layers"))
"""Tools that work on a part lying flat; the others are at home on the real thing too."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws next: a swatch and a width in mm."""

    color: str = "black"
    width_mm: float = 1.6


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is pressed next; no motif until one is picked."""

    motif: str | None = None
    color: str = "cherry"
    width_mm: float = 14.0


@dataclass(frozen=True, slots=True)
class Session:
    """One design in the studio. Immutable; every change gives the next one."""

    family: ProductFamily
    design: Design
    language: Language = "en"
    part: str = ""
    tool: str = "theme"
    facet: str = ""
    layer: str | None = None
    view: str = FLAT
    focus: Box = field(default_factory=lambda: Box(0, 0, 100, 100))
    safe: Box = field(default_factory=lambda: Box(3, 3, 97, 97))
    taken: tuple[Box, ...] = ()
    pen: Pen = field(default_factory=Pen)
    stamp: Stamp = field(default_factory=Stamp)

    @property
    def the_part(self) -> Part:
        """The part that is chosen."""
        return part_named(self.family, self.part)

    @property
    def chosen(self) -> Layer | None:
        """The layer that is chosen, if it is still there."""
        found = self.design.layer(self.layer) if self.layer else None
        return found[1] if found else None

    def said(self, words: Words) -> str:
        """Words in the language of this session."""
        return words.said(self.language)

    def with_design(self, design: Design) -> Session:
        """The session on another design; a choice that is gone is let go."""
        layer = self.layer if self.layer and design.layer(self.layer) else None
        return replace(self, design=design, layer=layer)

    def with_tool(self, tool: str) -> Session:
        """The session with a tool in hand, on a part that takes it and seen so that it can work."""
        part = self.part
        if tool != "layers" and tool not in self.the_part.tools:
            fit = [each.id for each in parts_of(self.family, self.design) if tool in each.tools]
            part = fit[0] if fit else part
        layer = self.chosen
        keep = layer is not None and (tool == "layers" or TOOL_OF_KIND[layer.kind] == tool)
        view = FLAT if tool in FLAT_TOOLS else self.view
        return replace(
            self, tool=tool, facet="", part=part, view=view, layer=self.layer if keep else None
        )

    def with_layer(self, layer_id: str | None) -> Session:
        """The session with a layer chosen, its part shown and its tool in hand; None lets go."""
        found = self.design.layer(layer_id) if layer_id else None
        if found is None:
            return replace(self, layer=None, facet="")
        part, layer = found
        tool = TOOL_OF_KIND[layer.kind]
        facet = self.facet if tool == self.tool and layer_id == self.layer else ""
        return replace(self, part=part, layer=layer_id, tool=tool, facet=facet)

    def with_part(self, part: str) -> Session:
        """The session with a part chosen; the color tool when the present tool does not fit it."""
        tools = part_named(self.family, part).tools
        tool = self.tool if self.tool in tools else "color"
        return replace(
            self, part=part, layer=None, tool=tool, facet="" if tool != self.tool else self.facet
        )

    def seen(self, focus: Box, safe: Box, taken: tuple[Box, ...]) -> Session:
        """The session knowing what of its part the stage shows, and where layers lie, in mm."""
        return replace(self, focus=focus, safe=safe, taken=taken)

    def free_spot(self, width_mm: float, height_mm: float) -> Point:
        """The middle of the emptiest place for something so large, near the middle of the stage."""
        middle = self.focus.center
        reach_x = max(0.0, (self.safe.width - width_mm) / 2)
        reach_y = max(0.0, (self.safe.height - height_mm) / 2)
        spots = [
            (middle[0] + reach_x * across, middle[1] + reach_y * down)
            for down in SPOTS
            for across in SPOTS
        ]

        def cost(spot: Point) -> float:
            around = Box(
                spot[0] - width_mm / 2,
                spot[1] - height_mm / 2,
                spot[0] + width_mm / 2,
                spot[1] + height_mm / 2,
            )
            covered = sum(_shared(around, each) for each in self.taken)
            return covered + 0.02 * width_mm * math.dist(spot, middle)

        return min(spots, key=cost)

    def with_view(self, view: str) -> Session:
        """The session seen from another side."""
        layer = self.layer if view == FLAT else None
        return replace(self, view=view, layer=layer)


def _shared(one: Box, other: Box) -> float:
    """The area two boxes have in common, in square mm."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)


def part_named(family: ProductFamily, part: str) -> Part:
    """A family's part by its id; `right.` parts are the other shoe's. Raises KeyError."""
    name = part.removeprefix("right.")
    for each in family.parts:
        if each.id in (part, name):
            return each
    raise KeyError(part)


def begun(family: ProductFamily, design: Design, language: Language) -> Session:
    """A session at its start: the first printable part, the themes in the tray."""
    parts = parts_of(family, design)
    printable = [part.id for part in parts if "lettering" in part.tools]
    part = printable[0] if printable else parts[0].id
    flat_first = len(parts) == 1
    view = FLAT if flat_first else family.views[0].id
    return Session(family, design, language, part=part, view=view)


def parts_of(family: ProductFamily, design: Design) -> tuple[Part, ...]:
    """The parts this design really has: a slip-on has no laces."""
    return tuple(part for part in family.parts if part.offered(design.options))


def tools_of(family: ProductFamily) -> tuple[ToolName, ...]:
    """Every tool some part of a family takes, in the order the parts name them."""
    return tuple(dict.fromkeys(tool for part in family.parts for tool in part.tools))
