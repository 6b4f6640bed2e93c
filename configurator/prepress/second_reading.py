"""The second reading: what the independent reader says of a file decides whether it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from configurator.ground.files import write_bytes
from configurator.model.words import Words
from configurator.prepress import report_words as said
from configurator.prepress.report_page import Told
from configurator.prepress.verifier.findings import Finding
from configurator.prepress.verifier.reading import Reading
from configurator.prepress.verifier.records import as_json

PREFLIGHT = "preflight.json"
"""What the independent reader found in an order's print file."""
REFUSED = "refused.json"
"""What it found in a print file that was not kept: the folder then holds nothing new but this."""

ReadAgain = Callable[[FilePath], Reading]
"""What reads a finished file without having written it."""


class NotForPress(Exception):
    """The independent reader would not print a file; the message has the codes of its findings."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        codes = {finding.code for finding in reading.findings if finding.stops}
        super().__init__(", ".join(sorted(codes)))


def keep_reading(reading: Reading, record: FilePath) -> None:
    """Write down what was found, whatever it is. Raises NotForPress after that, and OSError."""
    write_bytes(record, f"{as_json(reading)}\n".encode())
    if reading.stops:
        raise NotForPress(reading)


def read_or_refuse(
    file: FilePath, record: FilePath, refused: FilePath, read_again: ReadAgain
) -> Reading:
    """Have a file read and keep what was found as `record`; when it stops, as `refused` alone.

    Raises NotForPress after that, and OSError.
    """
    reading = read_again(file)
    if reading.stops:
        refused.parent.mkdir(parents=True, exist_ok=True)
    keep_reading(reading, refused if reading.stops else record)
    return reading


def told_of(reading: Reading) -> Iterator[Told]:
    """Every finding of a reading as a report tells it; of endless repeats the count."""
    for each in reading.findings:
        yield Told(each.stops, each.words, _where(each))
    for code, page, count in reading.more:
        words = said.MORE.filled(count=count)
        words = Words(en=f"{words.en}: {code}", he=f"{words.he}: {code}")
        yield Told(False, words, _on_page(page))


def _where(finding: Finding) -> Words:
    if finding.box is None:
        return _on_page(finding.page)
    left, top, right, bottom = finding.box
    figures = {"left": left, "top": top, "width": right - left, "height": bottom - top}
    spelled = {name: f"{value:.1f}" for name, value in figures.items()}
    return said.AT.filled(page=finding.page, **spelled)


def _on_page(page: int | None) -> Words:
    return said.WHOLE_FILE if page is None else said.ON_PAGE.filled(page=page)
