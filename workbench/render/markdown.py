"""Text inside Markdown (CommonMark and its tables): always words, never marks."""

from __future__ import annotations

import re

from workbench.safe_text import printable

_INLINE = re.compile(r"[\\`*_\[\]<>|~$&]")
_LINE_START = re.compile(r"(?m)^(\s*)(#|[-+=:]|[0-9]+(?=[.)]))")


def escaped(text: str) -> str:
    """The text with a backslash before what Markdown would read as a mark."""
    text = _INLINE.sub(r"\\\g<0>", printable(text).replace("\t", " "))
    return _LINE_START.sub(_guard, text)


def _guard(found: re.Match[str]) -> str:
    space, start = found.groups()
    if start[0].isdigit():
        return f"{space}{start}\\"
    return f"{space}\\{start}"


def in_line(text: str) -> str:
    """On one line: a heading, an item of a list."""
    return escaped(" ".join(text.split()))


def in_cell(text: str) -> str:
    """In a cell of a table; line breaks become `<br>`."""
    return "<br>".join(escaped(line) for line in text.split("\n"))


def broken(text: str) -> str:
    """In a paragraph whose line breaks are to be kept."""
    lines = (line.strip() for line in text.split("\n"))
    return "\\\n".join(escaped(line) for line in lines)
