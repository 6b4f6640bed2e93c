"""The vault: every person's words sealed under a key of their own, all keys under the kiosk's."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from configurator.ground import files
from configurator.store.database import Database, Tables
from configurator.store.trouble import StoreTrouble

KEY_FILE = "kiosk.key"
KEY_BYTES = 32
NONCE_BYTES = 12
FORMAT = b"\x01"
MARK_SETTING = "key-mark"

Purpose = Literal["wrap", "house", "names", "pins", "keys", "audit", "tickets", "mark"]
"""What a key derived from the kiosk's is for; none is used for two things."""


class SealBroken(Exception):
    """Sealed bytes that do not open: their key was destroyed, or they were changed or moved."""


class Seal:
    """A key that closes and opens bytes (AES-256-GCM with a random nonce each time).

    `place` says where the bytes belong, such as 'facts/p-1/shoe-size': moved elsewhere, they do
    not open.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, place: str, plain: bytes) -> bytes:
        """The bytes sealed: format, nonce, then cipher text with its tag."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return FORMAT + nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """The bytes as they were closed for this place. Raises SealBroken."""
        nonce, closed = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, closed, place.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(place) from error


class Vault:
    """The kiosk's key and what is derived from it (HKDF-SHA256, RFC 5869)."""

    def __init__(self, kiosk_key: bytes) -> None:
        self._kiosk_key = kiosk_key
        self._derived: dict[Purpose, bytes] = {}
        self._wrap = Seal(self._key_for("wrap"))
        self.house = Seal(self._key_for("house"))
        """The shop's own seal, for what belongs to no customer, such as the names of staff."""

    def _key_for(self, purpose: Purpose) -> bytes:
        if purpose not in self._derived:
            derivation = HKDF(hashes.SHA256(), KEY_BYTES, None, f"configurator/{purpose}".encode())
            self._derived[purpose] = derivation.derive(self._kiosk_key)
        return self._derived[purpose]

    def mark(self, purpose: Purpose, content: bytes) -> bytes:
        """A 32-byte mark (HMAC-SHA256) that only this kiosk can make."""
        return hmac.digest(self._key_for(purpose), content, hashlib.sha256)

    def make_key(self, tables: Tables, owner: str) -> Seal:
        """A fresh random key for a person, an order or a visit, kept wrapped under its name."""
        key = secrets.token_bytes(KEY_BYTES)
        wrapped = self._wrap.close(f"keyring/{owner}", key)
        tables.execute("INSERT INTO keyring (owner, wrapped) VALUES (?, ?)", [owner, wrapped])
        return Seal(key)

    def key_of(self, tables: Tables, owner: str) -> Seal:
        """The seal of a person, order or visit. Raises SealBroken when its key was destroyed."""
        row = tables.execute("SELECT wrapped FROM keyring WHERE owner = ?", [owner]).fetchone()
        return self.seal_of(owner, None if row is None else row["wrapped"])

    def seal_of(self, owner: str, wrapped: bytes | None) -> Seal:
        """The seal of a key as it was read from the keyring. Raises SealBroken where none is."""
        if wrapped is None:
            raise SealBroken(f"the key of {owner} was destroyed")
        return Seal(self._wrap.open(f"keyring/{owner}", wrapped))

    def destroy_key(self, tables: Tables, owner: str) -> None:
        """Destroy a key: whatever was sealed under it can never be opened again, by anyone."""
        tables.execute("DELETE FROM keyring WHERE owner = ?", [owner])


def open_vault(folder: Path, database: Database) -> Vault:
    """The vault of a data folder, its key file made when the database is new.

    Raises StoreTrouble when the key is missing or is another database's: a new key would look
    like a cure and lock everybody's data for good.
    """
    file = folder / KEY_FILE
    # Inside the transaction, so that two kiosks starting together cannot make two keys.
    with database.writing() as tables:
        row = tables.execute("SELECT value FROM settings WHERE name = ?", [MARK_SETTING]).fetchone()
        if row is None and not file.exists():
            _write_key(file, secrets.token_bytes(KEY_BYTES))
        vault = Vault(_read_key(file))
        mark = vault.mark("mark", b"this database")
        if row is None:
            tables.table("settings").insert({"name": MARK_SETTING, "value": mark})
        elif not hmac.compare_digest(row["value"], mark):
            raise StoreTrouble("key-wrong", str(file))
    return vault


def _write_key(file: Path, key: bytes) -> None:
    try:
        files.write_bytes(file, key.hex().encode() + b"\n")
    except OSError as error:
        raise StoreTrouble("read-only", str(error)) from error


def _read_key(file: Path) -> bytes:
    try:
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
        key = bytes.fromhex(file.read_text("ascii").strip())
    except OSError as error:
        raise StoreTrouble("key-missing", str(error)) from error
    except ValueError as error:
        raise StoreTrouble("key-wrong", str(file)) from error
    if len(key) != KEY_BYTES:
        raise StoreTrouble("key-wrong", str(file))
    return key
