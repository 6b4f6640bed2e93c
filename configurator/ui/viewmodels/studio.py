"""The studio's view model: gestures in, edits through the history, pictures and prices back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.edits import Edit, EditRefused, apply
from configurator.model.words import Language
from configurator.policy.screening import read_screening
from configurator.studio.history import History
from configurator.studio.session import FLAT, Session, begun
from configurator.studio.trays import arranging, drawing, lettering, photo, stamping, tray
from configurator.studio.trays.parts import Outcome
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.rows import RowsModel
from configurator.ui.viewmodels.photo_view import PhotoView
from configurator.ui.viewmodels.stage_view import LayerRow, StageView
from configurator.ui.viewmodels.studio_state import StudioProperties, StudioState
from configurator.ui.viewmodels.tray_view import TrayRow, TrayView

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
BLANK = "blank"
"""Refused on a product, but it is where every typing begins; preflight says it before ordering."""


@QmlElement
@QmlUncreatable("made by the app")
class Studio(StudioProperties):  # type: ignore[operator]
    """What is chosen, what the tray offers, and every way to change the design."""

    textAsked = Signal()
    stageChanged = Signal()
    photoAsked = Signal()
    photoDone = Signal()
    committed = Signal(object)

    def __init__(
        self, bench: Workbench, jobs: Jobs, shelf: PictureShelf, parent: QObject | None = None
    ) -> None:
        super().__init__(StudioState(), parent)
        self.bench = bench
        self.session: Session | None = None
        self.history: History | None = None
        self._screening = read_screening(assets_folder())
        self._layers = RowsModel(LayerRow, self)
        self._row = RowsModel(TrayRow, self)
        self._stage = StageView(self, jobs, shelf, self._layers)
        self._tray = TrayView(self, jobs, shelf, self._row)
        self.photos_here = PhotoView(self, jobs, shelf, bench.data / "inbox")
        self._jobs = jobs
        jobs.idle_changed.connect(self._show_busy)

    @Property(QObject, constant=True)
    def layers(self) -> QObject:
        return self._layers

    @Property(QObject, constant=True)
    def row(self) -> QObject:
        return self._row

    def open(self, design: Design, language: Language, history: History | None = None) -> None:
        """Begin, or go on, with a design."""
        family = self.bench.family(design)
        self.photos_here.forget()
        self.history = history or History(design)
        self._go(begun(family, self.history.present, language))

    def close(self) -> None:
        """Leave nothing of this design on the screen."""
        self.session = self.history = None
        self.photos_here.forget()
        self._stage.clear()
        self._row.swap([])
        self.swap(
            ground="", mat="", real="", problem={}, price="", price_lines=[], photos=[], text=""
        )

    def speak(self, language: Language) -> None:
        """Say everything in another language; the design keeps its own words."""
        if self.session is not None:
            self._go(replace(self.session, language=language))

    def set_paper(self, paper: str) -> None:
        """Draw the mat in another theme's paper."""
        self._stage.paper = paper
        if self.session is not None:
            self._stage.show(self.session)

    def set_facts(self, facts: Any) -> None:
        """Show price, ready time and the first problem, as the worker found them."""
        self.swap(**facts)

    def _go(self, session: Session) -> None:
        """Show another state of the session."""
        self.session = session
        history = self.history
        assert history is not None
        self._tray.show(session)
        self._stage.show(session)
        self.swap(can_undo=history.can_undo, can_redo=history.can_redo)

    def _show_busy(self) -> None:
        self.swap(busy=not self._jobs.idle)

    def _take(self, outcome: Outcome) -> None:
        """Commit an outcome's edit, if it has one, and go on with its session."""
        session = outcome.session
        if outcome.edit is not None:
            made = self._edited(session.design, outcome.edit)
            if made is None:
                return
            session = session.with_design(made)
        self._go(session)
        if outcome.asked == "text":
            self.textAsked.emit()
        elif outcome.asked == "photo":
            self.photoAsked.emit()

    def _edited(self, design: Design, edit: Edit) -> Design | None:
        """The design after an edit, now in the history; None when the edit no longer fits."""
        assert self.history is not None
        try:
            made = apply(design, edit)
        except EditRefused:
            return None
        self.history = self.history.committed(made)
        self.committed.emit(made)
        return made

    def commit(self, edit: Edit) -> None:
        """Make an edit that did not come from the tray, such as another size."""
        if self.session is not None:
            self._take(Outcome(self.session, edit))

    def _step(self, history: History) -> None:
        if self.session is None or history is self.history:
            return
        self.history = history
        self.committed.emit(history.present)
        self._go(self.session.with_design(history.present))

    @Slot(str)
    def pickTool(self, tool: str) -> None:
        """Take a tool in hand."""
        if self.session is not None:
            self._go(self.session.with_tool(tool))

    @Slot(str)
    def pickFacet(self, facet: str) -> None:
        """Look at another side of the tool."""
        if self.session is not None:
            self._go(replace(self.session, facet=facet))

    @Slot(str)
    def pickView(self, view: str) -> None:
        """See the product from another side."""
        if self.session is not None:
            self._go(self.session.with_view(view))

    @Slot(int)
    def nextView(self, step: int) -> None:
        """See the next side of the real thing."""
        if self.session is not None:
            ids = [view.id for view in self.session.family.views]
            at = ids.index(self.session.view) if self.session.view in ids else 0
            self.pickView(ids[(at + step) % len(ids)])

    @Slot(str)
    def choose(self, item: str) -> None:
        """Choose a tile of the tray."""
        if self.session is not None:
            self._take(tray.chosen(self.session, self.bench.library, item))

    @Slot(float)
    def slide(self, value: float) -> None:
        """Settle the tray's slider."""
        if self.session is not None:
            self._take(tray.slid(self.session, self.bench.library, value))

    @Slot(str)
    def select(self, layer: str) -> None:
        """Choose a layer on the stage; none lets go."""
        if self.session is not None and (layer or None) != self.session.layer:
            self._go(self.session.with_layer(layer or None))

    @Slot(float, float, float, float)
    def place(self, x_mm: float, y_mm: float, scale: float, turn: float) -> None:
        """A finished gesture on the chosen layer."""
        if self.session is not None and (layer := self.session.chosen) is not None:
            edit = arranging.placed(layer, x_mm, y_mm, scale, turn)
            self._take(Outcome(self.session, edit))

    @Slot(str)
    def arrange(self, move: str) -> None:
        """One of the moves on the chosen layer: duplicate, forward, back, lock, delete..."""
        if self.session is not None:
            self._take(arranging.arranged(self.session, move))

    @Slot(str)
    def write(self, text: str) -> None:
        """The words being typed; what we do not print is said and does not reach the product."""
        if self.session is None:
            return
        screened = self._screening.screened(text)
        refusal = screened.refusal
        if refusal is not None and refusal.rule != BLANK:
            self.swap(problem={"weight": "stop", "words": self.session.said(refusal.words)})
            return
        self._take(lettering.rewritten(self.session, screened.text))

    @Slot()
    def rewrite(self) -> None:
        """A double tap on words opens the keyboard."""
        if self.session is not None and self.session.tool == "lettering" and self.session.layer:
            self._go(replace(self.session, facet="text"))
            self.textAsked.emit()

    @Slot("QVariantList")
    def drawn(self, flat: list[float]) -> None:
        """A finished stroke: x and y of each point in stage pixels."""
        if self.session is None:
            return
        scale, origin = self.state.px_per_mm, self.state.origin
        points = tuple(
            (origin.x() + x / scale, origin.y() + y / scale)
            for x, y in zip(flat[::2], flat[1::2], strict=True)
        )
        self._take(drawing.drawn(self.session, points))

    @Slot(float, float)
    def press(self, x_mm: float, y_mm: float) -> None:
        """The stamp in hand pressed at a spot."""
        if self.session is not None:
            self._take(stamping.pressed(self.session, x_mm, y_mm))

    @Slot(float, float)
    def tapReal(self, x: float, y: float) -> None:
        """A tap on the real thing, as shares of its picture: chooses the part under it."""
        part = self._stage.part_at(x, y)
        if self.session is not None and part is not None:
            self._go(self.session.with_part(part))

    @Slot()
    def undo(self) -> None:
        """One step back."""
        if self.history is not None:
            self._step(self.history.undone())

    @Slot()
    def redo(self) -> None:
        """One step forward again."""
        if self.history is not None:
            self._step(self.history.redone())

    @Slot(float, float, float)
    def stageSized(self, width: float, height: float, ratio: float) -> None:
        """The stage has another size, in logical pixels."""
        self._stage.resize(round(width), round(height), ratio)
        if self.session is not None:
            self._stage.show(self.session)

    @Slot(str)
    def takePhoto(self, photo_id: str) -> None:
        """Put a photo that came in on the product."""
        ref = self.photos_here.ref(photo_id)
        if self.session is not None and ref is not None:
            self._take(photo.taken(self.session.with_tool("photo"), ref))
            self.photoDone.emit()

    @Slot()
    def mend(self) -> None:
        """The one tap that repairs the problem being shown."""
        edit = self.state.problem.get("edit", "")
        if edit:
            self.commit(EDIT.validate_json(edit))

    @property
    def flat(self) -> bool:
        """Whether the flat stage is shown."""
        return self.session is not None and self.session.view == FLAT
