"""Values through references, as the tables have them after each kind of change."""

from __future__ import annotations

from pathlib import Path

from tests.project.register import filled, take
from workbench.project import Project, cases, documents, undoing


def values(project: Project, document: str, speaker: str = "") -> dict[str, str]:
    """The values of a document, or of a speaker in it, by attribute."""
    rows = project.file.connection.execute(
        "select attribute, value from v_attribute where owner = 'document'"
        " and name = ? and coalesce(speaker, '') = ?",
        (document, speaker),
    )
    return dict(rows.fetchall())


def test_documents_follow_the_cases_that_they_refer_to(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        documents.set_values(project, "kari", {"municipality": "vik"})
        # Set on the document: before that of its office; then what it refers to.
        assert values(project, "kari")["municipality"] == "vik"
        assert values(project, "kari")["size"] == "small"
        take(project, "id,name,size\nvik,Vik,large\n", "municipality")
        assert values(project, "kari")["size"] == "large"
        undoing.undo(project, yes=True)
        assert values(project, "kari")["size"] == "small"


def test_a_reference_to_what_is_taken_back_leads_nowhere(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        take(project, "id,size\nby2,small\n", "municipality")
        documents.set_values(project, "ola", {"municipality": "by2"})
        assert values(project, "ola")["size"] == "small"
        uid = project.file.connection.execute(
            "select uid from operation where label = 'cases' order by pk desc limit 1"
        ).fetchone()[0]
        undoing.undo(project, operation=uid, yes=True)
        # The value stays; that of the case which is tied to it is another one's.
        assert values(project, "ola")["municipality"] == "by2"
        assert values(project, "ola")["size"] == "small"
        assert values(project, "ola")["population"] == "1000"


def test_a_speaker_has_what_the_case_of_that_name_has(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        take(project, "id,name,consent\nk2,Nestleder,none\n", "interviewee")
        cases.link(project, "k2", "kari", speaker="Intervjuer")
        assert values(project, "kari", "Kari")["consent"] == "role"
        assert values(project, "kari", "Intervjuer")["consent"] == "none"
        # The document's cases do not agree.
        assert "consent" not in values(project, "kari")


def test_the_view_of_cases_says_the_same(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        row = project.file.connection.execute(
            'select "case", kind, documents, name, attributes from v_case'
            " where \"case\" = 'a1'"
        ).fetchone()
        assert row == (
            "a1",
            "agreement",
            0,
            "a1",
            "municipality=by; population=60000; size=large; services=refugees;"
            " services=debt; second_time=no; leadership=joint",
        )
