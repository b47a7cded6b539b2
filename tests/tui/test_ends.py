"""The screens in a terminal of their own, whose process is told to end."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.tui.pseudo_terminal import Terminal
from workbench.project import codebook, codings, documents, init_project, open_project

TEXT = "Intervjuer: Hvem eier?\n\nLeder: Det gjør vi. Sammen, sier de.\n"
BOOK = """
codebook: trial
language: nb
codes: [{id: dual-command, name: Dobbel styringslinje, key: "2"}]
"""
LEFT = b"\x1b[?1049l"
"""What a terminal gets when a program leaves its second screen."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "k08-3.txt").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "studie.db"
    with init_project(made, coder="KN", title="Prøve", language="nb") as opened:
        wish = documents.Wish(values={})
        documents.import_files(opened, [tmp_path / "k08-3.txt"], wish)
        codebook.apply(opened, BOOK.encode(), "bok.yaml")
    return made


@pytest.mark.parametrize("way", ["hangup", "terminate", "closed"])
def test_ending_loses_nothing_and_leaves_the_terminal_as_it_was(
    project: Path, way: str
) -> None:
    with Terminal(project, "k08-3") as terminal:
        terminal.until(lambda seen: b"lagret" in seen)
        terminal.type("l2")
        terminal.until(lambda seen: b"Kodet" in seen)
        if way == "closed":
            terminal.close()
            assert terminal.ended() == 128 + signal.SIGHUP
        else:
            number = signal.SIGHUP if way == "hangup" else signal.SIGTERM
            terminal.send(number)
            assert terminal.ended() == 128 + number
            assert LEFT in terminal.seen
    with open_project(project, coder="KN") as opened:
        with opened.file.reading() as connection:
            held = connection.execute("select start, end from coding_now").fetchall()
        start = TEXT.index("Det gjør vi.")
        assert [tuple(row) for row in held] == [(start, start + 12)]
        assert codings.code_words(opened, "k08-3", "dual-command", "Sammen").new
