"""SVG style: which fill, stroke and font each element has, from its attributes and style sheets."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from PIL import ImageColor

from configurator.embroidery.svg_tree import Node

INHERITED = (
    "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
    "stroke-opacity", "visibility", "color", "font-family", "font-size", "font-weight",
    "text-anchor", "letter-spacing", "direction", "paint-order", "clip-rule", "stop-color",
)  # fmt: skip
OWN = (
    "opacity", "display", "clip-path", "mask", "filter", "vector-effect", "stop-opacity",
    "mix-blend-mode", "marker-start", "marker-mid", "marker-end", "marker", "transform",
)  # fmt: skip
GEOMETRY = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry")
"""Attributes that a style sheet may set as well."""
KNOWN = frozenset((*INHERITED, *OWN, *GEOMETRY))
PAINTED = frozenset(("fill", "stroke", "color", "stop-color"))
INITIAL = {
    "fill": "black",
    "stroke": "none",
    "stroke-width": "1",
    "color": "black",
    "font-size": "16",
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
MOST_TRIED = 2_000_000
FUNCTION = re.compile(r"(rgb|hsl)a?\(([^)]*)\)$")
CLEAR = 0.08 * 255
"""Alpha under which nothing is sewn."""
STEP = re.compile(r"\s*([>\s])\s*")
SIMPLE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)")
SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z%]*)\s*")
PX = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
    "q": 96 / 101.6, "rem": 16.0,
}  # fmt: skip
"""CSS: 96 px an inch."""
EMS = {"em": 1.0, "ex": 0.5}


@dataclass(frozen=True, slots=True)
class Selector:
    """One simple selector of a style sheet: element, classes and id."""

    tag: str
    classes: frozenset[str]
    id: str

    def meets(self, node: Node) -> bool:
        """Whether it speaks of an element."""
        return (
            self.tag in {"", "*", node.tag}
            and (not self.id or node.get("id") == self.id)
            and self.classes <= set(node.get("class").split())
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What is declared for an element, within others where `around` names them, nearest first.

    Each of those is the parent itself where it says True, else any ancestor.
    """

    own: Selector
    around: tuple[tuple[Selector, bool], ...]
    declared: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """What wins: ids over classes over elements."""
        every = (self.own, *(each for each, _ in self.around))
        return (
            sum(bool(each.id) for each in every),
            sum(len(each.classes) for each in every),
            sum(each.tag not in {"", "*"} for each in every),
        )

    def meets(self, node: Node) -> bool:
        """Whether the rule speaks of an element."""
        if not self.own.meets(node):
            return False
        at = node.parent
        for each, beside in self.around:
            while at is not None and not each.meets(at) and not beside:
                at = at.parent
            if at is None or not each.meets(at):
                return False
            at = at.parent
        return True


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style elements; `left_out` tells of selectors too clever for this reader.

    Of a sheet that asks for more than MOST_TRIED comparisons the rest is left out.
    """

    rules: tuple[Rule, ...]
    left_out: bool
    tried: int = 0

    @classmethod
    def of(cls, root: Node) -> StyleSheet:
        """The style sheet of a document."""
        found: list[Rule] = []
        left_out = False
        for node in _every(root):
            if node.tag != "style":
                continue
            text = COMMENT.sub("", "".join(node.texts))
            left_out = left_out or "@" in text
            for selectors, body in RULE.findall(text):
                for selector in selectors.split(","):
                    rule = _rule(selector.strip(), body)
                    found += [rule] if rule else []
                    left_out = left_out or rule is None
        found.sort(key=lambda rule: rule.weight)
        return cls(tuple(found), left_out)

    def styled(self, node: Node, parent: dict[str, str]) -> dict[str, str]:
        """An element's style: inherited, then attributes, then rules, then its own style."""
        style = {name: value for name, value in parent.items() if name in INHERITED}
        own: dict[str, str] = {name: node.get(name) for name in KNOWN if node.get(name)}
        self.tried += len(self.rules)
        self.left_out = self.left_out or self.tried > MOST_TRIED
        rules = self.rules if self.tried <= MOST_TRIED else ()
        declared = [rule.declared for rule in rules if rule.meets(node)]
        declared.append(tuple(_declarations(node.get("style")).items()))
        for firm in (False, True):
            for name, value in (each for rule in declared for each in rule):
                if value.endswith(IMPORTANT) == firm:
                    own[name] = value.removesuffix(IMPORTANT)
        for name, value in own.items():
            if value == "inherit" or (name in PAINTED and not is_paint(value)):
                continue
            current = value.lower() == "currentcolor"
            style[name] = parent.get("color", "black") if current else value
        if "font-size" in own:
            style["font-size"] = _font_size(own["font-size"], length(parent.get("font-size", "16")))
        return style


def _font_size(text: str, parent_px: float) -> str:
    """A font size in px; relative ones are of the parent's."""
    relative = {"larger": 1.2, "smaller": 1 / 1.2}.get(text)
    if relative is None and text not in SIZES:
        return f"{length(text, parent_px, parent_px, em_px=parent_px):g}"
    return f"{SIZES.get(text, parent_px * (relative or 1.0)):g}"


def _every(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found


def _rule(selector: str, body: str) -> Rule | None:
    *steps, last = STEP.split(selector)
    found = [_selector(text) for text in (last, *steps[-2::-2])]
    if not selector or None in found:
        return None
    own, *around = (each for each in found if each is not None)
    beside = [step == ">" for step in steps[-1::-2]]
    declared = tuple(_declarations(body).items())
    return Rule(own, tuple(zip(around, beside, strict=True)), declared)


def _selector(text: str) -> Selector | None:
    met = SIMPLE.fullmatch(text)
    if met is None or not text:
        return None
    marks = re.findall(r"[.#][\w-]+", met["marks"])
    return Selector(
        tag=met["tag"] or "",
        classes=frozenset(mark[1:] for mark in marks if mark[0] == "."),
        id=next((mark[1:] for mark in marks if mark[0] == "#"), ""),
    )


IMPORTANT = " !important"


def _declarations(text: str) -> dict[str, str]:
    """What is declared by name; a value that overrides the others ends with IMPORTANT."""
    found = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        plain, firm, _ = value.partition("!important")
        plain = plain.strip()
        if colon and plain and name.strip().lower() in KNOWN:
            found[name.strip().lower()] = plain + IMPORTANT if firm else plain
    return found


def length(text: str, whole: float = 0.0, default: float = 0.0, em_px: float = 16.0) -> float:
    """A CSS length in user units (px); `whole` is what percent are taken of."""
    met = LENGTH.match(text or "")
    if met is None:
        return default
    number, unit = float(met[1]), met[2].lower()
    if unit == "%":
        return number / 100 * whole
    if unit in EMS:
        return number * EMS[unit] * em_px
    return number * PX.get(unit, 1.0)


def lengths(text: str) -> list[float]:
    """A list of numbers as SVG writes them."""
    return [float(met[1]) for met in LENGTH.finditer((text or "").replace(",", " "))]


def share(text: str) -> float:
    """An opacity, 0 to 1."""
    value = length(text.removesuffix("%"), default=1.0)
    return min(max(value / 100 if text.endswith("%") else value, 0.0), 1.0)


def is_paint(text: str) -> bool:
    """Whether a value is a paint at all; one that is not counts as not said."""
    plain = text.strip().lower()
    known = {"none", "transparent", "currentcolor", "context-fill", "context-stroke"}
    return (
        plain in known
        or plain.startswith("url(")
        or color_named(plain) is not None
        or bool(FUNCTION.match(plain))
    )


def color_named(text: str) -> str | None:
    """'#rrggbb' of a CSS color; None for what is none, no color, or all but clear."""
    name = text.strip().lower().partition(" icc-color")[0]
    if name in {"", "none", "transparent"}:
        return None
    met = FUNCTION.match(name)
    try:
        red, green, blue, *alpha = _channels(met[1], met[2]) if met else ImageColor.getrgb(name)
    except ValueError:
        return None
    return None if alpha and alpha[0] < CLEAR else f"#{red:02x}{green:02x}{blue:02x}"


def _channels(kind: str, text: str) -> tuple[int, ...]:
    """The red, green, blue and alpha (0 to 255) of rgb(...) or hsl(...). Raises ValueError."""
    parts = re.split(r"[\s,/]+", text.strip())
    if len(parts) not in {3, 4}:
        raise ValueError(text)
    alpha = (round(share(parts[3]) * 255),) if len(parts) == 4 else ()
    if kind == "hsl":
        turn = length(parts[0]) / 360 % 1
        light, full = share(parts[2]), share(parts[1])
        made: tuple[float, ...] = colorsys.hls_to_rgb(turn, light, full)
    else:
        made = tuple(share(p) if p.endswith("%") else length(p) / 255 for p in parts[:3])
    return (*(min(max(round(each * 255), 0), 255) for each in made), *alpha)
