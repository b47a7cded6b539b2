"""Keyboards: how a character is typed that has no key of its own.

A key is shown with what has to be held down for it, so that nobody looks for `[` on a
keyboard that has it on AltGr+8.
"""

from __future__ import annotations

from collections.abc import Mapping

_NORDIC = {
    **{"!": "shift+1", '"': "shift+2", "#": "shift+3", "%": "shift+5"},
    **{"&": "shift+6", "/": "shift+7", "(": "shift+8", ")": "shift+9"},
    **{"=": "shift+0", "?": "shift++", "*": "shift+'", ";": "shift+,"},
    **{":": "shift+.", "_": "shift+-", ">": "shift+<", "^": "shift+¨"},
    **{"@": "AltGr+2", "$": "AltGr+4", "{": "AltGr+7", "[": "AltGr+8"},
    **{"]": "AltGr+9", "}": "AltGr+0", "~": "AltGr+¨"},
}
_GERMAN = {
    **{"!": "shift+1", '"': "shift+2", "$": "shift+4", "%": "shift+5"},
    **{"&": "shift+6", "/": "shift+7", "(": "shift+8", ")": "shift+9"},
    **{"=": "shift+0", "?": "shift+ß", "*": "shift++", "'": "shift+#"},
    **{";": "shift+,", ":": "shift+.", "_": "shift+-", ">": "shift+<"},
    **{"@": "AltGr+Q", "{": "AltGr+7", "[": "AltGr+8", "]": "AltGr+9"},
    **{"}": "AltGr+0", "\\": "AltGr+ß", "|": "AltGr+<", "~": "AltGr++"},
}

KEYBOARDS: Mapping[str, Mapping[str, str]] = {
    "no": _NORDIC,
    "dk": _NORDIC | {"\\": "AltGr+<", "|": "AltGr+´"},
    "se": _NORDIC | {"\\": "AltGr++", "|": "AltGr+<"},
    "fi": _NORDIC | {"\\": "AltGr++", "|": "AltGr+<"},
    "de": _GERMAN,
    "gb": {},
    "us": {},
}
"""What is held down for a character, by keyboard and character."""

ALTGR = frozenset("[]{}@$\\|~")
"""Characters that are on AltGr, or on alt, on some Norwegian keyboard, PC or Mac."""

_OF_LANGUAGE = {"nb": "no", "nn": "no"}


def keyboard_of(wanted: str | None, language: str) -> str:
    """The keyboard that was chosen, else the one that goes with the language."""
    if wanted in KEYBOARDS:
        return wanted or ""
    return _OF_LANGUAGE.get(language, "us")


def typed(key: str, keyboard: str) -> str:
    """A key as it is shown, with how it is typed where that is another matter."""
    how = KEYBOARDS.get(keyboard, {}).get(key)
    return f"{key} ({how})" if how else key
