"""Figures: the limits of shoes that staff may change, each with its unit and its source."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.families.press_figures import press_groups
from configurator.families.shoe.catalog import SHOE
from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup
from configurator.model.words import Words

OURS = Words(en="Our own catalog", he="הקטלוג שלנו")
PRACTICE = Words(en="Print-shop practice", he="נוהג בתי דפוס")

TRADE = Words(en="Practice of shoemakers", he="נוהג סנדלרים")
MAKING: tuple[tuple[tuple[str, ...], str, str, float, float], ...] = (
    (("lasted_mm",), "Lasting allowance, under the last", "תוספת מתיחה, מתחת לאימום", 8, 25),
    (("lapped_mm",), "Seam allowance, under a neighbor", "תוספת תפר, מתחת לחלק שכן", 4, 15),
    (("folded_mm",), "Allowance that is turned in", "תוספת לקיפול פנימה", 3, 12),
    (("raw_rows_mm", "0"), "First row of stitches on a raw edge", "שורת תפר ראשונה בקצה גזור",
     1, 8),
    (("raw_rows_mm", "1"), "Second row of stitches on a raw edge", "שורת תפר שנייה בקצה גזור",
     1, 12),
    (("folded_rows_mm", "0"), "Row of stitches on a folded edge", "שורת תפר בקצה מקופל", 1, 8),
    (("notch_depth_mm",), "Notch, depth", "חריץ סימון, עומק", 1, 6),
    (("notch_width_mm",), "Notch, width", "חריץ סימון, רוחב", 1, 6),
    (("notched_from_mm",), "Narrowest allowance that is notched", "התוספת הצרה ביותר שמסומנת",
     2, 15),
    (("safe_mm",), "Safe distance from a finished edge", "מרחק בטוח מקצה גמור", 2, 10),
    (("bleed_mm",), "Bleed: print beyond the cut", "גלישה: הדפסה מעבר לגזירה", 3, 10),
    (("foxing_overlap_mm",), "Sidewall laps itself", "חפיפת דופן הסוליה", 4, 30),
    (("foxing_stitch_mm",), "Sidewall is stitched below its top edge", "תפר הדופן מתחת לקצה",
     2, 12),
    (("eyelet_radius_mm",), "Eyelet hole, radius", "חור לשרוך, רדיוס", 1, 3.5),
)  # fmt: skip


def groups(sheets: Sheets) -> Iterator[FigureGroup]:
    """Limits of lettering, then the finest line of each material that is printed."""
    lettering = (
        Figure(
            SHOE, ("heel_letters",),
            Words(en="Letters on the heel, at most", he="אותיות על העקב, לכל היותר"),
            "pieces", OURS, 1, 12, whole=True,
        ),
        Figure(
            SHOE, ("min_letter_mm",),
            Words(en="Smallest type that stays readable", he="הגופן הקטן ביותר שעדיין נקרא"),
            "mm", PRACTICE, 2, 30,
        ),
    )  # fmt: skip
    yield FigureGroup("lettering", Words(en="Lettering", he="כיתוב"), lettering)
    lines = tuple(
        Figure(
            SHOE, ("materials", entry["id"], "min_line_mm"),
            Words(
                en=f"Finest line on {entry['words']['en'].lower()}",
                he=f"הקו הדק ביותר על {entry['words']['he']}",
            ),
            "mm", PRACTICE, 0.1, 5,
        )
        for entry in sheets.read(SHOE)["materials"]
        if entry["prints"] != "nothing"
    )  # fmt: skip
    yield FigureGroup("lines", Words(en="Finest lines", he="הקווים הדקים ביותר"), lines)
    making = tuple(
        Figure(SHOE, ("making", *path), Words(en=en, he=he), "mm", TRADE, low, high)
        for path, en, he, low, high in MAKING
    )
    yield FigureGroup("making", Words(en="Cutting and sewing", he="גזירה ותפירה"), making)
    yield from press_groups(sheets, ("substrates/cloths.json", "canvas"))
