"""The outlines in a finished page's content, found quickly: only the rest is taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pikepdf

from configurator.prepress.broken_promise import BadPrintFile, demand

STANDS_FOR_ONE = b"h\n"
"""Draws nothing by itself, and takes the operands before it, as the outline would have."""
_BUILDS = frozenset(b"m l c v y re".split())
_ENDS = (b"f", b"S", b"W")
_LINE, _BLANK, _MINUS, _POINT, _ZERO = b"\n -.0"
_DRAWS = np.zeros(256, dtype=bool)
_DRAWS[list(b"mlch")] = True


@dataclass(frozen=True, slots=True)
class Outline:
    """Whole lines of content that hold nothing but numbers and m, l, c or h, one after the other.

    `fills` tells that the next line fills it, and does nothing else.
    """

    start: int
    end: int
    segments: int
    fills: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, its content, unpacked and in one, and the outlines in it."""

    page: pikepdf.Page
    content: bytes
    outlines: tuple[Outline, ...]

    def without(self, outlines: Iterable[Outline]) -> bytes:
        """The content with something that draws nothing in the place of each of these outlines."""
        kept, at = [], 0
        for outline in outlines:
            kept += [self.content[at : outline.start], STANDS_FOR_ONE]
            at = outline.end
        return b"".join([*kept, self.content[at:]])

    @property
    def rest(self) -> bytes:
        """Everything but the outlines."""
        return self.without(self.outlines)

    def each_alone(self) -> bool:
        """Whether every path is one outline, filled, drawn or clipped to at once.

        Only then does a fill less leave a page no more covered than it was.
        """
        words = self.rest.split()
        if not _BUILDS.isdisjoint(words) or any(b"%" in word for word in words):
            return False
        after = [then for word, then in pairwise(words) if word == b"h"]
        cuts = sum(pair == (b"W", b"n") for pair in pairwise(words))
        return (
            len(after) == words.count(b"h") == len(self.outlines)
            and all(then in _ENDS for then in after)
            and words.count(b"W") == cuts
        )


def drawn_on(page: pikepdf.Page, where: str) -> Drawn:
    """What a page draws. Raises BadPrintFile."""
    found = page.obj.get("/Contents")
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    try:
        content = b"\n".join(_unpacked(stream, where) for stream in streams)
    except pikepdf.PdfError as trouble:
        raise BadPrintFile(f"{where}: its content is damaged ({trouble})") from trouble
    return Drawn(page, content, _outlines(content))


def _unpacked(stream: pikepdf.Object | None, where: str) -> bytes:
    demand(isinstance(stream, pikepdf.Stream), f"{where}: it has no content")
    assert stream is not None
    return stream.read_bytes()


def _outlines(content: bytes) -> tuple[Outline, ...]:
    """Every outline of a content stream, in order."""
    data = np.frombuffer(b"\n" + content, dtype=np.uint8)
    # What a line has besides its numbers: of a line of an outline, one letter and its end.
    numbers = (data - _ZERO < 10) | (data == _BLANK) | (data == _MINUS) | (data == _POINT)
    places = np.flatnonzero(~numbers)
    telling = data[places]
    ends = telling == _LINE
    alone = np.flatnonzero(ends[:-2] & _DRAWS[telling[1:-1]] & ends[2:]) + 1
    if not len(alone):
        return ()
    breaks = np.flatnonzero(np.diff(alone) != 2)
    first = alone[np.concatenate(([0], breaks + 1))]
    last = alone[np.concatenate((breaks, [len(alone) - 1]))]
    starts, stops = places[first - 1].tolist(), places[last + 1].tolist()
    counts = ((last - first) // 2 + 1).tolist()
    return tuple(
        Outline(start, stop, count, content.startswith(b"f\n", stop))
        for start, stop, count in zip(starts, stops, counts, strict=True)
    )
