"""Words checked: there are some, every letter can be made, and they will be read."""

from __future__ import annotations

from configurator.ground.graphemes import cleaned, graphemes
from configurator.ground.units import mm_from_pt, pt_from_mm
from configurator.model.edits import RemoveLayer, ReplaceLayer
from configurator.model.layers import Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.problem import Problem, Remedy
from configurator.model.resizing import resized
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench
from configurator.tools.inside import area, brought_inside, ink_of, lies_inside

ROOMY = 1.02
"""A little over the limit, so that mending once mends for good."""

HIDDEN_SHARE = 0.02
"""Share of the letters' area under the label from which something is really missing."""

EMPTY = Words(
    en="There are no words here yet. Write something, or take this away.",
    he="אין כאן עדיין מילים. אפשר לכתוב משהו, או להסיר.",
)
MISSING = Words(
    en="We can't print {letters}. Try other letters.",
    he="אין לנו איך להדפיס את {letters}. אפשר לנסות תווים אחרים.",
)
SMALL = Words(
    en="These words are too small to read. Make them bigger.",
    he="המילים קטנות מדי ויהיה קשה לקרוא אותן. כדאי להגדיל.",
)
CUT_OFF = Words(
    en="Some of these words will be cut off at the edge. Move them in.",
    he="חלק מהמילים ייחתך בקצה. כדאי להזיז אותן פנימה.",
)
NEAR_EDGE = Words(
    en="These words are very close to the edge. Move them in a little.",
    he="המילים קרובות מאוד לקצה. כדאי להזיז אותן קצת פנימה.",
)
UNDER_LABEL = Words(
    en="Some of these words are hidden under the label. Move them to a free spot.",
    he="חלק מהמילים מוסתר מתחת לתווית. כדאי להזיז אותן למקום פנוי.",
)
TAKE_AWAY = Words(en="Take away", he="להסיר")
TAKE_OUT = Words(en="Take them out", he="להוריד אותם")
BIGGER = Words(en="Make bigger", he="להגדיל")
MOVE_IN = Words(en="Move inside", he="להזיז פנימה")


def empty(part: PartOnBench) -> tuple[Problem, ...]:
    """Lettering with nothing written."""
    return tuple(
        Problem(
            code="empty-words",
            weight="warn",
            words=EMPTY,
            part=part.made.part,
            layer_id=layer.id,
            remedies=(Remedy(words=TAKE_AWAY, edit=RemoveLayer(layer_id=layer.id)),),
        )
        for layer in part.of_kind(Lettering)
        if not layer.text.strip()
    )


def missing_letters(part: PartOnBench) -> tuple[Problem, ...]:
    """Characters no font of ours has."""
    found = []
    for layer in part.of_kind(Lettering):
        missing = set_lettering(layer, part.library).missing
        if missing:
            letters = " ".join(missing[:6])
            said = Words(
                en=MISSING.said("en", letters=letters), he=MISSING.said("he", letters=letters)
            )
            left = "".join(
                each for each in graphemes(cleaned(layer.text)) if each not in missing
            ).strip()
            edit = (
                ReplaceLayer(layer=layer.model_copy(update={"text": left}))
                if left
                else RemoveLayer(layer_id=layer.id)
            )
            found.append(
                Problem(
                    code="missing-letters",
                    weight="stop",
                    words=said,
                    part=part.made.part,
                    layer_id=layer.id,
                    measured=len(missing),
                    limit=0,
                    remedies=(Remedy(words=TAKE_OUT, edit=edit),),
                )
            )
    return tuple(found)


def small(part: PartOnBench) -> tuple[Problem, ...]:
    """Type smaller than a press holds, after it was fitted."""
    found = []
    for layer in part.of_kind(Lettering):
        size_mm = set_lettering(layer, part.library).size_mm
        light = part.light_on_dark(part.library.paint(layer.color)) and not part.below(layer)
        finest = part.press.finest
        least = finest.light_type_pt if light and not part.sewn else finest.type_pt
        if layer.text.strip() and pt_from_mm(size_mm) < least:
            grown = resized(layer, mm_from_pt(least) / size_mm * ROOMY)
            found.append(
                Problem(
                    code="small-words",
                    weight="stop",
                    words=SMALL,
                    part=part.made.part,
                    layer_id=layer.id,
                    measured=round(pt_from_mm(size_mm), 2),
                    limit=least,
                    unit="pt",
                    remedies=(Remedy(words=BIGGER, edit=ReplaceLayer(layer=grown)),),
                )
            )
    return tuple(found)


def near_edge(part: PartOnBench) -> tuple[Problem, ...]:
    """Words outside the safe area; a stop where they reach over the cut."""
    found = []
    shape, library = part.shape, part.library
    for layer in part.of_kind(Lettering):
        if lies_inside(layer, library, shape, shape.safe):
            continue
        cut = not lies_inside(layer, library, shape, shape.trim)
        found.append(
            Problem(
                code="words-cut-off" if cut else "words-near-edge",
                weight="stop" if cut else "warn",
                words=CUT_OFF if cut else NEAR_EDGE,
                part=part.made.part,
                layer_id=layer.id,
                remedies=(_move_in(part, layer),),
            )
        )
    return tuple(found)


def under_label(part: PartOnBench) -> tuple[Problem, ...]:
    """Words on the label or on a glue flap, which are printed over or folded away."""
    zones = [area(zone.outline) for zone in part.shape.zones if zone.kind in ("legal", "glue")]
    found = []
    for layer in part.of_kind(Lettering) if zones else ():
        ink = ink_of(layer, part.library, part.shape)
        if any(zone.intersection(ink).area > HIDDEN_SHARE * ink.area for zone in zones):
            found.append(
                Problem(
                    code="words-hidden",
                    weight="stop",
                    words=UNDER_LABEL,
                    part=part.made.part,
                    layer_id=layer.id,
                    remedies=(_move_in(part, layer),),
                )
            )
    return tuple(found)


def _move_in(part: PartOnBench, layer: Lettering) -> Remedy:
    inside = brought_inside(layer, part.library, part.shape, part.focus)
    return Remedy(words=MOVE_IN, edit=ReplaceLayer(layer=inside))
