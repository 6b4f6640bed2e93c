"""Rows for QML lists: a list model whose roles are the fields of a dataclass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

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
        """Show these rows instead; the same number of rows keeps its delegates."""
        rows = list(rows)
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                here = self.index(at)
                self.dataChanged.emit(here, here)
