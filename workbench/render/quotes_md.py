"""A quote collection in Markdown: block quotes, each with its attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.quotes import Collection
from workbench.render import quotation
from workbench.render.markdown import broken, in_line
from workbench.words import word


def render(collection: Collection, *, raw: bool = False) -> bytes:
    """The whole file; `raw` changes nothing, the words are as they are to be read."""
    blocks = [f"# {in_line(quotation.title(collection))}"]
    for quote in quotation.printed(collection):
        if quote.heading:
            blocks.append(f"## {in_line(quote.heading)}")
        blocks.extend(map(broken, quote.question))
        blocks.append(_quoted(_paragraphs(quote)))
    if not collection.quotes:
        blocks.append(in_line(word("quotes.empty", collection.language)))
    remarks = quotation.remarks(collection)
    if remarks:
        blocks.append("---")
        blocks.append("\n".join(f"- {in_line(remark)}" for remark in remarks))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _paragraphs(quote: quotation.Printed) -> Iterator[str]:
    yield from map(broken, quote.words)
    yield from map(broken, quote.translation)
    if quote.attribution:
        yield f"— {in_line(quote.attribution)}"


def _quoted(paragraphs: Iterable[str]) -> str:
    """Every line behind a `>`."""
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
