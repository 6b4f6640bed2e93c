"""Seeds: chance that repeats, so the same design always draws the same way."""

import hashlib
import random


def seed_from(*words: object) -> int:
    """A 64-bit seed that depends only on the words given, the same on every machine."""
    text = "\x1f".join(str(word) for word in words)
    # Words may be ids from outside, and those hold half a character sometimes.
    said = text.encode(errors="surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest())


def chance(*words: object) -> random.Random:
    """A random source of its own for the words given."""
    return random.Random(seed_from(*words))
