"""Fitting: what lies on a product carried along when its size, its options or its look change."""

from __future__ import annotations

from configurator.model.design import Design
from configurator.model.edits import Edit, SetOption, SetSize, Together, apply
from configurator.model.product import ProductFamily, refitted
from configurator.model.words import Language


def applied(family: ProductFamily, design: Design, edit: Edit) -> Design:
    """The design after an edit; where size or options change, its layers keep their spots.

    What follows such a change in one edit is taken as it is. Raises EditRefused, and KeyError for
    a size or a choice this family does not have.
    """
    match edit:
        case Together(edits=edits):
            for each in edits:
                design = applied(family, design, each)
            return design
        case SetSize() | SetOption():
            return refitted(family, design, apply(design, edit))
    return apply(design, edit)


def reshapes(edit: Edit) -> bool:
    """Whether an edit changes the product's parts themselves, which takes long for some."""
    if isinstance(edit, Together):
        return any(reshapes(each) for each in edit.edits)
    return isinstance(edit, SetSize | SetOption)


def dressed(family: ProductFamily, design: Design, theme: str, language: Language) -> Design:
    """The product in a ready-made look; its size and title stay, and the options no look decides.

    Raises KeyError for an unknown theme.
    """
    look = family.new_design(theme, design.size, language)
    decided = _decided_by_looks(family)
    for option, choice in design.options.items():
        if option not in decided and look.options.get(option) != choice:
            look = applied(family, look, SetOption(option=option, choice=choice))
    return look.model_copy(update={"title": design.title})


def _decided_by_looks(family: ProductFamily) -> frozenset[str]:
    """The options that belong to a look, such as a backdrop; chocolate or paper do not."""
    usual = {option.id: option.default for option in family.options}
    looks = (family.new_design(theme.id).options for theme in family.themes)
    return frozenset(
        option for look in looks for option, choice in look.items() if choice != usual.get(option)
    )
