"""Reports: what one needs is read in one go, and its table says where it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.needs import Coders, Documents, Selection, Speakers
from workbench.domain.tables import Cell, Table
from workbench.errors import NotFound, UsageError
from workbench.project.origin import origin
from workbench.store.read import identity
from workbench.store.read.give import give

if TYPE_CHECKING:
    from workbench.analysis.report import Option, Report
    from workbench.domain.questions import Question
    from workbench.store.file import Connection, ProjectFile


def report(  # noqa: PLR0913  (all by name, as on the command line)
    file: ProjectFile,
    name: str,
    *,
    where: str = "",
    coders: str = Coders.SETTLED,
    documents: str = Documents.FINISHED,
    speakers: str = Speakers.INTERVIEWEES,
    language: str = "",
    **options: str | int | bool | None,
) -> Table:
    """A report's table.

    Args:
        file: The project.
        name: A built-in report, or one of a plug-in.
        where: A filter as after `--where`.
        coders: `settled`, `any`, `each`, or a coder's name.
        documents: `finished` or `all`.
        speakers: `interviewees` or `all`.
        language: Of headings and labels; the project's if empty.
        options: What the report itself can be asked; None is the same as nothing.

    Raises:
        QuestionError: The filter cannot be read, or names what is not there.
        NotFound: There is no such report, coder, attribute or code.
        UsageError: An option that the report does not have, or an unfit value of one.
    """
    from workbench.analysis.registry import find
    from workbench.analysis.report import Asked

    found = find(name)
    held = _options(found, options)
    selection = Selection(
        question=question(where),
        coders=unicodedata.normalize("NFC", coders),
        documents=_one_of(Documents, "documents", documents),
        speakers=_one_of(Speakers, "speakers", speakers),
    )
    with file.reading() as connection:
        known = identity.project(connection)
        if known is None:
            raise NotFound(f"{file.path} holds no project: its making was interrupted")
        asked = Asked(language=language or known[2], selection=selection, options=held)
        given = give(connection, selection, found.needs(asked))
        table = found.table(asked, given)
        found_in = provenance(connection, selection)
    return replace(table, provenance={**found_in, **table.provenance})


Word = TypeVar("Word", bound=StrEnum)


def question(where: str) -> Question | None:
    """A filter as after `--where`; None if it is empty."""
    if not where.strip():
        return None
    from workbench.domain.question_grammar import parse

    return parse(where)


def provenance(connection: Connection, selection: Selection) -> dict[str, Cell]:
    """Where a table comes from: which project, at which change, counted how."""
    return origin(
        connection,
        filter=selection.question.line if selection.question else "",
        coders=str(selection.coders),
        base=str(selection.documents),
        speakers=str(selection.speakers),
    )


def _one_of(words: type[Word], name: str, value: str) -> Word:
    try:
        return words(value)
    except ValueError:
        every = " or ".join(str(one) for one in words)
        raise UsageError(f"{name} is {every}, not {value!r}") from None


def _options(
    found: Report, given: Mapping[str, str | int | bool | None]
) -> dict[str, str | int | bool]:
    known = {one.name: one for one in found.options}
    for name in given:
        if name not in known:
            there = ", ".join(known) or "none"
            raise UsageError(
                f"the report {found.name} has no option {name!r}",
                hint=f"options of its own: {there}",
            )
    held = {}
    for name, option in known.items():
        value = given.get(name)
        held[name] = option.default if value is None else _checked(option, value)
    return held


def _checked(option: Option, value: str | int | bool) -> str | int | bool:
    kinds: dict[str, type] = {"text": str, "flag": bool, "number": int}
    wanted = kinds[option.kind]
    if type(value) is not wanted:
        raise UsageError(f"{option.name} takes a {option.kind}, not {value!r}")
    if option.kind == "number" and isinstance(value, int) and value < 0:
        raise UsageError(f"{option.name} cannot be {value}")
    if option.choices and value not in option.choices:
        every = " or ".join(option.choices)
        raise UsageError(f"{option.name} is {every}, not {value!r}")
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return value
