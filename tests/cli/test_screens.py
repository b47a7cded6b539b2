"""What opens the screens, without opening them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli import screens
from workbench.cli.main import cli

Opened = list[tuple[str, str]]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The projects and documents that screens were opened on."""
    found: Opened = []

    def remember(project: object, document: str = "") -> None:
        found.append((getattr(project, "title", ""), document))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_CODER", "KN")
    monkeypatch.setattr(screens, "_at_a_terminal", lambda: None)
    monkeypatch.setattr("workbench.tui.app.run", remember)
    assert run("init", "study.db", "--title", "The study").exit_code == 0
    return found


@pytest.mark.parametrize(
    ("words", "document"),
    [
        ((), ""),
        (("open",), ""),
        (("study.db",), ""),
        (("study.db", "anna"), "anna"),
        (("-p", "study.db", "open", "anna"), "anna"),
        (("--as", "MH", "study.db"), ""),
    ],
    ids=" ".join,
)
def test_what_opens_them(opened: Opened, words: tuple[str, ...], document: str) -> None:
    assert run(*words).exit_code == 0
    assert opened == [("The study", document)]


def test_a_folder_without_a_project_says_how_to_make_one(
    opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "study.db").unlink()
    done = run()
    assert (done.exit_code, opened) == (1, [])
    assert done.stderr.startswith("error: there is no project here\n")


def test_without_a_terminal_there_are_no_screens() -> None:
    done = run("open")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the screens need a terminal\n"
        "hint: commands work without one: workbench --help\n"
    )
