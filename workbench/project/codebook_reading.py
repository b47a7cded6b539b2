"""What hangs on the codebook and on one of its codes, as its screen shows them.

Passages are each coder's own, as the effects of acts and `codebook plan` count them; a
branch counts as a union. All documents count, finished or not, whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.codebook import Code, Codebook, CodeSet
from workbench.domain.codebook_checks import known
from workbench.domain.needs import Coders, Documents, Selection, Speakers, Tally
from workbench.project.codebook_sorting import parts_of
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import book as reading
from workbench.store.read import codebook as whole
from workbench.store.read import codes, identity

Step = reading.Step
Said = reading.Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """How much there is."""

    passages: int = 0
    documents: int = 0


NONE = Many()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The codebook with what hangs on each code."""

    book: Codebook
    version: int
    lock: reading.Locking | None
    branches: Mapping[str, Many]
    """By code, with everything below it; codes without any are missing."""


def overview(project: Project) -> Overview:
    """The codebook as a whole."""
    with project.file.reading() as connection:
        return Overview(
            book=whole.codebook(connection),
            version=identity.version(connection),
            lock=reading.lock(connection),
            branches=_counts(connection, "branch"),
        )


def _counts(connection: Connection, dimension: str) -> dict[str, Many]:
    from workbench.store.read.scope import scope
    from workbench.store.read.tally import tally

    everything = Selection(
        coders=Coders.EACH, documents=Documents.ALL, speakers=Speakers.ALL
    )
    need = Tally(by=(dimension,), measures=("passages", "documents"))
    counts = tally(scope(connection, everything), need)
    slugs = codes.slugs(connection)
    return {
        slugs[int(key[0] or 0)]: Many(passages=row[0], documents=row[1])
        for key, row in counts.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A code, and all that the project knows of it."""

    book: Codebook
    code: Code
    many: Many
    """Of the code by itself."""
    outdated: int
    """Passages with a coding made under an older definition."""
    steps: tuple[Step, ...]
    """The acts that made it what it is, in the order of the log."""
    versions: Mapping[str, int]
    """The number of the codebook by the operation that made it."""
    definition: str
    """The operation that made the present definition."""
    sets: tuple[CodeSet, ...]
    parts: tuple[Code, ...]
    """The codes that were split from it and are in use."""
    notes: tuple[str, ...]
    """The memos on it, the latest first."""


def about(project: Project, slug: str) -> About:
    """One code."""
    with project.file.reading() as connection:
        book = whole.codebook(connection)
        code = known(book, slug)
        uid = codes.uids(connection)[slug]
        held = reading.held(connection, [slug])
        return About(
            book=book,
            code=code,
            many=Many(
                passages=sum(one.passages for one in held),
                documents=len({one.document for one in held}),
            ),
            outdated=reading.outdated(connection, slug),
            steps=tuple(reading.steps(connection, uid)),
            versions=reading.versions(connection),
            definition=reading.definition(connection, slug),
            sets=tuple(one for one in book.sets if slug in one.codes),
            parts=parts_of(book, slug),
            notes=tuple(reading.notes(connection, uid)),
        )
