"""Additions: bars, papers, chocolates, foil touches and colors that a shop puts beside ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from configurator.families.adding import (
    Addable,
    Wish,
    named,
    number,
    price,
    printed_colors,
)
from configurator.families.press_figures import least_ink
from configurator.families.wrapper.bars import BARS
from configurator.families.wrapper.goods import GOODS
from configurator.families.wrapper.legal_words import LEGAL
from configurator.model.additions import Copy
from configurator.model.editions import Sheets
from configurator.model.words import Words

TARIFF = "tariffs/wrapper.json"
PAPERS = "substrates/papers.json"

BAR = Words(en="A bar", he="חפיסה")
PAPER = Words(en="A paper", he="נייר")
CHOCOLATE = Words(en="A chocolate", he="שוקולד")
TOUCH = Words(en="A foil touch", he="נגיעת זהב")
EXTRA = Words(en="Extra price", he="תוספת מחיר")

MEASURES = (
    number("net_g", Words(en="Net weight, g", he="משקל נטו, גרם"), "g", 5, 2000),
    number("length_mm", Words(en="Length, mm", he="אורך, מ״מ"), "mm", 40, 320),
    number("width_mm", Words(en="Width, mm", he="רוחב, מ״מ"), "mm", 20, 200),
    number("thickness_mm", Words(en="Thickness, mm", he="עובי, מ״מ"), "mm", 3, 40),
)


def addable(sheets: Sheets) -> Iterator[Addable]:
    """The wrapper's lists that can take more."""
    bars, goods = sheets.read(BARS)["bars"], sheets.read(GOODS)
    legal = sheets.newest(LEGAL)
    items: Mapping[str, Mapping[str, str]] = sheets.read(legal)["items"]

    def bar(wish: Wish) -> tuple[Copy, ...]:
        """A bar with its own item numbers and its price."""
        numbers = dict(zip(items[wish.like], free_items(items), strict=False))
        charge = {"sizes": (wish.id,), "words": wish.words, **wish.only("agorot")}
        measures = wish.only("net_g", "length_mm", "width_mm", "thickness_mm")
        return (
            Copy(sheet=BARS, path=("bars",), like=wish.like, name=wish.id,
                 put={"words": wish.words, **measures}),
            Copy(sheet=legal, path=("items",), like=wish.like, name=wish.id, put=numbers),
            Copy(sheet=TARIFF, path=("sizes",), like=wish.like, name=wish.id, put=charge),
        )  # fmt: skip

    def chocolate(wish: Wish) -> tuple[Copy, ...]:
        """A chocolate with its label, and an item number for every bar of it."""
        numbered = zip(items, free_items(items), strict=False)
        return (
            *_choice("chocolates", "chocolate", wish),
            Copy(sheet=legal, path=("foods",), like=wish.like, name=wish.id,
                 put={"name": wish.words}),
            *(Copy(sheet=legal, path=("items", bar), like=wish.like, name=wish.id, value=item)
              for bar, item in numbered),
        )  # fmt: skip

    yield _list("size", None, BAR, bars, (*MEASURES, price()), bar)
    yield _list(
        "choice", "paper", PAPER, goods["papers"], (price(EXTRA),),
        lambda wish: _choice("papers", "paper", wish),
    )  # fmt: skip
    chocolates = goods["chocolates"]
    yield _list("choice", "chocolate", CHOCOLATE, chocolates, (price(EXTRA),), chocolate)
    touches = [each for each in goods["decorations"] if each["kind"] != "none"]
    yield _list(
        "choice", "decoration", TOUCH, touches, (price(EXTRA),),
        lambda wish: _choice("decorations", "decoration", wish),
    )  # fmt: skip
    bears = least_ink(sheets, *((PAPERS, each["substrate"]) for each in goods["papers"]))
    yield printed_colors(sheets, "wrapper", goods["colors"], (GOODS, "colors"), bears)


def free_items(items: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Item numbers of the shop's own that no bar has yet, counted on from the highest."""
    last = max(int(number) for each in items.values() for number in each.values())
    return (str(number) for number in range(last + 1, last + 1000))


def _list(  # noqa: PLR0913, PLR0917 - a list is all of this
    kind: Any, of: str | None, words: Words, entries: Iterable[Mapping[str, Any]], asks: Any,
    copies: Any,
) -> Addable:  # fmt: skip
    likes = named(entries)
    return Addable(kind, of, words, asks, copies, frozenset(name for name, _ in likes), likes)


def _choice(entries: str, option: str, wish: Wish) -> tuple[Copy, ...]:
    """A choice of an option: what it is, and what it costs."""
    return (
        Copy(sheet=GOODS, path=(entries,), like=wish.like, name=wish.id,
             put={"words": wish.words}),
        Copy(sheet=TARIFF, path=("options", option), like=wish.like, name=wish.id,
             put={"words": wish.words, **wish.only("agorot")}),
    )  # fmt: skip
