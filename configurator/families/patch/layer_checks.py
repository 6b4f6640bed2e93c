"""Checks of each layer: what falls under the border, and what is too fine for thread."""

from __future__ import annotations

import math
from collections.abc import Iterator

from configurator.families.patch import fineness, remedies
from configurator.families.patch.inspection import Inspection
from configurator.families.patch.parts import FACE
from configurator.ground.outlines import area_of
from configurator.model.artwork import Picture
from configurator.model.layers import Layer, Lettering, Pattern, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words

OUTSIDE_MM2 = 0.6
"""Art may stray over the safe line by this much before it is told: a hair, not a letter."""
SPREAD_EM = 0.08
"""Letters as far apart as this leave a gap only within one of them, which spreading opens never."""
ALONG = 0.8
"""Cosine of how far a gap may lie off the line of writing to count as one between letters."""

TOO_THIN = Words(
    en="Some lines here are too thin for thread. Make it larger or thicker.",
    he="יש כאן קווים דקים מדי בשביל חוט. כדאי להגדיל או לעבות.",
)
THIN = Words(
    en="Some lines here are thin for thread and may come out uneven. "
    "A little larger would be safer.",
    he="יש כאן קווים דקים, והם עלולים לצאת לא אחידים. קצת יותר גדול יהיה בטוח יותר.",
)


def layer_problems(patch: Inspection, layer: Layer) -> Iterator[Problem]:
    """What is wrong with one layer."""
    if any(isinstance(mark, Picture) for mark in patch.part.marks_of(layer.id)):
        yield _photo(layer)
        return
    yield from _outside(patch, layer)
    if isinstance(layer, Photo):
        return
    yield from _letters(patch, layer)
    yield from _columns(patch, layer)
    yield from _gaps(patch, layer)


def _photo(layer: Layer) -> Problem:
    return Problem(
        code="patch.photo",
        weight="stop",
        part=FACE,
        layer_id=layer.id,
        words=Words(
            en="This photo cannot be sewn in thread. Add it again, or use a drawing or words.",
            he="אי אפשר לרקום את התצלום הזה. כדאי להוסיף אותו שוב, או להשתמש בציור או במילים.",
        ),
        remedies=(remedies.without(layer),),
    )


def _outside(patch: Inspection, layer: Layer) -> Iterator[Problem]:
    """Art past the safe line is sewn over by the border."""
    if patch.is_free or isinstance(layer, Pattern):
        return
    art = remedies.layer_area(patch.part, layer)
    outside = art.difference(area_of(patch.part.shape.safe)).area
    if outside <= OUTSIDE_MM2:
        return
    part = patch.part
    yield Problem(
        code="patch.under-border",
        weight="stop" if isinstance(layer, Lettering) else "warn",
        part=FACE,
        layer_id=layer.id,
        measured=round(outside, 1),
        limit=OUTSIDE_MM2,
        unit="mm2",
        words=Words(
            en="Part of this would disappear under the border. "
            "Move it towards the middle, or make it smaller.",
            he="חלק מזה ייעלם מתחת לגבול. כדאי להזיז אל האמצע, או להקטין.",
        ),
        remedies=remedies.first_of(
            lambda: remedies.brought_in(part, layer), lambda: remedies.without(layer)
        ),
    )


def _letters(patch: Inspection, layer: Layer) -> Iterator[Problem]:
    height = patch.letter_mm(layer) if isinstance(layer, Lettering) else None
    if height is None or not isinstance(layer, Lettering):
        return
    mixed = any(char.islower() for char in layer.text)
    limits = patch.limits
    limit = limits.mixed_case_mm if mixed else limits.all_capitals_mm
    if height >= limit:
        return
    part, by = patch.part, limit / height
    as_capitals = mixed and height >= limits.all_capitals_mm * remedies.TO_SPARE
    yield Problem(
        code="patch.letters-small",
        weight="stop",
        part=FACE,
        layer_id=layer.id,
        measured=round(height, 2),
        limit=limit,
        unit="mm",
        words=Words(
            en="These letters are too small to be read in thread. Make them larger, or write less.",
            he="האותיות קטנות מכדי להיקרא בחוט. כדאי להגדיל, או לכתוב פחות.",
        ),
        remedies=remedies.first_of(
            lambda: remedies.enlarged(part, layer, by),
            lambda: remedies.capitals(layer) if as_capitals else None,
            lambda: remedies.larger_patch(patch.catalog, patch.design, by),
            lambda: remedies.without(layer),
        ),
    )


def _columns(patch: Inspection, layer: Layer) -> Iterator[Problem]:
    limits = patch.limits
    thinnest = _thinnest(patch, layer, limits.column_warn_mm)
    if thinnest is None:
        return
    narrower = _thinnest(patch, layer, limits.column_stop_mm)
    stop = narrower is not None
    limit = limits.column_stop_mm if stop else limits.column_warn_mm
    thinnest = min(thinnest, narrower or thinnest)
    part, missing = patch.part, limits.column_warn_mm - thinnest
    by = limits.column_warn_mm / thinnest
    yield Problem(
        code="patch.too-thin" if stop else "patch.thin",
        weight="stop" if stop else "warn",
        part=FACE,
        layer_id=layer.id,
        measured=round(thinnest, 2),
        limit=limit,
        unit="mm",
        words=TOO_THIN if stop else THIN,
        remedies=remedies.first_of(
            lambda: remedies.thickened(layer, missing),
            lambda: remedies.enlarged(part, layer, by),
            lambda: remedies.larger_patch(patch.catalog, patch.design, by),
            lambda: remedies.without(layer),
        ),
    )


def _thinnest(patch: Inspection, layer: Layer, limit: float) -> float | None:
    found = [fineness.thinnest_column(path, limit) for path in patch.tops(layer)]
    return min((width for width in found if width is not None), default=None)


def _gaps(patch: Inspection, layer: Layer) -> Iterator[Problem]:
    """Holes and gaps that thread closes: sewn, but not as drawn."""
    limits = patch.limits
    counters = [fineness.tightest_counter(p, limits.counter_mm) for p in patch.tops(layer)]
    gaps = [fineness.tightest_gap(p, limits.gap_mm) for p in patch.tops(layer)]
    counter = min((width for width in counters if width is not None), default=None)
    gap = min((each for each in gaps if each is not None), default=None)
    closing = []
    if counter is not None:
        closing.append((limits.counter_mm / counter, counter, limits.counter_mm))
    if gap is not None:
        closing.append((limits.gap_mm / gap[0], gap[0], limits.gap_mm))
    if not closing:
        return
    least, width, limit = max(closing)
    part = patch.part
    every = [
        each
        for path in patch.tops(layer)
        for each in fineness.openings(path, limits.counter_mm, limits.gap_mm)
    ]
    by = fineness.growth(every, least)
    ways = remedies.first_of(
        lambda: _spread(patch, layer, gap, limit) if counter is None else None,
        lambda: remedies.enlarged(part, layer, by) if by < math.inf else None,
        lambda: remedies.larger_patch(
            patch.catalog, patch.design, least, lambda by: fineness.grows_open(every, by)
        ),
    )
    yield Problem(
        code="patch.closes-up",
        weight="warn",
        part=FACE,
        layer_id=layer.id,
        measured=round(width, 2),
        limit=limit,
        unit="mm",
        words=Words(
            en="Small openings here will close up with thread. "
            "Make it larger, or choose a simpler one.",
            he="פתחים קטנים כאן ייסגרו בחוט. כדאי להגדיל, או לבחור פשוט יותר.",
        ),
        remedies=(*(ways or _rewritten(patch, layer)), remedies.without(layer)),
    )


def _rewritten(patch: Inspection, layer: Layer) -> tuple[Remedy, ...]:
    """Where no size opens them, the words in another face; looking for one takes its time."""
    if not isinstance(layer, Lettering) or layer.outline is not None:
        return ()
    written = patch.in_open_face(layer)
    return () if written is None else (remedies.rewritten(written),)


def _spread(
    patch: Inspection, layer: Layer, gap: tuple[float, float] | None, limit: float
) -> Remedy | None:
    """The letters further apart, where the gap lies between two letters and not within one."""
    if gap is None or not isinstance(layer, Lettering) or layer.arc_deg:
        return None
    within = patch.letter_gap_mm(layer)
    if layer.spacing_em >= SPREAD_EM or (within is not None and within < limit):
        return None
    width, way_deg = gap
    along = abs(math.cos(math.radians(way_deg - layer.placement.rotation_deg)))
    return remedies.spread(layer, (limit - width) / along) if along > ALONG else None
