"""What was found about a print file that can be made: told to production, never silently mended."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.model.problem import Problem
from configurator.model.words import Words
from configurator.prepress.page_painter import PaintedPage

WANTED_PPI = 300.0
LEAST_PPI = 150.0
"""Effective resolutions on paper: what is wanted, and the least that may be printed."""

COARSE = Words(
    en="A photo has {ppi} pixels an inch at this size and will look soft; {wanted} is wanted.",
    he="לתמונה יש {ppi} פיקסלים לאינץ׳ בגודל הזה והיא תיראה רכה; רצוי {wanted}.",
)
TOO_COARSE = Words(
    en="A photo has only {ppi} pixels an inch at this size and will be blurred; {least} is least.",
    he="לתמונה יש רק {ppi} פיקסלים לאינץ׳ בגודל הזה והיא תיראה מטושטשת; המינימום {least}.",
)
INK_LOWERED = Words(
    en="A color asked for {asked} % of ink and was lowered to the {limit} % the sheet can bear.",
    he="צבע ביקש {asked} % דיו והופחת ל-{limit} % שהגיליון יכול לשאת.",
)
PHOTO_CONVERTED = Words(
    en="The press's own conversion of a photo would lay {laid} % of ink, over the {limit} % the "
    "sheet can bear, so the photo is in the press's inks already.",
    he="ההמרה של הדפוס עצמו הייתה מניחה {laid} % דיו בתמונה, יותר מ-{limit} % שהגיליון יכול "
    "לשאת, ולכן התמונה כבר בצבעי הדפוס.",
)


def findings_of(page: PaintedPage, ink_limit: float) -> Iterator[Problem]:
    """What production should know about a page, as Problems that may be accepted."""
    yield from _coarse_photos(page)
    if page.asked_ink > ink_limit + 1e-6:
        yield _ink("ink-lowered", page, page.asked_ink, ink_limit, INK_LOWERED)
    for picture, layer in page.pictures:
        if picture.over:
            found = _ink("photo-converted", page, picture.over, ink_limit, PHOTO_CONVERTED)
            yield found.model_copy(update={"layer_id": layer})


def _coarse_photos(page: PaintedPage) -> Iterator[Problem]:
    for picture, layer in page.pictures:
        ppi = picture.source_ppi
        if ppi >= WANTED_PPI:
            continue
        said, limit = (COARSE, WANTED_PPI) if ppi >= LEAST_PPI else (TOO_COARSE, LEAST_PPI)
        values = {"ppi": f"{ppi:.0f}", "wanted": f"{WANTED_PPI:.0f}", "least": f"{LEAST_PPI:.0f}"}
        yield Problem(
            code="photo-soft" if ppi >= LEAST_PPI else "photo-coarse",
            weight="warn",
            words=_filled(said, values),
            part=page.part.part,
            layer_id=layer,
            measured=round(ppi, 1),
            limit=limit,
            unit="ppi",
        )


def _ink(code: str, page: PaintedPage, measured: float, limit: float, said: Words) -> Problem:
    share = f"{measured * 100:.0f}"
    values = {"asked": share, "laid": share, "limit": f"{limit * 100:.0f}"}
    return Problem(
        code=code,
        weight="warn",
        words=_filled(said, values),
        part=page.part.part,
        measured=round(measured * 100, 1),
        limit=limit * 100,
        unit="%",
    )


def _filled(said: Words, values: dict[str, str]) -> Words:
    return Words(en=said.said("en", **values), he=said.said("he", **values))
