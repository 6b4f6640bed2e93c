"""Figures of the press: the finest print and the sharpness of photographs, for every family."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup, Unit
from configurator.model.press import LIMITS
from configurator.model.words import Words

PRESS_ROOM = Words(en="Press-room practice", he="נוהג בתי דפוס")
INK_TABLE = Words(en="The substrate's own data; half of it by practice",
                  he="נתוני המצע; מחציתם לפי נוהג")  # fmt: skip

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
    ("wanted_ppi", Words(en="Sharp photo on {name}", he="תמונה חדה על {name}")),
    ("least_ppi", Words(en="Softest photo on {name}", he="התמונה הרכה ביותר על {name}")),
)


def press_groups(sheets: Sheets, *substrates: tuple[str, str]) -> Iterator[FigureGroup]:
    """The finest print, and how sharp photographs are on (sheet, substrate) pairs."""
    finest = tuple(
        Figure(LIMITS, (key,), Words(en=en, he=he), unit, PRESS_ROOM, low, high)
        for key, en, he, unit, low, high in FINEST
    )
    yield FigureGroup(
        "finest", Words(en="The finest that is printed", he="הדק ביותר שמודפס"), finest
    )
    sharp = []
    for sheet, name in substrates:
        listed = sheets.read(sheet)["substrates"]
        words = next(Words(**each["words"]) for each in listed if each["id"] == name)
        called = Words(en=words.en.lower(), he=words.he)
        for key, said in SHARP:
            path = ("substrates", name, key)
            title = said.filled(name=called)
            sharp.append(Figure(sheet, path, title, "ppi", INK_TABLE, 30, 1200, whole=True))
    yield FigureGroup("sharp", Words(en="Sharpness of photos", he="חדות התמונות"), tuple(sharp))
