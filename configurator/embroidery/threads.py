"""Threads: the makers' charts, and which thread looks most like a color."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from configurator.embroidery.shapes import swatch_of
from configurator.ground import files
from configurator.ground.color import Lab, delta_e_2000, lab_of

if TYPE_CHECKING:
    from configurator.model.words import Words

PALETTE_ROW = re.compile(r"\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\s+(\S.*)")
Row = tuple[str, tuple[str, str], str]
"""A thread's code, its name in English and Hebrew, and its color."""
SHOP = "threads"
"""Where in its data folder a shop lays charts of its own."""


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread: its swatch id, its maker's name and code, its color's name in English and Hebrew,
    '#rrggbb' on screen.

    Screen colors are approximations: the maker's card of real thread decides.
    """

    id: str
    maker: str
    code: str
    named: tuple[str, str]
    srgb: str

    @property
    def words(self) -> Words:
        """Its color's name."""
        # Most of a machine file's start would go into loading what saves and reads words.
        from configurator.model.words import Words

        return Words(en=self.named[0], he=self.named[1])

    @property
    def title(self) -> str:
        """Maker and code, as they stand on the spool."""
        return f"{self.maker} {self.code}"


@dataclass(frozen=True)
class ThreadChart:
    """A maker's threads of one quality."""

    id: str
    maker: str
    threads: tuple[Thread, ...]

    @cached_property
    def _labs(self) -> tuple[tuple[Thread, Lab], ...]:
        return tuple((thread, lab_of(thread.srgb)) for thread in self.threads)

    def nearest(self, srgb: str) -> tuple[Thread, float]:
        """The thread that looks most like '#rrggbb', and how far off it is by CIEDE2000."""
        color = lab_of(srgb)
        far, _, thread = min(
            (delta_e_2000(color, lab), number, thread)
            for number, (thread, lab) in enumerate(self._labs)
        )
        return thread, far

    def without(self, gone: Iterable[str]) -> ThreadChart:
        """The chart without threads that are out of stock."""
        left_out = frozenset(gone)
        kept = tuple(thread for thread in self.threads if thread.id not in left_out)
        return ThreadChart(self.id, self.maker, kept)


@dataclass(frozen=True)
class ThreadRack:
    """Every chart there is, and every thread by its id."""

    charts: tuple[ThreadChart, ...]

    @cached_property
    def _by_id(self) -> dict[str, Thread]:
        return {thread.id: thread for chart in self.charts for thread in chart.threads}

    def of(self, thread: str) -> Thread:
        """The thread of a swatch id. Raises KeyError."""
        return self._by_id[thread]

    def chart(self, chart: str) -> ThreadChart:
        """The chart of that id. Raises KeyError."""
        for each in self.charts:
            if each.id == chart:
                return each
        raise KeyError(chart)


def read_rack(assets: FilePath, shop: FilePath | None = None) -> ThreadRack:
    """Every chart: Isacord first, then the others that ship, then those in the shop's own folder.

    A chart of the shop's stands in for one of the same name that ships.

    Raises OSError, Unreadable.
    """
    swatches = sorted((assets / "swatches").glob("threads-*.json"))
    charts = [_chart_of_swatches(file) for file in swatches]
    charts += [_chart_of_rows(file) for file in sorted((assets / "threads").glob("*.json"))]
    charts += [read_chart(file) for file in chart_files(shop)]
    return ThreadRack(tuple({chart.id: chart for chart in charts}.values()))


def chart_files(shop: FilePath | None) -> tuple[FilePath, ...]:
    """The files in a shop's folder that go by the name of a chart. Raises OSError."""
    every = sorted(shop.iterdir()) if shop is not None and shop.is_dir() else []
    return tuple(file for file in every if file.suffix.lower() in {".gpl", ".json"})


def read_chart(file: FilePath) -> ThreadChart:
    """A shop's chart: a GIMP palette, or rows in JSON. Raises OSError, Unreadable."""
    return _chart_of_rows(file) if file.suffix.lower() == ".json" else _chart_of_palette(file)


def chart_bytes(chart: ThreadChart, maker: str) -> bytes:
    """A chart as rows in JSON, under its maker's name and quality."""
    rows = [[each.code, each.named[0], each.srgb, each.named[1]] for each in chart.threads]
    document = {"maker": maker, "threads": rows}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def chart_id(name: str) -> str:
    """The id of a chart by its file's name without the ending, or by its maker and quality."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "thread"


def _chart_of_swatches(file: FilePath) -> ThreadChart:
    """A chart that customers choose from."""
    document: dict[str, Any] = files.read_json(file.read_bytes())
    threads = []
    for swatch in document["swatches"]:
        maker, _, code = str(swatch["thread"]).rpartition(" ")
        named = swatch["words"]["en"], swatch["words"]["he"]
        threads.append(Thread(swatch["id"], maker, code, named, swatch["srgb"]))
    return ThreadChart(file.stem.removeprefix("threads-"), threads[0].maker, tuple(threads))


def _chart_of_rows(file: FilePath) -> ThreadChart:
    """A chart as rows of code, name and color, and the name in Hebrew if it has one.

    Raises Unreadable.
    """
    document: Any = files.read_json(file.read_bytes())
    try:
        rows = [_row(*map(str, row)) for row in document["threads"]]
        return _chart(file, str(document["maker"]), rows)
    except (KeyError, TypeError, ValueError) as trouble:
        raise files.Unreadable(f"{file.name} is not a thread chart: {trouble}.") from trouble


def _row(code: str, name: str, srgb: str, hebrew: str = "") -> Row:
    return code, (name, hebrew or name), srgb


def _chart_of_palette(file: FilePath) -> ThreadChart:
    """A chart as a GIMP palette: red, green, blue, a name, and the code last. Raises Unreadable."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines or lines[0].strip() != "GIMP Palette":
        raise files.Unreadable(f"{file.name} is not a GIMP palette.")
    rows = []
    for met in filter(None, (PALETTE_ROW.match(line) for line in lines)):
        red, green, blue = (min(int(met[n]), 255) for n in (1, 2, 3))
        name, _, code = met[4].strip().rpartition(" ")
        named = bool(name.strip()) and any(letter.isdigit() for letter in code)
        srgb = f"#{red:02x}{green:02x}{blue:02x}"
        whole = met[4].strip()
        rows.append(_row(code, name.strip(), srgb) if named else _row(whole, whole, srgb))
    return _chart(file, file.stem.removeprefix("InkStitch ").strip(), rows)


def _chart(file: FilePath, maker: str, rows: list[Row]) -> ThreadChart:
    """A chart of rows, every code once. Raises Unreadable for one without threads."""
    found: dict[str, Thread] = {}
    for code, words, srgb in rows:
        lab_of(srgb)
        key = swatch_of(f"{maker} {code}")
        found.setdefault(key, Thread(key, maker, code, words, srgb))
    if not found:
        raise files.Unreadable(f"{file.name} holds no threads.")
    return ThreadChart(chart_id(file.stem), maker, tuple(found.values()))
