"""Attributes as columns: what documents or cases have, by label, in one language."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from workbench.domain.languages import pick
from workbench.domain.tables import Cell, Column
from workbench.project.listings.table import Columns
from workbench.store.file import Connection
from workbench.store.read.known import Known

Held = Mapping[int, Mapping[str, list[str]]]
"""Values by row number and attribute."""


class Values:
    """The attributes of some kinds, and those that somebody has; a cell each."""

    def __init__(
        self,
        connection: Connection,
        held: Held,
        kinds: Collection[str],
        language: str,
        fixed: Columns,
    ) -> None:
        """`fixed` are the table's own columns, whose names are taken."""
        self._held = held
        self._language = language
        known = Known(connection)
        used = {name for values in held.values() for name in values}
        self._known = {
            name: known.attribute(name)
            for name, one in known.attributes.items()
            if name in used or (set(one.kinds) & set(kinds) and name not in kinds)
        }
        taken = {name for name, _ in fixed}
        self.columns = [
            Column(
                name=f"attribute:{name}" if name in taken else name,
                label=pick(one.label, language) or name,
            )
            for name, one in self._known.items()
        ]

    def of(self, key: int) -> list[Cell]:
        """The cells of one; several values are parted by semicolons."""
        held = self._held.get(key, {})
        return [
            "; ".join(self._label(name, value) for value in held[name])
            if name in held
            else None
            for name in self._known
        ]

    def _label(self, name: str, value: str) -> str:
        labels = self._known[name].labels.get(value, {})
        return pick(labels, self._language) or value
