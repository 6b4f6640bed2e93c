"""Typesetting: shaped lines broken, fitted, aligned and bent into one outline in mm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from configurator.ground import bending
from configurator.ground.direction import reads_right_to_left
from configurator.ground.geometry import Box, Path, Point
from configurator.ground.graphemes import cleaned
from configurator.ground.linebreaks import broken
from configurator.ground.shaping import Excerpt, ShapedLine

Shape = Callable[[Excerpt, str, bool], ShapedLine]
"""Shapes a line in a family, with or without ligatures."""

SIZE_STEPS = 12
"""Halvings when wrapped text is shrunk into a box: finer than a thousandth of its size."""

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class TextSetting:
    """How words are set. `size_mm` is the em; `line_height` counts ems between baselines.

    fit: `fixed` breaks lines only where asked; `shrink` also makes the type smaller until it fits
    the box; `wrap` breaks at spaces, then inside words too long for a line, and then makes the type
    smaller until it fits the box's height. `align` start is the right side for right-to-left text.
    `arc_deg` is the degrees of circle the widest line spans: positive arches up, negative hangs.
    `along` sets the baseline along a path instead, whose coordinates the result then keeps.
    """

    family: str
    size_mm: float
    spacing_em: float = 0.0
    line_height: float = 1.2
    align: Literal["start", "center", "end"] = "center"
    fit: Literal["fixed", "shrink", "wrap"] = "fixed"
    box_width_mm: float | None = None
    box_height_mm: float | None = None
    arc_deg: float = 0.0
    along: Path | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SetText:
    """Words as one outline in mm, y down, its box centered on (0, 0) unless set along a path.

    `box` is the ink, widened to the box width the lines were fitted to. `missing` lists what no
    font could draw, `size_mm` is the em after fitting, heights are those of the letters x and H.
    `foot` is where the middle of the first baseline lies, and `length_mm` how long the longest line
    is along its baseline, unbent.
    """

    path: Path
    box: Box
    foot: Point
    length_mm: float
    missing: tuple[str, ...]
    size_mm: float
    x_height_mm: float
    cap_height_mm: float
    lines: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of a text, shaped, in ems."""

    lines: tuple[ShapedLine, ...]
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """A text's paragraphs, each with its own direction; the block starts on one side for all."""

    wholes: tuple[Excerpt, ...]
    right_to_left: bool


def typeset(
    text: str, setting: TextSetting, shape: Shape, x_height_em: float, cap_height_em: float
) -> SetText:
    """Words set as `setting` asks, with the type no smaller than it needs to be."""
    paragraphs = _paragraphs(text, setting.language)
    size = _wrapping_size(paragraphs, setting, shape) if _wraps(setting) else setting.size_mm
    block = _block(paragraphs, setting, size, shape)
    path = _outlined(block, setting, size, cap_height_em)
    if setting.fit != "fixed" and (excess := _excess(path, setting)) > 1:
        size /= excess
        path = _outlined(block, setting, size, cap_height_em)
    path, box, foot = _centered(path, setting)
    return SetText(
        path,
        box,
        foot,
        size * max(float(line.advances_with(setting.spacing_em).sum()) for line in block.lines),
        tuple(dict.fromkeys(char for line in block.lines for char in line.missing)),
        size,
        x_height_em * size,
        cap_height_em * size,
        len(block.lines),
        block.right_to_left,
    )


def _paragraphs(text: str, language: str) -> _Paragraphs:
    words = cleaned(text)
    strong = reads_right_to_left(words)
    block_rtl = language == "he" if strong is None else strong
    wholes = []
    for paragraph in words.split("\n"):
        own = reads_right_to_left(paragraph)
        wholes.append(Excerpt(paragraph, 0, len(paragraph), block_rtl if own is None else own))
    return _Paragraphs(tuple(wholes), block_rtl)


def _wraps(setting: TextSetting) -> bool:
    return setting.fit == "wrap" and setting.box_width_mm is not None


def _block(paragraphs: _Paragraphs, setting: TextSetting, size: float, shape: Shape) -> _Block:
    ligatures = setting.spacing_em == 0
    lines = [
        shape(replace(whole, start=start, end=end), setting.family, ligatures)
        for whole in paragraphs.wholes
        for start, end in _spans(whole, setting, size, shape)
    ]
    return _Block(tuple(lines), paragraphs.right_to_left)


def _spans(
    whole: Excerpt, setting: TextSetting, size: float, shape: Shape
) -> list[tuple[int, int]]:
    """Where the lines of one paragraph start and end, measured on the paragraph shaped whole."""
    text = whole.paragraph
    if setting.box_width_mm is None or not _wraps(setting):
        return [(0, len(text))]
    room = setting.box_width_mm / size + setting.spacing_em + ROUNDING
    line = shape(whole, setting.family, setting.spacing_em == 0)
    reach = line.reach(len(text), setting.spacing_em)

    def fits(start: int, end: int) -> bool:
        seen_end = start + len(text[start:end].rstrip())
        return bool(reach[seen_end] - reach[start] <= room)

    return broken(text, fits)


def _wrapping_size(paragraphs: _Paragraphs, setting: TextSetting, shape: Shape) -> float:
    """The largest em at which the wrapped lines fit the box's height, found by halving."""
    height = setting.box_height_mm
    if height is None:
        return setting.size_mm

    def fits(size: float) -> bool:
        lines = sum(len(_spans(whole, setting, size, shape)) for whole in paragraphs.wholes)
        return ((lines - 1) * setting.line_height + 1) * size <= height

    low, high = 0.0, setting.size_mm
    if fits(high):
        return high
    for _ in range(SIZE_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low or high


def _outlined(block: _Block, setting: TextSetting, size: float, cap_height_em: float) -> Path:
    """The block's outline in mm, the first baseline's middle (or the path given) as its origin."""
    placed = _placed(block, setting, size)
    if setting.along is not None:
        points = bending.along(placed, setting.along, size)
    elif setting.arc_deg:
        points = bending.arched(placed, setting.arc_deg, cap_height_em) * size
    else:
        points = bending.straight(placed) * size
    return Path("".join(line.verbs for line in block.lines), points)


def _placed(block: _Block, setting: TextSetting, size: float) -> bending.Letters:
    """Where every letter stands on its straight baseline, measured from the block's middle."""
    advances = [line.advances_with(setting.spacing_em) for line in block.lines]
    widths = [float(advance.sum()) for advance in advances]
    frame = max(widths)
    if setting.along is not None:
        frame = bending.length(setting.along) / size
    elif setting.fit != "fixed" and setting.box_width_mm is not None and not setting.arc_deg:
        frame = max(frame, setting.box_width_mm / size)
    starts: list[NDArray[np.float64]] = []
    for advance, width in zip(advances, widths, strict=True):
        left = _left_of(width, frame, setting.align, block.right_to_left)
        starts.append(left - frame / 2 + np.cumsum(advance) - advance)
    counts = [len(advance) for advance in advances]
    return bending.Letters(
        points=np.concatenate([line.points for line in block.lines]),
        counts=np.concatenate([line.counts for line in block.lines]),
        starts=np.concatenate(starts),
        advances=np.concatenate([line.advances for line in block.lines]),
        drops=np.repeat(np.arange(len(counts)) * setting.line_height, counts),
        widths=np.repeat(widths, counts),
    )


def _left_of(width: float, frame: float, align: str, right_to_left: bool) -> float:
    if align == "center":
        return (frame - width) / 2
    at_left = (align == "start") != right_to_left
    return 0.0 if at_left else frame - width


def _excess(path: Path, setting: TextSetting) -> float:
    """How many times too large the outline is for its box; up to 1 where it fits."""
    if setting.along is not None:
        return 0.0
    box = path.box
    wide = box.width / setting.box_width_mm if setting.box_width_mm else 0.0
    high = box.height / setting.box_height_mm if setting.box_height_mm else 0.0
    return max(wide, high)


def _centered(path: Path, setting: TextSetting) -> tuple[Path, Box, Point]:
    """The outline moved so that its box is centered on (0, 0), that box, and the first foot."""
    ink = path.box
    if setting.along is not None or not path:
        return path, ink, (0.0, 0.0)
    middle, half_width = ink.center[0], ink.width / 2
    if setting.fit != "fixed" and setting.box_width_mm and not setting.arc_deg:
        # Letters may reach past their advance, so a full line can stick out on one side.
        half_width = setting.box_width_mm / 2
        middle = min(max(0.0, ink.right - half_width), ink.left + half_width)
    moved = Path(path.verbs, path.points - (middle, ink.center[1]))
    box = Box(-half_width, -ink.height / 2, half_width, ink.height / 2)
    return moved, box, (-middle, -ink.center[1])
