"""All that is known of a code, put into the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.codebook import Code, Codebook
from workbench.domain.codebook_diff import merged_into
from workbench.domain.languages import pick
from workbench.project.codebook_reading import About, Said, Step
from workbench.tui.desk.book_values import CodeChange, CodeForm
from workbench.tui.study.base import code_name


def form(about: About, language: str) -> CodeForm:
    """A code as its form shows it."""
    code, book = about.code, about.book
    first, last = about.steps[0], about.steps[-1]
    defined = next(
        (one for one in about.steps if one.operation == about.definition), first
    )

    def several(field: str) -> tuple[str, ...]:
        return pick(getattr(code, field), language, book.language) or ()

    def named(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(_named(book, one, language) for one in codes if one)

    return CodeForm(
        id=code.id,
        names=_names(code, language),
        over=_named(book, code.parent, language),
        color=code.color,
        key=code.key,
        codable=code.codable,
        status=str(code.status),
        into=_named(book, merged_into(book).get(code.id, ""), language),
        since=about.versions.get(first.operation, 0),
        defined=about.versions.get(defined.operation, 0),
        defined_at=defined.at,
        defined_by=defined.coder,
        definition=pick(code.definition, language, book.language) or "",
        include=several("include"),
        exclude=several("exclude"),
        examples=several("examples"),
        counter_examples=several("counter_examples"),
        indicators=tuple(term for terms in code.indicators.values() for term in terms),
        origin=str(code.origin or ""),
        source=code.source,
        sets=tuple(pick(one.title, language) or one.id for one in about.sets),
        relations=tuple(
            (one.kind, _named(book, one.to, language)) for one in code.relations
        ),
        split_from=_named(book, code.split_from, language),
        parts=named(one.id for one in about.parts),
        stands_for=named(code.merged_from),
        changed=about.versions.get(last.operation, 0),
        changed_at=last.at,
        changed_by=last.coder,
        changes=_changes(last, about.steps),
        why=last.why,
        passages=about.many.passages,
        documents=about.many.documents,
        outdated=about.outdated,
        memos=about.notes,
    )


def _named(book: Codebook, code: str, language: str) -> str:
    found = book.by_id().get(code)
    return code_name(found, book, language) if found else code


def _names(code: Code, language: str) -> tuple[tuple[str, str], ...]:
    """The names by language, the one that the screen shows first."""
    shown = pick(code.name, language)
    first = [one for one in code.name.items() if one[1] == shown][:1]
    return (*first, *(one for one in code.name.items() if one not in first))


def _changes(last: Step, steps: Sequence[Step]) -> tuple[CodeChange, ...]:
    """What the last act said of it; nothing where that made the code."""
    if last is steps[0]:
        return ()
    return tuple(
        CodeChange(
            field=one.field, language=one.language, before=one.before, now=one.now
        )
        for one in last.said
        if _worth(one)
    )


def _worth(said: Said) -> bool:
    return said.field != "code.added"
