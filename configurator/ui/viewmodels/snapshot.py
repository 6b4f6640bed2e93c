"""Snapshots: the frozen state of a screen as Qt properties that signal only when they change."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from configurator.ui.sweeping import sweep


class SnapshotModel(QObject):
    """Holds one frozen dataclass; `swap` replaces fields and emits the signal of each that changed.

    A subclass declares, for a field `price_text`, a signal `price_text_changed`, and a Property
    that reads `self.state.price_text`.
    """

    swapped = Signal()

    def __init__(self, state: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state

    def swap(self, **changes: Any) -> None:
        """Take new values; equal ones are not signalled."""
        before = self.state
        self.state = replace(before, **changes)
        changed = [
            each.name
            for each in fields(before)
            if each.name in changes and getattr(before, each.name) != getattr(self.state, each.name)
        ]
        for name in changed:
            getattr(self, f"{name}_changed").emit()
        if changed:
            self.swapped.emit()
        sweep()
