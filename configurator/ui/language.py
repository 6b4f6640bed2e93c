"""The screens' words in other languages: one compiled catalogue a language; English is the source.

Qt asks its translators from several threads, so they are Qt's own and never Python's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

CATALOGUES = Path(__file__).parent / "words"


class Catalogue:
    """Speaks one language at a time."""

    def __init__(self) -> None:
        self._translator = QTranslator()

    def speak(self, language: str) -> None:
        """Answer in a language from now on. Raises FileNotFoundError when it has no catalogue."""
        QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator()
        if language == "en":
            return
        file = CATALOGUES / f"{language}.qm"
        if not self._translator.load(str(file)):
            raise FileNotFoundError(f"{file} is missing or broken; install the app again.")
        QCoreApplication.installTranslator(self._translator)
