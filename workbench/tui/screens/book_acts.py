"""What the keys of the codebook's screen do to the codebook.

Each act says what it would do, takes a reason, and is one step to undo.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import work
from textual.screen import Screen

from workbench.domain.codebook import Code
from workbench.domain.codebook_acts import (
    Accept,
    BookAct,
    EditCode,
    Gather,
    Merge,
    Move,
    NewCode,
    Relate,
    Rename,
    Retire,
    Split,
)
from workbench.tui.desk import BookPage
from workbench.tui.screens.base import WorkScreen

if TYPE_CHECKING:
    from workbench.tui.screens.codebook import CodebookScreen

S = TypeVar("S", bound="BookActs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A code as it was when somebody began to write, and as they wrote it."""

    start: Code
    made: Code


def on_a_code(
    method: Callable[[S, str], Coroutine[Any, Any, None]],
) -> Callable[[S], Coroutine[Any, Any, None]]:
    """An act on the chosen code; nothing where none is, or another act waits."""

    @wraps(method)
    async def acting(self: S) -> None:
        screen = cast("CodebookScreen", self)
        if screen.code_here and not screen.busy:
            await method(self, screen.code_here)

    return acting


class BookActs(Screen[None]):
    """The acts of the `CodebookScreen`."""

    drafts: dict[str, Draft]
    """What was written and not done, by code: it is there when one comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts = {}

    @property
    def _book(self) -> CodebookScreen:
        """The screen that these acts belong to."""
        return cast("CodebookScreen", self)

    def _named(self, code: str) -> str:
        """What a code is called."""
        line = self._book.line_of(code)
        return line.code.name if line else code

    def _is_locked(self) -> bool:
        """Whether the codebook is locked; says so, as the acts it forbids would."""
        book = self._book
        page = book.page
        if page is None or not page.locked_by:
            return False
        when = book.speech.when(page.locked_at, datetime.now(UTC))
        book.tell(book.speech("codebook.is-locked", name=page.locked_by, when=when))
        return True

    async def _do(self, act: BookAct) -> bool:
        """Says what an act would do; does it where that is confirmed."""
        book = self._book
        sentences = await book.ask(book.desk.weigh, act)
        if sentences is None:
            return False
        reason = await book.answered(sentences)
        if reason is None:
            book.tell(book.speech("codebook.left"))
            return False
        done = await book.act(book.desk.carry_out, act, reason)
        if done is not None and done.code:
            await book.go_to(done.code)
        return done is not None

    # -- what is said of a code

    @work
    async def action_new_code(self) -> None:
        """A code below the chosen heading, or beside the chosen code."""
        book = self._book
        if book.busy:
            return
        code = book.code_here
        here = await book.ask(book.desk.code_as_it_is, code) if code else None
        parent = "" if here is None else here.parent if here.codable else here.id
        start = Code(id="", name={}, parent=parent)
        draft = self.drafts.get("") or Draft(start=start, made=start)
        over = self._named(draft.made.parent) or book.speech("form.top")
        title = book.speech("codebook.new-under", over=over)
        made = await self._written("", draft, title)
        if made is None or made == draft.start or await self._do(NewCode(made=made)):
            self.drafts.pop("", None)

    @work
    async def action_edit(self) -> None:
        """Takes the code that is asked for; else writes on the chosen one."""
        book = self._book
        if book.take_choice() or book.busy or not book.code_here:
            return
        code = book.code_here
        known = await book.ask(book.desk.code_as_it_is, code)
        if known is None:
            return
        title = book.speech("codebook.edit", name=self._named(code))
        draft = self.drafts.get(code) or Draft(start=known, made=known)
        made = await self._written(code, draft, title)
        if (
            made is None
            or made == draft.start
            or await self._do(EditCode(code=code, made=made, start=draft.start))
        ):
            self.drafts.pop(code, None)

    async def _written(self, code: str, draft: Draft, title: str) -> Code | None:
        """A code as it was written in the form, kept until it is done."""
        from workbench.tui.widgets.code_fields import CodeFields

        book = self._book
        languages = [book.desk.language]
        form = CodeFields(draft.made, title, languages, book.speech)
        made = await book.work.push_screen_wait(form)
        if made is not None:
            self.drafts[code] = Draft(start=draft.start, made=made)
        return made

    @work
    @on_a_code
    async def action_rename(self, code: str) -> None:
        """Another name, in the language of the screen."""
        book = self._book
        name = await self._line("codebook.rename", self._named(code), code)
        if name:
            language = book.desk.language
            await self._do(Rename(code=code, name=name, language=language))

    async def _line(self, key: str, start: str, code: str, **values: object) -> str:
        """A line of words that is asked for; empty where that is broken off."""
        from workbench.tui.widgets.asking import OneLine

        book = self._book
        question = book.speech(key, name=self._named(code), **values)
        return await book.work.push_screen_wait(OneLine(question, start))

    @work
    @on_a_code
    async def action_code_memo(self, code: str) -> None:
        """One's memo on the code."""
        from workbench.tui.screens.writing import write_memo_on

        await write_memo_on(self._book, "code", code, f"«{self._named(code)}»")

    # -- where a code is, and whether

    @work
    @on_a_code
    async def action_place(self, code: str) -> None:
        """Below another code, or at the top."""
        from workbench.tui.screens.codebook import TOP

        if self._is_locked():
            return
        parent = await self._other("codebook.choose-parent", code, top=True)
        if parent:
            await self._do(Move(code=code, parent="" if parent == TOP else parent))

    @work
    @on_a_code
    async def action_place_up(self, code: str) -> None:
        """Before the sibling above it."""
        beside = siblings_in(self._book.page, code)
        place = beside.index(code)
        if place:
            await self._beside(code, beside[place - 1])

    @work
    @on_a_code
    async def action_place_down(self, code: str) -> None:
        """After the sibling below it."""
        beside = siblings_in(self._book.page, code)
        place = beside.index(code)
        if place + 1 < len(beside):
            await self._beside(code, [*beside, ""][place + 2])

    async def _beside(self, code: str, before: str) -> None:
        known = await self._book.ask(self._book.desk.code_as_it_is, code)
        if known is not None:
            await self._do(Move(code=code, parent=known.parent, before=before))

    async def _other(self, key: str, code: str, *, top: bool = False) -> str:
        """Another code, chosen in the tree; empty where that is broken off."""
        book = self._book
        sentence = book.speech(key, name=self._named(code))
        how = book.speech("codebook.choose")
        return await book.choose(f"{sentence} {how}", top=top)

    @work
    @on_a_code
    async def action_merge(self, code: str) -> None:
        """Into another code, which stands for both."""
        if self._is_locked():
            return
        into = await self._other("codebook.choose-merge", code)
        if into:
            await self._do(Merge(code=code, into=into))

    @work
    @on_a_code
    async def action_split(self, code: str) -> None:
        """New codes out of it, then its passages one by one; again, those left."""
        from workbench.tui.screens.sorting import SortingScreen

        book = self._book
        page = await book.ask(book.desk.to_sort, code)
        if page is None:
            return
        if not page.parts and (self._is_locked() or not await self._parted(code)):
            return
        await book.work.push_screen(SortingScreen(code))

    async def _parted(self, code: str) -> bool:
        """Asks for the names of the new codes and makes them."""
        names = await ask_parts(self._book, self._named(code))
        if not names:
            return False
        language = self._book.desk.language
        return await self._do(Split(code=code, names=names, language=language))

    @work
    @on_a_code
    async def action_retire(self, code: str) -> None:
        """Out of use."""
        await self._do(Retire(code=code))

    @work
    @on_a_code
    async def action_accept(self, code: str) -> None:
        """Into use."""
        await self._do(Accept(code=code))

    # -- what a code goes with

    @work
    @on_a_code
    async def action_relate(self, code: str) -> None:
        """How it stands to another code; the word that is there already ends that."""
        book = self._book
        if self._is_locked():
            return
        to = await self._other("codebook.choose-relate", code)
        known = await book.ask(book.desk.code_as_it_is, code) if to else None
        if known is None:
            return
        held = [one.kind for one in known.relations if one.to == to]
        word = await self._line(
            "codebook.relation", held[0] if held else "", code, other=self._named(to)
        )
        if word:
            await self._do(Relate(code=code, relation=word, to=to, off=word in held))

    @work
    @on_a_code
    async def action_gather(self, code: str) -> None:
        """Into a set, or out of the one it is in."""
        book = self._book
        if self._is_locked():
            return
        sets = await book.ask(book.desk.sets_of_codes) or ()
        known = ", ".join(title for title, _ in sets) or book.speech("codebook.no-sets")
        start = next((title for title, codes in sets if code in codes), "")
        typed = await self._line("codebook.which-set", start, code, sets=known)
        if not typed:
            return
        title = meant_set([title for title, _ in sets], typed)
        inside = any(code in codes and one == title for one, codes in sets)
        language = book.desk.language
        await self._do(Gather(code=code, set=title, language=language, off=inside))

    @work
    async def action_lock(self) -> None:
        """Locks the codebook, or opens it."""
        book = self._book
        if book.busy:
            return
        sentences = await book.ask(book.desk.weigh_lock)
        reason = await book.answered(sentences) if sentences else None
        if reason is not None:
            await book.act(partial(book.desk.turn_lock, reason))


def siblings_in(page: BookPage | None, code: str) -> list[str]:
    """A code and those beside it in the tree, in their order; retired ones aside."""
    lines = page.lines if page else ()
    path: list[str] = []
    above: dict[str, str] = {}
    for line in lines:
        del path[line.code.depth :]
        above[line.code.id] = path[-1] if path else ""
        path.append(line.code.id)
    ids = [one.code.id for one in lines if not one.retired or one.code.id == code]
    return [one for one in ids if above[one] == above.get(code)]


def meant_set(titles: Sequence[str], typed: str) -> str:
    """The set that is meant: the only one that has these letters, else a new one."""
    wanted = typed.casefold()
    for test in (str.__eq__, str.startswith, str.__contains__):
        fits = [one for one in titles if test(one.casefold(), wanted)]
        if len(fits) == 1:
            return fits[0]
    return typed


async def ask_parts(screen: WorkScreen, name: str) -> tuple[str, ...]:
    """The names of the codes that a code is split into."""
    from workbench.tui.widgets.asking import SeveralLines

    speech = screen.speech
    question = speech("codebook.split", name=name)
    how = speech("codebook.one-a-line")
    lines: tuple[str, ...] = await screen.work.push_screen_wait(
        SeveralLines(question, how)
    )
    return lines
