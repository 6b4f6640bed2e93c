"""Catching: what nobody caught goes to whoever can say it calmly, and is logged without words."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from configurator.store.trouble import StoreTrouble


class Catch(QObject):
    """Stands where Python reports what nobody caught, from its making until `close`."""

    broke = Signal(object)
    """The error; connect it queued, for it may come from the middle of anything."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hook = sys.excepthook
        sys.excepthook = self._caught

    def close(self) -> None:
        """Let others see to what breaks from now on."""
        sys.excepthook = self._hook

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception) or _ends_the_program(trace):
            self._hook(kind, error, trace)
            return
        # An error's own words may quote a customer's; the log holds none of them.
        told = kind.__name__ if not isinstance(error, StoreTrouble) else str(error)
        sys.stderr.write("".join([*traceback.format_tb(trace), f"Broken: {told}\n"]))
        self.broke.emit(error)


def _ends_the_program(trace: TracebackType | None) -> bool:
    """Whether it broke outside of everything that the window called."""
    return trace is not None and trace.tb_frame.f_code.co_name == "<module>"
