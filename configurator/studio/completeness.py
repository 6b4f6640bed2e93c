"""Completeness: whether everything a design names is still here, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.model.design import Design, PartDesign
from configurator.model.edits import Edit, RemoveLayer, SetColor, SetMaterial, SetOption, SetSize
from configurator.model.layers import Drawing, Layer, Lettering, Motif, Pattern, Photo, Stamps
from configurator.model.library import Library
from configurator.model.photos import PhotoGone, PhotoShelf
from configurator.model.problem import Problem, Remedy
from configurator.model.product import Part, ProductFamily
from configurator.model.words import Words
from configurator.studio.session import TOOL_OF_KIND

SIZE = Words(en="This product does not come in size {name}.", he="המוצר הזה לא מגיע במידה {name}.")
OPTION = Words(en="There is no choice “{name}” here.", he="אין כאן אפשרות בשם ”{name}“.")
PART = Words(en="This product has no part called “{name}”.", he="אין במוצר הזה חלק בשם ”{name}“.")
COLOR = Words(en="The color “{name}” is not here anymore.", he="הצבע ”{name}“ כבר לא קיים כאן.")
MATERIAL = Words(
    en="This part cannot be made of “{name}”.", he="אי אפשר לייצר את החלק הזה מ”{name}“."
)
ASSET = Words(
    en="The drawing, frame or font “{name}” is not here anymore.",
    he="האיור, המסגרת או הגופן ”{name}“ כבר לא קיימים כאן.",
)
TOOL = Words(
    en="What lies on this part (“{name}”) cannot be put there.",
    he="מה שמונח על החלק הזה (”{name}“) לא יכול להיות שם.",
)
TAKE_USUAL = Words(en="Take the usual one", he="לבחור ברגיל")
TAKE_AWAY = Words(en="Take it away", he="להסיר")


def missing(
    design: Design, family: ProductFamily, library: Library, shelf: PhotoShelf
) -> tuple[Problem, ...]:
    """What a design names that this shop does not have; a design without any can be made artwork.

    Such names come from documents changed by hand, made by another version, or kept past a
    photograph's time.
    """
    return (
        *_product(design, family),
        *(
            problem
            for name, made in design.parts.items()
            for problem in _part(name, made, family, library, shelf)
        ),
    )


def _product(design: Design, family: ProductFamily) -> Iterator[Problem]:
    if design.size not in {size.id for size in family.sizes}:
        usual = SetSize(size=family.default_size)
        yield _stop("unknown-size", SIZE, design.size, TAKE_USUAL, usual)
    offered = {option.id: option for option in family.options}
    for name, choice in design.options.items():
        if name not in offered:
            yield _stop("unknown-option", OPTION, name)
        elif choice not in {each.id for each in offered[name].choices}:
            usual_choice = SetOption(option=name, choice=offered[name].default)
            yield _stop("unknown-option", OPTION, choice, TAKE_USUAL, usual_choice)


def _part(
    name: str, made: PartDesign, family: ProductFamily, library: Library, shelf: PhotoShelf
) -> Iterator[Problem]:
    part = next((each for each in family.parts if each.id == name), None)
    if part is None:
        yield _stop("unknown-part", PART, name, part=name)
        return
    if made.color is not None and made.color not in library.swatches:
        usual = part.default_color and SetColor(part=name, color=part.default_color)
        yield _stop("unknown-color", COLOR, made.color, TAKE_USUAL, usual or None, part=name)
    if made.material is not None and made.material not in (*part.materials, *part.missing):
        first = part.materials and SetMaterial(part=name, material=part.materials[0])
        yield _stop("unknown-material", MATERIAL, made.material, TAKE_USUAL, first or None, name)
    for layer in made.layers:
        yield from _layer(part, layer, library, shelf)


def _layer(part: Part, layer: Layer, library: Library, shelf: PhotoShelf) -> Iterator[Problem]:
    away = RemoveLayer(layer_id=layer.id)
    if TOOL_OF_KIND[layer.kind] not in part.tools:
        yield _stop("not-on-this-part", TOOL, layer.kind, TAKE_AWAY, away, part.id, layer.id)
    for color in _colors(layer):
        if color not in library.swatches:
            yield _stop("unknown-color", COLOR, color, TAKE_AWAY, away, part.id, layer.id)
    for asset, shelved in _assets(layer, library):
        if not shelved:
            yield _stop("unknown-asset", ASSET, asset, TAKE_AWAY, away, part.id, layer.id)
    if isinstance(layer, Photo) and not _kept(shelf, layer.photo.id):
        remedy = (Remedy(words=TAKE_AWAY, edit=away),)
        yield Problem(
            code="photo-gone", weight="stop", words=PhotoGone.words, part=part.id,
            layer_id=layer.id, remedies=remedy,
        )  # fmt: skip


def _colors(layer: Layer) -> Iterator[str]:
    match layer:
        case Lettering():
            yield layer.color
            if layer.outline:
                yield layer.outline.color
        case Photo() if layer.border:
            yield layer.border.color
        case Motif() | Pattern():
            yield from layer.colors
        case Stamps():
            yield layer.color
        case Drawing():
            yield from dict.fromkeys(stroke.color for stroke in layer.strokes)


def _assets(layer: Layer, library: Library) -> Iterator[tuple[str, bool]]:
    """The drawing, frame or font a layer needs, and whether it is in the library."""
    match layer:
        case Lettering():
            yield layer.font, layer.font in {font.id for font in library.fonts.families}
        case Photo():
            yield layer.frame, layer.frame in library.frames
        case Motif() | Pattern() | Stamps():
            yield layer.motif, layer.motif in library.motifs


def _kept(shelf: PhotoShelf, photo_id: str) -> bool:
    try:
        shelf.path(photo_id)
    except PhotoGone:
        return False
    return True


def _stop(  # noqa: PLR0913, PLR0917 - one line a problem reads better than a builder
    code: str,
    words: Words,
    name: str,
    remedy: Words = TAKE_AWAY,
    edit: Edit | None = None,
    part: str | None = None,
    layer: str | None = None,
) -> Problem:
    said = Words(en=words.said("en", name=name), he=words.said("he", name=name))
    remedies = (Remedy(words=remedy, edit=edit),) if edit is not None else ()
    return Problem(
        code=code, weight="stop", words=said, part=part, layer_id=layer, remedies=remedies
    )
