"""Additions: widths, shapes, borders, backings, cloths and threads that a shop puts beside ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from configurator.embroidery.shapes import swatch_of
from configurator.families.adding import (
    DYED,
    Addable,
    Ask,
    Wish,
    dyed,
    looks_of,
    most_alike,
    named,
    number,
    price,
)
from configurator.families.patch.catalog import FREE, LIMITS, SHAPES, THREADS, TWILL
from configurator.model.additions import Copy, Value
from configurator.model.editions import Sheets
from configurator.model.figures import FigureRefused
from configurator.model.words import Words

TARIFF = "tariffs/patch.json"

WIDTH = Words(en="A width", he="רוחב")
WIDTH_MM = Words(en="Width, mm", he="רוחב, מ״מ")
A_PATCH = Words(en="Patch of {size} mm", he="תג ברוחב {size} מ״מ")
SHAPE = Words(en="A shape", he="צורה")
HEIGHT = Words(en="Height, % of the other's", he="גובה, % מזה של האחרת")
BORDER = Words(en="A border", he="גבול")
SMALL = Words(en="Width on the smallest patch, mm", he="רוחב על התג הקטן ביותר, מ״מ")
LARGE = Words(en="Width on the largest patch, mm", he="רוחב על התג הגדול ביותר, מ״מ")
BACKING = Words(en="A backing", he="גב")
CLOTH = Words(en="A cloth", he="בד")
THREAD = Words(en="A thread", he="חוט")
SPOOL = re.compile(r"[A-Za-z][A-Za-z .-]{1,30} [A-Za-z0-9]{1,10}")
NO_SPOOL = Words(
    en="“{typed}” is no thread. Type the maker and the code on the spool, such as Isacord 1902.",
    he="הערך ”{typed}“ אינו חוט. יש להקליד את היצרן ואת הקוד שעל הסליל, למשל Isacord 1902.",
)
CODE = Words(en="Its code, as Isacord 1902", he="הקוד, כמו Isacord 1902")
EXTRA = Words(en="Extra price", he="תוספת מחיר")


def addable(sheets: Sheets) -> Iterator[Addable]:
    """The patch's lists that can take more."""
    limits = sheets.read(LIMITS)
    yield _widths(limits["widths_mm"], limits["narrowest_mm"], limits["widest_mm"])
    shapes = named(s for s in sheets.read(SHAPES)["shapes"] if s["id"] != FREE)

    def shape(wish: Wish) -> tuple[Copy, ...]:
        """A shape, as high as asked, and its price."""
        put = {"words": wish.words, **wish.only("height_percent")}
        return (
            Copy(sheet=SHAPES, path=("shapes",), like=wish.like, name=wish.id, put=put),
            _charge("shape", wish),
        )

    def border(wish: Wish) -> tuple[Copy, ...]:
        """A border, as wide as asked, sewn as its like is, and its price."""
        put = {"words": wish.words, **wish.only("small_mm", "large_mm")}
        return (
            Copy(sheet=LIMITS, path=("borders",), like=wish.like, name=wish.id, put=put),
            _charge("border", wish),
        )

    def backing(wish: Wish) -> tuple[Copy, ...]:
        """A backing, and its price."""
        put = {"words": wish.words}
        return (
            Copy(sheet=LIMITS, path=("backings",), like=wish.like, name=wish.id, put=put),
            _charge("backing", wish),
        )

    asks = (number("height_percent", HEIGHT, "percent", 60, 140), price(EXTRA))
    taken = frozenset({FREE, *(name for name, _ in shapes)})
    yield Addable("choice", "shape", SHAPE, asks, shape, taken, shapes)
    borders = named(limits["borders"])
    taken = frozenset(name for name, _ in borders)
    widths = (number("small_mm", SMALL, "mm", 1, 8), number("large_mm", LARGE, "mm", 1, 8))
    yield Addable("choice", "border", BORDER, (*widths, price(EXTRA)), border, taken, borders)
    backings = named(limits["backings"])
    taken = frozenset(name for name, _ in backings)
    yield Addable("choice", "backing", BACKING, (price(EXTRA),), backing, taken, backings)
    yield _swatches(sheets, TWILL, "choice", "twill", CLOTH, DYED)
    code = Ask("thread", CODE, needed=True)
    yield _swatches(sheets, THREADS, "swatch", None, THREAD, (code, *DYED))


def _charge(option: str, wish: Wish) -> Copy:
    put = {"words": wish.words, **wish.only("agorot")}
    return Copy(sheet=TARIFF, path=("options", option), like=wish.like, name=wish.id, put=put)


def _widths(made: list[int], low: int, high: int) -> Addable:
    asked = number("size", WIDTH_MM, "mm", low, high, whole=True, needed=True)

    def like_of(given: Mapping[str, Value]) -> str:
        """What it is most like, of what there is."""
        wanted = int(given["size"])
        return str(min(made, key=lambda each: (abs(each - wanted), -each)))

    def copies(wish: Wish) -> tuple[Copy, ...]:
        """The entries it becomes in the data sheets."""
        words = A_PATCH.filled(size=wish.id)
        charge = {"sizes": (wish.id,), "words": words, **wish.only("agorot")}
        return (
            Copy(sheet=LIMITS, path=("widths_mm",), like=wish.like, name=wish.id),
            Copy(sheet=TARIFF, path=("sizes",), like=wish.like, name=wish.id, put=charge),
        )

    taken = frozenset(str(each) for each in made)
    asks = (asked, price())
    return Addable("size", None, WIDTH, asks, copies, taken, like_of=like_of, id_of="size")


def _swatches(  # noqa: PLR0913, PLR0917 - a list of swatches is all of this
    sheets: Sheets, sheet: str, kind: str, of: str | None, words: Words, asks: tuple[Ask, ...]
) -> Addable:
    looks = looks_of(sheets, sheet)

    def like_of(given: Mapping[str, Value]) -> str:
        """What it is most like, of what there is."""
        return most_alike(str(given["srgb"]), looks, looks)

    def copies(wish: Wish) -> tuple[Copy, ...]:
        """The entries it becomes in the data sheets."""
        put = {**dyed(wish), **wish.only("thread")}
        return (Copy(sheet=sheet, path=("swatches",), like=wish.like, name=wish.id, put=put),)

    return Addable(
        "choice" if kind == "choice" else "swatch", of, words, asks, copies, frozenset(looks),
        like_of=like_of, prefix="twill-", id_from=_spool if sheet == THREADS else None,
    )  # fmt: skip


def _spool(given: Mapping[str, Value]) -> str:
    """A thread's id, which artwork finds by its maker and code. Raises FigureRefused."""
    typed = " ".join(str(given["thread"]).split())
    if SPOOL.fullmatch(typed) is None:
        raise FigureRefused(NO_SPOOL.filled(typed=typed))
    return swatch_of(typed)
