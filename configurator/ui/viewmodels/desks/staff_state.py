"""What the staff desk shows: one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class StaffState:
    """Who works here, what was found, and the page that is open."""

    who: str = ""
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    icons: dict[str, Any] = field(default_factory=dict)
    people: list[Any] = field(default_factory=list)
    first: bool = False
    trouble: str = ""
    notice: str = ""
    form: dict[str, Any] = field(default_factory=dict)
    trying: str = ""
    pin_asked: bool = False
    tabs: list[Any] = field(default_factory=list)
    tab: str = ""
    found: list[Any] = field(default_factory=list)
    selected: str = ""
    section: str = ""
    page: dict[str, Any] = field(default_factory=dict)
    empty: str = ""
