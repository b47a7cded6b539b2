"""The code palette: letters, Enter. It says what matched, and what each code means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.safe_text import clip, one_line, width, wrapped
from workbench.tui.actions import bindings
from workbench.tui.desk import CodeLine
from workbench.tui.finding import Found, Why, found
from workbench.tui.places import Place
from workbench.tui.speech import Speech, fitted, spread
from workbench.tui.widgets.bars import footer, moved_keys

DETAILS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What was picked: codes, or the name of a new one."""

    codes: tuple[str, ...] = ()
    new: str = ""
    memo: bool = False
    """Whether a memo is to be written on it."""


class Query(Input):
    """The line to type in; `#`, and the digit after it, are no letters of it."""

    pinning = False
    """Whether a digit is waited for."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leaves those keys to the palette."""
        if key == "number_sign" or (self.pinning and key.isdigit()):
            return False
        return super().check_consume_key(key, character)


class Finder(ModalScreen[Pick | None]):
    """Asks for a code; dismisses with a `Pick`, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FINDER)]
    DEFAULT_CSS = """
    Finder { align: center bottom; background: $background 30%; }
    Finder #box {
        width: 100%;
        height: 60%;
        min-height: 14;
        max-height: 24;
        border: solid $foreground 50%;
        border-title-color: $text;
        border-subtitle-color: $text-muted;
        background: $surface;
    }
    Finder Input { padding: 0 1; background: $surface; }
    Finder Static { height: 1fr; }
    Finder #meaning {
        height: 6; border-top: solid $foreground 35%; padding: 0 1;
    }
    """

    def __init__(
        self,
        codes: Sequence[CodeLine],
        recent: Sequence[str],
        speech: Speech,
        *,
        covers: str = "",
        pin: Callable[[str, str], None] | None = None,
    ) -> None:
        """Prepares the palette.

        Args:
            codes: The codebook.
            recent: The codes used last, the latest first.
            speech: The words.
            covers: What the code will be put on, in words.
            pin: Called with a code and the digit it is to be pinned to.
        """
        super().__init__()
        self._codes, self._recent, self._speech = codes, recent, speech
        self._covers, self._pin = covers, pin
        self._found: list[Found] = []
        self._at = -1
        self._first = 0
        """The first code that is in sight."""
        self._by_arrows = False
        self._picked: list[str] = []

    def compose(self) -> ComposeResult:
        """The line to type in, the codes that fit, what the chosen one means."""
        with Vertical(id="box") as box:
            box.border_title = self._speech("finder.title")
            box.border_subtitle = Content(
                "  ".join(footer([Place.FINDER], self._speech, moved_keys(self.app)))
            )
            yield Query(select_on_focus=False, compact=True)
            yield Static(id="codes", markup=False)
            yield Static(id="meaning", markup=False)

    def on_mount(self) -> None:
        """Shows the recent codes."""
        self._look("")

    def on_resize(self, event: events.Resize) -> None:
        """Fills the lines anew."""
        self.call_after_refresh(self._paint)

    # -- what is shown

    @property
    def lines(self) -> list[str]:
        """The codes as they are shown, the chosen one with `▸`."""
        cells = max(self.query_one("#codes").size.width, 20)
        lines = [self._line(n, fit, cells) for n, fit in enumerate(self._found)]
        if self._typed:
            sign = "▸" if self._at == len(self._found) else " "
            said = self._speech("finder.new", name=one_line(self._typed))
            lines.append(clip(f"{sign} + {said}", cells))
        return lines or [" " + self._speech("finder.none")]

    @property
    def _typed(self) -> str:
        """What was typed."""
        return self.query_one(Query).value.strip()

    def _line(self, number: int, fit: Found, cells: int) -> str:
        """One code: its name, branch, how often, what was matched."""
        code = fit.code
        sign = "▸" if number == self._at else "✓" if code.id in self._picked else " "
        name = fitted(code.name, min(30, cells // 3))
        branch = fitted(code.branch_name, min(16, cells // 5))
        left = f"{sign} {name} {branch} {code.total or '·':>4}  {code.pin or ' '}  "
        return spread(left + self._reason(fit), "", cells)

    def _reason(self, fit: Found) -> str:
        """What of the code was matched, where its name does not show it."""
        if fit.why is Why.TERM:
            return self._speech("finder.term", words=one_line(fit.matched))
        if fit.why is Why.DEFINITION:
            return self._speech("finder.definition", words=one_line(fit.matched))
        return "" if fit.matched in {"", fit.code.name} else one_line(fit.matched)

    def _look(self, typed: str) -> None:
        """Finds what fits; the nearest is chosen only where something was typed."""
        self.query_one(Query).pinning = False
        self._found = found(self._codes, typed, self._recent)
        self._at = 0 if typed.strip() else -1
        self._by_arrows = False
        self._paint()

    def caret_cell(self) -> Offset | None:
        """The cell in which the chosen code begins, once one was chosen by arrows."""
        codes = self.query_one("#codes", Static)
        if not self._by_arrows or self._at < 0:
            return None
        return codes.content_region.offset + Offset(0, self._at - self._first)

    def _paint(self) -> None:
        """Shows codes and meaning."""
        codes = self.query_one("#codes", Static)
        rows = max(codes.size.height, 1)
        lines = self.lines
        first = min(max(self._at - rows + 2, 0), max(len(lines) - rows, 0))
        self._first = first
        codes.update(Content("\n".join(lines[first : first + rows])))
        said = self._speech(
            "finder.count", found=len(self._found), all=len(self._codes)
        )
        box = self.query_one("#box", Vertical)
        covers = f" · {self._covers}" if self._covers else ""
        box.border_title = Content(f"{self._speech('finder.title')}  {said}{covers}")
        meaning = self.query_one("#meaning", Static)
        chosen = self._chosen
        meaning.update(
            Content(
                "\n".join(meant(chosen, self._speech, max(meaning.size.width - 2, 20)))
            )
            if chosen
            else Content(self._speech("finder.hint"))
        )

    @property
    def _chosen(self) -> CodeLine | None:
        """The code on the chosen line."""
        return self._found[self._at].code if 0 <= self._at < len(self._found) else None

    # -- keys

    @on(Input.Changed)
    def _typed_on(self, event: Input.Changed) -> None:
        self._look(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_apply()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits are letters like others but after `#`."""
        return action != "digit" or self.query_one(Query).pinning

    def action_digit(self, digit: str) -> None:
        """Pins the chosen code to the digit."""
        self.query_one(Query).pinning = False
        if self._chosen and self._pin:
            self._pin(self._chosen.id, digit)
            self._say_pinned(digit)

    def _say_pinned(self, digit: str) -> None:
        """Says what was pinned."""
        if self._chosen:
            said = self._speech("finder.pinned", name=self._chosen.name, digit=digit)
            self.query_one("#box", Vertical).border_title = Content(one_line(said))

    def action_line_next(self) -> None:
        """The next line."""
        self._move(1)

    def action_line_previous(self) -> None:
        """The line before."""
        self._move(-1)

    def _move(self, count: int) -> None:
        self._by_arrows = True
        last = len(self._found) - (0 if self._typed else 1)
        self._at = min(max(self._at + count, 0), last)
        self._paint()

    def action_apply(self, memo: bool = False) -> None:
        """Picks the chosen code and those before; nothing where none is chosen."""
        if self._at == len(self._found) and self._typed:
            self.dismiss(Pick(codes=tuple(self._picked), new=self._typed, memo=memo))
        elif self._chosen or self._picked:
            last = [self._chosen.id] if self._chosen else []
            picked = dict.fromkeys([*self._picked, *last])
            self.dismiss(Pick(codes=tuple(picked), memo=memo))

    def action_apply_with_memo(self) -> None:
        """Picks, and writes a memo on it."""
        self.action_apply(memo=True)

    def action_several(self) -> None:
        """Takes the chosen code and stays, for more."""
        if self._chosen and self._chosen.id not in self._picked:
            self._picked.append(self._chosen.id)
            self.query_one(Query).value = ""
            self._look("")

    def action_pin(self) -> None:
        """Waits for the digit to pin the chosen code to."""
        said = self._speech("finder.pin-what")
        if self._chosen:
            self.query_one(Query).pinning = True
            said = self._speech("finder.digit", name=self._chosen.name)
        self.query_one("#box", Vertical).border_title = Content(one_line(said))

    def action_close(self) -> None:
        """Picks nothing."""
        self.dismiss(None)


def meant(code: CodeLine, speech: Speech, cells: int) -> list[str]:
    """What a code means, at most `DETAILS` lines: the border with its neighbours."""
    names = dict.fromkeys([code.name, *code.names])
    lines = [" · ".join(names), code.definition]
    for key, rules in (
        ("finder.include", code.include),
        ("finder.exclude", code.exclude),
        ("finder.example", code.examples),
    ):
        if rules:
            lines.append(f"{fitted(speech(key), 9)} {'; '.join(rules)}")
    shown = [clip(line, cells) for line in lines if line]
    border = f"{fitted(speech('finder.exclude'), 9)} {'; '.join(code.exclude)}"
    if code.exclude and width(border) > cells:
        # The border to the neighbour is named in full, if an example has to go for it.
        first, *more = wrapped(border, cells)
        place = next(n for n, one in enumerate(lines) if one == border)
        rest = clip(" " * 10 + " ".join(more), cells)
        shown[place : place + 1] = [first, rest]
    return shown[:DETAILS]
