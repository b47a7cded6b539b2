"""A quote collection for LaTeX: display quotes of csquotes, each with its attribution.

Display quotes stand without quotation marks; what is in another language than the
collection is set as that language, so that its hyphenation and inner marks are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.quotes import Collection
from workbench.render import quotation
from workbench.render.table_latex import escaped
from workbench.words import word

_BABEL = {
    "nb": "norsk",
    "nn": "nynorsk",
    "en": "british",
    "da": "danish",
    "sv": "swedish",
    "de": "ngerman",
}


def render(collection: Collection, *, raw: bool = False) -> bytes:
    """The whole file, to be input by a paper; `raw` changes nothing."""
    return ("\n".join(_lines(collection)) + "\n").encode("utf-8", "replace")


def _lines(collection: Collection) -> Iterator[str]:
    yield r"% \usepackage{csquotes} \usepackage{babel}"
    yield rf"\section*{{{escaped(quotation.title(collection))}}}"
    for quote in quotation.printed(collection):
        yield ""
        if quote.heading:
            yield rf"\subsection*{{{escaped(quote.heading)}}}"
        for paragraph in quote.question:
            yield rf"\noindent\emph{{{_broken(paragraph)}}}\par"
        # The attribution stands once, under what comes last.
        under = "" if quote.translation else quote.attribution
        yield from _displayed(quote.words, quote.language, collection, under)
        if quote.translation:
            yield from _displayed(
                quote.translation, quote.tongue, collection, quote.attribution
            )
    if not collection.quotes:
        yield escaped(word("quotes.empty", collection.language))
    remarks = quotation.remarks(collection)
    if remarks:
        yield ""
        yield r"\par\smallskip{\footnotesize"
        yield "\\par\n".join(map(escaped, remarks)) + r"\par}"


def _displayed(
    words: Sequence[str], language: str, collection: Collection, attribution: str
) -> Iterator[str]:
    """One display quote; braces keep a bracket in the attribution from ending it.

    Words that begin with a bracket, as changed ones do, would be taken for an option.
    """
    foreign = language != collection.language and language in _BABEL
    kind = "foreigndisplayquote" if foreign else "displayquote"
    tongue = f"{{{_BABEL[language]}}}" if foreign else ""
    said = f"[{{{escaped(attribution)}}}]" if attribution else ""
    yield rf"\begin{{{kind}}}{tongue}{said}"
    said = "\n\n".join(map(_broken, quotation.unmarked(words, language)))
    yield "{}" + said if said.startswith("[") else said
    yield rf"\end{{{kind}}}"


def _broken(paragraph: str) -> str:
    """A paragraph with its line breaks; none takes what follows for its option."""
    lines = [escaped(line) for line in paragraph.split("\n")]
    return "\\\\{}\n".join(lines)
