"""What a codebook allows: whether a code is there, in use, soundly said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbench.domain.codebook import Code, Codebook, CodeSet, Status
from workbench.domain.codebook_diff import merged_into
from workbench.domain.codebook_identity import LISTS
from workbench.domain.codebook_tree import walk
from workbench.errors import NotFound, Refused

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def known(book: Codebook, code: str) -> Code:
    """A code by its id, retired ones too."""
    found = book.by_id().get(code)
    if found is None:
        import difflib

        close = difflib.get_close_matches(code, book.by_id(), n=3, cutoff=0.4)
        hint = "perhaps " + " or ".join(close) if close else ""
        raise NotFound(f"there is no code {code!r}", hint=hint)
    return found


def branch(book: Codebook, code: str) -> list[str]:
    """A code and all below it, in the order of the tree."""
    found: dict[str, None] = {code: None}
    for one in book:
        if one.parent in found:
            found[one.id] = None
    return list(found)


def set_named(book: Codebook, name: str) -> CodeSet | None:
    """A set by its id or its title in any language."""
    wanted = line(name).casefold()
    for one in book.sets:
        titles = {title.casefold() for title in one.title.values()}
        if wanted in {one.id, *titles}:
            return one
    return None


def live(book: Codebook, code: str) -> Code:
    """A code by its id, refused unless it is in use or proposed."""
    found = known(book, code)
    not_merged(book, found)
    if found.status is Status.RETIRED:
        raise Refused(
            f"the code {code!r} is retired", hint="accept it again first"
        ).keyed("refused.retired", code=code)
    return found


def not_merged(book: Codebook, code: Code) -> None:
    """Refuse a code that another one stands for."""
    into = merged_into(book).get(code.id)
    if into:
        raise Refused(
            f"{code.id!r} is merged into {into!r}", hint="undoing the merge parts them"
        ).keyed("refused.merged", code=code.id, into=into)


def with_code(book: Codebook, made: Code) -> Codebook:
    """The codebook with a code as it now is."""
    codes = tuple(made if one.id == made.id else one for one in book)
    return replace(book, codes=codes)


def walked(book: Codebook, codes: Iterable[Code]) -> Codebook:
    """The codebook of these codes, in the order of their tree."""
    return replace(book, codes=tuple(walk(codes)))


# -- what may be said of a code ------------------------------------------------------


def cleaned(book: Codebook, code: Code) -> Code:
    """The code without stray white space and empty texts; refused if it cannot be."""
    name = {key: words for key, text in code.name.items() if (words := line(text))}
    if not name:
        raise Refused("a code needs a name").keyed("refused.code-name")
    before = book.by_id().get(code.id)
    new = set(name.values()) - set(before.name.values() if before else ())
    for other in book:
        if other.id == code.id:
            continue
        for one in sorted(new):
            if one.casefold() in {text.casefold() for text in other.name.values()}:
                raise Refused(
                    f"there is a code called {one!r} already", hint="use that one"
                ).keyed("refused.code-there", name=one)
    _check(book, code)
    texts = {key: _text(text) for key, text in code.definition.items() if _text(text)}
    lists: dict[str, Any] = {
        field: {
            key: lines
            for key, several in getattr(code, field).items()
            if (lines := tuple(words for one in several if (words := line(one))))
        }
        for field in LISTS
    }
    return replace(
        code,
        name=name,
        definition=texts,
        source=line(code.source),
        color=code.color.lower(),
        **lists,
    )


def _check(book: Codebook, code: Code) -> None:
    """Colour and key, as a codebook file may have them."""
    if code.color and not _COLOR.fullmatch(code.color):
        raise Refused(f"{code.color!r} is no colour", hint="write it as #7a5195").keyed(
            "refused.colour", colour=code.color
        )
    if not code.key:
        return
    if len(code.key) != 1 or code.key not in "123456789":
        raise Refused(f"{code.key!r} is no key for a code", hint="one of 1 to 9").keyed(
            "refused.digit", digit=code.key
        )
    if not code.codable:
        raise Refused("a heading cannot be pinned to a key").keyed(
            "refused.pin-heading"
        )
    for other in book:
        if other.id != code.id and other.key == code.key:
            raise Refused(
                f"the key {code.key} is pinned to {other.id!r}",
                hint="choose another, or none",
            ).keyed("refused.pinned", digit=code.key, code=other.id)


def line(text: str) -> str:
    """A text on one line, its white space collapsed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())
