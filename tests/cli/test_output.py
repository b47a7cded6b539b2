"""Results go where they are asked to, in the format that is asked for."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli import output
from workbench.cli.main import cli
from workbench.errors import Refused, UsageError, WorkbenchError
from workbench.render.tables import format_of

TEXT = "I: What?\n\nAnna: =SUM(A1) is what it said. Åse knew.\n"


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_CODER", "KN")
    (tmp_path / "anna.txt").write_text(TEXT)
    (tmp_path / "book.yaml").write_text(
        "codebook: small\ncodes:\n  - {id: power, name: {nb: Makt, en: Power}}\n"
    )
    for words in (
        ["init", "study.db", "--language", "nb"],
        ["import", "anna.txt"],
        ["codebook", "apply", "book.yaml"],
        ["code", "anna", "power", "--quote", "=SUM(A1) is what it said."],
        ["finish", "anna"],
    ):
        assert run(*words).exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


PASSAGES = ("report", "passages")


def test_the_words_are_the_same_in_every_format(study: Path) -> None:
    said = "=SUM(A1) is what it said."
    (row,) = json.loads(run(*PASSAGES, "--format", "json").stdout)["rows"]
    assert (row["code"], row["document"], row["text"]) == ("power", "anna", said)
    assert (row["start"], row["end"], row["speaker"]) == (16, 41, "Anna")
    held = list(
        csv.DictReader(io.StringIO(run(*PASSAGES, "--format", "csv", "--raw").stdout))
    )
    assert held[0]["text"] == said
    assert said in run(*PASSAGES).stdout
    for name in ("p.html", "p.md", "p.tsv", "p.tex", "p.txt"):
        assert run(*PASSAGES, "-o", name).exit_code == 0
        assert "is what it said." in (study / name).read_text()
    for name, part in (
        ("p.xlsx", "xl/worksheets/sheet1.xml"),
        ("p.docx", "word/document.xml"),
    ):
        assert run(*PASSAGES, "-o", name).exit_code == 0
        with zipfile.ZipFile(study / name) as held_:
            assert part in held_.namelist()


def test_a_cell_that_a_spreadsheet_could_run_is_defused_and_said_to_be(
    study: Path,
) -> None:
    done = run(*PASSAGES, "--format", "csv", "--language", "en")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert row["Text"] == "'=SUM(A1) is what it said."
    assert "note: 1 cell could have been run by a spreadsheet" in done.stderr


def test_headings_and_labels_are_in_the_language_of_the_project_or_as_asked(
    study: Path,
) -> None:
    frequencies = ("report", "frequencies", "--format", "csv")
    head, row = run(*frequencies).stdout.splitlines()
    assert (head.split(",")[:2], row.split(",")[:2]) == (
        ["Kode", "Navn"],
        ["power", "Makt"],
    )
    head, row = run(*frequencies, "--language", "en").stdout.splitlines()
    assert (head.split(",")[:2], row.split(",")[:2]) == (
        ["Code", "Name"],
        ["power", "Power"],
    )


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.csv", "a.xlsx", "a.docx"])
def test_the_same_project_gives_the_same_bytes(study: Path, name: str) -> None:
    for folder in ("one", "two"):
        (study / folder).mkdir()
        done = run("report", "frequencies", "-o", f"{folder}/{name}")
        assert done.exit_code == 0
    assert (study / "one" / name).read_bytes() == (study / "two" / name).read_bytes()


def test_a_file_is_replaced_whole_and_keeps_its_rights(study: Path) -> None:
    there = study / "out.csv"
    there.write_text("mine " * 1000)
    there.chmod(0o640)
    assert run("documents", "-o", "out.csv").exit_code == 0
    assert there.read_text().startswith("Dokument,")
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    assert [one.name for one in study.glob(".workbench-*")] == []


def test_a_new_file_has_the_rights_of_any_new_file(study: Path) -> None:
    mask = os.umask(0o022)
    try:
        assert run("documents", "-o", "new.csv").exit_code == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE((study / "new.csv").stat().st_mode) == 0o644


def test_a_project_is_never_written_over(study: Path) -> None:
    before = (study / "study.db").read_bytes()
    done = run("documents", "-o", "study.db", "--format", "csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "it is not written over" in done.stderr
    assert (study / "study.db").read_bytes() == before


def test_a_project_behind_a_link_is_never_written_over(study: Path) -> None:
    (study / "out.csv").symlink_to(study / "study.db")
    with pytest.raises(Refused, match="not written over"):
        output.write_file(study / "out.csv", b"rows")


def test_a_place_that_cannot_be_written_is_a_sentence(study: Path) -> None:
    with pytest.raises(WorkbenchError, match="cannot be written: No such file"):
        output.write_file(study / "none" / "out.csv", b"rows")


def wanted(format: str | None, name: str | None) -> output.Wanted:
    where = Path(name) if name else None
    return output.Wanted(format=format, output=where, raw=False, language="")


@pytest.mark.parametrize(
    ("format", "name", "chosen"),
    [
        (None, None, "table"),
        ("csv", None, "csv"),
        (None, "a.CSV", "csv"),
        ("csv", "a.csv", "csv"),
        ("csv", "a.dat", "csv"),
        (None, "a.tex", "latex"),
    ],
)
def test_which_format_is_meant(
    format: str | None, name: str | None, chosen: str
) -> None:
    assert output.chosen(wanted(format, name), format_of) == chosen


def test_a_format_and_an_ending_that_disagree_are_refused() -> None:
    with pytest.raises(UsageError, match=r"a\.csv is a file of the format csv, not md"):
        output.chosen(wanted("md", "a.csv"), format_of)


def test_a_file_without_an_ending_needs_a_format() -> None:
    with pytest.raises(UsageError, match="has no ending"):
        output.chosen(wanted(None, "table"), format_of)


def test_json_holds_nothing_that_steers() -> None:
    class Out(io.StringIO):
        buffer = io.BytesIO()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", Out())
        output.json_text({"text": "a\u202eb\x1b[2J\nc\u200d"})
    made = Out.buffer.getvalue().decode()
    assert "\\u202e" in made
    assert "\x1b" not in made
    assert json.loads(made) == {"text": "a\u202eb\x1b[2J\nc\u200d"}


def test_a_report_is_drawn_where_it_can_be(study: Path) -> None:
    counted = ("report", "frequencies")
    assert run(*counted, "-o", "f.svg").exit_code == 0
    drawn = (study / "f.svg").read_text()
    assert drawn == run(*counted, "--format", "svg").stdout
    assert ">Makt</text>" in drawn
    assert ">100 % (1)</text>" in drawn
    assert "Andel (n = 1)" in drawn
    assert run(*counted, "-o", "f.png").exit_code == 0
    assert (study / "f.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert "<svg" in run(*counted, "--format", "html", "--chart").stdout
    assert "<svg" not in run(*counted, "--format", "html").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["documents", "--format", "html"],
        ["report", "frequencies"],
        ["report", "frequencies", "--format", "csv"],
    ],
)
def test_a_chart_that_nobody_would_see_is_refused(
    study: Path, words: list[str]
) -> None:
    refused = run(*words, "--chart")
    assert refused.exit_code == 2
    assert "--chart draws above the table" in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("words", [["passages"], ["frequencies", "--coders", "each"]])
def test_what_is_not_drawn_says_what_is(study: Path, words: list[str]) -> None:
    refused = run("report", *words, "-o", "f.svg")
    assert refused.exit_code == 2
    assert f"there is no chart of “{words[0]}”" in refused.stderr
    assert "without `--coders each`" in refused.stderr
    assert not (study / "f.svg").exists()
