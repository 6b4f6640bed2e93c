"""Floor 3: one folder for each product family, found by looking, never by registering."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from configurator.ground import files
from configurator.model.editions import Edition, Sheets
from configurator.model.figures import FigureGroup
from configurator.model.product import ProductFamily

if TYPE_CHECKING:
    from configurator.families.adding import Addable

AS_SHIPPED: Mapping[str, Edition] = {}


def find_families(editions: Mapping[str, Edition] = AS_SHIPPED) -> dict[str, ProductFamily]:
    """Every family by its id, in the order of their folders' names, in the editions given.

    A family is a folder beside this file whose `family.py` has a `FAMILY`, the catalog as it
    shipped, and `opened(sheets)`, the same of other sheets. Raises ImportError when a folder is
    broken: a shop must not open with a product silently missing.
    """
    return {name: open_family(name, editions.get(name)) for name in family_names()}


def family_names() -> tuple[str, ...]:
    """The folders of the families, which are their ids too."""
    return tuple(_folders(__path__))


def open_family(
    name: str, edition: Edition | None = None, shop: Path | None = None
) -> ProductFamily:
    """One family in an edition of its catalog; as it shipped without one.

    `shop` is the data folder, for what an edition takes from there.

    Raises ValueError for an edition that the family's data sheets do not allow.
    """
    module = _module(name, "family")
    family: ProductFamily = (
        module.FAMILY
        if edition is None or edition.as_shipped
        else module.opened(Sheets(files.assets_folder(), edition, shop))
    )
    return family


def figures_of(name: str, sheets: Sheets) -> tuple[FigureGroup, ...]:
    """What of a family's data sheets staff may change."""
    groups: Iterable[FigureGroup] = _module(name, "figures").groups(sheets)
    return tuple(groups)


def addable_in(name: str, sheets: Sheets) -> tuple[Addable, ...]:
    """The lists of a family's catalog that a shop may add to."""
    from configurator.families.adding import discounts  # a desk's alone: a kiosk never adds

    found: Iterable[Addable] = _module(name, "additions").addable(sheets)
    gone = sheets.edition.withdrawn
    return tuple(each.without(gone) for each in (*found, discounts(sheets, name)))


def _folders(search: Sequence[str]) -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(search) if module.ispkg)


def _module(folder: str, name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{folder}.{name}")
