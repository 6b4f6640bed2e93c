"""Figures of the press: the finest print, and how each stock is printed, for every family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup, Unit
from configurator.model.press import LIMITS
from configurator.model.printing_conditions import conditions_of
from configurator.model.words import Words

PRESS_ROOM = Words(en="Press-room practice", he="נוהג בתי דפוס")
INK_TABLE = Words(en="The substrate's own data; half of it by practice",
                  he="נתוני המצע; מחציתם לפי נוהג")  # fmt: skip

PRINTED_ON = Words(en="Printing on {name}", he="הדפסה על {name}")
FINEST: tuple[tuple[str, str, str, Unit, float, float], ...] = (
    ("line_pt", "Thinnest line", "הקו הדק ביותר", "pt", 0.1, 4),
    ("light_line_pt", "Thinnest light line on dark", "הקו הבהיר הדק ביותר על רקע כהה",
     "pt", 0.1, 6),
    ("good_line_mm", "What a thin line is mended to", "לאיזה עובי מתקנים קו דק", "mm", 0.1, 3),
    ("type_pt", "Smallest type", "הגופן הקטן ביותר", "pt", 3, 40),
    ("light_type_pt", "Smallest light type on dark", "הגופן הבהיר הקטן ביותר על רקע כהה",
     "pt", 3, 40),
    ("mixed_type_pt", "Smallest type in a mixed color", "הגופן הקטן ביותר בצבע מעורב",
     "pt", 3, 40),
)  # fmt: skip
SHARP: tuple[tuple[str, Words], ...] = (
    ("wanted_ppi", Words(en="Sharp photo", he="תמונה חדה")),
    ("least_ppi", Words(en="Softest photo", he="התמונה הרכה ביותר")),
)
INK_LIMIT = Words(en="Ink in all, at most", he="סך כל הצבע, לכל היותר")
CONDITION = Words(en="Printed for", he="מודפס עבור")
WHITE = Words(en="White below the inks", he="לבן מתחת לצבעים")
WHITES = (
    ("none", Words(en="No white", he="ללא לבן")),
    ("under-art", Words(en="Under the art", he="מתחת לציור")),
)
PHOTOS = Words(en="Photos in the file", he="תמונות בקובץ")
KEPT = (
    ("cmyk", Words(en="In the press's inks", he="בצבעי הדפוס")),
    ("srgb", Words(en="As sRGB", he="כ־sRGB")),
)
KEPT_BY = Words(
    en="The press converts sRGB ({name} lays up to {most}\u00a0% of ink); what passes the stock's "
    "limit is converted here",
    he="את sRGB הדפוס ממיר ({name} מניח עד {most}% צבע); מה שעובר את גבול המצע מומר כאן",
)
PROFILES = Words(en="The profile says what it is made for", he="הפרופיל אומר לאיזה תנאי נעשה")
LEAST_INK = 200.0
"""No limit in percent is lower: the control strip lays two full inks for red, green and blue."""


def press_groups(
    sheets: Sheets, *substrates: tuple[str, str], sewn: bool = False
) -> Iterator[FigureGroup]:
    """The finest print, and how each of some (sheet, substrate) pairs is printed.

    What is `sewn` has no white: its file is a guide on paper.
    """
    finest = tuple(
        Figure(LIMITS, (key,), Words(en=en, he=he), unit, PRESS_ROOM, low, high)
        for key, en, he, unit, low, high in FINEST
    )
    yield FigureGroup(
        "finest", Words(en="The finest that is printed", he="הדק ביותר שמודפס"), finest
    )
    for sheet, name in substrates:
        entry = next(each for each in sheets.read(sheet)["substrates"] if each["id"] == name)
        words = Words(**entry["words"])
        title = PRINTED_ON.filled(name=Words(en=words.en.lower(), he=words.he))
        figures = _figures(sheets, sheet, entry)
        kept = tuple(each for each in figures if not (sewn and each.words == WHITE))
        yield FigureGroup(f"stock-{name}", title, kept)


def least_ink(sheets: Sheets, *substrates: tuple[str, str]) -> float:
    """The ink that all of some (sheet, substrate) pairs bear, as shares (3.0 is 300 %)."""
    return min(
        float(each["ink_limit"])
        for sheet, name in substrates
        for each in sheets.read(sheet)["substrates"]
        if each["id"] == name
    )


def _figures(sheets: Sheets, sheet: str, entry: Mapping[str, Any]) -> Iterator[Figure]:
    """How one stock is printed: its ink, its profile, its white, and the sharpness of photos."""
    there, conditions = ("substrates", entry["id"]), conditions_of(sheets)
    most = 100 * max(each.most_ink for each in conditions.values())
    yield Figure(
        sheet, (*there, "ink_limit"), INK_LIMIT, "ink", INK_TABLE, LEAST_INK, most
    )  # fmt: skip
    profiles = tuple((name, each.words) for name, each in conditions.items())
    yield Figure(sheet, (*there, "profile"), CONDITION, "choice", PROFILES, choices=profiles)
    yield Figure(sheet, (*there, "white"), WHITE, "choice", PRESS_ROOM, choices=WHITES)
    press = conditions[entry["profile"]]
    source = KEPT_BY.filled(name=press.words, most=f"{100 * press.most_ink:g}")
    yield Figure(sheet, (*there, "photos"), PHOTOS, "choice", source, choices=KEPT)
    for key, said in SHARP:
        yield Figure(sheet, (*there, key), said, "ppi", INK_TABLE, 30, 1200, whole=True)
