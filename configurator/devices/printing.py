"""What is asked of a paper printer, how it is and how far a job is: the words both sides share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from configurator.model.words import Words

ColorMode = Literal["auto", "color", "monochrome"]
JobState = Literal[
    "pending", "held", "processing", "stopped", "canceled", "aborted", "completed", "gone"
]
JOB_STATES: dict[int, JobState] = {
    3: "pending",
    4: "held",
    5: "processing",
    6: "stopped",
    7: "canceled",
    8: "aborted",
    9: "completed",
}
WAITING_FOR_DATA = frozenset({"job-incoming", "job-data-insufficient"})
"""Reasons of a job that was opened and has no document (RFC 8011, 5.3.8)."""

MEDIA_SIZE = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
MM_PER_INCH = 25.4
SLACK_MM = 0.6
"""How far papers are named too small: A4 is said as 8.27 inches too."""

NO_ANSWER = Words(
    en="The printer {printer} does not answer. Check that it is on and connected; try again.",
    he="המדפסת {printer} לא עונה. בדקו שהיא דולקת ומחוברת, ונסו שוב.",
)
NO_PRINTER = Words(
    en="What answers at {printer} is no IPP printer. Check its address at the staff desk.",
    he="מה שעונה בכתובת {printer} אינו מדפסת IPP. בדקו את הכתובת בעמדת הצוות.",
)
REFUSED = Words(
    en="The printer {printer} refused: {reason}. Mend that, then try again.",
    he="המדפסת {printer} סירבה: {reason}. תקנו ונסו שוב.",
)
CANNOT = Words(
    en="The printer {printer} has no {what}. Choose another printer or other paper.",
    he="למדפסת {printer} אין {what}. בחרו מדפסת אחרת או נייר אחר.",
)
PAPER = Words(en="paper of {width} × {height} mm", he="נייר של {width} × {height} מ״מ")


class PrinterBusy(Exception):
    """The printer takes no job just now, because it is at another one."""


@dataclass(frozen=True, slots=True)
class JobWishes:
    """How a file is printed. `media` is a PWG name such as iso_sra3_320x450mm (PWG 5101.1).

    `page_mm` is the largest page of the file, which the paper has to hold.
    """

    copies: int = 1
    media: str | None = None
    color: ColorMode = "auto"
    page_mm: tuple[float, float] | None = None


def media_mm(media: str) -> tuple[float, float] | None:
    """The sides of a paper by its PWG name, the shorter first; None where it says none."""
    found = MEDIA_SIZE.search(media)
    if found is None:
        return None
    unit = MM_PER_INCH if found[3] == "in" else 1.0
    short, long = sorted((float(found[1]) * unit, float(found[2]) * unit))
    return short, long


def holds_page(media: Iterable[str], page_mm: tuple[float, float]) -> bool:
    """Whether one of these papers holds a page, lying either way; one of no size holds any."""
    short, long = sorted(page_mm)
    sizes = [media_mm(each) for each in media]
    return not any(sizes) or any(
        size is not None and short <= size[0] + SLACK_MM and long <= size[1] + SLACK_MM
        for size in sizes
    )


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer is: its reasons as it says them, and in words what holds the queue, if any."""

    reasons: tuple[str, ...]
    stop: tuple[str, Words] | None
    media: tuple[str, ...]
    color_modes: tuple[str, ...]
    most_copies: int


@dataclass(frozen=True, slots=True)
class PrinterJob:
    """A job as the printer knows it: its number there, its name and how far it is."""

    id: int
    name: str
    state: JobState
    reasons: tuple[str, ...]

    @property
    def waits_for_its_file(self) -> bool:
        """Whether it was opened and nothing was sent yet."""
        return self.state in ("held", "pending") and bool(WAITING_FOR_DATA & set(self.reasons))
