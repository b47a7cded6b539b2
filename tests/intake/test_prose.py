"""Markdown of a recipe: words, emphasis, lists and quotes, and nothing that runs."""

from __future__ import annotations

from workbench.domain.papers import Paragraph, Run
from workbench.intake.prose import paragraphs


def plain(text: str) -> list[str]:
    return ["".join(run.text for run in one.runs) for one in paragraphs(text)]


def test_emphasis_and_line_breaks() -> None:
    assert paragraphs("Ett *to*\n**tre**\\\nfire") == (
        Paragraph(
            runs=(
                Run(text="Ett "),
                Run(text="to", emphasis=True),
                Run(text=" "),
                Run(text="tre", strong=True),
                Run(text="\n"),
                Run(text="fire"),
            )
        ),
    )


def test_lists_keep_their_numbers_and_depth() -> None:
    made = paragraphs("3. tre\n4. fire\n   - inni\n\n     mer\n\n> sitert")
    assert [(one.mark, one.depth, one.quoted) for one in made] == [
        ("3.", 1, False),
        ("4.", 1, False),
        ("•", 2, False),
        ("", 2, False),
        ("", 0, True),
    ]
    assert [one.runs[0].text for one in made] == [
        "tre",
        "fire",
        "inni",
        "mer",
        "sitert",
    ]


def test_html_is_words_and_nothing_is_fetched() -> None:
    assert plain("<script>alert(1)</script>") == ["<script>alert(1)</script>"]
    assert plain("![et bilde](http://x.no/a.png)") == ["et bilde"]
    assert plain("[NAV](https://nav.no/a)") == ["NAV (https://nav.no/a)"]
    assert plain("<https://nav.no>") == ["https://nav.no"]


def test_a_heading_within_a_text_is_strong_words() -> None:
    assert paragraphs("## Om dette") == (
        Paragraph(runs=(Run(text="Om dette", strong=True),)),
    )
