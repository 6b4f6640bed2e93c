"""SVG style: which fill, stroke and font each element has, from its attributes and style sheets."""

from __future__ import annotations

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
    "mix-blend-mode", "marker-start", "marker-mid", "marker-end", "marker",
)  # fmt: skip
KNOWN = frozenset((*INHERITED, *OWN))
INITIAL = {
    "fill": "black",
    "stroke": "none",
    "stroke-width": "1",
    "color": "black",
    "font-size": "16",
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SIMPLE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)")
LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z%]*)\s*")
PX = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
    "q": 96 / 101.6, "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
"""CSS: 96 px an inch; em as the initial font size."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One simple selector of a style sheet: element, classes and id, and what it declares."""

    tag: str
    classes: frozenset[str]
    id: str
    declared: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """What wins: ids over classes over elements."""
        return bool(self.id), len(self.classes), self.tag not in {"", "*"}

    def meets(self, node: Node) -> bool:
        """Whether the rule speaks of an element."""
        return (
            self.tag in {"", "*", node.tag}
            and (not self.id or node.get("id") == self.id)
            and self.classes <= set(node.get("class").split())
        )


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of all style elements; `left_out` tells of selectors too clever for this reader."""

    rules: tuple[Rule, ...]
    left_out: bool

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
        own = {name: node.get(name) for name in KNOWN if node.get(name)}
        for rule in self.rules:
            if rule.meets(node):
                own.update(rule.declared)
        own.update(_declarations(node.get("style")))
        for name, value in own.items():
            if value == "inherit":
                continue
            style[name] = parent.get("color", "black") if value == "currentColor" else value
        return style


def _every(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found


def _rule(selector: str, body: str) -> Rule | None:
    met = SIMPLE.fullmatch(selector)
    if not selector or met is None:
        return None
    marks = re.findall(r"[.#][\w-]+", met["marks"])
    return Rule(
        tag=met["tag"] or "",
        classes=frozenset(mark[1:] for mark in marks if mark[0] == "."),
        id=next((mark[1:] for mark in marks if mark[0] == "#"), ""),
        declared=tuple(_declarations(body).items()),
    )


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        value = value.replace("!important", "").strip()
        if colon and value and name.strip().lower() in KNOWN:
            found[name.strip().lower()] = value
    return found


def length(text: str, whole: float = 0.0, default: float = 0.0) -> float:
    """A CSS length in user units (px); `whole` is what percent are taken of."""
    met = LENGTH.match(text or "")
    if met is None:
        return default
    number, unit = float(met[1]), met[2].lower()
    if unit == "%":
        return number / 100 * whole
    return number * PX.get(unit, 1.0)


def lengths(text: str) -> list[float]:
    """A list of numbers as SVG writes them."""
    return [float(met[1]) for met in LENGTH.finditer((text or "").replace(",", " "))]


def share(text: str) -> float:
    """An opacity, 0 to 1."""
    value = length(text.removesuffix("%"), default=1.0)
    return min(max(value / 100 if text.endswith("%") else value, 0.0), 1.0)


def color_named(text: str) -> str | None:
    """'#rrggbb' of a CSS color; None for what is none or no color."""
    name = text.strip().lower()
    if name in {"", "none", "transparent"}:
        return None
    try:
        red, green, blue, *alpha = ImageColor.getrgb(name)
    except ValueError:
        return None
    return None if alpha and alpha[0] == 0 else f"#{red:02x}{green:02x}{blue:02x}"
