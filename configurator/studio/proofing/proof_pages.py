"""Proof pages: what a customer approves, as it travels from the worker to the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofPage:
    """One part of the print file, or one side of it, as it will come out of the press."""

    id: str
    label: str
    png: bytes


@dataclass(frozen=True, slots=True)
class ProofOf:
    """The proof of a design. `stop` says in words why it cannot be ordered, else it is empty."""

    pages: tuple[ProofPage, ...]
    note: str
    stop: str
