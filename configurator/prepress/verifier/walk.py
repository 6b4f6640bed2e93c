"""The reader of page content: walks every operator, form and pattern the way a press does."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from configurator.prepress.verifier import page_sayings as say
from configurator.prepress.verifier.bounds import (
    DEEPEST_FORM,
    Allowance,
    TooMuch,
    content_of,
    measured,
)
from configurator.prepress.verifier.boxes import inherited
from configurator.prepress.verifier.drawing import NOWHERE, PT_PER_MM, Route, State, crossed, grown
from configurator.prepress.verifier.file_sayings import EXTERNAL, POSTSCRIPT
from configurator.prepress.verifier.findings import MmBox, Notebook
from configurator.prepress.verifier.graphics_states import apply_state
from configurator.prepress.verifier.marks import Mark, MarkKind, Matrix, Painted, times
from configurator.prepress.verifier.painting import (
    color_of,
    judge_group,
    mask_group,
    picture_mark,
    shading_space,
    tile_of,
)
from configurator.prepress.verifier.pieces import Pieces, Step, layer_of
from configurator.prepress.verifier.spaces import PATTERN, Space, entry, read_space
from configurator.prepress.verifier.writing import Writing

PLAIN_SPACES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}

Values = list[Object]


class Walker:
    """Reads one page into its marks; what is broken on the way is noted."""

    def __init__(
        self, sheet: pikepdf.Page, painted: Painted, base: Matrix, work: Allowance
    ) -> None:
        self.painted, self.work = painted, work
        self.state = State(matrix=base)
        self.route = Route()
        self.pieces = Pieces(painted)
        self.writing = Writing(self)
        self._base = base
        self._saved: list[State] = []
        self._open: list[object] = []
        self._sheet, self.book = sheet, Notebook()

    def read(self, book: Notebook) -> Painted:
        """Everything the page paints. Raises TooMuch."""
        self.book = book
        resources = inherited(self._sheet.obj, "/Resources") or Dictionary()
        content_of(self._sheet.obj)
        try:
            judge_group(self._sheet.obj.get("/Group"), resources, book)
        except KeyError as missing:
            book.note(say.UNDEFINED, what=str(missing.args[0]))
        self._run(self._sheet, resources, 0)
        if self.pieces.layers:
            book.note(say.BROKEN_CONTENT, why="a layer is left open")
        return self.painted

    def _run(self, stream: Object | pikepdf.Page, resources: Object, depth: int) -> None:
        if depth > DEEPEST_FORM:
            raise TooMuch("drawings inside drawings without end")
        try:
            steps = pikepdf.parse_content_stream(stream)
        except (pikepdf.PdfError, TypeError, ValueError) as trouble:
            self.book.note(say.BROKEN_CONTENT, why=str(trouble)[:120])
            return
        self.work.spend(len(steps))
        above, self._saved = self._saved, []
        for at, step in enumerate(steps):
            operator = str(step.operator)
            if operator == "EMC":
                self.pieces.close(steps, at, self.book)
                continue
            try:
                self._step(operator, step, resources, depth, at)
            except _DAMAGES as trouble:
                self.book.note(say.BROKEN_CONTENT, why=f"{operator}: {trouble}"[:120])
            except KeyError as missing:
                self.book.note(say.UNDEFINED, what=str(missing.args[0]))
        if self._saved:
            self.book.note(say.BROKEN_CONTENT, why="a state is left open")
        self._saved = above

    def _step(self, operator: str, step: Step, resources: Object, depth: int, at: int) -> None:
        values = list(step.operands)
        if operator in _DRAWN:
            self.route.go(operator, self.state.matrix, [float(value) for value in values])
        elif operator in _PAINTED:
            self._paint_route(operator)
        elif operator in _PLAIN:
            _PLAIN[operator](self, values)
        elif operator.lower() in PLAIN_SPACES:
            space = read_space(Name(PLAIN_SPACES[operator.lower()]), resources)
            self._set_color(operator.isupper(), space, values, resources, depth)
        elif operator in ("cs", "CS"):
            space = read_space(values[0], resources)
            self._set_color(operator == "CS", space, None, resources, depth)
        elif operator in ("sc", "scn", "SC", "SCN"):
            held = self.state.line if operator.isupper() else self.state.fill
            self._set_color(operator.isupper(), held.space, values, resources, depth)
        elif operator == "gs":
            self._graphics_state(str(values[0]), resources, depth)
        elif operator == "Do":
            self._place(str(values[0]), resources, depth)
        elif operator == "sh":
            self._gradient(str(values[0]), resources)
        elif operator in ("BDC", "BMC"):
            self.pieces.open(values, resources, at)
        elif operator == "INLINE IMAGE":
            inline = values[0]
            self.add(picture_mark(self, inline.obj, resources))
        else:
            self.writing.step(operator, values, resources)

    def add(self, mark: Mark) -> None:
        """Note a mark with what surrounds it."""
        self.work.paint()
        self.pieces.tell(mark)
        self.painted.marks.append(mark)

    def mark(self, kind: MarkKind, box: MmBox | None, lines: bool = False) -> Mark:
        """A mark in the colors and state of the moment."""
        state = self.state
        seen = None if box is None else crossed(box, state.clip)
        return Mark(
            kind,
            None if seen is None or seen == NOWHERE else seen,
            state.line if lines else state.fill,
            state.overprint_line if lines else state.overprint_fill,
            state.mode,
            state.alpha_line if lines else state.alpha_fill,
            state.blend,
        )

    def save(self, _: Values) -> None:
        """`q`."""
        if len(self._saved) > 4_000:
            raise TooMuch("states kept without end")
        self._saved.append(replace(self.state))

    def restore(self, _: Values) -> None:
        """`Q`."""
        if not self._saved:
            raise ValueError("a state is given back that was never kept")
        self.state = self._saved.pop()

    def turn(self, values: Values) -> None:
        """`cm`."""
        a, b, c, d, e, f = (float(value) for value in values)
        self.state.matrix = times((a, b, c, d, e, f), self.state.matrix)

    def set_width(self, values: Values) -> None:
        """`w`."""
        self.state.width = float(values[0])

    def rectangle(self, values: Values) -> None:
        """`re`."""
        self.route.rectangle(self.state.matrix, [float(value) for value in values])

    def close(self, _: Values) -> None:
        """`h`."""
        self.route.steps.append(("h", ()))

    def clip(self, _: Values) -> None:
        """`W`: the path now drawn limits what follows it."""
        self.route.clips = True

    def _paint_route(self, operator: str) -> None:
        route, self.route = self.route, Route()
        box = route.box
        if operator in _FILLS and box is not None:
            mark = self.mark("fill", box)
            mark.size_pt = min(box[2] - box[0], box[3] - box[1]) * PT_PER_MM
            self.add(mark)
        if operator in _STROKES and box is not None:
            self._stroke(route)
        if route.clips:
            self.state.clip = crossed(self.state.clip, box or NOWHERE)

    def _stroke(self, route: Route) -> None:
        """A line; of separations piece by piece, so that each is known by its own place."""
        a, b, c, d, _, _ = self.state.matrix
        scale = math.sqrt(abs(a * d - b * c))
        half = self.state.width * scale / 2
        for piece in route.pieces() if self.mark("stroke", None, lines=True).spots else [route]:
            box = piece.box
            mark = self.mark("stroke", None if box is None else grown(box, half), lines=True)
            mark.size_pt = self.state.width * scale * PT_PER_MM
            if mark.spots:
                mark.outline = piece.outline
            self.add(mark)

    def _set_color(
        self, line: bool, space: Space, values: Values | None, resources: Object, depth: int
    ) -> None:
        color = color_of(space, values, resources)
        self.painted.spaces.append(color.space)
        if line:
            self.state.line = color
        else:
            self.state.fill = color
        tile = tile_of(values, resources) if space.kind == PATTERN.kind else None
        if tile is not None:
            self._form(tile, resources, depth, at_base=True)

    def _graphics_state(self, name: str, resources: Object, depth: int) -> None:
        state = entry(resources, "/ExtGState", name)
        if not isinstance(state, Dictionary):
            raise KeyError(name)
        apply_state(self.state, state, self.book)
        drawn = mask_group(state.get("/SMask"), resources, self.book)
        if drawn is not None:
            # A mask is no paint: what it holds is judged by its own group's color alone.
            count = len(self.painted.marks)
            self._form(drawn, resources, depth)
            del self.painted.marks[count:]

    def _place(self, name: str, resources: Object, depth: int) -> None:
        thing = entry(resources, "/XObject", name)
        if not isinstance(thing, Stream):
            raise KeyError(name)
        if "/OPI" in thing or "/Ref" in thing or "/F" in thing:
            self.book.note(EXTERNAL, what=name)
        kind = thing.get("/Subtype")
        with self.pieces.inside(layer_of(thing.get("/OC"))):
            if kind == Name.Image:
                self.add(picture_mark(self, thing, resources))
            elif kind == Name.Form:
                self._form(thing, resources, depth)
            elif kind == Name.PS:
                self.book.note(POSTSCRIPT)

    def _form(self, form: Stream, resources: Object, depth: int, at_base: bool = False) -> None:
        if form.objgen in self._open and form.objgen != (0, 0):
            self.book.note(say.FORM_LOOP)
            return
        self.work.place()
        began = self._base if at_base else self.state.matrix
        said = form.get("/Matrix")
        if isinstance(said, Array) and len(said) == 6:
            a, b, c, d, e, f = (float(value) for value in said)
            began = times((a, b, c, d, e, f), began)
        clip, frame = self.state.clip, form.get("/BBox")
        if isinstance(frame, Array) and len(frame) == 4 and not at_base:
            left, bottom, right, top = (float(value) for value in frame)
            edge = Route()
            edge.rectangle(began, (left, bottom, right - left, top - bottom))
            clip = crossed(clip, edge.box)
        judge_group(form.get("/Group"), resources, self.book)
        content, own = measured(form), form.get("/Resources", resources)
        outside = self.state
        self._open.append(form.objgen)
        self.state = replace(outside, matrix=began, clip=clip)
        self._run(content, own, depth + 1)
        self.state = outside
        self._open.pop()

    def _gradient(self, name: str, resources: Object) -> None:
        shading = entry(resources, "/Shading", name)
        if not isinstance(shading, Dictionary | Stream):
            raise KeyError(name)
        page = (0.0, 0.0, self.painted.width_mm, self.painted.height_mm)
        mark = self.mark("gradient", self.state.clip or page)
        mark.space = shading_space(shading, resources)
        self.painted.spaces.append(mark.space)
        self.add(mark)


_DAMAGES = (
    IndexError, ValueError, TypeError, ArithmeticError, AttributeError, pikepdf.PdfError,
)  # fmt: skip
"""What the operands of a damaged page bring up."""
_DRAWN = frozenset({"m", "l", "c", "v", "y"})
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_PAINTED = _FILLS | _STROKES | {"n"}
_PLAIN: dict[str, Callable[[Walker, Values], None]] = {
    "q": Walker.save,
    "Q": Walker.restore,
    "cm": Walker.turn,
    "w": Walker.set_width,
    "re": Walker.rectangle,
    "h": Walker.close,
    "W": Walker.clip,
    "W*": Walker.clip,
}
