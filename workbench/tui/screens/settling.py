"""Settling what a corrected text left in doubt, coding by coding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.domain.changes.kinds import Outcome
from workbench.project.corrections import Waiting
from workbench.safe_text import wrapped
from workbench.tui.actions import bindings
from workbench.tui.desk import Done
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.lines import Line

COUNTED = frozenset({Outcome.CHANGED})
"""Outcomes under which a coding counts while it waits."""


class SettlingScreen(ListScreen):
    """Each coding that waits, with its words before and now."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.SETTLING, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SETTLING)]

    _waiting: Sequence[Waiting] = ()

    def __init__(self, counted: bool | None = None) -> None:
        """Everything that waits, or only what counts or does not while it waits."""
        super().__init__()
        self._counted = counted

    async def read(self) -> None:
        """What waits, and what codes are called."""
        codes = await self.ask(self.desk.codes) or ()
        self._names = {code.id: code.name for code in codes}
        self._waiting = [
            one
            for one in await self.ask(self.desk.waiting) or ()
            if self._counted in (None, one.outcome in COUNTED)
        ]

    def lay_out(self) -> None:
        """A heading a document, some lines a coding."""
        counted = sum(one.outcome in COUNTED for one in self._waiting)
        self.entitle(
            self.speech.count("settling.title", len(self._waiting)), self.desk.coder
        )
        head = self.speech(
            "settling.counted", counted=counted, left=len(self._waiting) - counted
        )
        lines = settling_lines(
            self._waiting, self._names, self.speech, max(self.size.width, 40)
        )
        notes = [] if lines else [self.speech("settling.none")]
        self.fill([head] if lines else [], lines, notes)

    @property
    def _chosen_one(self) -> Waiting | None:
        """The coding that keys act on."""
        return next((one for one in self._waiting if one.id == self.lines.key), None)

    async def action_open(self) -> None:
        """Opens the text where the coding stands, or could."""
        if one := self._chosen_one:
            span = _place(one)
            await self.work.open_document(one.document, span)

    async def action_stands(self) -> None:
        """The coding stands where it should."""
        one = self._chosen_one
        if one is None:
            return
        if one.outcome not in COUNTED and len(one.candidates) != 1:
            self.tell(self.speech("settling.where"))
        else:
            await self._settled(one, await self.ask(self.desk.accept, one.id))

    async def action_nth(self, digit: str) -> None:
        """The coding belongs to this place of its words."""
        one, n = self._chosen_one, int(digit) - 1
        if one is not None and n < len(one.candidates):
            await self._settled(
                one, await self.ask(self.desk.settle_at, one.id, *one.candidates[n])
            )

    async def action_let_go(self) -> None:
        """Takes the coding away."""
        if one := self._chosen_one:
            await self._settled(one, await self.ask(self.desk.let_go, one.id))

    async def action_place_anew(self) -> None:
        """Opens the text, where the place is selected anew."""
        if one := self._chosen_one:
            name = self._names.get(one.code, one.code)
            await self.work.push_screen(PlacingScreen(one, name))

    async def _settled(self, one: Waiting, done: Done | None) -> None:
        """Says so, and goes on to the next."""
        if done is None:
            return
        places = [each.id for each in self._waiting]
        at = places.index(one.id)
        self.first = next(iter([*places[at + 1 :], *places[:at]]), "")
        await self.reload()
        self.tell(done.said)


class PlacingScreen(ReaderScreen, inherit_bindings=False):
    """The text, in which the place of one coding is selected anew."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.TEXT, Place.PLACING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PLACING)]
    CSS = ReaderScreen.CSS.replace("ReaderScreen", "PlacingScreen")

    def __init__(self, one: Waiting, name: str) -> None:
        """The coding, and what its code is called."""
        super().__init__(one.document, _place(one))
        self._one, self._code_name = one, name
        self._near = _place(one) is None
        """Whether the text is still to be moved to where the coding was before."""

    def on_mount(self) -> None:  # type: ignore[override]
        """Says what is to be done; the text is opened as ever."""
        self.tell(self.speech("settling.select", name=self._code_name))

    def _show(self) -> None:
        """Fills the screen; at first goes near to where the words were."""
        if self._near:
            self._near = False
            at = min(self._one.start, len(self.view.text))
            self.view.moved(lambda cursor: cursor.to(at))
        super()._show()

    async def action_put_here(self) -> None:
        """The coding belongs to what is selected."""
        done = await self.ask(self.desk.settle_at, self._one.id, *self.view.cursor.span)
        if done is not None:
            await self.work.action_back()
            self.work.announce(done.said)


def _place(one: Waiting) -> tuple[int, int] | None:
    """Where the text is opened: where the coding stands, or could stand."""
    if one.outcome in COUNTED:
        return one.start, one.end
    return (one.candidates[0].start, one.candidates[0].end) if one.candidates else None


def settling_lines(
    waiting: Sequence[Waiting], names: dict[str, str], speech: Speech, cells: int
) -> list[Line]:
    """Each coding: what happened to it, its words before and now, or its places."""
    lines: list[Line] = []
    document = ""
    for one in waiting:
        if one.document != document:
            document = one.document
            lines.append(Line(f" {document}", strong=True))
        said = [
            names.get(one.code, one.code),
            one.coder,
            speech(f"settling.{one.outcome}"),
        ]
        lines.append(Line("   " + " · ".join(said), one.id))
        lines += _words(speech("settling.before"), one.words, one.id, cells)
        if one.now:
            lines += _words(speech("settling.now"), one.now, one.id, cells)
        elif one.candidates:
            many = speech.count("settling.places", len(one.candidates))
            lines.append(Line(f"     {many}", one.id))
    return lines


def _words(head: str, words: str, key: str, cells: int) -> list[Line]:
    """Words under a heading, wrapped, the heading before the first line."""
    room = max(cells - 12, 10)
    parts = wrapped(" ".join(words.split()), room)
    heads = [head, *[""] * (len(parts) - 1)]
    return [
        Line(f"     {h:5} {part}", key) for h, part in zip(heads, parts, strict=True)
    ]
