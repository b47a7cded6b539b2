"""The canonical dump: the project in ids only, never in row numbers.

Two copies of a project that hold the same log have the same dump, whatever way it came;
a rebuild has the dump of what was live.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator

_DOC = "(select uid from document where pk = {0}.document)"
_REV = "(select uid from revision where pk = {0}.revision)"

QUERIES = {
    "operation": "select uid, coder, device, lamport, at, label, changes, digest"
    " from operation",
    "change": "select o.uid, row_number() over (partition by o.pk order by c.seq),"
    " c.kind, c.subject, c.payload from change c"
    " join operation o on o.pk = c.operation",
    "content": "select uid, owner, body from content",
    "undone": "select o.uid from undone u join operation o on o.pk = u.operation",
    "erased": "select owner from erased",
    "conflict": "select subject, register, operation from conflict",
    "project": "select uid, title, language from project",
    "setting": "select name, value from setting",
    "coder": "select uid, name, same from coder",
    "attribute": "select uid, name, spec from attribute",
    "milestone": "select uid, name, clock, operations, coder, at from milestone",
    "code": "select c.uid, c.slug, c.state, p.uid, c.position, c.place, c.depth, t.uid,"
    " c.definition, c.codable, c.status, c.origin, c.color, c.key from code c"
    " left join code p on p.pk = c.parent left join code t on t.pk = c.target",
    "code_text": "select c.uid, t.field, t.language, t.body from code_text t"
    " join code c on c.pk = t.code",
    "code_set": "select uid, slug, title, position from code_set",
    "code_set_member": "select s.uid, m.n, m.code from code_set_member m"
    " join code_set s on s.pk = m.code_set",
    "document": "select d.uid, d.name, d.format, d.language, d.state,"
    f" {_REV.format('d')}, d.coder, d.at from document d",
    "revision": f"select r.uid, {_DOC.format('r')}, r.text, r.layout, r.salt,"
    " r.characters, r.words, r.turns, r.rules, r.state from revision r",
    "turn": f"select {_REV.format('t')}, t.start, t.end, t.label, s.name, t.role,"
    " t.time from turn t left join speaker s on s.pk = t.speaker",
    "speaker": f"select {_REV.format('s')}, s.name, s.role from speaker s",
    "finished": f"select {_DOC.format('f')}, f.coder, f.at from finished f",
    "guide": "select uid, spec from guide",
    "guide_question": "select g.uid, q.n, q.uid, q.slug from guide_question q"
    " join guide g on g.pk = q.guide",
    "turn_tie": f"select {_DOC.format('t')}, {_REV.format('t')}, t.n, t.question,"
    " t.outcome, t.origin, t.origin_n from turn_tie t",
    "document_fact": f"select {_DOC.format('f')}, f.attribute, f.n, f.value"
    " from document_fact f",
    "case_": "select uid, sort, key, name, state from case_",
    "case_fact": "select c.uid, f.attribute, f.n, f.value from case_fact f"
    " join case_ c on c.pk = f.case_",
    "case_link": "select c.uid, l.document, l.speaker from case_link l"
    " join case_ c on c.pk = l.case_",
    "coding": f"select h.subject, {_DOC.format('g')}, {_REV.format('g')}, c.uid, w.uid,"
    " g.start, g.end, o.uid, g.outcome from coding g join change h on h.seq = g.pk"
    " join code c on c.pk = g.code join coder w on w.pk = g.coder"
    " left join operation o on o.pk = g.definition",
    "memo": f"select m.uid, m.about, m.target, {_DOC.format('m')}, {_REV.format('m')},"
    " m.start, m.end, m.outcome, m.type, m.text, m.coder, m.at, m.edited from memo m",
    "collection": "select uid, title, attribution, publication, state, coder, at"
    " from collection",
    "quote": f"select q.uid, c.uid, {_DOC.format('q')}, {_REV.format('q')}, q.start,"
    " q.end, q.outcome, q.position, q.coding, q.printed, q.translation,"
    " q.translated_of, q.translated_said, q.translated_by, q.translated_at,"
    " q.checked, q.checked_of, q.checked_said, q.checked_by, q.checked_at, q.note,"
    " q.heading, q.coder, q.at from quote q join collection c on c.pk = q.collection",
}
"""What of each table is the same in every copy: all of it but the row numbers."""


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The project, a line a row: `table<TAB>JSON`, sorted."""
    for table, query in QUERIES.items():
        lines = [
            # Only damage makes a cell bytes; it is shown, so that the dumps differ.
            json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=repr)
            for row in connection.execute(query)
        ]
        for line in sorted(lines):
            yield f"{table}\t{line}"


def fingerprint(connection: sqlite3.Connection) -> str:
    """The dump as 64 hexadecimal letters."""
    held = hashlib.sha256()
    for line in dump(connection):
        held.update(line.encode())
        held.update(b"\n")
    return held.hexdigest()
