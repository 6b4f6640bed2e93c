"""The shop's press: what a finished file is held to, as the shop's own editions have it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from configurator.model.press import FinestPrint, Press, house_press
from configurator.model.substrates import Substrate
from configurator.studio.catalog.note import said_by_note
from configurator.studio.workbench import UnknownFamily, Workbench


def press_for(bench: Workbench, product: str | None) -> Press:
    """The press of a product, or of the whole shop where nobody says which product a file is of.

    Each stock is then as the product has it that the shop changed it for, and the finest print is
    the coarsest of all products: what passes can be printed as any of them. Raises UnknownFamily.
    """
    if product is not None:
        if product not in bench.families:
            known = ", ".join(bench.families)
            raise UnknownFamily(f"There is no product {product!r} here; there are {known}.")
        return bench.families[product].press
    presses = [family.press for family in bench.families.values()]
    shipped = house_press().substrates
    stocks: dict[str, Substrate] = {}
    for press in presses:
        changed = {id: each for id, each in press.substrates.items() if each != shipped.get(id)}
        stocks |= {id: each for id, each in changed.items() if id not in stocks}
    return Press(_coarsest(press.finest for press in presses), {**shipped, **stocks})


def press_of_order(bench: Workbench, folder: Path) -> Press:
    """The press of the edition that an order's files were made by, as the note beside them says.

    A folder without a note is held to the shop as it is. Raises OSError and Unreadable.
    """
    family, edition = said_by_note(folder)
    if family not in bench.families:
        return press_for(bench, None)
    then = bench if edition is None else bench.as_of(family, edition)
    return then.families[family].press


def _coarsest(finest: Iterable[FinestPrint]) -> FinestPrint:
    """The thickest of all thinnest lines, and the largest of all smallest type."""
    every = list(finest)
    figures = (name for name, each in every[0] if isinstance(each, float))
    most = {name: max(getattr(each, name) for each in every) for name in figures}
    return every[0].model_copy(update=most)
