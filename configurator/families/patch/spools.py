"""Spools: the colors a patch is sewn in, as the threads of the chart that the shop has."""

from __future__ import annotations

from pathlib import Path

from configurator.embroidery.threads import (
    SHOP,
    ThreadChart,
    chart_files,
    chart_id,
    read_chart,
    read_rack,
)
from configurator.ground.files import Unreadable
from configurator.ground.icc import press_profile
from configurator.model.editions import Sheets
from configurator.model.figures import Unworkable
from configurator.model.library import Swatch
from configurator.model.words import Words

SHIPPED = "isacord"
"""The chart that the shipped colors are threads of."""

NO_CHART = Words(
    en="There is no thread chart “{name}”. Lay its palette into the folder {folder} again, "
    "or choose another chart.",
    he="אין לוח חוטים בשם ”{name}“. אפשר להחזיר את הקובץ שלו לתיקייה {folder} או לבחור לוח אחר.",
)


def charts(sheets: Sheets) -> tuple[ThreadChart, ...]:
    """The charts a shop can sew from: those that ship, and its own where they can be read."""
    try:
        return read_rack(sheets.assets, _folder(sheets)).charts
    except (OSError, Unreadable):
        return read_rack(sheets.assets).charts


def wound(threads: tuple[Swatch, ...], chart: str, sheets: Sheets) -> tuple[Swatch, ...]:
    """The colors, each as the thread of a chart that looks most like it by CIEDE2000.

    A color keeps its id and its name, so that designs stay what they were; what the shop added
    itself is on its shelf and stays. Raises Unworkable for a chart that is not there.
    """
    if chart == SHIPPED:
        return threads
    shipped = read_rack(sheets.assets)
    maker = shipped.chart(SHIPPED).maker
    try:
        found = _own(sheets, chart) or shipped.chart(chart)
    except (KeyError, OSError, Unreadable) as trouble:
        said = Words(en=chart, he=chart)
        raise Unworkable(NO_CHART.filled(name=said, folder=SHOP)) from trouble
    return tuple(
        _on(found, each) if (each.thread or "").startswith(f"{maker} ") else each
        for each in threads
    )


def _on(chart: ThreadChart, color: Swatch) -> Swatch:
    thread, _ = chart.nearest(color.srgb)
    cyan, magenta, yellow, black = (round(ink, 2) for ink in press_profile().cmyk(thread.srgb))
    inks = (cyan, magenta, yellow, black)
    return color.model_copy(update={"thread": thread.title, "srgb": thread.srgb, "cmyk": inks})


def _own(sheets: Sheets, chart: str) -> ThreadChart | None:
    """The shop's own chart of that id, whatever else lies beside it."""
    found = [file for file in chart_files(_folder(sheets)) if chart_id(file.stem) == chart]
    return read_chart(found[-1]) if found else None


def _folder(sheets: Sheets) -> Path | None:
    return sheets.shop / SHOP if sheets.shop is not None else None
