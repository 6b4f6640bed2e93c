"""Pieces of a page between their brackets: layers, what the law demands, and bars to be scanned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from configurator.prepress.verifier import page_sayings as say
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.marks import Mark, Painted, Tagged
from configurator.prepress.verifier.spaces import entry

NAMES = ("/Legal", "/Barcode")
"""Marked pieces this reader knows."""
Step = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


class Pieces:
    """The brackets open at the moment, outermost first."""

    def __init__(self, painted: Painted) -> None:
        self.layers: list[tuple[str, ...]] = []
        self._tags: list[tuple[str, int] | None] = []
        self._painted = painted

    def tell(self, mark: Mark) -> None:
        """Tell a mark what it belongs to."""
        mark.layers = tuple(name for names in self.layers for name in names)
        mark.tag = next((tag for tag in reversed(self._tags) if tag is not None), None)

    def open(self, values: list[Object], resources: Object, at: int) -> None:
        """`BDC` and `BMC`, step `at` of the stream."""
        name = str(values[0])
        said = values[1] if len(values) > 1 else None
        if isinstance(said, Name):
            said = entry(resources, "/Properties", str(said))
        self.layers.append(layer_of(said) if name == "/OC" else ())
        self._tags.append(None)
        if said is None and name == "/OC":
            raise KeyError(str(values[-1]))
        if name in NAMES and isinstance(said, Dictionary):
            words = {str(key): str(said[key]) for key in said.keys()}  # noqa: SIM118
            self._painted.tagged.append(Tagged(name[1:], words, at))
            self._tags[-1] = (name[1:], len(self._painted.tagged) - 1)

    @contextmanager
    def inside(self, layer: tuple[str, ...]) -> Iterator[None]:
        """Count what is painted meanwhile to a layer as well, if there is one."""
        self.layers += [layer] if layer else []
        try:
            yield
        finally:
            if layer:
                self.layers.pop()

    def close(self, steps: Sequence[Step], at: int, book: Notebook) -> None:
        """`EMC`, step `at` of the stream."""
        if not self._tags:
            book.note(say.BROKEN_CONTENT, why="a layer is closed that was never opened")
            return
        tag = self._tags.pop()
        self.layers.pop()
        if tag is not None:
            piece = self._painted.tagged[tag[1]]
            piece.operators = pikepdf.unparse_content_stream(list(steps[piece.number + 1 : at]))
            piece.closed = True


def layer_of(said: Object | None) -> tuple[str, ...]:
    """The names of the layers a group or a membership stands for."""
    if not isinstance(said, Dictionary):
        return ()
    if said.get("/Type") == Name.OCMD:
        groups = said.get("/OCGs", Array())
        held = list(groups) if isinstance(groups, Array) else [groups]
        return tuple(str(each.get("/Name")) for each in held if isinstance(each, Dictionary))
    name = said.get("/Name")
    return (str(name),) if isinstance(name, String) else ()
