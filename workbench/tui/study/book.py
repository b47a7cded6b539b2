"""The desk's part of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.codebook import Code, Codebook, CodeSet, Status
from workbench.domain.codebook_diff import merged_into
from workbench.domain.languages import pick
from workbench.project import meanings, pages
from workbench.project.meanings import Meaning
from workbench.tui.desk.book_values import BookLine, BookPage, CodeForm
from workbench.tui.desk.values import CodeLine, Done
from workbench.tui.study.base import code_name
from workbench.tui.study.book_acts import BookActsStudy


class BookStudy(BookActsStudy):
    """The codebook."""

    def codes(self, pins: str = "") -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones."""
        book = self._book()
        counts = pages.code_counts(self._project)
        return list(code_lines(book, counts, self.language, self._pinned(book, pins)))

    def _pinned(self, book: Codebook, of: str) -> Mapping[str, str]:
        """The digits of codes: of a set, or one's own before the codebook's."""
        if of:
            chosen = (one for one in book.sets if self._title(one, book) == of)
            members = next((one.codes for one in chosen), ())
            codable = {code.id for code in book if code.codable}
            listed = [code for code in members if code in codable][:9]
            return {code: str(n) for n, code in enumerate(listed, start=1)}
        own = pages.pins(self._project)
        kept = {
            code.id: code.key
            for code in book
            if code.key and code.key not in own and code.id not in own.values()
        }
        return kept | {code: digit for digit, code in own.items()}

    def _title(self, one: CodeSet, book: Codebook) -> str:
        return pick(one.title, self.language, book.language) or one.id

    def pin_sets(self) -> Sequence[str]:
        """The titles of the sets of codes."""
        book = self._book()
        return [self._title(one, book) for one in book.sets]

    def meant_then(self, coding: str) -> str:
        """What a coding's code meant when it was put there, and what it means now."""
        then, now = meanings.meanings(self._project, coding)
        lines = []
        for key, one in (("meaning.then", then), ("meaning.now", now)):
            number = one.number if one else "?"
            lines.append(self._say(key, number=number))
            lines += self._meaning(one) if one else [self._say("meaning.unknown")]
            lines.append("")
        return "\n".join(lines).rstrip()

    def _meaning(self, one: Meaning) -> list[str]:
        """A definition and its rules, a line each."""
        code, book = one.code, one.language
        lines = [pick(code.definition, self.language, book) or "–"]
        for key, rules in (
            ("finder.include", code.include),
            ("finder.exclude", code.exclude),
            ("finder.example", code.examples),
        ):
            said = pick(rules, self.language, book) or ()
            lines += [f"{self._say(key)}  {rule}" for rule in said]
        return lines

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first."""
        return pages.recent_codes(self._project)

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9, or to none with an empty digit."""
        pages.pin(self._project, code, digit)
        said = self._say("finder.pinned", name=self._named(code), digit=digit)
        return Done(said=said)

    def book(self) -> BookPage:
        """The codebook with what hangs on it, retired codes too."""
        from workbench.project import codebook_reading

        found = codebook_reading.overview(self._project)
        counts = pages.code_counts(self._project)
        into = merged_into(found.book)
        by_id = found.book.by_id()
        above = {one.parent for one in found.book}
        lines = []
        keys = {code.id: code.key for code in found.book if code.key}
        for line in code_lines(found.book, counts, self.language, keys, retired=True):
            many = found.branches.get(line.id, codebook_reading.NONE)
            target = by_id.get(into.get(line.id, ""))
            lines.append(
                BookLine(
                    code=line,
                    passages=many.passages,
                    documents=many.documents,
                    above=line.id in above,
                    retired=by_id[line.id].status is Status.RETIRED,
                    into=code_name(target, found.book, self.language) if target else "",
                )
            )
        return BookPage(
            version=found.version,
            lines=lines,
            locked_by=found.lock.coder if found.lock else "",
            locked_at=found.lock.at if found.lock else "",
        )

    def code_form(self, code: str) -> CodeForm:
        """All that is known of a code."""
        from workbench.project import codebook_reading
        from workbench.tui.study.forms import form

        return form(codebook_reading.about(self._project, code), self.language)


def code_lines(
    book: Codebook,
    counts: Mapping[str, int],
    language: str,
    pins: Mapping[str, str],
    *,
    retired: bool = False,
) -> Iterator[CodeLine]:
    """The codes of a codebook as screens show them, if asked retired ones too."""
    depth: dict[str, int] = {"": -1}
    top: dict[str, Code] = {}
    branches: dict[str, int] = {}
    for code in book:
        depth[code.id] = depth.get(code.parent, -1) + 1
        first = top[code.id] = top.get(code.parent, code)
        branch = branches.setdefault(first.id, len(branches))
        if code.status is Status.RETIRED and not retired:
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
            pin=pins.get(code.id, ""),
            codable=code.codable,
            proposed=code.status is Status.PROPOSED,
            total=counts.get(code.id, 0),
        )
