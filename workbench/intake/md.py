"""Markdown: its text without marks; what was said stays word for word.

Headings, paragraphs, list items (with their numbers and bullets), tables (a row a line,
cells parted by tabs), code and the text of links are kept. Marks, addresses of links,
HTML tags, HTML comments and front matter are not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.documents import Draft
from workbench.domain.spans import Span
from workbench.domain.text import normalised
from workbench.intake.encodings import Decoded
from workbench.intake.speakers import turns_of
from workbench.intake.tex import plain
from workbench.intake.txt import problems_of, reading_notes, turn_notes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_FRONT = re.compile(r"\A---[ \t]*\n(?=[\w-]+:)(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")


def read(decoded: Decoded, path: Path, interviewers: Collection[str] = ()) -> Draft:
    """A Markdown document as its text without marks, with its turns."""
    source = normalised(decoded.text)
    front = _FRONT.match(source)
    text, headings = without_marks(source[front.end() :] if front else source)
    turns = turns_of(text, interviewers=interviewers, headings=headings, dashes=False)
    notes = [*reading_notes(decoded), "Stored as its text, without Markdown's marks."]
    if front:
        notes.append("The block of settings at its beginning was left out.")
    return Draft(
        name=path.stem,
        format="md",
        text=text,
        turns=turns,
        encoding=decoded.encoding,
        confidence=decoded.confidence,
        notes=(*notes, *turn_notes(text, turns)),
        problems=problems_of(decoded, path.name),
    )


def without_marks(source: str) -> tuple[str, tuple[Span, ...]]:
    """The text of a Markdown source (LF, NFC), and the spans of its headings in it."""
    from markdown_it.tree import SyntaxTreeNode

    writer = _Writer()
    writer.children(SyntaxTreeNode(_parser().parse(source)))
    return "".join(writer.parts), tuple(writer.headings)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)


class _Writer:
    """Writes blocks one after the other, and keeps where the headings are."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.headings: list[Span] = []
        self.length = 0
        self.gap = "\n\n"
        self.lead = ""
        self.indent = ""

    def block(self, text: str, *, heading: bool = False) -> None:
        """Add a block after a gap, behind the bullet or number that waits for it."""
        body = normalised(text).strip("\n")
        if not (body + self.lead).strip():
            return
        if self.indent:
            body = body.replace("\n", "\n" + self.indent)
        lead = self.lead or self.indent
        whole = (self.gap if self.parts else "") + lead + body
        if heading:
            start = self.length + len(whole) - len(body)
            self.headings.append(Span(start, start + len(body)))
        self.parts.append(whole)
        self.length += len(whole)
        self.lead = ""

    def children(self, node: SyntaxTreeNode) -> None:
        """Write every block below `node`."""
        for child in node.children:
            self.node(child)

    def node(self, node: SyntaxTreeNode) -> None:
        """Write one block as its kind asks."""
        kind = node.type
        if kind in ("bullet_list", "ordered_list"):
            self.list(node)
        elif kind == "table":
            self.block("\n".join(_rows(node)))
        elif kind in ("fence", "code_block"):
            self.block(node.content)
        elif kind == "html_block":
            self.block(_without_tags(node.content))
        elif kind.startswith("math_block"):
            self.block(plain(node.content))
        elif kind in ("paragraph", "heading"):
            self.block(_inline(node), heading=kind == "heading")
        elif kind != "hr":
            self.children(node)

    def list(self, node: SyntaxTreeNode) -> None:
        """Write the items of a list, each behind its bullet or number."""
        outer, gap = self.indent, self.gap
        for item in node.children:
            self.lead = f"{outer}{item.info}{item.markup} "
            self.indent = outer + "  "
            for place, child in enumerate(item.children):
                self.node(child)
                self.gap = "\n" if _tight(node) else "\n\n"
                if place == len(item.children) - 1 and self.lead:
                    self.block("")
        self.indent, self.gap, self.lead = outer, gap, ""


def _tight(node: SyntaxTreeNode) -> bool:
    """Whether no blank line stands between the items of a list."""
    return all(
        child.hidden
        for item in node.children
        for child in item.children
        if child.type == "paragraph"
    )


def _rows(table: SyntaxTreeNode) -> Iterator[str]:
    for row in table.walk():
        if row.type == "tr":
            yield "\t".join(_inline(cell).replace("\n", " ") for cell in row.children)


def _inline(node: SyntaxTreeNode) -> str:
    """The words of a paragraph, a heading or a cell."""
    return "".join(
        _said(token)
        for child in node.children
        if child.type == "inline" and child.token is not None
        for token in child.token.children or ()
    )


def _said(token: Token) -> str:
    """What an inline token puts into the text."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if _BREAK.fullmatch(token.content) else ""
    if token.type.startswith("math_inline"):
        return plain(token.content)
    return token.content


def _without_tags(source: str) -> str:
    """The words of a piece of HTML: no tags, comments, scripts or styles."""
    text = _BREAK.sub("\n", _DROPPED.sub("", source))
    lines = html.unescape(_TAG.sub("", text)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
