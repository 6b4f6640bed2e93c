"""What the proof and the ticket show: one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ProofState:
    """What is about to be ordered, and its number once it is."""

    picture: str = ""
    pages: list[Any] = field(default_factory=list)
    page: str = ""
    note: str = ""
    sizes: list[Any] = field(default_factory=list)
    size: str = ""
    size_question: str = ""
    quantity: int = 1
    lines: list[Any] = field(default_factory=list)
    total: str = ""
    ready: str = ""
    trouble: str = ""
    busy: bool = False
    can_order: bool = False
    number: str = ""
    ticket_code: str = ""
    ready_at: str = ""
    keepsake: str = ""
    answer: int = -1
