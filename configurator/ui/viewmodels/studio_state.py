"""What the studio screen shows: one frozen snapshot, and each of its fields as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, QPointF, QRectF, Signal

from configurator.ui.viewmodels.snapshot import SnapshotModel, of


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
    real: str = ""
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
    photos: list[Any] = field(default_factory=list)
    photos_busy: bool = False
    photo_trouble: str = ""


class StudioProperties(SnapshotModel):
    """The snapshot's fields as QML sees them."""

    rail_changed = Signal()
    tool_changed = Signal()
    views_changed = Signal()
    view_changed = Signal()
    facets_changed = Signal()
    facet_changed = Signal()
    because_changed = Signal()
    row_kind_changed = Signal()
    row_wide_changed = Signal()
    writing_changed = Signal()
    hint_changed = Signal()
    text_changed = Signal()
    slider_changed = Signal()
    ground_changed = Signal()
    mat_changed = Signal()
    real_changed = Signal()
    contour_changed = Signal()
    px_per_mm_changed = Signal()
    origin_changed = Signal()
    safe_changed = Signal()
    center_changed = Signal()
    layer_changed = Signal()
    layer_at_changed = Signal()
    layer_turn_changed = Signal()
    layer_locked_changed = Signal()
    layer_movable_changed = Signal()
    problem_changed = Signal()
    price_changed = Signal()
    price_lines_changed = Signal()
    ready_changed = Signal()
    can_undo_changed = Signal()
    can_redo_changed = Signal()
    busy_changed = Signal()
    pen_color_changed = Signal()
    pen_width_changed = Signal()
    stamp_ready_changed = Signal()
    photos_changed = Signal()
    photos_busy_changed = Signal()
    photo_trouble_changed = Signal()

    rail = Property(list, of("rail"), notify=rail_changed)
    tool = Property(str, of("tool"), notify=tool_changed)
    views = Property(list, of("views"), notify=views_changed)
    view = Property(str, of("view"), notify=view_changed)
    facets = Property(list, of("facets"), notify=facets_changed)
    facet = Property(str, of("facet"), notify=facet_changed)
    because = Property(str, of("because"), notify=because_changed)
    rowKind = Property(str, of("row_kind"), notify=row_kind_changed)
    rowWide = Property(bool, of("row_wide"), notify=row_wide_changed)
    writing = Property(bool, of("writing"), notify=writing_changed)
    hint = Property(str, of("hint"), notify=hint_changed)
    text = Property(str, of("text"), notify=text_changed)
    slider = Property(dict, of("slider"), notify=slider_changed)
    ground = Property(str, of("ground"), notify=ground_changed)
    mat = Property(str, of("mat"), notify=mat_changed)
    realPicture = Property(str, of("real"), notify=real_changed)
    contour = Property(list, of("contour"), notify=contour_changed)
    pxPerMm = Property(float, of("px_per_mm"), notify=px_per_mm_changed)
    origin = Property(QPointF, of("origin"), notify=origin_changed)
    safe = Property(QRectF, of("safe"), notify=safe_changed)
    center = Property(QPointF, of("center"), notify=center_changed)
    layer = Property(str, of("layer"), notify=layer_changed)
    layerAt = Property(QRectF, of("layer_at"), notify=layer_at_changed)
    layerTurn = Property(float, of("layer_turn"), notify=layer_turn_changed)
    layerLocked = Property(bool, of("layer_locked"), notify=layer_locked_changed)
    layerMovable = Property(bool, of("layer_movable"), notify=layer_movable_changed)
    problem = Property(dict, of("problem"), notify=problem_changed)
    price = Property(str, of("price"), notify=price_changed)
    priceLines = Property(list, of("price_lines"), notify=price_lines_changed)
    ready = Property(str, of("ready"), notify=ready_changed)
    canUndo = Property(bool, of("can_undo"), notify=can_undo_changed)
    canRedo = Property(bool, of("can_redo"), notify=can_redo_changed)
    busy = Property(bool, of("busy"), notify=busy_changed)
    penColor = Property(str, of("pen_color"), notify=pen_color_changed)
    penWidth = Property(float, of("pen_width"), notify=pen_width_changed)
    stampReady = Property(bool, of("stamp_ready"), notify=stamp_ready_changed)
    photos = Property(list, of("photos"), notify=photos_changed)
    photosBusy = Property(bool, of("photos_busy"), notify=photos_busy_changed)
    photoTrouble = Property(str, of("photo_trouble"), notify=photo_trouble_changed)

    state: StudioState
