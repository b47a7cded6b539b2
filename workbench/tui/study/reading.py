"""The desk's part of what is there to read."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.project import keeping, pages, rules
from workbench.tui.desk.values import CodingLine, DocumentLine, Page
from workbench.tui.study.base import StudyBase


class ReadingStudy(StudyBase):
    """What is there to read."""

    def documents(self) -> Sequence[DocumentLine]:
        """All documents, in the order of their names."""
        return [
            DocumentLine(
                name=one.name,
                words=one.words,
                turns=one.turns,
                codings=one.codings,
                finished=one.finished,
                waiting=one.waiting,
            )
            for one in pages.lines(self._project)
        ]

    def page(self, document: str) -> Page:
        """A document, opened."""
        found = pages.page(self._project, document)
        name = found.key.name
        return Page(
            name=name,
            text=found.text,
            turns=found.turns,
            sentences=found.sentences,
            about=pages.about(self._project, document, self.language),
            finished=pages.finished(self._project, name),
            step=rules.rules(self._project)["step"],
            questions=self._questions(document),
        )

    def _questions(self, document: str) -> dict[int, str]:
        """What is said of the question of the guide that each turn belongs to."""
        return {
            turn: self._say("reader.question", number=number, question=heading)
            for turn, (number, heading) in pages.questions(
                self._project, document, self.language
            ).items()
        }

    def codings(
        self, document: str, only: Sequence[str] | None = None
    ) -> Sequence[CodingLine]:
        """The codings of a document that this coder may see: all, or some by id."""
        own = self._project.author.coder
        editions = self._numbers()
        return [
            CodingLine(
                id=one.uid,
                code=one.code,
                start=one.start,
                end=one.end,
                coder=one.coder,
                own=one.coder_uid == own,
                created=one.at,
                outdated=one.definition not in {None, one.current},
                edition=editions.get(one.definition or "", 0),
                memo=one.memos > 0,
                quoted=one.quoted,
            )
            for one in pages.codings(self._project, document, only)
        ]

    def last_place(self) -> tuple[str, int] | None:
        """Where this coder was last: a document and a code point in it."""
        return pages.last_place(self._project)

    def remember_place(self, document: str, offset: int) -> None:
        """Keeps the place for the next start; no change of the project."""
        pages.remember_place(self._project, document, offset)

    def changed(self) -> bool:
        """Whether another process wrote since this was last asked."""
        before, self._seen = self._seen, pages.version_of_data(self._project)
        if before != self._seen:
            self._forget_book()
        return before != self._seen

    def forbidden(self) -> frozenset[str]:
        """What the project forbids the screens."""
        return rules.forbidden(self._project)

    def keep_safe(self) -> None:
        """Takes the day's snapshot where it is due; may run beside the other calls."""
        keeping.daily(self._project)
