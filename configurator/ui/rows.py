"""Rows for QML lists: a list model whose roles are the fields of a dataclass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Frozen rows; a new list is swapped in, and only rows that differ are signalled."""

    def __init__(self, row_type: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [each.name for each in fields(row_type)]
        self._rows: list[Any] = []

    def roleNames(self) -> dict[int, QByteArray]:
        """Each field of the row by its own name."""
        first = Qt.ItemDataRole.UserRole
        return {first + at: QByteArray(name.encode()) for at, name in enumerate(self._names)}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One field of one row."""
        at = role - Qt.ItemDataRole.UserRole
        if not index.isValid() or not 0 <= at < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[at])

    @property
    def rows(self) -> Sequence[Any]:
        """The rows as they are."""
        return self._rows

    def swap(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; the same number of rows keeps its delegates.

        So do rows that others only come after: what a finger lies on stays under it.
        """
        rows = list(rows)
        shown = len(self._rows)
        if shown < len(rows) and rows[:shown] == self._rows:
            self.beginInsertRows(QModelIndex(), shown, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            return
        if len(rows) != shown:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                here = self.index(at)
                self.dataChanged.emit(here, here)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: whatever its delegate shows, by name."""

    entry: dict[str, Any]


@QmlElement
@QmlUncreatable("made by the app")
class Entries(RowsModel):  # type: ignore[operator]
    """A list of plain entries, read as `modelData`; it changes in place.

    A list that QML gets as a value makes every delegate anew when anything in it changes, and a
    touch on one of them is lost.
    """

    length_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Entry, parent)

    @Property(int, notify=length_changed)
    def length(self) -> int:
        return len(self._rows)

    def show(self, entries: Sequence[dict[str, Any]]) -> None:
        """Show these entries instead."""
        before = len(self._rows)
        self.swap([Entry(each) for each in entries])
        if before != len(self._rows):
            self.length_changed.emit()
