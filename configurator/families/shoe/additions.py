"""Additions: sizes, materials and colors of shoes that a shop puts beside ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from configurator.families.adding import (
    Addable,
    Wish,
    named,
    number,
    price,
    printed_colors,
)
from configurator.families.press_figures import least_ink
from configurator.families.shoe.catalog import SHOE
from configurator.footwear.sizes import LARGEST_EU, SMALLEST_EU
from configurator.model.additions import EVERY, Copy, Value
from configurator.model.editions import Sheets
from configurator.model.words import Words

TARIFF = "tariffs/shoe.json"
MATERIALS = "materials/materials.json"

SIZE = Words(en="A size", he="מידה")
EU = Words(en="EU size", he="מידה אירופית")
PAIR = Words(en="A pair of shoes, size {size}", he="זוג נעליים, מידה {size}")
MATERIAL = Words(en="A material", he="חומר")
PER_PART = Words(en="Price for each part", he="מחיר לכל חלק")


def addable(sheets: Sheets) -> Iterator[Addable]:
    """The shoe's lists that can take more."""
    catalog, tariff = sheets.read(SHOE), sheets.read(TARIFF)
    yield _sizes([int(each) for each in catalog["sizes"]])
    worn = {name for part in catalog["parts"] for name in part.get("materials", ())}
    likes = named(each for each in catalog["materials"] if each["id"] in worn)
    priced = tuple(tariff["materials"])

    def material(wish: Wish) -> tuple[Copy, ...]:
        """A material as the catalog, every part that comes in its like, and the tariff have it."""
        said = {"words": wish.words}
        return (
            Copy(sheet=SHOE, path=("materials",), like=wish.like, name=wish.id, put=said),
            Copy(sheet=SHOE, path=("parts", EVERY, "materials"), like=wish.like, name=wish.id),
            Copy(sheet=MATERIALS, path=("materials",), like=wish.like, name=wish.id, put=said),
            _material_price(wish, priced),
        )

    yield Addable(
        "material", None, MATERIAL, (price(PER_PART),), material,
        frozenset(each["id"] for each in sheets.read(MATERIALS)["materials"]), likes,
        prefix="shoe-",
    )  # fmt: skip
    dyed = {name for part in catalog["parts"] for name in part["colors"]}
    bears = least_ink(sheets, ("substrates/cloths.json", "canvas"))
    yield printed_colors(sheets, "shoe", dyed, (SHOE, "parts", EVERY, "colors"), bears)


def _sizes(made: list[int]) -> Addable:
    asked = number("size", EU, "pieces", SMALLEST_EU, LARGEST_EU, whole=True, needed=True)

    def like_of(given: Mapping[str, Value]) -> str:
        """What it is most like, of what there is."""
        wanted = int(given["size"])
        return str(min(made, key=lambda each: (abs(each - wanted), each)))

    def copies(wish: Wish) -> tuple[Copy, ...]:
        """The entries it becomes in the data sheets."""
        charge = {"sizes": (wish.id,), "words": PAIR.filled(size=wish.id), **wish.only("agorot")}
        return (
            Copy(sheet=SHOE, path=("sizes",), like=wish.like, name=wish.id),
            Copy(sheet=TARIFF, path=("sizes",), like=wish.like, name=wish.id, put=charge),
        )

    taken = frozenset(str(each) for each in made)
    asks = (asked, price())
    return Addable("size", None, SIZE, asks, copies, taken, like_of=like_of, id_of="size")


def _material_price(wish: Wish, priced: tuple[str, ...]) -> Copy:
    """Its own price, or free like what it is copied from."""
    if wish.like in priced or "agorot" in wish.given:
        like = wish.like if wish.like in priced else priced[0]
        put = {"words": wish.words, **wish.only("agorot")}
        return Copy(sheet=TARIFF, path=("materials",), like=like, name=wish.id, put=put)
    return Copy(sheet=TARIFF, path=("free",), like=wish.like, name=wish.id)
