"""Checks of the whole patch: its border, its cut, its size and its number of threads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from configurator.families.patch import remedies
from configurator.families.patch.inspection import Inspection
from configurator.families.patch.parts import FACE, width_of
from configurator.families.patch.threads import Shelf, seen_areas
from configurator.model.artwork import Fill
from configurator.model.edits import Edit, RemoveLayer, ReplaceLayer, SetColor, SetOption
from configurator.model.layers import FEWEST_THREADS, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words

CIRCLE = Remedy(
    words=Words(en="Make it a circle", he="לעבור לעיגול"),
    edit=SetOption(option="shape", choice="circle"),
)
SATIN = Remedy(
    words=Words(en="Use a satin border", he="לעבור לגבול סאטן"),
    edit=SetOption(option="border", choice="satin"),
)

JOIN = Words(en="Join the nearest colors", he="לאחד צבעים דומים")
FEWER_PHOTOS = Words(en="Take fewer photos and colors", he="לקחת פחות תמונות וצבעים")


def whole_problems(patch: Inspection) -> Iterator[Problem]:
    """What is wrong with the patch as a whole."""
    yield from _border(patch)
    yield from _free_cut(patch)
    yield from _too_many_threads(patch)


def _border(patch: Inspection) -> Iterator[Problem]:
    shape = patch.catalog.shape(patch.design.options.get("shape", patch.catalog.shapes[0].id))
    if not patch.is_merrowed or shape.merrowed:
        return
    name = shape.words
    yield Problem(
        code="patch.border-shape",
        weight="stop",
        part=FACE,
        words=Words(
            en=f"The machine for merrowed borders cannot follow this shape "
            f"({name.en.lower()}). Choose a satin border, or a rounder shape.",
            he=f"המכונה לגבול המעוגל לא יכולה לעקוב אחרי הצורה הזו ({name.he}). "
            "אפשר לבחור גבול סאטן, או צורה עגולה יותר.",
        ),
        remedies=(SATIN, CIRCLE),
    )


def _free_cut(patch: Inspection) -> Iterator[Problem]:
    """A free cut needs art to follow, and must stay within the size that is paid for."""
    if not patch.is_free:
        return
    if not any(mark.layer for mark in patch.part.marks):
        yield _nothing_to_follow()
        return
    box, width = patch.part.trim_box, width_of(patch.catalog, patch.design.size)
    longest = max(box.width, box.height)
    if longest > width + 0.05:
        yield _larger_than_size(patch, longest, width)


def _nothing_to_follow() -> Problem:
    return Problem(
        code="patch.free-empty",
        weight="stop",
        part=FACE,
        words=Words(
            en="A free cut follows your drawing, and there is none yet. "
            "Add a drawing or words, or choose a ready shape.",
            he="חיתוך חופשי עוקב אחרי הציור שלך, ועוד אין ציור. "
            "אפשר להוסיף ציור או מילים, או לבחור צורה מוכנה.",
        ),
        remedies=(CIRCLE,),
    )


def _larger_than_size(patch: Inspection, longest: float, width: float) -> Problem:
    # The margin around the art does not shrink with it.
    limits = patch.limits
    margin = 2 * max(limits.free_margin_mm, limits.borders[0].small_mm + limits.free_border_mm)
    share = max((width - margin) / (longest - margin), remedies.SMALLEST_SHARE) * 0.99
    edits = remedies.shrunk_to(patch.catalog, patch.design, share)
    return Problem(
        code="patch.larger-than-size",
        weight="stop",
        part=FACE,
        measured=round(longest, 1),
        limit=width,
        unit="mm",
        words=Words(
            en="What you made is larger than the patch. "
            "Make the art smaller, or take a larger patch.",
            he="מה שיצרתם גדול מהתג. אפשר להקטין את הציור, או לקחת תג גדול יותר.",
        ),
        remedies=(
            Remedy(
                words=Words(en="Make everything fit", he="להתאים את הכול לגודל"),
                edit=remedies.one_edit(list(edits)),
            ),
        ),
    )


def _too_many_threads(patch: Inspection) -> Iterator[Problem]:
    limit = patch.limits.thread_limit
    # Threads that are named are never fewer than those that are seen.
    if len(_threads_named(patch)) <= limit:
        return
    used = _threads_used(patch)
    if len(used) <= limit:
        return
    yield Problem(
        code="patch.too-many-threads",
        weight="stop",
        part=FACE,
        measured=float(len(used)),
        limit=float(limit),
        words=Words(
            en=f"This patch needs {len(used)} thread colors; the machine holds {limit}. "
            "Use fewer colors, or let us join the ones that look most alike.",
            he=f"התג צריך {len(used)} צבעי חוט, ובמכונה יש מקום ל־{limit}. "
            "אפשר לבחור פחות צבעים, או לאחד את הצבעים הדומים ביותר.",
        ),
        remedies=(_fewer_threads(patch),),
    )


def _fewer_threads(patch: Inspection) -> Remedy:
    """The nearest colors joined until every photograph has room, or as many as can have."""
    photos = [layer for layer in patch.design.part(FACE).layers if isinstance(layer, Photo)]
    limit = patch.limits.thread_limit
    kept = photos[: (limit - 1) // FEWEST_THREADS]
    named = _threads_used(patch, frozenset(photo.id for photo in photos))
    merged = _merged(patch.shelf, named, limit - FEWEST_THREADS * len(kept))
    gone = [RemoveLayer(layer_id=photo.id) for photo in photos[len(kept) :]]
    edits = [*gone, *_merging_edits(patch, merged), *_fewer(kept)]
    return Remedy(words=FEWER_PHOTOS if gone else JOIN, edit=remedies.one_edit(edits))


def _fewer(photos: list[Photo]) -> list[Edit]:
    """Photographs that take only the threads the rest leaves them."""
    asked = [photo for photo in photos if photo.threads is not None]
    return [ReplaceLayer(layer=photo.model_copy(update={"threads": None})) for photo in asked]


def _threads_named(patch: Inspection) -> set[str]:
    """Threads of every mark, covered or not."""
    return {
        patch.shelf.nearest(mark.paint).id
        for mark in patch.part.marks
        if isinstance(mark, Fill) and mark.paint.thread is not None
    }


def _threads_used(patch: Inspection, without: frozenset[str] = frozenset()) -> dict[str, float]:
    """Threads on the embroidery machine with the area each covers, `without` some layers.

    A merrowed rim's is not on it.
    """
    used: dict[str, float] = {}
    rims = {mark.path for mark in patch.part.shape.over if isinstance(mark, Fill)}
    for mark, area in seen_areas(patch.part):
        if mark.layer not in without and not (patch.is_merrowed and mark.path in rims):
            thread = patch.shelf.nearest(mark.paint).id
            used[thread] = used.get(thread, 0.0) + area.area
    return used


def _merged(shelf: Shelf, used: dict[str, float], limit: int) -> dict[str, str]:
    """The two nearest threads become the one that covers more, until few enough are left."""
    left = dict(used)
    merged: dict[str, str] = {}
    while len(left) > limit:
        one, other = min(combinations(sorted(left), 2), key=lambda pair: shelf.apart(*pair))
        gone, kept = (one, other) if left[one] < left[other] else (other, one)
        left[kept] += left.pop(gone)
        merged = {thread: kept if to == gone else to for thread, to in merged.items()}
        merged[gone] = kept
    return merged


def _merging_edits(patch: Inspection, merged: dict[str, str]) -> list[Edit]:
    made = patch.design.part(FACE)
    edits: list[Edit] = []
    for layer in made.layers:
        threads = patch.part.made_in.get(layer.id, ())
        if any(thread in merged for thread in threads):
            edits.append(ReplaceLayer(layer=remedies.recolored(layer, threads, merged)))
    rim = patch.design.options.get("border-color", "")
    if rim in merged:
        edits.append(SetOption(option="border-color", choice=merged[rim]))
    if made.color in merged:
        edits.append(SetColor(part=FACE, color=merged[made.color]))
    return edits
