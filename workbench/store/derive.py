"""What depends on several subjects: passages, values, branches, search.

Recomputed after the fold, in the same transaction, for what was touched. No fold reads
it, no dump holds it, and a rebuild gives the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.passages import runs
from workbench.store.aliases import coder_aliases
from workbench.store.fold.rows import sync
from workbench.store.turns import Turns

NOW = ["pk", "document", "code", "coder", "start", "end", "turn", "passage"]
PASSAGE = [
    "pk",
    "code",
    "document",
    "coder",
    "start",
    "end",
    "turn",
    "speaker",
    "role",
    "codings",
]


@dataclass(slots=True)
class Touched:
    """What a fold touched, as row numbers."""

    documents: set[int] = field(default_factory=set)
    """Their current revision or state is another one."""
    facts: set[int] = field(default_factory=set)
    """Their values or ties may be other ones."""
    cases: set[int] = field(default_factory=set)
    """Cases whose values may be other ones."""
    named: set[tuple[str, str]] = field(default_factory=set)
    """Those by kind and id in files, as values refer to them."""
    pairs: set[tuple[int, int]] = field(default_factory=set)
    """(document, code) in which codings stand now; the code as recorded."""
    left: set[tuple[int, int]] = field(default_factory=set)
    """(document, code) in which they counted before; the code as it was read."""
    redirected: set[int] = field(default_factory=set)
    """Codes that now stand for another one."""
    coders: bool = False
    """Who is who may differ."""
    attributes: bool = False
    guides: bool = False
    tree: bool = False


def derive(
    connection: sqlite3.Connection, touched: Touched, *, fresh: bool = False
) -> None:
    """Bring every derived table up to date with what was touched."""
    if touched.tree:
        _branches(connection)
    aliases = coder_aliases(connection)
    moved = (
        _moved_coders(connection, aliases) if touched.coders and not fresh else set()
    )
    targets = _targets(connection)
    documents = set(touched.documents)
    for document in sorted(documents):
        _search(connection, document)
    pairs = {(document, targets.get(code, code)) for document, code in touched.pairs}
    pairs |= touched.left
    if not fresh:
        pairs |= _stale_pairs(connection, documents, touched.redirected, moved, targets)
    passages = Passages(connection, targets, aliases)
    for document, code in sorted(pairs):
        passages.renew(document, code)
    _settled(connection, {document for document, _ in pairs} | documents, aliases)
    documents |= _facts(connection, touched)
    _guides(connection, documents, touched)


def _facts(connection: sqlite3.Connection, touched: Touched) -> set[int]:
    """Values of documents and cases; those that refer to a touched case, too.

    Returns:
        The documents that may have other values now.
    """
    documents, cases = touched.documents | touched.facts, set(touched.cases)
    if touched.attributes:
        documents = {row[0] for row in connection.execute("select pk from document")}
        cases = {row[0] for row in connection.execute("select pk from case_")}
    if not documents and not cases:
        return documents
    from workbench.store import facts

    if touched.named and not touched.attributes:
        more, pointing = facts.referring(connection, touched.named)
        documents, cases = documents | more, cases | pointing
    facts.renew(connection, documents)
    if cases:
        facts.renew_cases(connection, cases)
    return documents


def _guides(
    connection: sqlite3.Connection, documents: set[int], touched: Touched
) -> None:
    """Which question each turn belongs to; nothing where there is no guide."""
    if not touched.guides:
        found = connection.execute("select 1 from guide limit 1").fetchone()
        if not found or not (documents or touched.tree):
            return
    from workbench.store import guides

    if touched.guides or touched.tree:
        guides.renew_codes(connection)
    if touched.guides:
        documents = {row[0] for row in connection.execute("select pk from document")}
    guides.renew(connection, documents)


def counted_in(
    connection: sqlite3.Connection, codings: Iterable[int]
) -> set[tuple[int, int]]:
    """The (document, code) pairs in which these codings count as things stand."""
    found = set()
    for pk in codings:
        pair = connection.execute(
            "select document, code from coding_now where pk = ?", (pk,)
        ).fetchone()
        if pair:
            found.add(pair)
    return found


def _targets(connection: sqlite3.Connection) -> dict[int, int]:
    return dict(
        connection.execute("select pk, target from code where target is not null")
    )


def _moved_coders(
    connection: sqlite3.Connection, aliases: dict[int, int]
) -> set[tuple[int, int]]:
    """(document, code) of codings whose coder is now read as another one."""
    known = {
        pk: aliases.get(pk, pk) for (pk,) in connection.execute("select pk from coder")
    }
    found: set[tuple[int, int]] = set()
    for pk, now in known.items():
        found |= set(
            connection.execute(
                "select n.document, n.code from coding c join coding_now n using (pk)"
                " where c.coder = ? and n.coder <> ?",
                (pk, now),
            )
        )
    return found


def _stale_pairs(
    connection: sqlite3.Connection,
    documents: Iterable[int],
    redirected: Iterable[int],
    moved: set[tuple[int, int]],
    targets: dict[int, int],
) -> set[tuple[int, int]]:
    pairs = set(moved)
    for document in documents:
        for table in ("coding", "coding_now"):
            rows = connection.execute(
                f"select distinct code from {table} where document = ?",
                (document,),
            )
            pairs |= {(document, targets.get(code, code)) for (code,) in rows}
    for code in redirected:
        counted = connection.execute(
            "select distinct n.document, n.code from coding c"
            " join coding_now n using (pk) where c.code = ?",
            (code,),
        )
        pairs |= set(counted.fetchall())
        recorded = connection.execute(
            "select distinct document from coding where code = ?", (code,)
        )
        pairs |= {(document, targets.get(code, code)) for (document,) in recorded}
    return pairs


class Passages:
    """Renews the passages of one code in one document, many times over."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        targets: dict[int, int],
        aliases: dict[int, int],
    ) -> None:
        self._connection = connection
        self._aliases = aliases
        self._sources: dict[int, list[int]] = {}
        for code, target in targets.items():
            self._sources.setdefault(target, []).append(code)
        self._targets = targets
        self._document = -1
        self._turns = Turns(connection, None)
        self._revision: int | None = None
        self._text: str | None = None

    def renew(self, document: int, code: int) -> None:
        """Bring `coding_now` and `passage` up to date for this pair."""
        if document != self._document:
            self._turn_to(document)
        now: list[tuple[Any, ...]] = []
        passages: list[tuple[Any, ...]] = []
        for coder, codings in sorted(self._by_coder(document, code).items()):
            spans = {which: (start, end) for start, end, _, which in codings}
            for run in runs(codings, self._blank):
                first = run.members[0]
                pk, speaker, role = self._turns.voice(run.turn)
                span = (run.start, run.end)
                passages.append(
                    (
                        first,
                        code,
                        document,
                        coder,
                        *span,
                        pk,
                        speaker,
                        role,
                        len(run.members),
                    )
                )
                now += [
                    (which, document, code, coder, *spans[which], pk, first)
                    for which in run.members
                ]
        scope = ("document = ? and code = ?", (document, code))
        sync(self._connection, "coding_now", NOW, scope, now)
        sync(self._connection, "passage", PASSAGE, scope, passages)

    def _turn_to(self, document: int) -> None:
        row = self._connection.execute(
            "select revision from document where pk = ? and state = 'present'",
            (document,),
        ).fetchone()
        self._document = document
        self._revision = row[0] if row else None
        self._text = None
        self._turns = Turns(self._connection, self._revision)

    def _by_coder(
        self, document: int, code: int
    ) -> dict[int, list[tuple[int, int, int | None, int]]]:
        found: dict[int, list[tuple[int, int, int | None, int]]] = {}
        if code in self._targets or self._revision is None:
            return found
        for source in (code, *self._sources.get(code, ())):
            rows = self._connection.execute(
                "select start, end, pk, coder from coding where document = ?"
                " and code = ? and revision = ?"
                " and (outcome is null or outcome not in ('ambiguous', 'lost'))",
                (document, source, self._revision),
            )
            for start, end, pk, coder in rows:
                who = self._aliases.get(coder, coder)
                turn = self._turns.at(start)
                found.setdefault(who, []).append((start, end, turn, pk))
        for codings in found.values():
            codings.sort(key=lambda one: (one[0], one[1], one[3]))
        return found

    def _blank(self, start: int, end: int) -> bool:
        if self._text is None:
            row = self._connection.execute(
                "select body from content where uid ="
                " (select text from revision where pk = ?)",
                (self._revision,),
            ).fetchone()
            self._text = row[0] if row else ""
        return not self._text[start:end].strip()


def _settled(
    connection: sqlite3.Connection, documents: set[int], aliases: dict[int, int]
) -> None:
    """The coder of a document's earliest coding in the log, of those that count."""
    for document in sorted(documents):
        lowest, highest, standing = connection.execute(
            "select min(coder), max(coder),"
            " (select coder from settled where document = ?1)"
            " from coding_now where document = ?1",
            (document,),
        ).fetchone()
        if lowest == highest == standing:
            continue
        if lowest != highest:
            (lowest,) = connection.execute(
                "select n.coder from coding_now n join change c on c.seq = n.pk"
                " join operation o on o.pk = c.operation where n.document = ?"
                " order by o.lamport, o.uid, c.seq limit 1",
                (document,),
            ).fetchone()
        rows = [] if lowest is None else [(document, lowest)]
        scope = ("document = ?", (document,))
        sync(connection, "settled", ("document", "coder"), scope, rows)


def _branches(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "with recursive up (ancestor, code) as ("
        " select pk, pk from code union all"
        " select code.parent, up.code from up join code on code.pk = up.ancestor"
        " where code.parent is not null) select ancestor, code from up"
    ).fetchall()
    sync(connection, "branch", ("ancestor", "code"), ("true", ()), rows, keys=2)


def _search(connection: sqlite3.Connection, document: int) -> None:
    """Index the turns of the document's current revision, and no other's."""
    from workbench.store.layout import TURNS_OF_A_REVISION

    for (revision,) in connection.execute(
        "select pk from revision where document = ?", (document,)
    ).fetchall():
        first = revision * TURNS_OF_A_REVISION
        connection.execute(
            "delete from search where rowid between ? and ?",
            (first, first + TURNS_OF_A_REVISION - 1),
        )
    row = connection.execute(
        "select d.revision, c.body from document d join revision r on r.pk = d.revision"
        " join content c on c.uid = r.text where d.pk = ? and d.state = 'present'",
        (document,),
    ).fetchone()
    if row is None:
        return
    revision, text = row
    turns = connection.execute(
        "select pk, start, end from turn where revision = ?", (revision,)
    ).fetchall()
    connection.executemany(
        "insert into search (rowid, words) values (?, ?)",
        [(pk, text[start:end]) for pk, start, end in turns],
    )
