"""Parts: the wrapper's flat sheet in mm, its panels around the bar and the lines it is made by.

The sheet lies printed side up with the front the right way round. From top to bottom: the back
(upside down, for it turns over the top edge), the top edge, the front, the bottom edge, and the
glue flap that goes under the free side of the back. A fold-end wrap reaches past both ends of
the bar: over the end faces and, as tucks, onto the back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from configurator.families.wrapper.bars import Bar, BarShelf, Margins
from configurator.ground.geometry import Affine, Box, Path, Point
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import PartShape, ProcessLine, Zone

PART = "wrap"

Kind = Literal["sleeve", "fold-end"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The panels of one wrapper as boxes on its flat sheet; a sleeve has no ends and no tucks."""

    kind: Kind
    bar: Bar
    margins: Margins
    back: Box
    top: Box
    front: Box
    bottom: Box
    flap: Box
    left: Box | None = None
    right: Box | None = None
    left_tuck: Box | None = None
    right_tuck: Box | None = None

    @property
    def panels(self) -> dict[str, Box]:
        """Every panel that art may lie on, by its zone's id."""
        found = {
            "front": self.front,
            "back": self.back,
            "top": self.top,
            "bottom": self.bottom,
            "left": self.left,
            "right": self.right,
            "tuck-left": self.left_tuck,
            "tuck-right": self.right_tuck,
        }
        return {name: box for name, box in found.items() if box is not None}

    @property
    def width(self) -> float:
        """Width of the sheet in mm, ends and tucks included."""
        return self.front.left + self.front.right

    @property
    def height(self) -> float:
        """Height of the sheet in mm, flap included."""
        return self.flap.bottom

    @property
    def back_upright(self) -> Affine:
        """Takes the back as one reads it (origin at its own top-left) to the sheet."""
        turn = Affine.rotate(180)
        return turn.then(Affine.translate(self.back.right, self.back.bottom))

    @property
    def back_reading(self) -> Box:
        """What is seen of the back, read upright: fold-end tucks cover its two ends."""
        hidden = self.bar.tuck_mm if self.kind == "fold-end" else 0.0
        return Box(hidden, 0.0, self.back.width - hidden, self.back.height)


def laid_out(shelf: BarShelf, size: str, kind: Kind) -> Sheet:
    """The sheet that wraps a bar of that size. Raises KeyError for an unknown size."""
    bar = shelf.bar(size)
    slack = shelf.wrap_slack_mm
    ends = bar.thickness_mm + slack
    reach = ends + bar.tuck_mm if kind == "fold-end" else 0.0
    length = bar.length_mm + slack - (2 * bar.peek_mm if kind == "sleeve" else 0.0)
    width, edge = bar.width_mm + slack, bar.thickness_mm + slack
    back = Box.sized(length, width - shelf.seam_mm, reach)
    top = Box.sized(length, edge, reach, back.bottom)
    front = Box.sized(length, width, reach, top.bottom)
    bottom = Box.sized(length, edge, reach, front.bottom)
    flap = Box.sized(length, bar.flap_mm, reach, bottom.bottom)
    if kind == "sleeve":
        return Sheet(kind, bar, shelf.margins, back, top, front, bottom, flap)
    row = front.top
    return Sheet(
        kind,
        bar,
        shelf.margins,
        back,
        top,
        front,
        bottom,
        flap,
        left=Box.sized(ends, width, bar.tuck_mm, row),
        right=Box.sized(ends, width, front.right, row),
        left_tuck=Box.sized(bar.tuck_mm, width, 0.0, row),
        right_tuck=Box.sized(bar.tuck_mm, width, front.right + ends, row),
    )


def legal_reading(sheet: Sheet) -> Box:
    """The legal panel on the back as one reads it upright: low, in the middle, clear of folds."""
    room = sheet.back_reading.grown(-sheet.margins.safe_mm)
    width, height = sheet.bar.legal_mm
    width, height = min(width, room.width), min(height, room.height)
    return Box.sized(width, height, room.center[0] - width / 2, room.bottom - height)


def legal_box(sheet: Sheet) -> Box:
    """The legal panel on the flat sheet."""
    return moved_box(legal_reading(sheet), sheet.back_upright)


def shape_of(sheet: Sheet) -> PartShape:
    """The bare part of a sheet: outlines, zones and process lines, nothing printed yet."""
    trim, legal = trim_of(sheet), legal_box(sheet)
    return PartShape(
        part=PART,
        trim=trim,
        bleed=_grown_square(trim, sheet.margins.bleed_mm),
        safe=_joined(safe_boxes(sheet, legal)),
        zones=_zones(sheet, legal),
        lines=_lines(sheet, trim),
    )


def trim_of(sheet: Sheet) -> Path:
    """The cut outline: the whole sheet, its flap narrower and chamfered."""
    flap, right, foot = sheet.flap, sheet.width, sheet.bottom.bottom
    cut = min(sheet.margins.chamfer_mm, flap.height)
    corners: list[Point] = [(0.0, 0.0), (right, 0.0), (right, foot)]
    corners += [(flap.right, foot), (flap.right - cut, flap.bottom)]
    corners += [(flap.left + cut, flap.bottom), (flap.left, foot), (0.0, foot)]
    return Path.polygon(dict.fromkeys(corners))


def bare_flap(sheet: Sheet) -> Path:
    """The part of the flap, bleed included, that must stay free of ink for the glue to hold."""
    flap, bleed = sheet.flap, sheet.margins.bleed_mm
    top = flap.top + sheet.margins.ink_overlap_mm
    return Path.rectangle(Box(flap.left - bleed, top, flap.right + bleed, flap.bottom + bleed))


def safe_boxes(sheet: Sheet, legal: Box) -> tuple[Box, ...]:
    """Where important things stay, panel by panel: clear of cut, folds and legal panel.

    The front comes first. A panel too slim to leave a safe middle has none.
    """
    fronts = [sheet.front, sheet.top, sheet.bottom]
    fronts += [box for box in (sheet.left, sheet.right) if box is not None]
    boxes = [box.grown(-sheet.margins.safe_mm) for box in fronts]
    free = free_back(sheet, legal)
    if free is not None:
        boxes.append(free.grown(-sheet.margins.safe_mm))
    return tuple(box for box in boxes if box.width > 0 and box.height > 0)


def free_back(sheet: Sheet, legal: Box) -> Box | None:
    """The largest box of the visible back beside the legal panel, on the sheet; None when full."""
    seen = moved_box(sheet.back_reading, sheet.back_upright)
    beside = [
        Box(seen.left, seen.top, seen.right, legal.top),
        Box(seen.left, legal.bottom, seen.right, seen.bottom),
        Box(seen.left, seen.top, legal.left, seen.bottom),
        Box(legal.right, seen.top, seen.right, seen.bottom),
    ]
    roomy = [box for box in beside if min(box.width, box.height) > 4 * sheet.margins.safe_mm]
    return max(roomy, key=lambda box: box.width * box.height, default=None)


def moved_box(box: Box, affine: Affine) -> Box:
    """The box around a box moved by quarter turns, mirroring or shifts."""
    return Path.rectangle(box).transformed(affine).box


def _zones(sheet: Sheet, legal: Box) -> tuple[Zone, ...]:
    art = [Zone(name, "art", Path.rectangle(box)) for name, box in sheet.panels.items()]
    kept = (
        Zone("legal", "legal", Path.rectangle(legal)),
        Zone("glue", "glue", _flap_outline(sheet)),
    )
    return (*art, *kept)


def _flap_outline(sheet: Sheet) -> Path:
    flap = sheet.flap
    cut = min(sheet.margins.chamfer_mm, flap.height)
    return Path.polygon(
        [
            (flap.left, flap.top),
            (flap.right, flap.top),
            (flap.right - cut, flap.bottom),
            (flap.left + cut, flap.bottom),
        ]
    )


def _lines(sheet: Sheet, trim: Path) -> tuple[ProcessLine, ...]:
    """Cut around, crease along the bar's long edges, fold at its ends, glue on the flap."""
    wide = sheet.width
    creases = [
        Path.polyline([(0.0, y), (wide, y)])
        for y in (sheet.top.top, sheet.front.top, sheet.bottom.top)
    ]
    creases.append(
        Path.polyline([(sheet.flap.left, sheet.flap.top), (sheet.flap.right, sheet.flap.top)])
    )
    margins = sheet.margins
    glue = sheet.flap.grown(-margins.glue_clear_mm)
    cut, top = margins.chamfer_mm, glue.top + margins.ink_overlap_mm
    strip = Box(glue.left + cut, top, glue.right - cut, glue.bottom)
    return (
        ProcessLine("cut", trim),
        *(ProcessLine("crease", line) for line in creases),
        *(ProcessLine("fold", line) for line in _end_folds(sheet)),
        ProcessLine("glue", Path.rectangle(strip)),
    )


def _end_folds(sheet: Sheet) -> list[Path]:
    """Where a fold-end wrap turns over the bar's ends: at the face, and again onto the back."""
    if sheet.left is None or sheet.right is None:
        return []
    across = (sheet.left.left, sheet.left.right, sheet.right.left, sheet.right.right)
    foot = sheet.bottom.bottom
    return [Path.polyline([(x, 0.0), (x, foot)]) for x in across]


def _grown_square(path: Path, by_mm: float) -> Path:
    """The outline moved outwards with its corners kept square, as a guillotine leaves them."""
    return path_of(area_of(path).buffer(by_mm, join_style="mitre"))


def _joined(boxes: tuple[Box, ...]) -> Path:
    path = Path.rectangle(boxes[0])
    for box in boxes[1:]:
        path = path + Path.rectangle(box)
    return path
