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
    real: str = ""
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
    glimpse_changed = Signal()
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
    panning_changed = Signal()
    pan_picture_changed = Signal()
    pan_at_changed = Signal()
    pan_turn_changed = Signal()
    photos_changed = Signal()
    photos_busy_changed = Signal()
    photo_trouble_changed = Signal()

    def __init__(self, state: StudioState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._photos = Entries(self)
        self.photos_changed.connect(lambda: self._photos.show(self.state.photos))

    @Property(list, notify=rail_changed)
    def rail(self) -> list[Any]:
        return self.state.rail

    @Property(str, notify=tool_changed)
    def tool(self) -> str:
        return self.state.tool

    @Property(list, notify=views_changed)
    def views(self) -> list[Any]:
        return self.state.views

    @Property(str, notify=view_changed)
    def view(self) -> str:
        return self.state.view

    @Property(list, notify=facets_changed)
    def facets(self) -> list[Any]:
        return self.state.facets

    @Property(str, notify=facet_changed)
    def facet(self) -> str:
        return self.state.facet

    @Property(str, notify=because_changed)
    def because(self) -> str:
        return self.state.because

    @Property(str, notify=row_kind_changed)
    def rowKind(self) -> str:
        return self.state.row_kind

    @Property(bool, notify=row_wide_changed)
    def rowWide(self) -> bool:
        return self.state.row_wide

    @Property(bool, notify=writing_changed)
    def writing(self) -> bool:
        return self.state.writing

    @Property(str, notify=hint_changed)
    def hint(self) -> str:
        return self.state.hint

    @Property(str, notify=text_changed)
    def text(self) -> str:
        return self.state.text

    @Property(dict, notify=slider_changed)
    def slider(self) -> dict[str, Any]:
        return self.state.slider

    @Property(str, notify=ground_changed)
    def ground(self) -> str:
        return self.state.ground

    @Property(str, notify=mat_changed)
    def mat(self) -> str:
        return self.state.mat

    @Property(str, notify=real_changed)
    def realPicture(self) -> str:
        return self.state.real

    @Property(str, notify=glimpse_changed)
    def glimpse(self) -> str:
        return self.state.glimpse

    @Property(list, notify=contour_changed)
    def contour(self) -> list[Any]:
        return self.state.contour

    @Property(float, notify=px_per_mm_changed)
    def pxPerMm(self) -> float:
        return self.state.px_per_mm

    @Property(QPointF, notify=origin_changed)
    def origin(self) -> QPointF:
        return self.state.origin

    @Property(QRectF, notify=safe_changed)
    def safe(self) -> QRectF:
        return self.state.safe

    @Property(QPointF, notify=center_changed)
    def center(self) -> QPointF:
        return self.state.center

    @Property(str, notify=layer_changed)
    def layer(self) -> str:
        return self.state.layer

    @Property(QRectF, notify=layer_at_changed)
    def layerAt(self) -> QRectF:
        return self.state.layer_at

    @Property(float, notify=layer_turn_changed)
    def layerTurn(self) -> float:
        return self.state.layer_turn

    @Property(bool, notify=layer_locked_changed)
    def layerLocked(self) -> bool:
        return self.state.layer_locked

    @Property(bool, notify=layer_movable_changed)
    def layerMovable(self) -> bool:
        return self.state.layer_movable

    @Property(dict, notify=problem_changed)
    def problem(self) -> dict[str, Any]:
        return self.state.problem

    @Property(str, notify=price_changed)
    def price(self) -> str:
        return self.state.price

    @Property(list, notify=price_lines_changed)
    def priceLines(self) -> list[Any]:
        return self.state.price_lines

    @Property(str, notify=ready_changed)
    def ready(self) -> str:
        return self.state.ready

    @Property(bool, notify=can_undo_changed)
    def canUndo(self) -> bool:
        return self.state.can_undo

    @Property(bool, notify=can_redo_changed)
    def canRedo(self) -> bool:
        return self.state.can_redo

    @Property(bool, notify=busy_changed)
    def busy(self) -> bool:
        return self.state.busy

    @Property(str, notify=pen_color_changed)
    def penColor(self) -> str:
        return self.state.pen_color

    @Property(float, notify=pen_width_changed)
    def penWidth(self) -> float:
        return self.state.pen_width

    @Property(bool, notify=stamp_ready_changed)
    def stampReady(self) -> bool:
        return self.state.stamp_ready

    @Property(bool, notify=panning_changed)
    def panning(self) -> bool:
        return self.state.panning

    @Property(str, notify=pan_picture_changed)
    def panPicture(self) -> str:
        return self.state.pan_picture

    @Property(QRectF, notify=pan_at_changed)
    def panAt(self) -> QRectF:
        return self.state.pan_at

    @Property(float, notify=pan_turn_changed)
    def panTurn(self) -> float:
        return self.state.pan_turn

    @Property(Entries, constant=True)
    def photos(self) -> Entries:
        return self._photos

    @Property(bool, notify=photos_busy_changed)
    def photosBusy(self) -> bool:
        return self.state.photos_busy

    @Property(str, notify=photo_trouble_changed)
    def photoTrouble(self) -> str:
        return self.state.photo_trouble

    state: StudioState
