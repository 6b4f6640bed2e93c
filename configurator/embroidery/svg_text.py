"""SVG text: words as outlines in our own fonts, on the baseline the drawing gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from configurator.embroidery.svg_style import StyleSheet, length, lengths
from configurator.embroidery.svg_tree import Node
from configurator.ground.geometry import Affine, Path
from configurator.ground.glyphs import FontBook, FontFamily, TextSetting

LONG = 40_000.0
"""A baseline longer than any words."""
BLANK_EM = 0.26
"""Width of a blank between two runs."""
BOLD = 600
MOST_LETTERS = 2000
GENERIC = {"serif": "frank-ruhl-libre", "cursive": "playpen", "fantasy": "fredoka"}
PLAIN, STRONG = "rubik", "rubik-black"
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line lies before its anchor, in reading direction."""


@dataclass(frozen=True, slots=True)
class SetRun:
    """One run of text: its style, its outline in user units, and whether its own font was there."""

    style: dict[str, str]
    path: Path
    own_font: bool
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Line:
    """Runs that follow each other from one anchor; `ahead` is where the next one begins."""

    x: float
    y: float
    anchor: str
    rtl: bool = False
    ahead: float = 0.0
    runs: list[SetRun] = field(default_factory=list)

    def finished(self) -> list[SetRun]:
        """The runs where the anchor puts them."""
        before = ANCHORS.get(self.anchor, 0.0)
        start = self.x - self.ahead * before if not self.rtl else self.x + self.ahead * before
        return [
            replace(run, path=run.path.transformed(Affine.translate(start, 0.0)))
            for run in self.runs
        ]


def set_words(
    node: Node, style: dict[str, str], sheet: StyleSheet, fonts: FontBook
) -> Iterator[SetRun]:
    """Every run of a text element as outlines. Raises MissingFont."""
    line = _Line(_first(node, "x"), _first(node, "y"), style.get("text-anchor", "start"))
    line.ahead, line.y = _first(node, "dx"), line.y + _first(node, "dy")
    setter = _Setter(sheet, fonts, [line])
    setter.set(node, style)
    for each in setter.lines:
        yield from each.finished()


def _first(node: Node, name: str, default: float = 0.0) -> float:
    numbers = lengths(node.get(name))
    return numbers[0] if numbers else default


@dataclass(slots=True)
class _Setter:
    """Sets run after run, and begins a new line where the drawing says so."""

    sheet: StyleSheet
    fonts: FontBook
    lines: list[_Line]

    def set(self, node: Node, style: dict[str, str]) -> None:
        for number, text in enumerate(node.texts):
            if text[:1].isspace() and self.lines[-1].runs:
                self.lines[-1].ahead += BLANK_EM * _size(style)
            words = " ".join(text.split())
            if words:
                self._run(words[:MOST_LETTERS], style)
                if text[-1:].isspace():
                    self.lines[-1].ahead += BLANK_EM * _size(style)
            if number < len(node.children):
                self._child(node.children[number], style)

    def _child(self, child: Node, style: dict[str, str]) -> None:
        if child.tag not in {"tspan", "a", "textPath"}:
            return
        own = self.sheet.styled(child, style)
        line = self.lines[-1]
        if child.get("x") or child.get("y") or child.get("dy"):
            x = _first(child, "x", line.x + line.ahead)
            y = _first(child, "y", line.y) + _first(child, "dy")
            self.lines.append(_Line(x, y, own.get("text-anchor", "start")))
        self.lines[-1].ahead += _first(child, "dx")
        self.set(child, own)

    def _run(self, text: str, style: dict[str, str]) -> None:
        family, own = _family(style, self.fonts)
        size = _size(style)
        setting = TextSetting(
            family=family,
            size_mm=size,
            spacing_em=length(style.get("letter-spacing", "0")) / size,
            along=Path.polyline([(0.0, 0.0), (LONG, 0.0)]),
        )
        # Set on a baseline longer than any words, then moved: a box alone would lose the baseline.
        made = self.fonts.set_text(text, setting)
        line, wide = self.lines[-1], made.path.box.width
        if not line.runs:
            line.rtl = made.right_to_left
        left = -line.ahead - wide if line.rtl else line.ahead
        shift = np.array([left - made.path.box.left, line.y])
        path = Path(made.path.verbs, made.path.points + shift)
        line.runs.append(SetRun(style, path, own, made.missing))
        line.ahead += wide


def _size(style: dict[str, str]) -> float:
    return min(max(length(style.get("font-size", "16"), default=16.0), 0.01), 10_000.0)


def _family(style: dict[str, str], fonts: FontBook) -> tuple[str, bool]:
    """The font family that a style asks for, and whether it is the very one."""
    asked = [name.strip(" '\"").lower() for name in style.get("font-family", "").split(",")]
    weight = style.get("font-weight", "400")
    bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= BOLD)
    for name in asked:
        met = [each for each in fonts.families if name in _names(each)]
        if met:
            return max(met, key=lambda each: each.weight if bold else -each.weight).id, True
        if name in GENERIC:
            return GENERIC[name], True
    return (STRONG if bold else PLAIN), asked in ([""], ["sans-serif"])


def _names(family: FontFamily) -> set[str]:
    english = family.words["en"].lower()
    return {family.id, english, english.removesuffix(" black")}
