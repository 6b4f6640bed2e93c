"""Plans in a report: sheets drawn small, every piece outlined and named, so a hand can find it."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.ground.geometry import Affine, Box, Path
from configurator.prepress.ink_stream import Light
from configurator.prepress.lettering import Type
from configurator.prepress.ticket_sheet import PLAIN, QUIET, TEXT, WHITE, TicketSheet

PIECE, CUT, EDGE = Light("#eceae4"), Light("#8c8a84"), Light("#a9a9ae")
CUT_MM, EDGE_MM = 0.15, 0.2
NAME_MM, NAME_ROOM_MM = 2.7, 5.0
LABEL_MM, LEAST_LABEL_MM = 2.3, 1.0
"""Names are set smaller in small pieces, down to what a good eye reads; then they are left out."""
WIDE, MANY = 1.8, 12
REACH = 2.4
"""How wide a name may be, in radii of the roundest room in its piece; most pieces are longer."""
LETTER_EM, LEADING = 0.6, 1.15
"""How wide a letter is about, and how far lines are apart, in their own size."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece on a plan: its cut, what it is called, and the middle and radius of its room."""

    cut: Path
    label: str
    middle: tuple[float, float]
    radius: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet as it is laid out, in its own mm."""

    name: str
    width: float
    height: float
    pieces: tuple[Laid, ...]

    @property
    def is_large(self) -> bool:
        """Whether it needs a page's whole width to be read: a roll, or many pieces."""
        return self.width > WIDE * self.height or len(self.pieces) > MANY


def plan_size(plan: Plan, widest: float, highest: float) -> tuple[float, float]:
    """How wide and high a plan is drawn in a room, with its name above."""
    scale = min(widest / plan.width, (highest - NAME_ROOM_MM) / plan.height)
    return plan.width * scale, plan.height * scale + NAME_ROOM_MM


def draw_plan(sheet: TicketSheet, plan: Plan, room: Box) -> None:
    """A plan in the upper left of its room."""
    width, _ = plan_size(plan, room.width, room.height)
    scale = width / plan.width
    name = Box(room.left, room.top, room.right, room.top + NAME_MM)
    sheet.left(plan.name, name, Type(PLAIN, NAME_MM), QUIET)
    paper = Box.sized(width, plan.height * scale, room.left, room.top + NAME_ROOM_MM)
    edge = Path.rectangle(paper)
    sheet.stream.fill(edge, WHITE)
    sheet.stream.stroke(edge, EDGE, EDGE_MM)
    place = Affine.scale(scale, scale).then(Affine.translate(paper.left, paper.top))
    for piece in plan.pieces:
        cut = piece.cut.transformed(place)
        sheet.stream.fill(cut, PIECE)
        sheet.stream.stroke(cut, CUT, CUT_MM)
    for piece in plan.pieces:
        _draw_label(sheet, piece, place.apply(*piece.middle), piece.radius * scale)


def _draw_label(
    sheet: TicketSheet, piece: Laid, middle: tuple[float, float], radius: float
) -> None:
    """An order above what of it the piece is, as large as both fit."""
    lines = piece.label.split(" ", 1)
    longest = max(map(len, lines))
    size = min(LABEL_MM, REACH * radius / (LETTER_EM * longest), 1.2 * radius / len(lines))
    if size < LEAST_LABEL_MM:
        return
    x, y = middle
    reach = REACH * radius / 2
    for at, words in enumerate(lines):
        base = y + size * (0.35 + LEADING * (at - (len(lines) - 1) / 2))
        room = Box(x - reach, base - size, x + reach, base)
        sheet.words(words, room, Type(PLAIN, size), TEXT, "center")
