"""A document to be read by a person or a program: its text and its turns."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.documents import Turn
from workbench.project.session import Project
from workbench.store.read import lookup, pages, revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A document's current text."""

    document: str
    text: str
    turns: tuple[Turn, ...]
    notes: tuple[str, ...]
    issues: tuple[str, ...]
    """Codings that wait to be settled, as sentences."""

    def record(self) -> dict[str, object]:
        """As JSON has it: spans in code points, times in milliseconds."""
        return {
            "document": self.document,
            "text": self.text,
            "turns": [
                {
                    "speaker": turn.speaker or None,
                    "role": str(turn.role),
                    "start": turn.start,
                    "end": turn.end,
                    "time": turn.time,
                }
                for turn in self.turns
            ],
            "notes": list(self.notes),
            "issues": list(self.issues),
        }


def text(project: Project, name: str) -> str:
    """A document's stored text."""
    with project.file.reading() as connection:
        return revisions.text(connection, lookup.document(connection, name).revision)


def shown(project: Project, name: str) -> Shown:
    """A document's text, turns, and what waits to be settled on it."""
    from workbench.project import corrections

    with project.file.reading() as connection:
        page = pages.page(connection, lookup.document(connection, name))
    issues = tuple(
        f"{one.outcome}: {one.code} by {one.coder}, {one.start}:{one.end}"
        for one in corrections.waiting(project, name)
    )
    return Shown(
        document=page.key.name,
        text=page.text,
        turns=page.turns,
        notes=(),
        issues=issues,
    )
