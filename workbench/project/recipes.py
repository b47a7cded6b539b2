"""Building a document from a recipe: every part is read under one reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from workbench.domain.languages import pick
from workbench.domain.papers import (
    Block,
    Numbered,
    Paper,
    Paragraph,
    Quotes,
    Run,
    Title,
)
from workbench.domain.recipes import Appendix, Heading, Part, Prose, Quoted, Reported
from workbench.domain.tables import Cell, Table
from workbench.errors import (
    IntakeError,
    NotFound,
    PluginError,
    Problem,
    QuestionError,
    UsageError,
    WorkbenchError,
)
from workbench.intake.prose import paragraphs
from workbench.intake.recipe_file import Option, Reports, read_recipe
from workbench.project import methods
from workbench.project.listings.notes import exported
from workbench.project.origin import origin
from workbench.project.session import Project
from workbench.project.shaping import narrowed, spread
from workbench.render import cells
from workbench.store.past import PastFile
from workbench.store.read.codebook import codebook
from workbench.words import word


def build(project: Project, data: bytes, where: str, *, language: str = "") -> Paper:
    """The document that a recipe asks for.

    Args:
        project: What it is about, now or as it stood.
        data: The recipe's bytes.
        where: The recipe as the user names it.
        language: Of headings and labels; the project's if empty.

    Raises:
        IntakeError: The recipe has faults, or asks for what is not there; `problems`
            lists every one with its line.
    """
    recipe, problems = read_recipe(
        data, where, reports=_reports(), language=project.language
    )
    if recipe is None:
        raise IntakeError(
            f"{where} is no recipe as it stands",
            problems=problems,
            hint="mend the lines named above; nothing was written",
        )
    language = language or project.language
    with project.file.reading() as connection:
        builder = _Builder(project, language)
        blocks = [block for part in recipe.parts for block in builder.blocks(part)]
        found = origin(connection)
    if builder.problems:
        raise IntakeError(
            f"{where} asks for what this project does not have",
            problems=builder.problems,
            hint="mend the parts named above; nothing was written",
        )
    notes, stood = _moment(project, language)
    digest = sha256(data).hexdigest()[:12]
    told = {name: found[name] for name in _TOLD} | stood | {"program": found["program"]}
    return Paper(
        title=pick(recipe.title, language, project.language) or where,
        language=language,
        blocks=tuple(blocks),
        notes=notes,
        origin=(
            *_pairs(told, language),
            (word("paper.recipe", language), f"{where.rpartition('/')[2]} ({digest})"),
        ),
    )


_TOLD = ("project", "project_id", "head", "codebook")


def _pairs(found: dict[str, Cell], language: str) -> list[tuple[str, str]]:
    empty = Table(name="", title="", columns=(), rows=(), language=language)
    return cells.origin(replace(empty, provenance=found))


def _moment(project: Project, language: str) -> tuple[tuple[str, ...], dict[str, Cell]]:
    """What is to be said where the project is not as it is now."""
    file = project.file
    if not isinstance(file, PastFile):
        return (), {}
    stood = word("note.as-of", language, moment=file.moment)
    return (stood, *file.notes), {"as_of": file.moment}


def _reports() -> Reports:
    """What can be asked of every report; a broken plug-in hides nothing else."""
    from workbench.analysis import registry
    from workbench.analysis.report import OF_ALL

    found = {}
    for name in registry.names():
        try:
            options = (*registry.find(name).options, *OF_ALL)
        except PluginError:
            continue
        found[name] = {one.name: Option(str(one.kind), one.choices) for one in options}
    return found


class _Builder:
    """Turns parts into blocks, counts tables, and collects what cannot be had."""

    def __init__(self, project: Project, language: str) -> None:
        self.project = project
        self.language = language
        self.problems: list[Problem] = []
        self._titles = 0
        self._counted = {"table": 0, "figure": 0}
        self._said: dict[str, tuple[str, int]] = {}
        """Each note with the table and the number that it stands under."""

    def blocks(self, part: Part) -> list[Block]:
        """What a part comes to; nothing where it asks for what is not there."""
        try:
            return list(self._made(part))
        except WorkbenchError as fault:
            what = _called(part)
            self.problems.append(
                Problem(
                    where=part.where,
                    message=f"The part `{what}`: {_in_a_line(fault)}.",
                    hint=_sentence(fault.hint),
                )
            )
            return []

    def _made(self, part: Part) -> Iterator[Block]:
        if isinstance(part, Heading):
            yield self._title(self._picked(part.text), part.level)
        elif isinstance(part, Prose):
            yield from paragraphs(self._picked(part.text))
        elif isinstance(part, Quoted):
            held = exported(
                self.project, part.collection, self.language, questions=part.questions
            )
            yield Quotes(collection=held)
        elif isinstance(part, Reported):
            yield self._reported(part)
        else:
            yield from self._appendix(part)

    def _picked(self, texts: Mapping[str, str]) -> str:
        return pick(texts, self.language, self.project.language) or ""

    def _title(self, text: str, level: int) -> Title:
        self._titles += 1
        return Title(text=text, level=level, anchor=f"part-{self._titles}")

    # -- tables --------------------------------------------------------------------

    def _reported(self, part: Reported) -> Numbered:
        options = dict(part.options)
        table = self.project.report(part.report, language=self.language, **options)
        notes = cells.remarks(table)
        if filter := table.provenance.get("filter"):
            notes.insert(0, word("paper.filter", self.language, filter=filter))
        if part.set:
            table, note = self._of_set(table, part.set)
            notes.insert(0, note)
        if part.show:
            table = narrowed(table, part.show)
        if part.across:
            table = spread(table, part.across)
        caption = self._picked(part.caption)
        return self._numbered(table, caption, notes, chart=part.chart)

    def _of_set(self, table: Table, name: str) -> tuple[Table, str]:
        """The rows of a set's codes, and the sentence that says so."""
        with self.project.file.reading() as connection:
            book = codebook(connection)
        sets = {one.id: one for one in book.sets}
        if name not in sets:
            known = ", ".join(sets) or "there are none"
            raise NotFound(f"there is no set {name!r}", hint=f"sets: {known}")
        if "code" not in table.names:
            raise NotFound(
                f"the report {table.name} has no rows of codes", hint="take `set` away"
            )
        place, codes = table.names.index("code"), set(sets[name].codes)
        rows = tuple(row for row in table.rows if row[place] in codes)
        title = pick(sets[name].title, self.language, book.language) or name
        return replace(table, rows=rows), word("paper.set", self.language, set=title)

    def _numbered(
        self, table: Table, caption: str, notes: Sequence[str], *, chart: bool = False
    ) -> Numbered:
        kind = "figure" if chart else "table"
        if chart and table.figure is None:
            raise UsageError(
                f"the report {table.name} cannot be drawn as it is asked for",
                hint="make it a `table`",
            )
        self._counted[kind] += 1
        number = self._counted[kind]
        label = word(f"paper.{kind}", self.language, number=number)
        return Numbered(
            number=number,
            label=label,
            caption=caption or table.title,
            anchor=f"{kind}-{number}",
            table=replace(table, title=caption or table.title),
            notes=tuple(self._noted(label, notes)),
            chart=chart,
        )

    def _noted(self, label: str, notes: Sequence[str]) -> list[str]:
        """New notes in full; for those of tables above, where they stand."""
        new = [note for note in notes if note not in self._said]
        above: dict[str, list[int]] = {}
        for note in notes:
            if note in self._said:
                table, number = self._said[note]
                above.setdefault(table, []).append(number)
        self._said |= {note: (label, n) for n, note in enumerate(new, start=1)}
        for table, numbers in above.items():
            key = "paper.notes-above" if len(numbers) > 1 else "paper.note-above"
            new.append(
                word(
                    key,
                    self.language,
                    table=table[:1].lower() + table[1:]
                    if _small(self.language)
                    else table,
                    numbers=_listed(sorted(numbers)),
                )
            )
        return new

    # -- what the program writes of itself -------------------------------------------

    def _appendix(self, part: Appendix) -> Iterator[Block]:
        language = self.language
        if part.what == "codebook":
            yield self._title(word("methods.codebook", language), 1)
            yield self._own(methods.codes(self.project, language))
            return
        yield self._title(word("methods.title", language), 1)
        told = methods.known(self.project, language, part.answers)
        for sentence in methods.sentences(told):
            yield Paragraph(runs=(Run(text=sentence),))
        tables = list(methods.tables(self.project, told))
        for table in tables[:-2]:
            yield self._own(table)
        yield self._title(word("methods.lists", language), 2)
        yield Paragraph(runs=(Run(text=word("methods.lists-lead", language)),))
        for table in tables[-2:]:
            yield self._own(table)

    def _own(self, table: Table) -> Numbered:
        return self._numbered(table, "", cells.remarks(table))


def _called(part: Part) -> str:
    if isinstance(part, Reported):
        return f"{'chart' if part.chart else 'table'}: {part.report}"
    if isinstance(part, Quoted):
        return f"quotes: {part.collection}"
    return part.what if isinstance(part, Appendix) else "heading"


def _in_a_line(fault: WorkbenchError) -> str:
    """What is wrong; of a filter, the letter where, instead of an arrow below it."""
    first = fault.message.split("\n", 1)[0].rstrip(".")
    if isinstance(fault, QuestionError):
        return f"{first} (letter {fault.position + 1} of `where`)"
    return first


def _sentence(hint: str) -> str:
    return f"{hint[:1].upper()}{hint[1:].rstrip('.')}." if hint else ""


def _small(language: str) -> bool:
    """Whether a label stands in a sentence with a small letter."""
    return language in ("nb", "nn")


def _listed(numbers: Sequence[int]) -> str:
    """Numbers in a row, as `1–3, 5`."""
    spans: list[list[int]] = []
    for one in numbers:
        if spans and one == spans[-1][1] + 1:
            spans[-1][1] = one
        else:
            spans.append([one, one])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
