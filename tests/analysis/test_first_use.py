"""Three codes, `theory` from theory, `early` and `late` from the material.

In the order of the log: alfa (2010-05-11) theory and early; beta (2007-11-14) early,
finished; gamma (no date) finished; then `late` is made; alfa late, finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.store.made_project import MadeProject, code_id
from workbench.domain.changes import Change, kinds
from workbench.errors import UsageError
from workbench.project.reports import report
from workbench.store import log
from workbench.words import LANGUAGES, words_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeProject]:
    project = MadeProject(tmp_path_factory.mktemp("first") / "p.db")
    project.codebook(("theory", ""), ("early", ""))
    project.attribute("date", type="date")
    for name in ("alfa", "beta", "gamma"):
        project.document(name, "A: One two. Three.")
    project.set("alfa", "date", "2010-05-11")
    project.set("beta", "date", "2007-11-14")
    project.code("alfa", "theory", 3, 11)
    project.code("alfa", "early", 3, 11)
    project.code("beta", "early", 3, 11)
    project.finish("beta")
    project.finish("gamma")
    project.codebook(("late", ""))
    project.code("alfa", "late", 12, 18)
    project.finish("alfa")
    comes_from(project, "early", "late")
    yield project
    project.close()


def comes_from(project: MadeProject, *codes: str) -> None:
    changes: list[Change] = [
        kinds.CodeSet(
            subject=code_id(code), field=kinds.Field.ORIGIN, choice="material"
        )
        for code in codes
    ]
    project.record(kinds.Label.CODEBOOK, log.Batch(changes))


def test_by_date(made: MadeProject) -> None:
    table = report(made.file, "first-use")
    assert table.names == (
        "position",
        "document",
        "new_codes",
        "cumulative",
        "not_reread",
    )
    assert table.rows == (
        (1, "beta", 1, 1, 1),
        (2, "alfa", 1, 2, 0),
        (3, "gamma", 0, 2, 1),
    )
    assert table.notes == (
        "Counted: codes that come from the material, 2 in the codebook. Codes from"
        " theory are not.",
        "Order: by date.",
        "The order says nothing of 1 document, which comes last: gamma.",
        "In another order other documents have the new codes.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Interviewees' words only.",
        "Not worked on since some code was made, so that its absence says nothing,"
        " 2 documents: beta, gamma.",
    )


def test_as_they_were_coded(made: MadeProject) -> None:
    table = report(made.file, "first-use", order="coding")
    assert table.rows == (
        (1, "alfa", 2, 2, 0),
        (2, "beta", 0, 2, 1),
        (3, "gamma", 0, 2, 1),
    )
    assert table.notes[1] == "Order: as the documents were first coded."


def test_shuffled_the_same_each_time(made: MadeProject) -> None:
    seen = set()
    for seed in range(30):
        table = report(made.file, "first-use", order=f"shuffled:{seed}")
        assert (
            table.rows == report(made.file, "first-use", order=f"shuffled:{seed}").rows
        )
        names = table.column("document")
        assert names == sorted(
            ("alfa", "beta", "gamma"),
            key=lambda one: sha256(f"{seed}:{one}".encode()).hexdigest(),
        )
        assert table.rows[-1][3] == 2
        assert table.notes[1] == f"Order: shuffled, with the seed {seed}."
        seen.add(tuple(names))
    assert len(seen) == 6


def test_a_document_that_is_worked_on_again(tmp_path: Path) -> None:
    """Whoever marks it finished once more has been there."""
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("early", ""))
    project.document("alfa", "A: One two. Three.")
    project.code("alfa", "early", 3, 11)
    project.finish("alfa")
    project.codebook(("late", ""))
    comes_from(project, "early", "late")
    assert report(project.file, "first-use", order="coding").rows == (
        (1, "alfa", 1, 1, 1),
    )
    project.finish("alfa")
    assert report(project.file, "first-use", order="coding").rows == (
        (1, "alfa", 1, 1, 0),
    )
    with pytest.raises(UsageError, match="no document that counts has a date"):
        report(project.file, "first-use")
    project.close()


def test_each_coder_by_themselves(small: MadeProject) -> None:
    table = report(small.file, "first-use", coders="each", order="coding")
    assert [row[:5] for row in table.rows] == [
        (1, "alfa", "KN", 0, 0),
        (2, "beta", "KN", 0, 0),
        (1, "beta", "MH", 0, 0),
        (2, "delta", "MH", 0, 0),
    ]
    assert table.notes[0].startswith("Counted: codes that come from the material, 0")


def test_an_order_that_there_is_not(made: MadeProject) -> None:
    with pytest.raises(UsageError, match="order is date, coding or shuffled:SEED"):
        report(made.file, "first-use", order="shuffled")


def test_it_says_where_codes_occur_and_claims_no_more() -> None:
    """COREQ has an item of that name; what is asked there is for the authors to say."""
    every = [
        text
        for one in LANGUAGES
        for key, text in words_of(one).items()
        if not key.startswith("coreq.22.")
    ]
    for claim in ("saturat", "metning"):
        assert [text for text in every if claim in text.casefold()] == []
