"""What a screen shows of a document: its text, its codings, who codes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench import settings
from workbench.domain.attribute_kinds import DOCUMENT
from workbench.domain.attributes import Attribute, AttributeType, from_spec
from workbench.domain.languages import pick
from workbench.domain.seasons import season_of
from workbench.errors import Refused
from workbench.project.session import Project
from workbench.store.read import about as reading
from workbench.store.read import cases, guides, lookup, overview, pages, standing

RECENT = 8
"""Codes that the palette offers before anything is typed."""

Page = pages.PageText
OnPage = pages.OnPage


def page(project: Project, name: str) -> Page:
    """A document's current text, turns and sentences."""
    with project.file.reading() as connection:
        return pages.page(connection, lookup.document(connection, name))


def about(project: Project, name: str, language: str) -> str:
    """What a document is, in words: its values by label, dates as seasons.

    What is known of its cases alone (consent, party) is not said.
    """
    with project.file.reading() as connection:
        key = lookup.document(connection, name)
        held = reading.document_attributes(connection, key.pk)
        known = reading.attributes(connection)
        named = cases.names_referred_to(connection)
    specs = [from_spec(one, known[one].spec) for one in held]
    words = [
        named.get(one.name, {}).get(held[one.name])
        or _in_words(one, held[one.name], language)
        for one in specs
        if DOCUMENT in one.kinds
    ]
    return ", ".join(dict.fromkeys(word for word in words if word))


def questions(project: Project, name: str, language: str) -> dict[int, tuple[int, str]]:
    """By turn (from 0): the number of the guide question it belongs to, its heading."""
    with project.file.reading() as connection:
        key = lookup.document(connection, name)
        if not guides.is_guided(connection, key.pk):
            return {}
        guide = guides.of_document(connection, key.pk)
        belonging = guides.belonging(connection, key.pk)
    every = guide.questions if guide else ()
    headings = [pick(one.label, language) or pick(one.text, language) for one in every]
    return {turn: (n + 1, headings[n] or "") for turn, (n, _, _) in belonging.items()}


def _in_words(attribute: Attribute, value: str, language: str) -> str:
    for one in attribute.values:
        if one.id == value:
            return pick(one.label, language) or value
    season = season_of(value) if attribute.type is AttributeType.DATE else None
    return season.text(language) if season else value


def codings(
    project: Project, name: str, only: Sequence[str] | None = None
) -> list[OnPage]:
    """The codings that count on a document, everybody's, by place; or some by id."""
    with project.file.reading() as connection:
        return pages.codings(connection, lookup.document(connection, name), only)


def finished(project: Project, name: str) -> bool:
    """Whether the present coder has finished a document."""
    with project.file.reading() as connection:
        key = lookup.document(connection, name)
        return standing.finished(connection, key.pk, project.author.coder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A document in a list."""

    name: str
    words: int
    turns: int
    codings: int
    """The present coder's."""
    all_codings: int
    finished: bool
    """By the present coder."""
    waiting: int
    """Codings that a corrected text has left to be settled."""


def lines(project: Project) -> list[Line]:
    """All documents in the order of their names, æ ø å last."""
    from workbench.ordering import sort_key

    with project.file.reading() as connection:
        found = overview.documents(connection, project.author.coder)
    return sorted(
        (
            Line(
                name=one.name,
                words=one.words,
                turns=one.turns,
                codings=one.mine,
                all_codings=one.codings,
                finished=one.finished,
                waiting=one.waiting,
            )
            for one in found
        ),
        key=lambda line: sort_key(line.name),
    )


def has_finished(project: Project) -> bool:
    """Whether the present coder has finished some document."""
    with project.file.reading() as connection:
        return standing.has_finished(connection, project.author.coder)


def code_counts(project: Project) -> Mapping[str, int]:
    """How many codings each code has in all documents, by slug."""
    with project.file.reading() as connection:
        return overview.code_counts(connection)


def next_passage(
    project: Project, code: str, document: str, start: int
) -> tuple[str, int, int] | None:
    """The passage of a code after a place: document, start, end; round to the first."""
    from workbench.ordering import sort_key

    with project.file.reading() as connection:
        places = pages.places_of(connection, code)
    found = sorted((sort_key(name), low, high, name) for name, low, high in places)
    after = [one for one in found if one[:2] > (sort_key(document), start)]
    chosen = next(iter(after or found), None)
    return (chosen[3], chosen[1], chosen[2]) if chosen else None


def pins(project: Project) -> Mapping[str, str]:
    """One's own pins in this project: codes by the digit that applies them."""
    return settings.pins(project.uid, project.author.coder)


def pin(project: Project, code: str, digit: str) -> None:
    """Pin a code to a digit for oneself, on this machine; empty takes its pin away."""
    if digit and (len(digit) != 1 or digit not in "123456789"):
        raise Refused(f"{digit!r} is no key for a code", hint="one of 1 to 9")
    settings.remember_pin(project.uid, project.author.coder, code, digit)


def recent_codes(project: Project) -> list[str]:
    """The codes this coder used last, the latest first."""
    with project.file.reading() as connection:
        return standing.last_codes(connection, project.author.coder, RECENT)


def version_of_data(project: Project) -> int:
    """A number that differs once another process has written."""
    return project.file.version_of_data()


def remember_place(project: Project, name: str, position: int) -> None:
    """Keep where the cursor stands for the next start; no change of the project."""
    with project.file.reading() as connection:
        key = lookup.document(connection, name)
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    mark = settings.Bookmark(document=key.uid, position=position, at=now)
    settings.remember_bookmark(_desk(project), mark)


def _desk(project: Project) -> str:
    """Under what a place is kept: two who share a machine each have their own."""
    return f"{project.uid}/{project.author.coder}"


def bookmark(project: Project) -> settings.Bookmark | None:
    """Where this person left this project, and when."""
    return settings.bookmark(_desk(project))


def last_place(project: Project) -> tuple[str, int] | None:
    """Where this person was last: a document that is still there, and a code point."""
    mark = bookmark(project)
    if mark is None:
        return None
    with project.file.reading() as connection:
        for key in lookup.documents(connection):
            if key.uid == mark.document:
                return key.name, mark.position
    return None
