"""Sweeping: while a window is open, Python looks for garbage on the window's own thread only.

Python sweeps on whichever thread happens to allocate. One that only listens to a worker would then
end a timer of the window's thread, which Qt cannot take back from there: it goes on firing into
memory that was given away, and the window ends with it.
"""

from __future__ import annotations

import gc


class Broom:
    """Keeps Python from sweeping by itself, from its making until `close`."""

    _out = 0

    def __init__(self) -> None:
        Broom._out += 1
        gc.disable()

    def settle(self) -> None:
        """Everything is loaded and stays: sweeping through it would hold a picture up, now too."""
        gc.freeze()

    def close(self) -> None:
        """The window closes; once no window is open, Python sweeps by itself again."""
        gc.collect()
        Broom._out -= 1
        if Broom._out == 0:
            gc.enable()


def sweep() -> None:
    """Sweep as often as Python would; called on the window's thread whenever something changed.

    Not by a clock: a finger that moves something runs no Python, and leaves nothing to sweep.
    """
    if gc.isenabled():
        return
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
