"""The published views: what Datasette, R, pandas and `sqlite3` may rely on.

One view a kind of row, with the names and columns of the commands' rows. Ids are whole.
Codes and coders are those that a coding counts for (merged codes and two names of one
person resolved); codings are those that count. `v_waiting` has those that a corrected
text left ambiguous or lost, or that were made on a text that is corrected since. Names
of codes are in the codebook's language.

- `v_quote.attribution` is the template that applies; the commands fill it in.
- `v_document.attributes` and `v_case.attributes` are for the eye (`wave=2010; ...`);
  `v_attribute` has a value a row, as they apply to a document or one of its speakers
  (inherited from the cases where the document has none of its own) or to a case; what
  is lacking is taken from the case that a value refers to.
- `v_turn` has a row a turn, without the speaker's label; `v_finished` one for each
  document that a coder has marked finished, under whichever of their names.
- A `case` goes by its id in files, as attributes refer to it; `name` is for the eye.
- `v_change` has a row an operation; `what` counts its changes by kind.

No view makes JSON: SQLite refuses those functions in the views of a file that is not
trusted. Words are cut out of the whole text, or of the turn where the span lies in one:
that is made for reading, not for searching.
"""

from __future__ import annotations

_LANGUAGE = (
    "coalesce((select value from setting where name = 'codebook-language'),"
    " (select language from project), 'en')"
)

_NAME = f"""coalesce((select t.body from code_text t
    where t.code = {{0}}.pk and t.field = 'name'
    order by t.language = {_LANGUAGE} desc,
        t.language in ('nb', 'nn') and {_LANGUAGE} in ('nb', 'nn') desc,
        t.language = 'en' desc, t.language
    limit 1), {{0}}.slug)"""

_SAID = f"""(select t.body from code_text t
    where t.code = c.pk and t.field = '{{0}}'
    order by t.language = {_LANGUAGE} desc,
        t.language in ('nb', 'nn') and {_LANGUAGE} in ('nb', 'nn') desc,
        t.language = 'en' desc, t.language
    limit 1)"""

_WORDS = """case when {0}.start >= t.start and {0}.end <= t.end
    then substr((select s.c0 from search_content s where s.id = t.pk),
        {0}.start - t.start + 1, {0}.end - {0}.start)
    else substr(x.body, {0}.start + 1, {0}.end - {0}.start) end"""

_BODY = "(select body from content where uid = {0})"

_CODER = "coalesce((select name from coder where uid = {0}), '')"

DOCUMENT = f"""
create view v_document as
select d.uid as id, d.name as document, d.format, d.language, r.words, r.characters,
    r.turns,
    (select count(*) from speaker s where s.revision = r.pk) as speakers,
    case when exists (select 1 from finished f where f.document = d.pk) then 'finished'
        when exists (select 1 from coding_now n where n.document = d.pk) then 'begun'
        else 'new' end as status,
    (select count(*) from coding_now n where n.document = d.pk) as codings,
    {_CODER.format("d.coder")} as coder, d.at as added,
    (select group_concat(name || '=' || value, '; ') from
        (select a.name, f.value from attribute a
        cross join fact f on f.attribute = a.pk
            and f.document = d.pk and f.speaker = 0
        order by a.pk, f.n)) as attributes
from document d join revision r on r.pk = d.revision
where d.state = 'present';
"""

CASE = """
create view v_case as
select c.uid as id, c.key as "case", c.sort as kind,
    (select count(distinct l.document) from case_link l
        join document d on d.uid = l.document and d.state = 'present'
        where l.case_ = c.pk) as documents,
    (select group_concat(name || '=' || value, '; ') from
        (select a.name, f.value from attribute a
        cross join case_value f on f.attribute = a.pk and f.case_ = c.pk
        where a.name <> c.sort order by a.pk, f.n)) as attributes,
    c.name
from case_ c where c.state = 'present';
"""

LINK = """
create view v_link as
select c.uid as case_id, c.key as "case", c.sort as kind, d.uid as document_id,
    d.name as document,
    (select body from content where uid = l.speaker) as speaker
from case_link l join case_ c on c.pk = l.case_ join document d on d.uid = l.document
where c.state = 'present' and d.state = 'present';
"""

ATTRIBUTE = """
create view v_attribute as
select 'document' as owner, d.uid as id, d.name, s.name as speaker,
    a.name as attribute, f.n + 1 as n, f.value
from fact f join attribute a on a.pk = f.attribute
join document d on d.pk = f.document left join speaker s on s.pk = f.speaker
union all
select c.sort, c.uid, c.key, null, a.name, f.n + 1, f.value
from case_value f join attribute a on a.pk = f.attribute
join case_ c on c.pk = f.case_ where c.state = 'present';
"""

CODE = f"""
create view v_code as
select c.uid as id, c.slug as code, {_NAME.format("c")} as name, p.slug as parent,
    c.depth, c.place as position, c.status, c.codable, c.origin, c.color, c.key,
    {_SAID.format("definition")} as definition,
    {_SAID.format("source")} as source,
    (select slug from code t where t.pk = c.target) as merged_into,
    (select count(*) from passage n where n.code = c.pk) as passages,
    (select count(*) from coding_now n where n.code = c.pk) as codings
from code c left join code p on p.pk = c.parent
where c.state = 'present';
"""

CODING = f"""
create view v_coding as
select h.subject as id, d.name as document, n.start, n.end, c.slug as code,
    w.name as coder, {_WORDS.format("n")} as text, o.at as created,
    (select group_concat(body, char(10)) from
        (select m.pk, b.body from memo m join content b on b.uid = m.text
        where m.target = h.subject order by m.pk)) as memo,
    s.name as speaker, d.uid as document_id, c.uid as code_id, w.uid as coder_id
from coding_now n join document d on d.pk = n.document
join revision r on r.pk = d.revision join code c on c.pk = n.code
join coder w on w.pk = n.coder join change h on h.seq = n.pk
join operation o on o.pk = h.operation
left join turn t on t.pk = n.turn left join speaker s on s.pk = t.speaker
left join content x on x.uid = r.text;
"""

WAITING = """
create view v_waiting as
select h.subject as id, d.name as document, g.start, g.end, c.slug as code,
    w.name as coder,
    case when g.outcome in ('ambiguous', 'lost') then g.outcome else 'superseded' end
        as outcome,
    substr(x.body, g.start + 1, g.end - g.start) as text,
    d.uid as document_id, c.uid as code_id, w.uid as coder_id
from coding g join document d on d.pk = g.document
join revision r on r.pk = g.revision join code c on c.pk = g.code
join coder w on w.pk = g.coder join change h on h.seq = g.pk
left join content x on x.uid = r.text
where d.state = 'present' and g.pk not in (select pk from coding_now);
"""

PASSAGE = f"""
create view v_passage as
select h.subject as id, c.slug as code, d.name as document, n.start, n.end,
    s.name as speaker, {_WORDS.format("n")} as text, w.name as coder, n.role, n.codings,
    d.uid as document_id, c.uid as code_id, w.uid as coder_id
from passage n join document d on d.pk = n.document
join revision r on r.pk = d.revision join code c on c.pk = n.code
join coder w on w.pk = n.coder join change h on h.seq = n.pk
left join turn t on t.pk = n.turn left join speaker s on s.pk = n.speaker
left join content x on x.uid = r.text;
"""

TURN = """
create view v_turn as
select d.name as document,
    row_number() over (partition by t.revision order by t.start) as n,
    s.name as speaker, t.role, t.start, t.end,
    substr((select s.c0 from search_content s where s.id = t.pk),
        1, t.end - t.start) as text,
    t.time, d.uid as document_id
from turn t join revision r on r.pk = t.revision
join document d on d.pk = r.document and d.revision = r.pk
left join speaker s on s.pk = t.speaker
where d.state = 'present';
"""

FINISHED = f"""
create view v_finished as
with recursive path(coder, at, steps) as (
    select uid, uid, 0 from coder
    union all
    select p.coder, c.same, p.steps + 1 from path p join coder c on c.uid = p.at
    where c.same is not null and p.steps < (select count(*) from coder)),
person(coder, at) as (
    select p.coder, p.at from path p join coder c on c.uid = p.at
    where c.same is null)
select d.name as document, {_CODER.format("coalesce(p.at, f.coder)")} as coder,
    min(f.at) as finished, d.uid as document_id, coalesce(p.at, f.coder) as coder_id
from finished f join document d on d.pk = f.document
left join person p on p.coder = f.coder
where d.state = 'present' group by d.pk, coalesce(p.at, f.coder);
"""

QUOTE = f"""
create view v_quote as
select q.uid as id, k.title as collection,
    row_number() over (partition by q.collection order by q.position, q.uid)
        as position,
    substr(x.body, q.start + 1, q.end - q.start) as text,
    {_BODY.format("q.printed")} as printed,
    {_BODY.format("q.translation")} as translation,
    coalesce(k.attribution, (select value from setting where name = 'attribution'))
        as attribution,
    d.name as document, null as clearance, q.start, q.end,
    {_BODY.format("q.heading")} as heading, {_BODY.format("q.note")} as note,
    {_CODER.format("q.coder")} as coder, q.at as created, q.coding as coding_id,
    d.uid as document_id, k.uid as collection_id
from quote q join collection k on k.pk = q.collection
join document d on d.pk = q.document join revision r on r.pk = q.revision
left join content x on x.uid = r.text
where k.state = 'present' and d.state = 'present';
"""

MEMO = f"""
create view v_memo as
select m.uid as id, m.about, m.type,
    case m.about
        when 'project' then (select title from project)
        when 'code' then (select slug from code where uid = m.target)
        when 'case' then (select name from case_ where uid = m.target)
        when 'coding' then (select c.slug from change h join coding g on g.pk = h.seq
            join code c on c.pk = g.code
            where h.subject = m.target and h.kind = 'coding.added')
        else d.name end as target,
    d.name as document, m.start, m.end, b.body as text,
    {_CODER.format("m.coder")} as coder, m.at as created, m.edited,
    m.target as target_id
from memo m join content b on b.uid = m.text
left join document d on d.pk = m.document
    or d.uid = m.target and m.about = 'document'
where d.pk is null or d.state = 'present';
"""

CHANGE = f"""
create view v_change as
select o.at as time, {_CODER.format("o.coder")} as coder, o.uid as operation,
    o.label as kind,
    (select group_concat(kind || ' ' || n, ', ') from
        (select kind, count(*) as n from change where operation = o.pk
        group by kind order by min(seq))) as what,
    o.changes, exists (select 1 from undone u where u.operation = o.pk) as undone,
    o.lamport, o.device, o.coder as coder_id
from operation o;
"""

VIEWS = "".join(
    (
        DOCUMENT,
        CASE,
        LINK,
        ATTRIBUTE,
        CODE,
        CODING,
        WAITING,
        PASSAGE,
        TURN,
        FINISHED,
        QUOTE,
        MEMO,
        CHANGE,
    )
)
"""The statements, each ending in a semicolon; the first migration makes them."""

NAMES = (
    "v_document",
    "v_case",
    "v_link",
    "v_attribute",
    "v_code",
    "v_coding",
    "v_waiting",
    "v_passage",
    "v_turn",
    "v_finished",
    "v_quote",
    "v_memo",
    "v_change",
)
