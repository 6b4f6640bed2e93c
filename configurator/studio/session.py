"""The studio session: the design being made, what is chosen on it, and how both change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from configurator.ground.geometry import Box
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.layers import Layer, Lettering, Photo
from configurator.model.library import Library
from configurator.model.people import SizeUnits
from configurator.model.product import Part, ProductFamily, ToolName
from configurator.model.words import Language, Words
from configurator.tools.draw import PenInHand
from configurator.tools.stamps import StampInHand
from configurator.tools.work_area import WorkArea, work_area

FLAT = "design"

TOOL_OF_KIND: dict[str, str] = {
    "lettering": "lettering",
    "photo": "photo",
    "motif": "motif",
    "stamps": "stamps",
    "drawing": "draw",
    "pattern": "pattern",
}

FLAT_TOOLS = frozenset(("lettering", "photo", "motif", "stamps", "draw", "pattern", "layers"))
"""Tools that work on a part lying flat; the others are at home on the real thing too."""


@dataclass(frozen=True, slots=True)
class Session:
    """One design in the studio. Immutable; every change gives the next one.

    `shape`, `focus` and `taken` are what the flat stage last showed: the bare part, what of it is
    seen, and where its layers lie, in mm. `rubbing` holds the pen upside down.
    """

    family: ProductFamily
    design: Design
    language: Language = "en"
    units: SizeUnits = "eu"
    part: str = ""
    tool: str = "theme"
    facet: str = ""
    layer: str | None = None
    view: str = FLAT
    focus: Box = field(default_factory=lambda: Box(0, 0, 100, 100))
    shape: PartShape | None = None
    taken: tuple[Box, ...] = ()
    pen: PenInHand = field(default_factory=lambda: PenInHand("black"))
    rubbing: bool = False
    stamp: StampInHand = field(default_factory=lambda: StampInHand("", "cherry"))

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

    def area(self, library: Library) -> WorkArea | None:
        """Where new things go on the chosen part; None until the stage has shown it."""
        if self.shape is None or self.shape.part != self.part:
            return None
        area = work_area(self.design, self.the_part, self.shape, library)
        return replace(area, taken=self.taken)

    def with_design(self, design: Design) -> Session:
        """The session on another design; a choice that is gone is let go."""
        layer = self.layer if self.layer and design.layer(self.layer) else None
        same = (design.size, design.options) == (self.design.size, self.design.options)
        after = replace(self, design=design, layer=layer, shape=self.shape if same else None)
        if self.part in {part.id for part in parts_of(self.family, design)}:
            return after
        return replace(after, part=_first_part(self.family, design))._seen_well()

    def with_tool(self, tool: str) -> Session:
        """The session with a tool in hand, on a part that takes it and seen so that it can work."""
        part = self.part
        if tool != "layers" and tool not in self.the_part.tools:
            fit = [each.id for each in parts_of(self.family, self.design) if tool in each.tools]
            part = fit[0] if fit else part
        layer = self.chosen
        keep = layer is not None and tool in ("layers", _tool_for(layer))
        held = self.layer if keep else _worked_on(self.design, part, tool)
        view = FLAT if tool in FLAT_TOOLS else self.view
        return replace(
            self,
            tool=tool,
            facet="",
            part=part,
            view=view,
            layer=held,
            rubbing=False,
        )._seen_well()

    def with_layer(self, layer_id: str | None) -> Session:
        """The session with a layer chosen, its part shown and its tool in hand; None lets go."""
        found = self.design.layer(layer_id) if layer_id else None
        if found is None:
            return replace(self, layer=None, facet="")
        part, layer = found
        tool = _tool_for(layer)
        facet = self.facet if tool == self.tool and layer_id == self.layer else ""
        return replace(self, part=part, layer=layer_id, tool=tool, facet=facet)

    def with_part(self, part: str) -> Session:
        """The session with a part chosen; the color tool when the present tool does not fit it.

        In a pair of equal shoes a part of the right one is the left one's; a part that this design
        does not have changes nothing.
        """
        offered = {each.id for each in parts_of(self.family, self.design)}
        part = part if part in offered else part.removeprefix("right.")
        if part not in offered:
            return self
        tools = part_named(self.family, part).tools
        tool = self.tool if self.tool in tools else "color"
        facet = self.facet if tool == self.tool else ""
        after = replace(self, part=part, layer=None, tool=tool, facet=facet)
        if FLAT_TOOLS & set(tools) or self.view != FLAT:
            return after
        return replace(after, view=self.family.views[0].id)

    def seen(self, shape: PartShape, focus: Box, taken: tuple[Box, ...]) -> Session:
        """The session knowing what the flat stage shows; as it is when that is another part."""
        if shape.part != self.part:
            return self
        same = self.shape if self.shape == shape else shape
        return replace(self, shape=same, focus=focus, taken=taken)

    def with_view(self, view: str) -> Session:
        """The session seen from another side."""
        layer = self.layer if view == FLAT else None
        return replace(self, view=view, layer=layer)._seen_well()

    def _seen_well(self) -> Session:
        """A part that takes only a color, such as laces, does not lie flat: another one does."""
        if self.view != FLAT or FLAT_TOOLS & set(self.the_part.tools):
            return self
        return replace(self, part=_first_part(self.family, self.design), layer=None)


def _worked_on(design: Design, part: str, tool: str) -> str | None:
    """What somebody who takes a tool means to work on: the main words, or the photograph.

    Where there are some, new ones would fall on top of them, and are one tap further away.
    """
    found = [
        (layer.size_mm if isinstance(layer, Lettering) else layer.width_mm, layer.id)
        for layer in design.part(part).layers
        if isinstance(layer, (Lettering, Photo)) and _tool_for(layer) == tool and not layer.locked
    ]
    return max(found)[1] if found else None


def _tool_for(layer: Layer) -> str:
    """What works on a layer that is there. A drawing is moved as a whole; the pen draws more."""
    return "layers" if layer.kind == "drawing" else TOOL_OF_KIND[layer.kind]


def part_named(family: ProductFamily, part: str) -> Part:
    """A family's part by its id; `right.` parts are the other shoe's. Raises KeyError."""
    named = {each.id: each for each in family.parts}
    return named[part] if part in named else named[part.removeprefix("right.")]


def begun(
    family: ProductFamily, design: Design, language: Language, units: SizeUnits = "eu"
) -> Session:
    """A session at its start: the first printable part, the themes in the tray."""
    flat_first = len(parts_of(family, design)) == 1
    view = FLAT if flat_first else family.views[0].id
    return Session(family, design, language, units, _first_part(family, design), view=view)


def _first_part(family: ProductFamily, design: Design) -> str:
    """The first part that takes words; the first of all where none does."""
    parts = parts_of(family, design)
    printable = [part.id for part in parts if "lettering" in part.tools]
    return printable[0] if printable else parts[0].id


def parts_of(family: ProductFamily, design: Design) -> tuple[Part, ...]:
    """The parts this design really has: a slip-on has no laces."""
    return tuple(part for part in family.parts if part.offered(design.options))


def tools_of(family: ProductFamily) -> tuple[ToolName, ...]:
    """Every tool some part of a family takes, in the order the parts name them."""
    return tuple(dict.fromkeys(tool for part in family.parts for tool in part.tools))
