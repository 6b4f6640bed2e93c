"""What the production board shows: one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from configurator.ui.viewmodels.desks.desk_state import DeskState


@dataclass(frozen=True, slots=True)
class BoardState(DeskState):
    """The columns of the board, what is on its way to paper, and the order that is open."""

    warning: str = ""
    prints: list[Any] = field(default_factory=list)
    question: str = ""
    pin_asked: bool = False
    columns: list[Any] = field(default_factory=list)
    selected: str = ""
    order: dict[str, Any] = field(default_factory=dict)
    asking: list[Any] = field(default_factory=list)
