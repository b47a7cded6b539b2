"""The passages of a code, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from workbench.safe_text import wrapped
from workbench.tui.actions import bindings
from workbench.tui.desk import CodeLine, PassageLine
from workbench.tui.places import Place
from workbench.tui.screens.coding import ask_collection
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.lines import Line


class PassagesScreen(ListScreen):
    """What they say: document by document; Enter opens the text there."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.PASSAGES, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PASSAGES)]

    def __init__(self, code: str = "") -> None:
        """The passages of one code, or of all where it is empty."""
        super().__init__()
        self._code = code
        self._found: Sequence[PassageLine] = ()
        self._names: dict[str, str] = {}

    @property
    def code_here(self) -> str:
        """The code."""
        return self._code

    async def read(self) -> None:
        """The passages, and the names of codes."""
        codes: Sequence[CodeLine] = await self.ask(self.desk.codes) or ()
        self._names = {code.id: code.name for code in codes}
        self._found = await self.ask(self.desk.passages, self._code) or ()

    def lay_out(self) -> None:
        """A heading a document, some lines a passage."""
        name = self._names.get(self._code, self._code) or self.speech("passages.all")
        documents = len({one.document for one in self._found})
        many = self.speech.count(
            "passages.count",
            len(self._found),
            documents=self.speech.count("documents.title", documents),
        )
        self.entitle(f"{self.speech('passages.title')} · {name}", many)
        shown = {} if self._code else self._names
        lines = passage_lines(self._found, shown, self.speech, max(self.size.width, 40))
        notes = [] if lines else [self.speech("passages.none")]
        self.fill([], lines, notes)

    def _chosen_passage(self) -> PassageLine | None:
        """The passage of the chosen line."""
        key = self.lines.key
        return self._found[int(key)] if key.isdigit() else None

    async def action_open(self) -> None:
        """Opens the text at the passage."""
        if one := self._chosen_passage():
            await self.work.open_document(one.document, (one.start, one.end))

    @work
    async def action_quote(self) -> None:
        """Puts the passage into a quote collection."""
        if one := self._chosen_passage():
            work_ = self.work
            collection = work_.last_collection or await ask_collection(self)
            if collection:
                work_.last_collection = collection
                await self.act(
                    self.desk.add_quote, collection, one.document, one.start, one.end
                )

    async def action_remove(self) -> None:
        """Removes one's own codings of the passage."""
        one = self._chosen_passage()
        found = await self.ask(self.desk.codings, one.document) if one else None
        own = [
            coding.id
            for coding in found or ()
            if one and coding.own and coding.code == one.code
            if one.start <= coding.start and coding.end <= one.end
        ]
        if own:
            await self.act(self.desk.uncode, own)
        elif one:
            self.tell(self.speech("said.nothing-here"))


def passage_lines(
    found: Sequence[PassageLine], names: dict[str, str], speech: Speech, cells: int
) -> list[Line]:
    """Headings and passages, wrapped; each passage keyed by its place."""
    lines: list[Line] = []
    document = None
    for place, one in enumerate(found):
        if one.document != document:
            document = one.document
            lines.append(Line(f" {one.document}", strong=True))
        said = [
            one.speaker,
            speech("passages.turn", number=one.turn) if one.turn else "",
            names.get(one.code, ""),
            one.coder,
        ]
        key = str(place)
        lines.append(Line("   " + " · ".join(part for part in said if part), key))
        if one.before:
            lines += [
                Line(f"     {x}", key) for x in _wrapped(f"… {one.before}", cells)
            ]
        lines += [Line(f"   ▌ {x}", key) for x in _wrapped(one.text, cells)]
        if one.after:
            lines += [Line(f"     {x}", key) for x in _wrapped(f"{one.after} …", cells)]
    return lines


def _wrapped(text: str, cells: int) -> list[str]:
    """The words on lines of a passage, white space collapsed."""
    return wrapped(" ".join(text.split()), max(cells - 7, 10))
