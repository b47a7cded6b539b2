"""The lines of the first screen, and which numbers of theirs lead where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.project.material import CaseKind, Group, Left, Overview, Waits
from workbench.safe_text import clip, width
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.spots import Spot, SpotLine

GO_ON, LIST, CASES, TODAY, PASSAGES, CODES = (
    "go list cases today passages codes".split()
)
PROPOSED, OUTDATED, SETTLE, QUOTES = "proposed outdated settle quotes".split()
TITLE, NAME, FILES, DEMO = "title name files demo".split()
CODERS = 3
"""Coders that have a column."""
NUMBER = 10
"""Cells of a number's column."""
_BLANK: SpotLine = [Spot("")]

Lists = Mapping[str, tuple[str, Sequence[str]]]
"""The documents behind each number, and what they are; an empty caption: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the first screen shows."""

    overview: Overview
    left: Left | None
    copied: tuple[str, str] | None
    """When the project was last copied whole, and why."""
    now: datetime
    cells: int
    rows: int
    """The lines there is room for: where they are few, regions stand closer."""


ROOMY = 24
"""Lines from which on regions are parted by an empty one."""


def start_lines(glance: Glance, speech: Speech) -> tuple[list[SpotLine], Lists]:
    """The lines of the first screen, and the lists behind their numbers."""
    table, lists = _material(glance, speech)
    regions = [
        _going_on(glance, speech),
        table,
        list(_coded(glance.overview, speech)),
        list(_waiting(glance.overview.waits, speech)),
        _copied(glance, speech),
    ]
    gap = [_BLANK] if glance.rows >= ROOMY else []
    there = [lines for lines in regions if lines]
    first, *others = there
    return [*first, *(line for lines in others for line in (*gap, *lines))], lists


def _copied(glance: Glance, speech: Speech) -> list[SpotLine]:
    """When the project was last copied whole."""
    if glance.copied is None:
        return []
    at, reason = glance.copied
    key = "start.backup" if reason == "backup" else "start.snapshot"
    return [[Spot(f" {speech(key, when=speech.when(at, glance.now))}")]]


def _going_on(glance: Glance, speech: Speech) -> list[SpotLine]:
    """Where one was: document, turn, when."""
    left = glance.left
    if left is None:
        return []
    said = speech("start.go-on", name=left.document)
    if left.turn:
        key = "start.question" if left.asked else "start.answer"
        said = f"{said}, {speech(key, number=left.turn)}"
    when = speech.when(left.at, glance.now) if left.at else ""
    return [[Spot(" "), Spot(f"{said} ({when})" if when else said, GO_ON, True)]]


# -- the material


def _material(glance: Glance, speech: Speech) -> tuple[list[SpotLine], Lists]:
    """The table of documents and cases."""
    found = glance.overview
    names = [_called(one, speech) for one in found.groups]
    labels = [*names, *(kind.label for kind in found.kinds), speech("start.total")]
    table = _Table(found.coders[:CODERS], labels, glance.cells, speech)
    lines = [table.head()]
    for n, (name, group) in enumerate(zip(names, found.groups, strict=True)):
        lines.append(table.row(str(n), name, group))
    if len(names) > 1:
        whole = _together(found.groups, table.coders)
        lines.append(table.row("all", speech("start.total"), whole))
        table.lists[f"{LIST}:all.received"] = ("", ())
    if glance.rows >= ROOMY:
        lines += [table.kind(one) for one in found.kinds]
    elif found.kinds:
        lines.append(_kinds(found.kinds, speech))
    return lines, table.lists


def _kinds(kinds: Iterable[CaseKind], speech: Speech) -> SpotLine:
    """The kinds of case in one line."""
    line = [Spot("   ")]
    for one in kinds:
        register = "" if one.tied else f" ({speech('start.register-short')})"
        line += [
            Spot(f"{one.label} "),
            Spot(str(one.count), f"{CASES}:{one.kind}"),
            Spot(f"{register} · "),
        ]
    return [*line[:-1], Spot(line[-1].text.removesuffix(" · "))]


def _called(group: Group, speech: Speech) -> str:
    """What a group of documents is called."""
    if not group.speaking:
        return speech("start.texts")
    return " · ".join(group.values) or speech("start.others")


def _together(groups: Iterable[Group], coders: Sequence[str]) -> Group:
    """All groups as one."""
    every = list(groups)
    return Group(
        values=(),
        speaking=True,
        received=tuple(name for one in every for name in one.received),
        coded={
            coder: tuple(name for one in every for name in one.coded.get(coder, ()))
            for coder in coders
        },
        finished=tuple(name for one in every for name in one.finished),
    )


class _Table:
    """Names at the left, numbers under headings, and the list behind each number."""

    def __init__(
        self,
        coders: Sequence[str],
        labels: Iterable[str],
        cells: int,
        speech: Speech,
    ) -> None:
        self.coders, self._speech = coders, speech
        longest = max(map(width, labels), default=0) + 3
        most = cells - NUMBER * (len(coders) + 2) - 4
        self._room = min(max(longest, 16), most)
        self.lists: dict[str, tuple[str, Sequence[str]]] = {}

    def head(self) -> SpotLine:
        """The headings."""
        say = self._speech
        coded = [say("start.coded", name=one) for one in self.coders]
        heads = [say("start.received"), *coded, say("start.finished")]
        text = fitted(f" {say('start.material')}", self._room + 1)
        return [Spot(text + "".join(map(_right, heads)), strong=True)]

    def row(self, key: str, name: str, group: Group) -> SpotLine:
        """A group of documents: how many are there, coded by each, finished."""
        say = self._speech
        cells = [("received", name, group.received)]
        for n, one in enumerate(self.coders):
            caption = f"{name} · {say('start.coded-by', name=one)}"
            cells.append((f"coder-{n}", caption, group.coded.get(one, ())))
        finished = f"{name} · {say('start.finished')}"
        cells.append(("finished", finished, group.finished))
        line = [Spot(" " + fitted(f"  {name}", self._room))]
        for what, caption, names in cells:
            spot = f"{LIST}:{key}.{what}"
            self.lists[spot] = (caption, names)
            line += _number(str(len(names)), spot)
        return line

    def kind(self, one: CaseKind) -> SpotLine:
        """A kind of case: how many, and whether it is a register."""
        say = self._speech
        said = say.count("start.tied", one.tied) if one.tied else say("start.register")
        return [
            Spot(" " + fitted(f"  {one.label}", self._room)),
            *_number(str(one.count), f"{CASES}:{one.kind}"),
            Spot(f"   {said}"),
        ]


def _number(text: str, key: str) -> list[Spot]:
    """A number at the right of its column; the number alone can be chosen."""
    return [Spot(" " * (NUMBER - width(text))), Spot(text, key)]


def _right(text: str) -> str:
    text = clip(text, NUMBER - 1)
    return " " * (NUMBER - width(text)) + text


# -- what is coded, what waits


def _coded(found: Overview, speech: Speech) -> Iterable[SpotLine]:
    """What was coded today, and in the whole study."""
    passages, documents = found.today
    line = [Spot(f" {speech('start.today')} ", strong=True)]
    if passages:
        line += [Spot(speech.count("start.passages", passages), TODAY)]
        line += [Spot(f" {speech.count('start.in-documents', documents)}")]
    else:
        line += [Spot(speech("start.nothing-today"))]
    yield line
    every = sum(len(one.received) for one in found.groups)
    of = "start.in-documents" if found.base == every else "start.in-finished"
    yield [
        Spot(f" {speech('start.whole')} ", strong=True),
        Spot(speech.count("start.passages", found.passages), PASSAGES),
        Spot(f" {speech.count(of, found.base)} · "),
        Spot(speech.count("start.codes", found.codes), CODES),
    ]


def _waiting(waits: Waits, speech: Speech) -> Iterable[SpotLine]:
    """A line for each kind of thing that waits, with how many, under a heading."""
    headed = False
    for count, key, spot in (
        (waits.proposed, "proposed", PROPOSED),
        (waits.outdated, "outdated", OUTDATED),
        (waits.uncounted, "uncounted", SETTLE),
        (waits.counted, "counted", f"{SETTLE}:counted"),
        (waits.untranslated, "untranslated", QUOTES),
        (waits.stale, "stale", f"{QUOTES}:stale"),
        (waits.misplaced, "misplaced", f"{QUOTES}:misplaced"),
    ):
        if count and not headed:
            headed = True
            yield [Spot(f" {speech('start.waits')}", strong=True)]
        if count:
            yield [
                Spot("  "),
                Spot(f"{count:>4}", spot),
                Spot(f" {speech.count(f'start.waits.{key}', count)}"),
            ]


# -- an empty project


def asking_lines(title: str, coder: str, codes: int, speech: Speech) -> list[SpotLine]:
    """What an empty project asks: what it is called, who one is, what one has."""
    held = f"  ({speech.count('start.codes', codes)})" if codes else ""
    lines: list[SpotLine] = [[Spot(f" {speech('start.empty')}", strong=True)], _BLANK]
    for question, answers in (
        ("start.ask-title", [(title, TITLE, "")]),
        ("start.ask-name", [(coder, NAME, "")]),
        (
            "start.ask-have",
            [
                (speech("start.have-files"), FILES, ""),
                (speech("start.have-book"), f"{FILES}:book", held),
                (speech("start.have-nothing"), DEMO, ""),
            ],
        ),
    ):
        lines.append([Spot(f" {speech(question)}")])
        lines += [[Spot("   "), Spot(a, key), Spot(more)] for a, key, more in answers]
        lines.append(_BLANK)
    lines.append([Spot(f" {speech('start.ask-how')}")])
    return lines
