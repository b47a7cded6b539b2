"""Bytes into text: which encoding a file is in, and how sure that is.

Marks and strict UTF-8 settle most files. What is left is told apart by how its letters
and signs stand in words, which knows Norwegian better than statistics do; only then
charset-normalizer is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from workbench.errors import IntakeError

SURE_ENOUGH = 0.8
"""Below this confidence the analyst is asked to look at the text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x1a"))
_SAMPLE = 4_000
"""How many letters and signs outside ASCII are looked at."""
_NORDIC = frozenset("æøåÆØÅäöÄÖéÉüÜ")
_LETTERS = frozenset("àáâãçèêëìíîïðñòóôõùúûýþßÀÁÂÃÇÈÊËÌÍÎÏÑÒÓÔÕÙÚÛÝÞœŒšŠžŽ")
_ALONE = frozenset("æøåÆØÅäöÄÖéàèÀÉÈáíóúýôêâ")
_QUOTES = frozenset("«»“”„‚‘‹›•…·\u00a0\u00ad\u2039\u203a")
_SIGNS = frozenset("§°€£%†½¼¾²³®©™¿¡×±")
_USUAL = frozenset(" \t\r\n.,:;!?-–—()[]\"'«»“”’…/%")
_WESTERN = ("cp1252", "mac-roman", "cp850")
_PLAUSIBLE = 0.85
_FOREIGN_SHARE = 0.3
"""No western language writes more of its letters than this outside ASCII."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's text as its bytes say it, line ends and all."""

    text: str
    encoding: str
    confidence: float
    """1.0 is by mark or by strict UTF-8, else an estimate between 0 and 1."""
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, name: str = "the file") -> Decoded:
    """The text of a file.

    Raises:
        IntakeError: the file is empty, no text, or damaged; the message names it.
    """
    if not data.strip():
        raise IntakeError(
            f"{name} is empty: there is nothing to import.",
            hint="Check that the transcript was saved, and import it again.",
        )
    decoded = _by_mark(data, name) or _wide(data)
    if decoded is None:
        _refuse_binary(data, name)
        decoded = _utf8(data) or _western(data) or _asked(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise IntakeError(
            f"{name} is empty: it holds nothing but white space.",
            hint="Check that the transcript was saved, and import it again.",
        )
    return decoded


def _by_mark(data: bytes, name: str) -> Decoded | None:
    """By a byte order mark."""
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError as error:
                raise IntakeError(
                    f"{name} begins as {encoding} but is damaged at byte "
                    f"{error.start}.",
                    hint="Open it in the program that wrote it and save it as UTF-8.",
                ) from error
            return Decoded(text=text, encoding=encoding, confidence=1.0)
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-32 or UTF-16 without a mark, by where the zero bytes stand."""
    if b"\0" not in data[:65_536]:
        return None
    for codec, width in (
        ("utf-32-le", 4),
        ("utf-32-be", 4),
        ("utf-16-le", 2),
        ("utf-16-be", 2),
    ):
        if len(data) % width == 0:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if _reads_well(text):
                return Decoded(text=text, encoding=codec, confidence=0.95)
    return None


def _reads_well(text: str) -> bool:
    """Whether this is nothing but letters, digits, signs and white space in use."""
    sample = text[:4096]
    letters = sum(one.isalnum() or one in _USUAL for one in sample)
    rare = sum(one >= "\u2e80" or (one < " " and one not in "\t\r\n") for one in sample)
    return letters >= len(sample) * 0.8 and rare <= len(sample) * 0.02


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:65_536]
    control = len(head) - len(head.translate(None, _CONTROL))
    if b"\0" in head or control > len(head) * 0.01:
        raise IntakeError(
            f"{name} is no text: its bytes are those of a program's own format, a "
            "picture or a recording.",
            hint="Save the transcript as plain text (.txt, UTF-8) and import that.",
        )


def _utf8(data: bytes) -> Decoded | None:
    """Strict UTF-8; or UTF-8 in which a few bytes came from elsewhere."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(data)
    return Decoded(
        text=text, encoding="ascii" if text.isascii() else "utf-8", confidence=1.0
    )


_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")


def _nearly_utf8(data: bytes) -> Decoded | None:
    rest = _SEQUENCE.sub(b"", data)
    bad = len(_HIGH.findall(rest))
    good = len(_SEQUENCE.findall(data))
    if good < 3 or bad * 5 > good:
        return None
    pieces: list[str] = []
    last = 0
    for found in _SEQUENCE.finditer(data):
        pieces.append(data[last : found.start()].decode("cp1252", "replace"))
        pieces.append(found[0].decode("utf-8", "replace"))
        last = found.end()
    pieces.append(data[last:].decode("cp1252", "replace"))
    text = "".join(pieces)
    note = f"{bad} bytes are not UTF-8 and were read as cp1252."
    return Decoded(text=text, encoding="utf-8", confidence=0.7, notes=(note,))


def _western(data: bytes) -> Decoded | None:
    """cp1252, Latin-1, Mac Roman or DOS, by how letters and signs stand in words."""
    best = max((_weighed(data, codec) for codec in _WESTERN), key=lambda one: one[0])
    score, codec, text = best
    if score < _PLAUSIBLE:
        return None
    if codec == "cp1252" and not re.search(rb"[\x80-\x9f]", data):
        codec = "latin-1"
    return Decoded(text=text, encoding=codec, confidence=round(min(score, 0.99), 2))


def _weighed(data: bytes, codec: str) -> tuple[float, str, str]:
    """How plausible the bytes are in this encoding, 0 to 1, and the text."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0.0, codec, ""
    found = islice(re.finditer(r"[^\x00-\x7f]", text), _SAMPLE)
    places = [one.start() for one in found]
    if not places:
        return 0.0, codec, text
    padded = f" {text} "
    points = sum(_plausible(*padded[at : at + 3]) for at in places)
    reach = text[: places[-1] + 1]
    foreign = sum(not one.isascii() and one.isalpha() for one in reach)
    letters = sum(map(str.isalpha, reach))
    if len(places) > 3 and foreign > _FOREIGN_SHARE * letters:
        return 0.0, codec, text
    return points / len(places), codec, text


def _plausible(before: str, one: str, after: str) -> float:
    """How well a letter or sign stands between its neighbours."""
    if one in _NORDIC or one in _LETTERS:
        inside = before.isalpha() or after.isalpha()
        if not inside and one not in _ALONE:
            return 0.0
        if one.isupper() and before.islower():
            return 0.0
        if one.islower() and before.isupper() and after.isupper():
            return 0.2
        return 1.0 if one in _NORDIC else 0.9
    if one in "–—’‘´":
        return 0.3 if one == "´" else 1.0
    if one in _QUOTES:
        return 0.3 if before.isalpha() and after.isalpha() else 1.0
    if one in _SIGNS:
        return 0.0 if before.isalpha() and after.isalpha() else 0.8
    return 0.0


def _asked(data: bytes, name: str) -> Decoded:
    """By charset-normalizer; by cp1252 or Latin-1 where it finds nothing."""
    from charset_normalizer import from_bytes

    found = from_bytes(data).best()
    if found is not None and found.encoding:
        confidence = round(max(0.05, min(0.99, 1.0 - found.chaos)), 2)
        return Decoded(
            text=data.decode(found.encoding, "replace"),
            encoding=found.encoding,
            confidence=confidence,
        )
    try:
        return Decoded(text=data.decode("cp1252"), encoding="cp1252", confidence=0.3)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"{name} is in no encoding that could be recognised.",
            hint="Open it in the program that wrote it and save it as UTF-8.",
        ) from error
