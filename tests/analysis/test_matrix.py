"""Worked out on the project that `tests.project.test_reports` describes."""

from __future__ import annotations

from pathlib import Path

from tests.store.made_project import MadeProject
from workbench.project.reports import report


def test_a_row_a_document_a_column_a_code(small: MadeProject) -> None:
    table = report(small.file, "matrix")
    assert table.names == (
        "document",
        "governing",
        "hierarchy",
        "network",
        "trust",
        "market",
        "unused",
    )
    assert table.rows == (
        ("alfa", 0, 1, 2, 0, 0, 0),
        ("beta", 0, 0, 1, 1, 0, 0),
        ("delta", 0, 0, 0, 0, 0, 0),
    )
    assert table.notes == (
        "Counted: passages.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        "1 passage begins in the words of whoever interviews, or in nobody's, and is"
        " not counted; --speakers all counts it.",
    )


def test_rolled_up(small: MadeProject) -> None:
    """In alfa 11-52 and 43-52, in beta 0-15."""
    table = report(small.file, "matrix", rollup=True)
    assert table.column("governing") == [2, 1, 0]
    assert table.column("network") == [2, 1, 0]


def test_each_coder_has_rows_of_the_documents_they_finished(small: MadeProject) -> None:
    table = report(small.file, "matrix", coders="each")
    assert table.names[:2] == ("document", "coder")
    assert table.rows == (
        ("alfa", "KN", 0, 1, 2, 0, 0, 0),
        ("beta", "KN", 0, 0, 0, 1, 0, 0),
        ("beta", "MH", 0, 0, 1, 1, 0, 0),
        ("delta", "MH", 0, 0, 0, 0, 0, 0),
    )


def test_a_code_that_is_called_like_a_column(tmp_path: Path) -> None:
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("document", ""))
    project.document("åse", "A: One two.")
    project.document("øst", "A: One two.")
    project.document("ærlig", "A: One two.")
    project.code("åse", "document", 3, 6)
    table = report(project.file, "matrix", documents="all")
    assert table.names == ("document", "code:document")
    assert table.rows == (("ærlig", 0), ("øst", 0), ("åse", 1))
    project.close()
