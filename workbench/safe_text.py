"""Text made safe to show: nothing in it can steer a terminal or hide from the eye.

Every mark stands for exactly one code point, so offsets into the shown text are
offsets into the stored one. Stored text is never changed by any of this.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

BIDI_MARK = "\u21c4"
"""Shown for a code point that would turn the direction of writing (⇄)."""
ZERO_WIDTH_MARK = "\u25cc"
"""Shown for a code point that has no width (◌)."""
BREAK_MARK = "\u2424"
"""Shown for the line and paragraph separators U+2028 and U+2029 (␤)."""
UNKNOWN_MARK = "\ufffd"
"""Shown for a code point that stands for nothing at all (�)."""

NAME_BYTES = 120
"""The longest file name that is made here, in bytes of UTF-8."""

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_BREAK = r"\u2028\u2029"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO = r"\xad\u180e\u200b-\u200d\u2060-\u2065\ufeff"
_NOTHING = (
    r"\u206a-\u206f\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e007f"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)

_STEERING = _CONTROL + _BREAK + _BIDI + _NOTHING
_HIDDEN = _STEERING + _ZERO
_MARKED = ((_BIDI, BIDI_MARK), (_ZERO, ZERO_WIDTH_MARK), (_BREAK, BREAK_MARK))
_SPACES = str.maketrans("\t\n", "  ")


@cache
def _any_of(ranges: str) -> re.Pattern[str]:
    """A pattern for one code point of these; made when first needed, as it is slow."""
    return re.compile(f"[{ranges}]")


def hiding() -> re.Pattern[str]:
    """Finds a code point that `safe` would replace."""
    return _any_of(_HIDDEN)


def hidden(text: str) -> bool:
    """Whether the text holds a code point that `safe` would replace."""
    return not text.isprintable() and _any_of(_HIDDEN).search(text) is not None


def _mark(found: re.Match[str]) -> str:
    """What is shown for one such code point: its own control picture, or a mark."""
    character = found[0]
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "\u2421"
    for ranges, mark in _MARKED:
        if _any_of(ranges).match(character):
            return mark
    return UNKNOWN_MARK


def safe(text: str) -> str:
    """The text with a visible mark for each code point that steers, turns or hides.

    Newlines and tabs stay; the length in code points stays.
    """
    return text if text.isprintable() else _any_of(_HIDDEN).sub(_mark, text)


def printable(text: str) -> str:
    """As `safe`, but joiners and other zero width code points stay as they are.

    For documents that are laid out by a program which knows scripts and emoji; the
    result is legal in XML 1.0.
    """
    return text if text.isprintable() else _any_of(_STEERING).sub(_mark, text)


def one_line(text: str) -> str:
    """As `safe`, with a space for each newline and tab."""
    return safe(text).translate(_SPACES)


def width(text: str) -> int:
    """How many cells of a terminal the text takes, on one line."""
    if text.isascii() or (text.isprintable() and max(text) < "\u0300"):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


_DRESS = re.compile("[\ufe0e\ufe0f\u20e3]|(?<=[^\\s\\w])[\U0001f3fb-\U0001f3ff]")


def undressed(text: str) -> str:
    """The text without what only dresses a character: emoji style, keycap, skin tone.

    Terminals disagree about the width of a character that wears them.
    """
    return text if text.isascii() else _DRESS.sub("", text)


def clip(text: str, cells: int) -> str:
    """One line of at most so many cells, with … where something was left out.

    Characters are `undressed`, so that the line is as wide in every terminal.
    """
    line = undressed(one_line(text))
    if width(line) <= cells:
        return line
    if cells < 1:
        return ""
    kept, used = [], 1
    for character in line:
        used += width(character)
        if used > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrapped(text: str, cells: int) -> list[str]:
    """The text, shown on one line each, on as many lines of so many cells as it takes.

    Lines end between words; a word that is wider than a line is cut after a hyphen,
    or where it must.
    """
    lines: list[str] = []
    line = ""
    for word in one_line(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= cells:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line) > cells > 0:
            head = _head(line, cells)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _head(text: str, cells: int) -> str:
    """As much of a word as so many cells hold, one code point at least."""
    end, used = 1, width(text[0])
    while end < len(text) and (used := used + width(text[end])) <= cells:
        end += 1
    return text[: text.rfind("-", 1, end) + 1 or end]


_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [device + digit for device in ("com", "lpt") for digit in "0123456789¹²³"]
)


def file_name(text: str, ending: str = "") -> str:
    """A file name any system takes: no path, no reserved name, at most 120 bytes.

    Args:
        text: What the file is named after, as somebody typed it.
        ending: Put after it untouched, as in `.docx`.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    name = _any_of(_HIDDEN).sub("", name).translate(_FORBIDDEN)
    name = name.lstrip(" .~-").rstrip(" .")
    stem, dot, rest = name.partition(".")
    if stem.rstrip().casefold() in _RESERVED:
        name = f"{stem.rstrip()}_{dot}{rest}"
    return (_cut(name, NAME_BYTES - len(ending.encode())) or "unnamed") + ending


def _cut(name: str, size: int) -> str:
    """As much of a name as fits, never half a letter."""
    raw = name.encode("utf-8")
    if len(raw) <= size:
        return name
    short = raw[:size].decode("utf-8", "ignore")
    cut = len(short)
    while 0 < cut < len(name) and unicodedata.combining(name[cut]):
        cut -= 1
    return name[:cut].rstrip(" .")
