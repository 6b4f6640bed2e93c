"""Every screen with its words twice as large, both orientations and languages: nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from inspection import cut_words, small_targets, words_on_words
from shop import Shop

LYING, UPRIGHT = (1920, 1080), (1080, 1920)
EVERY_WAY = ((LYING, "en"), (LYING, "he"), (UPRIGHT, "he"), (UPRIGHT, "en"))
TWO_WAYS = ((LYING, "en"), (UPRIGHT, "he"))
"""Enough for rows that differ in their words only."""
TOOLS = {
    "wrapper": ("motif", "stamps", "draw", "layers", "photo"),
    "shoe": ("color", "option", "pattern"),
    "patch": ("color",),
}
SIDES_OF_WORDS = ("font", "color", "size")


def standing(shop: Shop, ways: tuple[tuple[tuple[int, int], str], ...]) -> Iterator[str]:
    """Turn the screen and speak another language; the words are large all the while."""
    shop.stands(text_scale=2.0)
    for size, language in ways:
        shop.is_sized(size)
        shop.stands(language=language)
        shop.lies_still()
        yield f"{size[0]}x{size[1]} {language}"
    shop.is_sized(LYING)
    shop.stands(language="en", text_scale=1.0)


def troubles(shop: Shop, ways: tuple[tuple[tuple[int, int], str], ...] = EVERY_WAY) -> list[str]:
    return [
        f"{way}: {trouble}"
        for way in standing(shop, ways)
        for trouble in (
            *cut_words(shop.hand),
            *words_on_words(shop.hand),
            *small_targets(shop.hand),
        )
    ]


def test_attract(shop: Shop) -> None:
    shop.everybody_leaves()
    assert troubles(shop) == []


def test_hello(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    assert troubles(shop) == []


def test_card(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.goes("hello-card", "card")
    asking = troubles(shop)
    shop.types(shop.home.code)
    shop.hand.tap("key-done")
    shop.hand.tap("codeDone")
    shop.hand.find("member-אמיר")
    assert asking + troubles(shop) == []


def test_remember(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.goes("hello-remember", "remember")
    asking = troubles(shop)
    shop.hand.tap("nameField")
    shop.types("Dana")
    shop.closes_the_keyboard()
    shop.hand.tap("rememberDone")
    shop.hand.find("toChoose")
    assert asking + troubles(shop) == []


def test_choose_and_know(shop: Shop) -> None:
    shop.somebody_known_comes("אמיר")
    choosing = troubles(shop)
    shop.goes("who", "know")
    assert choosing + troubles(shop) == []


@pytest.mark.parametrize("family", TOOLS)
def test_studio_of(shop: Shop, family: str) -> None:
    shop.a_guest_comes()
    shop.makes(family)
    found = troubles(shop)
    for tool in TOOLS[family]:
        shop.takes(tool)
        found += [f"{tool} {trouble}" for trouble in troubles(shop, TWO_WAYS)]
    assert found == []


def test_words_and_their_keyboard(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.takes("lettering")
    shop.hand.tap("item-write")
    shop.hand.find("key-done")
    writing = troubles(shop)
    shop.closes_the_keyboard()
    found = []
    for facet in SIDES_OF_WORDS:
        shop.faces(facet)
        found += [f"{facet} {trouble}" for trouble in troubles(shop, TWO_WAYS)]
    assert writing + found == []


@pytest.mark.parametrize("sheet", ["help", "price", "comfort", "photo"])
def test_sheet(shop: Shop, sheet: str) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.opens(sheet)
    found = troubles(shop)
    shop.closes_the_sheet()
    assert found == []


def test_problem_and_still_there(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.drags("headline", 420, 0)
    shop.hand.find("remedy")
    problem = troubles(shop)
    shop.app.kiosk.swap(idle_shown=True, seconds_left=20)
    shop.hand.find("moreTime")
    notice = troubles(shop)
    shop.hand.tap("moreTime")
    shop.hand.until(lambda: shop.hand.seen("moreTime") is None, "the notice going away")
    assert problem + notice == []


def test_proof_of_many_parts_and_ticket(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("shoe")
    shop.likes_it()
    proof = troubles(shop)
    shop.wait()
    shop.orders()
    assert proof + troubles(shop) == []
