"""How the kiosk stands: mirrored, within reach, dark or in high contrast, on every screen."""

from __future__ import annotations

from itertools import product

from inspection import beyond_reach, faint_words
from PySide6.QtGui import QImage
from shop import Shop

from configurator.ui.glass import scene_box

THEMES = ("light", "dark", "contrast")
SIZES = ((1920, 1080), (1080, 1920), (3840, 2160))
ROUNDING = 1
"""A texture smoothed at another place of the window may round otherwise."""
BESIDE_EACH_OTHER = ("home", "like", "tool-theme", "surprise")


def product_on_the_glass(shop: Shop) -> QImage:
    """The stage as it is seen, cut out of the window."""
    shop.wait()
    box = scene_box(shop.hand.find("ground")).toRect()
    return shop.hand.still().copy(box)


def pictures_of_the_product(shop: Shop) -> dict[str, bytes]:
    """Everything the stage is painted of, byte for byte."""
    state, rows = shop.studio.state, shop.studio.layers.rows
    keys = [state.ground, state.mat, *(row.picture for row in rows)]
    pictures = {key: shop.picture(key) for key in keys}
    return {key: bytes(picture.constBits()) for key, picture in pictures.items()}


def most_apart(one: QImage, other: QImage) -> int:
    """The largest difference of any channel of any pixel, of 255."""
    assert one.size() == other.size()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


def test_hebrew_mirrors_the_layout_and_never_the_product(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.is_sized(SIZES[0])
    shop.makes("wrapper")
    width = shop.app.window.width()
    before = {name: scene_box(shop.hand.find(name)) for name in BESIDE_EACH_OTHER}
    seen, pictures = product_on_the_glass(shop), pictures_of_the_product(shop)
    shop.hand.tap("language")
    shop.hand.until(lambda: shop.language == "he", "Hebrew")
    shop.wait()
    shop.lies_still()
    for name, box in before.items():
        now = scene_box(shop.hand.find(name)).center().x()
        was_left = box.center().x() < width / 2
        assert (now > width / 2) == was_left, name
    assert pictures_of_the_product(shop) == pictures
    assert most_apart(product_on_the_glass(shop), seen) <= ROUNDING


def test_everything_of_the_studio_is_within_reach(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.opens("comfort")
    shop.hand.tap("reach")
    shop.closes_the_sheet()
    found = []
    for size, language in product(SIZES, ("en", "he")):
        shop.is_sized(size)
        shop.stands(language=language)
        shop.lies_still()
        found += [f"{size} {language} {each}" for each in beyond_reach(shop.hand)]
    assert found == []


def test_words_stand_out_in_every_theme(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.is_sized(SIZES[0])
    shop.opens("comfort")
    found = faint("comfort", shop)
    shop.hand.tap("choice-contrast")
    shop.hand.until(lambda: shop.app.kiosk.state.theme == "contrast", "high contrast")
    shop.closes_the_sheet()
    found += faint("choose", shop)
    shop.makes("patch")
    found += faint("studio", shop)
    shop.takes("color")
    found += faint("colors", shop)
    shop.likes_it()
    found += faint("proof", shop)
    shop.orders()
    found += faint("ticket", shop)
    assert found == []


def faint(screen: str, shop: Shop) -> list[str]:
    found = []
    for theme in THEMES:
        shop.stands(theme=theme)
        shop.wait()
        found += [f"{screen} {theme} {each}" for each in faint_words(shop.hand)]
    return found


def test_proof_and_ticket_speak_the_other_language(shop: Shop) -> None:
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.likes_it()
    shop.hand.tap("more")
    shop.hand.until(lambda: shop.proof.state.quantity == 2, "two of them")
    shop.hand.tap("language")
    shop.hand.until(lambda: shop.language == "he", "Hebrew")
    shop.wait()
    assert shop.latin_words() == {"English", "Happy", "birthday"} & shop.latin_words()
    assert shop.proof.state.quantity == 2
    shop.orders()
    assert shop.latin_words() <= {"English", shop.proof.state.number}
