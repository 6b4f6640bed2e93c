"""The desks' windows: staff and production, over the same store and studio as the kiosk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine

from configurator.ground import files
from configurator.model.words import Words
from configurator.store.store import Store, open_store
from configurator.store.trouble import StoreTrouble
from configurator.studio.guard import Guard
from configurator.studio.workbench import Workbench
from configurator.ui.app import QML, close_network, load_fonts, read_icons
from configurator.ui.catching import Catch
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.film_painter import NAME as FILM
from configurator.ui.film_painter import FilmScreen
from configurator.ui.icons import NAME as ICONS
from configurator.ui.icons import IconDrawer
from configurator.ui.jobs import Jobs
from configurator.ui.language import Catalogue
from configurator.ui.pictures import NAME, PictureShelf
from configurator.ui.sweeping import Broom
from configurator.ui.viewmodels.desks.board import Board
from configurator.ui.viewmodels.desks.player import Player
from configurator.ui.viewmodels.desks.staff import StaffRoom

BROKEN = Words(
    en="This did not go as it should. Nothing that was kept is lost. Try again; if it comes back, "
    "close the desk and open it again.",
    he="זה לא הלך כמו שצריך. שום דבר שנשמר לא אבד. אפשר לנסות שוב; אם זה חוזר, "
    "כדאי לסגור את העמדה ולפתוח אותה שוב.",
)


class DeskApp:
    """One desk's window and what is behind it."""

    def __init__(self, kind: str, data: Path | None) -> None:
        self.app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        self._broom = Broom()
        folder = files.data_folder(data)
        close_network()
        load_fonts()
        self.shelf, self.screen = PictureShelf(), FilmScreen()
        self.words = Catalogue()
        self.store: Store = open_store(folder)
        self.jobs = Jobs(folder)
        self.desk = self._desk(kind, Workbench(folder))
        self.words.speak(self.desk.state.language)
        self.engine = QQmlApplicationEngine()
        self.engine.addImageProvider(NAME, self.shelf)
        self.engine.addImageProvider(FILM, self.screen)
        self.icons = IconDrawer(read_icons())
        self.engine.addImageProvider(ICONS, self.icons)
        self.engine.addImportPath(str(QML))
        QQmlEngine.setObjectOwnership(self.desk, QQmlEngine.ObjectOwnership.CppOwnership)
        self.engine.setInitialProperties({"desk": self.desk, "kind": kind})
        self.desk.language_picked.connect(self._speak)
        self.engine.load(QUrl.fromLocalFile(str(QML / "Desk.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("The desk could not be loaded; install the app again.")
        self.window = self.engine.rootObjects()[0]
        self._broom.settle()
        self._catch = Catch(self.desk)
        self._catch.broke.connect(self._say_so, Qt.ConnectionType.QueuedConnection)

    def _desk(self, kind: str, bench: Workbench) -> Any:
        guard, comfort = Guard(self.store, kind), ComfortFile(bench.data, kind)
        if kind == "staff":
            return StaffRoom(self.store, guard, bench, self.shelf, self.jobs, comfort, read_icons())
        self.jobs.start()
        player = Player(self.screen)
        return Board(self.store, guard, bench, self.jobs, self.shelf, player, comfort, read_icons())

    def _say_so(self, error: Exception) -> None:
        """Something broke: it is said where every trouble is said, and the desk stays."""
        words = error.words if isinstance(error, StoreTrouble) else BROKEN
        self.desk.swap(trouble=words.said(self.desk.speaking))

    def _speak(self, language: str) -> None:
        self.words.speak(language)
        self.engine.retranslate()

    def run(self) -> int:
        """Until the window is closed."""
        try:
            return self.app.exec()
        finally:
            self.close()

    def close(self) -> None:
        """Stop the worker, let the window go, and close the database."""
        self.desk.rest()
        self._catch.close()
        self.jobs.stop()
        shiboken6.delete(self.engine)
        self.store.close()
        self._broom.close()


def run_staff(data: Path | None = None) -> int:
    """Open the staff desk; returns the exit status."""
    return DeskApp("staff", data).run()


def run_production(data: Path | None = None) -> int:
    """Open the production desk; returns the exit status."""
    return DeskApp("production", data).run()
