"""Size words: a size said in the system that somebody thinks in, such as UK 8 for an EU 42."""

from __future__ import annotations

from configurator.model.people import SizeUnits
from configurator.model.product import Size
from configurator.model.words import Language, Words

IN_UNITS: dict[SizeUnits, tuple[tuple[str, ...], Words]] = {
    "uk": (("uk",), Words(en="UK {uk}", he="UK {uk}")),
    "us": (
        ("us-men", "us-women"),
        Words(en="Men {us-men} / Women {us-women}", he="גברים {us-men} / נשים {us-women}"),
    ),
    "mondopoint": (("mondopoint",), Words(en="{mondopoint} mm", he="{mondopoint} מ״מ")),
}
"""Which of a size's notes a system is said with; a size without them is said in its own words."""


def size_words(size: Size, units: SizeUnits, language: Language) -> str:
    """The size in somebody's own system."""
    notes, words = IN_UNITS.get(units, ((), size.words))
    if not all(note in size.notes for note in notes):
        return size.words.said(language)
    return words.said(language, **size.notes) if notes else words.said(language)
