"""The methods appendix: what the program knows of how a study was made.

What it cannot know is left as a question, unless the recipe answers it, under the
items of COREQ (Tong, Sainsbury and Craig 2007) and SRQR (O'Brien et al. 2014) by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench import __version__
from workbench.domain.codebook import Code, Codebook, Status
from workbench.domain.languages import pick
from workbench.domain.recipes import CHECKLISTS, Texts
from workbench.domain.tables import Cell, Column, Table
from workbench.domain.tables import ColumnType as C
from workbench.project import codebook as books
from workbench.project.listings.books import codebook_history
from workbench.project.listings.notes import milestones
from workbench.project.session import Project
from workbench.store.read import identity
from workbench.store.read import methods as reading
from workbench.words import counted, word


class Known(NamedTuple):
    """What there is to be said of a project."""

    language: str
    hands: Sequence[reading.Hand]
    material: Sequence[reading.Material]
    counts: reading.Counts
    book: Codebook
    edition: int
    answers: Mapping[str, Texts]
    """What the analyst says of an item."""


def known(project: Project, language: str, answers: Mapping[str, Texts]) -> Known:
    """Everything that the appendix says, but the tables of codebook and milestones."""
    with project.file.reading() as connection:
        return Known(
            language=language,
            hands=reading.hands(connection),
            material=reading.material(connection),
            counts=reading.counts(connection),
            book=books.current(project),
            edition=identity.version(connection),
            answers=answers,
        )


def sentences(told: Known) -> Iterator[str]:
    """What was done, in words."""
    language = told.language
    yield word("methods.software", language, version=__version__)
    yield _coders(told)
    yield _material(told)
    yield _codebook(told)
    yield word("methods.counting", language)


def tables(project: Project, told: Known) -> Iterator[Table]:
    """Coders, material, milestones, the history of the codebook, both lists."""
    language = told.language
    yield _made(
        "hands",
        (
            ("coder", C.TEXT),
            ("first_day", C.TEXT),
            ("last_day", C.TEXT),
            ("codings", C.COUNT),
            ("documents", C.COUNT),
            ("finished", C.COUNT),
        ),
        [
            (one.name, one.first, one.last, one.codings, one.documents, one.finished)
            for one in told.hands
        ],
        language,
    )
    yield _made(
        "material",
        (
            ("sort", C.TEXT),
            ("documents", C.COUNT),
            ("finished", C.COUNT),
            ("words", C.COUNT),
        ),
        [
            (_sort(one, language), one.documents, one.finished, one.words)
            for one in told.material
        ],
        language,
    )
    named = milestones(project, language=language)
    if named.rows:
        yield named
    yield _editions(project, language)
    for name, many in CHECKLISTS.items():
        yield _items(name, many, told)


def codes(project: Project, language: str) -> Table:
    """The codebook: every code with its definition, in the order of the tree."""
    book = books.current(project)
    above = book.by_id()
    rows = [
        (
            "\u2003" * _depth(one, above) + _name(one, book, language),
            pick(one.definition, language, book.language),
            word(f"methods.origin.{one.origin}", language) if one.origin else None,
        )
        for one in _in_use(book)
    ]
    columns = (("code", C.TEXT), ("definition", C.TEXT), ("origin", C.TEXT))
    return _made("codebook", columns, rows, language)


def _in_use(book: Codebook) -> list[Code]:
    """The codes that are not retired, as they are counted everywhere."""
    return [one for one in book if one.status is not Status.RETIRED]


def _name(code: Code, book: Codebook, language: str) -> str:
    return pick(code.name, language, book.language) or code.id


def _depth(code: Code, above: Mapping[str, Code]) -> int:
    depth = 0
    while code.parent in above:
        code, depth = above[code.parent], depth + 1
    return depth


def _made(
    name: str,
    columns: Sequence[tuple[str, C]],
    rows: Sequence[Sequence[Cell]],
    language: str,
) -> Table:
    return Table(
        name=f"methods-{name}",
        title=word(f"methods.{name}", language),
        columns=tuple(
            Column(name=one, label=word(f"methods.column.{one}", language), type=kind)
            for one, kind in columns
        ),
        rows=tuple(tuple(row) for row in rows),
        language=language,
    )


def _sort(one: reading.Material, language: str) -> str:
    return word("methods.interview" if one.interview else "methods.other", language)


def _editions(project: Project, language: str) -> Table:
    """The history in few words: the acts, how many codes each touched, and why.

    What was redefined stands word by word, before and after; what is new stands in
    the codebook.
    """
    history = codebook_history(project, language=language)
    rows: list[tuple[Cell, ...]] = []
    acts: dict[tuple[Cell, ...], dict[str, list[dict[str, Cell]]]] = {}
    for one in history.records():
        act = (one["edition"], str(one["time"])[:10], one["coder"], one["why"])
        acts.setdefault(act, {}).setdefault(str(one["change"]), []).append(one)
    for (edition, day, coder, why), changes in acts.items():
        for change, each in changes.items():
            said = _change(change, each, language)
            rows.append((edition, day, coder, said, why))
    columns = (
        ("edition", C.COUNT),
        ("day", C.TEXT),
        ("coder", C.TEXT),
        ("change", C.TEXT),
        ("why", C.TEXT),
    )
    return _made("editions", columns, rows, language)


def _change(change: str, each: Sequence[dict[str, Cell]], language: str) -> str:
    """One kind of change in one act: the codes by id, or what was said before."""
    named = word(f"value.change.{change}", language)
    ids = ", ".join(dict.fromkeys(str(one["code"]) for one in each if one["code"]))
    if change == "redefined":
        lines = [
            f"{one['code']}: {one['from'] or '–'} → {one['to'] or '–'}" for one in each
        ]
        return "\n".join([named, *lines])
    if len(each) > 12 or not ids:
        return f"{named} ({len(each)})"
    return f"{named}: {ids}"


# -- what is known, in words ---------------------------------------------------------


def _coders(told: Known) -> str:
    names = ", ".join(
        f"{one.name} ({counted('methods.codings', told.language, one.codings)})"
        for one in told.hands
    )
    many = counted("methods.coders", told.language, len(told.hands), names=names or "–")
    both = counted("methods.both", told.language, told.counts.both)
    return f"{many} {both}"


def _material(told: Known) -> str:
    parts = [f"{_sort(one, told.language)}: {one.documents}" for one in told.material]
    every = sum(one.documents for one in told.material)
    said = "; ".join(parts) or "–"
    return counted("methods.documents", told.language, every, parts=said)


def _codebook(told: Known) -> str:
    held = _in_use(told.book)
    origins = [str(one.origin) for one in held if one.origin]
    return counted(
        "methods.codes",
        told.language,
        len(held),
        edition=told.edition,
        theory=origins.count("theory"),
        material=origins.count("material"),
    )


def _guides(told: Known) -> str:
    return counted("methods.guides", told.language, told.counts.guides)


def _quotes(told: Known) -> str:
    return counted(
        "methods.quotes",
        told.language,
        told.counts.quotes,
        collections=told.counts.collections,
    )


def _software(told: Known) -> str:
    return word("methods.software", told.language, version=__version__)


def _memos(told: Known) -> str:
    return counted("methods.memos", told.language, told.counts.memos)


def _counting(told: Known) -> str:
    return word("methods.counting", told.language)


_ANSWERS: dict[str, tuple[Callable[[Known], str], ...]] = {
    "coreq.12": (_material,),
    "coreq.17": (_guides,),
    "coreq.20": (_memos,),
    "coreq.24": (_coders,),
    "coreq.25": (_codebook,),
    "coreq.26": (_codebook,),
    "coreq.27": (_software,),
    "coreq.29": (_quotes,),
    "srqr.11": (_guides, _software),
    "srqr.12": (_material,),
    "srqr.13": (_codebook, _memos),
    "srqr.14": (_coders, _counting),
    "srqr.15": (_coders,),
    "srqr.17": (_quotes,),
}
"""The items that something is known of; a question may be left beside it."""


def _items(name: str, many: int, told: Known) -> Table:
    """A list of items: what is known of each, or the question that is left."""
    language = told.language
    rows = []
    for number in range(1, many + 1):
        key = f"{name}.{number}"
        facts = " ".join(one(told) for one in _ANSWERS.get(key, ()))
        said = pick(told.answers.get(key, {}), language, told.book.language)
        facts = "\n".join(filter(None, (facts, said)))
        question = word(f"{key}.question", language)
        left = word("methods.unknown", language, question=question)
        rows.append((number, word(f"{key}.name", language), facts or left))
    columns = (("number", C.COUNT), ("item", C.TEXT), ("known", C.TEXT))
    return _made(name, columns, rows, language)
