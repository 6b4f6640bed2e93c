"""Figures: the limits of shoes that staff may change, each with its unit and its source."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.families.shoe.catalog import SHOE
from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup
from configurator.model.words import Words

OURS = Words(en="Our own catalog", he="הקטלוג שלנו")
PRACTICE = Words(en="Print-shop practice", he="נוהג בתי דפוס")


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
