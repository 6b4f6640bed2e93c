"""Omissions said: what a stitch plan could not sew as drawn, as Problems with their places."""

from __future__ import annotations

from configurator.embroidery.plan import Omission, StitchPlan
from configurator.model.problem import Problem
from configurator.model.words import Words

SAYINGS = {
    "too-thin": (
        "sewing.too-thin",
        "mm",
        Words(
            en="{n} strokes are thinner than {limit} mm, the thinnest {measured} mm near {x}, {y} "
            "mm. They are sewn as single lines; thicken them to have them filled.",
            he="{n} קווים דקים מ-{limit} מ״מ, הדק ביותר {measured} מ״מ ליד {x}, {y} מ״מ. "
            "הם נרקמים כקו אחד; כדאי לעבות אותם כדי שיתמלאו.",
        ),
    ),
    "too-small": (
        "sewing.too-small",
        "mm2",
        Words(
            en="{n} specks are smaller than {limit} mm², the smallest {measured} mm² near {x}, {y} "
            "mm, too small for a needle. They are left out; enlarge them or take them away.",
            he="{n} פרטים קטנים מ-{limit} ממ״ר, הקטן ביותר {measured} ממ״ר ליד {x}, {y} מ״מ, "
            "קטנים מכדי לרקום. הם לא נרקמו; כדאי להגדיל אותם או להסיר אותם.",
        ),
    ),
}


def problems_of(plan: StitchPlan) -> tuple[Problem, ...]:
    """A Problem for each kind of omission: how many there are, and the worst with its place."""
    kinds: dict[str, list[Omission]] = {}
    for each in plan.omissions:
        kinds.setdefault(each.kind, []).append(each)
    return tuple(_problem(found) for found in kinds.values())


def _problem(found: list[Omission]) -> Problem:
    worst = min(found, key=lambda each: each.measured)
    code, unit, words = SAYINGS[worst.kind]
    measured = round(worst.measured, 2)
    x, y = round(worst.at[0], 1), round(worst.at[1], 1)
    numbers = {"measured": f"{measured:g}", "limit": f"{worst.limit:g}", "x": f"{x:g}"}
    return Problem(
        code=code,
        weight="warn",
        words=words.filled(n=str(len(found)), y=f"{y:g}", **numbers),
        measured=measured,
        limit=worst.limit,
        unit=unit,
        at=(x, y),
    )
