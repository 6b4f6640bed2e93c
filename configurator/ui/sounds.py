"""Sounds: a few soft tones at the moments that matter, for whoever wants to hear them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QUrl, SignalInstance

from configurator.ground import files

Sound = Literal["hello", "placed", "careful", "still-there", "ordered"]
CARDS = Path("/proc/asound/cards")
NO_CARD = "no soundcards"
SOCKETS = ("pulse/native", "pipewire-0")
"""Where a sound server listens, in the folder of the running session."""

Player = Callable[[Path], None]


def can_be_heard() -> bool:
    """Whether this machine has anything to play sounds on. Asking Qt would cost 20 MB first."""
    if not sys.platform.startswith("linux"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and any((Path(runtime) / socket).exists() for socket in SOCKETS):
        return True
    return CARDS.exists() and NO_CARD not in CARDS.read_text(errors="replace")


class Sounds(QObject):
    """Plays a sound when its moment comes, as long as `wanted` says so."""

    def __init__(self, wanted: Callable[[], bool], play: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._play = play

    def when(
        self, moment: SignalInstance, sound: Sound, really: Callable[[], bool] = lambda: True
    ) -> None:
        """Play a sound at a moment, when it really is one."""
        moment.connect(lambda *_: self._at(sound) if really() else None)

    def _at(self, sound: Sound) -> None:
        if self._wanted():
            self._play(files.assets_folder() / "sounds" / f"{sound}.wav")


class Speaker(QObject):
    """Plays sound files, each loaded once, on the machine's own loudspeaker or headphones."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._effects: dict[Path, QObject] = {}
        self._there = can_be_heard()

    def play(self, file: Path) -> None:
        """Play it from its beginning; without a loudspeaker nothing happens."""
        if not self._there:
            return
        from PySide6.QtMultimedia import QSoundEffect

        effect = self._effects.get(file)
        if effect is None:
            effect = self._effects[file] = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(file)))
        assert isinstance(effect, QSoundEffect)
        effect.play()
