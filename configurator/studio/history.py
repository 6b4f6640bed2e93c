"""History: undo is the previous design, redo the next one, without limit."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.design import Design


@dataclass(frozen=True, slots=True)
class History:
    """The designs before, the one now, and those undone. Designs share what they have in common."""

    present: Design
    past: tuple[Design, ...] = ()
    future: tuple[Design, ...] = ()

    def committed(self, design: Design) -> History:
        """After an edit; what had been undone is gone. A design that is the same is no step."""
        if design == self.present:
            return self
        return History(design, (*self.past, self.present))

    def retouched(self, design: Design) -> History:
        """The last step ending otherwise, as while words are being typed; no step of its own."""
        return History(design, self.past)

    def undone(self) -> History:
        """One step back; the same history at its beginning."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> History:
        """One step forward again; the same history at its end."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return bool(self.future)
