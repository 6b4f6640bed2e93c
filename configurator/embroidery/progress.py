"""Progress: how far a long piece of work is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], bool]
"""Called with a share of 0 to 1; answers False to stop the work."""


class Canceled(Exception):
    """The work was stopped on request; nothing of it is kept."""


def unwatched(_share: float) -> bool:
    """Nobody watches: go on."""
    return True


def step(progress: Progress, share: float) -> None:
    """Tell how far the work is. Raises Canceled when told to stop."""
    if not progress(share):
        raise Canceled
