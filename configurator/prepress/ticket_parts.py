"""What a job ticket says of each part: pieces, size, material and colors, by their names."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.prepress.order_sheet import OrderSheet

MOST_CHIPS = 10


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part as production makes it. Sizes in mm; `colors` are '#rrggbb', the ground first.

    `material` and `color` are None where nothing was chosen or it has no name.
    """

    pieces: int
    name: Words
    width_mm: float
    height_mm: float
    material: Words | None
    color: Words | None
    colors: tuple[str, ...]


def part_lines(
    order: OrderSheet, design: Design, artwork: Artwork, library: Library
) -> tuple[PartLine, ...]:
    """Every part of an order in the artwork's order."""
    named = {swatch.paint: swatch.words for swatch in library.swatches.values()}
    return tuple(_line(order, design, part, library, named) for part in artwork.parts)


def _line(
    order: OrderSheet,
    design: Design,
    part: PartArtwork,
    library: Library,
    named: dict[Paint, Words],
) -> PartLine:
    made = design.part(part.part)
    paints = _paints(part)
    material = library.materials.get(made.material or "")
    said = material.words if material else order.materials.get(part.part)
    ground = paints[0] if paints and _is_ground(part, paints[0]) else None
    return PartLine(
        part.shape.pieces * order.copies,
        order.part(part.part),
        part.trim_box.width,
        part.trim_box.height,
        said,
        named.get(ground) if ground else None,
        tuple(dict.fromkeys(paint.srgb for paint in paints))[:MOST_CHIPS],
    )


def _paints(part: PartArtwork) -> tuple[Paint, ...]:
    """The paints of a part from the ground up, each once; the legal panel's are no choice."""
    found = [
        mark.paint
        for mark in part.marks
        if isinstance(mark, Fill) and mark.role not in ("legal", "barcode")
    ]
    if part.shape.base is not None:
        found.insert(0, part.shape.base)
    return tuple(dict.fromkeys(found))


def _is_ground(part: PartArtwork, paint: Paint) -> bool:
    if paint == part.shape.base:
        return True
    first = part.marks[0]
    return isinstance(first, Fill) and first.role == "base" and first.paint == paint
