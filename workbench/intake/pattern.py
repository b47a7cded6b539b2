"""Attributes out of a file's name, by a regular expression with named groups."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from workbench.errors import UsageError


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, checked once for a whole import.

    Raises:
        UsageError: it is no regular expression, or names no group.
    """
    try:
        found = re.compile(unicodedata.normalize("NFC", pattern))
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        raise UsageError(
            f"--pattern '{pattern}' is no regular expression: {error.msg}{place}.",
            hint=r"An example: --pattern '(?P<wave>\d{4})-(?P<office>\w+)'.",
        ) from error
    if not found.groupindex:
        raise UsageError(
            f"--pattern '{pattern}' names no group, so it gives no attribute.",
            hint=r"Name a group for each attribute: (?P<wave>\d{4}).",
        )
    return found


def attributes_of(path: Path, pattern: str | re.Pattern[str]) -> dict[str, str]:
    """The named groups that match in a file's name; empty where the name does not fit.

    The pattern is looked for in the name without its ending, then in the whole name.
    A group that took no part in the match gives no attribute.
    """
    found = compiled(pattern) if isinstance(pattern, str) else pattern
    name = unicodedata.normalize("NFC", path.name)
    stem = unicodedata.normalize("NFC", path.stem)
    match = found.search(stem) or found.search(name)
    if match is None:
        return {}
    return {
        group: value.strip()
        for group, value in match.groupdict().items()
        if value is not None and value.strip()
    }
