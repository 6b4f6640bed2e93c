"""What the game 'Which one are you?' shows: a card of ten pictures, or the poster at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.ui.rows import Entries
from configurator.ui.viewmodels.snapshot import SnapshotModel

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class WhichOneState:
    """The card on the table: its question and pictures; at the end the poster and three designs."""

    step: str = "world"
    number: int = 1
    question: str = ""
    hint: str = ""
    pictures: list[dict[str, Any]] = field(default_factory=list)
    poster: str = ""
    name: str = ""
    designs: list[dict[str, Any]] = field(default_factory=list)
    kept: str = ""
    labels: dict[str, str] = field(default_factory=dict)


@QmlElement
@QmlUncreatable("made by the app")
class WhichOne(SnapshotModel):  # type: ignore[operator]
    """The game as QML sees it. `step` is 'world', 'colors', 'letters' or 'poster'."""

    state: WhichOneState
    shows = WhichOneState

    asked = Signal(str, str)
    pictures_changed = Signal()
    designs_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(WhichOneState(), parent)
        self._pictures, self._designs = Entries(self), Entries(self)
        self.pictures_changed.connect(lambda: self._pictures.show(self.state.pictures))
        self.designs_changed.connect(lambda: self._designs.show(self.state.designs))

    @Property(Entries, constant=True)
    def pictures(self) -> Entries:
        """The pictures of the card on show."""
        return self._pictures

    @Property(Entries, constant=True)
    def designs(self) -> Entries:
        """The designs that the game ends in."""
        return self._designs

    @Slot(str)
    def pick(self, picture: str) -> None:
        """'This one is me.'"""
        self.asked.emit("pick", picture)

    @Slot()
    def enough(self) -> None:
        """No more cards: show the poster."""
        self.asked.emit("enough", "")

    @Slot()
    def back(self) -> None:
        """The card before; from the first one, out of the game."""
        self.asked.emit("back", "")

    @Slot()
    def again(self) -> None:
        """Play once more, from the first card."""
        self.asked.emit("again", "")

    @Slot(str)
    def start(self, family: str) -> None:
        """Go on with one of the three designs."""
        self.asked.emit("start", family)
