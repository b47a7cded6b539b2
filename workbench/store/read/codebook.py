"""Reading the codebook, as the value that files and screens know."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
)

_LIST_FIELDS = ("include", "exclude", "examples", "counter_examples", "indicators")


def codebook(connection: sqlite3.Connection) -> Codebook:
    """The whole codebook, in the order of the tree.

    A code that another one stands for is there as a retired one.
    """
    setting = dict(connection.execute("select name, value from setting"))
    said = _said(connection)
    rows = connection.execute(
        "select c.pk, c.uid, c.slug, p.slug, c.codable, c.status, c.origin, c.color,"
        " c.key, c.target from code c left join code p on p.pk = c.parent"
        " where c.state = 'present' order by c.place"
    ).fetchall()
    slugs = dict(connection.execute("select uid, slug from code"))
    merged = _merged(connection)
    title = setting.get("codebook-title")
    row = connection.execute("select language from project").fetchone()
    return Codebook(
        id=setting.get("codebook", "codebook"),
        title=json.loads(title) if title else {},
        language=setting.get("codebook-language", row[0] if row else "en"),
        codes=tuple(
            _code(one, said.get(one[0], {}), slugs, merged.get(one[0], ()))
            for one in rows
        ),
        sets=tuple(_sets(connection, slugs)),
    )


def _said(connection: sqlite3.Connection) -> dict[int, dict[str, dict[str, str]]]:
    found: dict[int, dict[str, dict[str, str]]] = {}
    for code, field, language, body in connection.execute(
        "select code, field, language, body from code_text"
    ):
        found.setdefault(code, {}).setdefault(field, {})[language] = body
    return found


def _merged(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """The codes that each code stands for, besides itself."""
    found: dict[int, tuple[str, ...]] = {}
    for target, slug in connection.execute(
        "select target, slug from code where target is not null and state = 'present'"
        " order by slug"
    ):
        found[target] = (*found.get(target, ()), slug)
    return found


def _code(
    row: tuple[Any, ...],
    said: dict[str, dict[str, str]],
    slugs: dict[str, str],
    merged: tuple[str, ...],
) -> Code:
    _, _, slug, parent, codable, status, origin, color, key, target = row
    lists = {
        field: {
            language: tuple(json.loads(body))
            for language, body in said.get(field, {}).items()
        }
        for field in _LIST_FIELDS
    }
    return Code(
        id=slug,
        name=said.get("name", {}),
        definition=said.get("definition", {}),
        parent=parent or "",
        color=color,
        key=key,
        codable=bool(codable),
        status=Status.RETIRED if target else Status(status),
        origin=Origin(origin) if origin else None,
        relations=tuple(_relations(said.get("relations", {}).get("", "[]"), slugs)),
        merged_from=tuple(
            dict.fromkeys(
                (*json.loads(said.get("merged_from", {}).get("", "[]")), *merged)
            )
        ),
        split_from=said.get("split_from", {}).get("", ""),
        source=said.get("source", {}).get("", ""),
        **lists,
    )


def _relations(text: str, slugs: dict[str, str]) -> Iterable[Relation]:
    for kind, to in json.loads(text):
        yield Relation(kind=kind, to=slugs.get(to, to))


def _sets(connection: sqlite3.Connection, slugs: dict[str, str]) -> Iterable[CodeSet]:
    members: dict[int, list[str]] = {}
    for made, code in connection.execute(
        "select code_set, code from code_set_member order by code_set, n"
    ):
        if code in slugs:
            members.setdefault(made, []).append(slugs[code])
    for pk, slug, title in connection.execute(
        "select pk, slug, title from code_set order by position, slug, uid"
    ):
        yield CodeSet(
            id=slug, title=json.loads(title), codes=tuple(members.get(pk, ()))
        )
