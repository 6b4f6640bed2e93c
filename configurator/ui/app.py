"""The composition root: builds everything by constructor, wires it, and loads the screens."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from configurator.devices.supervisor import Supervisor
from configurator.ground import files
from configurator.ground.memory import share_heaps
from configurator.ui.icons import NAME as ICONS
from configurator.ui.icons import IconDrawer
from configurator.ui.language import Catalogue
from configurator.ui.pictures import NAME, PictureShelf
from configurator.ui.sweeping import Broom
from configurator.ui.viewmodels.kiosk import Kiosk
from configurator.ui.viewmodels.kiosk_state import KioskState

if TYPE_CHECKING:
    from concurrent.futures import Future

    from configurator.ui.backstage import Backstage

QML = Path(__file__).parent / "qml"
INTERFACE_FONTS = ("Rubik-Regular.ttf", "Rubik-Medium.ttf", "Rubik-Bold.ttf")


class KioskApp:
    """One kiosk: its window, its view models, and what they are wired to."""

    def __init__(self, data: Path | None, language: str | None, full_screen: bool = False) -> None:
        self.app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        self._broom = Broom()
        self.data = files.data_folder(data)
        close_network()
        load_fonts()
        icons = read_icons()
        self.icons = IconDrawer(icons)
        self.kiosk = Kiosk(KioskState(language=language or "en", icons=icons))
        self.shelf = PictureShelf()
        self.words = Catalogue()
        self.engine = QQmlApplicationEngine()
        self.reception: Any = None
        self._safety: Any = None
        self._jobs: Any = None
        self._trouble: BaseException | None = None
        self._open(full_screen)

    def _open(self, full_screen: bool) -> None:
        self.kiosk.language_changed.connect(self._speak)
        self.words.speak(self.kiosk.state.language)
        self.engine.addImageProvider(NAME, self.shelf)
        self.engine.addImageProvider(ICONS, self.icons)
        self.engine.addImportPath(str(QML))
        QQmlEngine.setObjectOwnership(self.kiosk, QQmlEngine.ObjectOwnership.CppOwnership)
        self.engine.setInitialProperties({"kiosk": self.kiosk, "kioskMode": full_screen})
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("The screens could not be loaded; install the app again.")
        self.window = cast(QQuickWindow, self.engine.rootObjects()[0])
        self.kiosk.first_frame.connect(self._load_rest)
        self._supervisor = Supervisor.from_environment()
        self._beat = QTimer(self.kiosk)
        self._beat.timeout.connect(self._supervisor.alive)

    def _speak(self) -> None:
        self.words.speak(self.kiosk.state.language)
        self.engine.retranslate()

    def _load_rest(self) -> None:
        """Someone can touch already; now the rest may load."""
        share_heaps()
        self._supervisor.ready()
        if self._supervisor.beat_s is not None:
            self._beat.start(round(self._supervisor.beat_s * 1000))
        from PySide6.QtCore import Qt

        from configurator.ui.backstage import Stagehand
        from configurator.ui.jobs import Jobs
        from configurator.ui.keystrokes import Keystrokes

        self._keystrokes = Keystrokes(cast(QGuiApplication, self.app), self.kiosk)
        self._jobs = Jobs(self.data, self.kiosk)
        self._jobs.start()
        stagehand = Stagehand(self.data, self.kiosk)
        stagehand.done.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        stagehand.begin()

    def _receive(self, made: Future[Backstage]) -> None:
        """What the screens stand on is there: answer them. Trouble ends the kiosk, in words."""
        self._trouble = made.exception()
        if self._trouble is not None:
            self.app.quit()
            return
        from configurator.ui.reception import Reception
        from configurator.ui.safety import Safety

        self._broom.settle()
        self.reception = Reception(self.kiosk, self.shelf, made.result(), self._jobs)
        self._safety = Safety(self.kiosk, self.reception)
        self.reception.begin()

    @property
    def trouble(self) -> BaseException | None:
        """What kept the kiosk from loading, if anything did."""
        return self._trouble

    def run(self) -> int:
        """Until the kiosk is left. Raises what kept it from loading."""
        self.kiosk.left.connect(self.app.quit)
        try:
            status = self.app.exec()
        finally:
            self._supervisor.stopping()
            self.close()
        if self._trouble is not None:
            raise self._trouble
        return status

    def close(self) -> None:
        """Stop the worker, close the database, and let the window go."""
        self.kiosk.rest()
        self._beat.stop()
        if self._jobs is not None:
            self._jobs.stop()
        if self.reception is not None:
            self._safety.close()
            self.reception.visitor.place.free()
            self.reception.close()
        shiboken6.delete(self.engine)
        self._broom.close()


def close_network() -> None:
    """Nothing on a screen may be fetched from anywhere: all of Qt's traffic meets a closed door."""
    closed = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", 9)
    QNetworkProxy.setApplicationProxy(closed)


def load_fonts() -> None:
    """The interface's own type."""
    for name in INTERFACE_FONTS:
        QFontDatabase.addApplicationFont(str(files.assets_folder() / "fonts" / name))


def read_icons() -> dict[str, Any]:
    """The drawings of the icons, by id."""
    file = files.assets_folder() / "icons" / "icons.json"
    drawings = json.loads(file.read_bytes())["icons"] if file.exists() else []
    return {drawing["id"]: drawing for drawing in drawings}


def run_kiosk(data: Path | None = None, language: str | None = None) -> int:
    """Open the kiosk; returns the exit status."""
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    full_screen = os.environ.get("CONFIGURATOR_WINDOWED") is None
    return KioskApp(data, language, full_screen).run()
