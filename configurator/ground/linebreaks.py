"""Line breaks: a paragraph cut into lines that fit, at spaces first and inside words last."""

from __future__ import annotations

from collections.abc import Callable

from configurator.ground.graphemes import graphemes

BREAK_AFTER = frozenset(
    " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u200b\u3000-\u2010\u2013\u2014\u05be/"
)
"""Spaces (not the no-break ones), the zero-width space, dashes, the Hebrew maqaf and the slash."""

Fits = Callable[[int, int], bool]


def broken(paragraph: str, fits: Fits) -> list[tuple[int, int]]:
    """Lines as (start, end) of the paragraph, each as full as `fits(start, end)` allows.

    A word too long for a line is cut between graphemes; one grapheme always stands on a line, even
    where it does not fit.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(paragraph):
        end = (
            _last_fitting(_after_words(paragraph, start), start, fits)
            or _last_fitting(_after_graphemes(paragraph, start), start, fits)
            or start + len(graphemes(paragraph[start:])[0])
        )
        lines.append((start, end))
        start = end
    return lines or [(0, 0)]


def _last_fitting(ends: list[int], start: int, fits: Fits) -> int | None:
    """The last end that fits, by halving: a longer line is never narrower than a shorter one."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if fits(start, ends[middle]):
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else None


def _after_words(paragraph: str, start: int) -> list[int]:
    """Every place after `start` where a line may end: after a space or a dash, never in spaces."""
    ends = []
    for at in range(start + 1, len(paragraph) + 1):
        at_end = at == len(paragraph)
        if at_end or (paragraph[at - 1] in BREAK_AFTER and not paragraph[at].isspace()):
            ends.append(at)
    return ends


def _after_graphemes(paragraph: str, start: int) -> list[int]:
    ends, at = [], start
    for cluster in graphemes(paragraph[start:]):
        at += len(cluster)
        ends.append(at)
    return ends
