"""Errors end in sentences and exit codes, and nothing is written on the way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from workbench.cli import faults, registry, speech
from workbench.cli.main import cli

TEXT = "Anna: We had two offices. Nobody knew who decided.\n"
BOOK = "codebook: small\ncodes:\n  - {id: power, name: Power}\n"


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=typed)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project that has one document, one code and one coding."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_CODER", "KN")
    (tmp_path / "anna.txt").write_text(TEXT)
    (tmp_path / "book.yaml").write_text(BOOK)
    for words in (
        ("init", "study.db", "--language", "en"),
        ("import", "anna.txt"),
        ("codebook", "apply", "book.yaml"),
        ("code", "anna", "power", "--at", "26:50"),
    ):
        assert run(*words).exit_code == 0
    return tmp_path


def refused(path: Path, *words: str) -> tuple[int, str]:
    """Run a command that must write nothing; its exit code and what it said."""
    before = path.read_bytes() if path.exists() else b""
    done = run("-p", str(path), *words)
    assert (path.read_bytes() if path.exists() else b"") == before
    assert done.stdout == ""
    return done.exit_code, done.stderr


CODE = ("code", "anna", "power", "--at", "6:25")


# -- files that are no project of ours, or not to be written -------------------------


def test_no_project(study: Path) -> None:
    code, said = refused(study / "none.db", "documents")
    assert code == 1
    assert said == (
        f"error: there is no project {study.resolve()}/none.db\n"
        "hint: `workbench init FILE` makes one\n"
    )


def test_no_project_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("documents")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "error: there is no project here\nhint: say which one with -p FILE.db, or make"
        " one with `workbench init FILE.db`\n"
    )


def test_a_file_that_is_no_database(study: Path) -> None:
    path = study / "notes.db"
    path.write_text("These are my notes of a long day. " * 10)
    code, said = refused(path, *CODE)
    assert code == 1
    assert said.startswith(f"error: {path.resolve()} is no project of the workbench\n")


def test_a_database_of_another_program(study: Path) -> None:
    path = study / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t (a)")
    connection.commit()
    connection.close()
    code, said = refused(path, *CODE)
    assert code == 1
    assert said.startswith(
        f"error: {path.resolve()} is a database of another program\n"
    )


def test_a_project_of_a_newer_version(study: Path) -> None:
    path = study / "study.db"
    raw = bytearray(path.read_bytes())
    raw[60:64] = (9999).to_bytes(4, "big")
    path.write_bytes(bytes(raw))
    code, said = refused(path, *CODE)
    assert code == 1
    assert "was written by a newer version of the workbench\n" in said
    assert "hint: update the workbench; the file was not touched\n" in said


def test_a_project_that_may_only_be_read(study: Path) -> None:
    path = study / "study.db"
    path.chmod(0o400)
    code, said = refused(path, *CODE)
    assert code == 1
    assert said == (
        "error: study.db can be read and not changed: the file is write-protected\n"
        "hint: copy the project to a place where you may write\n"
    )
    assert run("-p", str(path), "show", "anna").output == TEXT


def test_a_project_in_which_another_program_writes(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.file.PATIENCE", 0.05)
    path = study / "study.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    try:
        code, said = refused(path, *CODE)
    finally:
        other.rollback()
        other.close()
    assert code == 1
    assert said.startswith("error: another process has been writing to study.db")
    assert "hint: wait until it is done, then try again\n" in said


def test_a_damaged_project(study: Path) -> None:
    path = study / "study.db"
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(bytes(raw))
    code, said = refused(path, "documents")
    assert code == 1
    assert said.startswith("error: ")
    assert "damaged" in said
    assert "Traceback" not in said


# -- whoever calls it -----------------------------------------------------------------


def test_nobody_has_said_who_acts(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_CODER")
    code, said = refused(study / "study.db", *CODE)
    assert code == 2
    assert said == (
        "error: nobody has said who is working\n"
        "hint: give --as NAME, or set WORKBENCH_CODER\n"
    )


def test_who_acts_is_asked_once_at_a_terminal(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_CODER")
    monkeypatch.setattr(speech, "can_ask", lambda: True)
    first = run(*CODE, typed="Åse\n")
    assert (first.exit_code, "Your name" in first.stderr) == (0, True)
    second = run("code", "anna", "power", "--at", "6:12")
    assert (second.exit_code, second.stderr) == (0, "")
    listed = run("codings", "--coders", "Åse", "--format", "csv", "--raw").stdout
    assert [line.split(",")[2:4] for line in listed.splitlines()[1:]] == [
        ["6", "12"],
        ["6", "25"],
    ]


@pytest.mark.parametrize(
    ("answer", "exit_code", "left"), [("y\n", 0, 0), ("n\n", 1, 1), ("\n", 1, 1)]
)
def test_what_asks_first_is_asked_at_a_terminal(
    study: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    exit_code: int,
    left: int,
) -> None:
    monkeypatch.setattr(speech, "can_ask", lambda: True)
    done = run("erase", "anna", typed=answer)
    assert done.exit_code == exit_code
    assert "erasing 'anna' takes away its words, 1 coding and" in done.stderr
    listed = run("documents", "--format", "csv", "--raw").stdout
    assert len(listed.splitlines()) - 1 == left


def test_a_wrong_option_is_one_line_and_where_help_is(study: Path) -> None:
    done = run("code", "--not-there")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error: No such option '--not-there'. Did you mean '--nth'?\n"
        "hint: `workbench code --help` says what it takes\n"
    )


def test_words_that_would_steer_a_terminal_are_shown_as_marks(study: Path) -> None:
    done = run("show", "\x1b[2Janna\u202e")
    assert done.stderr.startswith(
        "error: there is no document '\\x1b[2Janna\\u202e'"
    ) or done.stderr.startswith("error: there is no document '␛[2Janna⇄'")
    assert "\x1b" not in done.output


# -- what nobody foresaw --------------------------------------------------------------


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let the command `documents` fail."""

    def fails_with(error: BaseException) -> None:
        @click.command()
        def documents() -> None:
            raise error

        load = registry.load
        monkeypatch.setattr(
            "workbench.cli.lazy.load",
            lambda entry: (
                documents if entry.target.endswith(":documents") else load(entry)
            ),
        )

    return fails_with


def test_a_fault_of_ours_is_logged_without_a_word_of_the_material(
    study: Path, surroundings: Path, broken: Callable[[BaseException], None]
) -> None:
    broken(KeyError("Nobody knew who decided"))
    done = run("documents")
    assert (done.exit_code, done.stdout) == (1, "")
    error, hint = done.stderr.splitlines()
    assert error == (
        "error: something went wrong in the workbench itself (KeyError);"
        " what was not finished was not recorded"
    )
    assert hint.startswith("hint: please report it")
    assert "Nobody" not in done.output
    log = faults.path()
    assert log.parent == surroundings
    assert log.stat().st_mode & 0o777 == 0o600
    told = log.read_text()
    assert "builtins.KeyError" in told
    assert "test_main.py" in told
    assert "Nobody" not in told


def test_ctrl_c_is_130_and_changes_nothing(
    study: Path, broken: Callable[[BaseException], None]
) -> None:
    before = (study / "study.db").read_bytes()
    broken(KeyboardInterrupt())
    done = run("documents")
    assert done.exit_code == 130
    assert done.stderr.strip() == "interrupted"
    assert (study / "study.db").read_bytes() == before


def test_ctrl_c_in_an_import_leaves_the_project_as_it_was(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (study / "bo.txt").write_text("Bo: The money.\n")
    (study / "cy.txt").write_text("Cy: The city.\n")
    from workbench import intake

    read = intake.read
    seen: list[Path] = []

    def once(path: Path, **options: object) -> object:
        if seen:
            raise KeyboardInterrupt
        seen.append(path)
        return read(path)

    monkeypatch.setattr(intake, "read", once)
    before = (study / "study.db").read_bytes()
    assert run("import", "bo.txt", "cy.txt").exit_code == 130
    assert (study / "study.db").read_bytes() == before


# -- in a process of its own ----------------------------------------------------------


def process(*words: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_process_gives_results_on_stdout_and_the_rest_on_stderr(study: Path) -> None:
    out, err = process("codings", "--format", "csv", cwd=study).communicate()
    assert (
        out.decode().splitlines()[0]
        == "Id,Document,Start,End,Code,Coder,Text,Created,Memo"
    )
    assert err.decode() == "note: Times are in UTC.\n"


def test_a_reader_that_goes_away_is_no_error(study: Path) -> None:
    many = "".join(f"Anna: Number {n}.\n\n" for n in range(20_000))
    (study / "long.txt").write_text(many)
    assert run("import", "long.txt").exit_code == 0
    running = process("show", "long", cwd=study)
    assert running.stdout is not None
    assert running.stderr is not None
    with running:
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (141, b"")


def test_a_full_disk_is_a_sentence(study: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "documents"],
            cwd=study,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "error: the output: No space left on device\n"
