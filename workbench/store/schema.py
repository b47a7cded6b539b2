"""The tables of a project file: the log, what is folded from it, what is derived.

Three layers, and nothing else:

- **the log** (`operation`, `change`, `content`) is the truth; it is only added to;
- **folded** tables are a pure function of the log, subject by subject; their `pk` is
  the `seq` of the change that added the thing, so that a rebuild gives the same;
- **derived** tables answer what depends on several subjects (passages, search, values);
  they are no truth, are in no dump, and no fold reads them.

Row numbers are local to a file and never leave it; the `uid` columns are what others
know. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

import sqlite3

from workbench.store.schema_derived import DERIVED, DERIVED_TABLES

__all__ = [
    "APPLICATION_ID",
    "DERIVED",
    "DERIVED_TABLES",
    "FOLDED",
    "FOLDED_TABLES",
    "GUARDS",
    "LOG",
    "SCHEMA_VERSION",
    "guards",
    "statements",
]

APPLICATION_ID = 0x776B6263
"""`wkbc`: what SQLite's `application_id` says of a project of ours."""

SCHEMA_VERSION = 2
"""`user_version`: raised by every migration; a higher one is refused."""

LOG = """
create table operation (
    pk integer primary key,
    uid text not null unique,
    coder text not null,
    device text not null,
    lamport integer not null,
    at text not null,
    label text not null,
    changes integer not null,
    digest text not null
) strict;
create index operation_lamport on operation (lamport);
create index operation_coder on operation (coder, lamport, uid);
create table change (
    seq integer primary key,
    operation integer not null references operation (pk),
    kind text not null,
    subject text not null,
    payload text not null
) strict;
create index change_subject on change (subject);
create index change_operation on change (operation);
create index change_codebook on change (seq)
    where kind >= 'code.' and kind < 'code/' or kind >= 'set.' and kind < 'set/';
create index change_marker on change (subject)
    where kind in ('operation.undone', 'operation.redone');
create table content (
    pk integer primary key,
    uid text not null unique,
    owner text not null,
    body text not null
) strict;
create index content_owner on content (owner);
"""

FOLDED = """
create table undone (operation integer primary key references operation (pk)) strict;
create table erased (owner text primary key) strict, without rowid;
create table conflict (
    subject text not null,
    register text not null,
    operation text not null,
    primary key (subject, register, operation)
) strict, without rowid;
create table project (
    pk integer primary key,
    uid text not null unique,
    title text not null,
    language text not null
) strict;
create table setting (name text primary key, value text not null) strict, without rowid;
create table coder (
    pk integer primary key,
    uid text not null unique,
    name text,
    same text
) strict;
create table attribute (
    pk integer primary key,
    uid text not null unique,
    name text not null,
    spec text not null
) strict;
create table milestone (
    pk integer primary key,
    uid text not null unique,
    name text not null,
    clock text not null,
    operations integer not null,
    coder text not null,
    at text not null
) strict;
create table code (
    pk integer primary key,
    uid text not null unique,
    slug text not null,
    state text not null,
    parent integer references code (pk) deferrable initially deferred,
    position integer not null,
    place integer not null,
    depth integer not null,
    target integer references code (pk) deferrable initially deferred,
    definition text not null,
    codable integer not null,
    status text not null,
    origin text,
    color text not null,
    key text not null
) strict;
create table code_text (
    code integer not null references code (pk),
    field text not null,
    language text not null,
    body text not null,
    primary key (code, field, language)
) strict, without rowid;
create table code_set (
    pk integer primary key,
    uid text not null unique,
    slug text not null,
    title text not null,
    position integer not null
) strict;
create table code_set_member (
    code_set integer not null references code_set (pk),
    n integer not null,
    code text not null,
    primary key (code_set, n)
) strict, without rowid;
create table document (
    pk integer primary key,
    uid text not null unique,
    name text not null,
    format text not null,
    language text not null,
    state text not null,
    revision integer references revision (pk) deferrable initially deferred,
    coder text not null,
    at text not null
) strict;
create index document_name on document (name);
create table revision (
    pk integer primary key,
    uid text not null unique,
    document integer not null references document (pk),
    text text not null,
    layout text not null,
    salt text not null,
    characters integer not null,
    words integer not null,
    turns integer not null,
    rules integer not null,
    state text not null
) strict;
create index revision_document on revision (document);
create index revision_characters on revision (characters);
create table speaker (
    pk integer primary key,
    revision integer not null references revision (pk),
    name text not null,
    role text not null
) strict;
create index speaker_revision on speaker (revision);
create table turn (
    pk integer primary key,
    revision integer not null references revision (pk),
    start integer not null,
    end integer not null,
    label integer not null,
    speaker integer references speaker (pk),
    role text not null,
    time integer
) strict;
create index turn_revision on turn (revision, start, end);
create table finished (
    document integer not null references document (pk),
    coder text not null,
    at text not null,
    primary key (document, coder)
) strict, without rowid;
create table guide (
    pk integer primary key,
    uid text not null unique,
    spec text not null
) strict;
create table guide_question (
    pk integer primary key,
    guide integer not null references guide (pk),
    n integer not null,
    uid text not null,
    slug text not null
) strict;
create index guide_question_guide on guide_question (guide, n);
create table turn_tie (
    document integer not null references document (pk),
    revision integer not null references revision (pk),
    n integer not null,
    question text not null,
    outcome text,
    origin text not null,
    origin_n integer not null,
    primary key (document, revision, n)
) strict, without rowid;
create table document_fact (
    document integer not null references document (pk),
    attribute text not null,
    n integer not null,
    value text not null,
    primary key (document, attribute, n)
) strict, without rowid;
create table case_ (
    pk integer primary key,
    uid text not null unique,
    sort text not null,
    key text not null,
    name text not null,
    state text not null
) strict;
create index case_key on case_ (sort, key);
create table case_fact (
    case_ integer not null references case_ (pk),
    attribute text not null,
    n integer not null,
    value text not null,
    primary key (case_, attribute, n)
) strict, without rowid;
create table case_link (
    case_ integer not null references case_ (pk),
    document text not null,
    speaker text not null,
    primary key (case_, document, speaker)
) strict, without rowid;
create index case_link_document on case_link (document);
create table coding (
    pk integer primary key,
    document integer not null references document (pk),
    revision integer not null references revision (pk),
    code integer not null references code (pk),
    coder integer not null references coder (pk),
    start integer not null,
    end integer not null,
    definition integer references operation (pk),
    outcome text
) strict;
create index coding_document on coding (document, code);
create table memo (
    pk integer primary key,
    uid text not null unique,
    about text not null,
    target text not null,
    document integer references document (pk),
    revision integer references revision (pk),
    start integer,
    end integer,
    outcome text,
    type text not null,
    text text not null,
    coder text not null,
    at text not null,
    edited text not null
) strict;
create index memo_target on memo (target);
create index memo_document on memo (document);
create table collection (
    pk integer primary key,
    uid text not null unique,
    title text not null,
    attribution text,
    publication text,
    state text not null,
    coder text not null,
    at text not null
) strict;
create table quote (
    pk integer primary key,
    uid text not null unique,
    collection integer not null references collection (pk),
    document integer not null references document (pk),
    revision integer not null references revision (pk),
    start integer not null,
    end integer not null,
    outcome text,
    position integer not null,
    coding text,
    printed text,
    translation text,
    translated_of text,
    translated_said text,
    translated_by text,
    translated_at text,
    checked text,
    checked_of text,
    checked_said text,
    checked_by text,
    checked_at text,
    note text,
    heading text,
    coder text not null,
    at text not null
) strict;
create index quote_collection on quote (collection, position);
create index quote_document on quote (document);
"""

GUARDS = """
create trigger operation_is_never_rewritten before update on operation
begin select raise(abort, 'the log is only added to'); end;
create trigger operation_is_never_deleted before delete on operation
begin select raise(abort, 'the log is only added to'); end;
create trigger change_is_never_rewritten before update on change
begin select raise(abort, 'the log is only added to'); end;
create trigger change_is_never_deleted before delete on change
begin select raise(abort, 'the log is only added to'); end;
create trigger content_is_never_rewritten before update on content
begin select raise(abort, 'content is written once'); end;
create trigger content_is_deleted_by_erasing_only before delete on content
when old.owner not in (select owner from erased)
begin select raise(abort, 'content is deleted by erasing only'); end;
"""


def statements(script: str) -> list[str]:
    """The single statements of one of the scripts above, in order."""
    parts, held = [], ""
    for piece in script.split(";"):
        held = f"{held};{piece}" if held else piece
        if sqlite3.complete_statement(f"{held};"):
            if held.strip():
                parts.append(held.strip())
            held = ""
    return parts


def guards() -> dict[str, str]:
    """The triggers that a project has, by name, as SQLite keeps their words."""
    found = {}
    for one in statements(GUARDS):
        name = one.split()[2]
        found[name] = one.replace("create trigger", "CREATE TRIGGER", 1)
    return found


FOLDED_TABLES = [
    "undone",
    "erased",
    "conflict",
    "project",
    "setting",
    "coder",
    "attribute",
    "milestone",
    "code",
    "code_text",
    "code_set",
    "code_set_member",
    "document",
    "revision",
    "speaker",
    "turn",
    "finished",
    "guide",
    "guide_question",
    "turn_tie",
    "document_fact",
    "case_",
    "case_fact",
    "case_link",
    "coding",
    "memo",
    "collection",
    "quote",
]
"""In an order in which rows can be added; the reverse is one to delete in."""
