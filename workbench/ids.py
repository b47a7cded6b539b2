"""Identities: made at random in order of time, or derived; shown by their last letters.

An id is a UUID as 36 lower-case letters. Fresh ones are version 7 (RFC 9562, the twelve
bits being the fraction of the millisecond: they sort by the quarter of a microsecond of
their making), derived ones are version 5.
"""

from __future__ import annotations

import os
import re
import time
import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

SHOWN = 8
"""How many of an id's last letters are shown where they tell it apart."""

_SHAPE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAMESPACE = uuid.UUID("6f1d3c4e-8a55-5b6e-9a3c-5d1b7f0a2c11")


def new_id() -> str:
    """A fresh UUID version 7."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    chance = int.from_bytes(os.urandom(8), "big")
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | rest * 4096 // 1_000_000 << 64
    value |= 0b10 << 62 | chance & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def moment_id(moment: str) -> str:
    """No fresh id of this time (ISO 8601, with its zone) or later is below it."""
    made = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    text = f"{int(made.timestamp() * 1000):012x}"
    return f"{text[:8]}-{text[8:]}"


def derived_id(*parts: str) -> str:
    """The one UUID version 5 that these words have, in this order, everywhere."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def is_id(text: object) -> bool:
    """Whether `text` has the shape of an id."""
    return isinstance(text, str) and _SHAPE.fullmatch(text) is not None


def shown(ids: Iterable[str]) -> dict[str, str]:
    """Each id by its last letters: eight, or as many as tell all of them apart."""
    every = list(dict.fromkeys(ids))
    bare = {one: one.replace("-", "") for one in every}
    width = {one: SHOWN for one in every}
    while True:
        count = Counter(bare[one][-width[one] :] for one in every)
        clash = [one for one in every if count[bare[one][-width[one] :]] > 1]
        if not clash:
            return {one: bare[one][-width[one] :] for one in every}
        for one in clash:
            width[one] += 1
