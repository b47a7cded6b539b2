"""A quote in full beside the list: the original, what is printed, what is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.safe_text import clip, one_line, width
from workbench.tui.desk import BalanceLine, QuoteLine
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.painted import Ink, Painted, PaintedLines

LABELS = ("original", "printed", "translation", "source", "question", "note")
SIGN = "⚠"


class Card(PaintedLines):
    """Lines that can be more than there is room for: they are moved by pages."""

    DEFAULT_CSS = """
    Card { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0
        self._count = 0

    def lines(self, cells: int) -> Sequence[Painted]:
        """Everything there is to show, wrapped to so many cells."""
        raise NotImplementedError

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The lines from where one is; the last says where there are more."""
        every = self.lines(cells)
        self._count = len(every)
        self._top = min(self._top, max(len(every) - rows, 0))
        shown = list(every[self._top : self._top + rows])
        if self._top + rows < len(every):
            shown[-1] = Painted(
                fitted(f" ↓ {len(every) - self._top - rows + 1}", cells)
            )
        return shown

    def page(self, by: int) -> None:
        """A page on (1) or back (-1)."""
        step = max(self.size.height - 2, 1)
        self._top = max(self._top + by * step, 0)
        self.repaint()


class QuoteCard(Card):
    """The chosen quote."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self.quote: QuoteLine | None = None

    def show(self, quote: QuoteLine | None) -> None:
        """Shows a quote, from its beginning if it is another one."""
        before, self.quote = self.quote, quote
        if before is None or quote is None or before.id != quote.id:
            self._top = 0
        self.repaint()

    def lines(self, cells: int) -> Sequence[Painted]:
        """The quote with a label before each part."""
        if self.quote is None:
            return []
        return list(card_lines(self.quote, self._speech, cells, datetime.now(UTC)))


def card_lines(
    quote: QuoteLine, speech: Speech, cells: int, now: datetime
) -> Iterator[Painted]:
    """Everything that is known of a quote; each part under its label."""
    labels = {name: speech(f"card.{name}") for name in LABELS}
    indent = max(width(labels["source"]) + 3, *map(width, labels.values())) + 3
    answer = speech("passages.turn", number=quote.turn) if quote.turn else ""
    head = " · ".join(part for part in (quote.document, answer, quote.about) if part)
    yield Painted(clip(f" {head}", cells), Ink.STRONG)
    if not quote.settled:
        yield Painted(clip(f" {SIGN} {speech('card.unsettled')}", cells))
    elif quote.changed:
        yield Painted(clip(f" {SIGN} {speech('card.changed')}", cells))
    parts = [
        ("original", [quoted(quote.text, speech)]),
        ("printed", list(_printed(quote, speech))),
        ("translation", list(_translation(quote, speech, now))),
        *((f"source {language}", [said]) for language, said in quote.sources),
        ("question", [quote.question or "–"]),
        ("note", [quote.note] if quote.note else []),
    ]
    for name, said in parts:
        kind, _, language = name.partition(" ")
        label = " ".join(part for part in (labels[kind], language) if part)
        for text in said:
            yield from _hanging(label, text, cells, indent)
            label = ""


def quoted(text: str, speech: Speech) -> str:
    """Words in the quotation marks of the language of the screen."""
    return f"{speech('mark.quote.open')}{text}{speech('mark.quote.close')}"


def _printed(quote: QuoteLine, speech: Speech) -> Iterator[str]:
    """What is printed, how it came of the original, and where it did not."""
    if not quote.printed:
        yield speech("card.as-said")
        return
    yield quoted(quote.printed, speech)
    counted = [("cuts", quote.cuts), ("insertions", quote.insertions)]
    said = [speech.count(f"card.{name}", many) for name, many in counted if many]
    if said and not quote.deviations:
        yield ", ".join(said)
    for one in quote.deviations:
        yield f"{SIGN} {one}"


def _translation(quote: QuoteLine, speech: Speech, now: datetime) -> Iterator[str]:
    """The translation, who made it, and whether it is of what is printed."""
    if not quote.translation:
        yield speech("card.untranslated")
        return
    yield f"“{quote.translation}”"
    made = _by(quote.translated, speech, now)
    if quote.translation_state == "stale":
        yield f"{SIGN} {speech('card.stale', by=made, words=quote.translated_of)}"
    elif quote.translation_state == "checked":
        checked = _by(quote.checked, speech, now)
        yield speech("card.checked", by=made, checked=checked)
    else:
        yield speech("card.unchecked", by=made)


def _by(said: str, speech: Speech, now: datetime) -> str:
    """A name and a time, as people say them."""
    name, _, at = said.rpartition(" ")
    return f"{name} {speech.when(at, now)}".strip()


def _hanging(label: str, text: str, cells: int, indent: int) -> Iterator[Painted]:
    """A label and words behind it, wrapped under each other."""
    for n, line in enumerate(wrapped(text, cells - indent - 1)):
        yield Painted(fitted(f" {label if n == 0 else ''}", indent) + line)


def wrapped(text: str, room: int) -> list[str]:
    """The words on lines of at most so many cells; longer words are cut."""
    room = max(room, 8)
    lines: list[str] = []
    for word in one_line(text).split():
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(clip(word, room))
    return lines or [""]


def balance_lines(one: BalanceLine, speech: Speech) -> list[str]:
    """How a selection is balanced: who is quoted; how many have each value."""
    who = speech.count("balance.persons", one.persons)
    if one.most:
        who += f", {speech('balance.most')}: {one.most} ×{one.times}"
    if not one.attribute:
        return [who]
    counts = [f"{value}: {count}" for value, count in one.counts]
    if one.missing:
        counts.append(f"{speech('balance.missing')}: {one.missing}")
    return [who, f"{one.attribute} – {' · '.join(counts)}"]
