"""A size is said in the system that somebody thinks in, and in its own words without one."""

from __future__ import annotations

import pytest

from configurator.families import find_families
from configurator.model.people import SizeUnits
from configurator.model.words import Language
from configurator.studio.size_words import size_words


@pytest.mark.parametrize(
    ("units", "language", "said"),
    [
        ("eu", "en", "42"),
        ("uk", "en", "UK 8"),
        ("us", "en", "Men 9 / Women 10.5"),
        ("us", "he", "גברים 9 / נשים 10.5"),
        ("mondopoint", "en", "265 mm"),
        ("mondopoint", "he", "265 מ״מ"),
    ],
)
def test_a_shoe_is_said_in_every_system(units: SizeUnits, language: Language, said: str) -> None:
    size = next(size for size in find_families()["shoe"].sizes if size.id == "42")
    assert size_words(size, units, language) == said


@pytest.mark.parametrize("family", ["wrapper", "patch"])
@pytest.mark.parametrize("units", ["eu", "uk", "us", "mondopoint"])
def test_other_products_keep_their_own_words(family: str, units: SizeUnits) -> None:
    for size in find_families()[family].sizes:
        assert size_words(size, units, "he") == size.words.he
