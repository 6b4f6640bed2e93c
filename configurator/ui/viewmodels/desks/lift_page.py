"""The staff desk's page about taste: what knowing people brings, measured on the shop's choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from configurator.model.words import Language, Words
from configurator.studio.guard import Guard
from configurator.studio.suggesting.lift import Lift, LiftReport
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf

PAGE = "taste"
TITLE = Words(en="What knowing people brings", he="מה מביאה ההיכרות")
HOW = Words(
    en="First suggestions that fit, against what is popular and against the best group of "
    "customers, replayed over choices people agreed to.",
    he="הצעות ראשונות שמתאימות, מול מה שפופולרי ומול קבוצת הלקוחות הטובה ביותר, "
    "בשחזור של בחירות שאנשים הסכימו ללמוד מהן.",
)
MEASURING = Words(en="Being measured. It takes a few seconds.", he="נמדד עכשיו. כמה שניות.")
AGAIN = Words(en="Measure again", he="למדוד שוב")
NO_MEASURE = Words(
    en="The measurement broke off. Measure again.", he="המדידה נקטעה. אפשר למדוד שוב."
)
PICTURE_PX = 1280

Row = dict[str, Any]
Wanted = tuple[Language, bool]


class LiftPage:
    """Asks a worker for the measurement once, and shows it until somebody asks again."""

    def __init__(
        self, guard: Guard, jobs: Jobs, shelf: PictureShelf, arrived: Callable[[], None]
    ) -> None:
        self._guard = guard
        self._jobs = jobs
        self._shelf = shelf
        self._arrived = arrived
        self._found: dict[Wanted, tuple[LiftReport, str, float]] = {}
        self._asked: set[Wanted] = set()
        self._broke_off = False

    def page(self, language: Language, large: bool = False) -> Row:
        """The page as it is now; the first time it has the measurement made. Raises NotAllowed.

        `large` has a plot for who reads large text.
        """
        self._guard.allow("see-lift")
        page: Row = {"title": TITLE.said(language), "detail": HOW.said(language), "groups": []}
        if self._broke_off:
            return page | {"warning": NO_MEASURE.said(language), "actions": [_again(language)]}
        wanted = language, large
        if wanted not in self._found:
            self._ask(wanted)
            return page | {"warning": "", "groups": [_told(MEASURING.said(language))]}
        report, picture, aspect = self._found[wanted]
        groups = [_told(report.words.said(language))]
        groups += [_over(lift, language) for lift in report.lifts]
        return page | {
            "groups": groups,
            "actions": [_again(language)],
            "picture": picture if report.lifts else "",
            "tall": True,
            "aspect": aspect,
        }

    def again(self) -> None:
        """Measure anew with the next look at the page."""
        self._found.clear()
        self._broke_off = False

    def _ask(self, wanted: Wanted) -> None:
        if wanted in self._asked:
            return
        self._asked.add(wanted)
        language, large = wanted

        def measured(answer: Any) -> None:
            report, raster = answer
            url = self._shelf.put(
                f"lift-{language}-{large}", raster.width, raster.height, raster.rgba
            )
            self._found[wanted] = (report, url, raster.height / raster.width)
            self._asked.discard(wanted)
            self._arrived()

        def failed(_: Any) -> None:
            self._asked.discard(wanted)
            self._broke_off = True
            self._arrived()

        given = {"language": language, "width": PICTURE_PX, "large": large}
        self._jobs.start()
        self._jobs.ask("lift", "lift", given, measured, failed)


def _again(language: Language) -> Row:
    return {"id": "measure", "label": AGAIN.said(language), "icon": "redo"}


def _told(words: str) -> Row:
    return {"title": "", "layout": "rows", "rows": [{"id": "told", "text": words}]}


def _over(lift: Lift, language: Language) -> Row:
    rows = [
        {"id": f"{lift.over}:{at}", "text": point.words.said(language)}
        for at, point in enumerate(lift.points)
    ]
    return {"title": lift.words.said(language), "layout": "rows", "rows": rows}
