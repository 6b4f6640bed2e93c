"""What the production board shows: one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class BoardState:
    """Who works here, the columns of the board, and the order that is open."""

    who: str = ""
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    icons: dict[str, Any] = field(default_factory=dict)
    people: list[Any] = field(default_factory=list)
    first: bool = False
    trouble: str = ""
    notice: str = ""
    warning: str = ""
    prints: list[Any] = field(default_factory=list)
    question: str = ""
    pin_asked: bool = False
    columns: list[Any] = field(default_factory=list)
    selected: str = ""
    order: dict[str, Any] = field(default_factory=dict)
    asking: list[Any] = field(default_factory=list)
