"""Figures: bars, folds and the words of the law, as staff may change them for their own molds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from configurator.families.press_figures import press_groups
from configurator.families.wrapper.bars import BARS
from configurator.families.wrapper.goods import GOODS
from configurator.families.wrapper.legal_words import LEGAL
from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup, Unit
from configurator.model.words import Words

MOLDS = Words(en="Common tablet molds; measure your own", he="תבניות נפוצות; כדאי למדוד את שלכם")
PRACTICE = Words(en="Common practice", he="נוהג מקובל")
FOIL = Words(en="Practice of foil stampers", he="נוהג הטבעת פויל")
LAW = Words(en="Example recipe; Regulation (EU) 1169/2011", he="מתכון לדוגמה; תקנה (EU) 1169/2011")

BAR: tuple[tuple[tuple[str, ...], str, str, Unit, Words, float, float], ...] = (
    (("net_g",), "Net weight", "משקל נטו", "g", MOLDS, 5, 2000),
    (("portion_g",), "One portion", "מנה", "g", PRACTICE, 5, 200),
    (("length_mm",), "Length", "אורך", "mm", MOLDS, 40, 320),
    (("width_mm",), "Width", "רוחב", "mm", MOLDS, 20, 200),
    (("thickness_mm",), "Thickness", "עובי", "mm", MOLDS, 3, 40),
    (("peek_mm",), "Foil a sleeve leaves bare, each end", "נייר כסף שהשרוול משאיר גלוי בכל קצה",
     "mm", PRACTICE, 0, 40),
    (("tuck_mm",), "Folded end, onto the back", "קצה מקופל, על הגב", "mm", PRACTICE, 3, 50),
    (("flap_mm",), "Glue flap", "לשונית הדבקה", "mm", PRACTICE, 4, 40),
    (("legal_mm", "0"), "Legal panel, width", "תווית חוקית, רוחב", "mm", PRACTICE, 40, 300),
    (("legal_mm", "1"), "Legal panel, height", "תווית חוקית, גובה", "mm", PRACTICE, 20, 200),
)  # fmt: skip
MARGINS: tuple[tuple[str, str, str, float, float], ...] = (
    ("bleed_mm", "Bleed: ink beyond the cut", "גלישה: צבע מעבר לחיתוך", 3, 10),
    ("safe_mm", "Safe distance from cuts and folds", "מרחק בטוח מחיתוכים ומקיפולים", 1, 12),
    ("crease_mm", "Words may reach over a fold", "כמה מותר למילים לעבור קיפול", 0.1, 3),
    ("chamfer_mm", "Corners of the glue flap, cut back", "פינות לשונית ההדבקה, קיטום", 1, 15),
    ("glue_clear_mm", "Glue keeps from the flap's edges", "מרחק הדבק משולי הלשונית", 0.5, 6),
    ("ink_overlap_mm", "Ink reaches onto the flap", "כמה צבע עובר אל הלשונית", 0.5, 8),
)  # fmt: skip
TOUCHES: tuple[tuple[str, str, str, Unit, float, float], ...] = (
    ("stars", "how many stars", "כמה כוכבים", "pieces", 1, 90),
    ("clear_share", "share left free in the middle", "החלק הפנוי באמצע", "pieces", 0.3, 0.95),
    ("line_mm", "outer line", "קו חיצוני", "mm", 0.25, 4),
    ("hairline_mm", "inner line", "קו פנימי", "mm", 0.25, 4),
)
TEXTS: tuple[tuple[str, str, str], ...] = (
    ("producer", "Producer and address", "יצרן וכתובת"),
    ("origin", "Origin", "ארץ ייצור"),
    ("storage", "Storage", "אחסון"),
)
FOOD_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("ingredients", "Ingredients; allergens between *stars*", "רכיבים; אלרגנים בין *כוכביות*"),
    ("traces", "May contain", "עלול להכיל"),
)
TONGUES = (("en", "English", "אנגלית"), ("he", "Hebrew", "עברית"))
ENERGY: dict[str, Unit] = {"energy_kj": "kj", "energy_kcal": "kcal"}
MOST_PER_100 = {"energy_kj": 4000.0, "energy_kcal": 1000.0}


def groups(sheets: Sheets) -> Iterator[FigureGroup]:
    """Each bar, the slack of the wrap, the shop's own words, and each recipe."""
    shelf = sheets.read(BARS)
    for bar in shelf["bars"]:
        figures = tuple(
            Figure(BARS, ("bars", bar["id"], *path), Words(en=en, he=he), unit, source, low, high)
            for path, en, he, unit, source, low, high in BAR
        )
        yield FigureGroup(f"bar-{bar['id']}", Words(**bar["words"]), figures)
    slack = (
        Figure(BARS, ("wrap_slack_mm",), Words(en="Foil and paper add", he="תוספת נייר וכסף"),
               "mm", PRACTICE, 0, 10),
        Figure(BARS, ("seam_mm",),
               Words(en="Free edge stands short of the fold", he="הקצה החופשי רחוק מהקיפול"),
               "mm", PRACTICE, 0, 5),
    )  # fmt: skip
    margins = tuple(
        Figure(BARS, ("margins", key), Words(en=en, he=he), "mm", PRACTICE, low, high)
        for key, en, he, low, high in MARGINS
    )
    yield FigureGroup("slack", Words(en="Every wrap", he="כל עטיפה"), (*slack, *margins))
    yield from _decorations(sheets)
    used = dict.fromkeys(paper["substrate"] for paper in sheets.read(GOODS)["papers"])
    yield from press_groups(sheets, *(("substrates/papers.json", each) for each in used))
    yield from _legal(sheets)


def _decorations(sheets: Sheets) -> Iterator[FigureGroup]:
    """The figures of each kind of stamped foil that has any."""
    called = Words(en="{name}: {what}", he="{name}: {what}")
    figures = tuple(
        Figure(
            GOODS, ("decorations", each["id"], key),
            called.filled(name=Words(**each["words"]), what=Words(en=en, he=he)),
            unit, FOIL, low, high, whole=key == "stars",
        )
        for each in sheets.read(GOODS)["decorations"]
        for key, en, he, unit, low, high in TOUCHES
        if key in each
    )  # fmt: skip
    yield FigureGroup("decorations", Words(en="Foil touches", he="נגיעות זהב"), figures)


def _legal(sheets: Sheets) -> Iterator[FigureGroup]:
    sheet = sheets.newest(LEGAL)
    law = sheets.read(sheet)
    ours = tuple(figure for line in TEXTS for figure in _texts(sheet, (), line))
    yield FigureGroup("producer", Words(en="On every label", he="על כל תווית"), ours)
    rows = {row["id"]: Words(**row["words"]) for row in law["rows"]}
    for name, food in law["foods"].items():
        there = ("foods", name)
        texts = (figure for line in FOOD_TEXTS for figure in _texts(sheet, there, line))
        values = _nutrition(sheet, there, food, rows)
        title = Words(**food["name"])
        yield FigureGroup(f"food-{name}", title, (*texts, *values))


def _texts(sheet: str, there: tuple[str, ...], line: tuple[str, str, str]) -> Iterator[Figure]:
    key, en, he = line
    for tongue, tongue_en, tongue_he in TONGUES:
        words = Words(en=f"{en} ({tongue_en})", he=f"{he} ({tongue_he})")
        yield Figure(sheet, (*there, key, tongue), words, "text", LAW)


def _nutrition(
    sheet: str, there: tuple[str, ...], food: dict[str, Any], rows: dict[str, Words]
) -> Iterator[Figure]:
    per_100 = Words(en="{name}, in 100 g", he="{name}, ב־100 גרם")
    for row in food["per_100_g"]:
        words = per_100.filled(
            name=Words(en=rows[row].en.lstrip("– ").capitalize(), he=rows[row].he)
        )
        yield Figure(
            sheet, (*there, "per_100_g", row), words, ENERGY.get(row, "g"), LAW,
            0, MOST_PER_100.get(row, 100.0),
        )  # fmt: skip
