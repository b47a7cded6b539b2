"""The desk's part of acting on the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from workbench.domain.codebook import Code
from workbench.domain.codebook_acts import BookAct, Merge, NewCode
from workbench.domain.codebook_checks import known
from workbench.domain.languages import pick
from workbench.errors import Refused
from workbench.project import codebook_acts, codebook_lock
from workbench.project.codebook_effects import told
from workbench.project.codebook_sorting import sorting
from workbench.tui.desk.book_values import SortLine, SortPage, SortPart
from workbench.tui.desk.values import Done, PassageLine
from workbench.tui.study.base import StudyBase, code_name

CONTEXT = 1
"""Sentences shown before and after a passage that is to be sorted."""


class BookActsStudy(StudyBase):
    """Acts on the codebook, the lock, and sorting."""

    def code_as_it_is(self, code: str) -> Code:
        """A code with its texts in every language, to be edited."""
        return known(self._book(), code)

    def sets_of_codes(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The titles of the sets, and the codes in each."""
        return [
            (pick(one.title, self.language) or one.id, one.codes)
            for one in self._book().sets
        ]

    def weigh(self, act: BookAct) -> Sequence[str]:
        """What an act would do, in sentences."""
        held = codebook_lock.lock_of(self._project)
        if held is not None and act.while_locked(self._book()) is None:
            when = self._say.when(held.at, datetime.now(UTC))
            raise Refused(self._say("codebook.is-locked", name=held.coder, when=when))
        return told(codebook_acts.weigh(self._project, act), self.language)

    def carry_out(self, act: BookAct, reason: str) -> Done:
        """Does it, as one undo step, with its reason."""
        done = codebook_acts.carry_out(self._project, act, reason=reason)
        self._kept = None
        said = self._say("done.book", what=self._say(f"label.{act.label}"))
        code = act.into if isinstance(act, Merge) else ""
        if isinstance(act, NewCode):
            code = done.made[0].id
        return Done(said=said, code=code)

    def weigh_lock(self) -> Sequence[str]:
        """What locking the codebook would do, or opening it where it is locked."""
        held = codebook_lock.lock_of(self._project)
        if held is None:
            return [self._say("effect.lock")]
        when = self._say.when(held.at, datetime.now(UTC))
        return [self._say("effect.unlock", name=held.coder, when=when)]

    def turn_lock(self, reason: str) -> Done:
        """Locks the codebook, or opens it, whoever locked it."""
        locked = codebook_lock.lock_of(self._project) is not None
        if locked:
            codebook_lock.unlock(self._project, reason=reason, yes=True)
        else:
            codebook_lock.lock(self._project, reason=reason)
        return Done(said=self._say("done.unlocked" if locked else "done.locked"))

    def to_sort(self, code: str) -> SortPage:
        """The passages that are left to sort of a code, and the codes it was split."""
        found, book = sorting(self._project, code), self._book()
        words = self._words(code) if found.left else {}
        parts = [
            SortPart(
                id=one.id,
                name=code_name(one, book, self.language),
                definition=pick(one.definition, self.language, book.language) or "",
                passages=found.under[one.id],
            )
            for one in found.parts
        ]
        return SortPage(
            code=code,
            name=code_name(found.code, book, self.language),
            left=[
                SortLine(passage=words[place], codings=ids)
                for place, ids in found.left.items()
                if place in words
            ],
            parts=parts,
            done=found.done,
            others=found.others,
        )

    def _words(self, code: str) -> dict[tuple[str, int, int], PassageLine]:
        """The present coder's passages of a code, by place, in their words."""
        from workbench.tui.study.finding import passage_line

        table = self._project.report(
            "passages",
            code=code,
            context=CONTEXT,
            coders=self.coder,
            documents="all",
            speakers="all",
            language=self.language,
        )
        lines = map(passage_line, table.records())
        return {(one.document, one.start, one.end): one for one in lines}
