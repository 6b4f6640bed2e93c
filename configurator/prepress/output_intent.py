"""The printing condition a file is made for: its registered name and the profile for it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from configurator.ground.icc import Profile, named_profile
from configurator.model.artwork import PartArtwork
from configurator.model.printing_conditions import known_conditions
from configurator.model.substrates import Substrate, house_substrates
from configurator.prepress.broken_promise import demand


@dataclass(frozen=True)
class OutputIntent:
    """A characterized printing condition and its output profile.

    `identifier` is what the ICC registry calls it if it is `registered` there, else what its
    profile calls itself. `ink_limit` is the sum of inks the profile separates up to, as shares
    (3.0 is 300 %); every page is held to its own stock's limit beside that.
    """

    identifier: str
    condition: str
    profile: Profile
    ink_limit: float
    registered: bool = True

    @cached_property
    def deflated(self) -> bytes:
        """The profile as a file embeds it, compressed once for every file."""
        return zlib.compress(self.profile.data, 9)


@lru_cache(maxsize=8)
def intent_on(substrate: str) -> OutputIntent:
    """The printing condition of a substrate as it ships, by the id that assets/substrates gives it.

    Raises KeyError and MissingProfile.
    """
    return _of_condition(house_substrates()[substrate].profile)


@lru_cache(maxsize=8)
def _of_condition(profile: str) -> OutputIntent:
    found, opened = known_conditions()[profile], named_profile(profile)
    identifier = found.registered or opened.name
    return OutputIntent(
        identifier, found.name, opened, found.most_ink, registered=bool(found.registered)
    )


def coated_paper() -> OutputIntent:
    """Offset on coated paper, FOGRA39 of the ICC registry. Raises MissingProfile."""
    return intent_on("coated")


def intent_of(parts: Iterable[PartArtwork]) -> OutputIntent:
    """The one printing condition of parts that share a file.

    Raises BadPrintFile where they ask for several: a file has one output intent (ISO 15930-7), and
    MissingProfile.
    """
    stocks = [known_stock(part) for part in parts]
    demand(
        len({stock.profile for stock in stocks}) <= 1,
        "its parts are printed under different conditions and need a file each",
    )
    return _of_condition(stocks[0].profile) if stocks else coated_paper()


def known_stock(part: PartArtwork) -> Substrate:
    """What a part is printed on. Raises BadPrintFile where nobody knows it."""
    found = part.shape.stock
    demand(found is not None, f"the substrate {part.shape.substrate!r} is not known")
    assert found is not None
    return found
