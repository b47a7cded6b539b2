"""From the log to the tables: the one function that writes them.

Recording, undoing, merging and rebuilding are this function over some or all subjects.
It takes (kind, subject) of what is new in the log and folds every subject whose rows
that can touch, in an order in which what is named comes before what names it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from workbench.domain.changes import Subject, subject_class
from workbench.store import derive, log

Pair = tuple[str, str]
Fold = Callable[[sqlite3.Connection, str, Sequence[log.Entry]], object]

_BEFORE = (Subject.PROJECT, Subject.CODER, Subject.ATTRIBUTE, Subject.GUIDE)
_AFTER = (Subject.MEMO, Subject.COLLECTION, Subject.QUOTE, Subject.MILESTONE)
_CHUNK = 2_000
"""Codings folded at a time, so that memory does not grow with the project."""


def project_changes(
    connection: sqlite3.Connection, changed: Iterable[Pair], *, fresh: bool = False
) -> None:
    """Fold every subject that these changes touch, and derive what follows.

    `fresh` says that the tables are empty (a rebuild).
    """
    subjects = _grouped(_with_marked(connection, changed))
    touched = derive.Touched()
    for about in _BEFORE:
        _fold_each(connection, about, subjects)
    if Subject.CODER in subjects or Subject.PROJECT in subjects:
        touched.coders = True
    if Subject.ATTRIBUTE in subjects:
        touched.attributes = True
    if Subject.GUIDE in subjects:
        touched.guides = True
    if Subject.CODEBOOK in subjects:
        touched.redirected |= _fold_codebook(connection)
        touched.tree = True
    _fold_documents(connection, subjects.get(Subject.DOCUMENT, ()), touched)
    _fold_cases(connection, subjects.get(Subject.CASE, ()), touched)
    _fold_codings(connection, subjects.get(Subject.CODING, ()), touched, fresh=fresh)
    for about in _AFTER:
        _fold_each(connection, about, subjects)
    derive.derive(connection, touched, fresh=fresh)


def enter_coders(connection: sqlite3.Connection, coders: Iterable[str]) -> None:
    """Make a row for everybody who acts; a name comes with a change of theirs."""
    connection.executemany(
        "insert or ignore into coder (uid) values (?)", [(one,) for one in coders]
    )


def _with_marked(connection: sqlite3.Connection, changed: Iterable[Pair]) -> list[Pair]:
    """Also the subjects of every operation that a marker among these marks."""
    pairs = list(changed)
    marked = sorted(
        {one for kind, one in pairs if subject_class(kind) is Subject.OPERATION}
    )
    for uid in marked:
        _mark(connection, uid)
        pairs += connection.execute(
            "select c.kind, c.subject from operation o"
            " join change c on c.operation = o.pk where o.uid = ?",
            (uid,),
        )
    return pairs


def _mark(connection: sqlite3.Connection, uid: str) -> None:
    """Undone or not: the marker with the highest stamp decides."""
    row = connection.execute(
        "select c.kind from change c cross join operation o on o.pk = c.operation"
        " where c.subject = ? and c.kind in ('operation.undone', 'operation.redone')"
        f" order by {log.ORDER.replace(',', ' desc,')} desc limit 1",
        (uid,),
    ).fetchone()
    if row and row[0] == "operation.undone":
        connection.execute(
            "insert or ignore into undone select pk from operation where uid = ?",
            (uid,),
        )
    else:
        connection.execute(
            "delete from undone where operation ="
            " (select pk from operation where uid = ?)",
            (uid,),
        )


def _grouped(pairs: Iterable[Pair]) -> dict[Subject, list[str]]:
    found: dict[Subject, dict[str, None]] = {}
    for kind, subject in pairs:
        found.setdefault(subject_class(kind), {})[subject] = None
    return {about: list(every) for about, every in found.items()}


def _fold_each(
    connection: sqlite3.Connection,
    about: Subject,
    subjects: dict[Subject, list[str]],
) -> None:
    if about not in subjects:
        return
    fold = _fold_of(about)
    for subject in subjects[about]:
        entries = log.entries(connection, [subject]).get(subject, [])
        fold(connection, subject, entries)


def _fold_of(about: Subject) -> Fold:
    """What folds a subject of this kind alone; loaded now."""
    if about is Subject.GUIDE:
        from workbench.store.fold import guides

        return guides.fold_guide
    if about in _BEFORE or about is Subject.MILESTONE:
        from workbench.store.fold import plain

        return {
            Subject.PROJECT: plain.fold_project,
            Subject.CODER: plain.fold_coder,
            Subject.ATTRIBUTE: plain.fold_attribute,
            Subject.MILESTONE: plain.fold_milestone,
        }[about]
    from workbench.store.fold import notes

    return {
        Subject.MEMO: notes.fold_memo,
        Subject.COLLECTION: notes.fold_collection,
        Subject.QUOTE: notes.fold_quote,
    }[about]


def _fold_codebook(connection: sqlite3.Connection) -> set[int]:
    """Fold the codebook; the codes that now stand for another one than before."""
    from workbench.store.fold import codebook

    query = "select pk, target from code"
    before = dict(connection.execute(query))
    codebook.fold_codebook(connection, log.codebook_entries(connection))
    after = dict(connection.execute(query))
    return {
        pk
        for pk in {*before, *after}
        if pk in before and before.get(pk) != after.get(pk)
    }


def _fold_documents(
    connection: sqlite3.Connection, subjects: Sequence[str], touched: derive.Touched
) -> None:
    if not subjects:
        return
    from workbench.store.fold import documents

    for subject in subjects:
        before = _shape(connection, subject)
        entries = log.entries(connection, [subject]).get(subject, [])
        pk = documents.fold_document(connection, subject, entries)
        if pk is None:
            continue
        touched.facts.add(pk)
        if _shape(connection, subject) != before:
            touched.documents.add(pk)


def _shape(connection: sqlite3.Connection, subject: str) -> object:
    return connection.execute(
        "select state, revision from document where uid = ?", (subject,)
    ).fetchone()


def _fold_cases(
    connection: sqlite3.Connection, subjects: Sequence[str], touched: derive.Touched
) -> None:
    if not subjects:
        return
    from workbench.store.fold import cases

    for subject in subjects:
        entries = log.entries(connection, [subject]).get(subject, [])
        _touch_case(connection, subject, touched)
        for uid in sorted(cases.fold_case(connection, subject, entries)):
            row = connection.execute(
                "select pk from document where uid = ?", (uid,)
            ).fetchone()
            if row:
                touched.facts.add(row[0])
        _touch_case(connection, subject, touched)


def _touch_case(
    connection: sqlite3.Connection, subject: str, touched: derive.Touched
) -> None:
    """What a case is called as it stands: before its fold, and after it."""
    row = connection.execute(
        "select pk, sort, key from case_ where uid = ?", (subject,)
    ).fetchone()
    if row:
        touched.cases.add(row[0])
        touched.named.add((row[1], row[2]))


def _fold_codings(
    connection: sqlite3.Connection,
    subjects: Sequence[str],
    touched: derive.Touched,
    *,
    fresh: bool,
) -> None:
    if not subjects:
        return
    from workbench.store.fold import codings

    for at in range(0, len(subjects), _CHUNK):
        found = log.entries(connection, subjects[at : at + _CHUNK])
        if not fresh:
            # What is new and was only added counted nowhere before.
            every = [
                pk
                for one in found.values()
                if len(one) > 1 or one[0].undone
                for pk in codings.numbers(one)
            ]
            touched.left |= derive.counted_in(connection, every)
        touched.pairs |= codings.fold_codings(connection, found)
