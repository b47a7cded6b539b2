"""What a code meant when something was tagged with it, and what it means now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.codebook import Code
from workbench.project.session import Project
from workbench.store.editions import editions, numbers
from workbench.store.read import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A code in one edition of the codebook."""

    number: int
    """The edition, from 1; for the eye."""
    code: Code
    language: str
    """Of plain strings in that edition."""


def edition_numbers(project: Project) -> Mapping[str, int]:
    """The number of each edition of the codebook, by the operation that made it."""
    with project.file.reading() as connection:
        return numbers(connection)


def meanings(project: Project, coding: str) -> tuple[Meaning | None, Meaning | None]:
    """A coding's code in the edition it was tagged under, and in the present one.

    None where the edition is not known to this copy, or has no such code.
    """
    with project.file.reading() as connection:
        slug, definition = standing.definition_of(connection, coding)
        then: Meaning | None = None
        now: Meaning | None = None
        for edition in editions(connection):
            found = next((one for one in edition.book if one.id == slug), None)
            language = edition.book.language
            now = None
            if found:
                now = Meaning(number=edition.number, code=found, language=language)
            if edition.operation == definition:
                then = now
    return then, now
