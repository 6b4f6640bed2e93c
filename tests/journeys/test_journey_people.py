"""People at the kiosk: remembered, let in, switched and let go; guests leave nothing behind."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from shop import Shop

from configurator.taste.taste import Taste
from configurator.ui.glass import scene_box
from configurator.ui.knowing import LONG_AWAY
from configurator.ui.pictures import OF_THE_SHOP
from configurator.ui.viewmodels import kiosk as kiosk_rules

FATHER, DAUGHTER = "אמיר", "נועה"
SECRET = "Shulamit and Zerubbabel"


def holding(data: Path, text: str) -> list[Path]:
    """Every file of the shop with a text in it, however it is written."""
    wanted = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for file in data.rglob("*") if file.is_file()]
    return [file for file in files if any(each in file.read_bytes() for each in wanted)]


def a_guest_with_a_secret(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.puts_a_photo()
    shop.rewrites("headline", SECRET)
    shop.closes_the_keyboard()
    assert shop.store.shelf.ids()


def nothing_is_left(shop: Shop) -> None:
    shop.wait()
    assert not shop.store.shelf.ids(), "no photo on disk"
    assert not [file for file in (shop.data / "photos").iterdir() if file.is_file()]
    assert holding(shop.data, SECRET) == []
    assert all(key.startswith(OF_THE_SHOP) for key in shop.app.shelf.keys)
    assert not shop.store.autosave.left()
    assert shop.studio.session is None
    assert shop.studio.history is None
    assert SECRET not in f"{shop.studio.state}{shop.proof.state}{shop.app.kiosk.state}"
    assert shop.studio.photos_here.taken_in == ()


def test_a_guest_leaves_nothing(shop: Shop) -> None:
    a_guest_with_a_secret(shop)
    shop.likes_it()
    shop.hand.tap("back")
    shop.comes_to("studio")
    shop.goes("home", "choose")
    shop.goes("back", "attract")
    nothing_is_left(shop)


def test_a_guest_who_leaves_in_the_middle_of_work_leaves_nothing(shop: Shop) -> None:
    a_guest_with_a_secret(shop)
    shop.goes("like", "proof")
    shop.app.kiosk.endVisit()
    shop.comes_to("attract")
    nothing_is_left(shop)


def test_a_picture_that_comes_in_too_late_is_not_kept(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.takes("photo")
    shop.hand.tap("item-add")
    shop.app.kiosk.endVisit()
    shop.comes_to("attract")
    nothing_is_left(shop)


def test_quiet_is_asked_about_answered_and_ends_the_visit(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_guest_with_a_secret(shop)
    shop.walks_away()
    shop.hand.tap("moreTime")
    shop.stays()
    shop.hand.until(lambda: shop.hand.seen("moreTime") is None, "the notice going away")
    assert shop.screen == "studio"
    assert shop.layer_named("headline").kind == "lettering"
    monkeypatch.setattr(kiosk_rules, "NOTICE_S", 2)
    shop.walks_away()
    shop.comes_to("attract")
    nothing_is_left(shop)


def test_the_notice_takes_done_for_an_answer(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.walks_away()
    shop.goes("idleDone", "attract")


def test_somebody_new_is_remembered_with_how_they_stand(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.goes("hello-remember", "remember")
    shop.hand.tap("nameField")
    shop.types("Dana")
    shop.closes_the_keyboard()
    shop.hand.tap("rememberDone")
    shop.hand.find("toChoose")
    code = shop.app.kiosk.state.new_code
    assert code in shop.hand.words()
    shop.goes("toChoose", "choose")
    shop.opens("comfort")
    shop.hand.tap("choice-contrast")
    shop.hand.tap("choice-1.5")
    shop.hand.tap("savePosture")
    shop.closes_the_sheet()
    shop.makes("wrapper")
    shop.rewrites("headline", "For Dana")
    shop.closes_the_keyboard()
    begun = shop.design
    shop.everybody_leaves()
    assert (shop.app.kiosk.state.theme, shop.app.kiosk.state.text_scale) == ("light", 1.0)
    shop.begins()
    shop.shows_code(code)
    shop.comes_to("choose")
    assert (shop.app.kiosk.state.theme, shop.app.kiosk.state.text_scale) == ("contrast", 1.5)
    assert "What shall we make, Dana?" in shop.hand.words()
    shop.starts_from(0)
    assert shop.design == begun


def test_a_posture_changed_by_hand_is_put_back(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    shop.opens("comfort")
    shop.hand.tap("choice-dark")
    shop.hand.until(lambda: shop.app.kiosk.state.theme == "dark", "dark colors")
    shop.hand.tap("restorePosture")
    shop.hand.until(lambda: shop.app.kiosk.state.theme == "light", "light colors")
    shop.closes_the_sheet()


def test_a_change_of_the_screen_is_asked_about_once(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    kiosk, before = shop.app.kiosk, shop.app.kiosk.posture()
    shop.opens("comfort")
    shop.hand.tap("choice-us")
    shop.hand.until(lambda: kiosk.state.units == "us", "sizes of the US")
    shop.closes_the_sheet()
    shop.hand.find("noteSave")
    shop.hand.tap("noteIgnore")
    shop.hand.until(lambda: shop.hand.seen("noteSave") is None, "the end of the question")
    assert kiosk.state.units == "us"
    shop.opens("comfort")
    shop.hand.tap("choice-dark")
    shop.hand.until(lambda: kiosk.state.theme == "dark", "dark colors")
    shop.closes_the_sheet()
    shop.hand.tap("noteRestore")
    shop.hand.until(lambda: kiosk.posture() == before, "the screen as it was")


def test_a_tile_that_is_held_can_become_a_favorite(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    shop.makes("wrapper")
    shop.takes("motif")
    shop.hand.bring("item-owl")
    owl = scene_box(shop.hand.find("item-owl")).center()
    shop.hand.hold(owl, lambda: shop.hand.seen("favor") is not None, "a word about the owl")
    shop.hand.tap("favor")
    favorites = shop.app.reception.visitor.here.now.favorites
    assert ("motif", "owl") in [(each.kind, each.item) for each in favorites]
    assert '"owl"' not in shop.design.model_dump_json(), "holding is not choosing"


def test_a_wrong_code_is_refused_in_words(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.shows_code("ABCD2345")
    shop.hand.until(lambda: bool(shop.app.kiosk.state.card_trouble), "a refusal")
    assert shop.app.kiosk.state.card_trouble in shop.hand.words()
    assert shop.hand.names("member-") == []


def test_a_code_is_typed_in_its_own_letters_whatever_the_language(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.hand.tap("language")
    shop.hand.until(lambda: shop.language == "he", "Hebrew")
    shop.goes("hello-card", "card")
    assert shop.hand.find("key-q").property("label") == "Q"


def test_switching_changes_everything_in_one_step_and_back(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    standing = shop.app.kiosk.posture()
    assert standing["language"] == "he"
    shop.everybody_leaves()
    shop.begins()
    shop.scans(shop.home.card)
    changes: list[dict[str, object]] = []
    shop.app.kiosk.swapped.connect(lambda: changes.append(shop.app.kiosk.posture()))
    shop.goes(f"member-{DAUGHTER}", "choose")
    daughter = shop.app.kiosk.posture()
    assert (daughter["reach"], daughter["text_scale"]) == (True, 1.25)
    assert [each for each in changes if each not in (daughter, shop.house)] == []
    shop.hand.tap("toastAction")
    shop.comes_to("hello")
    assert shop.app.kiosk.posture() == shop.house
    assert shop.app.kiosk.state.person_name == ""


def test_a_known_person_is_offered_what_they_began_and_their_size(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    assert len(shop.hand.names("start-")) >= 2
    because = [start["because"] for start in shop.app.kiosk.state.starts]
    assert set(because) <= set(shop.hand.words())
    shop.makes("shoe")
    shop.likes_it()
    assert shop.proof.state.size == "42"
    assert shop.proof.state.size_question == "42, כמו בפעם הקודמת?"


def test_what_is_forgotten_is_gone(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    shop.goes("who", "know")
    known = shop.app.kiosk.state.facts
    shop.hand.tap(f"forget-{known[0]['id']}")
    shop.hand.until(lambda: len(shop.app.kiosk.state.facts) == len(known) - 1, "forgetting")
    assert known[0]["text"] not in shop.hand.words()
    assert set(shop.app.kiosk.state.clocks) <= set(shop.hand.words())
    shop.hand.tap("forgetAll")
    shop.hand.find("goesToo")
    assert DAUGHTER in shop.app.kiosk.state.goes_too
    shop.hand.tap("keepMe")
    learn = "allow-learn"
    if not next(each["on"] for each in shop.app.kiosk.state.purposes if each["id"] == "learn"):
        shop.hand.tap(learn)
    person = shop.reception.visitor.here.now.person or ""
    Taste(shop.store.choices).declare(person, "palette", "gold", shop.store.clock())
    shop.reception.knowing.say()
    assert any(each["id"] == "taste:palette/gold" for each in shop.app.kiosk.state.facts)
    shop.hand.tap(learn)
    shop.hand.until(
        lambda: not any(f["id"].startswith("taste") for f in shop.app.kiosk.state.facts),
        "the withdrawal",
    )
    assert shop.store.choices.person(person).is_bare


def test_who_was_long_away_is_told_so_for_as_long_as_they_look(shop: Shop) -> None:
    with shop.store.database.writing() as tables:
        tables.execute("UPDATE people SET seen_ms = seen_ms - ?", [340 * 86_400_000])
    shop.everybody_leaves()
    shop.begins()
    shop.shows_code(shop.home.code)
    shop.goes(f"member-{FATHER}", "know")
    state = shop.app.kiosk.state
    assert state.know_note == LONG_AWAY.said(state.language)
    assert "שנה" in state.toast and state.know_note in shop.hand.words()
    shop.hand.tap(f"forget-{state.facts[-1]['id']}")
    shop.hand.until(lambda: len(shop.app.kiosk.state.facts) < len(state.facts), "forgetting")
    assert shop.app.kiosk.state.know_note == state.know_note
    shop.somebody_known_comes(FATHER)
    shop.goes("who", "know")
    assert shop.app.kiosk.state.know_note == ""
    person, ended = shop.reception.visitor.here.now.person or "", datetime(2026, 3, 4, tzinfo=UTC)
    yes = shop.store.people.member(person).consents[-1]
    changes = {"purpose": "learn", "given": True, "at": ended, "expires_at": ended}
    shop.store.people.record_consent(person, yes.model_copy(update=changes))
    shop.reception.knowing.say()
    assert "4.3.2026" in shop.app.kiosk.state.know_note


def test_a_picture_of_a_person_is_not_on_the_shelf_of_the_next(shop: Shop) -> None:
    shop.somebody_known_comes(FATHER)
    shown = [start["picture"].rpartition("/")[2] for start in shop.app.kiosk.state.starts]
    assert all(shop.app.shelf.has(key) for key in shown)
    shop.everybody_leaves()
    assert not any(shop.app.shelf.has(key) for key in shown)
    empty = shop.app.shelf.requestImage(shown[0], QSize(), QSize())
    assert (empty.width(), empty.height()) == (1, 1)
