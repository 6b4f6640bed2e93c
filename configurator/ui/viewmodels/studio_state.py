"""What the studio screen shows: one frozen snapshot, and each of its fields as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Signal

from configurator.ui.rows import Entries
from configurator.ui.viewmodels.snapshot import SnapshotModel


@dataclass(frozen=True, slots=True)
class StudioState:
    """Everything of the studio screen that is not a list of rows."""

    rail: list[Any] = field(default_factory=list)
    tool: str = ""
    views: list[Any] = field(default_factory=list)
    view: str = "flat"
    facets: list[Any] = field(default_factory=list)
    facet: str = ""
    because: str = ""
    row_kind: str = "tiles"
    row_wide: bool = False
    writing: bool = False
    hint: str = ""
    text: str = ""
    slider: dict[str, Any] = field(default_factory=dict)
    ground: str = ""
    mat: str = ""
    real_picture: str = ""
    glimpse: str = ""
    contour: list[Any] = field(default_factory=list)
    px_per_mm: float = 1.0
    origin: QPointF = field(default_factory=QPointF)
    safe: QRectF = field(default_factory=QRectF)
    center: QPointF = field(default_factory=QPointF)
    layer: str = ""
    layer_at: QRectF = field(default_factory=QRectF)
    layer_turn: float = 1.0
    layer_locked: bool = False
    layer_movable: bool = False
    problem: dict[str, Any] = field(default_factory=dict)
    price: str = ""
    price_lines: list[Any] = field(default_factory=list)
    ready: str = ""
    can_undo: bool = False
    can_redo: bool = False
    busy: bool = False
    pen_color: str = ""
    pen_width: float = 1.0
    stamp_ready: bool = False
    panning: bool = False
    pan_picture: str = ""
    pan_at: QRectF = field(default_factory=QRectF)
    pan_turn: float = 0.0
    photos: list[Any] = field(default_factory=list)
    photos_busy: bool = False
    photo_trouble: str = ""


class StudioProperties(SnapshotModel):
    """The snapshot's fields as QML sees them."""

    state: StudioState
    shows = StudioState

    problem_changed = Signal()
    photos_changed = Signal()

    def __init__(self, state: StudioState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._photos = Entries(self)
        self.photos_changed.connect(lambda: self._photos.show(self.state.photos))

    @Property(Entries, constant=True)
    def photos(self) -> Entries:
        """The photographs a source offers."""
        return self._photos
