"""Inks checked: small words whose color is mixed of several inks, which never lie quite true."""

from __future__ import annotations

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.units import mm_from_pt, pt_from_mm
from configurator.model.artwork import Paint
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Swatch
from configurator.model.problem import Problem, Remedy
from configurator.model.resizing import resized
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench
from configurator.studio.checks.words import BIGGER, ROOMY

MANY, STRONG = 3, 0.2
"""Two inks off by a hair are seen by nobody; from three strong ones on letters get a rim."""

FUZZY = Words(
    en="Small words in this color may come out a little blurry. "
    "Make them bigger, or choose a plainer color.",
    he="מילים קטנות בצבע הזה עלולות לצאת קצת מטושטשות. כדאי להגדיל, או לבחור צבע פשוט יותר.",
)
PLAINER = Words(en="Plainer color", he="צבע פשוט יותר")


def small_and_mixed(part: PartOnBench) -> tuple[Problem, ...]:
    """Words in three inks or more that are too small for them to lie true."""
    if part.sewn:
        return ()
    found = []
    least = part.press.finest.mixed_type_pt
    for layer in part.of_kind(Lettering):
        paint = part.library.paint(layer.color)
        size_mm = set_lettering(layer, part.library).size_mm
        size_pt = pt_from_mm(size_mm)
        if not layer.text.strip() or size_pt >= least or not _mixed(paint):
            continue
        grown = resized(layer, mm_from_pt(least) / size_mm * ROOMY)
        found.append(
            Problem(
                code="words-fuzzy",
                weight="warn",
                words=FUZZY,
                part=part.made.part,
                layer_id=layer.id,
                measured=round(size_pt, 2),
                limit=least,
                unit="pt",
                remedies=(
                    Remedy(words=BIGGER, edit=ReplaceLayer(layer=grown)),
                    *_plainer(part, layer, paint),
                ),
            )
        )
    return tuple(found)


def _mixed(paint: Paint) -> bool:
    return paint.spot is None and sum(ink >= STRONG for ink in paint.cmyk) >= MANY


def _plainer(part: PartOnBench, layer: Lettering, paint: Paint) -> tuple[Remedy, ...]:
    """The same words in the most alike color of fewer inks."""
    offered = part.offered.colors if part.offered is not None else ()
    plain = [
        part.library.swatches[name]
        for name in offered
        if name in part.library.swatches and not _mixed(part.library.paint(name))
    ]
    plain = [swatch for swatch in plain if swatch.spot is None]
    if not plain:
        return ()

    def apart(swatch: Swatch) -> float:
        return delta_e_2000(lab_of(swatch.srgb), lab_of(paint.srgb))

    best = min(plain, key=apart)
    edit = ReplaceLayer(layer=layer.model_copy(update={"color": best.id}))
    return (Remedy(words=PLAINER, edit=edit),)
