"""Threads: the makers' charts, and which thread looks most like a color."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from configurator.ground import files
from configurator.ground.color import Lab, delta_e_2000, lab_of
from configurator.model.words import Words


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread: its swatch id, its maker's name and code, its color's name, '#rrggbb' on screen.

    Screen colors are approximations: the maker's card of real thread decides.
    """

    id: str
    maker: str
    code: str
    words: Words
    srgb: str

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


def read_rack(assets: FilePath) -> ThreadRack:
    """Every threads-*.json among the swatches. Raises OSError, Unreadable, KeyError."""
    found = sorted((assets / "swatches").glob("threads-*.json"))
    return ThreadRack(tuple(_chart(file) for file in found))


def _chart(file: FilePath) -> ThreadChart:
    document: dict[str, Any] = files.read_json(file.read_bytes())
    threads = tuple(_thread(each) for each in document["swatches"])
    return ThreadChart(file.stem.removeprefix("threads-"), threads[0].maker, threads)


def _thread(swatch: dict[str, Any]) -> Thread:
    maker, _, code = str(swatch["thread"]).rpartition(" ")
    return Thread(swatch["id"], maker, code, Words(**swatch["words"]), swatch["srgb"])
