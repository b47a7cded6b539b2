"""One code at the same office, or with the same person, from wave to wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from workbench.analysis import asking, heads, notes
from workbench.analysis.report import Asked, Option
from workbench.domain.given import Tie
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    AttributeFact,
    Base,
    CodeFact,
    CoderFact,
    Facts,
    Given,
    GuideFact,
    Key,
    Need,
    Passage,
    Passages,
    Row,
)
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.words import counted, find, word

WAVE = "wave"
"""The attribute that says which wave a document is of."""
BETWEEN = " […] "
"""What parts the passages of a document."""


@dataclass(frozen=True, slots=True)
class Waves:
    """A row a document of a pair, by pair and wave, zeros too."""

    name: str = "waves"
    help: str = "a code at the same office, or with the same person, wave by wave"
    options: tuple[Option, ...] = (
        Option(name="code", help="the code", argument=True, metavar="CODE"),
        Option(
            name="pair",
            help="what is the same in both waves, a kind of case: office, interviewee",
            default="office",
            metavar="KIND",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The passages, the waves, and who is in them."""
        if not asked.text("code"):
            raise UsageError(
                "say which code",
                hint="workbench report waves CODE --pair office (or interviewee)",
            )
        return {
            "code": Facts(about=About.CODE, name=asked.text("code")),
            "passages": Passages(code=asked.text("code")),
            "ties": Facts(about=About.TIES, name=asked.text("pair")),
            "values": Facts(about=About.VALUES, name=WAVE),
            "codes": Facts(about=About.CODES),
            **heads.DOCUMENTS,
            "attribute": Facts(about=About.ATTRIBUTE, name=WAVE),
            "guides": Facts(about=About.GUIDES),
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: pair, wave, document, [coder], passages, text."""
        language, made = asked.language, _Made(asked, given)
        texts = ["pair", WAVE, "document", *heads.who(asked)]
        name = pick(made.code.name, language) or made.code.id
        return Table(
            name="waves",
            title=word("report.waves", language, code=name),
            columns=(
                *(heads.column(one, language) for one in texts),
                heads.column("passages", language, ColumnType.COUNT),
                heads.column("text", language),
            ),
            rows=tuple(made.rows()),
            notes=tuple(made.notes()),
            language=language,
        )


class _Made:
    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.language = asked.language
        self.given = given
        self.wave = cast(AttributeFact, given["attribute"])
        self.names = cast(Mapping[Key, str], given["documents"])
        self.codes = cast(tuple[CodeFact, ...], given["codes"])
        self.coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        key = cast(int, given["code"])
        self.code = next(one for one in self.codes if one.key == key)

    @cached_property
    def _pairs(self) -> list[tuple[Tie, dict[str, list[int]]]]:
        """Every case that is in some wave, with its documents by wave."""
        values = cast(Mapping[Key, tuple[str, ...]], self.given["values"])
        found = []
        for tie in cast(tuple[Tie, ...], self.given["ties"]):
            documents = sorted(
                {document for document, _ in tie.voices},
                key=lambda one: sort_key(self.names[one]),
            )
            waves = {
                wave: [one for one in documents if wave in values.get(one, ())]
                for wave in self.wave.values
            }
            found.append((tie, {wave: held for wave, held in waves.items() if held}))
        return [(tie, waves) for tie, waves in found if waves]

    # -- rows

    def rows(self) -> Iterator[Row]:
        """Of those alone that are in more than one wave."""
        pairs = set(cast(Sequence[tuple[int, int | None]], self.given["counted"]))
        for tie, waves in self._pairs:
            if len(waves) < 2:
                continue
            for wave, documents in waves.items():
                for document in documents:
                    for coder in heads.every_coder(self.asked, self.coders):
                        if (document, coder.key if coder else None) in pairs:
                            yield self._row(tie, wave, document, coder)

    def _row(self, tie: Tie, wave: str, document: int, coder: CoderFact | None) -> Row:
        said = [
            one.text
            for one in cast(Sequence[Passage], self.given["passages"])
            if one.document == document
            and (document, one.voice) in tie.voices
            and (coder is None or one.coders == (coder.name,))
        ]
        return (
            tie.name,
            heads.label(self.wave, wave, self.language),
            self.names[document],
            *((coder.name,) if coder else ()),
            len(said),
            BETWEEN.join(said),
        )

    # -- notes

    def notes(self) -> Iterator[str]:
        """What is paired, what is left out, and what differs between the waves."""
        language, kind = self.language, self.asked.text("pair")
        special = find(f"note.waves.{kind}", language) is not None
        key = f"note.waves.{kind}" if special else "note.waves.pair"
        yield word(key, language, kind=kind)
        single = [
            word("quoted", language, words=tie.name)
            for tie, waves in self._pairs
            if len(waves) < 2
        ]
        if single:
            listed = notes.listed(single, language)
            yield counted("note.waves.single", language, len(single), names=listed)
        base = cast(Base, self.given["base"])
        yield from notes.rules(self.asked, base, self.coders)
        guides = cast(tuple[GuideFact, ...], self.given["guides"])
        yield from asking.not_asked_about(self.code, guides, self.codes, language)
        yield from notes.waiting(cast(int, self.given["waiting"]), language)
