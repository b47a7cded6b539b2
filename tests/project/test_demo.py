"""The study as it is laid out, against the files that it was made of."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from tests.checks import views
from workbench.errors import Refused
from workbench.project import coders, open_project, quotes, recipes
from workbench.project import documents as documents_of
from workbench.project.demo import lay_out
from workbench.project.listings import codings, documents, notes

SEEDS = Path(__file__).parents[2] / "seeds"
LABEL = re.compile(r"^(?:Intervjuer|Informant|I|S): ", re.MULTILINE)


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_HOME", str(home))
        return lay_out(tmp_path_factory.mktemp("place") / "nav-study")


def test_every_transcript_is_a_document_with_its_own_numbers(study: Path) -> None:
    with open_project(study) as project:
        found = {
            str(one["document"]): one for one in documents.documents(project).records()
        }
    files = {path.stem: path for path in (SEEDS / "transcripts").glob("*.txt")}
    assert set(files) <= set(found)
    for name, path in files.items():
        text = path.read_text(encoding="utf-8")
        assert found[name]["characters"] == len(text)
        # What stands before anybody speaks is nobody's words.
        begins = LABEL.search(text)
        assert begins
        spoken = LABEL.sub("", text[begins.start() :])
        assert found[name]["words"] == len(re.findall(r"\w+", spoken))


def test_each_document_is_what_the_table_says_in_words(study: Path) -> None:
    with open_project(study) as project:
        found = {
            str(one["document"]): one
            for one in documents.documents(project, language="en").records()
        }
    said = {row["document"]: row for row in rows("documents.csv")}
    one = found["2010-fylke-leder-01"]
    assert said["2010-fylke-leder-01"]["role"] == "nav-leader"
    assert (one["wave"], one["role"], one["date"]) == (
        "2010",
        "Nav leader",
        "2010-05-11",
    )
    # The interviews of 2008 belong to no wave.
    assert found["2008-kommune-radmann-vikstad-01"]["wave"] is None


def test_every_coding_of_the_files_is_there_by_its_words(study: Path) -> None:
    with open_project(study) as project:
        found = {
            (one["document"], one["code"], one["coder"], one["text"])
            for one in codings.codings(project).records()
        }
    wanted = {
        (row["document"], row["code"], row["coder"], row["quote"])
        for file in (SEEDS / "codings").glob("*.csv")
        for row in rows(f"codings/{file.name}")
    }
    assert found == wanted


def test_memos_and_quotes_are_there(study: Path) -> None:
    with open_project(study) as project:
        memos = notes.memos(project).column("text")
        held = list(notes.quotes(project).records())
    said = {row["text"] for row in rows("memos.csv")}
    with_codings = {
        row["memo"]
        for file in (SEEDS / "codings").glob("*.csv")
        for row in rows(f"codings/{file.name}")
        if row["memo"]
    }
    assert set(memos) == said | with_codings
    assert [one["text"] for one in held] == [row["quote"] for row in rows("quotes.csv")]
    first = held[0]["attribution"]
    assert first == "tjenestemann departementet høsten 2007"


def test_a_collection_for_each_of_two_chapters(study: Path) -> None:
    with open_project(study) as project:
        first, second = (
            quotes.collection(project, title)
            for title in ("Partnerskapet, første utkast", "Drift og utfordringer")
        )
        english, brief = (
            quotes.collection(project, one.title, "en") for one in (first, second)
        )
    assert (len(first.quotes), len(second.quotes)) == (12, 12)
    assert first.quotes[9].attribution == "tjenestemann direktoratet våren 2010"
    said = english.quotes[9].attribution
    assert said == "civil servant, the Directorate, spring 2010"
    assert second.quotes[8].attribution == "politiker, intervju 2007"
    assert brief.quotes[8].attribution == "politician, interview 2007"
    headings = [one.heading for one in second.quotes if one.heading]
    assert headings == ["Innenfor døra", "Regningen", "Hvem som svarer"]
    assert first.notes == second.notes == ()


def test_the_files_lie_beside_it_and_no_tool_of_ours(study: Path) -> None:
    names = {path.name for path in study.parent.iterdir()}
    assert {"transcripts", "nav-partnership.yaml", "documents.csv"} <= names
    assert "check.py" not in names


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="not empty"):
        lay_out(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_is_left_of_a_study_that_could_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Refused("no")

    monkeypatch.setattr("workbench.project.demo._quotes", fail)
    with pytest.raises(Refused, match="no"):
        lay_out(tmp_path / "study")
    assert list(tmp_path.iterdir()) == []


def test_a_second_program_counts_the_same_from_the_views(
    study: Path, tmp_path: Path
) -> None:
    """Also where two names are one person, and one of them finished a document."""
    assert list(views.differences(study, "wave", ["2007", "2010"])) == []
    copy = Path(shutil.copy(study, tmp_path / "one.db"))
    with open_project(copy, coder="KN") as project:
        documents_of.finish(project, "2007-departement-tjenestemann-01", finished=False)
        coders.same(project, "MH", "KN")
        base = project.report("coverage").column("document")
    assert "2007-departement-tjenestemann-01" in base
    assert list(views.differences(copy, "wave", ["2007", "2010"])) == []


def test_the_recipe_beside_it_builds_the_study(study: Path) -> None:
    """The register's totals as seeds/README.md has them; a code's by its passages."""
    name = "recipe.yaml"
    with open_project(study) as project:
        paper = recipes.build(project, (study.parent / name).read_bytes(), name)
        english = recipes.build(
            project, (study.parent / name).read_bytes(), name, language="en"
        )
        rows_of = project.report("frequencies", by="wave", where="wave = 2010")
    assert [one.text for one in paper.contents if one.text[0].isdigit()] == [
        "1. Hvorfor oppsto partnerskapet?",
        "2. Hva har innføring og drift vist?",
        "3. Hva innebærer det å organisere forvaltning som partnerskap?",
        "4. Hvilke utfordringer bærer det med seg?",
    ]
    tables = [one for one in paper.numbered if not one.chart]
    origins, pairs, _, leadership = tables[:4]
    assert [row[1:3] for row in leadership.table.rows] == [
        (440, 475),
        (424, 475),
        (16, 475),
        (35, 475),
    ]
    told = {row["name"]: row for row in rows_of.records()}["Kvasiløsning"]
    shown = {row["name"]: row for row in origins.table.records()}["Kvasiløsning"]
    assert shown["2010.passages"] == told["passages"]
    assert len(pairs.table.rows) == 4
    captions = [one.caption for one in english.numbered if not one.chart]
    assert captions[3] == "Leadership model in the agreements"
    assert [len(one.table.rows) for one in english.numbered] == [
        len(one.table.rows) for one in paper.numbered
    ]
