"""Color and material: what a part is made of, and in which swatch."""

from __future__ import annotations

from collections.abc import Iterable

from configurator.model.edits import Edit, EditRefused, SetColor, SetMaterial, Together
from configurator.model.product import Part


def colored(part: Part, color: str, part_id: str | None = None) -> Edit:
    """Color a part; `part_id` names the other shoe's part where it differs. Raises EditRefused."""
    if part.colors and color not in part.colors:
        raise EditRefused(f"The part {part.id!r} does not come in {color!r}.")
    return SetColor(part=part_id or part.id, color=color)


def made_of(part: Part, material: str, part_id: str | None = None) -> Edit:
    """Make a part of a material. Raises EditRefused."""
    if material not in part.materials:
        raise EditRefused(f"The part {part.id!r} is not made of {material!r}.")
    return SetMaterial(part=part_id or part.id, material=material)


def colored_alike(parts: Iterable[Part], color: str) -> Edit:
    """Color every part that comes in a swatch, as one step."""
    fitting = (part for part in parts if not part.colors or color in part.colors)
    return Together(edits=tuple(SetColor(part=part.id, color=color) for part in fitting))
