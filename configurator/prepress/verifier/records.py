"""Records of a reading: as JSON that travels with a file, back from it, and as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from configurator.prepress.verifier import file_sayings, page_sayings, seen_sayings
from configurator.prepress.verifier.findings import Finding, Kind
from configurator.prepress.verifier.reading import PageRead, Reading

RECORD_VERSION = 1
KINDS: dict[str, Kind] = {
    kind.code: kind
    for sayings in (file_sayings, page_sayings, seen_sayings)
    for kind in vars(sayings).values()
    if isinstance(kind, Kind)
}
"""Every finding there is, by its name."""


def as_record(reading: Reading) -> dict[str, Any]:
    """A reading as JSON can hold it; places in mm from the page's upper left corner."""
    return {
        "schema_version": RECORD_VERSION,
        "sha256": reading.sha256,
        "pdf_version": reading.version,
        "inks_by": reading.inks_by,
        "stops": reading.stops,
        "pages": [asdict(page) for page in reading.pages],
        "findings": [_finding(each) for each in reading.findings],
        "more": [list(each) for each in reading.more],
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "code": each.code,
        "weight": each.kind.weight,
        "page": each.page,
        "box_mm": each.box and list(each.box),
        "values": dict(each.values),
        "words": each.words.model_dump(),
    }


def from_record(record: dict[str, Any]) -> Reading:
    """A reading out of its record. Raises KeyError, TypeError and ValueError for another's."""
    return Reading(
        record["sha256"],
        record["pdf_version"],
        record["inks_by"],
        tuple(PageRead(**{**page, **_tuples(page)}) for page in record["pages"]),
        tuple(
            Finding(
                KINDS[each["code"]],
                each["page"],
                None if each["box_mm"] is None else tuple(each["box_mm"]),
                tuple(each["values"].items()),
            )
            for each in record["findings"]
        ),
        tuple((code, page, count) for code, page, count in record["more"]),
    )


def _tuples(page: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) for key, value in page.items() if isinstance(value, list)}


def as_json(reading: Reading) -> str:
    """A reading as a JSON document, the same for the same file."""
    return json.dumps(as_record(reading), ensure_ascii=False, indent=1, sort_keys=True)


def as_lines(reading: Reading, language: str) -> Iterator[str]:
    """A reading in words, a finding a line: how grave, what, where."""
    for each in reading.findings:
        where = "" if each.page is None else f" page {each.page}"
        if each.box is not None:
            left, top, right, bottom = each.box
            where += f" at {left:.1f}, {top:.1f} mm ({right - left:.1f} x {bottom - top:.1f})"
        mark = "stop" if each.stops else "note"
        yield f"{mark}: {each.words.said(language)} [{each.code}]{where}"
    for code, page, count in reading.more:
        yield f"note: and {count} more [{code}] page {page}"
