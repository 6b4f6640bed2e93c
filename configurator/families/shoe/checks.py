"""Checks: what cannot be made about a pair of shoes, with the edit that mends it."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from configurator.families.shoe.catalog import CATALOG, Catalog, Material, is_right, left_of
from configurator.families.shoe.measures import HEEL, letters
from configurator.families.shoe.rightfoot import material_of, own_right_parts
from configurator.ground.graphemes import graphemes
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.edits import Edit, RemoveLayer, ReplaceLayer, SetMaterial
from configurator.model.layers import Drawing, Layer, Lettering, Photo, Stamps
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words

PRINTED = "printed"
SEAM_SLACK_MM2 = 1.0
"""Lettering may lose this much of its area under a seam before it is told: a hair, not a letter."""


def check(design: Design, artwork: Artwork, catalog: Catalog = CATALOG) -> tuple[Problem, ...]:
    """Every problem of a pair, part by part; what the right shoe only repeats is told once."""
    own = own_right_parts(design)
    return tuple(
        problem
        for part in artwork.parts
        if not is_right(part.part) or part.part in own
        for problem in _of_part(design, part, catalog)
    )


def _of_part(design: Design, part: PartArtwork, catalog: Catalog) -> Iterator[Problem]:
    name = part.part
    material = catalog.material(material_of(design, name))
    for layer in design.part(name).layers:
        unprintable = _unprintable(name, layer, material)
        if unprintable is not None:
            yield unprintable
            continue
        yield from _too_many_letters(name, layer, catalog.heel_letters)
        yield from _under_a_seam(part, layer)
        yield from _too_fine(name, layer, material, catalog.min_letter_mm)


def _unprintable(part: str, layer: Layer, material: Material) -> Problem | None:
    """Art on a material that takes no ink, or a photograph where only flat inks go."""
    photo = isinstance(layer, Photo)
    if material.prints == "everything" or (material.prints == "flat" and not photo):
        return None
    offered = CATALOG.part(left_of(part)).materials
    what = Words(en="photo", he="תמונה") if photo else Words(en="print", he="הדפסה")
    words = Words(
        en=f"{material.words.en} cannot carry a {what.en}, so it would not come out. "
        "Choose a material that can be printed, or take it away.",
        he=f"{material.words.he} לא מתאים ל{what.he}, והיא לא תיראה כמו שצריך. "
        "אפשר לבחור חומר שמדפיסים עליו, או להסיר אותה.",
    )
    remedies = [_without(layer)]
    if PRINTED in offered:
        to_print = Words(en="Use printed cloth", he="לעבור לבד מודפס")
        remedies.insert(0, Remedy(words=to_print, edit=SetMaterial(part=part, material=PRINTED)))
    return Problem(
        code="shoe.unprintable",
        weight="stop",
        words=words,
        part=part,
        layer_id=layer.id,
        remedies=tuple(remedies),
    )


def _too_many_letters(part: str, layer: Layer, limit: int) -> Iterator[Problem]:
    if left_of(part) != HEEL or not isinstance(layer, Lettering):
        return
    count = letters(layer.text)
    if count <= limit:
        return
    short = _first_letters(layer.text, limit)
    yield Problem(
        code="shoe.heel-text-too-long",
        weight="stop",
        words=Words(
            en=f"The heel has room for {limit} letters; this has {count}. Make it shorter.",
            he=f"בעקב יש מקום ל־{limit} אותיות, וכאן יש {count}. כדאי לקצר.",
        ),
        part=part,
        layer_id=layer.id,
        measured=float(count),
        limit=float(limit),
        remedies=(
            Remedy(
                words=Words(en=f"Keep “{short}”", he=f"להשאיר ״{short}״"),
                edit=ReplaceLayer(layer=layer.model_copy(update={"text": short})),
            ),
        ),
    )


def _first_letters(text: str, limit: int) -> str:
    kept, count = "", 0
    for each in graphemes(text):
        count += not each.isspace()
        if count > limit:
            break
        kept += each
    return kept.strip()


def _under_a_seam(part: PartArtwork, layer: Layer) -> Iterator[Problem]:
    """Words that run past the finished edge: the rest is sewn under the next panel or lasted.

    Words that even leave the cut panel are told about by the checks all families share.
    """
    if not isinstance(layer, Lettering):
        return
    words_area = _printed_area(part, layer.id)
    visible = area_of(part.shape.zone("visible").outline)
    hidden = words_area.difference(visible).area
    cut_off = words_area.difference(area_of(part.shape.trim)).area
    if hidden <= SEAM_SLACK_MM2 or cut_off > SEAM_SLACK_MM2:
        return
    yield Problem(
        code="shoe.words-under-seam",
        weight="stop",
        words=Words(
            en="Some of these words would disappear under a seam. "
            "Move them to the middle of the panel, or make them smaller.",
            he="חלק מהמילים ייעלם מתחת לתפר. כדאי להזיז אותן לאמצע החלק, או להקטין.",
        ),
        part=part.part,
        layer_id=layer.id,
        measured=round(hidden, 1),
        limit=SEAM_SLACK_MM2,
        unit="mm2",
        remedies=(_brought_in(part, layer, words_area),),
    )


def _brought_in(part: PartArtwork, layer: Lettering, words_area: BaseGeometry) -> Remedy:
    """The words in the middle of the safe area, shrunk until they fit it."""
    safe = area_of(part.shape.safe)
    middle = _roomiest_point(safe)
    at = layer.placement
    x, y = round(middle.x, 2), round(middle.y, 2)
    moved = shapely.affinity.translate(words_area, x - at.x_mm, y - at.y_mm)
    share = 1.0
    while share > 0.2 and not safe.contains(
        shapely.affinity.scale(moved, share, share, origin=(x, y))
    ):
        share -= 0.05
    update = {
        "placement": at.model_copy(update={"x_mm": x, "y_mm": y}),
        "size_mm": round(layer.size_mm * share, 2),
        "box_width_mm": layer.box_width_mm and round(layer.box_width_mm * share, 2),
    }
    return Remedy(
        words=Words(en="Bring them in", he="להכניס פנימה"),
        edit=ReplaceLayer(layer=layer.model_copy(update=update)),
    )


def _roomiest_point(area: BaseGeometry) -> shapely.Point:
    """The middle of the largest circle the area holds."""
    return shapely.Point(shapely.maximum_inscribed_circle(area, tolerance=0.5).coords[0])


def _printed_area(part: PartArtwork, layer_id: str) -> BaseGeometry:
    fills = [mark.path for mark in part.marks_of(layer_id) if isinstance(mark, Fill)]
    return shapely.union_all([area_of(path, 0.05) for path in fills])


def _too_fine(
    part: str, layer: Layer, material: Material, least_letter_mm: float
) -> Iterator[Problem]:
    """Lines and letters thinner than the material prints."""
    finest, mended = _finest(layer, material, least_letter_mm)
    if finest is None:
        return
    measured, limit = finest
    yield Problem(
        code="shoe.too-fine",
        weight="warn",
        words=Words(
            en=f"This is very fine for {material.words.en.lower()} and may blur. Make it bolder.",
            he=f"זה דק מאוד בשביל {material.words.he} ועלול להיטשטש. כדאי לעבות.",
        ),
        part=part,
        layer_id=layer.id,
        measured=round(measured, 2),
        limit=limit,
        unit="mm",
        remedies=(
            Remedy(
                words=Words(en="Make it bolder", he="לעבות"),
                edit=ReplaceLayer(layer=mended),
            ),
        ),
    )


def _finest(
    layer: Layer, material: Material, least_letter_mm: float
) -> tuple[tuple[float, float] | None, Layer]:
    """The finest width of a layer with the limit it breaks, and the layer mended."""
    if isinstance(layer, Lettering):
        limit = least_letter_mm
        if layer.size_mm < limit:
            return (layer.size_mm, limit), layer.model_copy(update={"size_mm": limit})
    elif isinstance(layer, Drawing):
        limit = material.min_line_mm
        thinnest = min((s.width_mm * layer.scale for s in layer.strokes), default=limit)
        if thinnest < limit - 1e-9:
            least = limit / layer.scale
            strokes = tuple(
                s.model_copy(update={"width_mm": max(s.width_mm, least)}) for s in layer.strokes
            )
            return (thinnest, limit), layer.model_copy(update={"strokes": strokes})
    elif isinstance(layer, Stamps):
        limit = least_letter_mm
        smallest = min((press.width_mm for press in layer.impressions), default=limit)
        if smallest < limit:
            presses = tuple(
                press.model_copy(update={"width_mm": max(press.width_mm, limit)})
                for press in layer.impressions
            )
            return (smallest, limit), layer.model_copy(update={"impressions": presses})
    return None, layer


def _without(layer: Layer) -> Remedy:
    edit: Edit = RemoveLayer(layer_id=layer.id)
    return Remedy(words=Words(en="Take it away", he="להסיר"), edit=edit)
