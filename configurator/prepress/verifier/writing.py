"""Live text on a page: in which font, how large, where about, and in what color."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, String

from configurator.prepress.verifier.drawing import PT_PER_MM, Route
from configurator.prepress.verifier.marks import IDENTITY, Matrix, times
from configurator.prepress.verifier.spaces import entry

if TYPE_CHECKING:
    from configurator.prepress.verifier.walk import Walker

EM_SHARE = 0.5
"""Width of a letter taken where the font is not asked: half its height."""
HIDDEN, CLIP_ONLY = 3, 7
"""Text rendering modes that paint nothing."""


class Writing:
    """The text side of a walk: matrices of the line, and what is shown on it."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._line: Matrix = IDENTITY
        self._at: Matrix = IDENTITY

    def step(self, operator: str, values: list[Object], resources: Object) -> None:
        """A text operator; anything else is no concern of a press."""
        if operator == "Tf":
            self._choose(values, resources)
        elif operator in _STEPS:
            _STEPS[operator](self, values)

    def begin(self, _: list[Object]) -> None:
        """`BT`."""
        self._line = self._at = IDENTITY

    def matrix(self, values: list[Object]) -> None:
        """`Tm`."""
        a, b, c, d, e, f = (float(value) for value in values)
        self._line = self._at = (a, b, c, d, e, f)

    def move(self, values: list[Object]) -> None:
        """`Td`."""
        x, y = (float(value) for value in values)
        self._line = self._at = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def move_leading(self, values: list[Object]) -> None:
        """`TD`."""
        self._walker.state.leading = -float(values[1])
        self.move(values)

    def next_line(self, _: list[Object]) -> None:
        """`T*`."""
        down = (1.0, 0.0, 0.0, 1.0, 0.0, -self._walker.state.leading)
        self._line = self._at = times(down, self._line)

    def leading(self, values: list[Object]) -> None:
        """`TL`."""
        self._walker.state.leading = float(values[0])

    def stretch(self, values: list[Object]) -> None:
        """`Tz`."""
        self._walker.state.stretch = float(values[0]) / 100

    def rise(self, values: list[Object]) -> None:
        """`Ts`."""
        self._walker.state.rise = float(values[0])

    def mode(self, values: list[Object]) -> None:
        """`Tr`."""
        self._walker.state.text_mode = int(values[0])

    def show(self, values: list[Object]) -> None:
        """`Tj`."""
        self._show(len(bytes(values[0])) if isinstance(values[0], String) else 0)

    def show_pieces(self, values: list[Object]) -> None:
        """`TJ`."""
        pieces = list(values[0]) if isinstance(values[0], Array) else []
        self._show(sum(len(bytes(piece)) for piece in pieces if isinstance(piece, String)))

    def show_below(self, values: list[Object]) -> None:
        """`'` and `"`."""
        self.next_line([])
        self.show(values[-1:])

    def _choose(self, values: list[Object], resources: Object) -> None:
        name = str(values[0])
        font = entry(resources, "/Font", name)
        if not isinstance(font, Dictionary):
            raise KeyError(name)
        self._walker.state.font, self._walker.state.font_size = font, float(values[1])

    def _show(self, count: int) -> None:
        state = self._walker.state
        if not count:
            return
        self._keep_font(state.font)
        size = state.font_size
        wide = isinstance(state.font, Dictionary) and state.font.get("/Subtype") == Name.Type0
        letters = count / 2 if wide else count
        width = letters * EM_SHARE * abs(size) * state.stretch
        whole = times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), times(self._at, state.matrix))
        frame = Route()
        frame.rectangle(whole, (0.0, -0.2 * size, width, size))
        self._at = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self._at)
        if state.text_mode in (HIDDEN, CLIP_ONLY):
            return
        mark = self._walker.mark("text", frame.box, lines=state.text_mode == 1)
        mark.size_pt = abs(size) * math.hypot(whole[2], whole[3]) * PT_PER_MM
        self._walker.add(mark)

    def _keep_font(self, font: Object | None) -> None:
        if font is None:
            raise KeyError("the font of some words")
        name = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))[1:]
        self._walker.painted.fonts.setdefault(f"{name} {font.objgen}", font)


_STEPS: dict[str, Callable[[Writing, list[Object]], None]] = {
    "BT": Writing.begin,
    "Tm": Writing.matrix,
    "Td": Writing.move,
    "TD": Writing.move_leading,
    "T*": Writing.next_line,
    "TL": Writing.leading,
    "Tz": Writing.stretch,
    "Ts": Writing.rise,
    "Tr": Writing.mode,
    "Tj": Writing.show,
    "TJ": Writing.show_pieces,
    "'": Writing.show_below,
    '"': Writing.show_below,
}
