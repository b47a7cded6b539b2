"""In a real terminal: whatever a text holds, margins stay straight and spans exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import HAS_TMUX, Terminal, opened
from workbench.project import codebook, documents, memos, open_project, pages
from workbench.project.session import init_project
from workbench.safe_text import hiding

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="there is no tmux here")

SAMPLES = {
    "wide": "中文字符與日本語の文章、한국어 문장도 있다.",
    "half": "ﾊﾝｶｸ and ｆｕｌｌ width stand side by side.",
    "stacked": "Z\u0351\u036b\u0343a\u0334l\u0335go\u0361\u0489 has a tower on it.",
    "marks": "e\u0301 a\u030a n\u0303 o\u0302\u0323 in NFD.",
    "joined": "A family 👨\u200d👩\u200d👧\u200d👦 and a flag 🏳\ufe0f\u200d🌈 came.",
    "flags": "From 🇳🇴 and 🇸🇪 to 🇩🇰, said the map.",
    "dressed": "A heart ❤\ufe0f, a keycap 1\ufe0f\u20e3, a text sign ☎\ufe0e stay put.",
    "skin": "Hands 👍🏽 up 👋🏿 and a woman 👩🏾\u200d🔬 at work.",
    "hebrew": "שלום עולם, he said, אמר הוא twice.",
    "arabic": "قال لنا إن البلدية تدفع, so it was.",
    "mixed": "One אחת two اثنان three 三 four.",
    "indic": "नमस्ते दुनिया and ไทยภาษา too.",
    "jamo": "\u1112\u1161\u11ab\u1100\u1173\u11af in pieces.",
    "tabs": "a\tb\tcc\tddd\tend of the row.",
    "steering": "red \x1b[31mnot red\x1b[0m bell \x07 back \x08 null-ish \x01 done.",
    "c1": "a \x9b31m and \x85 and \x9d0;title\x9c of eight bits.",
    "bidi": "turned \u202eabc\u202c and \u2066def\u2069 and \u200fmark\u200e.",
    "zero": "a\u200bb\u200cc\u2060d\ufeffe and soft\u00adhyphen.",
    "tags": "tagged \U000e0041\U000e0042 and private \ue000 end.",
    "title": "\x1b]0;owned\x07 and \x1b]52;c;b3duZWQ=\x07 are only text.",
}
"""A sentence each; every one is the interviewee's answer to a short question."""


BOOK = """codebook: odd
language: en
codes:
  - {id: seen, name: "seen 中文 ❤\ufe0f 👍🏽", key: "1"}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lines = [f"I: {name}?\n\nS: {words}\n" for name, words in SAMPLES.items()]
    (tmp_path / "odd.txt").write_bytes("\n".join(lines).encode())
    path = tmp_path / "odd.db"
    with init_project(path, coder="KN", title="Odd", language="en") as made:
        wish = documents.Wish(values={})
        (taken,) = documents.import_files(made, [tmp_path / "odd.txt"], wish)
        assert taken.refused is None
        codebook.apply(made, BOOK.encode(), "book.yaml")
        about = memos.Target(document="odd")
        memos.add(made, about, "\x1b]52;c;bWVtbw==\x07\x1b[5mfrom\u202e afar\x9b3m")
    return path


@pytest.fixture
def terminal(project: Path, tmp_path: Path) -> Iterator[Terminal]:
    with opened(project, tmp_path) as found:
        found.until(lambda rows: "Odd" in rows[0])
        found.press("d")
        found.until(lambda rows: "1 document" in rows[0])
        found.press("Enter")
        found.until(lambda rows: "│" in rows[3])
        yield found


def screens(terminal: Terminal) -> Iterator[list[str]]:
    """Every screen of the document, from its beginning to its end."""
    terminal.press("g")
    before: list[str] = []
    while (rows := terminal.settled()) != before:
        yield rows
        before = rows
        terminal.press("PgDn")


def test_margins_stay_straight_whatever_stands_in_the_text(terminal: Terminal) -> None:
    """The rule between text and margin is in one column of the terminal's own."""
    seen = ""
    for _ in SAMPLES:  # codes beside every answer, with a name that is wide as well
        terminal.press("l", "1")
    for rows in screens(terminal):
        inside = rows[2 : next(n for n, row in enumerate(rows) if "┴" in row)]
        assert inside and all(row.count("│") == 1 for row in inside), inside
        cells = terminal.cells([row.partition("│")[0] for row in inside])
        column = rows[1].index("┬")
        assert [r for r, c in zip(inside, cells, strict=True) if c != column] == []
        assert max(terminal.cells(rows)) <= 80
        seen += "\n".join(rows)
    for words in ("中文字符與日本語", "שלום עולם", "قال لنا", "नमस्ते", "end of the row"):
        assert words in seen


def test_spans_are_exact_whatever_stands_in_the_text(
    terminal: Terminal, project: Path
) -> None:
    """Each answer is coded as a whole; its words in the file are the sample's."""
    terminal.press("g")
    for _ in SAMPLES:
        terminal.press("l", "A", "1")
        terminal.settled()
    with open_project(project, coder="KN") as opened_:
        text = pages.page(opened_, "odd").text
        spans = [(one.start, one.end) for one in pages.codings(opened_, "odd")]
    found = [text[start:end] for start, end in sorted(spans)]
    assert found == [unicodedata.normalize("NFC", one) for one in SAMPLES.values()]


def test_words_are_chosen_one_by_one_and_stored_as_they_stand(
    terminal: Terminal, project: Path
) -> None:
    """A free selection of one word beside wide and turned ones, and its stored row."""
    terminal.press("g")
    place = list(SAMPLES).index("mixed") + 1
    terminal.press(*["l"] * place, "w", "v", "1")
    terminal.settled()
    with open_project(project, coder="KN") as opened_:
        text = pages.page(opened_, "odd").text
        (one,) = pages.codings(opened_, "odd")
    assert text[one.start : one.end] == "אחת"


ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|[PX^_].*?\x1b\\|[ -/]*.)",
    re.DOTALL,
)
"""The control sequences of ECMA-48, and the operating system commands of xterm."""
OURS = re.compile(r"\x1b(?:\[[<>=?]?[\d;:]*[A-Za-z]|\[\?\d+\$p|\]22;\w*\x07)")
"""Those that Textual writes: colours, moves, modes, the shape of the pointer."""


def test_nothing_of_a_text_reaches_the_terminal_raw(terminal: Terminal) -> None:
    """What is written is Textual's own sequences, and text in which nothing hides."""
    for _ in screens(terminal):
        pass
    terminal.press("Enter", "s")
    terminal.settled()
    terminal.press("Escape", "/", "r", "e", "d", "Enter")
    terminal.settled()
    terminal.press("M")
    assert any("from afar" in row for row in terminal.settled())
    terminal.press("Escape")
    raw = terminal.raw.read_bytes().decode("utf-8")
    assert "not red" in raw and "owned" in raw
    sequences = ESCAPES.findall(raw)
    assert {one for one in sequences if not OURS.fullmatch(one)} == set()
    assert "\x1b[5m" not in raw
    shown = ESCAPES.sub("", raw)
    assert set(hiding().findall(shown)) <= {"\r"}


def test_no_color_reaches_a_terminal_that_wants_none(
    project: Path, tmp_path: Path
) -> None:
    """Among the attributes that are set there is no colour, of text or ground."""
    with opened(project, tmp_path, NO_COLOR="1") as terminal:
        terminal.until(lambda rows: "Odd" in rows[0])
        terminal.press("d", "Enter")
        terminal.until(lambda rows: "│" in rows[3])
        terminal.press("l", "1", "j", "Enter", "s")
        terminal.settled()
        raw = terminal.raw.read_bytes().decode("utf-8")
    told = {
        one for found in re.findall(r"\x1b\[([\d;]*)m", raw) for one in found.split(";")
    }
    assert {"1", "4", "7"} <= told  # bold, underlined, reversed
    assert told <= {"", "0", "1", "2", "3", "4", "7", "39", "49"}
