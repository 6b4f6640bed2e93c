"""What the staff desk shows: one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from configurator.ui.viewmodels.desks.desk_state import DeskState


@dataclass(frozen=True, slots=True)
class StaffState(DeskState):
    """What was found, the page that is open, and what is asked before a deed."""

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
