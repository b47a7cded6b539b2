"""Sorting the passages of a code that was split: what is left is what it still has.

The list is not kept anywhere: whoever comes back finds the passages that are still
under the old code. A passage is put elsewhere by recoding one's own codings of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.codebook import Code, Codebook, Status
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import book as reading
from workbench.store.read import codebook as whole

Place = tuple[str, int, int]
"""A document, and the start and end of a passage in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """What is left to sort of a code, and where it may be put."""

    code: Code
    parts: tuple[Code, ...]
    """The codes that were split from it and are in use, in the order of the tree."""
    left: Mapping[Place, tuple[str, ...]]
    """Passages of whoever asks, with the ids of the codings that make them."""
    under: Mapping[str, int]
    """Passages of whoever asks under each part."""
    others: int
    """Passages of colleagues under the old code; nobody else sorts them."""

    @property
    def done(self) -> int:
        """Passages of whoever asks under the parts together."""
        return sum(self.under.values())


def sorting(project: Project, code: str) -> Sorting:
    """The work list of a code, for whoever acts."""
    from workbench.domain.codebook_checks import known

    own = project.author.coder
    with project.file.reading() as connection:
        book = whole.codebook(connection)
        old = known(book, code)
        parts = parts_of(book, code)
        return Sorting(
            code=old,
            parts=parts,
            left=reading.own_passages(connection, code, own),
            under={one.id: _many(connection, one.id, own)[0] for one in parts},
            others=_many(connection, code, own)[1],
        )


def parts_of(book: Codebook, code: str) -> tuple[Code, ...]:
    """The codes that were split from a code and may be tagged with."""
    return tuple(
        one
        for one in book
        if one.split_from == code and one.status is not Status.RETIRED and one.codable
    )


def _many(connection: Connection, code: str, own: str) -> tuple[int, int]:
    """Passages of a code: one's own, and those of others."""
    held = reading.held(connection, [code])
    mine = sum(one.passages for one in held if one.coder == own)
    return mine, sum(one.passages for one in held) - mine
