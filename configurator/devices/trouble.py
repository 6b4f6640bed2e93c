"""A device that cannot take the work: why, and what a person at the desk should do."""

from __future__ import annotations

from configurator.model.refused import Refused


class DeviceTrouble(Refused):
    """Nothing was sent. `words` say in both languages what happened and the way out."""
