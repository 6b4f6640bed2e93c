"""Figures: what can be sewn on a patch, as staff may change it after a test piece."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.families.patch.catalog import LIMITS
from configurator.families.patch.spools import charts
from configurator.families.press_figures import press_groups
from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup, Unit
from configurator.model.words import Words

GUIDES = Words(en="Published makers' guides", he="מדריכי יצרנים")
PRACTICE = Words(en="Common practice; test-sew first", he="נוהג מקובל; כדאי לרקום דוגמה קודם")
OURS = Words(en="Our own choice", he="בחירה שלנו")

Line = tuple[str, str, str, Unit, Words, float, float]

SIZE: tuple[Line, ...] = (
    ("narrowest_mm", "Smallest width", "הרוחב הקטן ביותר", "mm", OURS, 40, 120),
    ("widest_mm", "Largest width", "הרוחב הגדול ביותר", "mm", OURS, 40, 120),
    ("default_mm", "Width to begin with", "הרוחב שמתחילים בו", "mm", OURS, 40, 120),
    ("thread_limit", "Thread colors, at most", "צבעי חוט, לכל היותר", "pieces", GUIDES, 1, 15),
    ("stitches_hold", "Stitches from which somebody looks first",
     "מספר תכים שממנו מישהו בודק קודם", "pieces", PRACTICE, 1000, 100_000),
)  # fmt: skip
FINE: tuple[Line, ...] = (
    ("column_stop_mm", "Thinnest column that can be sewn", "העמודה הדקה ביותר שאפשר לרקום",
     "mm", GUIDES, 0.4, 3),
    ("column_warn_mm", "Thinnest column that comes out even", "העמודה הדקה ביותר שיוצאת אחידה",
     "mm", GUIDES, 0.4, 4),
    ("counter_mm", "Narrowest hole that stays open", "החור הצר ביותר שנשאר פתוח",
     "mm", PRACTICE, 0.3, 4),
    ("gap_mm", "Narrowest gap that stays open", "הרווח הצר ביותר שנשאר פתוח",
     "mm", PRACTICE, 0.2, 4),
    ("all_capitals_mm", "Smallest capitals", "אותיות גדולות, הגובה הקטן ביותר",
     "mm", GUIDES, 2, 20),
    ("mixed_case_mm", "Smallest mixed letters", "אותיות מעורבות, הגובה הקטן ביותר",
     "mm", GUIDES, 2, 20),
    ("serif_mm", "Smallest serif letters", "אותיות עם תגים, הגובה הקטן ביותר",
     "mm", GUIDES, 2, 25),
    ("detail_mm2", "Smallest detail that is sewn", "הפרט הקטן ביותר שנרקם",
     "mm2", PRACTICE, 0.05, 5),
)  # fmt: skip
SEWING: tuple[Line, ...] = (
    ("row_spacing_mm", "Between rows of thread", "בין שורות חוט", "mm", GUIDES, 0.2, 1),
    ("border_spacing_mm", "Between stitches of the border", "בין תכי הגבול",
     "mm", PRACTICE, 0.2, 1),
    ("stitch_mm", "Length of a stitch", "אורך תך", "mm", GUIDES, 1, 12),
    ("clear_mm", "Cloth left free beside the border", "בד חופשי ליד הגבול",
     "mm", PRACTICE, 0.3, 8),
    ("free_border_mm", "Cloth between art and a free cut's border",
     "בד בין הציור לגבול של חיתוך חופשי",
     "mm", PRACTICE, 0.2, 5),
    ("thread_share", "Thread used for each thread seen", "חוט בשימוש לכל חוט שנראה",
     "pieces", PRACTICE, 1, 5),
    ("free_margin_mm", "Edge of a free cut", "שוליים של חיתוך חופשי", "mm", PRACTICE, 1.5, 12),
)  # fmt: skip
WHOLE = ("narrowest_mm", "widest_mm", "default_mm", "thread_limit", "stitches_hold")
BORDER: tuple[tuple[str, str, str], ...] = (
    ("small_mm", "Width on the smallest patch", "רוחב על התג הקטן ביותר"),
    ("large_mm", "Width on the largest patch", "רוחב על התג הגדול ביותר"),
    ("least_mm", "Narrowest its machine sews", "הצר ביותר שהמכונה תופרת"),
    ("most_mm", "Widest its machine sews", "הרחב ביותר שהמכונה תופרת"),
)


CHART = Words(en="Sewn in the threads of", he="נרקם בחוטים של")


def groups(sheets: Sheets) -> Iterator[FigureGroup]:
    """Sizes, threads, what is fine enough, how it is sewn, and the borders."""
    sizes = Words(en="Sizes and colors", he="מידות וצבעים")
    yield FigureGroup("sizes", sizes, (*_figures(SIZE), _chart(sheets)))
    fine = Words(en="What is too fine to sew", he="מה דק מכדי לרקום")
    yield FigureGroup("fine", fine, _figures(FINE))
    yield FigureGroup("sewing", Words(en="Sewing", he="רקימה"), _figures(SEWING))
    for entry in sheets.read(LIMITS)["borders"]:
        there = ("borders", entry["id"])
        borders = tuple(
            Figure(LIMITS, (*there, key), Words(en=en, he=he), "mm", PRACTICE, 1, 8)
            for key, en, he in BORDER
        )
        yield FigureGroup(f"border-{entry['id']}", Words(**entry["words"]), borders)
    yield from press_groups(sheets, ("substrates/cloths.json", "twill"), sewn=True)


def _chart(sheets: Sheets) -> Figure:
    """Which maker's threads stand on the shop's shelf."""
    named = tuple((each.id, Words(en=each.maker, he=each.maker)) for each in charts(sheets))
    return Figure(LIMITS, ("chart",), CHART, "choice", OURS, choices=named)


def _figures(lines: tuple[Line, ...]) -> tuple[Figure, ...]:
    return tuple(
        Figure(LIMITS, (key,), Words(en=en, he=he), unit, source, low, high, whole=key in WHOLE)
        for key, en, he, unit, source, low, high in lines
    )
