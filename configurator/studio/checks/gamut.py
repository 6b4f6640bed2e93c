"""Gamut checked: colors that a tinted stock cannot show, while another swatch comes closer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from configurator.ground.color import delta_e_2000, lab_of
from configurator.model.edits import Edit, ReplaceLayer, SetColor, Together
from configurator.model.layers import Drawing, Layer, Lettering, Motif, Pattern, Photo, Stamps
from configurator.model.library import Swatch
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words
from configurator.preview.soft_proof import SoftProof, proof_on
from configurator.studio.checks.bench import PartOnBench

TOLD_FROM = 10.0
"""CIEDE2000 between a swatch and its print from which they are two colors to anybody."""
WORTH = 8.0
"""How much closer another swatch must print to be worth offering: kraft dulls all of them."""

SHIFTED = Words(
    en="Some colors will look different printed on this. Others come closer to what you chose.",
    he="חלק מהצבעים ייראו אחרת בהדפסה כאן. יש צבעים שיצאו קרובים יותר למה שבחרתם.",
)
CLOSEST = Words(en="Take the closest colors", he="לקחת את הצבעים הקרובים")


def shifted(part: PartOnBench) -> tuple[Problem, ...]:
    """Chosen colors that print as others on the part's stock, where a closer one can be had."""
    proof = proof_on(part.shape.stock)
    if proof is None or not proof.tints or part.offered is None:
        return ()
    offered = (part.library.swatches.get(name) for name in part.offered.colors)
    closer = closer_swatches(proof, tuple(filter(None, offered)))
    edits: list[tuple[float, str | None, Edit]] = []
    color = part.design.part(part.made.part).color
    if color is not None and color in closer:
        edits.append(
            (closer[color][1], None, SetColor(part=part.made.part, color=closer[color][0]))
        )
    for layer in part.layers:
        chosen = [each for each in chosen_colors(layer) if each in closer]
        if chosen:
            swapped = exchanged(layer, {each: closer[each][0] for each in chosen})
            apart = max(closer[each][1] for each in chosen)
            edits.append((apart, layer.id, ReplaceLayer(layer=swapped)))
    if not edits:
        return ()
    worst, layer_id, _ = max(edits, key=lambda each: each[0])
    together = tuple(edit for _, _, edit in edits)
    edit = together[0] if len(together) == 1 else Together(edits=together)
    return (
        Problem(
            code="color-shifted",
            weight="warn",
            words=SHIFTED,
            part=part.made.part,
            layer_id=layer_id,
            measured=round(worst, 1),
            limit=TOLD_FROM,
            unit="CIEDE2000",
            remedies=(Remedy(words=CLOSEST, edit=edit),),
        ),
    )


@lru_cache(maxsize=16)
def closer_swatches(
    proof: SoftProof, offered: tuple[Swatch, ...]
) -> Mapping[str, tuple[str, float]]:
    """The swatches to take instead on a stock, and how far off the chosen one prints.

    What is offered instead is at home there itself, so that mending once mends for good.
    """
    inks = [swatch for swatch in offered if swatch.spot is None and swatch.thread is None]
    found: dict[str, tuple[str, float]] = {}
    for swatch in inks:
        apart, (nearest, best) = proof.apart(swatch.paint), _nearest(swatch, inks, proof)
        if apart >= TOLD_FROM and apart - best >= WORTH:
            found[swatch.id] = (nearest, apart)
    steady = [swatch for swatch in inks if swatch.id not in found]
    return {
        swatch.id: (_nearest(swatch, steady, proof)[0], found[swatch.id][1])
        for swatch in inks
        if swatch.id in found and steady
    }


def _nearest(wanted: Swatch, among: list[Swatch], proof: SoftProof) -> tuple[str, float]:
    """The swatch whose print looks most like a wanted one, and how far off it is."""
    lab = lab_of(wanted.srgb)
    apart = {each.id: delta_e_2000(lab, lab_of(proof.color_of(each.paint))) for each in among}
    best = min(apart, key=lambda name: apart[name])
    return best, apart[best]


def chosen_colors(layer: Layer) -> Iterator[str]:
    """The swatches somebody gave a layer; a motif's own colors are not chosen."""
    match layer:
        case Lettering():
            yield layer.color
            if layer.outline is not None:
                yield layer.outline.color
        case Photo():
            if layer.border is not None:
                yield layer.border.color
        case Motif() | Pattern():
            yield from layer.colors
        case Stamps():
            yield layer.color
        case Drawing():
            yield from (stroke.color for stroke in layer.strokes)


def exchanged(layer: Layer, instead: Mapping[str, str]) -> Layer:
    """The layer with some of its swatches exchanged for others."""

    def now(color: str) -> str:
        return instead.get(color, color)

    match layer:
        case Lettering():
            edge = layer.outline and layer.outline.model_copy(
                update={"color": now(layer.outline.color)}
            )
            return layer.model_copy(update={"color": now(layer.color), "outline": edge})
        case Photo():
            edge = layer.border and layer.border.model_copy(
                update={"color": now(layer.border.color)}
            )
            return layer.model_copy(update={"border": edge})
        case Motif() | Pattern():
            return layer.model_copy(update={"colors": tuple(map(now, layer.colors))})
        case Stamps():
            return layer.model_copy(update={"color": now(layer.color)})
        case Drawing():
            strokes = tuple(
                stroke.model_copy(update={"color": now(stroke.color)}) for stroke in layer.strokes
            )
            return layer.model_copy(update={"strokes": strokes})
