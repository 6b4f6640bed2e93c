"""Refitting: a design's art carried along when its patch changes size or shape."""

from __future__ import annotations

from configurator.families.patch.catalog import Catalog
from configurator.families.patch.parts import planned
from configurator.families.patch.themes import carried
from configurator.model.design import Design


def refitted(catalog: Catalog, before: Design, after: Design) -> Design:
    """`after` with every layer carried from `before`'s room into its own, about their middles.

    Raises KeyError for a size or shape that is not offered.
    """
    old, new = planned(catalog, before).room, planned(catalog, after).room
    if old == new:
        return after
    scale = min(new.width / old.width, new.height / old.height)
    parts = {
        name: part.model_copy(
            update={"layers": tuple(carried(each, old, new, scale) for each in part.layers)}
        )
        for name, part in after.parts.items()
    }
    return after.model_copy(update={"parts": parts})
