"""The stitch player: a sewing played as it runs at the machine, at any speed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from PySide6.QtCore import Property, QObject, QPointF, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.embroidery.film import Film, FilmStep
from configurator.model.words import Language, Words
from configurator.ui.film_painter import FilmPainter, FilmScreen
from configurator.ui.viewmodels.snapshot import SnapshotModel

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

SPEEDS = (1, 5, 20, 60)
USUAL_SPEED = 20
"""A patch of ten minutes is seen in half a minute."""

PURPOSES: dict[str, Words] = {
    "art": Words(en="Art", he="ציור"),
    "border": Words(en="Border", he="שוליים"),
    "placement": Words(en="Placement line", he="קו הנחה"),
    "tack-down": Words(en="Tack-down", he="תפר קיבוע"),
    "cut-line": Words(en="Cut line", he="קו חיתוך"),
}
HALTS = Words(en="then stops for a hand", he="ואז עוצרת ליד אדם")
STEP = Words(
    en="{purpose} · needle {needle} · {stitches} stitches · {metres} m",
    he="{purpose} · מחט {needle} · {stitches} תפרים · {metres} מ׳",
)
SEWN = Words(
    en="{done} of {count} stitches · {now} of {whole}",
    he="{done} מתוך {count} תפרים · {now} מתוך {whole}",
)


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What is played, and how far it is."""

    title: str = ""
    seconds: float = 0.0
    steps: list[dict[str, Any]] = field(default_factory=list)
    second: float = 0.0
    step: int = -1
    playing: bool = False
    speed: int = USUAL_SPEED
    told: str = ""
    picture: str = ""
    needle: QPointF = field(default_factory=QPointF)


@QmlElement
@QmlUncreatable("made by the app")
class Player(SnapshotModel):  # type: ignore[operator]
    """The player as QML sees it; without a title nothing is played and it is closed."""

    state: PlayerState
    shows = PlayerState

    def __init__(self, screen: FilmScreen, parent: QObject | None = None) -> None:
        super().__init__(PlayerState(), parent)
        self._screen = screen
        self._film: Film | None = None
        self._painter: FilmPainter | None = None
        self._room = (0, 0)
        self._language: Language = "en"
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._draw_ahead)

    @Property(list, constant=True)
    def speeds(self) -> list[int]:
        """How many times the machine's own pace a film can play."""
        return list(SPEEDS)

    def load(self, film: Film, title: str, language: Language) -> None:
        """Show a film from its beginning, playing."""
        self._film, self._language = film, language
        self._begin()
        self.swap(
            title=title,
            seconds=film.seconds,
            steps=[_step(each, language) for each in film.steps],
            playing=True,
        )
        self.seek(0.0)

    @Slot()
    def shut(self) -> None:
        """Close the player and let the film go."""
        self._film = self._painter = None
        self._ahead.stop()
        self._screen.clear()
        self.swap(**asdict(PlayerState(speed=self.state.speed)))

    @Slot(int, int)
    def fit(self, width_px: int, height_px: int) -> None:
        """The picture has this much room, in pixels of the glass."""
        if (width_px, height_px) != self._room:
            self._room = width_px, height_px
            self._begin()
            self.seek(self.state.second)

    def _begin(self) -> None:
        """A new film, or new room for it: nothing is drawn yet."""
        self._painter = None
        if self._film is not None and min(self._room) > 0:
            self._painter = FilmPainter(self._film, *self._room)
            self._ahead.start()

    def _draw_ahead(self) -> None:
        if self._painter is None or not self._painter.ahead():
            self._ahead.stop()

    @Slot(float)
    def seek(self, second: float) -> None:
        """Go to a moment."""
        if self._film is None:
            return
        second = max(0.0, min(second, self._film.seconds))
        words = SEWN.filled(
            done=f"{self._film.done(second):,}",
            count=f"{self._film.count:,}",
            now=_clock(second),
            whole=_clock(self._film.seconds),
        )
        self.swap(second=second, step=self._film.step_at(second), told=words.said(self._language))
        if self._painter is not None:
            self._painter.show(self._film.done(second))
            needle = self._painter.at(self._film.needle(second))
            self.swap(picture=self._screen.show(self._painter.picture), needle=needle)

    @Slot(float)
    def tick(self, passed_s: float) -> None:
        """Time went by on the clock of whoever watches."""
        self.seek(self.state.second + passed_s * self.state.speed)
        if self.state.second >= self.state.seconds:
            self.swap(playing=False)

    @Slot()
    def toggle(self) -> None:
        """Play, or hold; from the beginning where it is at its end."""
        if not self.state.playing and self.state.second >= self.state.seconds:
            self.seek(0.0)
        self.swap(playing=not self.state.playing)

    @Slot(int)
    def pace(self, speed: int) -> None:
        """How many times quicker than the machine."""
        self.swap(speed=speed)

    @Slot(int)
    def toStep(self, number: int) -> None:
        """Go to where a color begins."""
        if self._film is not None and 0 <= number < len(self._film.steps):
            self.seek(self._film.steps[number].begins)

    @Slot(int)
    def byStitches(self, count: int) -> None:
        """Go on or back by so many stitches, holding."""
        if self._film is None:
            return
        self.swap(playing=False)
        done = self._film.done(self.state.second) + count
        self.seek(self._film.moment(done - 1) if done > 0 else 0.0)


def _step(step: FilmStep, language: Language) -> dict[str, Any]:
    said = STEP.filled(
        purpose=PURPOSES[step.purpose],
        needle=step.needle,
        stitches=f"{step.stitches:,}",
        metres=f"{step.metres:.1f}",
    ).said(language)
    return {
        "place": step.place,
        "name": f"{step.words.said(language)} · {step.title}",
        "detail": f"{said}, {HALTS.said(language)}" if step.stop else said,
        "color": step.srgb,
        "begins": step.begins,
        "ends": step.ends,
    }


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
