"""The printing condition a file is made for: its registered name and the profile for it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

from configurator.ground.icc import Profile, press_profile


@dataclass(frozen=True)
class OutputIntent:
    """A characterized printing condition of the ICC registry and its output profile.

    `ink_limit` is the sum of inks the condition bears, as shares (3.0 is 300 %).
    """

    identifier: str
    condition: str
    profile: Profile
    ink_limit: float

    @cached_property
    def deflated(self) -> bytes:
        """The profile as a file embeds it, compressed once for every file."""
        return zlib.compress(self.profile.data, 9)


@lru_cache(maxsize=1)
def coated_paper() -> OutputIntent:
    """Offset on coated paper, FOGRA39 of the ICC registry. Raises MissingProfile.

    300 % is what the profile itself was made to keep to.
    """
    return OutputIntent("FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)", press_profile(), 3.0)
