"""What is said of a machine file that does not sew as it should, where, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.model.problem import Problem
from configurator.model.words import Words


@dataclass(frozen=True, slots=True)
class Finding:
    """A measure beside its limit, and the place in mm where it is worst."""

    kind: str
    measured: float
    limit: float
    at: tuple[float, float] | None
    over: bool = True
    """Whether more than the limit is the fault; else less is."""

    @property
    def broken(self) -> bool:
        """Whether the limit is broken."""
        return self.measured > self.limit if self.over else self.measured < self.limit


@dataclass(frozen=True, slots=True)
class Saying:
    """How a finding is said: how grave it is, its unit, its words."""

    code: str
    weight: Literal["stop", "warn"]
    unit: str
    words: Words
    digits: int = 1

    def problem(self, finding: Finding) -> Problem:
        """The problem of a finding."""
        share = self.unit == "%"
        scale = 100 if share else 1
        where = WHERE.filled(x=f"{finding.at[0]:g}", y=f"{finding.at[1]:g}") if finding.at else HERE
        measured = round(finding.measured * scale, self.digits)
        limit = round(finding.limit * scale, self.digits)
        return Problem(
            code=self.code,
            weight=self.weight,
            words=self.words.filled(measured=f"{measured:g}", limit=f"{limit:g}", where=where),
            measured=measured,
            limit=limit,
            unit=self.unit,
            at=finding.at,
        )


WHERE = Words(en=" near {x}, {y} mm", he=" ליד {x}, {y} מ״מ")
HERE = Words(en="", he="")

PROBLEMS = {
    "gaps": Saying("sewing.gaps", "warn", "%", Words(
        en="Only {measured} % of the art is covered; cloth shows through{where}. "
        "Thicken thin strokes, or close the rows.",
        he="רק {measured} % מהציור מכוסה, והבד נראה{where}. כדאי לעבות קווים דקים או לצופף שורות.",
    )),
    "spill": Saying("sewing.spill", "warn", "%", Words(
        en="{measured} % of the thread strays outside its shape{where}. Use less compensation.",
        he="{measured} % מהחוט גולש אל מחוץ לצורה{where}. כדאי להקטין את הפיצוי.",
    )),
    "dense": Saying("sewing.dense", "warn", "mm/mm2", Words(
        en="{measured} mm of thread lie on a mm2{where}; over {limit} needles break. "
        "Lay fewer shapes on each other there.",
        he="{measured} מ״מ חוט על מ״מ רבוע{where}; מעל {limit} מחטים נשברות. "
        "כדאי להניח שם פחות צורות זו על זו.",
    )),
    "short": Saying("sewing.short", "warn", "%", Words(
        en="{measured} % of the stitches are shorter than 0.5 mm{where}. Simplify small details.",
        he="{measured} % מהתכים קצרים מ-0.5 מ״מ{where}. כדאי לפשט פרטים קטנים.",
    )),
    "float": Saying("sewing.float", "warn", "mm", Words(
        en="A loose thread of {measured} mm is left between two places{where}. Trim it by hand.",
        he="נשאר חוט רפוי באורך {measured} מ״מ בין שני מקומות{where}. יש לגזום אותו ביד.",
    )),
    "travel": Saying("sewing.travel", "warn", "mm", Words(
        en="{measured} mm of stitches on the way to other places can be seen{where}.",
        he="{measured} מ״מ של תכי מעבר נשארים גלויים{where}.",
    )),
    "loose": Saying("sewing.loose", "warn", "pieces", Words(
        en="{measured} threads begin or end without being locked{where}. They may come undone.",
        he="{measured} חוטים מתחילים או נגמרים בלי נעילה{where}, ועלולים להיפרם.",
    )),
    "many": Saying("sewing.many", "warn", "pieces", Words(
        en="{measured} stitches are a lot for this size (usually up to {limit}). "
        "Somebody should look before it is sewn.",
        he="{measured} תכים הם הרבה לגודל הזה (בדרך כלל עד {limit}). "
        "כדאי שמישהו יסתכל לפני הרקימה.",
    ), digits=0),
    "hoop": Saying("sewing.hoop", "stop", "mm", Words(
        en="The design is {measured} mm and its hoop {limit} mm. Make it smaller or use a larger "
        "hoop.",
        he="הרקמה היא {measured} מ״מ והחישוק {limit} מ״מ. "
        "כדאי להקטין אותה או לבחור חישוק גדול יותר.",
    )),
}  # fmt: skip
"""By the kind of finding."""
