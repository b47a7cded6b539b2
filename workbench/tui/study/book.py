"""The desk's part of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.codebook import Code, Codebook, Status
from workbench.domain.languages import pick
from workbench.project import codebook, pages
from workbench.tui.desk.values import CodeLine, Done
from workbench.tui.study.base import StudyBase, code_name


class BookStudy(StudyBase):
    """The codebook."""

    def codes(self) -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones."""
        book = self._book()
        counts = pages.code_counts(self._project)
        return list(code_lines(book, counts, self.language))

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first."""
        return pages.recent_codes(self._project)

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9, or to none with an empty digit."""
        codebook.pin(self._project, code, digit)
        self._kept = None
        said = self._say("finder.pinned", name=self._named(code), digit=digit)
        return Done(said=said)

    def pins(self) -> Mapping[str, str]:
        """The code that each digit applies."""
        book = self._book()
        return {code.key: code.id for code in book if code.key}


def code_lines(
    book: Codebook, counts: Mapping[str, int], language: str
) -> Iterator[CodeLine]:
    """The codes of a codebook as screens show them."""
    depth: dict[str, int] = {"": -1}
    top: dict[str, Code] = {}
    branches: dict[str, int] = {}
    for code in book:
        depth[code.id] = depth.get(code.parent, -1) + 1
        first = top[code.id] = top.get(code.parent, code)
        branch = branches.setdefault(first.id, len(branches))
        if code.status is Status.RETIRED:
            continue
        yield CodeLine(
            id=code.id,
            name=code_name(code, book, language),
            names=tuple(dict.fromkeys(code.name.values())),
            depth=depth[code.id],
            branch=branch,
            branch_name=code_name(first, book, language) if first is not code else "",
            definition=pick(code.definition, language, book.language) or "",
            include=pick(code.include, language, book.language) or (),
            exclude=pick(code.exclude, language, book.language) or (),
            examples=pick(code.examples, language, book.language) or (),
            indicators=tuple(
                term for terms in code.indicators.values() for term in terms
            ),
            pin=code.key,
            codable=code.codable,
            proposed=code.status is Status.PROPOSED,
            total=counts.get(code.id, 0),
        )
