"""The exact design of an order, sealed under the order's own key."""

from __future__ import annotations

from configurator.model.design import Design
from configurator.model.documents import design_hash, read_design, write_design
from configurator.store.database import Tables
from configurator.store.vault import Vault


def seal_design(tables: Tables, vault: Vault, at: tuple[str, int], design: Design) -> None:
    """Keep a design as an order's revision; `at` is the order and the revision's number."""
    order, revision = at
    sealed = vault.key_of(tables, order).close(_place(order, revision), write_design(design))
    tables.execute(
        'INSERT INTO order_designs ("order", revision, design_hash, sealed) VALUES (?, ?, ?, ?)',
        [order, revision, design_hash(design), sealed],
    )


def opened_design(tables: Tables, vault: Vault, order: str) -> Design | None:
    """The newest design of an order; None once it was wiped."""
    row = tables.execute(
        'SELECT revision, sealed FROM order_designs WHERE "order" = ? '
        "ORDER BY revision DESC LIMIT 1",
        [order],
    ).fetchone()
    if row is None:
        return None
    seal = vault.key_of(tables, order)
    return read_design(seal.open(_place(order, row["revision"]), row["sealed"]))


def destroy_designs(tables: Tables, vault: Vault, order: str) -> None:
    """Destroy every revision of an order's design, and the key they were sealed under."""
    vault.destroy_key(tables, order)
    tables.execute('DELETE FROM order_designs WHERE "order" = ?', [order])


def _place(order: str, revision: int) -> str:
    return f"order/{order}/{revision}"
