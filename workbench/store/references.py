"""What cases have, and what is had through the cases that values refer to.

An attribute that is named like a kind of case refers to the case of that kind whose id
is its value. What somebody lacks is taken from the cases referred to, where they agree:
one step, no further. Of the attribute named like its own kind a case has its own id.
"""

from __future__ import annotations

import sqlite3

Values = dict[int, tuple[str, ...]]
"""Values by attribute, as row numbers of attributes."""


class Cases:
    """The cases of a project, each looked up once, for as long as nothing changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("select uid, pk, name from attribute").fetchall()
        self.attributes: dict[str, int] = {uid: pk for uid, pk, _ in rows}
        """Row numbers by id."""
        self._named: dict[str, int] = {name: pk for _, pk, name in rows}
        kinds = connection.execute(
            "select distinct sort from case_ where state = 'present'"
        )
        self._kinds: dict[int, str] = {
            self._named[kind]: kind for (kind,) in kinds if kind in self._named
        }
        self._own: dict[int, Values] = {}

    def set_on(self, table: str, pk: int) -> Values:
        """What was set on a `document` or a `case` itself."""
        column = "document" if table == "document" else "case_"
        found: Values = {}
        for uid, value in self._connection.execute(
            f"select attribute, value from {table}_fact"
            f" where {column} = ? order by attribute, n",
            (pk,),
        ):
            if uid in self.attributes:
                attribute = self.attributes[uid]
                found[attribute] = (*found.get(attribute, ()), value)
        return found

    def own(self, case: int) -> Values:
        """What a case has itself."""
        if case not in self._own:
            kind, key = self._connection.execute(
                "select sort, key from case_ where pk = ?", (case,)
            ).fetchone()
            itself = {self._named[kind]: (key,)} if kind in self._named else {}
            self._own[case] = {**itself, **self.set_on("case", case)}
        return self._own[case]

    def with_referred(self, values: Values) -> Values:
        """These values, and those of the cases they refer to where they lack one."""
        referred = [
            self.own(case)
            for attribute in values.keys() & self._kinds.keys()
            for case in self._meant(self._kinds[attribute], values[attribute])
        ]
        return {**agreed(referred), **values} if referred else values

    def _meant(self, kind: str, keys: tuple[str, ...]) -> list[int]:
        return [
            row[0]
            for key in keys
            for row in self._connection.execute(
                "select pk from case_ where sort = ? and key = ? and state = 'present'",
                (kind, key),
            )
        ]


def agreed(cases: list[Values]) -> Values:
    """The values in which all cases that have any agree."""
    found: Values = {}
    for attribute in {one for case in cases for one in case}:
        values = {case[attribute] for case in cases if attribute in case}
        if len(values) == 1:
            found[attribute] = values.pop()
    return found
