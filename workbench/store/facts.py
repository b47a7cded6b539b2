"""Which value a document, a speaker in it, or a case has of each attribute.

Of a document, attribute by attribute: the value set on it; else that of the case of the
speaker; else of the document's cases where they agree; else that of a case which these
values refer to; else none. Of a case: its own; else that of a case it refers to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from workbench.store.fold.rows import sync
from workbench.store.references import Cases, agreed

Name = tuple[str, str]
"""A case as values refer to it: its kind and its id in files."""


def renew(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Bring `fact` and `document_case` up to date for these documents."""
    cases = Cases(connection)
    for document in sorted(documents):
        _renew(connection, document, cases)


def renew_cases(connection: sqlite3.Connection, every: Iterable[int]) -> None:
    """Bring `case_value` up to date for these cases."""
    cases = Cases(connection)
    present = {
        row[0]
        for row in connection.execute("select pk from case_ where state = 'present'")
    }
    for case in sorted(set(every)):
        values = cases.with_referred(cases.own(case)) if case in present else {}
        sync(
            connection,
            "case_value",
            ("case_", "attribute", "n", "value"),
            ("case_ = ?", (case,)),
            [
                (case, attribute, n, value)
                for attribute, many in values.items()
                for n, value in enumerate(many)
            ],
            keys=3,
        )


def referring(
    connection: sqlite3.Connection, named: set[Name]
) -> tuple[set[int], set[int]]:
    """The documents and the cases whose values refer to one of these cases."""
    if not named:
        return set(), set()
    kinds = sorted({kind for kind, _ in named})
    marks = ", ".join("?" * len(kinds))
    of_attribute = (
        " join attribute a on a.uid = f.attribute and a.name in"
        f" (select name from attribute where name in ({marks}))"
    )
    cases = connection.execute(
        f"select a.name, f.value, f.case_ from case_fact f{of_attribute}", kinds
    ).fetchall()
    pointing = {case for kind, key, case in cases if (kind, key) in named}
    documents = connection.execute(
        f"select a.name, f.value, f.document from document_fact f{of_attribute}", kinds
    ).fetchall()
    found = {pk for kind, key, pk in documents if (kind, key) in named}
    ties = connection.execute(
        "select l.case_, d.pk from case_link l join document d on d.uid = l.document"
    )
    return found | {pk for case, pk in ties if case in pointing}, pointing


def _renew(connection: sqlite3.Connection, document: int, cases: Cases) -> None:
    """Speaker 0 stands for the document as a whole."""
    own = cases.set_on("document", document)
    ties = _ties(connection, document)
    speakers = dict(
        connection.execute(
            "select s.pk, s.name from speaker s join document d"
            " on d.revision = s.revision where d.pk = ?",
            (document,),
        )
    )
    every = agreed([cases.own(case) for _, case in ties])
    found = {0: cases.with_referred({**every, **own})}
    tied = {(document, 0, case) for speaker, case in ties}
    for pk, name in speakers.items():
        mine = [case for speaker, case in ties if speaker in (name, "")]
        named = agreed([cases.own(case) for speaker, case in ties if speaker == name])
        found[pk] = cases.with_referred({**every, **named, **own})
        tied |= {(document, pk, case) for case in mine}
    rows = [
        (document, speaker, attribute, n, value)
        for speaker, values in found.items()
        for attribute, many in values.items()
        for n, value in enumerate(many)
    ]
    _write(connection, document, rows, sorted(tied))


def _ties(connection: sqlite3.Connection, document: int) -> list[tuple[str, int]]:
    """The speaker's name (empty: nobody's) and the case of each tie of a document."""
    return connection.execute(
        "select coalesce(c.body, ''), l.case_ from case_link l"
        " join document d on d.uid = l.document join case_ k on k.pk = l.case_"
        " left join content c on c.uid = l.speaker"
        " where d.pk = ? and k.state = 'present' and (l.speaker = '' or c.pk)"
        " order by l.case_",
        (document,),
    ).fetchall()


def _write(
    connection: sqlite3.Connection,
    document: int,
    rows: list[tuple[int, int, int, int, str]],
    tied: list[tuple[int, int, int]],
) -> None:
    sync(
        connection,
        "fact",
        ("document", "speaker", "attribute", "n", "value"),
        ("document = ?", (document,)),
        rows,
        keys=4,
    )
    sync(
        connection,
        "document_case",
        ("document", "speaker", "case_"),
        ("document = ?", (document,)),
        tied,
        keys=3,
    )
