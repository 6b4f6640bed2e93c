"""The stitch player: at every moment just what is sewn by then is seen, forwards and backwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")

import numpy as np
from argon2 import PasswordHasher
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow

from configurator.embroidery.film import Film, FilmStep
from configurator.model.words import Words
from configurator.store.orders import NewOrder
from configurator.studio.workbench import Workbench
from configurator.ui.desks import DeskApp
from configurator.ui.film_painter import FilmPainter, FilmScreen
from configurator.ui.hand import Hand
from configurator.ui.shopper import FILES_LIMIT_S
from configurator.ui.viewmodels.desks.player import Player

PIN = "482915"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
ROWS, A_ROW = 40, 100
RED, BLUE = (220, 30, 30), (30, 60, 220)
ROOM = (400, 300)


def striped() -> Film:
    """Rows of stitches from the top down, red and then blue, ten a second on a gray cloth."""
    places = [(1.0 * x, 2.0 * y, 1.0 * x + 1, 2.0 * y) for y in range(ROWS) for x in range(A_ROW)]
    count = len(places)
    half = count // 2
    tints = [(*RED, 255)] * half + [(*BLUE, 255)] * (count - half)
    steps = tuple(
        FilmStep(n + 1, n + 1, f"T{n}", Words(en="Thread", he="חוט"), "#dc1e1e", "art",
                 n * half, (n + 1) * half, n * half / 10, (n + 1) * half / 10, 1.0, stop=False)
        for n in range(2)
    )  # fmt: skip
    return Film(
        count=count,
        stitches=np.array(places, dtype="<f4").tobytes(),
        moments=((np.arange(count) + 1) / 10).astype("<f4").tobytes(),
        tints=np.array(tints, dtype=np.uint8).tobytes(),
        steps=steps,
        seconds=count / 10,
        box=(0, 0, A_ROW, 2 * ROWS),
        middle=(A_ROW / 2, ROWS),
        hoop=None,
        cloth=(((0, -1), (A_ROW, -1), (A_ROW, 2 * ROWS), (0, 2 * ROWS)),),
        cloth_srgb="#808080",
        thread_mm=1.2,
    )


def pixels(image: QImage) -> NDArray[np.uint8]:
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(straight.constBits(), np.uint8).reshape(image.height(), -1, 4).copy()


def share(image: QImage, color: tuple[int, int, int]) -> float:
    """How much of the cloth shows a color or a shade of it."""
    seen = pixels(image).astype(int)
    cloth = seen[..., 3] > 200
    near = np.abs(seen[..., :3] - color).max(axis=-1) < 40
    return float((near & cloth).sum() / cloth.sum())


@pytest.fixture(scope="module", autouse=True)
def qt() -> Iterator[QGuiApplication]:
    yield cast(QGuiApplication, QGuiApplication.instance() or QGuiApplication([]))


@pytest.fixture
def screen() -> FilmScreen:
    return FilmScreen()


@pytest.fixture
def player(screen: FilmScreen) -> Player:
    made = Player(screen)
    made.fit(*ROOM)
    made.load(striped(), "A-1", "en")
    made.toggle()
    return made


def shown(screen: FilmScreen) -> QImage:
    return screen.requestImage("", QSize(), QSize())


def test_only_what_is_sewn_by_then_is_seen(player: Player, screen: FilmScreen) -> None:
    assert share(shown(screen), RED) == 0
    player.seek(player.state.seconds / 4)
    quarter = share(shown(screen), RED)
    assert 0.08 < quarter < 0.2
    player.seek(player.state.seconds)
    assert share(shown(screen), RED) == pytest.approx(2 * quarter, abs=0.04)
    assert share(shown(screen), BLUE) == pytest.approx(2 * quarter, abs=0.04)
    player.seek(player.state.seconds / 4)
    assert share(shown(screen), BLUE) == 0


def test_a_moment_looks_the_same_from_wherever_one_comes() -> None:
    film = striped()
    straight = FilmPainter(film, *ROOM)
    straight.show(1700)
    wandering = FilmPainter(film, *ROOM)
    while wandering.ahead():
        pass
    for count in (film.count, 3, 2500, 900, 1700):
        wandering.show(count)
    assert (pixels(straight.picture) == pixels(wandering.picture)).all()


def test_it_plays_to_its_end_and_then_from_the_beginning(player: Player) -> None:
    player.pace(60)
    player.toggle()
    player.tick(1.0)
    assert player.state.second == pytest.approx(60)
    player.tick(1000.0)
    assert player.state.second == player.state.seconds
    assert not player.state.playing
    player.toggle()
    assert player.state.playing
    assert player.state.second == 0


def test_one_goes_by_color_and_by_stitch(player: Player) -> None:
    player.toStep(1)
    assert player.state.step == 1
    assert "2,000 of 4,000" in player.state.told
    player.byStitches(-1)
    assert player.state.step == 0
    assert "1,999 of 4,000" in player.state.told
    player.byStitches(-5000)
    assert player.state.second == 0
    player.toStep(99)
    assert player.state.second == 0


def test_a_shut_player_holds_nothing(player: Player, screen: FilmScreen) -> None:
    player.shut()
    assert shown(screen).isNull()
    assert player.state.title == ""
    player.seek(3)
    assert player.state.second == 0


def test_somebody_watches_an_order_being_sewn(tmp_path: Path) -> None:
    design = Workbench(tmp_path).families["patch"].new_design("team-letter")
    app = DeskApp("production", tmp_path)
    try:
        app.store.pins._hasher = QUICK
        order = app.store.orders.place(
            NewOrder(design, 1, "{}", 4900, "ILS", "en", "k1"), "customer"
        )
        hand = Hand(cast(QQuickWindow, app.window))
        app.desk.begin("Ruth", PIN)
        hand.until(lambda: bool(app.jobs.idle), "every file", FILES_LIMIT_S)
        hand.tap(f"order-{order.number}")
        hand.tap("act-watch")
        player = app.desk.player
        hand.until(lambda: player.state.second > 2, "the film")
        hand.tap("playPause")
        held = player.state.second
        hand.tap("step-2")
        assert player.state.second == player.state.steps[1]["begins"] != held
        sewn = pixels(hand.still())
        cloth = QColor(player._film.cloth_srgb)
        seen = np.abs(sewn[..., :3].astype(int) - cloth.getRgb()[:3]).max(axis=-1) < 6
        assert seen.mean() > 0.02
        hand.tap("closePlayer")
        assert hand.seen("playPause") is None
    finally:
        app.close()
