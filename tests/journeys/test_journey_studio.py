"""In the studio by touch: photos, words in two languages, dragging, pinching, undoing, mending."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from shop import Shop

from configurator.model.layers import Drawing, Lettering, Photo
from configurator.ui.glass import scene_box

EXACT_MM = 0.05


@pytest.fixture(autouse=True)
def chocolate(shop: Shop) -> None:
    """A guest has the first look of the chocolate on the stage."""
    shop.a_guest_comes()
    shop.makes("wrapper")


def test_a_drag_moves_a_layer_by_what_the_finger_moved(shop: Shop) -> None:
    before, scale = shop.layer_named("line").placement, shop.studio.state.px_per_mm
    shop.drags("line", 90, -60)
    after = shop.layer_named("line").placement
    assert after.x_mm - before.x_mm == pytest.approx(90 / scale, abs=EXACT_MM)
    assert after.y_mm - before.y_mm == pytest.approx(-60 / scale, abs=EXACT_MM)
    assert shop.chosen == "line"


def test_a_layer_lies_where_the_finger_left_it_before_its_picture_comes(shop: Shop) -> None:
    spot = shop.spot_of("line")
    shop.hand.drag(spot, spot + QPointF(80, -50))
    left = scene_box(shop.layer("line")).center() - spot
    assert (left.x(), left.y()) == pytest.approx((80, -50), abs=1.5)


def test_a_layer_near_the_middle_snaps_to_it(shop: Shop) -> None:
    assert shop.studio.session is not None
    middle = shop.studio.session.focus.center[0]
    away = middle - shop.layer_named("line").placement.x_mm
    shop.drags("line", away * shop.studio.state.px_per_mm + 5, 0)
    assert shop.layer_named("line").placement.x_mm == pytest.approx(middle, abs=EXACT_MM)


def test_two_fingers_make_a_layer_larger_and_turn_it(shop: Shop) -> None:
    shop.selects("headline")
    before = shop.layer_named("headline")
    assert isinstance(before, Lettering)
    shop.pinches("headline", 1.5, turn_deg=20)
    after = shop.layer_named("headline")
    assert isinstance(after, Lettering)
    assert 1.25 < after.size_mm / before.size_mm <= 1.5, "fingers move a little before they pinch"
    assert 10 < after.placement.rotation_deg <= 20


def test_undo_and_redo_go_through_everything_that_was_done(shop: Shop) -> None:
    seen = [shop.design]
    for across in (60, -120, 40):
        shop.drags("line", across, 0)
        seen.append(shop.design)
    assert len(set(map(str, seen))) == len(seen)
    for design in reversed(seen[:-1]):
        shop.steps("undo")
        assert shop.design == design
    assert not shop.studio.state.can_undo
    for design in seen[1:]:
        shop.steps("redo")
        assert shop.design == design
    assert not shop.studio.state.can_redo


@pytest.mark.parametrize(
    "words", ["מזל טוב נועה!", "Love, Dana & Amir", 'בת 8 ב-3.4, "Yes!"', "Hip hip\nhooray"]
)
def test_words_typed_on_the_glass_land_in_the_design(shop: Shop, words: str) -> None:
    shop.rewrites("headline", words)
    shop.closes_the_keyboard()
    layer = shop.layer_named("headline")
    assert isinstance(layer, Lettering)
    assert layer.text == words


def test_a_letter_put_into_two_lines_leaves_them_two(shop: Shop) -> None:
    before = shop.layer_named("headline")
    assert isinstance(before, Lettering)
    shop.selects("headline")
    shop.hand.tap("wordsField")
    shop.types("!")
    shop.closes_the_keyboard()
    after = shop.layer_named("headline")
    assert isinstance(after, Lettering)
    assert sorted(after.text) == sorted(f"{before.text}!")
    assert after.text.count("\n") == before.text.count("\n") == 1


def test_new_words_stand_beside_those_that_are_there(shop: Shop) -> None:
    shop.writes("אחת")
    shop.writes("Two")
    texts = [shop.layer_named(name) for name in shop.lettering()]
    assert [layer.text for layer in texts if isinstance(layer, Lettering)][-2:] == ["אחת", "Two"]


def test_a_photo_comes_in_and_takes_its_place(shop: Shop) -> None:
    shop.puts_a_photo()
    layer = shop.layer_named(shop.chosen)
    assert isinstance(layer, Photo)
    assert shop.store.shelf.path(layer.photo.id).is_file()
    assert shop.design.layer("photo-place") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.jpg", b"not a picture at all"),
        ("empty.png", b""),
        ("cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ],
)
def test_a_picture_that_is_none_is_refused_in_words(shop: Shop, name: str, content: bytes) -> None:
    bad = shop.data / "inbox" / name
    bad.write_bytes(content)
    shop.opens("photo")
    assert shop.studio.state.photo_trouble
    assert shop.studio.state.photo_trouble in shop.hand.words()
    assert len(shop.studio.state.photos) == 1, "the good one is there all the same"
    shop.takes_the_photo(0)
    bad.unlink()


def test_a_problem_is_mended_by_one_touch(shop: Shop) -> None:
    shop.drags("headline", 420, 0)
    assert shop.studio.state.problem["words"] in shop.hand.words()
    shop.mends()
    assert shop.studio.state.problem.get("weight") != "stop"
    shop.likes_it()


def test_a_problem_cannot_be_ordered(shop: Shop) -> None:
    shop.drags("headline", 420, 0)
    shop.goes("like", "proof")
    shop.wait()
    assert shop.proof.state.trouble in shop.hand.words()
    assert shop.hand.seen("order") is None


def test_a_finger_draws_a_line(shop: Shop) -> None:
    shop.takes("draw")
    shop.draws([QPointF(0.55, 0.9), QPointF(0.75, 0.85), QPointF(0.9, 0.9)])
    layers = shop.design.part("wrap").layers
    assert isinstance(layers[-1], Drawing)
    first, last = layers[-1].strokes[0].points[0], layers[-1].strokes[0].points[-1]
    assert shop.studio.session is not None
    assert last[0] - first[0] == pytest.approx(shop.studio.session.focus.width * 0.35, rel=0.1)


def test_a_stamp_is_pressed_where_the_finger_is(shop: Shop) -> None:
    shop.takes("stamps")
    shop.picks(shop.hand.names("item-")[0].removeprefix("item-"))
    shop.presses(QPointF(0.9, 0.2))
    shop.presses(QPointF(0.9, 0.8))
    layer = shop.design.part("wrap").layers[-1]
    assert layer.kind == "stamps"
    assert len(layer.impressions) == 2


def test_the_real_thing_turns_by_a_swipe(shop: Shop) -> None:
    shop.looks_at("wrapped")
    middle = scene_box(shop.hand.find("realPicture")).center()
    shop.hand.drag(middle, middle - QPointF(300, 0))
    shop.hand.until(lambda: shop.studio.state.view == "back", "the other side")
    shop.wait()


def test_a_touch_on_the_shoe_chooses_the_part_under_it(shop: Shop) -> None:
    shop.goes("home", "choose")
    shop.makes("shoe")
    shop.takes("color")
    box = scene_box(shop.hand.find("realPicture"))
    shop.hand.tap_at(box.center())
    shop.wait()
    assert shop.studio.session is not None
    chosen = shop.studio.session.part
    shop.picks("sky")
    assert shop.design.part(chosen).color == "sky"


def test_photos_and_the_inbox_stay_with_the_shop(shop: Shop) -> None:
    inbox = sorted(file.name for file in Path(shop.data / "inbox").iterdir())
    shop.puts_a_photo()
    assert sorted(file.name for file in Path(shop.data / "inbox").iterdir()) == inbox
