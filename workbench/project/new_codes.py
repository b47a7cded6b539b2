"""Tagging with a code that is made on the spot: one act, one step to undo."""

from __future__ import annotations

from workbench.domain.changes.kinds import CodeAdded, CodingAdded, Label
from workbench.domain.spans import Span
from workbench.ids import new_id
from workbench.project.codebook import proposed
from workbench.project.codings import Anchors, Coded, add
from workbench.project.session import Project, Recording
from workbench.store.read import codebook

_ENDING = ".,;:!?…"


def code_new(project: Project, document: str, name: str, start: int, end: int) -> Coded:
    """Tag a span with a proposed code of this name."""
    with project.recording(Label.CODE) as act:
        page = Anchors(act, document)
        return _tagged(act, page, name, page.span(start, end), in_vivo=False)


def code_in_vivo(project: Project, document: str, start: int, end: int) -> Coded:
    """Tag a span with a code named by its own words; one of that name is used again."""
    with project.recording(Label.CODE) as act:
        page = Anchors(act, document)
        span = page.span(start, end)
        words = " ".join(page.text[span.start : span.end].split())
        name = words.rstrip(_ENDING) or words
        for code in codebook.codebook(act.connection):
            if name.casefold() in {one.casefold() for one in code.name.values()}:
                return add(act, page, code.id, span)
        return _tagged(act, page, name, span, in_vivo=True)


def _tagged(
    act: Recording, page: Anchors, name: str, span: Span, *, in_vivo: bool
) -> Coded:
    """A new code and a coding with it; the code has no definition yet."""
    proposed(act, name, in_vivo=in_vivo)
    made = [one for one in act.batch.changes if isinstance(one, CodeAdded)][-1]
    coding = CodingAdded(
        subject=new_id(),
        revision=page.key.revision_uid,
        code=made.subject,
        start=span.start,
        end=span.end,
        sum=page.sum(span),
    )
    act.batch.add(coding)
    words = page.text[span.start : span.end]
    return Coded(id=coding.subject, span=span, words=words, new=True)
