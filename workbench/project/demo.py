"""The constructed study, laid out in a folder: a project beside its own files."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from workbench import settings
from workbench.domain.changes.kinds import DocumentFinished, Label, ProjectCreated
from workbench.domain.spans import Span
from workbench.errors import Refused, WorkbenchError
from workbench.ids import derived_id, new_id
from workbench.intake.rows import Row, read_rows
from workbench.project import (
    attributes,
    cases,
    codebook,
    coded_words,
    documents,
    guides,
    memos,
    quotes,
    ties,
)
from workbench.project.case_rows import WHO_ANSWERS, Wish
from workbench.project.codings import Anchors
from workbench.project.session import Project
from workbench.store import file as files
from workbench.store import log
from workbench.store.read import lookup

NAME = "nav-study"
TITLE = "Partnerskapet i Nav"
FIRST_CODER = "KN"
"""Who has coded all of it."""
CODEBOOK = "nav-partnership.yaml"
CASES = (
    ("cases.csv", "municipality", "id"),
    ("municipalities.csv", "municipality", "municipality"),
    ("cases.csv", "office", "id"),
    ("cases.csv", "interviewee", "id"),
    ("agreements.csv", "agreement", "agreement"),
)
"""Files of cases, the kind that is taken, and the column of its ids, in this order."""
SPEAKERS = {"interviewee": WHO_ANSWERS}
_NO_ATTRIBUTES = frozenset({"document", "finished"})
_LEFT_BEHIND = ("*.py", "__pycache__")


def lay_out(folder: Path) -> Path:
    """Lay the study out in a new or empty folder; the project file.

    Raises:
        Refused: there is something in the folder already; nothing was changed.
    """
    folder = Path(os.path.abspath(folder))
    _refuse_taken(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{NAME}-", dir=folder.parent))
    except OSError as problem:
        raise WorkbenchError(
            f"{folder} cannot be made: {problem.strerror}",
            hint="choose a place where you may write",
        ) from problem
    try:
        _copy(work)
        with closing(files.create(work / f"{NAME}.db")) as file:
            _fill(file, work)
        work.chmod(0o755)
        os.rename(work, folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return folder / f"{NAME}.db"


def _refuse_taken(folder: Path) -> None:
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise Refused(f"{folder} is a file", hint="choose another name")
    project = folder / f"{NAME}.db"
    if project.exists():
        raise Refused(
            f"{folder} holds the study already",
            hint=f"`workbench {project}` opens it; or choose another folder",
        )
    if any(folder.iterdir()):
        raise Refused(f"{folder} is not empty", hint="choose another folder")


def _source(name: str) -> Path:
    """Where the study's files are: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    for base in (package / "_data", package.parent):
        if (base / name).is_dir():
            return base / name
    raise WorkbenchError(
        "the study is not in this installation", hint="install the workbench again"
    )


def _copy(work: Path) -> None:
    shutil.copytree(
        _source("seeds"),
        work,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns(*_LEFT_BEHIND),
    )
    shutil.copyfile(_source("codebooks") / CODEBOOK, work / CODEBOOK)


class _Hand(Project):
    """A coder of the study, who is known by the same id in every copy of it."""

    def __init__(self, file: files.ProjectFile, name: str) -> None:
        super().__init__(file, name)
        self._author = _author(name)


def _author(name: str) -> log.Author:
    return log.Author(
        coder=derived_id(NAME, "coder", name), device=settings.device_id(), name=name
    )


def _fill(file: files.ProjectFile, work: Path) -> None:
    """Make the project of the files of the study, by the hands of its coders."""
    batch, made = log.Batch(), new_id()
    title = batch.text(made, TITLE)
    batch.add(ProjectCreated(subject=made, title=title, language="nb"))
    with file.writing() as connection:
        log.record(connection, _author(FIRST_CODER), Label.INIT, batch)
    coded = {
        path: read_rows(path, needed=("document", "coder"))
        for path in sorted((work / "codings").glob("*.csv"))
    }
    names = dict.fromkeys((FIRST_CODER, *_coders(coded.values())))
    hands = {name: _Hand(file, name) for name in names}
    first = hands[FIRST_CODER]
    _material(first, work)
    _guides(first, work)
    for path in coded:
        coded_words.import_codings(first, path, create_coders=True, actors=hands)
    for name, hand in hands.items():
        _finish(hand, read_rows(work / "documents.csv", needed=("finished",)), name)
    _memos(hands, work)
    _quotes(first, work)


def _coders(coded: Iterable[Iterable[Row]]) -> Iterable[str]:
    return (row["coder"] for rows in coded for row in rows)


def _material(hand: Project, work: Path) -> None:
    """Attributes, transcripts, what each of them is, and the codebook."""
    name = "attributes.yaml"
    attributes.apply_file(hand, (work / name).read_bytes(), name)
    folders = [work / name for name in ("transcripts", "documents")]
    there = [folder for folder in folders if folder.is_dir()]
    taken = documents.import_files(hand, there, documents.Wish(values={}))
    for one in taken:
        if one.refused:
            raise one.refused
    _cases(hand, work)
    with hand.recording(Label.ATTRIBUTES) as act:
        for row in read_rows(work / "documents.csv", needed=("document",)):
            told = {k: v for k, v in row.cells.items() if k not in _NO_ATTRIBUTES}
            values = {name: value for name, value in told.items() if value}
            key = lookup.document(act.connection, row["document"])
            act.batch.add(*attributes.attribute_changes(act, key.uid, values))
    codebook.apply(hand, (work / CODEBOOK).read_bytes(), CODEBOOK)


def _guides(hand: Project, work: Path) -> None:
    """The interview guides, and turns tied to them by hand."""
    for path in sorted((work / "guides").glob("*.yaml")):
        guides.apply_file(hand, path.read_bytes(), f"guides/{path.name}")
    ties.import_ties(hand, work / "ties.csv")


def _cases(hand: Project, work: Path) -> None:
    """Cases and register, what is referred to before what refers to it."""
    for name, kind, column in CASES:
        path = work / name
        if path.is_file():
            wish = Wish(kind=kind, id=column, speaker=SPEAKERS.get(kind, ""))
            cases.import_file(hand, path, wish)


def _finish(hand: Project, rows: Iterable[Row], coder: str) -> None:
    """The documents that a coder has finished; others are begun, or not yet."""
    names = [row["document"] for row in rows if coder in row["finished"].split(";")]
    with hand.recording(Label.FINISH) as act:
        for name in names:
            key = lookup.document(act.connection, name)
            act.batch.add(
                DocumentFinished(
                    subject=key.uid, coder=hand.author.coder, finished=True
                )
            )


def _memos(hands: dict[str, _Hand], work: Path) -> None:
    for row in read_rows(work / "memos.csv", needed=("type", "text")):
        hand = hands.get(row["coder"]) or next(iter(hands.values()))
        span = None
        if row["quote"]:
            with hand.recording(Label.MEMO) as act:
                page = Anchors(act, row["document"])
                span = page.find(row["quote"], int(row["nth"] or 0))
        target = memos.Target(document=row["document"], span=span, code=row["code"])
        memos.add(hand, target, row["text"], type=row["type"])


def _quotes(hand: Project, work: Path) -> None:
    """The collections of quotes, in the order of their rows.

    The template of a collection's attributions stands with its first quote.
    """
    rows = read_rows(work / "quotes.csv", needed=("collection", "document", "quote"))
    for row in rows:
        if row["attribution"]:
            quotes.new_collection(hand, row["collection"], template=row["attribution"])
        made = quotes.add_span(
            hand, row["collection"], row["document"], *_at(hand, row)
        )
        said = quotes.Alteration(
            printed=row["printed"],
            translation=row["translation"],
            note=row["note"],
            heading=row["heading"],
        )
        quotes.alter(hand, made, said)


def _at(hand: Project, row: Row) -> Span:
    with hand.recording(Label.QUOTE) as act:
        return Anchors(act, row["document"]).find(row["quote"], int(row["nth"] or 0))
