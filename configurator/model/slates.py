"""Slates as they are logged: what was explored with which chance, and what was taken; of nobody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownSlate:
    """One row of options as it was shown, without anything about whoever saw it.

    `offered` is how many options there were, `explored` the one that stood before its turn with
    this chance (`propensity`), empty where none did. `chosen` is what was taken, empty for nothing.
    """

    facet: str
    family: str
    offered: int
    explored: str = ""
    propensity: float = 0.0
    chosen: str = ""
