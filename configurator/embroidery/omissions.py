"""Omissions said: what a stitch plan could not sew as drawn, as Problems with their places."""

from __future__ import annotations

from collections.abc import Callable

from configurator.embroidery.plan import Omission, StitchPlan
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words

Mending = Callable[[Omission], tuple[Remedy, ...]]
"""The ways out that whoever owns the design offers, such as thickening or enlarging a layer."""

SAYINGS = {
    "too-thin": (
        "sew-too-thin",
        "mm",
        Words(
            en="Something here is only {measured} mm wide. It is sewn as a single line; "
            "make it {limit} mm or wider to fill it.",
            he="יש כאן משהו ברוחב {measured} מ״מ בלבד. הוא נרקם כקו אחד; "
            "הרחיבו אותו ל-{limit} מ״מ לפחות כדי שיתמלא.",
        ),
    ),
    "too-small": (
        "sew-too-small",
        "mm2",
        Words(
            en="A speck of {measured} mm² is too small for a needle and is left out. "
            "Make it larger than {limit} mm², or take it away.",
            he="פרט של {measured} ממ״ר קטן מדי למחט ולא נרקם. "
            "הגדילו אותו מעל {limit} ממ״ר או הסירו אותו.",
        ),
    ),
}


def problems_of(plan: StitchPlan, mending: Mending | None = None) -> tuple[Problem, ...]:
    """A Problem for each kind of omission in each shape, at the worst place of its kind."""
    worst: dict[tuple[str, str], Omission] = {}
    for each in plan.omissions:
        key = each.kind, each.shape
        if key not in worst or each.measured < worst[key].measured:
            worst[key] = each
    return tuple(_problem(each, mending) for each in worst.values())


def _problem(omission: Omission, mending: Mending | None) -> Problem:
    code, unit, words = SAYINGS[omission.kind]
    measured = round(omission.measured, 2)
    return Problem(
        code=code,
        weight="warn",
        words=words.filled(measured=f"{measured:g}", limit=f"{omission.limit:g}"),
        measured=measured,
        limit=omission.limit,
        unit=unit,
        at=(round(omission.at[0], 1), round(omission.at[1], 1)),
        remedies=mending(omission) if mending is not None else (),
    )
