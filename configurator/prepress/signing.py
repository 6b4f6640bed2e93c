"""Signing: a shop signs its reports with a key of its own, so that nobody can put others there."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path as FilePath

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

KEY_FILE = "signing.key"
KEY_BYTES = 32
KEY, SIGNED = "key", "ed25519"

Signer = Callable[[str], Mapping[str, str]]
"""Signs a seal (the hash of a report): the public key and the signature, both as hex."""


def shop_signer(data: FilePath) -> Signer:
    """The signer of a shop's data folder; its key is made where there is none. Raises OSError."""
    key = Ed25519PrivateKey.from_private_bytes(_kept_key(data / KEY_FILE))
    public = _public(key)
    return lambda seal: {KEY: public, SIGNED: key.sign(seal.encode()).hex()}


def shop_key(data: FilePath) -> str | None:
    """The public key a shop signs with; None, and none is made, where it signed nothing yet.

    Raises OSError.
    """
    file = data / KEY_FILE
    if not file.exists():
        return None
    return _public(Ed25519PrivateKey.from_private_bytes(file.read_bytes()))


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def is_signed(seal: str, signature: object) -> bool:
    """Whether a seal was signed with the key that the signature names."""
    if not isinstance(signature, Mapping):
        return False
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature[KEY]))
        public.verify(bytes.fromhex(signature[SIGNED]), seal.encode())
    except (KeyError, ValueError, TypeError, InvalidSignature):
        return False
    return True


def _kept_key(file: FilePath) -> bytes:
    """The key in a file only its owner reads; of two that make one at once, one is kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        return file.read_bytes()
    with suppress(FileExistsError):
        draft = file.with_name(f".{file.name}-{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(os.urandom(KEY_BYTES))
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(draft, file)
        finally:
            draft.unlink()
    return file.read_bytes()
