"""What every format of a quote collection shares: marks, paragraphs, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.domain.quotes import Collection, Quote
from workbench.domain.tables import Column, ColumnType, Table
from workbench.render import cells
from workbench.safe_text import printable
from workbench.words import word

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
_BETWEEN = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_COLUMNS = (
    ("id", ColumnType.ID),
    ("collection", ColumnType.ID),
    ("position", ColumnType.COUNT),
    ("text", ColumnType.TEXT),
    ("printed", ColumnType.TEXT),
    ("translation", ColumnType.TEXT),
    ("attribution", ColumnType.TEXT),
    ("document", ColumnType.TEXT),
    ("clearance", ColumnType.TEXT),
)


class Printed(NamedTuple):
    """A quote as it is to be read, with its quotation marks, ready for any format."""

    id: str
    heading: str
    """Empty where it stands under the heading of the quote before."""
    question: tuple[str, ...]
    words: tuple[str, ...]
    """Paragraphs; a newline inside one is a line break."""
    language: str
    translation: tuple[str, ...]
    tongue: str
    """The language of the translation."""
    attribution: str


def printed(collection: Collection) -> Iterator[Printed]:
    """The quotes of a collection in order."""
    last = ""
    for quote in sorted(collection.quotes, key=lambda one: (one.position, one.id)):
        spoken = quote.language or collection.language
        tongue = _tongue(collection.language, spoken)
        heading = _line(quote.heading)
        yield Printed(
            id=quote.id,
            heading=heading if heading != last else "",
            question=paragraphs(quote.question),
            words=_words(quote, spoken),
            language=spoken,
            translation=marked(quote.translation, tongue, twice=False),
            tongue=tongue,
            attribution=_line(quote.attribution),
        )
        last = heading or last


def _tongue(collection: str, spoken: str) -> str:
    """The language of a translation: the collection's, else English."""
    return "en" if collection in (spoken, "") else collection


def _words(quote: Quote, language: str) -> tuple[str, ...]:
    if quote.printed.strip():
        return marked(quote.printed, language, twice=False)
    return marked(quote.text, language)


def marked(text: str, language: str, *, twice: bool = True) -> tuple[str, ...]:
    """Paragraphs in the quotation marks of a language.

    Args:
        text: The words.
        language: ISO 639 code.
        twice: Whether words that stand in marks already get another pair.
    """
    parts = list(paragraphs(text))
    if not parts:
        return ()
    if not twice and _in_marks("\n".join(parts)):
        return tuple(parts)
    parts[0] = word("mark.quote.open", language) + parts[0]
    parts[-1] += word("mark.quote.close", language)
    return tuple(parts)


def unmarked(parts: Sequence[str], language: str) -> tuple[str, ...]:
    """Paragraphs as `marked` gives them, without the pair of marks around them all."""
    pairs = [(word("mark.quote.open", language), word("mark.quote.close", language))]
    text = "\0".join(parts)
    for opening, closing in (*pairs, *_PAIRS):
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            text = text[len(opening) : len(text) - len(closing)]
            break
    return tuple(filter(None, text.split("\0")))


def _in_marks(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole text."""
    for opening, closing in _PAIRS:
        inner = text[1:-1]
        if len(text) > 1 and text[0] == opening and text[-1] == closing:
            return opening not in inner and closing not in inner
    return False


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs, parted by empty lines; a line loses the white space at its ends."""
    parts = _BETWEEN.split(printable(text).strip())
    tidy = ("\n".join(line.strip() for line in one.split("\n")) for one in parts)
    return tuple(filter(None, tidy))


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def title(collection: Collection) -> str:
    """The collection's title, or the word for quotes."""
    return _line(collection.title) or word("quotes.title", collection.language)


def table(collection: Collection) -> Table:
    """The collection as a table: for CSV, and for any other format of a table."""
    return Table(
        name="quotes",
        title=title(collection),
        columns=tuple(
            Column(name=name, label=word(f"table.{name}", collection.language), type=t)
            for name, t in _COLUMNS
        ),
        rows=tuple(
            tuple(getattr(quote, name) for name, _ in _COLUMNS)
            for quote in sorted(collection.quotes, key=lambda one: one.position)
        ),
        notes=collection.notes,
        provenance=collection.provenance,
        language=collection.language,
    )


def remarks(collection: Collection) -> list[str]:
    """What stands at the end: notes, then where the collection comes from."""
    of = table(collection)
    origin = [f"{label}: {text}" for label, text in cells.origin(of)]
    return [*cells.remarks(of), *origin]
