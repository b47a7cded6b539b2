"""The derived tables of a project file: see `store.schema` for what that means."""

from __future__ import annotations

DERIVED = """
create table coding_now (
    pk integer primary key,
    document integer not null,
    code integer not null,
    coder integer not null,
    start integer not null,
    end integer not null,
    turn integer,
    passage integer not null
) strict;
create index coding_now_document on coding_now (document, start, end, code, coder);
create index coding_now_code on coding_now (code, document, start, end);
create table passage (
    pk integer primary key,
    code integer not null,
    document integer not null,
    coder integer not null,
    start integer not null,
    end integer not null,
    turn integer,
    speaker integer,
    role text not null,
    codings integer not null
) strict;
create index passage_code on passage
    (code, document, coder, start, end, role, speaker, codings);
create index passage_document on passage (document, code, coder);
create index passage_aside on passage (document)
    where role not in ('interviewee', 'none');
create table branch (
    ancestor integer not null,
    code integer not null,
    primary key (ancestor, code)
) strict, without rowid;
create table settled (document integer primary key, coder integer not null) strict;
create table fact (
    document integer not null,
    speaker integer not null,
    attribute integer not null,
    n integer not null,
    value text not null,
    primary key (attribute, document, speaker, n)
) strict, without rowid;
create table document_case (
    document integer not null,
    speaker integer not null,
    case_ integer not null,
    primary key (document, speaker, case_)
) strict, without rowid;
create table document_guide (
    document integer primary key,
    guide integer not null
) strict;
create table turn_question (
    turn integer primary key,
    document integer not null,
    question integer not null,
    how text not null,
    asked integer not null
) strict;
create index turn_question_document on turn_question (document);
create table asked_code (
    question integer not null,
    code integer not null,
    primary key (question, code)
) strict, without rowid;
create table case_value (
    case_ integer not null,
    attribute integer not null,
    n integer not null,
    value text not null,
    primary key (case_, attribute, n)
) strict, without rowid;
create virtual table search using fts5
    (words, tokenize = "unicode61 remove_diacritics 0");
"""

DERIVED_TABLES = [
    "coding_now",
    "passage",
    "branch",
    "settled",
    "fact",
    "document_case",
    "document_guide",
    "turn_question",
    "asked_code",
    "case_value",
    "search",
]
