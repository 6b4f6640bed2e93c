"""The studio's core: one session and its history, what becomes of an outcome, and who shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from configurator.model.design import Design
from configurator.model.edits import Edit, EditRefused, apply
from configurator.model.people import SizeUnits
from configurator.model.words import Language
from configurator.studio.fitting import reshapes
from configurator.studio.history import History
from configurator.studio.session import FLAT, Session, begun
from configurator.studio.suggesting.leading import Leading
from configurator.studio.trays.parts import Outcome, Wish
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.rows import RowsModel
from configurator.ui.viewmodels.awaited import Awaited, Then
from configurator.ui.viewmodels.layer_rows import LayerRow
from configurator.ui.viewmodels.pan_view import PanView
from configurator.ui.viewmodels.photo_view import PhotoView
from configurator.ui.viewmodels.stage_view import StageView
from configurator.ui.viewmodels.studio_state import StudioProperties, StudioState
from configurator.ui.viewmodels.tray_view import TrayRow, TrayView

Making = Callable[[Session], Outcome]


class StudioCore(StudioProperties):
    """Holds the session and its history; every change of the design passes through here."""

    textAsked = Signal()
    stageChanged = Signal()
    photoAsked = Signal()
    photoDone = Signal()
    committed = Signal(object)
    favored = Signal(object)
    refused = Signal(object)

    def __init__(
        self, bench: Workbench, jobs: Jobs, shelf: PictureShelf, parent: QObject | None = None
    ) -> None:
        super().__init__(StudioState(), parent)
        self.bench = bench
        self.session: Session | None = None
        self.history: History | None = None
        self.leading: Leading | None = None
        """What comes first in the trays for whoever is here; the reception puts it in."""
        self._layers = RowsModel(LayerRow, self)
        self._row = RowsModel(TrayRow, self)
        self._stage = StageView(self, jobs, shelf, self._layers)
        self._pan = PanView(self, jobs, shelf)
        self._tray = TrayView(self, jobs, shelf, self._row)
        self._awaited = Awaited(self, jobs)
        self._units: SizeUnits = "eu"
        self._held: Making | None = None
        self._writing: str | None = None
        self.photos_here = PhotoView(self, jobs, shelf, bench.data / "inbox")
        self._jobs = jobs
        jobs.idle_changed.connect(self._show_busy)

    def open(self, design: Design, language: Language, history: History | None = None) -> None:
        """Begin, or go on, with a design."""
        family = self.bench.family(design)
        self.photos_here.forget()
        self._awaited.forget()
        self.history = history or History(design)
        self.go(begun(family, self.history.present, language, self._units))

    def close(self) -> None:
        """Leave nothing of this design on the screen."""
        self._awaited.forget()
        self._held = self._writing = None
        self.session = self.history = None
        self.photos_here.forget()
        self._stage.clear()
        self._row.swap([])
        self.swap(
            ground="", mat="", real_picture="", problem={}, price="", price_lines=[], photos=[],
            text="", panning=False, pan_picture="",
        )  # fmt: skip

    def speak(self, language: Language) -> None:
        """Say everything in another language; the design keeps its own words."""
        if self.session is not None:
            self.go(replace(self.session, language=language))

    def measure_in(self, units: SizeUnits) -> None:
        """Say sizes in another system."""
        self._units = units
        if self.session is not None:
            self.go(replace(self.session, units=units))

    def set_paper(self, paper: str) -> None:
        """Draw the mat in another theme's paper."""
        self._stage.paper = paper
        if self.session is not None:
            self._stage.show(self.session)

    def set_facts(self, facts: Any) -> None:
        """Show price, ready time and the first problem, as the worker found them."""
        self.swap(**facts)

    def go(self, session: Session) -> None:
        """Show another state of the session."""
        self.session = session
        self._held = None
        history = self.history
        assert history is not None
        self._tray.show(session)
        self._stage.show(session)
        self._pan.show(session)
        self.swap(can_undo=history.can_undo, can_redo=history.can_redo)

    def _show_busy(self) -> None:
        self.swap(busy=not self._jobs.idle)

    def make(self, making: Making) -> None:
        """Take what a choice or a gesture makes of the session.

        Where something goes on a part that the stage has not shown yet, it shows it first.
        """
        if self.session is None:
            return
        outcome = making(self.session)
        if outcome.asked == "area":
            self.go(outcome.session.with_view(FLAT))
            self._held = making
        else:
            self.take(outcome)

    def stage_shown(self, session: Session) -> None:
        """The flat stage has shown a part; what waited for that is made now."""
        known = self.session is not None and self.session.shape == session.shape
        self.session = session
        if not known:
            self._tray.show(session)
        making, self._held = self._held, None
        if making is not None:
            outcome = making(session)
            if outcome.asked != "area":
                self.take(outcome)

    def take(self, outcome: Outcome, writing: bool = False) -> None:
        """Commit an outcome's edit, if it has one, and go on with its session.

        Letters typed one after the other into the same words are one step.
        """
        session, edit, wish, was = outcome.session, outcome.edit, outcome.wish, self.history
        if edit is not None and reshapes(edit):
            wish, edit = Wish("refit", {"edit": edit.model_dump_json()}), None
        if edit is not None:
            made = self._edited(session, edit, writing)
            if made is None:
                return
            session = session.with_design(made)
        if not writing or self.history is not was:
            self._writing = session.layer if writing else None
        self.go(session)
        if wish is not None:
            self._awaited.ask(wish)
        if outcome.asked == "text":
            self.textAsked.emit()
        elif outcome.asked == "photo":
            self.photoAsked.emit()

    @property
    def before_writing(self) -> Design | None:
        """The design as it was when the words now being typed were begun."""
        writes = self.session is not None and self._writing == self.session.layer is not None
        return self.history.past[-1] if writes and self.history and self.history.past else None

    def _edited(self, session: Session, edit: Edit, writing: bool) -> Design | None:
        """The design after an edit, now in the history; None when the edit no longer fits."""
        assert self.history is not None
        try:
            made = apply(session.design, edit)
        except EditRefused:
            return None
        more = writing and session.layer is not None and session.layer == self._writing
        self.history = self.history.retouched(made) if more else self.history.committed(made)
        self.committed.emit(made)
        return made

    def commit(self, edit: Edit, then: Then | None = None) -> None:
        """Make an edit that did not come from the tray; `then` is called once it is made.

        Another size or option is made by the worker, which carries the layers along.
        """
        if self.session is None:
            return
        if reshapes(edit):
            self._awaited.ask(Wish("refit", {"edit": edit.model_dump_json()}), then)
            return
        self.take(Outcome(self.session, edit))
        if then is not None:
            then()

    def step(self, history: History) -> None:
        """Go to another step of the history."""
        if self.session is None or history is self.history:
            return
        self.history, self._writing = history, None
        self.committed.emit(history.present)
        self.go(self.session.with_design(history.present))
