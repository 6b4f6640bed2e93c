"""A path as a content stream says it: every segment's numbers and its operator, a line each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from configurator.ground.geometry import Path

MANY = 24
"""Points from which on it pays to write all numbers of a path at once."""
MOST = 1_000_000
"""Thousandths from which on a number is rounded to six digits and may have an exponent."""

_WORDS = {"M": "%g %g m\n", "L": "%g %g l\n", "C": "%g %g %g %g %g %g c\n", "Z": "h\n"}


def operators(path: Path) -> str:
    """A path's construction operators, to a thousandth of a millimetre."""
    if len(path.points) >= MANY:
        thousandths = np.rint(path.points.ravel() * 1000.0)
        if np.abs(thousandths).max() < MOST:
            return _at_once(path.verbs, thousandths.astype(np.int32))
    wording = "".join([_WORDS[verb] for verb in path.verbs])
    return wording % tuple((path.points.round(3) + 0.0).ravel().tolist())


def _words(*texts: str) -> NDArray[np.uint32]:
    """Texts of up to four letters as numbers, zero letters after them."""
    return np.array([text.encode() for text in texts], dtype="S4").view(np.uint32)


_WHOLE = _words(*(str(whole) for whole in range(1000)), *(f"-{whole}" for whole in range(1000)))
_AFTER = _words("", *(f".{part:03}".rstrip("0") for part in range(1, 1000)))
_SPACE = _words(" ")[0]
_NUMBERS = np.zeros(256, dtype=np.intp)
_NUMBERS[list(b"MLC")] = 2, 2, 6
_SAID = np.zeros(256, dtype=np.uint32)
_SAID[list(b"MLCZ")] = _words(" m\n", " l\n", " c\n", "h\n")


def _at_once(verbs: str, thousandths: NDArray[np.int32]) -> str:
    """Every number in a cell of three words: before its point, after it, and what follows it.

    A segment without numbers has a cell as well; the letters a cell does not need are zero, and go.
    """
    verb = np.frombuffer(verbs.encode("ascii"), dtype=np.uint8)
    numbers = _NUMBERS[verb]
    last = np.cumsum(np.maximum(numbers, 1)) - 1
    cells = np.zeros((int(last[-1]) + 1, 3), dtype=np.uint32)
    spoken = np.ones(len(cells), dtype=bool)
    spoken[last[numbers == 0]] = False
    whole, after = np.divmod(np.abs(thousandths), 1000)
    cells[spoken, 0] = _WHOLE[whole + 1000 * (thousandths < 0)]
    cells[spoken, 1] = _AFTER[after]
    cells[:, 2] = _SPACE
    cells[last, 2] = _SAID[verb]
    return cells.tobytes().translate(None, b"\0").decode("ascii")
