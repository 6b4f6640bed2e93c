"""Sewn: what only its stitches tell of a patch, with a way out that was sewn and measured.

Everything else is told from a design's areas, at once; this digitises it, as its picture does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import shapely
import shapely.affinity

from configurator.embroidery.quality import Quality
from configurator.families.patch import remedies
from configurator.families.patch.family import Patch
from configurator.families.patch.parts import FACE
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, PartArtwork
from configurator.model.design import Design
from configurator.model.edits import Edit, RemoveLayer, ReplaceLayer, SetOption
from configurator.model.layers import FEWEST_THREADS, Layer, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.product import ProductFamily
from configurator.model.resizing import tidy
from configurator.model.words import Words
from configurator.studio.fitting import applied
from configurator.studio.preflight import preflight
from configurator.studio.sewing.job import patch_job
from configurator.studio.sewing.racks import rack_of
from configurator.studio.workbench import Workbench

BREAKS = 13.0
"""Millimetres of thread on a mm2 above which needles break (p); below, it is stiff."""
NEAR_MM = 1.5
"""A layer this near to a place has to do with what is wrong there."""
LARGER, THICKER_MM = 1.25, 0.3
GENTLE = 2
"""Ways out that are sewn and measured before something is taken away; each takes as long as showing
the patch anew."""
MOST_STITCHES = 16_000
"""So many are sewn in all to look for a way out of what stops nothing: about a second."""
ASIDE_MM = range(3, 31, 3)
DIRECTIONS = 12

ASIDE = Words(en="Move it aside", he="להזיז הצידה")
FEWER = Words(en="Use fewer colors in the photo", he="פחות צבעים בתמונה")
FULL = Words(en="Fill the ground", he="למלא את הרקע")

DENSE, GAPS, TRAVEL = "sewing.dense", "sewing.gaps", "sewing.travel"
SAYINGS = {
    DENSE: (
        "patch.too-dense",
        Words(
            en="So much thread lies on top of thread here that needles may break. "
            "Move something aside, or take something away.",
            he="יש כאן כל כך הרבה חוט על חוט, שמחטים עלולות להישבר. "
            "כדאי להזיז משהו הצידה, או להסיר משהו.",
        ),
    ),
    GAPS: (
        "patch.cloth-shows",
        Words(
            en="Cloth may show between the threads here. Larger or thicker would be closed.",
            he="הבד עלול להיראות כאן בין החוטים. גדול או עבה יותר ייסגר.",
        ),
    ),
    TRAVEL: (
        "patch.way-shows",
        Words(
            en="A thread on its way from piece to piece can be seen here. "
            "Fewer small pieces would hide it.",
            he="רואים כאן חוט שעובר מחלק לחלק. פחות חלקים קטנים יסתירו אותו.",
        ),
    ),
}
"""What is told of what a measured file was found to be."""


def sewn(bench: Workbench, design: Design) -> tuple[Problem, ...]:
    """What is wrong with a patch as it is sewn; nothing for what is not sewn.

    Raises MissingAsset.
    """
    family = bench.family(design)
    if not isinstance(family, Patch):
        return ()
    patch = _Patch(bench, family, design, bench.artwork(design))
    return tuple(_said(patch, each) for each in patch.quality.problems if each.code in SAYINGS)


@dataclass(frozen=True)
class _Patch:
    """A patch to be sewn, and the bench it is tried on."""

    bench: Workbench
    family: ProductFamily
    design: Design
    artwork: Artwork

    @property
    def part(self) -> PartArtwork:
        """Its face, the one part that is sewn."""
        return self.artwork.part(FACE)

    @cached_property
    def quality(self) -> Quality:
        """What was measured on its machine file."""
        return patch_job("patch", self.design, self.artwork, rack_of(self.bench)).quality

    @cached_property
    def stops(self) -> set[tuple[str, str | None]]:
        """What stops it as it is drawn, and where: a way out may add none."""
        found = preflight(self.design, self.artwork, self.family, self.bench.library)
        return {(each.code, each.layer_id) for each in found if each.weight == "stop"}

    def after(self, remedy: Remedy) -> _Patch:
        """The patch with a way out taken."""
        made = applied(self.family, self.design, remedy.edit)
        return _Patch(self.bench, self.family, made, self.bench.artwork(made))

    def layers_at(self, place: tuple[float, float] | None) -> list[Layer]:
        """The layers near a place, the topmost first; all of them where none is near."""
        layers = [*reversed(self.design.part(FACE).layers)]
        if place is None:
            return layers
        there = shapely.Point(place)
        near = [
            layer
            for layer in layers
            if shapely.dwithin(remedies.layer_area(self.part, layer), there, NEAR_MM)
        ]
        return near or layers


def _said(patch: _Patch, found: Problem) -> Problem:
    """What a file was found to be, in the customer's words, with a way out."""
    code, words = SAYINGS[found.code]
    breaks = _breaks(found)
    return found.model_copy(
        update={
            "code": code,
            "words": words,
            "weight": "stop" if breaks else "warn",
            "limit": BREAKS if breaks else found.limit,
            "part": FACE,
            "layer_id": next((layer.id for layer in patch.layers_at(found.at)), None),
            "remedies": _tried(patch, found),
        }
    )


def _tried(patch: _Patch, found: Problem) -> tuple[Remedy, ...]:
    """The first way out that mends what was found and stops nothing else."""
    there = patch.layers_at(found.at)
    affordable = min(GENTLE, MOST_STITCHES // max(patch.quality.stitches, 1) - 1)
    gentle = islice(_gentle(patch, found, there), max(affordable, 0))
    sewn_stitches = 0
    for remedy in chain(gentle, _taken_away(there)):
        after = patch.after(remedy)
        if after.stops <= patch.stops:
            sewn_stitches += after.quality.stitches
            if found.code not in {problem.code for problem in after.quality.problems}:
                return (remedy,)
        if sewn_stitches > MOST_STITCHES and not _breaks(found):
            break
    return ()


def _breaks(found: Problem) -> bool:
    """Whether it stops a patch, which is never told without a way out."""
    return found.code == DENSE and (found.measured or 0.0) > BREAKS


def _gentle(patch: _Patch, found: Problem, there: list[Layer]) -> Iterator[Remedy]:
    """Ways out that keep everything, the likeliest first."""
    if found.code != DENSE and patch.design.options.get("cover", "full") != "full":
        yield Remedy(words=FULL, edit=SetOption(option="cover", choice="full"))
    for layer in there[:1]:
        if found.code == DENSE and len(there) > 1:
            yield from _there_is(_aside(patch.part, layer, patch.design.part(FACE).layers))
        elif isinstance(layer, Photo):
            fewer = layer.model_copy(update={"threads": FEWEST_THREADS})
            yield Remedy(words=FEWER, edit=ReplaceLayer(layer=fewer))
        else:
            yield from _there_is(remedies.enlarged(patch.part, layer, LARGER))
        if found.code == GAPS:
            yield from _there_is(remedies.thickened(layer, THICKER_MM))


def _taken_away(there: list[Layer]) -> Iterator[Remedy]:
    """The topmost layer taken away, the two topmost, and so on."""
    for count in range(1, len(there) + 1):
        gone: list[Edit] = [RemoveLayer(layer_id=layer.id) for layer in there[:count]]
        yield Remedy(words=remedies.TAKE_AWAY, edit=remedies.one_edit(gone))


def _there_is(remedy: Remedy | None) -> Iterator[Remedy]:
    if remedy is not None:
        yield remedy


def _aside(part: PartArtwork, layer: Layer, layers: tuple[Layer, ...]) -> Remedy | None:
    """The layer moved as little as clears all others; None where there is no room."""
    art, safe = remedies.layer_area(part, layer), area_of(part.shape.safe)
    others = shapely.union_all(
        [remedies.layer_area(part, each) for each in layers if each.id != layer.id]
    )
    shapely.prepare(others)
    for far in ASIDE_MM:
        for turn in range(DIRECTIONS):
            way = math.tau * turn / DIRECTIONS
            dx, dy = far * math.cos(way), far * math.sin(way)
            moved = shapely.affinity.translate(art, dx, dy)
            if safe.contains(moved) and not others.intersects(moved):
                at = layer.placement
                spot = at.model_copy(
                    update={"x_mm": tidy(at.x_mm + dx), "y_mm": tidy(at.y_mm + dy)}
                )
                aside = layer.model_copy(update={"placement": spot})
                return Remedy(words=ASIDE, edit=ReplaceLayer(layer=aside))
    return None
