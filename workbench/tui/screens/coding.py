"""What the keys of the reader do to the project."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from textual.screen import Screen

from workbench.domain.changes.vocabulary import About, MemoType
from workbench.tui.desk import CodingLine, Done, MemoLine
from workbench.tui.in_order import acting
from workbench.tui.reader.cursor import Cursor
from workbench.tui.reader.steps import WORD
from workbench.tui.screens.base import WorkScreen

if TYPE_CHECKING:
    from workbench.tui.screens.reader import ReaderScreen
    from workbench.tui.widgets.finder import Pick

LONGEST_NAME = 40
"""Characters of a passage that may name a code without being asked about."""

S = TypeVar("S", bound="Coding")
P = ParamSpec("P")
Act = Callable[Concatenate[S, P], Coroutine[Any, Any, None]]


def in_turn(method: Act[S, P]) -> Act[S, P]:
    """One act after the other, in the order of the keys, however fast they come."""

    @wraps(method)
    async def waiting(self: S, *args: P.args, **kwargs: P.kwargs) -> None:
        async with self.turn_taking:
            await method(self, *args, **kwargs)

    return cast("Act[S, P]", waiting)


class Coding(Screen[None]):
    """The coding keys of the `ReaderScreen`."""

    turn_taking: asyncio.Lock
    """Held by the act that is under way."""

    @property
    def _reader(self) -> ReaderScreen:
        """The screen these keys belong to."""
        return cast("ReaderScreen", self)

    # -- codes

    async def put_code(self, code: str) -> None:
        """Puts a code on the selected passage; the cursor stays."""
        reader = self._reader
        if reader.page is not None:
            span = reader.view.cursor.span
            await self._made(partial(reader.desk.code, reader.page.name, code, *span))

    async def _made(self, call: Callable[[], Done]) -> None:
        """Makes a coding; it grows with the passage until that moves."""
        reader = self._reader
        done = await reader.act(call)
        if done is None:
            return
        made = reader.just_made()
        made += [id for id in done.codings if id not in made]
        for id in done.codings:
            if id in reader.codings:
                reader.work.last_code = reader.codings[id].code
                reader.inspected(id)

    @in_turn
    async def action_pinned(self, digit: str) -> None:
        """The code that is pinned to the digit."""
        reader = self._reader
        code = next((c.id for c in reader.codes.values() if c.pin == digit), "")
        if code:
            await self.put_code(code)
        else:
            reader.tell(reader.speech("said.no-pin", digit=digit))

    @in_turn
    async def action_again(self) -> None:
        """The last code here; where it is already, on the next answer's sentence."""
        reader = self._reader
        code = reader.work.last_code
        if not code:
            recent = await reader.ask(reader.desk.recent_codes)
            code = recent[0] if recent else ""
        if not code:
            reader.tell(reader.speech("said.no-code"))
            return
        span = reader.view.cursor.span
        there = any(
            one.own and one.code == code and (one.start, one.end) == span
            for one in reader.codings.values()
        )
        if there:
            reader.view.moved(lambda cursor: cursor.to_next_answered())
        await self.put_code(code)

    @acting
    async def action_find_code(self) -> None:
        """Asks for a code and puts it on the passage; keeps moved ends instead."""
        reader = self._reader
        if reader.moving:
            await self._keep_ends()
            return
        pick = await self._picked(self._covered())
        if pick is None:
            return
        async with reader.turn_taking:
            for code in pick.codes:
                await self.put_code(code)
            if pick.new and reader.page is not None:
                span = reader.view.cursor.span
                call = reader.desk.code_new
                await self._made(partial(call, reader.page.name, pick.new, *span))
            if pick.memo:
                await self._memo()

    def _covered(self) -> str:
        """What the code will be put on: so many sentences, or words of one."""
        reader = self._reader
        cursor = reader.view.cursor
        if cursor.free is not None:
            many = len(WORD.findall(cursor.text, *cursor.free))
            return reader.speech.count("finder.covers-words", many)
        many = cursor.sentences.many(*cursor.span)
        return reader.speech.count("finder.covers", many)

    async def _picked(self, covers: str) -> Pick | None:
        """Asks for a code in the palette, which leaves the passage in sight."""
        from workbench.tui.widgets.finder import Finder

        reader = self._reader
        recent = await reader.ask(reader.desk.recent_codes) or ()
        finder = Finder(
            list(reader.codes.values()),
            recent,
            reader.speech,
            covers=covers,
            pin=self._pin,
        )
        reader.view.make_room(covered(reader.size.height))
        return await reader.work.push_screen_wait(finder)

    def _pin(self, code: str, digit: str) -> None:
        """Pins a code while the palette is open."""
        reader = self._reader
        reader.run_worker(reader.act(reader.desk.pin, code, digit))

    @in_turn
    async def action_pins(self) -> None:
        """The digits apply the codes of the next set, or one's own again."""
        reader = self._reader
        sets = ["", *(await reader.ask(reader.desk.pin_sets) or ())]
        here = sets.index(reader.pin_set) if reader.pin_set in sets else 0
        reader.pin_set = sets[(here + 1) % len(sets)]
        await reader.reload()
        named = reader.pin_set or reader.speech("pins.own")
        reader.tell(reader.speech("said.pins", name=named))

    @acting
    async def action_recode(self) -> None:
        """Puts the chosen coding under another code."""
        reader = self._reader
        if (coding := self._chosen()) is None:
            return
        code = reader.codes.get(coding.code)
        name = code.name if code else coding.code
        pick = await self._picked(reader.speech("finder.instead", name=name))
        if pick is not None and pick.codes:
            async with reader.turn_taking:
                await reader.act(reader.desk.recode, [coding.id], pick.codes[0])

    @acting
    async def action_in_vivo(self) -> None:
        """A code named by the words themselves; many words are to be shortened."""
        reader = self._reader
        if reader.page is None:
            return
        start, end = reader.view.cursor.span
        words = " ".join(reader.page.text[start:end].split())
        if len(words) <= LONGEST_NAME:
            call = partial(reader.desk.code_in_vivo, reader.page.name, start, end)
        else:
            from workbench.tui.widgets.asking import OneLine

            reader.view.make_room(covered(reader.size.height))
            question = reader.speech("in-vivo.shorten")
            name = await reader.work.push_screen_wait(OneLine(question, words))
            if not name:
                return
            call = partial(reader.desk.code_new, reader.page.name, name, start, end)
        async with reader.turn_taking:
            await self._made(call)

    # -- the passage and what was just made on it

    @in_turn
    async def action_grow(self) -> None:
        """One sentence more, for the passage and for what was just coded on it."""
        view = self._reader.view
        view.grow_passage()
        await self._grow_made()
        if view.cursor.beyond:
            self._reader.tell(self._reader.speech("said.beyond"))

    @in_turn
    async def action_shrink(self) -> None:
        """One sentence less."""
        self._reader.view.shrink_passage()
        await self._grow_made()

    @in_turn
    async def action_grow_back(self) -> None:
        """The sentence before as well."""
        self._reader.view.moved(Cursor.grow_back, grown=True)
        await self._grow_made()

    @in_turn
    async def action_shrink_front(self) -> None:
        """The first sentence no more."""
        self._reader.view.moved(Cursor.shrink_front, grown=True)
        await self._grow_made()

    async def _grow_made(self) -> None:
        """Gives the codings just made the ends of the passage."""
        reader = self._reader
        made = reader.just_made()
        if made and not reader.moving:
            await reader.act(
                reader.desk.move_ends, list(made), *reader.view.cursor.span
            )

    # -- the chosen coding

    def _chosen(self) -> CodingLine | None:
        """The coding that keys act on, one's own; else says that there is none."""
        reader = self._reader
        coding = reader.inspected()
        if coding is None:
            reader.tell(reader.speech("said.nothing-here"))
        return coding

    def action_cycle(self) -> None:
        """The next of one's own codings here."""
        self._reader.inspected()
        self._reader.inspector.cycle()

    @in_turn
    async def action_remove(self) -> None:
        """Removes the chosen coding."""
        reader = self._reader
        if coding := self._chosen():
            await reader.act(reader.desk.uncode, [coding.id])

    @in_turn
    async def action_move_ends(self) -> None:
        """Selects the chosen coding, to be grown or shrunk; again, or Enter: keeps."""
        reader = self._reader
        if reader.moving:
            await self._keep_ends()
        elif coding := self._chosen():
            reader.moving = coding.id
            reader.view.select(coding.start, coding.end)
            reader.tell(reader.speech("said.ends"))

    async def _keep_ends(self) -> None:
        """Gives the coding the ends that are selected now."""
        reader = self._reader
        moving, reader.moving = reader.moving, ""
        await reader.act(reader.desk.move_ends, [moving], *reader.view.cursor.span)

    # -- memos, quotes

    @acting
    @in_turn
    async def action_memo(self) -> None:
        """A memo on the chosen coding, else on the selected passage."""
        await self._memo()

    async def _memo(self) -> None:
        """Finds the memo there is, or begins one."""
        reader = self._reader
        if reader.page is None:
            return
        start, end = reader.view.cursor.span
        coding = reader.inspected()
        memos = await reader.ask(reader.desk.memos, reader.page.name) or ()
        own = [memo for memo in memos if memo.own]
        if coding is not None:
            found = [m for m in own if m.target == coding.id]
            code = reader.codes.get(coding.code)
            about = f"«{code.name if code else coding.code}»"
            new = MemoLine(
                id="",
                about=About.CODING,
                target=coding.id,
                type=MemoType.READING,
                text="",
            )
        else:
            found = [m for m in own if (m.start, m.end) == (start, end)]
            about = reader.speech("memo.passage")
            new = MemoLine(
                id="",
                about=About.PASSAGE,
                target=reader.page.name,
                type=MemoType.READING,
                text="",
                start=start,
                end=end,
            )
        await self._write(found[-1] if found else new, about)

    @acting
    @in_turn
    async def action_document_memo(self) -> None:
        """A memo on the document."""
        reader = self._reader
        if reader.page is None:
            return
        memos = await reader.ask(reader.desk.memos, reader.page.name) or ()
        found = [m for m in memos if m.own and m.about == About.DOCUMENT]
        new = MemoLine(
            id="",
            about=About.DOCUMENT,
            target=reader.page.name,
            type=MemoType.READING,
            text="",
        )
        await self._write(found[-1] if found else new, reader.page.name)

    async def _write(self, memo: MemoLine, about: str) -> None:
        """Opens the editor, and keeps what was written if it is something else."""
        from workbench.tui.screens.writing import write_memo

        reader = self._reader
        reader.view.make_room(covered(reader.size.height))
        if reader.page is not None:
            await write_memo(reader, memo, about, reader.page.name)

    @acting
    @in_turn
    async def action_quote(self) -> None:
        """Puts the passage into a quote collection, the one used last if any."""
        reader = self._reader
        if reader.page is None:
            return
        collection = reader.work.last_collection or await ask_collection(reader)
        if collection:
            reader.work.last_collection = collection
            span = reader.view.cursor.span
            await reader.act(
                partial(reader.desk.add_quote, collection, reader.page.name, *span)
            )

    @in_turn
    async def action_finish(self) -> None:
        """Says that one has, or has not, finished coding the document."""
        reader = self._reader
        if reader.page is not None:
            page = reader.page
            done = await reader.act(reader.desk.finish, page.name, not page.finished)
            if done is not None:
                reader.page = replace(page, finished=not page.finished)

    # -- searching, layout

    @acting
    async def action_search(self) -> None:
        """Asks for words and marks them in the text."""
        from workbench.tui.widgets.asking import OneLine

        reader = self._reader
        words = await reader.work.push_screen_wait(
            OneLine(reader.speech("search.title"))
        )
        if words:
            many = reader.view.search(words)
            reader.tell(reader.speech.count("search.found", many))

    def action_match_next(self) -> None:
        """The next place of the searched words."""
        self._next_match(forward=True)

    def action_match_previous(self) -> None:
        """The place before."""
        self._next_match(forward=False)

    def _next_match(self, *, forward: bool) -> None:
        reader = self._reader
        place = reader.view.next_match(forward=forward)
        all_of_them = len(reader.view.found)
        if place is None:
            reader.tell(reader.speech.count("search.found", 0))
        else:
            reader.tell(
                reader.speech("search.place", number=place + 1, all=all_of_them)
            )


def covered(height: int) -> int:
    """Rows at the foot of a screen that a window lies over, with the lines there."""
    return min(max(height * 6 // 10, 14), 24) - 6


async def ask_collection(screen: WorkScreen) -> str:
    """Asks for a collection by its title; one that is not there is made."""
    from workbench.tui.widgets.asking import OneLine

    known = await screen.ask(screen.desk.collections) or ()
    start = known[0].title if known else ""
    title = await screen.work.push_screen_wait(
        OneLine(screen.speech("collections.which"), start)
    )
    for one in known:
        if one.title == title:
            return one.id
    return (await screen.ask(screen.desk.new_collection, title) or "") if title else ""
