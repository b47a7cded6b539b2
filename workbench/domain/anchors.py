"""Anchors that prove themselves: a keyed checksum of the words of a coding."""

from __future__ import annotations

import hashlib


def checksum(salt: str, words: str) -> int:
    """48 bits of BLAKE2b of the words, keyed with the revision's salt.

    Without the salt, which is erased with the text, nobody guesses the words from it.
    """
    made = hashlib.blake2b(words.encode(), digest_size=6, key=salt.encode()[:64])
    return int.from_bytes(made.digest(), "big")
