"""Documents: taking them in, setting what they are, finishing them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import intake
from workbench.domain import sentences, text
from workbench.domain.changes.kinds import (
    DocumentAdded,
    DocumentFinished,
    DocumentRenamed,
    DocumentRevised,
    Label,
)
from workbench.domain.documents import Draft
from workbench.domain.languages import INTERFACE, KNOWN
from workbench.errors import Refused, UsageError, WorkbenchError
from workbench.ids import new_id
from workbench.progress import Progress, Silent
from workbench.project.attributes import attribute_changes
from workbench.project.session import Project, Recording
from workbench.store import layout, log
from workbench.store.read import about, lookup, texts

if TYPE_CHECKING:
    from workbench.store.file import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an import was asked to do besides."""

    values: Mapping[str, str]
    """Attributes to set on every document."""
    pattern: str = ""
    """A regular expression whose named groups become attributes."""
    interviewers: tuple[str, ...] = ()
    language: str = ""
    """What the texts are written in, by its code; the project's language if empty."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one file."""

    path: Path
    name: str = ""
    """The document's name; empty where the file was refused."""
    draft: Draft | None = None
    refused: WorkbenchError | None = None
    wanted: str = ""
    """The name that it would have had, where another document has that."""


def import_files(
    project: Project,
    paths: Sequence[Path],
    wish: Wish,
    progress: Progress | None = None,
) -> list[Taken]:
    """Read files and add them as documents, as one operation; or nothing at all.

    A refused file never stops the others. All are read before the first is added, so
    that breaking off leaves the project as it was.
    """
    progress = progress or Silent()
    if wish.language and wish.language not in KNOWN:
        raise UsageError(
            f"{wish.language!r} is no language that a text may be in",
            hint=f"by its code: {', '.join(INTERFACE)}, da, sv, de, ...",
        )
    if wish.pattern:
        intake.compiled(wish.pattern)
    every = [file for path in paths for file in intake.files(path)]
    interviewers = (*wish.interviewers, *_known_interviewers(project))
    found: list[Taken] = []
    progress.start("progress.import", len(every))
    try:
        for path in every:
            found.append(_read(path, wish, interviewers))
            progress.step()
        return _add(project, found, wish, progress)
    finally:
        progress.finish()


def _known_interviewers(project: Project) -> tuple[str, ...]:
    with project.file.reading() as connection:
        held = about.settings(connection).get("interviewers", "")
    return tuple(line for line in held.splitlines() if line)


def _read(path: Path, wish: Wish, interviewers: Sequence[str]) -> Taken:
    try:
        values = dict(wish.values)
        if wish.pattern:
            values |= intake.attributes_of(path, wish.pattern)
        draft = intake.read(path, interviewers=interviewers)
        draft = replace(draft, attributes={**draft.attributes, **values})
        return Taken(path=path, name=draft.name, draft=draft)
    except WorkbenchError as problem:
        return Taken(path=path, refused=problem)


def _add(
    project: Project, part: Sequence[Taken], wish: Wish, progress: Progress
) -> list[Taken]:
    if wish.dry_run:
        with project.file.reading() as connection:
            names, seen = texts.names(connection), dict[str, str]()
            return [_named(connection, one, names, seen) for one in part]
    with project.recording(Label.IMPORT) as act:
        names, seen = texts.names(act.connection), dict[str, str]()
        found = [_named(act.connection, one, names, seen) for one in part]
        for one in found:
            if one.draft is not None:
                add_draft(act, one.draft, wish.language)
                progress.step(0)
    return found


def _named(
    connection: Connection, one: Taken, names: set[str], seen: dict[str, str]
) -> Taken:
    """The file under a free name, or refused because its text is there already."""
    draft = one.draft
    if draft is None:
        return one
    holder = seen.get(draft.text) or texts.same_text(connection, draft.text)
    if holder:
        refused = Refused(
            f"{one.path.name}: the document {holder!r} has the same text",
            hint="a corrected text: `workbench import --replace DOCUMENT FILE`",
        )
        return Taken(path=one.path, refused=refused)
    name = free_name(draft.name, names)
    names.add(name)
    seen[draft.text] = name
    wanted = draft.name if draft.name != name else ""
    draft = replace(draft, name=name)
    return Taken(path=one.path, name=name, draft=draft, wanted=wanted)


def free_name(wanted: str, taken: set[str]) -> str:
    """The name, or the name with ` (2)`, ` (3)`, ... where it is taken."""
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted} ({n})"
    return name


def add_draft(act: Recording, draft: Draft, language: str = "") -> str:
    """Add a draft as a document, within an act; its id."""
    document = new_id()
    language = language or act.project.language
    act.batch.add(
        DocumentAdded(
            subject=document,
            name=act.batch.text(document, draft.name),
            format=draft.format,
            language=language,
        ),
        revision(act.batch, document, draft, language),
    )
    act.batch.add(*attribute_changes(act, document, draft.attributes))
    return document


def revision(
    batch: log.Batch, document: str, draft: Draft, language: str
) -> DocumentRevised:
    """The change that gives a document this text."""
    points = sentences.boundaries(draft.text, draft.turns, language)
    counted = sum(text.words(draft.text[t.start : t.end]) for t in draft.turns)
    return DocumentRevised(
        subject=document,
        revision=new_id(),
        text=batch.text(document, draft.text),
        layout=batch.text(document, layout.encoded(draft.turns, points)),
        salt=batch.text(document, os.urandom(16).hex()),
        characters=len(draft.text),
        words=counted,
        turns=len(draft.turns),
        rules=sentences.RULES,
    )


def set_values(project: Project, name: str, values: Mapping[str, str]) -> None:
    """Set attributes of a document; an empty value takes one away."""
    with project.recording(Label.ATTRIBUTES) as act:
        key = lookup.document(act.connection, name)
        act.batch.add(*attribute_changes(act, key.uid, values))


def rename(project: Project, name: str, to: str) -> str:
    """Give a document another name, which no other has; the name as it is kept."""
    wanted = text.normalised(to).strip()
    if not re.search(r"\S", wanted) or "\n" in wanted:
        raise Refused(f"{to!r} is no name for a document", hint="give it some letters")
    with project.recording(Label.RENAME) as act:
        key = lookup.document(act.connection, name)
        if wanted in texts.names(act.connection) - {key.name}:
            raise Refused(
                f"there is a document {wanted!r} already", hint="choose another name"
            )
        held = act.batch.text(key.uid, wanted)
        act.batch.add(DocumentRenamed(subject=key.uid, name=held))
    return wanted


def finish(project: Project, name: str, *, finished: bool = True) -> None:
    """Say that this coder has, or has not, finished coding a document."""
    label = Label.FINISH if finished else Label.UNFINISH
    coder = project.author.coder
    with project.recording(label) as act:
        key = lookup.document(act.connection, name)
        act.batch.add(DocumentFinished(subject=key.uid, coder=coder, finished=finished))
