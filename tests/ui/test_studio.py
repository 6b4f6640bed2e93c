"""The studio's view model with its real worker: one step a change, whoever has to make it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.model.documents import write_design
from configurator.model.edits import SetColor, SetOption, SetSize, Together
from configurator.model.layers import Drawing, Lettering, Photo
from configurator.studio.session import FLAT
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.studio import Studio

LIMIT_S = 60
FAMILIES = ("wrapper", "shoe", "patch")
each_family = pytest.mark.parametrize("family", FAMILIES)


class Bench:
    """A studio, its worker, and a moment to let both run."""

    def __init__(self, data: Path) -> None:
        self.app = QGuiApplication.instance() or QGuiApplication([])
        self.bench = Workbench(data)
        self.jobs = Jobs(data)
        self.studio = Studio(self.bench, self.jobs, PictureShelf())
        self.jobs.start()
        self.studio.stageSized(500, 360, 1.0)

    def until(self, happened: Callable[[], bool]) -> None:
        started = time.monotonic()
        while not happened():
            assert time.monotonic() - started < LIMIT_S
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def rest(self) -> None:
        self.until(lambda: self.jobs.idle)

    def opened(self, family: str, theme: bool = True) -> Studio:
        """The studio with a fresh design of a family, shown."""
        maker = self.bench.families[family]
        design = maker.new_design(maker.themes[0].id if theme else None)
        self.studio.open(design, "en")
        self.rest()
        return self.studio


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = Bench(tmp_path_factory.mktemp("data"))
    yield made
    made.studio.close()
    made.jobs.stop()


def steps(studio: Studio) -> int:
    assert studio.history is not None
    return len(studio.history.past)


@each_family
def test_a_surprise_is_one_step_and_the_next_press_another(family: str, bench: Bench) -> None:
    studio = bench.opened(family)
    assert studio.session is not None
    first = studio.session.design
    looks = [write_design(first)]
    for press in (1, 2):
        studio.surprise()
        assert studio.state.busy
        bench.rest()
        assert steps(studio) == press and studio.state.can_undo
        looks.append(write_design(studio.session.design))
    assert len(set(looks)) == 3
    for look in reversed(looks[:-1]):
        studio.undo()
        assert write_design(studio.session.design) == look
    assert not studio.state.can_undo and studio.session.design == first
    bench.rest()


def test_only_the_last_of_hasty_surprises_becomes_a_step(bench: Bench) -> None:
    studio = bench.opened("wrapper")
    for _ in range(4):
        studio.surprise()
    bench.rest()
    assert steps(studio) == 1


def test_a_surprise_that_comes_late_is_made_for_what_is_there_by_then(bench: Bench) -> None:
    studio = bench.opened("wrapper", theme=False)
    studio.pickTool("lettering")
    bench.rest()
    studio.surprise()
    studio.choose("thank-you")
    studio.write("נועה")
    bench.rest()
    assert studio.session is not None
    said = [x.text for x in studio.session.design.part("wrap").layers if isinstance(x, Lettering)]
    assert said == ["נועה"] and steps(studio) == 3


def test_a_surprise_does_not_reach_the_next_customer(bench: Bench) -> None:
    studio = bench.opened("patch")
    studio.surprise()
    studio.close()
    fresh = bench.bench.families["wrapper"].new_design()
    studio.open(fresh, "en")
    bench.rest()
    assert studio.session is not None and studio.session.design == fresh


@each_family
def test_another_size_is_one_step_that_carries_the_layers_along(family: str, bench: Bench) -> None:
    studio = bench.opened(family, theme=False)
    studio.pickTool("motif")
    bench.rest()
    studio.choose(next(m for m in bench.bench.library.motifs))
    bench.rest()
    layer, before = studio.state.layer, studio.session
    assert before is not None and before.chosen is not None
    made: list[bool] = []
    other = before.family.sizes[-1 if before.design.size != before.family.sizes[-1].id else 0].id
    studio.commit(SetSize(size=other), lambda: made.append(True))
    assert studio.session is not None and studio.session.design.size == before.design.size
    bench.rest()
    after = studio.session
    assert made == [True] and after.design.size == other and steps(studio) == 2
    assert after.layer == layer and after.chosen is not None
    assert after.chosen.placement != before.chosen.placement
    assert after.shape is not None and after.shape.part == after.part
    studio.undo()
    assert studio.session.design == before.design
    bench.rest()


def test_a_look_is_one_step_in_the_size_that_was_chosen(bench: Bench) -> None:
    studio = bench.opened("wrapper")
    studio.pickTool("option")
    studio.pickFacet("sizes")
    studio.choose("40g")
    bench.rest()
    studio.pickTool("theme")
    studio.choose("love")
    bench.rest()
    family = bench.bench.families["wrapper"]
    assert studio.session is not None
    assert studio.session.design == family.new_design("love", "40g") and steps(studio) == 2


def test_words_chosen_before_the_part_was_seen_come_when_it_is(bench: Bench) -> None:
    studio = bench.opened("shoe")
    asked: list[bool] = []
    studio.textAsked.connect(lambda: asked.append(True))
    assert studio.state.view != FLAT and studio.session is not None
    studio.pickTool("lettering")
    studio.choose("thank-you")
    assert steps(studio) == 0 and studio.session.view == FLAT
    bench.rest()
    assert steps(studio) == 1 and studio.state.text == "Thank you" and asked == [True]
    layer = studio.session.chosen
    area = studio.session.area(bench.bench.library)
    assert layer is not None and area is not None
    spot = layer.placement
    assert area.safe.contains(Box(spot.x_mm, spot.y_mm, spot.x_mm, spot.y_mm))


def test_a_choice_that_waits_is_let_go_by_the_next_touch(bench: Bench) -> None:
    studio = bench.opened("shoe")
    studio.pickTool("lettering")
    studio.choose("thank-you")
    studio.pickTool("color")
    bench.rest()
    assert steps(studio) == 0


def test_typing_is_one_step(bench: Bench) -> None:
    studio = bench.opened("wrapper")
    studio.pickTool("lettering")
    bench.rest()
    studio.choose("write")
    for typed in ("n", "no", "noa"):
        studio.write(typed)
    assert steps(studio) == 2 and studio.state.text == "noa"
    studio.pickFacet("color")
    studio.choose("red")
    studio.pickFacet("text")
    studio.write("noa!")
    studio.write("noa!!")
    assert steps(studio) == 4
    studio.undo()
    assert studio.state.text == "noa"
    studio.undo()
    studio.undo()
    assert studio.state.text == "Your words"
    bench.rest()


def test_a_name_typed_over_a_ring_and_taken_back_leaves_it_as_it_was(bench: Bench) -> None:
    studio = bench.opened("patch", theme=True)
    assert studio.session is not None
    before = studio.session.design
    studio.select("words-4")
    ring = studio.session.chosen
    assert isinstance(ring, Lettering) and ring.arc_deg
    studio.write(ring.text)
    assert steps(studio) == 0
    for typed in ("M", "Miriam", "Miriam Rosenberg 1948"):
        studio.write(typed)
    small = studio.session.chosen
    assert isinstance(small, Lettering) and small.size_mm < ring.size_mm and steps(studio) == 1
    studio.write(ring.text)
    assert studio.session.design == before
    studio.undo()
    assert studio.session.design == before
    bench.rest()


def with_photo(bench: Bench, theme: bool) -> Studio:
    studio = bench.opened("wrapper", theme)
    ref = bench.bench.photos.take_in(assets_folder() / "photos" / "friends.jpg")
    studio.photos_here._refs[ref.id] = ref
    studio.pickTool("photo")
    studio.takePhoto(ref.id)
    bench.rest()
    return studio


def test_a_photo_takes_its_themes_place_in_one_step(bench: Bench) -> None:
    studio = with_photo(bench, theme=True)
    assert studio.session is not None and isinstance(studio.session.chosen, Photo)
    assert studio.session.design.layer("photo-place") is None and steps(studio) == 1
    studio.undo()
    assert studio.session.design.layer("photo-place") is not None
    bench.rest()


def test_a_photo_moves_inside_its_frame_in_one_step_each(bench: Bench) -> None:
    studio = with_photo(bench, theme=False)
    assert not studio.state.panning
    studio.pickFacet("zoom")
    bench.rest()
    assert studio.state.panning and studio.state.pan_picture
    studio.zoomPhoto(1.8)
    studio.pan(2.0, -1.0)
    assert studio.session is not None and steps(studio) == 3
    layer = studio.session.chosen
    assert isinstance(layer, Photo) and layer.zoom == pytest.approx(1.8)
    assert layer.pan_x > 0 > layer.pan_y
    spot = layer.placement
    assert studio.state.pan_at.x() == pytest.approx(spot.x_mm + 2, abs=0.01)
    assert studio.state.pan_at.y() == pytest.approx(spot.y_mm - 1, abs=0.01)
    assert studio.state.pan_at.width() > layer.width_mm * 1.7
    studio.pickFacet("frame")
    assert not studio.state.panning
    studio.pan(9.0, 9.0)
    assert steps(studio) == 3
    bench.rest()


def test_the_pen_draws_and_its_other_end_rubs_out(bench: Bench) -> None:
    studio = bench.opened("wrapper", theme=False)
    studio.pickTool("draw")
    bench.rest()
    line = [100.0, 100.0, 160.0, 110.0, 220.0, 100.0]
    studio.drawn(line)
    bench.rest()
    assert studio.session is not None
    layers = studio.session.design.part("wrap").layers
    assert [type(layer) for layer in layers] == [Drawing]
    ink = studio.state.pen_color
    studio.pickFacet("correct")
    studio.choose("eraser")
    assert studio.state.pen_color != ink and studio.state.pen_width > 2
    studio.drawn([160.0, 60.0, 160.0, 160.0])
    assert studio.session.design.part("wrap").layers == () and steps(studio) == 2
    studio.pickTool("draw")
    assert studio.state.pen_color == ink
    bench.rest()


def test_the_sliders_know_their_part_once_it_is_shown(bench: Bench) -> None:
    studio = bench.opened("patch")
    studio.pickTool("lettering")
    studio.choose("with-love")
    studio.pickFacet("size")
    bench.rest()
    slider = studio.state.slider
    assert slider["low"] == 2 and slider["unit"] == "mm" and 40 < slider["high"] < 80
    studio.slide(slider["high"])
    bench.rest()
    assert studio.state.slider["value"] == pytest.approx(slider["high"], abs=0.5)
    studio.slide(slider["low"])
    bench.rest()
    assert studio.state.slider["value"] == 2


def test_an_edit_on_bare_silver_is_seen_first_and_then_exactly(bench: Bench) -> None:
    """The backdrop changes at once; rims of what lies on it follow when nothing else is asked."""
    studio = bench.opened("wrapper")
    studio.pickView(FLAT)
    bench.rest()
    bare = (SetOption(option="paper", choice="foil"), SetColor(part="wrap", color="paper-white"))
    studio.commit(Together(edits=bare))
    bench.rest()
    shown: list[tuple[str, tuple[str, ...]]] = []

    def look() -> None:
        shown.append((studio.state.ground, tuple(row.picture for row in studio.layers.rows)))

    seen = studio.stageChanged.connect(look)
    look()
    studio.commit(SetOption(option="backdrop", choice="rays"))
    bench.rest()
    studio.stageChanged.disconnect(seen)
    before, quick, exact = shown
    assert quick[0] == exact[0] != before[0]
    assert quick[1] == before[1] != exact[1]
