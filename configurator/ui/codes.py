"""Codes: a QR code as a picture for the screen."""

from __future__ import annotations

import io

import segno


def qr_png(text: str) -> bytes:
    """A QR code of error level M with its quiet zone, eight pixels a module, as a PNG."""
    stream = io.BytesIO()
    segno.make_qr(text, error="m").save(stream, kind="png", scale=8, border=2)
    return stream.getvalue()
