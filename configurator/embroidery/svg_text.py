"""SVG text: words as outlines in our own fonts, on the baseline the drawing gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

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
UNSET = (
    "rotate", "textLength", "baseline-shift", "dominant-baseline", "font-style", "word-spacing",
    "text-decoration", "writing-mode",
)  # fmt: skip
PLAIN_WAYS = frozenset(
    ("", "0", "0px", "normal", "none", "auto", "baseline", "alphabetic", "lr-tb", "horizontal-tb",
     "inherit")
)  # fmt: skip
"""What a text says of those where it wants nothing of them."""
GENERIC = {"serif": "frank-ruhl-libre", "cursive": "playpen", "fantasy": "fredoka"}
PLAIN, STRONG = "rubik", "rubik-black"
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line lies before its anchor, in reading direction."""
ALIGNED: dict[str, Literal["start", "center", "end"]] = {"middle": "center", "end": "end"}


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


def unset(node: Node) -> bool:
    """Whether a text asks for something that is not set: slant, decoration, squeezed length."""
    asked = dict(pair.split(":", 1) for pair in node.get("style").split(";") if ":" in pair)
    asked = {name.strip(): value.strip() for name, value in asked.items()}
    told = (asked.get(name) or node.get(name) for name in UNSET)
    return any(value not in PLAIN_WAYS for value in told) or any(map(unset, node.children))


def set_words(
    node: Node,
    style: dict[str, str],
    sheet: StyleSheet,
    fonts: FontBook,
    paths: Mapping[str, Node],
) -> Iterator[SetRun]:
    """Every run of a text element as outlines; `paths` are what words may run along, by id.

    Raises MissingFont.
    """
    line = _Line(_first(node, "x", style), _first(node, "y", style), _anchor(style))
    line.ahead, line.y = _first(node, "dx", style), line.y + _first(node, "dy", style)
    setter = _Setter(sheet, fonts, paths, [line])
    setter.set(node, style, _Spots.of(node))
    for each in setter.lines:
        yield from each.finished()


def _first(node: Node, name: str, style: dict[str, str], default: float = 0.0) -> float:
    first = node.get(name).replace(",", " ").split()[:1]
    return length(first[0], default=default, em_px=_size(style)) if first else default


def _anchor(style: dict[str, str]) -> str:
    return style.get("text-anchor", "start")


@dataclass(slots=True)
class _Spots:
    """Where single letters of a text stand, where it says so for each."""

    x: list[float]
    y: list[float]

    @classmethod
    def of(cls, node: Node) -> _Spots | None:
        """The spots of a node; None where at most the first letter has one."""
        x, y = lengths(node.get("x")), lengths(node.get("y"))
        return cls(x, y) if max(len(x), len(y)) > 1 else None


@dataclass(slots=True)
class _Setter:
    """Sets run after run, and begins a new line where the drawing says so."""

    sheet: StyleSheet
    fonts: FontBook
    paths: Mapping[str, Node]
    lines: list[_Line]

    def set(self, node: Node, style: dict[str, str], spots: _Spots | None = None) -> None:
        for number, text in enumerate(node.texts):
            if text[:1].isspace() and self.lines[-1].runs:
                self.lines[-1].ahead += BLANK_EM * _size(style)
            words = " ".join(text.split())[:MOST_LETTERS]
            if words and spots is not None:
                self._scattered(words, style, spots)
            elif words:
                self._run(words, style)
                if text[-1:].isspace():
                    self.lines[-1].ahead += BLANK_EM * _size(style)
            if number < len(node.children):
                self._child(node.children[number], style)

    def _child(self, child: Node, style: dict[str, str]) -> None:
        if child.tag not in {"tspan", "a", "textPath"}:
            return
        own = self.sheet.styled(child, style)
        line = self.lines[-1]
        if child.tag == "textPath":
            self._bent(child, own)
            return
        if child.get("x") or child.get("y") or child.get("dy"):
            x = _first(child, "x", own, line.x + line.ahead)
            y = _first(child, "y", own, line.y) + _first(child, "dy", own)
            self.lines.append(_Line(x, y, _anchor(own)))
        self.lines[-1].ahead += _first(child, "dx", own)
        self.set(child, own, _Spots.of(child))

    def _scattered(self, text: str, style: dict[str, str], spots: _Spots) -> None:
        """Each letter where the drawing puts it; those beyond its list follow the last one."""
        for number, letter in enumerate(text):
            told = number < max(len(spots.x), len(spots.y))
            if told:
                line = self.lines[-1]
                x = spots.x[number] if number < len(spots.x) else line.x + line.ahead
                y = spots.y[number] if number < len(spots.y) else line.y
                self.lines.append(_Line(x, y, _anchor(style)))
            if letter.isspace():
                self.lines[-1].ahead += BLANK_EM * _size(style)
            else:
                self._run(letter, style)

    def _bent(self, node: Node, style: dict[str, str]) -> None:
        """Words along a path of the drawing, from its beginning."""
        target = self.paths.get(node.get("href").removeprefix("#"))
        text = " ".join(" ".join(_texts(node)).split())[:MOST_LETTERS]
        try:
            way = Path.from_svg(target.get("d")) if target is not None else None
        except ValueError:
            way = None
        if not text or way is None or not 0 < way.box.width + way.box.height < LONG:
            return
        family, own = _family(style, self.fonts)
        size = _size(style)
        setting = TextSetting(
            family=family, size_mm=size, along=way, align=ALIGNED.get(_anchor(style), "start"),
            spacing_em=_spacing(style) / size,
        )  # fmt: skip
        made = self.fonts.set_text(text, setting)
        line = _Line(0.0, 0.0, "start")
        line.runs.append(SetRun(style, made.path, own, made.missing))
        self.lines.append(line)

    def _run(self, text: str, style: dict[str, str]) -> None:
        family, own = _family(style, self.fonts)
        size = _size(style)
        setting = TextSetting(
            family=family,
            size_mm=size,
            spacing_em=_spacing(style) / size,
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


def _texts(node: Node) -> Iterator[str]:
    """All the text of an element, that of its children included."""
    for number, text in enumerate(node.texts):
        yield text
        if number < len(node.children):
            yield from _texts(node.children[number])


def _spacing(style: dict[str, str]) -> float:
    return length(style.get("letter-spacing", "0"), em_px=_size(style))


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
