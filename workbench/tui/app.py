"""The terminal application: one desk, a stack of screens, one thread that writes."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider

from workbench.errors import NeedsConsent, WorkbenchError
from workbench.tui.actions import bindings
from workbench.tui.desk import Desk, Done
from workbench.tui.in_order import InOrder, acting
from workbench.tui.keyboard import keyboard_of
from workbench.tui.keymap import checked, moved_places, told
from workbench.tui.looks import Looks
from workbench.tui.places import Place
from workbench.tui.preferences import Preferences, preferences
from workbench.tui.screens.base import WorkScreen
from workbench.tui.speech import Speech

if TYPE_CHECKING:
    from textual.driver import Driver

    from workbench.project import Project

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 0.3
"""Seconds after which a screen says that it waits for another process."""
LOOK_AGAIN = 1.0
"""Seconds between two looks whether somebody else wrote."""


def _commands() -> type[Provider]:
    """The provider of the palette; loaded when that is opened."""
    from workbench.tui.commands import ActionCommands

    return ActionCommands


class WorkbenchApp(InOrder, Looks, App[None]):
    """The workbench in a terminal.

    All questions to the desk go through one thread, in order: a write that waits for
    another process leaves the screen alive, and two never overlap.
    """

    TITLE = "workbench"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.APP)]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        desk: Desk,
        *,
        document: str = "",
        preferences: Preferences | None = None,
        warning: str = "",
    ) -> None:
        """Prepares the application.

        Args:
            desk: The project.
            document: What to open; the start screen where it is empty.
            preferences: How the user likes it.
            warning: What is to be said at the start.
        """
        # Where no colour is wanted, the terminal's own are what can be left out.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.desk = desk
        self.last_code = ""
        self.last_collection = ""
        self.hidden: dict[str, frozenset[str]] = {}
        """Columns that are not shown, by the name of the table."""
        self.left_from: WorkScreen | None = None
        """The text that was on top when the workbench was left."""
        self._document = document
        self._warning = warning
        self.preferences = preferences or Preferences()
        self.keyboard = keyboard_of(self.preferences.keyboard, desk.language)
        self.forbidden = frozenset({"clipboard", "editor"})
        """What the project forbids; everything until it is known."""
        self._keys = checked(self.preferences.keymap)
        self.speech = Speech(desk.language, moved_places(self._keys.moved))
        self._clerk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    @property
    def fault(self) -> Exception | None:
        """The error nobody foresaw that ended the application, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's traceback, which shows the words of documents.

        The error is raised again once the terminal is as it was (`run`).
        """
        self._close_messages_no_wait()

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, but for a terminal that may go away."""
        from textual.drivers.linux_driver import LinuxDriver

        from workbench.tui.driver import TerminalDriver

        found = super().get_driver_class()
        return TerminalDriver if found is LinuxDriver else found

    @property
    def moved_keys(self) -> Mapping[str, Sequence[str]]:
        """The keys that a keymap has given to actions, by their ids."""
        return self._keys.moved

    async def on_mount(self) -> None:
        """Opens the first screens."""
        from workbench.tui.screens.start import StartScreen

        self.wear(self.preferences.theme)
        if self.moved_keys:
            self.set_keymap({id: ",".join(k) for id, k in self.moved_keys.items()})
        if self.preferences.screen_reader:
            self.hear(True)
        await self.learn_rules()
        await self.push_screen(StartScreen())
        if self._document:
            await self.open_document(self._document)
        await self._recover()
        self._listen()
        self.call_after_refresh(self._warn)
        self.set_interval(LOOK_AGAIN, self._look_again)
        self.call_after_refresh(self._keep_safe)

    def _listen(self) -> None:
        """Leaves in order when the terminal is closed or the process is to end."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            # Signals reach the main thread only; in another there is none to hear.
            with suppress(ValueError, RuntimeError):
                loop.add_signal_handler(number, self._ended, number)

    def _ended(self, number: int) -> None:
        """What is done stands already; what is being written is kept on the way out."""
        self.exit(return_code=128 + number)

    async def _recover(self) -> None:
        """Records what was being written when the program was ended last time."""
        try:
            done = await self.ask(self.desk.recover_drafts)
        except WorkbenchError:
            return
        if done is not None and isinstance(self.screen, WorkScreen):
            await self.screen.reload()
            self.screen.tell(done.said)

    def _warn(self) -> None:
        """Says what of the settings cannot be used, once."""
        said = [self._warning, told(self._keys.faults, self.speech)]
        if any(said) and isinstance(self.screen, WorkScreen):
            self.screen.tell(" ".join(part for part in said if part))

    def _keep_safe(self) -> None:
        """The day's snapshot, beside everything else, once something is to be seen."""
        self.run_worker(self.desk.keep_safe, thread=True, exit_on_error=False)

    def let_go(self) -> None:
        """Lets the thread end, once everything asked for is done."""
        self._clerk.shutdown(wait=True)

    # -- asking the desk

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Asks the desk in its thread, in the order of asking."""
        loop = asyncio.get_running_loop()
        late = loop.call_later(PATIENCE, self._say_waiting)
        try:
            return await loop.run_in_executor(
                self._clerk, partial(call, *args, **kwargs)
            )
        finally:
            late.cancel()

    def in_words(self, error: WorkbenchError) -> str:
        """An error on one line, in the language of the screens where it has words."""
        if error.key:
            return self.speech(error.key, **error.values)
        return (
            f"{error.message}. {error.hint}".rstrip(". ") if error.hint else str(error)
        )

    def _say_waiting(self) -> None:
        """Another process is writing."""
        if isinstance(self.screen, WorkScreen):
            self.screen.tell(self.speech("said.waiting"))

    async def _look_again(self) -> None:
        """Shows what somebody else wrote; nothing moves."""
        screen = self.screen
        if isinstance(screen, WorkScreen):
            try:
                changed = await self.ask(self.desk.changed)
            except WorkbenchError:
                return
            if changed:
                await self.learn_rules()
                await screen.reload()

    async def change_desk(self, desk: Desk) -> None:
        """Goes on in another project; the screens are to be shown anew."""
        self.desk = desk
        self.last_code = self.last_collection = ""
        self.hidden = {}
        await self.learn_rules()

    def announce(self, text: str) -> None:
        """Says something in the last line of the screen that is shown."""
        if isinstance(self.screen, WorkScreen):
            self.screen.tell(text)

    # -- what the project allows

    async def learn_rules(self) -> None:
        """Asks what the project forbids."""
        try:
            self.forbidden = await self.ask(self.desk.forbidden)
        except WorkbenchError:
            return

    def allows(self, what: str) -> bool:
        """Whether the project allows `clipboard` or `editor`; says so where not."""
        if what not in self.forbidden:
            return True
        self.say_here(self.speech(f"said.no-{what}"))
        return False

    def copy_to_clipboard(self, text: str) -> None:
        """Copies words out of the program, where the project allows it.

        Every widget copies through here. What is cut or copied can be put in elsewhere
        in the program in any case.
        """
        if self.allows("clipboard"):
            super().copy_to_clipboard(text)
        else:
            self._clipboard = text

    # -- keys that work everywhere

    async def on_event(self, event: events.Event) -> None:
        """A key ends what was said in the last line."""
        if isinstance(event, events.Key) and isinstance(self.screen, WorkScreen):
            self.screen.tell("")
        await super().on_event(event)

    async def open_document(
        self, name: str, select: tuple[int, int] | None = None
    ) -> None:
        """Opens a document, at a passage or where it begins."""
        from workbench.tui.screens.reader import ReaderScreen

        await self.push_screen(ReaderScreen(name, select))

    async def open_codebook(self, code: str) -> None:
        """Opens the codebook at a code."""
        from workbench.tui.screens.codebook import CodebookScreen

        await self.push_screen(CodebookScreen(code))

    @acting
    async def action_undo(self) -> None:
        """Takes back the last thing done, and says what it was."""
        screen = self.screen
        if not isinstance(screen, WorkScreen):
            return
        try:
            done: Done = await self.ask(self.desk.undo)
        except NeedsConsent as error:
            from workbench.tui.widgets.asking import Consent

            if not await self.push_screen_wait(Consent(error.message, self.speech)):
                return
            await screen.act(partial(self.desk.undo, yes=True))
            return
        except WorkbenchError as error:
            screen.tell(self.in_words(error))
            return
        await screen.show_done(done)

    async def action_redo(self) -> None:
        """Does again what was undone last."""
        if isinstance(self.screen, WorkScreen):
            await self.screen.act(self.desk.redo)

    async def action_documents(self) -> None:
        """The documents."""
        from workbench.tui.screens.documents import DocumentsScreen

        here = getattr(self.screen, "name_of_document", "")
        await self.push_screen(DocumentsScreen(first=here))

    async def action_codebook(self) -> None:
        """The codes and what they mean."""
        from workbench.tui.screens.codebook import CodebookScreen

        await self.push_screen(CodebookScreen())

    async def action_frequencies(self) -> None:
        """How often each code occurs."""
        from workbench.tui.screens.frequencies import FrequenciesScreen

        await self.push_screen(FrequenciesScreen())

    async def action_passages(self) -> None:
        """The passages of a code: the one that is chosen here, else all."""
        from workbench.tui.screens.passages import PassagesScreen

        code = getattr(self.screen, "code_here", "")
        await self.push_screen(PassagesScreen(code))

    async def action_collections(self) -> None:
        """The quote collections."""
        from workbench.tui.screens.collections import CollectionsScreen

        await self.push_screen(CollectionsScreen())

    async def action_cases(self) -> None:
        """The cases."""
        from workbench.tui.screens.cases import CasesScreen

        await self.push_screen(CasesScreen())

    async def action_history(self) -> None:
        """What was done."""
        from workbench.tui.screens.history import HistoryScreen

        await self.push_screen(HistoryScreen())

    async def action_notes(self) -> None:
        """Every memo."""
        from workbench.tui.screens.notes import NotesScreen

        await self.push_screen(NotesScreen())

    async def action_back(self) -> None:
        """One step back, to the line where one was."""
        screen = self.screen
        if isinstance(screen, WorkScreen) and await screen.step_back():
            return
        if len(self.screen_stack) > 2:
            await self.pop_screen()
            if isinstance(self.screen, WorkScreen):
                await self.screen.reload()

    async def action_help(self) -> None:
        """The keys that work here."""
        from workbench.tui.widgets.help import HelpScreen

        screen = self.screen
        if isinstance(screen, WorkScreen):
            places = [*screen.PLACES, Place.APP]
            await self.push_screen(
                HelpScreen(places, self.speech, self.moved_keys, self.keyboard)
            )

    def action_saved(self) -> None:
        """Everything is saved; says so."""
        if isinstance(self.screen, WorkScreen):
            self.screen.tell(self.speech("said.saved"))

    def action_leave(self) -> None:
        """Leaves the workbench, from the text that was read last."""
        from workbench.tui.screens.reader import ReaderScreen

        readers = (one for one in self.screen_stack if isinstance(one, ReaderScreen))
        self.left_from = max(readers, key=self.screen_stack.index, default=None)
        self.exit()

    async def action_quit(self) -> None:
        """The same, by Textual's own key."""
        self.action_leave()


def run(project: Project, document: str = "") -> int:
    """Runs the screens over an open project until they are left.

    Args:
        project: Who acts in it must be known.
        document: What to open; the start screen where it is empty.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended it.

    Raises:
        NotFound: There is no such document.
    """
    from workbench.tui.study import Study

    desk = Study(project)
    name = desk.page(document).name if document else ""
    chosen, warning = preferences()
    app = WorkbenchApp(desk, document=name, preferences=chosen, warning=warning)
    # What is loaded by now stays: a look for garbage amid typing passes over it.
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    try:
        app.run()
    finally:
        app.let_go()
        if app.desk is not desk and isinstance(app.desk, Study):
            app.desk.close()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
