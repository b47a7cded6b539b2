"""Where codings stand, document by document, as arrays."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator

from workbench.domain.needs import Stretches
from workbench.domain.passages import ANSWERING
from workbench.store.read.scope import Scope

DOCUMENTS_AT_A_TIME = 128
"""So that memory stays small and no cursor is open while somebody works on a page."""

_PASSAGES = (
    "select p.document, p.start, p.end, p.code, p.coder, coalesce(p.turn, -1),"
    " coalesce(p.speaker, 0), p.codings, p.pk from passage p"
)
_ASIDE = f"p.role not in ({', '.join(map(repr, ANSWERING))})"
"""As the index `passage_aside` has it, which is small or empty."""
_CODINGS = (
    "select p.document, n.start, n.end, p.code, p.coder, coalesce(p.turn, -1),"
    " coalesce(p.speaker, 0), 1, n.pk from passage p join coding_now n"
    " on n.document = p.document and n.code = p.code and n.passage = p.pk"
    " join change h on h.seq = n.pk join operation o on o.pk = h.operation"
)


def spans(
    made: Scope, *, single: bool = False, code: int | None = None
) -> Iterator[Stretches]:
    """What is coded, a document at a time, in order of document, start and end.

    An entry is a passage of one code by one coder; with `single`, and where the
    question tells codings of one passage apart, it is a coding. `code` is the only one
    that is asked for.
    """
    source = _CODINGS if single or made.single else _PASSAGES
    place = "n" if single or made.single else "p"
    conditions = [*made.conditions, "p.document between :first and :last"]
    if code is not None:
        conditions.append("p.code = :code")
    statement = (
        f"{source} where {' and '.join(conditions)}"
        f" order by p.document, {place}.start, {place}.end, p.code, p.coder, 9"
    )
    every = sorted(made.base)
    for at in range(0, len(every), DOCUMENTS_AT_A_TIME):
        some = every[at : at + DOCUMENTS_AT_A_TIME]
        values = {**made.bound.values, "first": some[0], "last": some[-1], "code": code}
        yield from _by_document(made.connection.execute(statement, values).fetchall())


def aside(made: Scope) -> int:
    """How many entries do not count for no other reason than whose words they are."""
    if not made.speaking:
        return 0
    others = [one for one in made.conditions if one != made.speaking]
    clause = " and ".join([*others, _ASIDE])
    source = _CODINGS if made.single else _PASSAGES
    query = f"select count(*) from ({source} where {clause})"
    return int(made.connection.execute(query, made.bound.values).fetchone()[0])


def _by_document(rows: list[tuple[int, ...]]) -> Iterator[Stretches]:
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at][0] != rows[first][0]:
            yield _stretches(rows[first:at])
            first = at


def _stretches(rows: list[tuple[int, ...]]) -> Stretches:
    document, start, end, code, coder, turn, speaker, codings, which = (
        array("q", column) for column in zip(*rows, strict=True)
    )
    return Stretches(
        document=document[0],
        start=start,
        end=end,
        code=code,
        coder=coder,
        turn=turn,
        speaker=speaker,
        codings=codings,
        which=which,
    )


def text_of(connection: sqlite3.Connection, document: int) -> str:
    """The stored text of a document's current revision."""
    row = connection.execute(
        "select c.body from document d join revision r on r.pk = d.revision"
        " join content c on c.uid = r.text where d.pk = ?",
        (document,),
    ).fetchone()
    return str(row[0]) if row else ""


class TextOf:
    """A document's text, read when it is first asked about and not before."""

    def __init__(self, connection: sqlite3.Connection, document: int) -> None:
        self._read: Callable[[], str] = lambda: text_of(connection, document)
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The text."""
        if self._text is None:
            self._text = self._read()
        return self._text

    def blank(self, start: int, end: int) -> bool:
        """Whether there is nothing but white space between two places."""
        return not self.text[start:end].strip()
