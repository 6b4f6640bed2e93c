"""Snapshots: the frozen state of a screen as Qt properties that signal only when they change."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, ClassVar, get_origin, get_type_hints

from PySide6.QtCore import Property, QObject, Signal

from configurator.ui.sweeping import sweep


class SnapshotModel(QObject):
    """Holds one frozen dataclass; `swap` replaces fields and emits the signal of each that changed.

    A subclass names its dataclass in `shows`. QML then has a property `priceText` for a field
    `price_text`, with a signal `price_text_changed`; what the subclass declares itself stays.
    """

    shows: ClassVar[type | None] = None
    swapped = Signal()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        state = cls.__dict__.get("shows")
        if state is None:
            return
        # Signals and properties in one class: PySide loses its way to a signal of a base class.
        kinds = get_type_hints(state)
        for each in fields(state):
            signal = f"{each.name}_changed"
            if signal not in cls.__dict__:
                setattr(cls, signal, Signal())
            name = qml_name(each.name)
            if name not in cls.__dict__:
                kind = kinds[each.name]
                notify = cls.__dict__[signal]
                setattr(cls, name, _shown(get_origin(kind) or kind, each.name, notify))

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


def qml_name(field: str) -> str:
    """The name a field has in QML: priceText for price_text."""
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _shown(kind: type, field: str, notify: Signal) -> Property:
    def read(model: SnapshotModel) -> Any:
        return getattr(model.state, field)

    return Property(kind, read, notify=notify)
