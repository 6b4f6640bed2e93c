"""The staff desk's machines and printers: a worker looks at them while the desk goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from configurator.ground import files
from configurator.model.printing_conditions import own_conditions
from configurator.model.words import Language, Words
from configurator.studio.guard import Guard
from configurator.studio.machines.machine_trial import Looked
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.sewing.chart_room import ChartRoom
from configurator.studio.workbench import Workbench
from configurator.ui.jobs import Jobs

CHANGE = Words(en="Change", he="לשנות")
REMOVE = Words(en="Remove", he="להסיר")
FOLDERS = Words(en="Machines", he="מכונות")
PRINTERS = Words(en="Paper printers", he="מדפסות נייר")
READY = Words(en="Ready", he="מוכנה")
LOOKING = Words(en="Being looked at", he="נבדקת")
LOOKED_FOR = Words(en="Being looked for.", he="מחפשים.")
NOT_LOOKED = Words(
    en="They could not be looked for. Open the page again.",
    he="אי אפשר היה לחפש. אפשר לפתוח את העמוד מחדש.",
)
ANY = Words(en="every product", he="כל מוצר")
NO_PRINTER = Words(en="No printer is set up on this computer.", he="לא הוגדרה מדפסת במחשב הזה.")

PROFILES = Words(en="Press profiles of your own", he="פרופילי דפוס משלכם")
NO_PROFILES = Words(
    en="None. Stocks are printed by the conditions that ship.",
    he="אין. החומרים מודפסים לפי התנאים שבאים עם התוכנה.",
)
MOST_INK = Words(en="{name} · {ink} % of ink at most", he="{name} · לכל היותר {ink}% צבע")

CHARTS = Words(en="Thread charts of your own", he="לוחות חוטים משלכם")
NO_CHARTS = Words(
    en="None. Patches can be sewn from the charts that ship.",
    he="אין. אפשר לרקום תגים מהלוחות שבאים עם התוכנה.",
)
THREADS = Words(en="{n} threads", he="{n} חוטים")

PAGE = "machines"
Row = dict[str, Any]


class DevicesPage:
    """Asks a worker how the machines are whenever the page is opened, or they were changed.

    A folder on another computer, or a print server, may take seconds to say that it is gone.
    """

    def __init__(
        self,
        guard: Guard,
        bench: Workbench,
        jobs: Jobs,
        charts: ChartRoom,
        arrived: Callable[[], None],
    ) -> None:
        self._charts = charts
        self._guard = guard
        self._bench = bench
        self._machines = Machines(bench.data)
        self._jobs = jobs
        self._arrived = arrived
        self._looked: Looked | None = None
        self._asked: tuple[Machine, ...] | None = None

    def forget(self) -> None:
        """Look at them anew with the next look at the page."""
        self._looked = self._asked = None

    def groups(self, language: Language) -> list[Row]:
        """The machines and the computer's own printers, as far as they are known by now."""
        try:
            machines = self._machines.all()
        except files.Unreadable as trouble:
            rows = [{"id": "machines", "text": str(trouble), "tone": "stop"}]
        else:
            self._look_at(machines)
            rows = [self._row(each, language) for each in machines]
        return [
            {"title": FOLDERS.said(language), "layout": "rows", "rows": rows},
            {"title": PRINTERS.said(language), "layout": "rows", "rows": self._printers(language)},
            {"title": PROFILES.said(language), "layout": "rows", "rows": self._profiles(language)},
            {"title": CHARTS.said(language), "layout": "rows", "rows": self._own_charts(language)},
        ]

    def _look_at(self, machines: tuple[Machine, ...]) -> None:
        if self._asked == machines:
            return
        self._asked, self._looked = machines, None

        def looked(found: Looked) -> None:
            if self._asked == machines:
                self._looked = found
                self._arrived()

        def failed(_: Any) -> None:
            looked(Looked({}, (), NOT_LOOKED))

        given = {"machines": machines}
        self._jobs.ask("machines", "look_at_machines", given, looked, failed, urgent=True)

    def _row(self, machine: Machine, language: Language) -> Row:
        families = self._bench.families
        named = [
            families[each].words.said(language) for each in machine.families if each in families
        ]
        may = self._guard.may("machines")
        row = {
            "id": f"machine:{machine.id}",
            "text": machine.words.said(language),
            "detail": _made_there(machine, named, language),
            "action": REMOVE.said(language) if may else "",
            "second": CHANGE.said(language) if may else "",
        }
        if machine.printer:
            return row  # it is asked when it is kept and when it prints
        if self._looked is None:
            return row | {"mark": LOOKING.said(language)}
        missing = self._looked.missing.get(machine.id)
        if missing is not None:
            return row | {"detail": missing.said(language), "tone": "stop"}
        return row | {"mark": READY.said(language)}

    def _printers(self, language: Language) -> list[Row]:
        if self._looked is None:
            return [{"id": "printers", "text": LOOKED_FOR.said(language)}]
        if self._looked.no_printers is not None:
            words = self._looked.no_printers
            return [{"id": "printers", "text": words.said(language), "tone": "warn"}]
        if not self._looked.printers:
            return [{"id": "printers", "text": NO_PRINTER.said(language), "tone": "warn"}]
        return [{"id": f"printer:{name}", "text": name} for name in self._looked.printers]

    def _profiles(self, language: Language) -> list[Row]:
        """The shop's own press profiles; those that ship are in the catalog anyway."""
        may = self._guard.may("machines")
        rows = [
            {
                "id": f"profile:{each.profile}",
                "text": each.words.said(language),
                "detail": MOST_INK.said(
                    language, name=each.registered or each.described, ink=round(each.most_ink * 100)
                ),
                "action": REMOVE.said(language) if may else "",
            }
            for each in own_conditions()
        ]
        return rows or [{"id": "profiles", "text": NO_PROFILES.said(language)}]

    def _own_charts(self, language: Language) -> list[Row]:
        """The shop's own thread charts; those that ship are in the catalog anyway."""
        may = self._guard.may("machines")
        rows = [
            {
                "id": f"chart:{each.id}",
                "text": each.maker,
                "detail": THREADS.said(language, n=len(each.threads)),
                "action": REMOVE.said(language) if may else "",
            }
            for each in self._charts.all()
        ]
        return rows or [{"id": "charts", "text": NO_CHARTS.said(language)}]


def _made_there(machine: Machine, named: list[str], language: Language) -> str:
    """What it makes, what it is sent, and where it is reached."""
    said = [", ".join(named) or ANY.said(language), *(each.upper() for each in machine.sends)]
    # A path reads from the left in either language.
    return " · ".join((*said, f"\u2066{machine.place}\u2069"))
