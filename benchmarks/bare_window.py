"""A bare QML window with one text, ended at its first frame: what Qt itself needs for a window."""

import os
import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine


def frame_is_there() -> None:
    """Say how much CPU was spent until here."""
    os.write(1, b"%f\n" % time.process_time())
    os._exit(0)


app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.load(sys.argv[1])
engine.rootObjects()[0].frameSwapped.connect(frame_is_there)  # type: ignore[attr-defined]
app.exec()
