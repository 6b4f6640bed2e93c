"""Tickets: what their QR code says, so that a scan names one order and nobody can make one up."""

from __future__ import annotations

import base64
import re

from configurator.store.vault import Vault

TICKET = re.compile(r"([A-Z]{1,3}-\d{4})\.[A-Z2-7]{8}")
MARK_BYTES = 5


def ticket_of(vault: Vault, order: str, number: str) -> str:
    """The text of an order's ticket: its number and the kiosk's mark, such as 'A-0042.K3Q7XZ2M'."""
    mark = vault.mark("tickets", order.encode())[:MARK_BYTES]
    return f"{number}.{base64.b32encode(mark).decode()}"


def read_ticket(scanned: str) -> str | None:
    """The order number in what a scanner read; None when it is no ticket. The mark is unchecked."""
    found = TICKET.fullmatch(scanned.strip().upper())
    return found.group(1) if found else None
