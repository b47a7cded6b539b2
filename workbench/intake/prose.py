"""An analyst's own text in Markdown, as paragraphs: words, emphasis, lists, quotes.

Nothing else is taken over. HTML is words, an image is its description, and the address
of a link stands behind its words, so that a document asks for nothing from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workbench.domain.papers import Paragraph, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BULLET = "•"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(
        ["html_block", "html_inline"]
    )


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text in order."""
    return tuple(_paragraphs(_parser().parse(text)))


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    lists: list[int | None] = []
    mark, heading, quoted = "", False, 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            begins = token.attrGet("start")
            first = int(begins) if begins is not None else 1
            lists.append(first if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            mark = _BULLET if number is None else f"{number}."
            lists[-1] = None if number is None else number + 1
        elif token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type.startswith("heading"):
            heading = token.nesting == 1
        elif token.type in ("inline", "fence", "code_block"):
            yield Paragraph(
                runs=_runs(token, strong=heading),
                mark=mark,
                depth=len(lists),
                quoted=quoted > 0,
            )
            mark = ""


def _runs(token: Token, *, strong: bool) -> tuple[Run, ...]:
    if token.children is None:
        return (Run(text=token.content.rstrip("\n")),)
    return tuple(_inline(token.children, strong))


def _inline(tokens: Sequence[Token], heading: bool) -> Iterator[Run]:
    strong = emphasis = 0
    address = ""
    for token in tokens:
        if token.type.startswith("strong"):
            strong += token.nesting
        elif token.type.startswith("em_"):
            emphasis += token.nesting
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
        text = _said(token, address)
        if text:
            yield Run(text=text, strong=heading or strong > 0, emphasis=emphasis > 0)


def _said(token: Token, address: str) -> str:
    """The words of one token; behind a link that has words of its own, its address."""
    if token.type == "link_close":
        return "" if token.info == "auto" else f" ({address})"
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return breaks.get(token.type, token.content)
