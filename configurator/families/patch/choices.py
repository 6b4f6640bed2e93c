"""Choices: the patch's options, sizes and views, made of the catalog's data."""

from __future__ import annotations

from configurator.families.patch.catalog import Catalog
from configurator.families.patch.parts import FACE
from configurator.model.product import Choice, Option, Part, Size, View
from configurator.model.words import Words

WORDS = Words(en="Patch", he="תג רקום")

FACE_PART = Part(
    id=FACE,
    words=Words(en="Patch", he="תג"),
    tools=("color", "lettering", "photo", "motif", "stamps", "draw", "theme", "option"),
)
"""Patterns are not offered: over a whole face they are more thread than a patch should carry."""

VIEWS = (
    View(id="front", words=Words(en="In thread", he="בחוט"), aspect=1.0),
    View(id="on-cloth", words=Words(en="On a jacket", he="על ג'קט"), aspect=1.0),
    View(id="back", words=Words(en="Back", he="גב"), aspect=1.0),
)


def sizes_of(catalog: Catalog) -> tuple[Size, ...]:
    """Every width that is offered."""
    return tuple(
        Size(
            id=str(width),
            words=Words(en=f"{width} mm", he=f"{width} מ״מ"),
            notes={"in": f"{width / 25.4:.1f}"},
        )
        for width in catalog.limits.widths
    )


def options_of(catalog: Catalog) -> tuple[Option, ...]:
    """Shape, cloth, border, how full a ground of thread is, and backing."""
    limits = catalog.limits
    return (
        Option(
            id="shape",
            words=Words(en="Shape", he="צורה"),
            icon="shape",
            default="circle",
            choices=tuple(
                Choice(id=shape.id, words=shape.words, icon=f"shape-{shape.look}")
                for shape in catalog.shapes
            ),
        ),
        Option(
            id="twill",
            words=Words(en="Cloth", he="בד"),
            icon="cloth",
            default="twill-navy",
            choices=tuple(
                Choice(id=cloth.id, words=cloth.words, swatch=cloth.id) for cloth in catalog.cloths
            ),
        ),
        Option(
            id="border",
            words=Words(en="Border", he="גבול"),
            icon="border",
            default="satin",
            choices=tuple(
                Choice(id=border.id, words=border.words, icon=f"border-{border.sewn}")
                for border in limits.borders
            ),
        ),
        Option(
            id="border-color",
            words=Words(en="Border color", he="צבע הגבול"),
            icon="thread",
            default="isacord-0608",
            choices=tuple(
                Choice(id=thread.id, words=thread.words, swatch=thread.id)
                for thread in catalog.threads
            ),
        ),
        _cover(catalog),
        Option(
            id="backing",
            words=Words(en="Backing", he="גב התג"),
            icon="backing",
            default="heat-seal",
            choices=tuple(
                Choice(id=backing.id, words=backing.words, icon=f"backing-{backing.look}")
                for backing in limits.backings
            ),
        ),
    )


def _cover(catalog: Catalog) -> Option:
    """How full a ground of thread is sewn."""
    limits = catalog.limits
    return Option(
        id="cover",
        words=Words(en="Ground", he="רקע"),
        icon="stitch",
        default=limits.covers[0].id,
        choices=tuple(
            Choice(id=cover.id, words=cover.words, icon=f"cover-{cover.id}")
            for cover in limits.covers
        ),
    )
