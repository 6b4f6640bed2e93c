"""Problems: whatever is wrong with a design, in the customer's words, and what mends it."""

from __future__ import annotations

from typing import Literal

from configurator.model.edits import Edit
from configurator.model.words import Frozen, Name, Words


class Remedy(Frozen):
    """A way out: what the button says, and the edit behind it."""

    words: Words
    edit: Edit


class Problem(Frozen):
    """What is wrong, where, the limit it broke, and how to mend it.

    `stop` problems cannot be made and block the order; `warn` problems may be accepted.
    `words` are already filled in: one or two plain sentences saying what happened and what to do.
    """

    code: Name
    weight: Literal["stop", "warn"]
    words: Words
    part: Name | None = None
    layer_id: Name | None = None
    measured: float | None = None
    limit: float | None = None
    unit: str = ""
    at: tuple[float, float] | None = None
    """The place in part mm, where there is one."""
    remedies: tuple[Remedy, ...] = ()
    asks: Literal["photo"] | None = None
    """What somebody may give instead: another photograph for this layer."""
