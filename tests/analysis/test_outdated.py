"""Codings under a definition that is another one now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.project.study import BOOK, begin
from tests.store.made_project import MadeProject
from workbench.domain.changes.kinds import Label
from workbench.project import Project, codebook, undoing
from workbench.project.reports import report
from workbench.store.editions import editions
from workbench.store.read import identity


def edit(project: Project, code: str, **fields: object) -> None:
    """Another edition of the codebook, in which this code differs."""
    book = replace(
        BOOK,
        codes=tuple(
            replace(one, **fields) if one.id == code else one  # type: ignore[arg-type]
            for one in BOOK.codes
        ),
    )
    with project.recording(Label.CODEBOOK) as act:
        codebook.write(act, book)


def test_which_edition_a_coding_was_made_under(tmp_path: Path) -> None:
    """Edition 1 is the codebook, 2 has another colour, 3 another definition."""
    with begin(tmp_path) as project:
        project.code("leder", "dual-line", start=75, end=96)
        project.code("leder", "cost", start=75, end=96)
        edit(project, "dual-line", color="#112233")
        asked = {"documents": "all", "language": "en"}
        assert report(project.file, "outdated", **asked).rows == ()
        edit(project, "dual-line", color="#112233", definition={"nb": "To etater."})
        project.code("leder", "dual-line", start=58, end=74)
        table = report(project.file, "outdated", **asked)
        assert table.names == (
            "code",
            "document",
            "start",
            "end",
            "coder",
            "coded_under",
            "now",
        )
        assert table.rows == (("dual-line", "leder", 75, 96, "KN", 1, 3),)
        assert table.notes[0] == (
            "Coded under, now: editions of the codebook, numbered as in its history."
            " The definition of the code is another one since."
        )
        narrow = report(project.file, "outdated", where="code:cost", **asked)
        assert narrow.rows == ()
        bound = report(project.file, "outdated", where="created > 2000", **asked)
        assert bound.rows == table.rows


def test_codings_of_which_nobody_knows(small: MadeProject) -> None:
    table = report(small.file, "outdated")
    assert table.rows == ()
    assert "Of 6 codings nobody knows the definition they were made under." in (
        table.notes
    )


def test_numbers_are_those_of_the_history(tmp_path: Path) -> None:
    """An edition that is undone has no number, and those after it one less."""
    with begin(tmp_path) as project:
        edit(project, "cost", definition={"nb": "Den som betaler."})
        undoing.undo(project, yes=True)
        edit(project, "cost", definition={"nb": "Den som til slutt betaler."})
        with project.file.reading() as connection:
            known = {one.operation: one.number for one in editions(connection)}
            assert identity.numbers(connection) == known
        assert sorted(known.values()) == [1, 2]
