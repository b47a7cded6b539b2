"""Every command by name: where it is written, and the line that `--help` shows.

The lines stand here so that help is shown, and one command is run, without loading the
others. Order here is the order of `--help`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import click


class Entry(NamedTuple):
    """A command that is loaded when it is asked for."""

    target: str
    """`module:attribute`, the attribute a click command."""
    help: str


COMMANDS: dict[str, Entry] = {
    "demo": Entry(
        "workbench.cli.beginning:demo", "Lay out a constructed study and open it."
    ),
    "init": Entry("workbench.cli.beginning:init", "Make an empty project."),
    "project": Entry(
        "workbench.cli.project:project", "What the project is called and allows."
    ),
    "settings": Entry(
        "workbench.cli.preferences:settings", "How you like the program: keys, colours."
    ),
    "open": Entry("workbench.cli.screens:open_", "Open the screens."),
    "import": Entry("workbench.cli.importing:import_", "Take in documents."),
    "settle": Entry(
        "workbench.cli.importing:settle",
        "Codings that a corrected text left in doubt.",
    ),
    "documents": Entry(
        "workbench.cli.documents:documents", "List documents, set what they are."
    ),
    "show": Entry("workbench.cli.documents:show", "The stored text of a document."),
    "finish": Entry(
        "workbench.cli.documents:finish", "Say that you have finished coding one."
    ),
    "unfinish": Entry("workbench.cli.documents:unfinish", "Take that back."),
    "cases": Entry(
        "workbench.cli.cases:cases", "List cases, or import them from a table."
    ),
    "link": Entry("workbench.cli.cases:link", "Tie a case to a document or speaker."),
    "attributes": Entry(
        "workbench.cli.attributes:attributes", "The attributes file, in and out."
    ),
    "guide": Entry(
        "workbench.cli.guides:guide", "Interview guides, and turns tied to them."
    ),
    "coders": Entry("workbench.cli.coders:coders", "Who has coded."),
    "codebook": Entry(
        "workbench.cli.codebook:codebook", "The codebook, in and out, and its history."
    ),
    "code": Entry("workbench.cli.coding:code", "Tag a passage with a code."),
    "codings": Entry(
        "workbench.cli.coding:codings", "List codings, or import them by their words."
    ),
    "uncode": Entry("workbench.cli.coding:uncode", "Remove codings of yours."),
    "undo": Entry("workbench.cli.undoing:undo", "Take back what you did last."),
    "redo": Entry("workbench.cli.undoing:redo", "Do again what you took back."),
    "history": Entry("workbench.cli.undoing:history", "Who did what, and when."),
    "memo": Entry("workbench.cli.memos:memo", "Write, list and export memos."),
    "find": Entry("workbench.cli.documents:find", "Find words in the documents."),
    "report": Entry("workbench.cli.reports:report", "Tables of what is coded."),
    "quotes": Entry("workbench.cli.quotes:quotes", "Quote collections, in and out."),
    "milestone": Entry(
        "workbench.cli.keeping:milestone", "Name the project as it stands."
    ),
    "backup": Entry("workbench.cli.keeping:backup", "Keep a checked copy."),
    "doctor": Entry("workbench.cli.keeping:doctor", "Check that the project is sound."),
    "rebuild": Entry(
        "workbench.cli.keeping:rebuild", "Make every table anew out of the log."
    ),
    "erase": Entry(
        "workbench.cli.keeping:erase", "Erase a document or a case for good."
    ),
}


def load(entry: Entry) -> click.Command:
    """The command, imported now."""
    module, _, attribute = entry.target.partition(":")
    found: click.Command = getattr(import_module(module), attribute)
    return found
