"""What a print file promises: everything the reader of the finished file holds it to."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.ground.geometry import Path

Step = tuple[str, str, str | None]
"""A processing step by the name of its layer and separation, its group, and its type if any."""


@dataclass(frozen=True, slots=True)
class PagePromise:
    """One page. Lengths in mm; `bleed_mm` is left, top, right, bottom.

    `painted` is the outline that must be covered edge to edge, None where the material shows;
    `pictures` how many different ones the page holds, `srgb` how many of them the press converts,
    `least_ppi` the lowest resolution among them, `ink_limit` what its stock bears where that is
    less than the file's.
    """

    part: str
    trim_mm: tuple[float, float]
    bleed_mm: tuple[float, float, float, float]
    painted: Path | None
    steps: frozenset[Step]
    pictures: int
    least_ppi: float | None
    ink_limit: float | None = None
    srgb: int = 0


@dataclass(frozen=True, slots=True)
class FilePromise:
    """The whole file: title, moment (ISO 8601), ids, printing condition and profile, and pages.

    `ink_limit` is the largest sum of inks, as shares (3.0 is 300 %).
    """

    title: str
    created: str
    document_id: str
    instance_id: str
    condition: str
    profile: bytes
    ink_limit: float
    pages: tuple[PagePromise, ...]
