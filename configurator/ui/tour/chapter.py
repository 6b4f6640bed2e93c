"""A chapter of the tour: a customer, an album, and the words both are told in."""

from __future__ import annotations

from contextlib import AbstractContextManager

from configurator.ui.customer import Customer
from configurator.ui.tour.album import Album


class Chapter:
    """What every chapter does in the same way."""

    def __init__(self, customer: Customer, album: Album) -> None:
        self.one = customer
        self.hand = customer.hand
        self.album = album

    def step(self, words: str) -> AbstractContextManager[None]:
        """A step of the tour; one that does not happen ends it."""
        return self.album.step(self.hand, words)

    def keep(self, name: str) -> None:
        """Keep a picture of the screen, with everything on it that is still to come."""
        self.one.wait()
        self.album.keep(self.hand, name)

    def see(self, name: str) -> None:
        """Keep a picture of the screen as it is, whatever is still to come."""
        self.album.keep(self.hand, name)

    def show_sheet(self, opener: str, name: str) -> None:
        """Open a sheet, keep its picture, and put it away."""
        self.hand.tap(opener)
        self.hand.find("closeSheet")
        self.keep(name)
        self.one.closes_the_sheet()

    def see_from(self, views: tuple[str, ...], what: str) -> None:
        """See the real thing from some of its sides."""
        for view in views:
            self.one.looks_at(view)
            self.keep(f"{what}-{view}")

    def order(self, what: str) -> None:
        """Approve the proof of what is on the stage, and order it."""
        with self.step(f"Approves the proof of the {what}, and orders"):
            self.one.likes_it()
            self.keep(f"proof-{what}")
            number = self.one.takes_a_number()
            # Nobody waits at the kiosk for files: they are made while the visit goes on.
            self.see(f"ticket-{what}")
        self.album.tell(f"Order {number}")
