"""The staff desk's deeds with thread charts: one is added from a file, or let go."""

from __future__ import annotations

from pathlib import Path

from configurator.model.words import Language, Words
from configurator.studio.sewing.chart_room import ChartRoom
from configurator.ui.viewmodels.desks.desk_forms import (
    After,
    Form,
    Values,
    field_of,
    sheet_of,
    sure,
)
from configurator.ui.viewmodels.desks.profile_deeds import ADD, ProfileDeeds
from configurator.ui.viewmodels.desks.staff_words import SAVED

TITLE = Words(en="A thread chart of your own", he="לוח חוטים משלכם")
HOW = Words(
    en="The chart of the threads on your shelf, as a GIMP palette (.gpl). Then choose it in the "
    "catalog of patches: every color becomes its nearest thread, on the screen and in the files.",
    he="לוח החוטים שעל המדף שלכם, כקובץ פלטה של GIMP (סיומת gpl). אחר כך בוחרים בו בקטלוג התגים: "
    "כל צבע הופך לחוט הקרוב אליו ביותר, על המסך ובקבצים.",
)
FILE = Words(en="The file, such as /media/stick/polyneon.gpl",
             he="הקובץ, למשל \u200e/media/stick/polyneon.gpl")  # fmt: skip
MAKER = Words(en="Maker and quality, as on the spool", he="יצרן וסוג, כמו על הסליל")
SURE_REMOVE = Words(en="Remove the chart {name}?", he="להסיר את הלוח {name}?")


class ChartDeeds(ProfileDeeds):
    """Deeds with the shop's own thread charts; a manager's."""

    _charts: ChartRoom

    def _ask_chart(self) -> None:
        self._charts.open_up()
        self.ask(chart_form(self.speaking, self._take_in_chart))

    def _take_in_chart(self, given: Values) -> None:
        file, maker = given.get("file", "").strip(), given.get("maker", "").strip()
        self._charts.take_in(Path(file), maker)
        self._done(SAVED.said(self.speaking))

    def _ask_to_remove_chart(self, chart: str) -> None:
        def remove() -> None:
            self._charts.let_go(chart)
            self._done(SAVED.said(self.speaking))

        maker = {each.id: each.maker for each in self._charts.all()}[chart]
        self.ask(sure(SURE_REMOVE.filled(name=Words(en=maker, he=maker)), remove, self.speaking))


def chart_form(language: Language, after: After) -> Form:
    """A thread chart of the shop's own, from a file."""
    fields = [field_of("file", FILE, language), field_of("maker", MAKER, language)]
    return Form(sheet_of(TITLE.said(language), HOW.said(language), fields, ADD, language), after)
