"""The thread list of a sewn product: every thread once, in order of first use, for the machine."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass

from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, Fill
from configurator.model.library import Library

AREA_TOLERANCE_MM = 0.1


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread: place, the maker's code, names, screen color, and the area it covers in mm2."""

    place: int
    code: str
    name_en: str
    name_he: str
    srgb: str
    area_mm2: float


def threads_of(artwork: Artwork, library: Library) -> tuple[ThreadLine, ...]:
    """The threads of an artwork; none where nothing is sewn.

    Areas count what lies under other threads too, so they bound the thread that is needed.
    """
    names = {swatch.thread: swatch.words for swatch in library.swatches.values() if swatch.thread}
    areas: dict[str, float] = {}
    colors: dict[str, str] = {}
    for fill in (mark for part in artwork.parts for mark in part.marks if isinstance(mark, Fill)):
        code = fill.paint.thread
        if code is not None:
            colors.setdefault(code, fill.paint.srgb)
            covered = float(area_of(fill.path, AREA_TOLERANCE_MM).area)
            areas[code] = areas.get(code, 0.0) + covered
    return tuple(
        ThreadLine(
            place,
            code,
            names[code].en if code in names else code,
            names[code].he if code in names else code,
            colors[code],
            round(areas[code], 1),
        )
        for place, code in enumerate(areas, start=1)
    )


def threads_json(number: str, threads: tuple[ThreadLine, ...]) -> bytes:
    """The list as a document a machine's software can be fed from."""
    document = {
        "schema_version": 1,
        "order": number,
        "threads": [asdict(thread) for thread in threads],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def threads_csv(threads: tuple[ThreadLine, ...]) -> bytes:
    """The list for a spreadsheet: UTF-8 with a byte order mark, or Excel garbles the Hebrew."""
    page = io.StringIO(newline="")
    rows = csv.writer(page)
    rows.writerow(("place", "code", "name_en", "name_he", "srgb", "area_mm2"))
    rows.writerows(tuple(asdict(thread).values()) for thread in threads)
    return page.getvalue().encode("utf-8-sig")
