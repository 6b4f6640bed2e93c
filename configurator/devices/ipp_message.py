"""Messages of the Internet Printing Protocol (RFC 8010): requests and answers as bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

VERSION = b"\x02\x00"
END = 0x03
LARGEST_ANSWER = 4 * 1024 * 1024
"""A printer's answer is a few kilobytes; more than this is no printer."""

Value = int | bool | str | bytes | tuple[int, int] | dict[str, "list[Value]"]
Attributes = Mapping[str, Sequence[Value]]


class Group(IntEnum):
    """Groups of attributes (RFC 8010, 3.5.1)."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """How a value is written (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    COLLECTION = 0x34
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49
    MEMBER = 0x4A


NUMBERS = (Tag.INTEGER, Tag.ENUM)
WITH_LANGUAGE = (0x35, 0x36)
OUT_OF_BAND = range(0x10, 0x20)


class BadAnswer(ValueError):
    """Bytes that are no IPP answer; the message says where they break off."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribute of a request."""

    tag: Tag
    name: str
    values: tuple[Value, ...]

    @classmethod
    def of(cls, tag: Tag, name: str, *values: Value) -> Said:
        """An attribute of one value or several."""
        return cls(tag, name, values)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer answered: its status code, and groups of attributes in order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def group(self, kind: Group) -> Attributes:
        """The first group of a kind; empty when there is none."""
        return next((found for tag, found in self.groups if tag == kind), {})

    def all_of(self, kind: Group) -> tuple[Attributes, ...]:
        """Every group of a kind, such as the jobs of a list."""
        return tuple(found for tag, found in self.groups if tag == kind)


def request(operation: int, number: int, groups: Iterable[tuple[Group, Iterable[Said]]]) -> bytes:
    """A request's bytes, to be followed by the document where there is one."""
    parts = [VERSION, struct.pack(">HI", operation, number)]
    for group, attributes in groups:
        parts.append(bytes([group]))
        for said in attributes:
            for at, value in enumerate(said.values):
                name = said.name.encode() if at == 0 else b""
                body = _written(said.tag, value)
                parts.append(struct.pack(">BH", said.tag, len(name)) + name)
                parts.append(struct.pack(">H", len(body)) + body)
    return b"".join([*parts, bytes([END])])


def _written(tag: Tag, value: Value) -> bytes:
    if tag in NUMBERS and isinstance(value, int):
        return struct.pack(">i", value)
    if tag == Tag.BOOLEAN:
        return b"\x01" if value else b"\x00"
    if isinstance(value, str):
        return value.encode("utf-8")
    raise TypeError(f"{value!r} cannot be written as {tag.name}")


def answer_of(content: bytes) -> Answer:
    """The answer in a printer's bytes. Raises BadAnswer."""
    try:
        return _Reader(content).answer()
    except (struct.error, IndexError, UnicodeDecodeError) as trouble:
        raise BadAnswer(f"the answer of {len(content)} bytes is broken: {trouble}") from trouble


class _Reader:
    """Walks through an answer."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def answer(self) -> Answer:
        _, _, status, _ = struct.unpack(">BBHI", self._take(8))
        groups: list[tuple[int, dict[str, list[Value]]]] = []
        last: list[Value] = []
        while (tag := self._take(1)[0]) != END:
            if tag < 0x10:
                groups.append((tag, {}))
                continue
            name = self._sized().decode()
            value = self._value(tag)
            if name:
                last = groups[-1][1].setdefault(name, [])
            last.append(value)
        return Answer(status, tuple(groups))

    def _value(self, tag: int) -> Value:
        body = self._sized()
        if tag == Tag.COLLECTION:
            return self._collection()
        return _read(tag, body)

    def _collection(self) -> dict[str, list[Value]]:
        """Members up to the end of the collection: a name each, then its values."""
        members: dict[str, list[Value]] = {}
        last: list[Value] = []
        while True:
            tag = self._take(1)[0]
            self._sized()
            if tag == Tag.MEMBER:
                last = members.setdefault(self._sized().decode(), [])
                continue
            if tag == Tag.END_COLLECTION:
                self._sized()
                return members
            last.append(self._value(tag))

    def _sized(self) -> bytes:
        (size,) = struct.unpack(">H", self._take(2))
        return self._take(size)

    def _take(self, size: int) -> bytes:
        found = self._content[self._at : self._at + size]
        if len(found) != size:
            raise IndexError(f"it ends after {len(self._content)} bytes")
        self._at += size
        return found


def _read(tag: int, body: bytes) -> Value:
    if tag in NUMBERS:
        number: int = struct.unpack(">i", body)[0]
        return number
    if tag == Tag.BOOLEAN:
        return body != b"\x00"
    if tag == Tag.RANGE:
        low, high = struct.unpack(">ii", body)
        return int(low), int(high)
    if tag in WITH_LANGUAGE:
        (size,) = struct.unpack(">H", body[:2])
        return body[4 + size :].decode("utf-8")
    if tag in OUT_OF_BAND:
        return ""
    return body.decode("utf-8", "replace") if Tag.TEXT <= tag <= Tag.MIME else body
