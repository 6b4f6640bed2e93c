"""Photographs checked: enough samples for the size they are printed at."""

from __future__ import annotations

from configurator.model.edits import RemoveLayer, ReplaceLayer
from configurator.model.flatten import photo_ppi
from configurator.model.layers import Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.resizing import resized
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench
from configurator.studio.checks.words import TAKE_AWAY

CLOTHS = frozenset({"canvas", "suede", "leather", "printed", "twill"})
"""Materials that are printed as cloth is, whatever a part says of its substrate."""

SMALLEST_MM = 12.0
"""A photograph made smaller than this would no longer be recognized."""

ROOMY = 1.01

SOFT = Words(
    en="This photo is a little small for a space this big. It will look soft. "
    "Make it smaller, or choose another.",
    he="התמונה קצת קטנה לשטח כזה גדול, והיא תצא רכה. אפשר להקטין אותה, או לבחור אחרת.",
)
BLURRED = Words(
    en="This photo is too small for a space this big and would come out blurry. "
    "Make it smaller, or choose another.",
    he="התמונה קטנה מדי לשטח כזה גדול, והיא תצא מטושטשת. אפשר להקטין אותה, או לבחור אחרת.",
)
SMALLER = Words(en="Make smaller", he="להקטין")
SHOW_MORE = Words(en="Show more of the photo", he="להראות יותר מהתמונה")


def resolution(part: PartOnBench) -> tuple[Problem, ...]:
    """Photographs with too few samples an inch for what they are printed on."""
    limits = part.press.substrates["canvas" if part.material in CLOTHS else part.shape.substrate]
    found = []
    for layer in part.of_kind(Photo):
        ppi = photo_ppi(layer)
        if ppi >= limits.wanted_ppi:
            continue
        blurred = ppi < limits.least_ppi
        limit = limits.least_ppi if blurred else limits.wanted_ppi
        found.append(
            Problem(
                code="photo-too-small" if blurred else "photo-soft",
                weight="stop" if blurred else "warn",
                words=BLURRED if blurred else SOFT,
                part=part.made.part,
                layer_id=layer.id,
                measured=round(ppi),
                limit=limit,
                unit="ppi",
                remedies=_remedies(layer, ppi / limits.wanted_ppi, ppi / limit),
                asks="photo",
            )
        )
    return tuple(found)


def _remedies(layer: Photo, to_wanted: float, to_limit: float) -> tuple[Remedy, ...]:
    """Show more of the photograph where that is enough; else make it smaller, if that is sensible.

    Both aim at a sharp picture, and settle for one that can be printed. What would be too small to
    be recognized can only be taken away for another one.
    """
    for share in (to_wanted / ROOMY, to_limit / ROOMY):
        if layer.zoom * share >= 1:
            closer = layer.model_copy(update={"zoom": round(layer.zoom * share, 4)})
            return (Remedy(words=SHOW_MORE, edit=ReplaceLayer(layer=closer)),)
    for share in (to_wanted / ROOMY, to_limit / ROOMY):
        if min(layer.width_mm, layer.height_mm) * share >= SMALLEST_MM:
            edit = ReplaceLayer(layer=resized(layer, share))
            return (Remedy(words=SMALLER, edit=edit),)
    return (Remedy(words=TAKE_AWAY, edit=RemoveLayer(layer_id=layer.id)),)
