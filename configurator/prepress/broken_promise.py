"""A print file that is not what it promised: why, and what to do next."""

from __future__ import annotations

NEXT_STEP = (
    "The file was thrown away and nothing was sent. Make it again; if it fails again, keep the "
    "order's design document and call the makers of this program."
)


class BadPrintFile(Exception):
    """A finished print file broke a promise. `cause` says which, `next_step` what to do."""

    def __init__(self, cause: str, next_step: str = NEXT_STEP) -> None:
        self.cause = cause
        self.next_step = next_step
        super().__init__(f"The print file is not fit for the press: {cause}. {next_step}")


def demand(kept: bool, cause: str) -> None:
    """Go on when a promise is kept. Raises BadPrintFile with the cause when it is not."""
    if not kept:
        raise BadPrintFile(cause)
