"""Sight checked: nothing lies where nobody will ever see it."""

from __future__ import annotations

import shapely

from configurator.model.edits import RemoveLayer, ReplaceLayer
from configurator.model.layers import Lettering, Pattern
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench
from configurator.studio.checks.words import TAKE_AWAY
from configurator.tools.inside import area, brought_inside

OUT_OF_SIGHT = Words(
    en="This lies off the edge, so nobody will see it. Bring it back, or take it away.",
    he="זה נמצא מחוץ למוצר ולא ייראה. אפשר להחזיר פנימה, או להסיר.",
)
BRING_BACK = Words(en="Bring back", he="להחזיר פנימה")


def out_of_sight(part: PartOnBench) -> tuple[Problem, ...]:
    """Layers that lie wholly outside the part; words have their own, stricter check."""
    trim = area(part.shape.trim)
    found = []
    for layer in part.layers:
        if isinstance(layer, Lettering | Pattern):
            continue
        box = part.box(layer)
        if shapely.intersects(trim, shapely.box(box.left, box.top, box.right, box.bottom)):
            continue
        back = brought_inside(layer, part.library, part.shape, part.focus)
        found.append(
            Problem(
                code="out-of-sight",
                weight="warn",
                words=OUT_OF_SIGHT,
                part=part.made.part,
                layer_id=layer.id,
                remedies=(
                    Remedy(words=BRING_BACK, edit=ReplaceLayer(layer=back)),
                    Remedy(words=TAKE_AWAY, edit=RemoveLayer(layer_id=layer.id)),
                ),
            )
        )
    return tuple(found)
