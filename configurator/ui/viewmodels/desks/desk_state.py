"""What both desks show of whoever works there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class DeskState:
    """Who works here, who may sign in, how the desk stands for them, and what it has to say."""

    who: str = ""
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    icons: dict[str, Any] = field(default_factory=dict)
    people: list[Any] = field(default_factory=list)
    first: bool = False
    trouble: str = ""
    notice: str = ""
