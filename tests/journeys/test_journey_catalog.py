"""What staff add between two visits is chosen by touch at the next, ordered, and printed."""

from __future__ import annotations

import pikepdf
from argon2 import PasswordHasher
from shop import Shop

from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.guard import Badge, Guard
from configurator.studio.workbench import Workbench

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
PER_MM = 72 / 25.4


def test_a_bar_and_a_color_that_staff_added_are_chosen_by_touch_and_ordered(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.store.pins._hasher = QUICK
    guard = Guard(shop.store, "desk-1")
    assert isinstance(guard.first_manager("Ruth", "482915"), Badge)
    desk = CatalogAdding(shop.store, guard, Workbench(shop.data))
    bar = {"en": "Picnic", "he": "פיקניק", "length_mm": "130", "width_mm": "60", "agorot": "31"}
    size = desk.add("wrapper", "size/", "100g", bar, "our own mold")
    red = {"en": "Shop red", "he": "אדום החנות", "cmyk": "10 95 80 0"}
    color = desk.add("wrapper", "swatch/", "", red, "our printer")
    shop.a_guest_comes()
    shop.makes("wrapper")
    shop.takes("option", "sizes")
    shop.picks(size)
    shop.takes("color")
    shop.picks(color)
    assert (shop.design.size, shop.design.part("wrap").color) == (size, color)
    shop.mends_all()
    shop.likes_it()
    order = shop.store.orders.numbered(shop.orders())
    assert order is not None and order.folder is not None and order.state == "ready"
    with pikepdf.open(shop.data / order.folder / "print.pdf") as pdf:
        trim = [float(each) for each in pdf.pages[0].TrimBox]
        painted = [
            [round(float(ink), 3) for ink in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "k"
        ]
    assert abs((trim[2] - trim[0]) / PER_MM - (130 + 1 - 2 * 6)) < 0.1
    assert [0.1, 0.95, 0.8, 0.0] in painted
