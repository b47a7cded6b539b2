"""Where the reader is: a caret, and the passage that a key would act on.

The passage is a run of steps (sentences), or, in free selection, any stretch. The caret
is a word in it. Nothing here knows about screens.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from workbench.domain.documents import Role, Turn
from workbench.domain.spans import Span, trimmed
from workbench.tui.reader.steps import WORD, Step, Steps, cut


class Cursor:
    """The caret and the selected passage of one document."""

    def __init__(
        self, text: str, turns: Sequence[Turn], sentences: Sequence[int]
    ) -> None:
        """Starts on the first step.

        Args:
            text: The whole text.
            turns: In order.
            sentences: Flat starts and ends, in order; where there are none, the turns
                are the steps, and the whole text where there are no turns either.
        """
        self.text = text
        self.turns = turns
        self.sentences = cut(text, turns, sentences, Step.SENTENCE)
        self.steps = self.sentences
        """What the cursor goes by."""
        self._turn_starts = array("q", (turn.start for turn in turns))
        answers = [n for n, t in enumerate(turns) if t.role is Role.INTERVIEWEE]
        self._answers = answers or list(range(len(turns)))
        self.first = self.last = self._anchor = 0
        self.caret = self.steps.starts[0]
        self.free: Span | None = None
        """The freely selected stretch, while or after one was made."""
        self.freeing = False
        """Whether movements stretch a free selection."""
        self._pivot = Span(0, 0)

    # -- what is selected

    @property
    def span(self) -> Span:
        """The selected passage."""
        starts, ends = self.steps.starts, self.steps.ends
        return self.free or Span(starts[self.first], ends[self.last])

    @property
    def word(self) -> Span:
        """The word at the caret; one code point where there is none."""
        found = WORD.search(self.text, self.caret)
        if found and found.start() == self.caret:
            return Span(*found.span())
        return Span(self.caret, min(self.caret + 1, len(self.text)))

    @property
    def turn(self) -> int:
        """The turn the caret is in, from 0; -1 outside all turns."""
        place = bisect_right(self._turn_starts, self.caret) - 1
        inside = place >= 0 and self.caret < self.turns[place].end
        return place if inside else -1

    @property
    def beyond(self) -> bool:
        """Whether the passage goes on after the turn in which it begins."""
        start, end = self.span
        place = bisect_right(self._turn_starts, start) - 1
        return place >= 0 and start < self.turns[place].end < end

    def go_by(self, steps: Steps) -> None:
        """Goes by other steps from now on; the passage is the one at the caret."""
        self.steps = steps
        self._on(steps.of(self.caret))

    # -- moving

    def to(self, offset: int) -> None:
        """Selects the step at an offset, or the one before it."""
        self._on(self.steps.of(offset))
        inside = self.steps.starts[self.first] <= offset < self.steps.ends[self.first]
        self.caret = self._word_at(offset) if inside else self.steps.starts[self.first]

    def step(self, count: int) -> None:
        """Moves by steps; in free selection, stretches to the end of a step."""
        if self.freeing:
            here = self.steps.of(self.caret)
            place = min(max(here + count, 0), len(self.steps) - 1)
            start, end = self.steps[place]
            self._stretch(start if count < 0 else end - 1)
            return
        edge = self.last if count > 0 and self.first != self.last else self.first
        self._on(edge + count)

    def to_next_answered(self) -> bool:
        """Moves to the interviewee's next sentence; whether there is one."""
        answers = set(self._answers)
        for place in range(self.last + 1, len(self.steps)):
            turn = bisect_right(self._turn_starts, self.steps.starts[place]) - 1
            if turn in answers or not self.turns:
                self._on(place)
                return True
        return False

    def ends_of_text(self, forward: bool) -> None:
        """Moves to the last or the first step."""
        self._on(len(self.steps) - 1 if forward else 0)

    def by_turn(self, count: int) -> None:
        """Moves to the beginning of another turn."""
        self._to_turn(range(len(self.turns)), count)

    def by_answer(self, count: int) -> None:
        """Moves to the beginning of another answer of an interviewee."""
        self._to_turn(self._answers, count)

    def by_word(self, count: int) -> None:
        """Moves the caret by a word; the passage follows when it is left."""
        found = self._next_word() if count > 0 else self._word_before()
        if found is None:
            return
        if self.freeing:
            self._stretch(found)
            return
        self.free = None
        if not self.span.start <= found < self.span.end:
            self._on(self.steps.of(found))
        self.caret = found

    def by_character(self, count: int) -> None:
        """In free selection moves its end by a character, otherwise by a word."""
        if not self.freeing or self.free is None:
            self.by_word(count)
            return
        start, end = self.free
        if start < self._pivot.start:
            start = min(max(start + count, 0), end - 1)
        else:
            end = max(min(end + count, len(self.text)), start + 1)
        self.free = Span(start, end)
        self.caret = start if start < self._pivot.start else end - 1

    # -- growing and shrinking

    def grow(self) -> None:
        """Takes the next step in."""
        if self.free:
            place = self.steps.of(self.free.end)
            inside = self.free.end < self.steps.ends[place]
            place = min(place + (not inside), len(self.steps) - 1)
            end = max(self.free.end, self.steps.ends[place])
            self.free = Span(self.free.start, end)
        else:
            self.last = min(self.last + 1, len(self.steps) - 1)

    def grow_back(self) -> None:
        """Takes the step before in."""
        if self.free:
            place = self.steps.of(max(self.free.start - 1, 0))
            start = min(self.steps.starts[place], self.free.start)
            self.free = Span(start, self.free.end)
        else:
            self.first = max(self.first - 1, 0)

    def shrink_front(self) -> None:
        """Leaves the first step out; one always stays."""
        if self.free:
            place = min(self.steps.of(self.free.start) + 1, len(self.steps) - 1)
            start = self.steps.starts[place]
            if self.free.start < start < self.free.end:
                self.free = Span(start, self.free.end)
        else:
            self.first = min(self.first + 1, self.last)
        self.caret = max(self.caret, self.span.start)

    def shrink(self) -> None:
        """Leaves the last step out; one always stays."""
        if self.free:
            place = self.steps.of(self.free.end - 1)
            end = self.steps.ends[place - 1] if place else 0
            if end > self.free.start:
                self.free = Span(self.free.start, end)
        else:
            self.last = max(self.last - 1, self.first)
        if self.caret >= self.span.end:
            self.caret = self.steps.starts[self.steps.of(self.span.end - 1)]

    def stretch(self, count: int) -> None:
        """Moves the far end of the run of steps, up or down from where it began."""
        if self.freeing:
            self.step(count)
            return
        self.free = None
        if count > 0 and self.first < self._anchor:
            self.first += 1
        elif count > 0:
            self.last = min(self.last + 1, len(self.steps) - 1)
        elif self.last > self._anchor:
            self.last -= 1
        else:
            self.first = max(self.first - 1, 0)
        up = self.first < self._anchor
        self.caret = self.steps.starts[self.first if up else self.last]

    def select(self, start: int, end: int) -> None:
        """Selects a span: as a run of steps where it is one, else freely."""
        start, end = trimmed(self.text, max(start, 0), min(end, len(self.text)))
        if start == end:
            self.to(start)
            return
        first, last = self.steps.of(start), self.steps.of(end - 1)
        self._on(first)
        self.last = last
        if (self.steps.starts[first], self.steps.ends[last]) != (start, end):
            self.free = Span(start, end)
            self.caret = start

    def select_answer(self) -> None:
        """Selects the whole turn the caret is in."""
        if self.turn >= 0:
            turn = self.turns[self.turn]
            self.select(turn.start, turn.end)

    def select_word(self, offset: int) -> None:
        """Selects the word at an offset, freely."""
        self.to(offset)
        self.free = self.word
        self.caret = self.free.start

    def toggle_free(self) -> None:
        """Begins a free selection at the caret's word, or ends one and keeps it."""
        self.freeing = not self.freeing
        if self.freeing:
            self.free = self._pivot = self.word

    def drag(self, start: int, offset: int) -> None:
        """Selects from one code point to another, as a pointer is drawn along."""
        low, high = min(start, offset), max(start, offset) + 1
        chosen = trimmed(self.text, low, min(high, len(self.text)))
        if chosen.length:
            self.freeing, self.free, self.caret = False, chosen, chosen.start

    def let_go(self) -> bool:
        """Ends a free selection and returns to the step; whether there was one."""
        if self.free is None and not self.freeing:
            return False
        self._on(self.steps.of(self.caret))
        return True

    # -- places

    def _on(self, place: int) -> None:
        """Selects one step."""
        place = min(max(place, 0), len(self.steps) - 1)
        self.first = self.last = self._anchor = place
        self.caret, self.free, self.freeing = self.steps.starts[place], None, False

    def _to_turn(self, places: Sequence[int], count: int) -> None:
        """Moves among some of the turns, from where the caret is."""
        if not places:
            self._on(self.first + count)
            return
        here = bisect_right(self._turn_starts, self.caret) - 1
        at = bisect_right(places, here) - 1
        if count < 0 and (at < 0 or places[at] != here or self._amid(here)):
            at += 1
        wanted = places[min(max(at + count, 0), len(places) - 1)]
        self._on(self.steps.of(self.turns[wanted].start))

    def _amid(self, turn: int) -> bool:
        """Whether the passage begins after the first step of a turn it is in."""
        return turn >= 0 and self.first > self.steps.of(self.turns[turn].start)

    def _word_at(self, offset: int) -> int:
        """The start of the word that holds an offset, or the offset."""
        while offset > 0 and WORD.match(self.text, offset - 1, offset + 1):
            if not WORD.match(self.text[offset - 1 : offset]):
                break
            offset -= 1
        return offset

    def _next_word(self) -> int | None:
        """The start of the first word after the caret's that lies in a step."""
        at = self.word.end
        while found := WORD.search(self.text, at):
            place = self.steps.of(found.start())
            if self.steps.starts[place] <= found.start() < self.steps.ends[place]:
                return found.start()
            if place + 1 >= len(self.steps):
                return None
            past = found.start() >= self.steps.ends[place]
            following = self.steps.starts[place + past]
            at = max(following, found.end() if following <= at else following)
        return None

    def _word_before(self) -> int | None:
        """The start of the last word before the caret that lies in a step."""
        place = self.steps.of(self.caret)
        end = self.caret
        while place >= 0:
            words = WORD.finditer(self.text, self.steps.starts[place], end)
            if starts := [found.start() for found in words]:
                return starts[-1]
            place -= 1
            end = self.steps.ends[place]
        return None

    def _stretch(self, offset: int) -> None:
        """Draws the free selection from where it began to the word at an offset."""
        self.caret = self._word_at(offset)
        word = self.word
        start, end = min(self._pivot.start, word.start), max(self._pivot.end, word.end)
        self.free = trimmed(self.text, start, end)
