"""Stock checked: whether everything a design is made of can be had today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from configurator.ground.color import delta_e_2000, lab_of
from configurator.model.design import Design
from configurator.model.edits import Edit, SetColor, SetMaterial, SetOption, SetSize, Together
from configurator.model.library import Library
from configurator.model.problem import Problem, Remedy
from configurator.model.product import ProductFamily
from configurator.model.words import Words

GONE = Words(
    en="{name} is out of stock today. Choose another one.",
    he="{name}: אזל מהמלאי היום. אפשר לבחור משהו אחר.",
)
SIZE_GONE = Words(
    en="Size {name} is out of stock today. Choose another size.",
    he="מידה {name} אזלה מהמלאי היום. אפשר לבחור מידה אחרת.",
)
NO_MORE = Words(
    en="{name} is not made any more. Choose another one.",
    he="{name}: כבר לא מייצרים. אפשר לבחור משהו אחר.",
)
SIZE_NO_MORE = Words(
    en="Size {name} is not made any more. Choose another size.",
    he="מידה {name} כבר לא מיוצרת. אפשר לבחור מידה אחרת.",
)
TAKE = Words(en="Take {name}", he="לקחת {name}")


def out_of_stock(design: Design, family: ProductFamily, library: Library) -> tuple[Problem, ...]:
    """The size, choices, materials and part colors that are not offered now, each with a way on."""
    return (*_size(design, family), *_options(design, family), *_parts(design, family, library))


def _size(design: Design, family: ProductFamily) -> Iterator[Problem]:
    at = next((n for n, size in enumerate(family.sizes) if size.id == design.size), None)
    if at is None or family.sizes[at].offered:
        return
    near = sorted(range(len(family.sizes)), key=lambda n: (abs(n - at), -n))
    other = next(family.sizes[n] for n in near if family.sizes[n].offered)
    said = SIZE_NO_MORE if family.sizes[at].withdrawn else SIZE_GONE
    words = said.filled(name=family.sizes[at].words)
    yield _problem(words, other.words, SetSize(size=other.id))


def _options(design: Design, family: ProductFamily) -> Iterator[Problem]:
    for option in family.options:
        chosen = design.options.get(option.id, option.default)
        gone = next((c for c in option.choices if c.id == chosen and not c.offered), None)
        if gone is not None:
            other = next(choice for choice in option.choices if choice.offered)
            edit = SetOption(option=option.id, choice=other.id)
            said = NO_MORE if gone.withdrawn else GONE
            yield _problem(said.filled(name=gone.words), other.words, edit)


def _parts(design: Design, family: ProductFamily, library: Library) -> Iterator[Problem]:
    """Each material and color that is gone, told once for all the parts that are made of it."""
    materials: dict[str, list[SetMaterial]] = {}
    colors: dict[str, list[SetColor]] = {}
    withdrawn = {name for part in family.parts for name in part.withdrawn}
    for part in family.parts:
        made = design.parts.get(part.id)
        if made is None or not part.offered(design.options):
            continue
        if made.material is not None and made.material in part.missing:
            edit = SetMaterial(part=part.id, material=part.materials[0])
            materials.setdefault(made.material, []).append(edit)
        if made.color is not None and made.color in part.missing:
            color = _nearest(made.color, part.colors, library)
            colors.setdefault(made.color, []).append(SetColor(part=part.id, color=color))
    for gone, edits in materials.items():
        words = library.materials[gone].words, library.materials[edits[0].material].words
        said = NO_MORE if gone in withdrawn else GONE
        yield _problem(said.filled(name=words[0]), words[1], Together(edits=tuple(edits)))
    for gone, changes in colors.items():
        words = library.swatches[gone].words, library.swatches[changes[0].color].words
        said = NO_MORE if gone in withdrawn else GONE
        yield _problem(said.filled(name=words[0]), words[1], Together(edits=tuple(changes)))


def _nearest(color: str, offered: Sequence[str], library: Library) -> str:
    """The swatch that looks most like one that is gone."""
    lab = lab_of(library.swatches[color].srgb)
    return min(offered, key=lambda each: delta_e_2000(lab, lab_of(library.swatches[each].srgb)))


def _problem(words: Words, other: Words, edit: Edit, part: str | None = None) -> Problem:
    remedy = Remedy(words=TAKE.filled(name=other), edit=edit)
    return Problem(code="out-of-stock", weight="stop", words=words, part=part, remedies=(remedy,))
