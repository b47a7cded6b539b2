"""The keys of the reader that go somewhere: codings, memos, what is uncoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from workbench.domain.spans import Span
from workbench.tui.reader import places
from workbench.tui.reader.steps import Step, cut

if TYPE_CHECKING:
    from workbench.tui.screens.reader import ReaderScreen


class Jumps(Screen[None]):
    """The jumping keys of the `ReaderScreen`."""

    step = Step.SENTENCE
    """What the cursor goes by."""

    @property
    def _jumping(self) -> ReaderScreen:
        """The screen these keys belong to."""
        return cast("ReaderScreen", self)

    def action_coding_next(self) -> None:
        """The next coded passage."""
        self._to_coding(forward=True)

    def action_coding_previous(self) -> None:
        """The coded passage before."""
        self._to_coding(forward=False)

    def _to_coding(self, *, forward: bool) -> None:
        view = self._jumping.view
        self._jump(
            places.coding(view.index, view.cursor.span, forward=forward),
            "said.no-coding",
        )

    def action_uncoded_next(self) -> None:
        """The next stretch of an answer without a coding."""
        self._to_uncoded(forward=True)

    def action_uncoded_previous(self) -> None:
        """Such a stretch before."""
        self._to_uncoded(forward=False)

    def _to_uncoded(self, *, forward: bool) -> None:
        view = self._jumping.view
        self._jump(
            places.uncoded(view.index, view.cursor, forward=forward), "said.no-uncoded"
        )

    async def action_memo_next(self) -> None:
        """The next place with a memo."""
        await self._to_memo(forward=True)

    async def action_memo_previous(self) -> None:
        """The place with a memo before."""
        await self._to_memo(forward=False)

    async def _to_memo(self, *, forward: bool) -> None:
        reader = self._jumping
        if reader.page is None:
            return
        memos = await reader.ask(reader.desk.memos, reader.page.name) or ()
        found = {
            Span(memo.start, memo.end)
            for memo in memos
            if memo.start is not None and memo.end is not None
        }
        coded = reader.codings.values()
        found |= {Span(one.start, one.end) for one in coded if one.memo}
        here = reader.view.cursor.span
        self._jump(places.beyond(here, found, forward=forward), "said.no-memo")

    async def action_passage_next(self) -> None:
        """The next passage of the chosen code, in whichever document it is."""
        reader = self._jumping
        code = reader.code_here or reader.work.last_code
        if not code or reader.page is None:
            reader.tell(reader.speech("said.no-code"))
            return
        span = reader.view.cursor.span
        found = await reader.ask(
            reader.desk.next_passage, code, reader.page.name, span.start
        )
        if found is None:
            reader.tell(reader.speech("said.no-passage"))
            return
        reader.work.last_code = code
        if found.document == reader.page.name:
            reader.view.select(found.start, found.end)
        else:
            await reader.work.open_document(found.document, (found.start, found.end))
        name = reader.codes[code].name if code in reader.codes else code
        reader.work.announce(
            reader.speech("said.passage", name=name, at=found.document)
        )

    def _jump(self, span: Span | None, otherwise: str) -> None:
        """Selects a place, or says that there is none."""
        reader = self._jumping
        if span is None:
            reader.tell(reader.speech(otherwise))
        else:
            reader.view.select(*span)

    def action_step(self) -> None:
        """Goes by another step: sentence, paragraph, answer, word."""
        every = list(Step)
        self.go_by(every[(every.index(self.step) + 1) % len(every)])
        reader = self._jumping
        reader.tell(reader.speech("said.step", step=reader.speech(f"step.{self.step}")))

    def go_by(self, step: Step) -> None:
        """Goes by this step from now on; the passage is the one at the caret."""
        reader = self._jumping
        self.step = step
        if reader.page is not None:
            page = reader.page
            steps = cut(page.text, page.turns, page.sentences, step)
            reader.view.moved(lambda cursor: cursor.go_by(steps))
