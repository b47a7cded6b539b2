"""A codebook as a YAML file that people edit: the same codebook, the same bytes.

Written here rather than by PyYAML, whose emitter cannot part the codes by empty lines,
does not indent lists, and leaves words bare that the YAML of today reads as numbers.
What it writes is read back by `intake.codebook_file` as the same codebook.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from workbench.domain.codebook import Code, Codebook, CodeSet, Lists, Relation, Words
from workbench.domain.codebook_identity import LISTS, lists, texts

WIDTH = 88
_WORDS_FOR_VALUES = frozenset(
    "y n yes no on off true false null nan inf infinity".split()
)
# What no eye can see, what may not stand in a file, and what YAML 1.1 takes for a line
# break: written as an escape.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff]"
)
# Where a text could be taken for more than a text: anywhere, and within [ ] or { }.
_MEANS_MORE = re.compile(r": |:$| #")
_MEANS_MORE_INSIDE = re.compile(r"[^\w /().;«»–-]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


def codebook_bytes(codebook: Codebook) -> bytes:
    """The file, in UTF-8 with a line break at its end.

    Fields stand in the order in which they are documented, and only those that hold
    something. A text that is only in the codebook's language is a plain string.
    """
    write = _Writer(codebook.language)
    lines = [*write.head(codebook)]
    if codebook.codes:
        lines.append("codes:")
        lines.extend(write.entries(write.code(code) for code in codebook.codes))
    if codebook.sets:
        lines.append("sets:")
        lines.extend(write.entries(write.set(one) for one in codebook.sets))
    return ("\n".join(lines) + "\n").encode("utf-8")


class _Writer:
    """Turns values into lines; `language` is that of plain strings."""

    def __init__(self, language: str) -> None:
        self.language = language

    def head(self, codebook: Codebook) -> Iterator[str]:
        """What is said of the whole."""
        yield from _field("codebook", codebook.id, 0)
        yield from self.words("title", codebook.title, 0)
        yield from _field("language", codebook.language, 0)
        if codebook.based_on:
            yield from _field("based_on", codebook.based_on, 0)

    def code(self, code: Code) -> Iterator[str]:
        """The fields of a code."""
        yield from _field("id", code.id, 4)
        yield from self.words("name", code.name, 4)
        yield from _fields(("parent", code.parent))
        yield from self.words("definition", code.definition, 4)
        for field in LISTS:
            yield from self.lists(field, getattr(code, field), 4)
        yield from _fields(
            ("color", code.color),
            ("key", code.key),
        )
        if not code.codable:
            yield "    codable: false"
        yield from _fields(
            ("origin", code.origin or ""),
            ("status", "" if code.status == "accepted" else code.status),
        )
        yield from _relations(code.relations)
        yield from _several("merged_from", code.merged_from, 4, short=True)
        yield from _fields(("split_from", code.split_from), ("source", code.source))

    def set(self, one: CodeSet) -> Iterator[str]:
        """The fields of a set."""
        yield from _field("id", one.id, 4)
        yield from self.words("title", one.title, 4)
        yield from _several("codes", one.codes, 4, short=True)

    @staticmethod
    def entries(every: Iterable[Iterator[str]]) -> Iterator[str]:
        """Entries of a list, each after a hyphen, parted by empty lines."""
        for number, entry in enumerate(every):
            if number:
                yield ""
            yield f"  - {next(entry).lstrip()}"
            yield from entry

    # -- by language -----------------------------------------------------------------

    def words(self, name: str, words: Words, indent: int) -> Iterator[str]:
        """A text by language, a plain one where it is only in the codebook's."""
        found = texts(words)
        if list(found) == [self.language]:
            yield from _field(name, found[self.language], indent)
        elif found:
            yield from _mapping(name, found, indent)

    def lists(self, name: str, by_language: Lists, indent: int) -> Iterator[str]:
        """Lists by language, a plain one where it is only in the codebook's."""
        found = lists(by_language)
        short = name == "indicators"
        if list(found) == [self.language]:
            yield from _several(name, found[self.language], indent, short=short)
        elif found:
            yield f"{' ' * indent}{name}:"
            for language, several in found.items():
                yield from _several(_scalar(language), several, indent + 2, short=short)


# -- lines ---------------------------------------------------------------------------


def _fields(*pairs: tuple[str, str]) -> Iterator[str]:
    """Fields of a code, those that hold something."""
    for name, value in pairs:
        if value:
            yield from _field(name, value, 4)


def _field(name: str, value: str, indent: int) -> Iterator[str]:
    yield from _led(f"{' ' * indent}{name}:", value, indent + 2)


def _items(texts: Iterable[str], indent: int) -> Iterator[str]:
    for text in texts:
        yield from _led(f"{' ' * indent}-", text, indent + 2)


def _led(lead: str, text: str, indent: int) -> Iterator[str]:
    """A text after its name or hyphen, on lines of its own where it is long."""
    if "\n" in text and _literal(text):
        yield f"{lead} |-"
        yield from (f"{' ' * indent}{line}".rstrip() for line in text.split("\n"))
    elif len(lead) + len(text) >= WIDTH and _foldable(text):
        yield f"{lead} >-"
        yield from (f"{' ' * indent}{line}" for line in _folded(text, WIDTH - indent))
    else:
        yield f"{lead} {_scalar(text)}"


def _mapping(name: str, words: Words, indent: int) -> Iterator[str]:
    """A text in each language: side by side where that fits."""
    line = ", ".join(f"{_scalar(one)}: {_inside(text)}" for one, text in words.items())
    line = f"{' ' * indent}{name}: {{{line}}}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{' ' * indent}{name}:"
    for language, text in words.items():
        yield from _field(_scalar(language), text, indent + 2)


def _relations(relations: Iterable[Relation]) -> Iterator[str]:
    lines = [
        f"      - {{kind: {_inside(one.kind)}, to: {_inside(one.to)}}}"
        for one in relations
    ]
    if lines:
        yield "    relations:"
        yield from lines


def _several(
    name: str, texts: tuple[str, ...], indent: int, *, short: bool
) -> Iterator[str]:
    """A list: short words side by side where they fit, else one entry a line."""
    line = f"{' ' * indent}{name}: [{', '.join(_inside(text) for text in texts)}]"
    if not texts:
        return
    if short and len(line) <= WIDTH:
        yield line
    else:
        yield f"{' ' * indent}{name}:"
        yield from _items(texts, indent + 2)


# -- texts ---------------------------------------------------------------------------


def _scalar(text: str) -> str:
    return text if _bare(text) else _quoted(text)


def _inside(text: str) -> str:
    return text if _bare_inside(text) else _quoted(text)


def _bare(text: str) -> bool:
    """Whether every reader of YAML, old or new, takes the text for this text."""
    return (
        (text[:1].isalpha() or text[:1] == "«")
        and text == text.strip()
        and text.casefold() not in _WORDS_FOR_VALUES
        and not _MEANS_MORE.search(text)
        and not _UNSEEN.search(text)
    )


def _bare_inside(text: str) -> bool:
    return _bare(text) and not _MEANS_MORE_INSIDE.search(text)


def _quoted(text: str) -> str:
    """Between double quotes, whose escapes are those of JSON."""
    return _UNSEEN.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _foldable(text: str) -> bool:
    return (
        text == text.strip() and not _UNSEEN.search(text) and bool(_BREAK.search(text))
    )


def _literal(text: str) -> bool:
    return (
        text == text.strip()
        and all(line == line.rstrip() for line in text.split("\n"))
        and not _UNSEEN.search(text.replace("\n", ""))
    )


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines that YAML joins again with the single spaces at which they were cut."""
    line = ""
    for word in _BREAK.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
