"""Floor 3: one folder for each product family, found by looking, never by registering."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence

from configurator.model.product import ProductFamily


def find_families() -> dict[str, ProductFamily]:
    """Every family by its id, in the order of their folders' names.

    A family is a folder beside this file whose `family.py` has a `FAMILY`. Raises ImportError when
    a folder is broken: a shop must not open with a product silently missing.
    """
    return {family.id: family for family in map(_family_in, _folders(__path__))}


def _folders(search: Sequence[str]) -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(search) if module.ispkg)


def _family_in(folder: str) -> ProductFamily:
    module = importlib.import_module(f"{__name__}.{folder}.family")
    family: ProductFamily = module.FAMILY
    return family
