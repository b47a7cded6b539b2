"""Quote collections and the quotes in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from workbench.safe_text import clip
from workbench.tui.actions import Place, bindings
from workbench.tui.desk import CollectionLine, QuoteLine
from workbench.tui.screens.listing import ListScreen
from workbench.tui.widgets.asking import OneLine
from workbench.tui.widgets.lines import Line


class CollectionsScreen(ListScreen):
    """Each collection with its quotes; Enter opens the text of a quote."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.COLLECTIONS, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COLLECTIONS)]

    _shown: Sequence[tuple[CollectionLine, Sequence[QuoteLine]]] = ()

    async def read(self) -> None:
        """The collections and their quotes."""
        found = await self.ask(self.desk.collections) or ()
        self._shown = [
            (one, await self.ask(self.desk.quotes, one.id) or ()) for one in found
        ]

    def lay_out(self) -> None:
        """A heading a collection, two lines a quote."""
        self.entitle(self.speech("collections.title"), self.desk.coder)
        lines: list[Line] = []
        for collection, quotes in self._shown:
            many = self.speech.count("collections.quotes", len(quotes))
            head = f" {collection.title} · {many}"
            lines.append(Line(head, f"c:{collection.id}", strong=True))
            for quote in quotes:
                lines += self._quote(quote)
        notes = [] if lines else [self.speech("collections.none")]
        self.fill([], lines, notes)

    def _quote(self, quote: QuoteLine) -> list[Line]:
        """One quote: its words, then where it is from."""
        key, cells = f"q:{quote.id}", max(self.size.width - 6, 20)
        source = " · ".join(
            part
            for part in (quote.document, quote.attribution, quote.clearance)
            if part
        )
        return [
            Line(f" {quote.position:>3} {clip(f'«{quote.text}»', cells)}", key),
            Line(f"     {source}", key),
        ]

    async def action_open(self) -> None:
        """Opens the text of the quote; remembers the collection for `Q`."""
        kind, _, id = self.lines.key.partition(":")
        for collection, quotes in self._shown:
            if kind == "c" and collection.id == id:
                self.work.last_collection = id
                self.tell(self.speech("collections.chosen", title=collection.title))
            for quote in quotes:
                if kind == "q" and quote.id == id:
                    await self.work.open_document(
                        quote.document, (quote.start, quote.end)
                    )

    @work
    async def action_new_collection(self) -> None:
        """Asks for a title and makes a collection."""
        title = await self.work.push_screen_wait(
            OneLine(self.speech("collections.which"))
        )
        if title:
            made = await self.ask(self.desk.new_collection, title)
            if made:
                self.work.last_collection = made
                await self.reload()
