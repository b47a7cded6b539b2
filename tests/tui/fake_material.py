"""The part of the desk in memory that is about material, cases, settling, history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

from workbench.domain.attributes import AttributeType
from workbench.domain.changes.kinds import Outcome
from workbench.domain.documents import Role, Turn
from workbench.domain.spans import Span
from workbench.errors import QuestionError, UsageError
from workbench.progress import Progress
from workbench.project.board import Board, BoardRow
from workbench.project.case_table import CaseCard, CaseLine, CaseTable, Standing
from workbench.project.cells import AttributeCell, AttributeColumn
from workbench.project.corrections import Waiting
from workbench.project.material import CaseKind, Group, Left, Overview, Waits
from workbench.store.read.case_ties import CaseKey, Referring, TiedDocument
from workbench.tui.desk import CodingLine, Desk, DocumentLine, Done, PassageLine
from workbench.tui.desk.material import Stopped, TakenIn
from workbench.tui.desk.settling import ActLine

Screened = TypeVar("Screened", bound=Screen[Any])
NOTHING = Waits()


def cell(text: str) -> AttributeCell:
    """A cell that sorts by its words."""
    return AttributeCell(text=text, order=(0, text) if text else (1,))


class FakeMaterial:
    """One interview, an agreement for each of some offices, what was asked for."""

    title = "Partnerskapet"
    coder = "KN"
    held: dict[str, CodingLine]
    asked: list[tuple[object, ...]]
    place: tuple[str, int] | None
    turns: Sequence[Turn]

    def __init__(self) -> None:
        self.waits = NOTHING
        self.copied: tuple[str, str] | None = None
        self.left_at = ""
        self.more: list[BoardRow] = []
        self.unsettled: list[Waiting] = []
        self.acts: list[ActLine] = []
        self.leadership = {"1": "joint", "2": "split", "3": ""}
        self.tied = {"1": ["K08-3"]}
        self.files = 0

    def documents(self) -> Sequence[DocumentLine]:
        raise NotImplementedError

    # -- material

    def _rows(self) -> list[BoardRow]:
        own = sum(one.own for one in self.held.values())
        return [
            BoardRow(
                name=one.name,
                words=one.words,
                turns=one.turns,
                codings=(own,),
                finished=("KN",) if one.finished else (),
                mine=one.finished,
                waiting=0,
                cells=(cell("2008"),),
            )
            for one in self.documents()
        ] + self.more

    def overview(self) -> Overview:
        rows = self._rows()
        names = tuple(row.name for row in rows)
        group = Group(
            values=("2008", "Lokalt"),
            speaking=True,
            received=names,
            coded={"KN": tuple(row.name for row in rows if row.codings[0])},
            finished=tuple(row.name for row in rows if row.finished),
        )
        return Overview(
            groups=(group,) if rows else (),
            coders=("KN",),
            kinds=(
                CaseKind(kind="agreement", label="avtaler", count=3, tied=0),
                CaseKind(kind="office", label="stillinger", count=2, tied=1),
            )
            if rows
            else (),
            codes=5,
            today=(len(self.held), int(bool(self.held))),
            passages=len(self.held),
            base=len(rows),
            waits=self.waits,
        )

    def where_left(self) -> Left | None:
        if self.place is None:
            return None
        name, position = self.place
        turn = sum(one.start <= position for one in self.turns)
        asked = turn > 0 and self.turns[turn - 1].role is Role.INTERVIEWER
        return Left(
            document=name, position=position, turn=turn, asked=asked, at=self.left_at
        )

    def newest_copy(self) -> tuple[str, str] | None:
        return self.copied

    def board(self) -> Board:
        wave = AttributeColumn(
            name="wave",
            label="wave",
            type=AttributeType.TEXT,
            several=False,
            right=False,
        )
        return Board(coders=("KN",), columns=(wave,), rows=tuple(self._rows()))

    def fitting(self, where: str) -> frozenset[str]:
        if where != "wave = 2010":
            raise QuestionError(
                f"there is no attribute 'wawe'\n  {where}\n  ^^^^",
                position=0,
                hint="did you mean wave?",
            )
        return frozenset(
            row.name for row in self._rows() if row.cells[0].text == "2010"
        )

    def passages_today(self) -> Sequence[PassageLine]:
        return self.passages()

    def passages_outdated(self) -> Sequence[PassageLine]:
        return self.passages()[:1]

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        raise NotImplementedError

    def entitle(self, title: str) -> Done:
        self.title = title
        return Done(said="Studien heter noe annet")

    def act_as(self, name: str) -> Done:
        self.coder = name
        return Done(said="Du er en annen")

    def take_in(self, paths: str, progress: Progress) -> TakenIn:
        self.asked.append(("take in", paths))
        progress.start("progress.import", 2)
        try:
            for _ in range(2):
                progress.step()
        except Stopped:
            return TakenIn(said="Stanset")
        self.files += 2
        return TakenIn(said="2 dokumenter er tatt inn.", refused=("x.pdf: uleselig",))

    def demo(self) -> Desk:
        raise NotImplementedError

    # -- cases

    def case_kinds(self) -> Sequence[tuple[str, str]]:
        return [("agreement", "avtaler"), ("office", "stillinger")]

    def case_table(self, kind: str) -> CaseTable:
        columns = tuple(
            AttributeColumn(
                name=name, label=label, type=type_, several=False, right=right
            )
            for name, label, type_, right in (
                ("leadership", "Ledelse", AttributeType.CHOICE, False),
                ("since", "Siden", AttributeType.DATE, False),
            )
        )
        rows = [
            CaseLine(
                uid=f"case-{key}",
                key=key,
                name="",
                documents=len(self.tied.get(key, ())),
                cells=(cell(value), cell(f"200{key}-05")),
            )
            for key, value in self.leadership.items()
            if kind == "agreement"
        ]
        return CaseTable(kind=kind, columns=columns, rows=tuple(rows))

    def case_value(self, uid: str, attribute: str) -> Standing:
        value = self.leadership[uid[5:]] if attribute == "leadership" else "2001-05"
        choices = (("joint", "felles"), ("split", "delt"))
        return Standing(
            several=False,
            values=(value,) if value else (),
            choices=choices if attribute == "leadership" else (),
        )

    def set_case_value(self, uid: str, attribute: str, values: Sequence[str]) -> Done:
        if attribute == "since" and values and not values[0][:1].isdigit():
            raise UsageError("since cannot be that", hint="it is a date")
        self.asked.append(("set", uid, attribute, *values))
        if attribute == "leadership":
            self.leadership[uid[5:]] = values[0] if values else ""
        return Done(said="Satt")

    def case_card(self, uid: str) -> CaseCard:
        key = uid[5:]
        return CaseCard(
            case=CaseKey(pk=1, uid=uid, kind="agreement", key=key, name=key),
            documents=tuple(
                TiedDocument(name=one, speaker="Leder", tied=True)
                for one in self.tied.get(key, ())
            ),
            referring=(Referring(uid="case-2", kind="agreement", key="2", name="2"),),
        )

    def tie_case(self, uid: str, document: str) -> Done:
        self.tied.setdefault(uid[5:], []).append(document)
        return Done(said="Knyttet")

    def untie_case(self, uid: str, document: str, speaker: str) -> Done:
        self.asked.append(("untie", uid, document, speaker))
        self.tied[uid[5:]].remove(document)
        return Done(said="Løst")

    # -- settling and history

    def waiting(self) -> Sequence[Waiting]:
        return list(self.unsettled)

    def _settle(self, what: str, coding: str, *more: int) -> Done:
        self.asked.append((what, coding, *more))
        self.unsettled = [one for one in self.unsettled if one.id != coding]
        return Done(said=f"Avgjort: {what}")

    def accept(self, coding: str) -> Done:
        return self._settle("accept", coding)

    def settle_at(self, coding: str, start: int, end: int) -> Done:
        return self._settle("place", coding, start, end)

    def let_go(self, coding: str) -> Done:
        return self._settle("let go", coding)

    def history(self, last: int) -> Sequence[ActLine]:
        return self.acts[:last]

    def expected(self, operation: str) -> str:
        return "Angre dette?\n2 kodinger blir tatt bort."

    def undo_that(self, operation: str) -> Done:
        self.asked.append(("undo that", operation))
        self.acts = [
            replace(one, undone=True) if one.id == operation else one
            for one in self.acts
        ]
        return Done(said="Angret: koding")


def board_row(
    name: str, words: int, own: int, wave: str, *, done: bool = False
) -> BoardRow:
    """Another document of the fake desk."""
    return BoardRow(
        name=name,
        words=words,
        turns=2,
        codings=(own,),
        finished=("KN",) if done else (),
        mine=done,
        waiting=0,
        cells=(cell(wave),),
    )


def acts(what: str = "K08-3") -> list[ActLine]:
    """A milestone, an import, and a coding of a colleague that is undone."""
    return [
        ActLine(
            id="aaaa1111",
            at="2026-03-02T10:00:00Z",
            coder="KN",
            label="milepæl",
            what="innsendt",
            milestone=True,
        ),
        ActLine(
            id="bbbb2222",
            at="2026-03-02T09:00:00Z",
            coder="KN",
            label="import",
            what=what,
        ),
        ActLine(
            id="cccc3333",
            at="2026-03-01T09:00:00Z",
            coder="MH",
            label="koding",
            what="K08-3",
            undone=True,
        ),
    ]


def left_by_correction(
    text: str, words: str = "Mandag ringer fylket."
) -> list[Waiting]:
    """Two codings that wait: one whose words changed, one with two places."""
    first = text.index(words)
    return [
        Waiting(
            id="w-1",
            document="K08-3",
            code="dual-command",
            coder="KN",
            outcome=Outcome.CHANGED,
            start=first,
            end=first + len(words),
            words=words.replace("fylket", "fylka"),
            now=words,
            candidates=(),
        ),
        Waiting(
            id="w-2",
            document="K08-3",
            code="new-seams",
            coder="KN",
            outcome=Outcome.AMBIGUOUS,
            start=0,
            end=4,
            words="ringer",
            now="",
            candidates=(Span(first + 7, first + 13), Span(first + 30, first + 36)),
        ),
    ]


def shown(app: App[None], kind: type[Screened]) -> Screened:
    """The screen that is shown, which is of this kind."""
    screen = app.screen
    assert isinstance(screen, kind)
    return screen


def last(desk: FakeMaterial) -> tuple[object, ...]:
    """What was asked of the desk last."""
    return desk.asked[-1]
