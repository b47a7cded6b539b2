"""What all screens have in common: a title, a last line, a desk to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar, cast

from textual.screen import Screen

from workbench.errors import WorkbenchError
from workbench.tui.desk import Desk, Done
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import KeyLine, TitleBar

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

P = ParamSpec("P")
T = TypeVar("T")


class WorkScreen(Screen[None]):
    """A screen of the workbench; `place` says which actions it has."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    _last_line: KeyLine | None = None

    @property
    def work(self) -> WorkbenchApp:
        """The application."""
        return cast("WorkbenchApp", self.app)

    @property
    def desk(self) -> Desk:
        """The project."""
        return self.work.desk

    @property
    def speech(self) -> Speech:
        """The words."""
        return self.work.speech

    def title_bar(self) -> TitleBar:
        """Line 1, to be composed."""
        return TitleBar()

    def key_line(self) -> KeyLine:
        """The last line, to be composed."""
        line = KeyLine([*self.PLACES, Place.APP], self.speech)
        line.keys = self.work.moved_keys
        self._last_line = line
        return line

    def tell(self, text: str) -> None:
        """Says something in the last line, until the next key."""
        if self._last_line is not None:
            self._last_line.say(text)

    def turn_keys(self, words: Mapping[str, str], *, only: bool = False) -> None:
        """Says in the last line what keys do at the moment; see `KeyLine.turn`."""
        if self._last_line is not None:
            self._last_line.turn(words, only=only)

    def entitle(self, left: str, right: str = "") -> None:
        """Fills line 1; that everything is saved stands at its end."""
        saved = self.speech("title.saved")
        parts = [part for part in (right, saved) if part]
        self.query_one(TitleBar).say(left, " · ".join(parts))

    async def ask(
        self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Asks the desk; a refusal is said, and None comes back."""
        try:
            return await self.work.ask(call, *args, **kwargs)
        except WorkbenchError as error:
            self.tell(self.work.in_words(error))
            return None

    async def act(
        self, call: Callable[P, Done], *args: P.args, **kwargs: P.kwargs
    ) -> Done | None:
        """Does something, says what was done, shows what changed."""
        done = await self.ask(call, *args, **kwargs)
        # Whoever left meanwhile sees it when the screen is opened again.
        if done is not None and self.is_attached:
            await self.show_done(done)
        return done

    async def show_done(self, done: Done) -> None:
        """Shows what was done and says it; what the project allows may have changed."""
        if not done.only:
            await self.work.learn_rules()
        await self.take(done)
        self.tell(done.said)

    async def take(self, done: Done) -> None:
        """Shows what was done; a screen that can tell what changed shows only that."""
        await self.reload()

    async def reload(self) -> None:
        """Shows the project as it now is, without moving."""

    async def step_back(self) -> bool:
        """One step back within the screen; False where there is none."""
        return False
