"""The desk's part of memos."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.project import memos
from workbench.tui.desk.values import Done, MemoLine
from workbench.tui.study.base import StudyBase


class NotesStudy(StudyBase):
    """Memos."""

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

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it."""
        if memo.id:
            memos.edit(self._project, memo.id, memo.text, type=memo.type)
        else:
            memos.add(self._project, _target(memo, document), memo.text, type=memo.type)
        key = "done.memo" if memo.text.strip() else "done.memo-removed"
        return Done(said=self._say(key))


def _target(memo: MemoLine, document: str) -> memos.Target:
    """What a new memo is about."""
    if memo.about == "coding":
        return memos.Target(coding=memo.target)
    if memo.about == "code":
        return memos.Target(code=memo.target)
    if memo.start is not None and memo.end is not None:
        from workbench.domain.spans import Span

        return memos.Target(document=document, span=Span(memo.start, memo.end))
    return memos.Target(document=document)
