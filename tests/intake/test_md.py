"""Markdown: the words without the marks."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.documents import Role
from workbench.intake import read
from workbench.intake.md import without_marks
from workbench.intake.tex import plain


def text_of(source: str) -> str:
    return without_marks(source)[0]


def test_marks_go_and_words_stay() -> None:
    assert text_of("Det er *viktig*, **svært** ~~ikke~~ `kode` og\\\nny linje.") == (
        "Det er viktig, svært ikke kode og\nny linje."
    )


def test_escaped_brackets_are_the_transcribers() -> None:
    assert text_of(r"Ja \[latter\] nei [pause] \*host\* 1\. mai") == (
        "Ja [latter] nei [pause] *host* 1. mai"
    )


def test_headings_are_known() -> None:
    text, headings = without_marks("# Én\n\nTekst.\n\nTo\n---\n\n## Tre *tre* ##\n")
    assert text == "Én\n\nTekst.\n\nTo\n\nTre tre"
    assert [text[a:b] for a, b in headings] == ["Én", "To", "Tre tre"]


def test_lists_keep_numbers_and_bullets() -> None:
    source = "Vi må:\n\n3. spare\n4. låne\n   - av staten\n   - av andre\n\nSlutt."
    assert text_of(source) == (
        "Vi må:\n\n3. spare\n4. låne\n  - av staten\n  - av andre\n\nSlutt."
    )
    assert text_of("* a\n\n* b\n\n  mer b\n") == "* a\n\n* b\n\n  mer b"


def test_tables_are_rows_of_cells() -> None:
    source = "| Kontor | År |\n|---|--:|\n| *Ås* | 2006 |\n| Bø | 2007 |\n\nEtter."
    assert text_of(source) == "Kontor\tÅr\nÅs\t2006\nBø\t2007\n\nEtter."


def test_code_links_pictures_quotes() -> None:
    assert text_of("```py\nx = '*'\n```\n\n    y < 1") == "x = '*'\n\ny < 1"
    assert text_of("Se [planen](http://x.no/a_b 'Tittel') og <http://y.no>.") == (
        "Se planen og http://y.no."
    )
    assert text_of("![Et kart](kart.png)\n\n> Sitat\n> her.\n\n***\n") == (
        "Et kart\n\nSitat\nher."
    )


def test_html_is_read_for_its_words() -> None:
    source = (
        "Før<br>etter <span class='x'>ord</span> &amp; &oslash;<!-- skjult -->.\n\n"
        "<!-- \n  ikke\n\n  med -->\n\n<div>\n<p>Et &laquo;avsnitt&raquo;</p>\n"
        "<script>alert('nei')</script>\n</div>\n"
    )
    assert text_of(source) == "Før\netter ord & ø.\n\nEt «avsnitt»"


def test_what_is_no_mark_stays() -> None:
    source = "5 < 6 og 7 > 2, a_b_c, 2 * 3 * 4, $5 og $10, #1, [x], <3"
    assert text_of(source) == source


def test_formulas() -> None:
    assert text_of(r"La $\theta_1$ og $x_{1i} \in \mathbb{R}^2$ være.") == (
        "La θ₁ og x_(1i) ∈ ℝ² være."
    )
    assert plain(r"\gamma_{11} \cdot \text{timing}_i + \varepsilon_i") == (
        "γ₁₁ ⋅ timing_(i) + ε_(i)"
    )
    assert plain(r"\sqrt{n} \ln(a / b) \{c\}") == r"√n ln (a / b) {c}"


def test_speakers_times_and_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "samtale 1.md"
    path.write_text(
        "---\ntitle: Samtale\n---\n\n# Samtalen\n\n"
        "**Kari Lie:** \\[01:46\\] Velkommen *hit*.\n\nFint vær.\n\n"
        "**Intervjuer:** Takk!\n\n**Kari Lie:** \\[latter\\] Ja.\n",
        encoding="utf-8",
    )
    draft = read(path)
    assert draft.text == (
        "Samtalen\n\nKari Lie: [01:46] Velkommen hit.\n\nFint vær.\n\n"
        "Intervjuer: Takk!\n\nKari Lie: [latter] Ja."
    )
    assert [
        (turn.speaker, turn.role, turn.time, draft.text[turn.start : turn.end])
        for turn in draft.turns
    ] == [
        ("Kari Lie", Role.INTERVIEWEE, 106_000, "Velkommen hit.\n\nFint vær."),
        ("Intervjuer", Role.INTERVIEWER, None, "Takk!"),
        ("Kari Lie", Role.INTERVIEWEE, None, "[latter] Ja."),
    ]
    assert (draft.name, draft.format) == ("samtale 1", "md")
    assert draft.notes == (
        "Stored as its text, without Markdown's marks.",
        "The block of settings at its beginning was left out.",
        "The 1 words before the first speaker belong to no turn.",
    )


def test_without_speakers_a_heading_is_no_turn(tmp_path: Path) -> None:
    path = tmp_path / "notat.md"
    path.write_text("# Tittel\n\nFørste.\n\n- a\n- b\n", encoding="utf-8")
    draft = read(path)
    assert [draft.text[t.start : t.end] for t in draft.turns] == ["Første.", "- a\n- b"]
