"""Memos and texts of quotes that are being written: nothing typed is lost.

A draft lies beside the project (`store.drafts`) from the first letter until it is
recorded. Where the program was ended before that, the next one records what it left,
as an act of the same coder, which can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from workbench.domain.changes.vocabulary import MemoType
from workbench.domain.spans import Span
from workbench.errors import NotFound, WorkbenchError
from workbench.project import memos, quotes
from workbench.project.session import Project
from workbench.store import drafts as files
from workbench.store.read import lookup
from workbench.store.read import memos as reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being written, and where it belongs."""

    field: str
    """`memo`, or the field of a quote."""
    text: str
    id: str = ""
    """The memo or the quote; empty for a new memo."""
    type: str = MemoType.READING
    document: str = ""
    start: int | None = None
    end: int | None = None
    code: str = ""
    case: str = ""
    coding: str = ""

    @property
    def target(self) -> memos.Target:
        """What a memo is about."""
        if self.coding or self.code or self.case:
            return memos.Target(coding=self.coding, code=self.code, case=self.case)
        span = None
        if self.start is not None and self.end is not None:
            span = Span(self.start, self.end)
        return memos.Target(document=self.document, span=span)


class Writing:
    """A draft that is open. Nothing here raises: writing goes on without a disk."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._file: files.DraftFile | None = None
        self._owners: dict[str, str] = {}
        self._lines = 0
        """How many lines were finished when it was last kept."""

    def keep(self, draft: Draft) -> bool:
        """Keep it as it now is; whether that was possible."""
        project = self._project
        try:
            if self._file is None:
                self._file = files.DraftFile(project.file.path)
            owner = self._owner(draft.document)
            values = {"coder": project.author.coder, "owner": owner, **asdict(draft)}
            lines = draft.text.count("\n")
            self._file.write(values, lasting=lines != self._lines)
            self._lines = lines
        except OSError:
            return False
        return True

    def _owner(self, document: str) -> str:
        """The id of the document it is about, by which erasing finds it."""
        if document and document not in self._owners:
            with self._project.file.reading() as connection:
                self._owners[document] = lookup.document(connection, document).uid
        return self._owners.get(document, "")

    def drop(self) -> None:
        """It is recorded, or not wanted."""
        if self._file is not None:
            self._file.drop()
            self._file = None


def recover(project: Project) -> tuple[int, int]:
    """Record the drafts that this coder left: how many, and how many could not be.

    Those that could not stay where they are.
    """
    kept = failed = 0
    for one in files.left(project.file.path):
        if one.values.get("coder") != project.author.coder:
            continue
        try:
            kept += _recorded(project, _draft(one.values))
        except (WorkbenchError, TypeError):
            failed += 1
            continue
        one.drop()
    return kept, failed


def _draft(values: Mapping[str, Any]) -> Draft:
    names = {one.name for one in fields(Draft)}
    return Draft(**{name: value for name, value in values.items() if name in names})


def _recorded(project: Project, draft: Draft) -> bool:
    """Record a draft; whether it says anything that is not there yet."""
    text = draft.text.strip()
    if draft.field in quotes.FIELDS:
        quotes.alter(project, draft.id, quotes.said(draft.field, text))
        return True
    if not text:
        return False
    if draft.id:
        try:
            with project.file.reading() as connection:
                there = reading.one(connection, lookup.memo(connection, draft.id))
        except NotFound:
            there = None
        if there is not None:
            if there.text == text:
                return False
            memos.edit(project, draft.id, text, type=draft.type)
            return True
    memos.add(project, draft.target, text, type=draft.type)
    return True
