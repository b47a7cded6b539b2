"""What single reports are given for what they need; see `domain.needs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Companion(NamedTuple):
    """What one code has with another."""

    passages: int
    """How many passages of the first stand so to at least one of the second."""
    documents: int
    """In how many documents there are such."""
    either: int
    """How many documents have one of the codes, or both."""


class Companions(NamedTuple):
    """Codes that stand together; the coder is None but under `each`."""

    pairs: Mapping[tuple[int | None, int, int], Companion]
    """By coder and two codes, both ways round; only those that ever do."""
    documents: Mapping[tuple[int | None, int], int]
    """In how many documents each code occurs."""


class CaseBase(NamedTuple):
    """How many cases there are of the documents that count."""

    of: Mapping[tuple[int | None, str], int]
    """By coder, as in `Base.of`, and value."""
    all: Mapping[int | None, int]
    """Those that have any value, by coder."""
    without: Mapping[int | None, int]
    """Those tied where there is no value, by coder."""
    every: Mapping[int | None, int]
    """All of them, by coder."""


class Composition(NamedTuple):
    """How the documents of some groups are spread over the values of an attribute."""

    name: str
    label: Mapping[str, str]
    values: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    counts: Mapping[tuple[str, str], int]
    """Documents by group and value."""
    of: Mapping[str, int]
    """Documents by group that have any value."""


class Work(NamedTuple):
    """When something was done, by its place in the log; the coder as in `COUNTED`."""

    first: Mapping[tuple[int, int | None], int]
    """The first coding that counts in a document."""
    last: Mapping[tuple[int, int | None], int]
    """The last coding, or the last time that the document was marked finished."""
    made: Mapping[int, int]
    """When each code was made."""


class SheetColumn(NamedTuple):
    """An attribute and what each document has of it."""

    name: str
    label: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    values: Mapping[int, tuple[str, ...]]


class Tie(NamedTuple):
    """A case, and where it is spoken of or by."""

    name: str
    voices: frozenset[tuple[int, int]]
    """Document and speaker; 0 is nobody."""


class OutdatedCoding(NamedTuple):
    """A coding that was made under another definition of its code than today's."""

    code: int
    document: int
    start: int
    end: int
    coder: int
    edition: int | None
    """Of the codebook it was made under, by its number; None where nobody knows."""
    now: int | None
    """The edition that made today's definition."""


class Covered(NamedTuple):
    """How much of a document is coded, each character counted once."""

    characters: int
    """Of the turns of those whose words count."""
    coded: int


class Said(NamedTuple):
    """What is said in one document by those whose words count."""

    document: int
    text: str
    """All of it, whoever speaks."""
    pieces: tuple[tuple[int, int], ...]
    """What counts of it: (start, end) within a turn each, in order, no overlaps."""
