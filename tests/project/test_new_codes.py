from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.errors import Refused
from workbench.project import codebook, documents, init_project, pages, undoing
from workbench.project.new_codes import code_in_vivo, code_new
from workbench.project.session import Project

TEXT = "Leder: Det er to herrer her.\n\nLeder: To herrer, sier jeg.\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with init_project(tmp_path / "p.db", coder="KN", language="nb") as made:
        documents.import_files(made, [tmp_path / "a.txt"], documents.Wish(values={}))
        yield made


def held(project: Project) -> list[tuple[str, str]]:
    return [(c.code, TEXT[c.start : c.end]) for c in pages.codings(project, "a")]


def test_a_new_code_and_its_coding_are_one_step(project: Project) -> None:
    start = TEXT.index("Det er")
    made = code_new(project, "a", "Dobbel styring", start, start + 21)
    assert made.words == "Det er to herrer her."
    [code] = codebook.current(project).codes
    assert (code.id, code.status, code.origin) == ("dobbel-styring", "proposed", None)
    assert held(project) == [("dobbel-styring", "Det er to herrer her.")]
    undoing.undo(project)
    assert held(project) == []
    assert codebook.current(project).codes == ()


def test_a_name_that_is_taken_is_refused_and_nothing_is_coded(
    project: Project,
) -> None:
    code_new(project, "a", "Styring", 7, 13)
    with pytest.raises(Refused, match="styring"):
        code_new(project, "a", "styring", 14, 16)
    assert len(held(project)) == 1


def test_in_vivo_takes_the_words_and_the_code_of_that_name(project: Project) -> None:
    first, second = TEXT.index("to herrer"), TEXT.index("To herrer")
    code_in_vivo(project, "a", first, first + 9)
    code_in_vivo(project, "a", second, second + 10)
    assert held(project) == [("to-herrer", "to herrer"), ("to-herrer", "To herrer,")]
    [code] = codebook.current(project).codes
    assert (code.name, code.origin) == ({"nb": "to herrer"}, "material")
