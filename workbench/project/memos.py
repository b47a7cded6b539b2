"""Memos: on the project, a document, a passage, a code, a case, a coding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.changes.kinds import (
    About,
    Label,
    MemoAdded,
    MemoEdited,
    MemoRemoved,
    MemoType,
)
from workbench.domain.spans import Span
from workbench.errors import Refused, UsageError
from workbench.ids import new_id, shown
from workbench.project.codings import Anchors
from workbench.project.session import Project, Recording
from workbench.store.read import codes, lookup, standing
from workbench.store.read import memos as reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a memo is about: the project, or the one thing that is named."""

    document: str = ""
    span: Span | None = None
    """A passage of the document."""
    code: str = ""
    case: str = ""
    coding: str = ""


def add(
    project: Project, target: Target, words: str, *, type: str = MemoType.READING
) -> str:
    """Write a memo; its id."""
    _check(words, type)
    with project.recording(Label.MEMO) as act:
        made = _added(act, target, words.strip(), type)
        act.batch.add(made)
    return made.subject


def _check(words: str, type: str) -> None:
    if not words.strip():
        raise Refused("an empty memo is not kept", hint="write something, or remove it")
    if type not in set(MemoType):
        raise UsageError(
            f"{type!r} is no type of memo", hint=f"one of {', '.join(MemoType)}"
        )


def _added(act: Recording, target: Target, words: str, type: str) -> MemoAdded:
    place: Mapping[str, object] = {}
    if target.coding:
        coding = standing.one(
            act.connection, lookup.coding(act.connection, target.coding)
        )
        on, uid, owner = About.CODING, coding.uid, coding.document_uid
        place = {
            "revision": coding.revision,
            "start": coding.start,
            "end": coding.end,
        }
    elif target.span is not None:
        page = Anchors(act, target.document)
        span = page.span(*target.span)
        on, uid, owner = About.PASSAGE, page.key.uid, page.key.uid
        place = {
            "revision": page.key.revision_uid,
            "start": span.start,
            "end": span.end,
        }
    elif target.document:
        uid = owner = lookup.document(act.connection, target.document).uid
        on = About.DOCUMENT
    elif target.code:
        uid = owner = codes.definition(act.connection, target.code)[0]
        on = About.CODE
    elif target.case:
        uid = owner = lookup.case(act.connection, target.case)
        on = About.CASE
    else:
        on, uid, owner = About.PROJECT, act.project.uid, act.project.uid
    return MemoAdded(
        subject=new_id(),
        on=on,
        target=uid,
        type=type,
        text=act.batch.text(owner, words),
        **place,  # type: ignore[arg-type]
    )


def edit(project: Project, ending: str, words: str, *, type: str = "") -> str:
    """Give a memo of this coder another text; its id. An empty text removes it."""
    if not words.strip():
        return remove(project, ending)
    with project.recording(Label.MEMO_EDIT) as act:
        memo = _own(act, ending)
        chosen = type or memo.type
        _check(words, chosen)
        if memo.text == words.strip() and memo.type == chosen:
            return memo.uid
        held = act.batch.text(memo.owner, words.strip())
        act.batch.add(MemoEdited(subject=memo.uid, text=held, type=chosen))
    return memo.uid


def remove(project: Project, ending: str) -> str:
    """Take a memo of this coder away; its id."""
    with project.recording(Label.MEMO_REMOVE) as act:
        memo = _own(act, ending)
        act.batch.add(MemoRemoved(subject=memo.uid))
    return memo.uid


def _own(act: Recording, ending: str) -> reading.Memo:
    memo = reading.one(act.connection, lookup.memo(act.connection, ending))
    if memo.coder_uid != act.project.author.coder:
        raise Refused(
            f"the memo {ending} is {memo.coder}'s, not yours",
            hint="write a memo of your own beside it",
        )
    return memo


def every(project: Project, document: str | None = None) -> list[reading.Memo]:
    """All memos by date, or those on one document, its passages and codings."""
    with project.file.reading() as connection:
        key = lookup.document(connection, document) if document else None
        return reading.memos(connection, key.pk if key else None)


def shown_id(project: Project, uid: str) -> str:
    """A memo's id by its last letters, as many as tell it apart."""
    return shown(one.uid for one in every(project))[uid]
