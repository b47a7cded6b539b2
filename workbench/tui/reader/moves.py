"""What the keys of the reader do to its cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.widget import Widget

from workbench.domain.spans import Span
from workbench.tui.reader.cursor import Cursor

if TYPE_CHECKING:
    from workbench.tui.reader.view import TranscriptView


class Moves(Widget):
    """The movements of a `TranscriptView`: each changes the cursor, then says so."""

    def moved(
        self,
        change: Callable[[Cursor], object],
        *,
        grown: bool = False,
        reveal: bool = True,
        ahead: bool = False,
    ) -> None:
        """Moves the cursor, paints what changed, sets `passage`.

        Args:
            change: What is done to the cursor.
            grown: Whether the passage stays where it is and changes its size.
            reveal: Whether to scroll it into sight.
            ahead: Whether to show the rest of the turn as well.
        """
        view = cast("TranscriptView", self)
        cursor = view.cursor
        span, word = cursor.span, cursor.word
        change(cursor)
        view.moves += not grown
        passages = () if cursor.span == span else (span, cursor.span)
        view.refresh_passage(*passages, word, cursor.word)
        if reveal:
            turn = view.turns[cursor.turn] if ahead and cursor.turn >= 0 else None
            view.reveal(Span(turn.start, turn.end) if turn else None)
        view.passage = cursor.span, cursor.word

    def action_sentence_next(self) -> None:
        """The next sentence."""
        self.moved(lambda cursor: cursor.step(1))

    def action_sentence_previous(self) -> None:
        """The sentence before."""
        self.moved(lambda cursor: cursor.step(-1))

    def action_word_next(self) -> None:
        """The next word; in free selection, a character."""
        self.moved(lambda cursor: cursor.by_word(1))

    def action_word_previous(self) -> None:
        """The word before."""
        self.moved(lambda cursor: cursor.by_word(-1))

    def action_answer_next(self) -> None:
        """The next answer."""
        self.moved(lambda cursor: cursor.by_answer(1), ahead=True)

    def action_answer_previous(self) -> None:
        """The answer before."""
        self.moved(lambda cursor: cursor.by_answer(-1), ahead=True)

    def action_turn_next(self) -> None:
        """The next turn."""
        self.moved(lambda cursor: cursor.by_turn(1), ahead=True)

    def action_turn_previous(self) -> None:
        """The turn before."""
        self.moved(lambda cursor: cursor.by_turn(-1), ahead=True)

    def action_screen_next(self) -> None:
        """A screen down."""
        self._by_screen(1)

    def action_screen_previous(self) -> None:
        """A screen up."""
        self._by_screen(-1)

    def _by_screen(self, count: int) -> None:
        """Scrolls by a screen; the cursor keeps its line on it."""
        view = cast("TranscriptView", self)
        rows = count * view.page_rows
        target = view.line_below(rows)
        view.scroll_relative(y=rows, animate=False)
        self.moved(lambda cursor: cursor.to(target))

    def action_text_start(self) -> None:
        """The beginning."""
        self.moved(lambda cursor: cursor.ends_of_text(False))

    def action_text_end(self) -> None:
        """The end."""
        self.moved(lambda cursor: cursor.ends_of_text(True))

    def grow_passage(self) -> None:
        """One sentence more."""
        self.moved(Cursor.grow, grown=True)

    def shrink_passage(self) -> None:
        """One sentence less."""
        self.moved(Cursor.shrink, grown=True)

    def action_stretch_down(self) -> None:
        """The far end of the passage a sentence down."""
        self.moved(lambda cursor: cursor.stretch(1))

    def action_stretch_up(self) -> None:
        """The far end of the passage a sentence up."""
        self.moved(lambda cursor: cursor.stretch(-1))

    def action_stretch_right(self) -> None:
        """A character more, freely."""
        self.moved(lambda cursor: _freely(cursor, 1))

    def action_stretch_left(self) -> None:
        """A character less, freely."""
        self.moved(lambda cursor: _freely(cursor, -1))

    def action_free_select(self) -> None:
        """Begins or ends a free selection."""
        self.moved(Cursor.toggle_free)
        view = cast("TranscriptView", self)
        view.post_message(view.Freed(view.cursor.freeing))

    def action_whole_answer(self) -> None:
        """The whole turn."""
        self.moved(Cursor.select_answer)

    def action_copy(self) -> None:
        """The selected words to the clipboard, where the project allows it."""
        view = cast("TranscriptView", self)
        start, end = view.cursor.span
        view.app.copy_to_clipboard(view.text[start:end])


def _freely(cursor: Cursor, count: int) -> None:
    """Moves the end of a free selection, beginning one where there is none."""
    if not cursor.freeing:
        cursor.toggle_free()
    cursor.by_character(count)
