"""The desk's part of tagging, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from workbench.errors import NeedsConsent
from workbench.project import codings, documents, new_codes, pages, undoing
from workbench.project.codings import Coded
from workbench.project.listings import work
from workbench.project.undoing import Preview
from workbench.tui.desk.values import Done
from workbench.tui.study.base import StudyBase


class CodingStudy(StudyBase):
    """Tagging, and taking it back."""

    def code(self, document: str, code: str, start: int, end: int) -> Done:
        """One coding; the same one again is recorded once."""
        made = codings.code(self._project, document, code, start=start, end=end)
        key = "done.coded" if made.new else "done.coded-already"
        if made.new and made.passage > 1:
            key = "done.extended"
        said = self._say(key, name=self._named(code), count=made.passage)
        return Done(said=said, codings=(made.id,), only=True)

    def code_new(self, document: str, name: str, start: int, end: int) -> Done:
        """A proposed code made on the spot, put on a span, as one undo step."""
        made = new_codes.code_new(self._project, document, name, start, end)
        return self._new(document, made)

    def code_in_vivo(self, document: str, start: int, end: int) -> Done:
        """The same, named by the words themselves."""
        made = new_codes.code_in_vivo(self._project, document, start, end)
        return self._new(document, made)

    def _new(self, document: str, made: Coded) -> Done:
        """What was done, by the words it was done to."""
        self._forget_book()
        one = pages.codings(self._project, document, [made.id])[0]
        said = self._say("done.new-code", name=self._named(one.code), words=made.words)
        return Done(said=said, codings=(made.id,))

    def uncode(self, ids: Sequence[str]) -> Done:
        """Removes codings of this coder, as one undo step."""
        gone = codings.uncode(self._project, ids)
        said = self._say.count("done.removed", len(gone))
        return Done(said=said, gone=tuple(gone), only=True)

    def recode(self, ids: Sequence[str], code: str) -> Done:
        """Puts codings of this coder under another code, as one undo step."""
        changed = codings.recode(self._project, ids, code)
        said = self._say.count("done.recoded", len(changed), name=self._named(code))
        return Done(said=said, codings=tuple(changed), only=True)

    def move_ends(self, ids: Sequence[str], start: int, end: int) -> Done:
        """Gives codings of this coder new ends, as one undo step."""
        codings.move(self._project, ids, start, end)
        said = self._say.count("done.moved", len(ids))
        return Done(said=said, codings=tuple(ids), only=True)

    def finish(self, document: str, finished: bool) -> Done:
        """Says that this coder has, or has not, finished coding a document."""
        documents.finish(self._project, document, finished=finished)
        key = "done.finished" if finished else "done.unfinished"
        return Done(said=self._say(key, name=document))

    def undo(self, *, yes: bool = False) -> Done:
        """Takes back this coder's last operation; may raise `NeedsConsent`."""
        try:
            found = undoing.undo(self._project, yes=yes)
        except NeedsConsent as error:
            raise NeedsConsent(self._asked(error)) from error
        return Done(said=self._undone("done.undone", found[0]))

    def _asked(self, error: NeedsConsent) -> str:
        """The question whether to undo something that is asked about, and why."""
        seen = error.values["seen"]
        assert isinstance(seen, Preview)
        step, why = seen.step, []
        if step.changes > undoing.BULK:
            why.append(self._say.count("consent.changes", step.changes))
        if seen.others_gone:
            why.append(self._say.count("consent.others", seen.others_gone))
        if error.values["colleague"]:
            why.append(self._say("consent.colleague"))
        about = work.about(self._project, step.uid, self.language, self._named)
        what = " ".join(p for p in (self._say(f"label.{step.label}"), about) if p)
        when = self._say.when(step.at, datetime.now(UTC))
        asked = self._say("consent.undo", what=what, when=when, reasons=" ".join(why))
        return asked.rstrip()

    def redo(self) -> Done:
        """Does again what was undone last."""
        return Done(said=self._undone("done.redone", undoing.redo(self._project)[0]))

    def _undone(self, key: str, one: undoing.Undone) -> str:
        """What was undone or redone, and what that did."""
        self._forget_book()
        what = work.about(self._project, one.id, self.language, self._named)
        said = [self._say(key, what=self._say(f"label.{one.label}"))]
        said += [what] if what else []
        if one.codings_gone:
            said.append(self._say.count("done.codings-gone", one.codings_gone))
        if one.codings_back:
            said.append(self._say.count("done.codings-back", one.codings_back))
        return " · ".join(said)
