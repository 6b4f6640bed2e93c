"""Numbers: whole numbers of any size in as few bytes as they need, one after the other."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

SEVEN, MORE = 0x7F, 0x80
MILLION = 1_000_000


class Written:
    """Numbers being written."""

    def __init__(self) -> None:
        self.content = bytearray()

    def whole(self, number: int) -> None:
        """A number from 0 up: seven bits a byte, the lowest first."""
        while number > SEVEN:
            self.content.append(number & SEVEN | MORE)
            number >>= 7
        self.content.append(number)

    def signed(self, number: int) -> None:
        """Any number; small ones on either side of 0 are short."""
        self.whole(2 * number if number >= 0 else -2 * number - 1)

    def marks(self, places: Sequence[int], size: int) -> None:
        """Which of so many places are meant."""
        mask = sum(1 << at for at in places)
        self.content += mask.to_bytes((size + 7) // 8, "little")

    def column(self, numbers: Sequence[int]) -> None:
        """Numbers that have a divisor in common, which is written once; 0 where all are 0."""
        common = math.gcd(*numbers) if numbers else 0
        self.whole(common)
        if common:
            for number in numbers:
                self.signed(number // common)

    def real(self, number: float) -> None:
        """A number with a point: in millionths where these say it exactly."""
        millionths = round(number * MILLION) if 0 <= number <= 1 else -1
        if millionths >= 0 and millionths / MILLION == number:
            self.whole(millionths + 1)
            return
        self.whole(0)
        self.content += struct.pack("<d", number)


class Read:
    """Numbers being read again, in the order they were written."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def whole(self) -> int:
        """A number from 0 up."""
        number = shift = 0
        while True:
            byte = self._content[self._at]
            self._at += 1
            number |= (byte & SEVEN) << shift
            shift += 7
            if byte < MORE:
                return number

    def signed(self) -> int:
        """Any number."""
        number = self.whole()
        return -(number + 1) // 2 if number & 1 else number // 2

    def marks(self, size: int) -> list[int]:
        """Which of so many places are meant, in order."""
        mask = int.from_bytes(self.taken((size + 7) // 8), "little")
        return [at for at in range(size) if mask >> at & 1]

    def column(self, count: int) -> list[int]:
        """So many numbers that had a divisor in common."""
        common = self.whole()
        return [self.signed() * common for _ in range(count)] if common else [0] * count

    def real(self) -> float:
        """A number with a point."""
        millionths = self.whole()
        if millionths:
            return (millionths - 1) / MILLION
        number: float = struct.unpack("<d", self.taken(8))[0]
        return number

    def taken(self, size: int) -> bytes:
        """So many bytes as they are."""
        self._at += size
        return self._content[self._at - size : self._at]
