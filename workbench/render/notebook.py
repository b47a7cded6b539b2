"""Memos by date in the formats that are read: Markdown, HTML, Word."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.notebook import Entry, Notebook
from workbench.domain.tables import Table
from workbench.errors import UsageError
from workbench.render import cells, notebook_docx, page, quotation
from workbench.render.markdown import broken, in_line
from workbench.words import word

FORMATS = ("md", "html", "docx")
"""Formats with a layout of their own; in the others memos are a table."""


def render(notebook: Notebook, format: str) -> bytes:
    """The memos in one format; the same memos give the same bytes.

    Raises:
        UsageError: the format has no layout for memos.
    """
    if format == "md":
        return _markdown(notebook)
    if format == "html":
        return _html(notebook)
    if format == "docx":
        return notebook_docx.render(notebook, head=head, remarks=remarks(notebook))
    raise UsageError(f"there is no notebook in the format {format!r}")


def head(entry: Entry, language: str) -> str:
    """Type, what it is about, who, when, on one line."""
    said = [entry.type, entry.subject, entry.coder, entry.clock]
    if entry.changed:
        said.append(word("notebook.changed", language, day=entry.changed))
    return " · ".join(part for part in said if part)


def remarks(notebook: Notebook) -> list[str]:
    """What stands at the end: notes, then where the memos come from."""
    origin = [f"{label}: {text}" for label, text in _origin(notebook)]
    return [*_notes(notebook), *origin]


def _notes(notebook: Notebook) -> list[str]:
    return [*notebook.notes, word("render.utc", notebook.language)]


def _origin(notebook: Notebook) -> list[tuple[str, str]]:
    of = Table(
        name="memos",
        title=notebook.title,
        columns=(),
        rows=(),
        provenance=notebook.provenance,
        language=notebook.language,
    )
    return cells.origin(of)


def _markdown(notebook: Notebook) -> bytes:
    blocks = [f"# {in_line(notebook.title)}", *_blocks(notebook)]
    if not notebook.entries:
        blocks.append(in_line(word("notebook.empty", notebook.language)))
    blocks.append("---")
    blocks.append("\n".join(f"- {in_line(one)}" for one in remarks(notebook)))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _blocks(notebook: Notebook) -> Iterator[str]:
    day = ""
    for entry in notebook.entries:
        if entry.day != day:
            day = entry.day
            yield f"## {in_line(day)}"
        yield f"**{in_line(head(entry, notebook.language))}**"
        quoted = quotation.marked(entry.quoted, notebook.language)
        if quoted:
            lines = "\n\n".join(map(broken, quoted)).split("\n")
            yield "\n".join(f"> {line}".rstrip() for line in lines)
        yield from map(broken, quotation.paragraphs(entry.text))


def _html(notebook: Notebook) -> bytes:
    entries = [
        {
            "entry": entry,
            "head": head(entry, notebook.language),
            "quoted": quotation.marked(entry.quoted, notebook.language),
            "text": quotation.paragraphs(entry.text),
        }
        for entry in notebook.entries
    ]
    return page.fill(
        "notebook.html",
        title=notebook.title,
        language=notebook.language,
        measure=page.NARROW,
        entries=entries,
        empty=word("notebook.empty", notebook.language),
        notes=_notes(notebook),
        origin=_origin(notebook),
    )
