"""Bounds: how much of a stranger's file is read before it counts as an attack on the reader."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, Object, Stream

MOST_OPERATORS = 4_000_000
MOST_MARKS = 250_000
MOST_FORMS = 30_000
DEEPEST_FORM = 24
MOST_STREAM_BYTES = 192 * 1024 * 1024
MOST_PAGES = 2_000
SAFE_RAW_BYTES = 128 * 1024
"""Deflate makes at most a thousand bytes of one, so smaller streams need no measuring."""


class TooMuch(Exception):
    """A file that asks for more than a print file may; the message says of what."""


@dataclass(slots=True)
class Allowance:
    """What is left of the work a file may ask for."""

    operators: int = MOST_OPERATORS
    marks: int = MOST_MARKS
    forms: int = MOST_FORMS

    def spend(self, operators: int) -> None:
        """Use up so many operators. Raises TooMuch."""
        self.operators -= operators
        if self.operators < 0:
            raise TooMuch(f"more than {MOST_OPERATORS} drawing steps")

    def paint(self) -> None:
        """Use up one mark. Raises TooMuch."""
        self.marks -= 1
        if self.marks < 0:
            raise TooMuch(f"more than {MOST_MARKS} marks")

    def place(self) -> None:
        """Use up one drawing inside the drawing. Raises TooMuch."""
        self.forms -= 1
        if self.forms < 0:
            raise TooMuch(f"more than {MOST_FORMS} drawings inside drawings")


def measured(stream: Object) -> Object:
    """The stream, which unpacks to no more than is allowed. Raises TooMuch."""
    if not isinstance(stream, Stream):
        return stream
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    chain = list(filters) if isinstance(filters, Array) else [filters]
    if len(chain) > DEEPEST_FORM:
        raise TooMuch("a stream packed again and again")
    if len(raw) > MOST_STREAM_BYTES:
        raise TooMuch("a stream too large")
    if len(raw) > SAFE_RAW_BYTES and chain[0] in (Name.FlateDecode, Name.Fl):
        _measure(raw)
    elif len(chain) > 1 and chain[0] in (Name.FlateDecode, Name.Fl):
        inner = _measure(raw, keep=True)
        if chain[1] in (Name.FlateDecode, Name.Fl):
            _measure(inner)
    return stream


def _measure(raw: bytes, keep: bool = False) -> bytes:
    unpacker, total = zlib.decompressobj(), 0
    kept, left = bytearray(), raw
    while left:
        try:
            piece = unpacker.decompress(left, 1 << 20)
        except zlib.error:
            return bytes(kept)
        total += len(piece)
        if keep:
            kept += piece
        if total > MOST_STREAM_BYTES:
            raise TooMuch(f"a stream of more than {MOST_STREAM_BYTES >> 20} MB unpacked")
        if not piece:
            break
        left = unpacker.unconsumed_tail
    return bytes(kept)


def content_of(holder: Object) -> list[Object]:
    """A page's content streams, each measured. Raises TooMuch."""
    contents = holder.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [contents]
    return [measured(part) for part in parts if isinstance(part, Stream)]


def pages_of(pdf: pikepdf.Pdf) -> list[pikepdf.Page]:
    """The file's pages. Raises TooMuch when there are too many."""
    count = len(pdf.pages)
    if count > MOST_PAGES:
        raise TooMuch(f"{count} pages")
    return list(pdf.pages)
