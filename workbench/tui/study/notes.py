"""The desk's part of memos."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.changes.vocabulary import About, MemoType
from workbench.project import drafts, memos, notes
from workbench.tui.desk.values import Done, DraftLine, GoalLine, MemoLine, NoteLine
from workbench.tui.study.base import StudyBase


class NotesStudy(StudyBase):
    """Memos."""

    _writing: drafts.Writing | None = None

    def memos(self, document: str) -> Sequence[MemoLine]:
        """The memos on a document, its passages and its codings."""
        own = self._project.author.coder
        return [
            MemoLine(
                id=one.uid,
                about=one.about,
                target=one.target,
                type=one.type,
                text=one.text,
                coder=one.coder,
                changed=one.edited or one.at,
                own=one.coder_uid == own,
                start=one.start,
                end=one.end,
            )
            for one in memos.every(self._project, document)
        ]

    def notes(self) -> Sequence[NoteLine]:
        """Every memo, the latest first."""
        own = self._project.author.coder
        found = notes.notes(self._project, notes.Wanted(), self.language)
        return [
            NoteLine(
                id=one.memo.uid,
                type=one.memo.type,
                goal=_goal(one.about),
                text=one.memo.text,
                quoted=one.quoted,
                coder=one.memo.coder,
                own=one.memo.coder_uid == own,
                written=one.memo.at,
                changed=one.memo.edited,
                links=tuple(_goal(goal) for _, goal in one.links),
            )
            for one in reversed(found)
        ]

    def memo_on(self, about: str, target: str = "") -> MemoLine:
        """This coder's latest memo on a code, a case or the project; else a new one."""
        own = self._project.author.coder
        found = [
            one
            for one in memos.every(self._project)
            if one.coder_uid == own and one.about == about and one.shown == target
        ]
        last = found[-1] if found else None
        return MemoLine(
            id=last.uid if last else "",
            about=about,
            target=target,
            type=last.type if last else MemoType.THEORY,
            text=last.text if last else "",
        )

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it."""
        if memo.id:
            kept = memo.id
            memos.edit(self._project, memo.id, memo.text, type=memo.type)
        else:
            draft = _draft(DraftLine(field="memo", text="", memo=memo), document)
            kept = memos.add(self._project, draft.target, memo.text, type=memo.type)
        if not memo.text.strip():
            return Done(said=self._say("done.memo-removed"))
        return Done(said=self._say("done.memo"), memo=kept)

    def remove_memo(self, memo: str) -> Done:
        """Takes a memo of this coder away."""
        memos.remove(self._project, memo)
        return Done(said=self._say("done.memo-removed"))

    def documents_of(self, case: str) -> Sequence[str]:
        """The documents that a case is tied to."""
        return notes.documents_of(self._project, case)

    def keep_draft(self, draft: DraftLine) -> bool:
        """Keeps what is being written; at once, and beside the other calls."""
        if self._writing is None:
            self._writing = drafts.Writing(self._project)
        return self._writing.keep(_draft(draft, draft.document))

    def drop_draft(self) -> None:
        """What was being written is recorded, or not wanted."""
        if self._writing is not None:
            self._writing.drop()
            self._writing = None

    def recover_drafts(self) -> Done | None:
        """Records what this coder was writing when a program was ended, if anything."""
        if self._project.file.read_only:
            return None
        kept, failed = drafts.recover(self._project)
        said = [self._say.count("done.recovered", kept)] if kept else []
        said += [self._say.count("done.not-recovered", failed)] if failed else []
        return Done(said=" ".join(said)) if said else None


def _goal(one: notes.Goal) -> GoalLine:
    return GoalLine(
        kind=one.kind,
        shown=one.shown,
        document=one.document,
        start=one.place.start if one.place else None,
        end=one.place.end if one.place else None,
        code=one.code,
        case=one.case,
        memo=one.memo,
    )


def _draft(line: DraftLine, document: str) -> drafts.Draft:
    """What is being written, and what it is about."""
    memo = line.memo
    if memo is None:
        return drafts.Draft(
            field=line.field, text=line.text, id=line.quote, document=document
        )
    on = memo.about
    return drafts.Draft(
        field=line.field,
        text=line.text,
        id=memo.id,
        type=memo.type,
        document="" if on == About.PROJECT else document,
        start=memo.start if on == About.PASSAGE else None,
        end=memo.end if on == About.PASSAGE else None,
        code=memo.target if on == About.CODE else "",
        case=memo.target if on == About.CASE else "",
        coding=memo.target if on == About.CODING else "",
    )
