"""Shaping: one line of text to outlines, run by run: direction first, then HarfBuzz."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

import numpy as np
import uharfbuzz as hb
from fontTools import unicodedata as scripts
from fontTools.pens.recordingPen import RecordingPen
from numpy.typing import NDArray

from configurator.ground.direction import in_visual_order, levels
from configurator.ground.geometry import Path
from configurator.ground.graphemes import graphemes, is_invisible

NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
JOINED_SCRIPTS = frozenset({"Arab", "Syrc", "Mong", "Nkoo"})
"""Scripts whose letters hold hands: letter spacing would tear them apart."""

WITHOUT_LIGATURES = {"liga": False, "clig": False}


class Face:
    """An opened font, with everything measured in ems and y down."""

    def __init__(self, name: str, font: hb.Font) -> None:
        self.name = name
        self.font = font
        self.em: float = font.face.upem
        self.covered = frozenset(font.face.unicodes)
        self._outlines: dict[int, Path] = {}

    def outline(self, glyph: int) -> Path:
        """A glyph's outline in ems, its origin on the baseline."""
        if glyph not in self._outlines:
            pen = RecordingPen()
            self.font.draw_glyph_with_pen(glyph, pen)
            path = Path.from_pen(pen)
            self._outlines[glyph] = Path(path.verbs, path.points * (1 / self.em, -1 / self.em))
        return self._outlines[glyph]

    def covers(self, cluster: str) -> bool:
        """Whether every visible character of a cluster is in the font."""
        return all(
            ord(char) in self.covered or is_invisible(char) or unicodedata.category(char) == "Zs"
            for char in cluster
        )

    def height_of(self, char: str) -> float:
        """How far a letter stands above the baseline, in ems."""
        return -self.outline(self.font.get_nominal_glyph(ord(char)) or 0).box.top

    @cached_property
    def x_height(self) -> float:
        """Height of the letter x in ems, measured on its outline."""
        return self.height_of("x")

    @cached_property
    def cap_height(self) -> float:
        """Height of the letter H in ems, measured on its outline."""
        return self.height_of("H")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line `paragraph[start:end]`; its directions follow from the whole paragraph (UAX #9)."""

    paragraph: str
    start: int
    end: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a paragraph in one level, one script and one face; None where no font has it."""

    start: int
    end: int
    level: int
    script: str
    face: Face | None

    def goes_on_in(self, after: Item) -> bool:
        """Whether the next stretch can be shaped together with this one."""
        mine = (self.level, self.script, self.face)
        return mine == (after.level, after.script, after.face)


@dataclass(frozen=True, eq=False)
class ShapedLine:
    """A line's letters from left to right, in ems. A letter is a cluster with its marks.

    `points` are measured from each letter's own pen position; `counts` says how many belong to each
    letter, `advances` how far each moves the pen, `spaced` which of them take letter spacing,
    `origins` at which character of the paragraph each begins.
    """

    verbs: str
    points: NDArray[np.float64]
    counts: NDArray[np.int64]
    advances: NDArray[np.float64]
    spaced: NDArray[np.bool_]
    origins: NDArray[np.int64]
    missing: tuple[str, ...]

    def advances_with(self, spacing_em: float) -> NDArray[np.float64]:
        """Each letter's advance with letter spacing between letters, and none after the last."""
        between = np.where(self.spaced, spacing_em, 0.0)
        last = np.flatnonzero(self.spaced)[-1:]
        between[last] = 0.0
        return self.advances + between

    def width(self, spacing_em: float = 0.0) -> float:
        """How wide the line is, in ems."""
        return float(self.advances_with(spacing_em).sum())

    def reach(self, length: int, spacing_em: float) -> NDArray[np.float64]:
        """How wide the first n characters of a paragraph of `length` are, for n from 0, in ems."""
        own = np.zeros(length + 1)
        np.add.at(own, self.origins + 1, self.advances + np.where(self.spaced, spacing_em, 0.0))
        return np.cumsum(own)


@dataclass(slots=True)
class _Collected:
    verbs: list[str] = field(default_factory=list)
    points: list[NDArray[np.float64]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def line(self, missing: list[str]) -> ShapedLine:
        points = np.concatenate(self.points) if self.points else np.zeros((0, 2))
        return ShapedLine(
            "".join(self.verbs),
            points,
            np.array(self.counts, dtype=np.int64),
            np.array(self.advances, dtype=np.float64),
            np.array(self.spaced, dtype=np.bool_),
            np.array(self.origins, dtype=np.int64),
            tuple(dict.fromkeys(missing)),
        )


def shaped(line: Excerpt, faces: Iterable[Face], ligatures: bool = True) -> ShapedLine:
    """A line shaped in the first face that has each letter; blanks at its end are left out."""
    paragraph = line.paragraph
    items = list(_items(line, faces))
    missing = [
        cluster
        for item in items
        if item.face is None
        for cluster in graphemes(paragraph[item.start : item.end])
    ]
    collected = _Collected()
    codes = [ord(char) for char in paragraph]
    for item in in_visual_order(items):
        if item.face is not None:
            missing += _shape(codes, item, item.face, ligatures, collected)
    return collected.line(missing)


def _items(line: Excerpt, faces: Iterable[Face]) -> list[Item]:
    """The stretches of a line in reading order."""
    text = line.paragraph[line.start : line.end].rstrip()
    level_of = levels(line.paragraph, line.right_to_left)
    script = _first_script(text, line.right_to_left)
    found: list[Item] = []
    at = line.start
    for cluster in graphemes(text):
        own = scripts.script(cluster[0])
        script = script if own in NO_SCRIPT else own
        face = next((face for face in faces if face.covers(cluster)), None)
        item = Item(at, at + len(cluster), level_of[at], script, face)
        at = item.end
        if found and found[-1].goes_on_in(item):
            item = replace(found.pop(), end=item.end)
        found.append(item)
    return found


def _first_script(text: str, right_to_left: bool) -> str:
    for char in text:
        script: str = scripts.script(char)
        if script not in NO_SCRIPT:
            return script
    return "Hebr" if right_to_left else "Latn"


def _shape(
    codes: list[int], item: Item, face: Face, ligatures: bool, into: _Collected
) -> list[str]:
    """Shape one item into `into`; gives back the clusters the face could not draw after all."""
    buffer = hb.Buffer()
    buffer.add_codepoints(codes, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    hb.shape(face.font, buffer, {} if ligatures else WITHOUT_LIGATURES)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    missing: list[str] = []
    for cluster, letter in groupby(glyphs, key=lambda glyph: glyph[0].cluster):
        group = list(letter)
        if any(info.codepoint == 0 for info, _ in group):
            missing.append(graphemes("".join(map(chr, codes[cluster : item.end])))[0])
        else:
            _collect(group, face, item.script not in JOINED_SCRIPTS, into)
    return missing


def _collect(
    group: list[tuple[hb.GlyphInfo, hb.GlyphPosition]], face: Face, spaced: bool, into: _Collected
) -> None:
    """One letter with its marks joins the line."""
    pen, count = 0.0, 0
    for info, position in group:
        outline = face.outline(info.codepoint)
        shift = ((pen + position.x_offset) / face.em, -position.y_offset / face.em)
        into.verbs.append(outline.verbs)
        into.points.append(outline.points + shift)
        count += len(outline.points)
        pen += position.x_advance
    into.origins.append(group[0][0].cluster)
    into.counts.append(count)
    into.advances.append(pen / face.em)
    into.spaced.append(spaced and pen != 0)
