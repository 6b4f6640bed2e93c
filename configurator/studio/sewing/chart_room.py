"""The chart room at the desk: a shop's own thread charts, added and let go. Each is logged."""

from __future__ import annotations

import re
from pathlib import Path

from configurator.embroidery.threads import (
    SHOP,
    ThreadChart,
    chart_bytes,
    chart_files,
    chart_id,
    read_chart,
    read_rack,
)
from configurator.ground import files
from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.guard import Guard
from configurator.studio.press.press_profiles import NOT_THERE
from configurator.studio.workbench import Workbench

MAKER = re.compile(r"[A-Za-z][A-Za-z0-9 .-]{1,30}")
MOST_BYTES = 1_000_000
PATCH = "patch"

NO_CHART = Words(
    en="{file} is not a thread chart: it has to be a GIMP palette (.gpl) or a chart in JSON. "
    "Makers and embroidery programs give them away.",
    he="הקובץ {file} אינו לוח חוטים. נדרש קובץ פלטה של GIMP (סיומת gpl) או לוח ב־JSON; "
    "יצרנים ותוכנות רקמה נותנים אותם בחינם.",
)
NO_MAKER = Words(
    en="Give maker and quality in Latin letters, as they stand on the spool, such as Madeira "
    "Polyneon.",
    he="צריך לכתוב יצרן וסוג באותיות לועזיות, כמו שכתוב על הסליל, למשל Madeira Polyneon.",
)
THERE = Words(
    en="There is a chart called {name} already. Remove it first, or give this one another name.",
    he="יש כבר לוח בשם {name}. אפשר להסיר אותו קודם, או לתת לזה שם אחר.",
)
IN_USE = Words(
    en="{name} is in use: an edition of the patches' catalog names it, and orders made by that are "
    "made again by it.",
    he="{name} בשימוש: מהדורה של קטלוג התגים מזכירה אותו, והזמנות שלה נעשות שוב לפיו.",
)


class ChartRefused(Refused):
    """A chart that is not taken in, or not let go; `words` say why and what would do."""


class ChartRoom:
    """What a manager does with thread charts."""

    def __init__(self, store: Store, guard: Guard, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._bench = bench
        self._folder = bench.data / SHOP

    def all(self) -> tuple[ThreadChart, ...]:
        """The shop's own charts, as far as they can be read."""
        charts = []
        for file in chart_files(self._folder):
            try:
                charts.append(read_chart(file))
            except (OSError, files.Unreadable):
                continue
        return tuple(charts)

    def open_up(self) -> None:
        """Whether whoever is signed in may add one. Raises NotAllowed."""
        self._guard.allow("machines")

    def take_in(self, file: Path, maker: str) -> None:
        """Read a chart and keep it under its maker's name.

        Raises NotAllowed, ChartRefused and OSError.
        """
        badge = self._guard.allow("machines")
        if not MAKER.fullmatch(maker):
            raise ChartRefused(NO_MAKER)
        said = Words(en=file.name, he=file.name)
        try:
            if file.stat().st_size > MOST_BYTES:
                raise ChartRefused(NO_CHART.filled(file=said))
            content = chart_bytes(read_chart(file), maker)
        except OSError:
            raise ChartRefused(NOT_THERE.filled(file=said)) from None
        except files.Unreadable:
            raise ChartRefused(NO_CHART.filled(file=said)) from None
        shipped = read_rack(files.assets_folder()).charts
        if chart_id(maker) in {each.id for each in (*shipped, *self.all())}:
            raise ChartRefused(THERE.filled(name=Words(en=maker, he=maker)))
        files.write_bytes(self._folder / f"{chart_id(maker)}.json", content)
        self._store.audit.write(badge.id, "added-chart", chart_id(maker))

    def let_go(self, chart: str) -> None:
        """Remove a chart that no edition, new or old, names. Raises NotAllowed and ChartRefused."""
        badge = self._guard.allow("machines")
        if self._bench.range.shelf.names(PATCH, chart):
            raise ChartRefused(IN_USE.filled(name=Words(en=chart, he=chart)))
        for file in chart_files(self._folder):
            if chart_id(file.stem) == chart:
                file.unlink()
        self._store.audit.write(badge.id, "removed-chart", chart)
