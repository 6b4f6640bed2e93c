"""Adding: what a shop may add to a family's catalog, what is asked for it, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

from configurator.ground.color import lab_of, nearest
from configurator.ground.icc import press_profile
from configurator.model.additions import AdditionKind, Copy, Given, Value
from configurator.model.editions import Key, Sheets
from configurator.model.figures import Figure, FigureRefused, Unit
from configurator.model.words import Words
from configurator.prepress.ink_limit import within

OURS = Words(en="Our own catalog", he="הקטלוג שלנו")
NAME_LETTERS = 40
MOST_ILS = 100_000.0
LOOKS = re.compile(r"#?([0-9a-fA-F]{6})")
INKS = re.compile(r"[\s,/]+")

PRICE = Words(en="Price", he="מחיר")
LOOK = Words(en="On the screen, as #c8102e", he="על המסך, כמו ‎#c8102e")
SEPARATION = Words(en="Inks C M Y K in percent", he="צבעי דפוס C M Y K באחוזים")
NOT_A_COLOR = Words(
    en="“{typed}” is not a color. Type six digits such as #c8102e.",
    he="הערך ”{typed}“ אינו צבע. אפשר להקליד שש ספרות כמו ‎#c8102e.",
)
NOT_INKS = Words(
    en="“{typed}” are not four inks. Type four percentages such as 10 95 80 0.",
    he="הערך ”{typed}“ אינו ארבעה צבעי דפוס. אפשר להקליד ארבעה אחוזים כמו 10 95 80 0.",
)
EITHER = Words(
    en="One of the two is enough: how it looks, or its inks. What you see on the screen is then "
    "what the press prints.",
    he="מספיק אחד מהשניים: איך הוא נראה, או צבעי הדפוס שלו. מה שרואים על המסך הוא מה שיודפס.",
)
TOO_MUCH_INK = Words(
    en="That is {sum} % of ink in all; what it is printed on bears {most} %. Take less.",
    he="יחד זה {sum}% צבע, ומה שמדפיסים עליו נושא {most}%. כדאי להפחית.",
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked of something new; what may stay empty is as what it is copied from.

    Numbers are read, and refused, as `figure` says.
    """

    id: str
    words: Words
    figure: Figure | None = None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """Something new as it was asked for: its id, what it is like, its words, and its figures."""

    id: str
    like: str
    words: Words
    given: Mapping[str, Value] = field(default_factory=dict)

    def only(self, *names: str) -> dict[str, Value]:
        """Those of the figures that were given."""
        return {name: self.given[name] for name in names if name in self.given}


@dataclass(frozen=True, slots=True)
class Addable:
    """One list of a catalog that a shop may add to.

    `likes` is what can be copied, by id; where there is none, `like_of` finds the nearest to what
    was given. `id_of` makes the new id where it is no matter of its name, as a size's is.
    """

    kind: AdditionKind
    of: str | None
    words: Words
    asks: tuple[Ask, ...]
    copies: Callable[[Wish], tuple[Copy, ...]]
    taken: frozenset[str]
    likes: tuple[tuple[str, Words], ...] = ()
    like_of: Callable[[Mapping[str, Value]], str] | None = None
    id_of: str = ""
    """The ask whose number is the new entry's id and name; it is named in words without one."""
    id_from: Callable[[Mapping[str, Value]], str] | None = None
    """What makes the id of something named of what else was given, as a thread's of its code."""
    prefix: str = ""
    how: Words | None = None
    """What has to be known to fill it in, beyond that what is empty is copied."""

    def without(self, withdrawn: Set[Key]) -> Addable:
        """The same, nothing being like what was taken out; a size of that name can come back."""
        gone = {name for kind, of, name in withdrawn if (kind, of) == (self.kind, self.of)}
        likes = tuple(like for like in self.likes if like[0] not in gone)
        own = self.id_of or self.id_from is not None
        return replace(self, likes=likes, taken=self.taken - gone if own else self.taken)

    @property
    def id(self) -> str:
        """Its name among a family's lists."""
        return f"{self.kind}/{self.of or ''}"


def number(  # noqa: PLR0913 - a number is asked for with all of this
    name: str, words: Words, unit: Unit, low: float, high: float, *, whole: bool = False,
    needed: bool = False,
) -> Ask:  # fmt: skip
    """A number that is asked for."""
    return Ask(name, words, Figure("", (name,), words, unit, OURS, low, high, whole), needed)


def price(words: Words = PRICE) -> Ask:
    """What it costs, typed in shekels."""
    return number("agorot", words, "ils", 0, MOST_ILS)


DYED = (Ask("srgb", LOOK, needed=True),)
"""What is bought in its color: only its look is asked."""
PRINTED = (Ask("srgb", LOOK), Ask("cmyk", SEPARATION))
"""What is printed: one of the two is enough, and inks go before looks."""


def read_look(typed: str) -> str:
    """A screen color as '#rrggbb'. Raises FigureRefused."""
    match = LOOKS.fullmatch(typed.strip())
    if match is None:
        raise FigureRefused(NOT_A_COLOR.filled(typed=typed))
    return f"#{match[1].lower()}"


def read_inks(typed: str) -> tuple[float, ...]:
    """Four inks as shares of 1. Raises FigureRefused."""
    parts = [part for part in INKS.split(typed.strip().replace("%", " ")) if part]
    try:
        inks = tuple(round(float(part) / 100, 4) for part in parts)
    except ValueError:
        raise FigureRefused(NOT_INKS.filled(typed=typed)) from None
    if len(inks) != 4 or not all(0 <= ink <= 1 for ink in inks):
        raise FigureRefused(NOT_INKS.filled(typed=typed))
    return inks


def dyed(wish: Wish) -> dict[str, Given]:
    """A swatch of what is bought in its color; its inks are for pictures of it in print."""
    srgb = read_look(str(wish.given.get("srgb", "")))
    return {"words": wish.words, "srgb": srgb, "cmyk": _rounded(press_profile().cmyk(srgb))}


def printed(given: Mapping[str, Value], most: float) -> tuple[str, tuple[float, ...]]:
    """A process color as the press prints it: its look on the screen, and its inks.

    Raises FigureRefused for what is no color, or more ink than `most` (3.0 is 300 %).
    """
    profile, typed = press_profile(), str(given.get("cmyk", ""))
    if not typed:
        look = profile.cmyk(read_look(str(given.get("srgb", ""))))
        inks = _rounded(within(look, most, profile))
        return profile.srgb(inks), inks
    inks = _rounded(read_inks(typed))
    if sum(inks) > most + 1e-6:
        said = {"sum": f"{100 * sum(inks):.0f}", "most": f"{100 * most:.0f}"}
        raise FigureRefused(TOO_MUCH_INK.filled(**said))
    return profile.srgb(inks), inks


def _rounded(inks: tuple[float, ...]) -> tuple[float, float, float, float]:
    cyan, magenta, yellow, black = (round(ink, 2) for ink in inks)
    return cyan, magenta, yellow, black


def most_alike(srgb: str, swatches: Mapping[str, str], among: Collection[str]) -> str:
    """The swatch that looks most like a color, among those of a list."""
    labs = {name: lab_of(look) for name, look in swatches.items() if name in among}
    return nearest(lab_of(srgb), labs)[0]


def looks_of(sheets: Sheets, sheet: str) -> dict[str, str]:
    """The screen colors of a sheet of swatches, by id."""
    return {each["id"]: each["srgb"] for each in sheets.read(sheet)["swatches"]}


def named(entries: Iterable[Mapping[str, object]]) -> tuple[tuple[str, Words], ...]:
    """The ids and words of a list's entries."""
    return tuple((str(e["id"]), Words.model_validate(e["words"])) for e in entries)


INK_SHEET = "swatches/ink.json"
COLOR = Words(en="A color", he="צבע")


def printed_colors(
    sheets: Sheets, family: str, offered: Collection[str], place: tuple[str, ...], most: float
) -> Addable:
    """Process colors of a family, offered wherever it has the one most like it.

    `place` is the sheet and the path of its offered colors; `most` is what the stock bears (3.0 is
    300 %).
    """
    looks = looks_of(sheets, INK_SHEET)
    sheet, *path = place

    def like_of(given: Mapping[str, Value]) -> str:
        """What it is most like, of what there is."""
        return most_alike(printed(given, most)[0], looks, offered)

    def copies(wish: Wish) -> tuple[Copy, ...]:
        """The entries it becomes in the data sheets."""
        srgb, inks = printed(wish.given, most)
        put = {"words": wish.words, "srgb": srgb, "cmyk": inks}
        return (
            Copy(sheet=INK_SHEET, path=("swatches",), like=wish.like, name=wish.id, put=put),
            Copy(sheet=sheet, path=tuple(path), like=wish.like, name=wish.id),
        )

    return Addable(
        "swatch", None, COLOR, PRINTED, copies, frozenset(looks), like_of=like_of,
        prefix=f"{family}-", how=EITHER,
    )  # fmt: skip


MANY = Words(en="A discount for many", he="הנחת כמות")
AT_LEAST = Words(en="From how many alike", he="החל מכמה זהים")
OFF = Words(en="Percent off", he="אחוז הנחה")
FROM = Words(en="From {count} alike", he="החל מ־{count} זהים")


def discounts(sheets: Sheets, family: str) -> Addable:
    """The discounts for many alike, which every family's tariff has."""
    sheet = f"tariffs/{family}.json"
    made = [int(each["at_least"]) for each in sheets.read(sheet)["breaks"]]

    def copies(wish: Wish) -> tuple[Copy, ...]:
        """The entries it becomes in the data sheets."""
        put = {"at_least": int(wish.id), **wish.only("percent_off")}
        return (Copy(sheet=sheet, path=("breaks",), like=wish.like, name=wish.id, put=put),)

    asks = (
        number("at_least", AT_LEAST, "pieces", 2, 10_000, whole=True, needed=True),
        number("percent_off", OFF, "percent", 1, 90, whole=True, needed=True),
    )
    taken = frozenset(str(each) for each in made)
    return Addable(
        "break", None, MANY, asks, copies, taken, like_of=lambda _: str(made[0]),
        id_of="at_least",
    )  # fmt: skip
