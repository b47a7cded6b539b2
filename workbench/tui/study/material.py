"""The desk's part of the study at a glance."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import CodebookError, NotFound, Problem, WorkbenchError
from workbench.progress import Progress
from workbench.project import board, codebook, documents, material, naming
from workbench.project.board import Board
from workbench.project.documents import Taken
from workbench.project.material import Left, Overview
from workbench.tui.desk.material import Stopped, TakenIn
from workbench.tui.desk.values import Done, PassageLine
from workbench.tui.study.finding import FindingStudy
from workbench.words import find

if TYPE_CHECKING:
    from workbench.tui.desk import Desk

BOOKS = frozenset({".yaml", ".yml"})
"""How the names of codebook files end."""


class MaterialStudy(FindingStudy):
    """The study at a glance."""

    def overview(self) -> Overview:
        """Documents in groups, cases, what was coded today, what waits."""
        naming.refresh(self._project)
        found = material.overview(
            self._project,
            since=_midnight(),
            documents=self._base(),
            language=self.language,
        )
        kinds = (
            replace(one, label=kind_name(one.kind, one.label, self.language))
            for one in found.kinds
        )
        return replace(found, kinds=tuple(kinds))

    def where_left(self) -> Left | None:
        """Where this coder was last, and when."""
        return material.where_left(self._project)

    def newest_copy(self) -> tuple[str, str] | None:
        """When the project was last copied whole, and why."""
        return material.newest_copy(self._project.file.path)

    def board(self) -> Board:
        """Every document with its numbers and attributes."""
        return board.board(self._project, self.language)

    def fitting(self, where: str) -> frozenset[str]:
        """The names of the documents that a filter fits."""
        return board.fitting(self._project, where)

    def passages_today(self) -> Sequence[PassageLine]:
        """The passages that this coder has coded in today."""
        return _lines(material.made_since(self._project, _midnight()))

    def passages_outdated(self) -> Sequence[PassageLine]:
        """The passages that were coded under a definition that is another now."""
        return _lines(material.outdated(self._project))

    def entitle(self, title: str) -> Done:
        """Gives the study another title."""
        naming.entitle(self._project, title)
        return Done(said=self._say("done.entitled", title=self._project.title))

    def act_as(self, name: str) -> Done:
        """Lets somebody else work from now on."""
        naming.act_as(self._project, name)
        return Done(said=self._say("done.acting", name=self._project.coder))

    def take_in(self, paths: str, progress: Progress) -> TakenIn:
        """Takes in files, the files of folders, or a codebook."""
        every = [_path(one) for one in paths.split(";") if one.strip()]
        try:
            if len(every) == 1 and every[0].suffix.lower() in BOOKS:
                return self._take_book(every[0])
            wish = documents.Wish(values={})
            taken = documents.import_files(self._project, every, wish, progress)
        except Stopped:
            return TakenIn(said=self._say("import.stopped"))
        many = sum(one.refused is None for one in taken)
        said = self._say.count("import.taken", many)
        left = len(taken) - many
        if left:
            said = f"{said} {self._say.count('import.refused', left)}"
        return TakenIn(said=said, refused=tuple(_told(taken)))

    def _take_book(self, path: Path) -> TakenIn:
        """Takes over a codebook file."""
        try:
            codebook.apply(self._project, path.read_bytes(), path.name)
        except CodebookError as error:
            return TakenIn(
                said=self._say("import.faulty"),
                refused=(error.message, *map(_problem, error.problems)),
            )
        self._forget_book()
        many = material.codes(self._project)
        return TakenIn(said=self._say.count("import.codebook", many))

    def demo(self) -> Desk:
        """Lays the constructed study out beside this project; a desk over it."""
        from workbench.project import demo, open_project
        from workbench.tui.study import Study

        folder = self._project.file.path.absolute().parent / demo.NAME
        made = demo.lay_out(folder)
        return Study(open_project(made, coder=demo.FIRST_CODER))

    def close(self) -> None:
        """Lets go of the project."""
        self._project.close()


def kind_name(kind: str, label: str, language: str) -> str:
    """What cases of a kind are called: their own label, else words for the usual."""
    if label != kind:
        return label
    return find(f"kind.{kind}", language) or kind


def _midnight() -> str:
    """When the user's day began, in UTC."""
    now = datetime.now().astimezone()
    began = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return f"{began.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _lines(found: Iterable[material.Found]) -> list[PassageLine]:
    return [
        PassageLine(
            document=one.document,
            start=one.start,
            end=one.end,
            text=one.text,
            code=one.code,
            coder=one.coder,
        )
        for one in found
    ]


def _path(typed: str) -> Path:
    """A path as somebody typed or dropped it: in quotes, from `~`, blanks escaped."""
    text = typed.strip().strip("'\"").replace("\\ ", " ")
    path = Path(os.path.expanduser(text))
    if not path.exists():
        raise NotFound(f"there is no file or folder {str(path)!r}")
    return path


def _told(taken: Iterable[Taken]) -> Iterable[str]:
    """What was refused, and what is worth looking at, as sentences."""
    for one in taken:
        if one.refused is not None:
            yield _sentence(one.refused)
        elif one.draft is not None:
            yield from (_problem(problem) for problem in one.draft.problems)


def _sentence(error: WorkbenchError) -> str:
    return f"{error.message} ({error.hint})" if error.hint else error.message


def _problem(problem: Problem) -> str:
    return f"{problem.where}: {problem.message} {problem.hint}".strip()
