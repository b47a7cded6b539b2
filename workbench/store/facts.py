"""Which value a document, or a speaker in it, has of each attribute.

Attribute by attribute: the value set on the document; else that of the case of the
speaker; else of the document's cases where they agree; else none.
"""

from __future__ import annotations

import sqlite3

from workbench.store.fold.rows import sync

Values = dict[int, tuple[str, ...]]
"""Values by attribute, as row numbers of attributes."""


def renew(connection: sqlite3.Connection, document: int) -> None:
    """Bring `fact` and `document_case` up to date for one document.

    Speaker 0 stands for the document as a whole.
    """
    attributes = dict(connection.execute("select uid, pk from attribute"))
    own = _own(connection, "document", document, attributes)
    ties = connection.execute(
        "select coalesce(c.body, ''), l.case_ from case_link l"
        " join document d on d.uid = l.document join case_ k on k.pk = l.case_"
        " left join content c on c.uid = l.speaker"
        " where d.pk = ? and k.state = 'present' and (l.speaker = '' or c.pk)"
        " order by l.case_",
        (document,),
    ).fetchall()
    speakers = dict(
        connection.execute(
            "select s.pk, s.name from speaker s join document d"
            " on d.revision = s.revision where d.pk = ?",
            (document,),
        )
    )
    cases = {case: _own(connection, "case", case, attributes) for _, case in ties}
    agreed = _agreed([cases[case] for _, case in ties])
    found = {0: {**agreed, **own}}
    tied = {(document, 0, case) for speaker, case in ties}
    for pk, name in speakers.items():
        mine = [case for speaker, case in ties if speaker in (name, "")]
        named = _agreed([cases[case] for speaker, case in ties if speaker == name])
        found[pk] = {**agreed, **named, **own}
        tied |= {(document, pk, case) for case in mine}
    rows = [
        (document, speaker, attribute, n, value)
        for speaker, values in found.items()
        for attribute, many in values.items()
        for n, value in enumerate(many)
    ]
    _write(connection, document, rows, sorted(tied))


def _own(
    connection: sqlite3.Connection, table: str, pk: int, attributes: dict[str, int]
) -> Values:
    column = "document" if table == "document" else "case_"
    found: Values = {}
    for uid, value in connection.execute(
        f"select attribute, value from {table}_fact"
        f" where {column} = ? order by attribute, n",
        (pk,),
    ):
        if uid in attributes:
            found[attributes[uid]] = (*found.get(attributes[uid], ()), value)
    return found


def _agreed(cases: list[Values]) -> Values:
    """The values in which all cases that have any agree."""
    found: Values = {}
    for attribute in {one for case in cases for one in case}:
        values = {case[attribute] for case in cases if attribute in case}
        if len(values) == 1:
            found[attribute] = values.pop()
    return found


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
