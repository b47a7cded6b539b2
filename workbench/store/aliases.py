"""Two names of one person: as whom each coder is read."""

from __future__ import annotations

import sqlite3


def coder_aliases(connection: sqlite3.Connection) -> dict[int, int]:
    """Coders that are another one, each with the last one of its path."""
    rows = list(connection.execute("select pk, uid, same from coder"))
    if all(same is None for _, _, same in rows):
        return {}
    numbers = {uid: pk for pk, uid, _ in rows}
    same = {pk: numbers[one] for pk, _, one in rows if one in numbers}
    found = {}
    for pk, first in same.items():
        path, at = {pk}, first
        while at in same and at not in path:
            path.add(at)
            at = same[at]
        found[pk] = min(path | {at}) if at in path else at
    return {pk: at for pk, at in found.items() if at != pk}
