"""How the application looks and sounds: themes, no colour, a screen reader's needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from textual.app import App
from textual.command import CommandPalette
from textual.events import DescendantFocus
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.widgets import Input

from workbench.tui.filters import Harmless, Plain
from workbench.tui.preferences import Preferences
from workbench.tui.speech import Speech
from workbench.tui.themes import CHOICES, OWN, choice_of

SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class Looks(App[None]):
    """The colours of the application, and its mode for a screen reader."""

    CSS = """
    App.heard StatusLine { display: block; }
    SearchIcon { display: none; }
    CommandPalette CommandInput { padding: 0 1; }
    Input:nocolor > .input--cursor, Input:ansi > .input--cursor,
    Input:nocolor > .input--selection, Input:ansi > .input--selection,
    TextArea:nocolor > .text-area--cursor, TextArea:ansi > .text-area--cursor,
    TextArea:nocolor > .text-area--selection, TextArea:ansi > .text-area--selection {
        text-style: reverse;
    }
    CommandList:nocolor > .option-list--option-highlighted,
    CommandList:ansi > .option-list--option-highlighted { text-style: underline; }
    """

    speech: Speech
    preferences: Preferences
    _harmless = Harmless()
    _plain: Plain | None = None
    _cursor_put = Offset(0, 0)
    _cursor_shown = False

    def wear(self, theme: str) -> None:
        """Puts on a theme: one of the choices, or of Textual's; else nothing."""
        for own in OWN:
            self.register_theme(own)
        wanted = CHOICES["ansi"] if self.no_color else CHOICES.get(theme, theme)
        if wanted in self.available_themes:
            self.theme = wanted

    def choose_theme(self, choice: str) -> None:
        """Puts on a theme, keeps it for the next time, and says which it is."""
        from workbench import settings

        self.wear(choice)
        settings.remember_theme(choice)
        self.say_here(self.speech("said.theme", name=self.speech(f"theme.{choice}")))

    def action_theme(self) -> None:
        """The next of the themes."""
        if self.no_color:
            self.say_here(self.speech("said.no-color"))
            return
        names = list(CHOICES)
        now = choice_of(self.theme)
        place = names.index(now) if now in names else -1
        self.choose_theme(names[(place + 1) % len(names)])

    def action_command_palette(self) -> None:
        """Everything that can be done here, by name."""
        if not CommandPalette.is_open(cast("App[object]", self)):
            said = self.speech("palette.search")
            palette = CommandPalette(placeholder=said, id="--command-palette")
            self.push_screen(palette)

    def say_here(self, text: str) -> None:
        """Says something in the last line, on screens that have one."""
        tell = getattr(self.screen, "tell", None)
        if tell is not None:
            tell(text)

    # -- a screen reader

    @property
    def heard(self) -> bool:
        """Whether the screens are made for somebody who hears or feels them."""
        return self._plain is not None

    def hear(self, wanted: bool) -> None:
        """Begins or ends the mode for a screen reader: cursor, glyphs, no motion."""
        self._plain = Plain() if wanted else None
        self.animation_level = "none" if wanted else "full"
        self.set_class(wanted, "heard")
        self.show_cursor()
        self.refresh_css(animate=False)
        if wanted:
            self.app_resume_signal.subscribe(self, self.show_cursor, immediate=True)

    async def action_screen_reader(self) -> None:
        """Begins or ends it, for the next time as well."""
        from workbench import settings

        wanted = not self.heard
        self.hear(wanted)
        settings.remember_screen_reader(wanted)
        reload = getattr(self.screen, "reload", None)
        if reload is not None:
            await reload()
        key = "said.heard" if wanted else "said.not-heard"
        self.say_here(self.speech(key))

    def show_cursor(self, *_: object) -> None:
        """Shows the terminal's cursor where it is to be followed, else hides it.

        To be done again after the program was away from the terminal.
        """
        if self._driver is not None and (self.heard or self._cursor_shown):
            self._cursor_shown = self.heard
            self._driver.write(SHOW_CURSOR if self.heard else HIDE_CURSOR)
            self._driver.flush()

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands, in cells of the screen.

        Asked for whenever something is painted: the caret of the screen or of the
        widget that has the focus, else where Textual's own widgets have put it.
        """
        if self.heard:
            for node in (self.screen, self.focused):
                if (at := _caret_cell(node)) is not None:
                    return at
        return self._cursor_put

    @cursor_position.setter
    def cursor_position(self, at: Offset) -> None:
        self._cursor_put = at

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """No cursor blinks where each blink would be read out."""
        if self.heard and hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, ours, and plain glyphs where they are wanted."""
        filters = [*super().get_line_filters(), self._harmless]
        return [*filters, self._plain] if self._plain else filters


def _caret_cell(node: object) -> Offset | None:
    """Where a screen or a widget has its caret, in cells of the screen, if it says so.

    Textual's own line of input says one cell too far where the caret is at its end.
    """
    if isinstance(node, Input):
        before = node.cursor_screen_offset
        return before - Offset(1, 0) if node.cursor_at_end else before
    caret: Callable[[], Offset | None] | None = getattr(node, "caret_cell", None)
    return caret() if caret is not None else None
