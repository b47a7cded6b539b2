"""A desk in memory: what the screens need, with a log of what they asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.tui.fake_material import FakeMaterial
from tests.tui.interview import LINES, interview
from workbench.domain.codebook import Code
from workbench.domain.codebook_acts import BookAct
from workbench.domain.tables import Column, ColumnType, Table
from workbench.errors import Refused
from workbench.tui.desk import (
    BalanceLine,
    BookLine,
    BookPage,
    CodeForm,
    CodeLine,
    CodingLine,
    CollectionLine,
    DocumentLine,
    Done,
    DraftLine,
    GoalLine,
    MemoLine,
    NoteLine,
    Page,
    PassageLine,
    QuoteLine,
    SortPage,
    SpreadLine,
)

CODES = (
    CodeLine(id="operation", name="Drift", codable=False, branch=0),
    CodeLine(
        id="dual-command",
        name="dobbel styringslinje",
        names=("dual line of command",),
        depth=1,
        branch_name="Drift",
        definition="Samme kontor styres både fra kommunen og fra staten.",
        include=("motstridende krav",),
        exclude=("to statlige ledd",),
        examples=("«Vi har to herrer.»",),
        indicators=("to sjefer", "rådmannen"),
        pin="2",
    ),
    CodeLine(
        id="new-seams",
        name="nye sømmer",
        names=("new seams",),
        depth=1,
        branch_name="Drift",
        definition="Grenser som flyttes uten å bli borte.",
        pin="3",
    ),
    CodeLine(id="challenges", name="Utfordringer", codable=False, branch=1),
    CodeLine(
        id="cost-shifting",
        name="kostnadsvelting",
        names=("cost shifting",),
        depth=1,
        branch=1,
        branch_name="Utfordringer",
        definition="En partner flytter utgifter over på den andre.",
    ),
)


class FakeDesk(FakeMaterial):
    """A `Desk` over one interview; every change is kept in `asked`."""

    def __init__(
        self, language: str = "nb", lines: Sequence[tuple[str, str]] = LINES
    ) -> None:
        self.language = language
        self.text, self.turns, self.sentences = interview(lines)
        self.held_codes = list(CODES)
        self.held: dict[str, CodingLine] = {}
        self.written: dict[str, MemoLine] = {}
        self.kept: dict[str, list[QuoteLine]] = {}
        self.titles: dict[str, str] = {}
        self.asked: list[tuple[object, ...]] = []
        self.before: list[dict[str, CodingLine]] = []
        self.after: list[dict[str, CodingLine]] = []
        self.place: tuple[str, int] | None = None
        self.used: list[str] = []
        self.finished = False
        self.questions: dict[int, str] = {}
        self.elsewhere = False
        self.kept_safe = 0
        self.forbids: frozenset[str] = frozenset()
        self.count = 0
        self.draft: DraftLine | None = None
        self.balances: list[BalanceLine] = []
        super().__init__()

    # -- reading

    def documents(self) -> Sequence[DocumentLine]:
        own = sum(one.own for one in self.held.values())
        return [
            DocumentLine(
                name="K08-3", words=48, turns=5, codings=own, finished=self.finished
            )
        ]

    def page(self, document: str) -> Page:
        return Page(
            name=document,
            text=self.text,
            turns=self.turns,
            sentences=self.sentences,
            about="leder, høsten 2008",
            finished=self.finished,
            questions=self.questions,
        )

    def codes(self, pins: str = "") -> Sequence[CodeLine]:
        many = [one.code for one in self.held.values()]
        pinned = {"cost-shifting": "1", "new-seams": "2"} if pins else {}
        return [
            replace(
                code,
                total=many.count(code.id),
                pin=pinned.get(code.id, "") if pins else code.pin,
            )
            for code in self.held_codes
        ]

    def pin_sets(self) -> Sequence[str]:
        return ["Kapittel 4"]

    def meant_then(self, coding: str) -> str:
        return "KODEBOK v1\nto sjefer\n\nKODEBOK v2\nto styringslinjer"

    def next_passage(self, code: str, document: str, start: int) -> PassageLine | None:
        found = sorted(
            (one.start, one.end) for one in self.held.values() if one.code == code
        )
        after = [one for one in found if one[0] > start] or found
        if not after:
            return None
        low, high = after[0]
        return PassageLine(document="K08-3", start=low, end=high, text="", code=code)

    def recode(self, codings: Sequence[str], code: str) -> Done:
        self._change("recode", *codings, code)
        for id in codings:
            self.held[id] = replace(self.held[id], code=code)
        return Done(said="Omkodet", codings=tuple(codings), only=True)

    def codings(
        self, document: str, only: Sequence[str] | None = None
    ) -> Sequence[CodingLine]:
        memos = {memo.target for memo in self.written.values()}
        return [
            replace(one, memo=one.id in memos)
            for one in self.held.values()
            if only is None or one.id in only
        ]

    def memos(self, document: str) -> Sequence[MemoLine]:
        return list(self.written.values())

    def last_place(self) -> tuple[str, int] | None:
        return self.place

    def remember_place(self, document: str, offset: int) -> None:
        self.place = (document, offset)

    def recent_codes(self) -> Sequence[str]:
        return list(dict.fromkeys(reversed(self.used)))[:8]

    def changed(self) -> bool:
        changed, self.elsewhere = self.elsewhere, False
        return changed

    def forbidden(self) -> frozenset[str]:
        return self.forbids

    def keep_safe(self) -> None:
        self.kept_safe += 1

    # -- coding

    def _change(self, *what: object) -> None:
        self.asked.append(what)
        self.before.append(dict(self.held))
        self.after.clear()

    def code(self, document: str, code: str, start: int, end: int) -> Done:
        for one in self.held.values():
            if (one.code, one.start, one.end, one.own) == (code, start, end, True):
                return Done(said="finnes", codings=(one.id,))
        self._change("code", code, self.text[start:end])
        self.used.append(code)
        self.count += 1
        id = f"coding-{self.count:02}"
        self.held[id] = CodingLine(
            id=id, code=code, start=start, end=end, coder="KN", own=True
        )
        return Done(said=f"Kodet: {code}", codings=(id,))

    def code_new(self, document: str, name: str, start: int, end: int) -> Done:
        slug = name.replace(" ", "-")
        self.held_codes.append(CodeLine(id=slug, name=name, proposed=True, branch=2))
        return self.code(document, slug, start, end)

    def code_in_vivo(self, document: str, start: int, end: int) -> Done:
        return self.code_new(document, self.text[start:end], start, end)

    def uncode(self, codings: Sequence[str]) -> Done:
        self._change("uncode", *codings)
        for id in codings:
            del self.held[id]
        return Done(said="Fjernet")

    def move_ends(self, codings: Sequence[str], start: int, end: int) -> Done:
        self._change("move_ends", tuple(codings), self.text[start:end])
        for id in codings:
            self.held[id] = replace(self.held[id], start=start, end=end)
        return Done(said="Flyttet", codings=tuple(codings))

    def pin(self, code: str, digit: str) -> Done:
        self.asked.append(("pin", code, digit))
        self.held_codes = [
            replace(one, pin=digit if one.id == code else one.pin.replace(digit, ""))
            for one in self.held_codes
        ]
        return Done(said="Festet")

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        self.asked.append(("memo", memo.about, memo.type, memo.text))
        id = memo.id or f"memo-{len(self.written)}"
        self.written[id] = replace(memo, id=id)
        return Done(said="Memo")

    def notes(self) -> Sequence[NoteLine]:
        return [
            NoteLine(
                id=one.id,
                type=one.type,
                goal=GoalLine(
                    kind=one.about,
                    shown=one.target or self.title,
                    document="K08-3" if one.start is not None else "",
                    start=one.start,
                    end=one.end,
                ),
                text=one.text,
                coder="KN",
                written="2010-03-12T13:02:00.000Z",
                changed="2010-03-12T13:02:00.000Z",
            )
            for one in reversed(self.written.values())
        ]

    def memo_on(self, about: str, target: str = "") -> MemoLine:
        return MemoLine(id="", about=about, target=target, type="theory", text="")

    def remove_memo(self, memo: str) -> Done:
        self.asked.append(("remove_memo", self.written[memo].text))
        del self.written[memo]
        return Done(said="Borte")

    def documents_of(self, case: str) -> Sequence[str]:
        return ["K08-3"]

    def keep_draft(self, draft: DraftLine) -> bool:
        self.draft = draft
        return True

    def drop_draft(self) -> None:
        self.draft = None

    def recover_drafts(self) -> Done | None:
        return None

    def finish(self, document: str, finished: bool) -> Done:
        self.asked.append(("finish", document, finished))
        self.finished = finished
        return Done(said="Ferdig")

    def undo(self, *, yes: bool = False) -> Done:
        if not self.before:
            raise Refused("Det er ingenting å angre")
        self.after.append(self.held)
        self.held = self.before.pop()
        return Done(said="Angret: koding")

    def redo(self) -> Done:
        if not self.after:
            raise Refused("Det er ingenting å gjøre om igjen")
        self.before.append(self.held)
        self.held = self.after.pop()
        return Done(said="Gjort om igjen")

    # -- finding again

    def frequencies(self, *, rollup: bool = False) -> Table:
        names = ("code", "name", "depth", "passages", "documents", "of", "share")
        rows = []
        for code in self.codes():
            here = int(code.total > 0)
            rows.append(
                (code.id, code.name, code.depth, code.total, here, 1, float(here))
            )
        columns = tuple(
            Column(name=name, label=name, type=ColumnType.TEXT) for name in names
        )
        return Table(
            name="frequencies",
            title="Frekvenser",
            columns=columns,
            rows=tuple(rows),
            notes=("Kodinger av KN.",),
        )

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        return [
            PassageLine(
                document="K08-3",
                start=one.start,
                end=one.end,
                text=self.text[one.start : one.end],
                code=one.code,
                coder="KN",
            )
            for one in self.held.values()
            if code in {"", one.code}
        ]

    def collections(self) -> Sequence[CollectionLine]:
        return [
            CollectionLine(id=id, title=title, quotes=len(self.kept[id]))
            for id, title in self.titles.items()
        ]

    def new_collection(self, title: str) -> str:
        id = f"collection-{len(self.titles)}"
        self.titles[id], self.kept[id] = title, []
        return id

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        text = self.text[start:end]
        self.asked.append(("quote", self.titles[collection], text))
        quotes = self.kept[collection]
        quotes.append(
            QuoteLine(
                id=f"quote-{len(quotes)}",
                position=len(quotes) + 1,
                document=document,
                start=start,
                end=end,
                text=text,
            )
        )
        return Done(said="Sitat")

    def spread(self, collection: str) -> SpreadLine:
        quotes = tuple(self.kept[collection])
        return SpreadLine(
            id=collection,
            title=self.titles[collection],
            quotes=quotes,
            balances=tuple(self.balances),
        )

    def rename_collection(self, collection: str, title: str) -> Done:
        self.titles[collection] = title
        return Done(said="Navn")

    def set_publication(self, collection: str, publication: str) -> Done:
        self.asked.append(("publication", publication))
        return Done(said="Til")

    def set_template(self, collection: str, template: str) -> Done:
        self.asked.append(("template", template))
        return Done(said="Kilde")

    def set_quote(self, quote: str, field: str, text: str) -> Done:
        self.asked.append(("set_quote", field, text))
        values: dict[str, Any] = {field: text}
        for quotes in self.kept.values():
            quotes[:] = [
                replace(one, **values) if one.id == quote else one for one in quotes
            ]
        return Done(said="Satt")

    def check_translation(self, quote: str) -> Done:
        self.asked.append(("check_translation", quote))
        return Done(said="Kontrollert")

    def step_quote(self, quote: str, by: int) -> Done:
        self.asked.append(("step_quote", quote, by))
        return Done(said="")

    def stretch_quote(self, quote: str, *, start: int = 0, end: int = 0) -> Done:
        self.asked.append(("stretch_quote", quote, start, end))
        return Done(said="Lengde")

    def remove_quote(self, quote: str) -> Done:
        for quotes in self.kept.values():
            quotes[:] = [one for one in quotes if one.id != quote]
        return Done(said="Ut")

    def deviations(self, original: str, printed: str) -> Sequence[str]:
        return []

    # -- the codebook in the hand; what its acts do is asserted on a real project

    def book(self) -> BookPage:
        """The codebook, each branch with the codings in it."""
        lines = []
        for code in self.codes():
            below = [one for one in self.codes() if one.branch_name == code.name]
            many = sum(one.total for one in (code, *below))
            lines.append(
                BookLine(
                    code=code,
                    passages=many,
                    documents=int(many > 0),
                    above=bool(below),
                )
            )
        return BookPage(version=7, lines=lines)

    def code_form(self, code: str) -> CodeForm:
        one = next(one for one in self.codes() if one.id == code)
        return CodeForm(
            id=code,
            names=(("nb", one.name), *(("en", name) for name in one.names)),
            over=one.branch_name,
            key=one.pin,
            codable=one.codable,
            color="#7a5195",
            since=1,
            defined=7,
            defined_by="MH",
            definition=one.definition,
            include=one.include,
            exclude=one.exclude,
            examples=one.examples,
            indicators=one.indicators,
            passages=one.total,
            documents=int(one.total > 0),
        )

    def code_as_it_is(self, code: str) -> Code:
        one = next(one for one in self.codes() if one.id == code)
        definition = {"nb": one.definition} if one.definition else {}
        return Code(
            id=code,
            name={"nb": one.name},
            definition=definition,
            include={"nb": one.include},
            key=one.pin,
        )

    def sets_of_codes(self) -> Sequence[tuple[str, Sequence[str]]]:
        return [("Kapittel 2", ("new-seams",))]

    def weigh(self, act: BookAct) -> Sequence[str]:
        return [
            "Slå «nye sømmer» sammen med «dobbel styringslinje»?",
            "3 utdrag i 2 dokumenter flyttes (deg 2, MH 1).",
            "1 har begge koder på samme sted (MH) og telles én gang.",
            "Ingen koding går tapt.",
        ]

    def carry_out(self, act: BookAct, reason: str) -> Done:
        self.asked.append((act, reason))
        return Done(said="Gjort")

    def weigh_lock(self) -> Sequence[str]:
        return ["Lås kodeboka?"]

    def turn_lock(self, reason: str) -> Done:
        self.asked.append(("lock", reason))
        return Done(said="Låst")

    def to_sort(self, code: str) -> SortPage:
        return SortPage(code=code, name=code, left=(), parts=())
