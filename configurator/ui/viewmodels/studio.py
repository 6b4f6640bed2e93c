"""The studio's view model: choices and gestures in, edits through the history, pictures back."""

from __future__ import annotations

from dataclasses import replace

from pydantic import TypeAdapter
from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.ground.files import assets_folder
from configurator.model.edits import Edit
from configurator.policy.screening import read_screening
from configurator.studio.session import FLAT, Session
from configurator.studio.trays import arranging, drawing, lettering, photo, stamping, tray
from configurator.studio.trays.parts import Outcome, Row, Wish
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.studio_core import StudioCore

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
BLANK = "blank"
"""Refused on a product, but it is where every typing begins; preflight says it before ordering."""


@QmlElement
@QmlUncreatable("made by the app")
class Studio(StudioCore):  # type: ignore[operator]
    """What is chosen, what the tray offers, and every way to change the design."""

    def __init__(
        self, bench: Workbench, jobs: Jobs, shelf: PictureShelf, parent: QObject | None = None
    ) -> None:
        super().__init__(bench, jobs, shelf, parent)
        self._screening = read_screening(assets_folder())
        self._surprises = 0

    @Property(QObject, constant=True)
    def layers(self) -> QObject:
        """The layers of the chosen part, highest first."""
        return self._layers

    @Property(QObject, constant=True)
    def row(self) -> QObject:
        """The choices of the side that is open."""
        return self._row

    @Slot(str)
    def pickTool(self, tool: str) -> None:
        """Take a tool in hand."""
        if self.session is not None:
            self.go(self.session.with_tool(tool))

    @Slot(result=int)
    def chosenAt(self) -> int:
        """Which tile of the row is chosen, or -1."""
        return next((at for at, tile in enumerate(self._row.rows) if tile.chosen), -1)

    @Slot(str)
    def pickFacet(self, facet: str) -> None:
        """Look at another side of the tool."""
        if self.session is not None:
            self.go(replace(self.session, facet=facet))

    @Slot(str)
    def pickView(self, view: str) -> None:
        """See the product from another side."""
        if self.session is not None:
            self.go(self.session.with_view(view))

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
        if self.session is not None and self.leading is not None:
            self.leading.tapped(self.session, *self._row_shown(self.session), item)
        self.make(lambda session: tray.chosen(session, self.bench.library, item))

    @Slot(str)
    def favor(self, item: str) -> None:
        """Mark a tile of the tray as a favorite, or take the mark away."""
        if self.session is not None and self.leading is not None:
            marked = self.leading.favorite(self.session, *self._row_shown(self.session), item)
            if marked is not None:
                self.favored.emit(marked)
                self.go(self.session)

    @Slot(str)
    def notMe(self, item: str) -> None:
        """'Not me', said of a tile of the tray: the next row shows it last."""
        if self.session is not None and self.leading is not None:
            named = self.leading.reject(self.session, *self._row_shown(self.session), item)
            if named is not None:
                self.refused.emit(named)
                self.go(self.session)

    def _row_shown(self, session: Session) -> tuple[str, Row]:
        library = self.bench.library
        return tray.facet_of(session, library), tray.row_of(session, library)

    @Slot(float)
    def slide(self, value: float) -> None:
        """Settle the tray's slider."""
        self.make(lambda session: tray.slid(session, self.bench.library, value))

    @Slot()
    def surprise(self) -> None:
        """Another look each time, as one step; the worker makes it."""
        if self.session is not None:
            self._surprises += 1
            given: dict[str, object] = {
                "seed": self._surprises,
                "language": self.session.language,
            }
            if self.leading is not None:
                given["likes"] = self.leading.likings(self.session)
            self.take(Outcome(self.session, wish=Wish("surprise", given)))

    @Slot(str)
    def select(self, layer: str) -> None:
        """Choose a layer on the stage; none lets go."""
        if self.session is not None and (layer or None) != self.session.layer:
            self.go(self.session.with_layer(layer or None))

    @Slot(float, float, float, float)
    def place(self, x_mm: float, y_mm: float, scale: float, turn: float) -> None:
        """A finished gesture on the chosen layer; a locked one stays where it is."""
        self.make(lambda session: arranging.gestured(session, x_mm, y_mm, scale, turn))

    @Slot(float, float)
    def pan(self, dx_mm: float, dy_mm: float) -> None:
        """The chosen photo dragged inside its frame by so many mm of the part."""
        self.make(lambda session: photo.panned(session, dx_mm, dy_mm))

    @Slot(float)
    def zoomPhoto(self, times: float) -> None:
        """The chosen photo brought nearer inside its frame."""
        self.make(lambda session: photo.zoomed(session, times))

    @Slot(str)
    def arrange(self, move: str) -> None:
        """One of the moves on the chosen layer: duplicate, forward, back, lock, delete..."""
        self.make(lambda session: arranging.arranged(session, self.bench.library, move))

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
        library, before = self.bench.library, self.before_writing
        self.take(lettering.rewritten(self.session, library, screened.text, before), writing=True)

    @Slot()
    def rewrite(self) -> None:
        """A double tap on words opens the keyboard."""
        if self.session is not None and self.session.tool == "lettering" and self.session.layer:
            self.go(replace(self.session, facet="text"))
            self.textAsked.emit()

    @Slot("QVariantList")
    def drawn(self, flat: list[float]) -> None:
        """A finished stroke: x and y of each point in stage pixels."""
        scale, origin = self.state.px_per_mm, self.state.origin
        points = tuple(
            (origin.x() + x / scale, origin.y() + y / scale)
            for x, y in zip(flat[::2], flat[1::2], strict=True)
        )
        self.make(lambda session: drawing.drawn(session, self.bench.library, points))

    @Slot(float, float)
    def press(self, x_mm: float, y_mm: float) -> None:
        """The stamp in hand pressed at a spot."""
        self.make(lambda session: stamping.pressed(session, self.bench.library, x_mm, y_mm))

    @Slot(float, float)
    def tapReal(self, x: float, y: float) -> None:
        """A tap on the real thing, as shares of its picture: chooses the part under it."""
        part = self._stage.part_at(x, y)
        if self.session is not None and part is not None:
            self.go(self.session.with_part(part))

    @Slot()
    def undo(self) -> None:
        """One step back."""
        if self.history is not None:
            self.step(self.history.undone())

    @Slot()
    def redo(self) -> None:
        """One step forward again."""
        if self.history is not None:
            self.step(self.history.redone())

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
        if self.session is None or ref is None:
            return
        library = self.bench.library
        self.make(lambda session: photo.taken(session.with_tool("photo"), library, ref))
        self.photoDone.emit()

    @Slot()
    def mend(self) -> None:
        """The one tap that repairs the problem being shown."""
        edit = self.state.problem.get("edit", "")
        if edit:
            self.commit(EDIT.validate_json(edit))

    @Slot()
    def mendOtherwise(self) -> None:
        """The second way out of it: another repair, or another photo for the layer it is about."""
        problem, session = self.state.problem, self.session
        if problem.get("other_edit"):
            self.commit(EDIT.validate_json(problem["other_edit"]))
        elif problem.get("other") and session is not None:
            self.take(Outcome(session.with_layer(problem["layer"]), asked="photo"))

    @property
    def flat(self) -> bool:
        """Whether the flat stage is shown."""
        return self.session is not None and self.session.view == FLAT
