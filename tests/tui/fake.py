"""A desk in memory: what the screens need, with a log of what they asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.tui.fake_material import FakeMaterial
from tests.tui.interview import LINES, interview
from workbench.domain.tables import Column, ColumnType, Table
from workbench.errors import Refused
from workbench.tui.desk import (
    CodeLine,
    CodingLine,
    CollectionLine,
    DocumentLine,
    Done,
    MemoLine,
    Page,
    PassageLine,
    QuoteLine,
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
        self.book = list(CODES)
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
        self.count = 0
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
            for code in self.book
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
        self.book.append(CodeLine(id=slug, name=name, proposed=True, branch=2))
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
        self.book = [
            replace(one, pin=digit if one.id == code else one.pin.replace(digit, ""))
            for one in self.book
        ]
        return Done(said="Festet")

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        self.asked.append(("memo", memo.about, memo.type, memo.text))
        id = memo.id or f"memo-{len(self.written)}"
        self.written[id] = replace(memo, id=id)
        return Done(said="Memo")

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

    def quotes(self, collection: str) -> Sequence[QuoteLine]:
        return self.kept[collection]

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
