"""Threads: every color of a patch as the nearest thread there is, and how much of each it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.timing import THROUGH_MM
from configurator.families.patch import fineness
from configurator.families.patch.catalog import Catalog, Limits
from configurator.families.patch.parts import is_merrowed
from configurator.families.patch.sewing import thread_laid
from configurator.ground import color
from configurator.ground.glyphs import TextSetting
from configurator.ground.outlines import area_of, polygons_in
from configurator.model.artwork import Artwork, Fill, Mark, Paint, PartArtwork
from configurator.model.design import Design
from configurator.model.layers import Drawing, Layer, Lettering, Motif, Pattern, Photo, Stamps
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library, Swatch
from configurator.model.words import Words

HEBREW_LETTERS = range(0x05D0, 0x05EB)
APART_EM, WELL_APART_MM = 0.6, 1.0
"""Letters set this far apart show the gaps within them; wider ones than that are not tight."""


@dataclass(frozen=True, slots=True)
class SewnPart(PartArtwork):
    """A part in threads only, with what a check must know of how it was set."""

    letter_mm: Mapping[str, float] = field(default_factory=dict)
    """By lettering layer: the height of its lowest kind of letter, a capital or the letter he."""
    letter_gap_mm: Mapping[str, float] = field(default_factory=dict)
    """By lettering layer: the tightest gap within one letter, which spreading does not open."""
    cover: float = 1.0
    """The share of full thread a ground of thread is sewn with; below 1 the cloth is seen."""
    limits: Limits | None = field(default=None, repr=False)
    """How the shop sews it, where a catalog says so."""
    library: Library | None = field(default=None, repr=False, compare=False)
    """What it was set with, for a check that looks for another face."""

    def share(self, mark: Fill) -> float:
        """The share of full thread a fill is sewn with."""
        rims = (over.path for over in self.shape.over if isinstance(over, Fill))
        ground = mark.layer is None and mark.role == "base" and mark.path not in rims
        return self.cover if ground else 1.0


@dataclass(frozen=True, slots=True)
class ThreadUse:
    """One thread of a patch: which, how much cloth it covers, its stitches and its length.

    Estimates, underlay included; the stitch file counts them exactly. A merrowed rim, which is sewn
    on another machine, takes no stitches and no thread of this one.
    """

    id: str
    code: str
    words: Words
    srgb: str
    area_mm2: float
    stitches: int
    length_m: float
    """Upper thread in metres."""


class Shelf:
    """The threads there are, and which of them looks most like a color."""

    def __init__(self, threads: tuple[Swatch, ...]) -> None:
        self.threads = threads
        self._labs = {thread.id: color.lab_of(thread.srgb) for thread in threads}
        self._by_id = {thread.id: thread for thread in threads}
        self._by_code = {thread.thread: thread for thread in threads}
        self._found: dict[str, str] = {}

    def of(self, thread_id: str) -> Swatch:
        """The thread of that id. Raises KeyError."""
        return self._by_id[thread_id]

    def nearest(self, paint: Paint) -> Swatch:
        """The thread that looks most like a paint by CIEDE2000; a thread's own paint is itself."""
        own = self._by_code.get(paint.thread) if paint.thread else None
        if own is not None:
            return own
        if paint.srgb not in self._found:
            self._found[paint.srgb] = color.nearest(color.lab_of(paint.srgb), self._labs)[0]
        return self._by_id[self._found[paint.srgb]]

    def apart(self, one: str, other: str) -> float:
        """How far two threads look apart, by CIEDE2000."""
        return color.delta_e_2000(self._labs[one], self._labs[other])


def in_threads(
    shelf: Shelf, design: Design, artwork: Artwork, library: Library, limits: Limits
) -> Artwork:
    """The artwork as it will be sewn: every color but the bare cloth's is a thread."""
    cover = limits.cover(design.options.get("cover", limits.covers[0].id))
    parts = (_sewn_part(shelf, design, part, library) for part in artwork.parts)
    made = tuple(replace(part, limits=limits, cover=cover) for part in parts)
    return replace(artwork, parts=made)


def _sewn_part(shelf: Shelf, design: Design, part: PartArtwork, library: Library) -> SewnPart:
    made = design.part(part.part)
    return SewnPart(
        shape=part.shape,
        marks=tuple(_threaded(shelf, mark, part.shape.base) for mark in part.marks),
        made_in={layer.id: layer_threads(shelf, layer, library) for layer in made.layers},
        letter_mm={
            layer.id: height
            for layer in made.layers
            if isinstance(layer, Lettering) and (height := letter_height(layer, library))
        },
        letter_gap_mm={
            layer.id: gap
            for layer in made.layers
            if isinstance(layer, Lettering) and (gap := letter_gap(layer, library)) is not None
        },
        library=library,
    )


def _threaded(shelf: Shelf, mark: Mark, cloth: Paint | None) -> Mark:
    if not isinstance(mark, Fill) or (mark.role == "base" and mark.paint == cloth):
        return mark
    return replace(mark, paint=shelf.nearest(mark.paint).paint)


def layer_threads(shelf: Shelf, layer: Layer, library: Library) -> tuple[str, ...]:
    """The threads a layer's colors become, in the order the layer names its colors."""
    return tuple(shelf.nearest(library.paint(name)).id for name in layer_colors(layer, library))


def layer_colors(layer: Layer, library: Library) -> tuple[str, ...]:
    """The swatches a layer names: a motif's for every slot, a lettering's face and outline."""
    match layer:
        case Lettering():
            return (layer.color,) if layer.outline is None else (layer.color, layer.outline.color)
        case Motif() | Pattern():
            own = library.motif(layer.motif).colors
            return (*layer.colors[: len(own)], *own[len(layer.colors) :])
        case Stamps():
            return (layer.color,)
        case Drawing():
            return tuple(stroke.color for stroke in layer.strokes)
        case Photo():
            return ()


def letter_height(layer: Lettering, library: Library) -> float | None:
    """The height in mm of a lettering's capitals, or of its he where that is lower.

    None when it has no letters or digits.
    """
    words = set_lettering(layer, library)
    heights = []
    if any(ord(char) in HEBREW_LETTERS for char in layer.text):
        setting = TextSetting(family=layer.font, size_mm=words.size_mm)
        heights.append(library.fonts.set_text("ה", setting).box.height)
    if any(char.isalnum() and ord(char) not in HEBREW_LETTERS for char in layer.text):
        heights.append(words.cap_height_mm)
    return min(heights) if heights else None


def letter_gap(layer: Lettering, library: Library) -> float | None:
    """The tightest gap in mm between two pieces of one letter, such as a dot and its stem.

    None where every letter is in one piece, or its pieces lie well apart.
    """
    apart = {"spacing_em": APART_EM, "arc_deg": 0.0, "fit": "fixed"}
    size = set_lettering(layer, library).size_mm
    words = set_lettering(layer.model_copy(update={**apart, "size_mm": size}), library)
    gap = fineness.tightest_gap(words.path, WELL_APART_MM)
    return gap[0] if gap is not None else None


def seen_areas(part: PartArtwork) -> tuple[tuple[Fill, BaseGeometry], ...]:
    """Every sewn fill with what is left of it under the fills above, lowest first."""
    above: BaseGeometry = shapely.Polygon()
    whole = area_of(part.shape.trim, 0.05)
    seen: list[tuple[Fill, BaseGeometry]] = []
    for mark in reversed(part.marks):
        if isinstance(mark, Fill) and mark.paint.thread is not None:
            area = _area(mark).intersection(whole)
            left = area.difference(above)
            if not left.is_empty:
                seen.append((mark, left))
            above = above.union(area)
    return tuple(reversed(seen))


@lru_cache(maxsize=512)
def _area(mark: Fill) -> BaseGeometry:
    return area_of(mark.path, 0.05)


def threads(catalog: Catalog, shelf: Shelf, artwork: Artwork) -> tuple[ThreadUse, ...]:
    """The thread list of a patch: each thread once, the one that covers most cloth first."""
    limits = catalog.limits
    found: dict[str, list[float]] = {}
    for part in artwork.parts:
        for mark, area in seen_areas(part):
            sums = found.setdefault(shelf.nearest(mark.paint).id, [0.0, 0.0, 0.0])
            share = part.share(mark) if isinstance(part, SewnPart) else 1.0
            sums[0] += share * area.area
            rim = any(isinstance(over, Fill) and mark.path == over.path for over in part.shape.over)
            if not (rim and is_merrowed(part.shape)):
                made = [thread_laid(p.area, p.length, limits, rim) for p in polygons_in(area)]
                sums[1] += share * sum(stitches for stitches, _ in made)
                sums[2] += share * sum(laid_mm for _, laid_mm in made)
    uses = (_use(shelf.of(thread), sums, limits) for thread, sums in found.items())
    return tuple(sorted(uses, key=lambda use: (-use.area_mm2, use.id)))


def _use(thread: Swatch, sums: list[float], limits: Limits) -> ThreadUse:
    """One thread's use by its area, its stitches and the thread on its face."""
    area, stitches, laid_mm = sums[0], *(part * limits.thread_share for part in sums[1:])
    return ThreadUse(
        id=thread.id,
        code=thread.thread or thread.id,
        words=thread.words,
        srgb=thread.srgb,
        area_mm2=round(area, 1),
        stitches=round(stitches),
        length_m=round((laid_mm + stitches * THROUGH_MM) / 1000, 1),
    )
