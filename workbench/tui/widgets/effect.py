"""The lines under the codebook: what an act would do, and a line for its reason."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.safe_text import safe
from workbench.tui.speech import Speech


class EffectBar(Vertical):
    """Asks: an effect with a line for the reason, or only what is to be chosen."""

    DEFAULT_CSS = """
    EffectBar { height: auto; max-height: 7; display: none; padding: 0 1; }
    EffectBar #effect { height: auto; }
    EffectBar Horizontal { height: 1; }
    EffectBar #reason-head, EffectBar #reason-keys { width: auto; }
    EffectBar #reason-keys { color: $text-muted; padding-left: 2; }
    EffectBar Input { width: 1fr; padding: 0; background: $surface; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._answer: asyncio.Future[str | None] | None = None
        self._said = ""

    def compose(self) -> ComposeResult:
        """The effect; the reason."""
        yield Static(id="effect", markup=False)
        with Horizontal():
            yield Static(self._speech("codebook.reason"), id="reason-head")
            yield Input(id="reason", compact=True, select_on_focus=False)
            yield Static(self._speech("codebook.yes-no"), id="reason-keys")

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._answer is not None

    @property
    def said(self) -> str:
        """What stands there; empty where nothing does."""
        return self._said

    async def ask(self, sentences: Sequence[str]) -> str | None:
        """Says an effect and waits: the reason, maybe empty; None for no."""
        self._show(" ".join(sentences))
        self.query_one(Horizontal).display = True
        line = self.query_one(Input)
        line.value = ""
        line.focus()
        self._answer = asyncio.get_running_loop().create_future()
        answer = await self._answer
        self._answer = None
        self.shut()
        return answer

    def say(self, sentence: str) -> None:
        """Says what is to be chosen, until it is shut."""
        self._show(sentence)
        self.query_one(Horizontal).display = False

    def no(self) -> None:
        """Answers no."""
        self._give(None)

    def shut(self) -> None:
        """Takes what is said away."""
        self._said = ""
        self.display = False

    def _show(self, text: str) -> None:
        self._said = text
        self.query_one("#effect", Static).update(Content(safe(text)))
        self.display = True

    @on(Input.Submitted)
    def _yes(self, event: Input.Submitted) -> None:
        event.stop()
        self._give(event.value)

    def _give(self, answer: str | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)
