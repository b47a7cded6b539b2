"""Codings by their words, from a file: how analysts exchange them without spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.changes.kinds import Label
from workbench.domain.spans import Span
from workbench.errors import IntakeError, Problem, UsageError, WorkbenchError
from workbench.intake.rows import Row, problem, read_rows
from workbench.project.codings import Anchors, add
from workbench.project.session import Project, Recording
from workbench.store import log
from workbench.store.file import Connection
from workbench.store.read import about

NEEDED = ("document", "code", "quote")
KNOWN = ("coder", "nth", "memo")


@dataclass(slots=True, kw_only=True)
class Imported:
    """What became of one coder's rows."""

    coder: str
    added: int = 0
    again: int = 0
    """Rows whose coding was there already, or stands twice in the file."""


@dataclass(slots=True)
class _Hand:
    """One coder's rows while they are taken in."""

    act: Recording
    told: Imported
    seen: set[tuple[int, Span, str]] = field(default_factory=set)


def import_codings(
    project: Project,
    path: Path,
    *,
    create_coders: bool = False,
    dry_run: bool = False,
    actors: Mapping[str, Project] | None = None,
) -> list[Imported]:
    """Tag the words that each row names; one operation for each coder, or nothing.

    `actors` are coders who are known already, by their names.

    Raises:
        IntakeError: a row is wrong; `problems` names every such row.
    """
    rows = read_rows(path, needed=NEEDED, known=KNOWN)
    known = {project.coder: project, **(actors or {})}
    acting = {
        name: known.get(name) or Project(project.file, name)
        for name in dict.fromkeys(row["coder"] or project.coder for row in rows)
    }
    with project.file.reading() as connection:
        _refuse_strangers(connection, project, path, rows, create_coders)
    if dry_run:
        with project.file.reading() as connection:
            return [one.told for one in _taken(connection, acting, path, rows, project)]
    authors = {name: actor.author for name, actor in acting.items()}
    with project.file.writing() as connection:
        hands = _taken(connection, acting, path, rows, project)
        for hand in hands:
            if hand.act.batch.changes:
                author = authors[hand.told.coder]
                log.record(connection, author, Label.CODE_MANY, hand.act.batch)
    return [hand.told for hand in hands]


def _refuse_strangers(
    connection: Connection,
    project: Project,
    path: Path,
    rows: Sequence[Row],
    create: bool,
) -> None:
    if create:
        return
    known = {one.name for one in about.coders(connection)}
    strange = {
        row["coder"]: row
        for row in reversed(rows)
        if row["coder"] and row["coder"] not in known
    }
    if strange:
        raise IntakeError(
            f"{path.name} names coders who have not worked on this project:"
            f" {', '.join(sorted(strange))}",
            hint="say --create-coders if they are new",
        )


def _taken(
    connection: Connection,
    actors: Mapping[str, Project],
    path: Path,
    rows: Sequence[Row],
    project: Project,
) -> list[_Hand]:
    hands = {
        name: _Hand(Recording(connection, actor), Imported(coder=name))
        for name, actor in actors.items()
    }
    pages: dict[str, Anchors] = {}
    problems: list[Problem] = []
    for row in rows:
        hand = hands[row["coder"] or project.coder]
        try:
            name = row["document"]
            if name not in pages:
                pages[name] = Anchors(hand.act, name)
            _take(hand, pages[name], row)
        except WorkbenchError as fault:
            problems.append(problem(path, row, f"{fault.message}.", fault.hint))
    if problems:
        raise IntakeError(
            f"{path.name}: {len(problems)} of {len(rows)} rows are wrong;"
            " nothing was recorded",
            problems=problems,
            hint="mend the rows named above, and import the file again",
        )
    return list(hands.values())


def _take(hand: _Hand, page: Anchors, row: Row) -> None:
    span = page.find(row["quote"], _nth(row["nth"]))
    key = (page.key.pk, span, row["code"])
    if key in hand.seen:
        hand.told.again += 1
        return
    hand.seen.add(key)
    made = add(hand.act, page, row["code"], span, memo=row["memo"])
    if made.new:
        hand.told.added += 1
    else:
        hand.told.again += 1


def _nth(given: str) -> int:
    if not given:
        return 0
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UsageError(f"nth is {given!r}, not a number from 1")
    return int(given)
